test "an order shipped a day late is late by a day" {
  rule = "shipped-in-time", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", required_on = "2026-06-10", shipped_on = "2026-06-11", status = "shipped" } } },
  expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, text = "order A-1 is late" } } },
}

test "an order shipped on its last day is in time" {
  rule = "shipped-in-time", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", required_on = "2026-06-10", shipped_on = "2026-06-10", status = "shipped" } } },
  expect = "conforming",
}

test "an open order is late from the day after its required day" {
  rule = "shipped-in-time",
  given = { orders = { { id = 1, code = "A-1", required_on = "2026-06-29", status = "open" } } },
  cases = {
    { name = "on the day", as_of = "2026-06-29", expect = "conforming" },
    { name = "a day later", as_of = "2026-06-30", expect = "nonconforming" },
  },
}

test "an order without a required day cannot be judged" {
  rule = "shipped-in-time", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", ordered_on = "2026-06-01", status = "open" } } },
  expect = { outcome = "not_evaluable", population = { unknown = 1 } },
}

test "a cancelled order is not asked" {
  rule = "shipped-in-time", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", required_on = "2026-06-01", status = "cancelled" } } },
  expect = "not_evaluable",
}

test "an order whose status nobody knows is asked" {
  rule = "shipped-in-time", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", required_on = "2026-06-29" } } },
  expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1, limit = 0 } } },
}

local large = {
  orders = { { id = 7, code = "A-7", status = "open" } },
  ["order lines"] = {
    { order_id = 7, line_no = 1, product = "forklift", quantity = 1, ["unit price"] = 9000.0 },
    { order_id = 7, line_no = 2, product = "pallet", quantity = 200, ["unit price"] = 6.0 },
  },
}

test "an order above the limit without approval is a major" {
  rule = "large-orders-approved", as_of = "2026-06-30", given = large,
  expect = { outcome = "nonconforming", grade = "major", subjects = { ["7"] = { measured = 10200, limit = 10000 } } },
}

test "the limit is a parameter, and its day itself conforms" {
  rule = "large-orders-approved", as_of = "2026-06-30", given = large, params = { approval_limit = 10200 },
  expect = "conforming",
}

-- An order, with lines that each have a quantity and a price.
local function order(cells, lines)
  local given = { orders = { { id = 7, code = "A-7", status = cells.status, approved_by = cells.approved_by } }, ["order lines"] = {} }
  for n, line in ipairs(lines) do
    given["order lines"][n] = {
      order_id = line.order_id or 7, line_no = n, product = "line " .. n, quantity = line[1], ["unit price"] = line[2],
    }
  end
  return given
end

test "a line without a value leaves the order unknown" {
  rule = "large-orders-approved", as_of = "2026-06-30",
  cases = {
    { name = "no quantity", given = order({ status = "open" }, { { 1, 1.0 }, { nil, 9000.0 } }),
      expect = { outcome = "not_evaluable", population = { unknown = 1 },
        subjects = { ["7"] = { text = "line 2 of order A-7 has no value" } } } },
    { name = "no price", given = order({ status = "open" }, { { 1, nil } }),
      expect = { outcome = "not_evaluable", subjects = { ["7"] = { text = "line 1 of order A-7 has no value" } } } },
    { name = "although it is approved", given = order({ status = "open", approved_by = 4 }, { { 1, nil } }), expect = "not_evaluable" },
  },
}

test "an order needs an approval from the limit on, whatever its status but cancelled" {
  rule = "large-orders-approved", as_of = "2026-06-30",
  cases = {
    { name = "at the limit", given = order({ status = "open" }, { { 2, 5000.0 } }), expect = "conforming" },
    { name = "a cent above", given = order({ status = "open" }, { { 1, 10000.01 } }),
      expect = { outcome = "nonconforming",
        subjects = { ["7"] = { measured = 10000.01, limit = 10000, text = "order A-7 is not approved" } } } },
    { name = "approved", given = order({ status = "open", approved_by = 4 }, { { 2, 9000.0 } }), expect = "conforming" },
    { name = "cancelled", given = order({ status = "cancelled" }, { { 2, 9000.0 } }), expect = "not_evaluable" },
    { name = "of a status that nobody knows", given = order({}, { { 2, 9000.0 } }), expect = "nonconforming" },
    { name = "nothing is ordered", given = order({ status = "open", approved_by = 4 }, { { 0, 9000.0 } }), expect = "conforming" },
  },
}

test "only an order's own lines count" {
  rule = "large-orders-approved", as_of = "2026-06-30",
  given = order({ status = "open" }, { { 1, 9000.0 }, { 1, 9000.0, order_id = 8 } }),
  expect = { outcome = "conforming", population = { of = 1, conforming = 1 } },
}

test "a line is known by order and number" {
  rule = "lines-priced", as_of = "2026-06-30",
  given = {
    ["order lines"] = {
      { order_id = 7, line_no = 1, product = "forklift", quantity = 1, ["unit price"] = 9000.0 },
      { order_id = 7, line_no = 2, product = "strap", quantity = 4, ["unit price"] = 0.0 },
    },
  },
  expect = { outcome = "nonconforming", population = { conforming = 1 }, subjects = { ["7/2"] = { text = "strap is given away" } } },
}

test "a price is above zero" {
  rule = "lines-priced", as_of = "2026-06-30",
  cases = {
    { name = "a cent", given = order({}, { { 1, 0.01 } }), expect = "conforming" },
    { name = "none", given = order({}, { { 1, nil } }),
      expect = { outcome = "nonconforming", subjects = { ["7/1"] = { text = "line 1 has no price" } } } },
    { name = "below", given = order({}, { { 1, -1.0 } }),
      expect = { outcome = "nonconforming", subjects = { ["7/1"] = { text = "line 1 is given away" } } } },
  },
}

local function picked_and_loaded(picked, loaded)
  return {
    orders = { { id = 3, code = "A-3", site = "RTM", status = "shipped" } },
    ["order events"] = {
      { order_id = 3, kind = "picked", at = picked },
      { order_id = 3, kind = "loaded", at = loaded },
    },
  }
end

test "the hours between picking and loading are counted" {
  rule = "loaded-the-day-it-is-picked", as_of = "2026-06-30",
  cases = {
    { name = "on the hour", given = picked_and_loaded("2026-06-01T08:00:00Z", "2026-06-02T08:00:00Z"), expect = "conforming" },
    { name = "half an hour more", given = picked_and_loaded("2026-06-01T08:00:00Z", "2026-06-02T08:30:00Z"),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 24.5 } } } },
    { name = "a day alone is no time", given = picked_and_loaded("2026-06-01", "2026-06-02T08:30:00Z"), expect = "not_evaluable" },
  },
}

-- An order with events of a kind at a time.
local function events(...)
  local given = { orders = { { id = 3, code = "A-3", site = "RTM", status = "shipped" } }, ["order events"] = {} }
  for n, event in ipairs { ... } do
    given["order events"][n] = { order_id = event.order_id or 3, kind = event[1], at = event[2] }
  end
  return given
end

test "an order is judged by its own events, once it is picked" {
  rule = "loaded-the-day-it-is-picked", as_of = "2026-06-30",
  cases = {
    { name = "not picked", given = events({ "packed", "2026-06-01T08:00:00Z" }), expect = "not_applicable" },
    { name = "not loaded", given = events({ "picked", "2026-06-01T08:00:00Z" }, { "packed", "2026-06-01T09:00:00Z" }),
      expect = { outcome = "not_evaluable", subjects = { ["3"] = { text = "order A-3 was picked and never loaded" } } } },
    { name = "another order is loaded",
      given = events({ "picked", "2026-06-01T08:00:00Z" }, { "loaded", "2026-06-01T09:00:00Z", order_id = 4 }),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "packed in between",
      given = events({ "picked", "2026-06-01T08:00:00Z" }, { "packed", "2026-06-02T09:00:00Z" }, { "loaded", "2026-06-01T09:00:00Z" }),
      expect = "conforming" },
    { name = "an event without a kind", given = events({ "picked", "2026-06-01T08:00:00Z" }, { nil, "2026-06-01T09:00:00Z" }),
      expect = { outcome = "not_evaluable", subjects = { ["3"] = { text = "an event of order A-3 lacks its kind or its time" } } } },
    { name = "an event without a time", given = events({ "picked", "2026-06-01T08:00:00Z" }, { "loaded", nil }),
      expect = { outcome = "not_evaluable", subjects = { ["3"] = { text = "an event of order A-3 lacks its kind or its time" } } } },
    { name = "no event at all", given = events(), expect = "not_evaluable" },
  },
}

test "an order that stood too long is told with its site" {
  rule = "loaded-the-day-it-is-picked", as_of = "2026-06-30",
  given = picked_and_loaded("2026-06-01T08:00:00Z", "2026-06-02T08:01:00Z"),
  expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { limit = 24, text = "order A-3 stood in the hall" } } },
}

test "an incomplete open order says what it lacks" {
  rule = "orders-complete", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", customer_id = 5, status = "open", required_on = "2026-07-01" },
    { id = 2, code = "A-2", customer_id = 5, status = "open", ordered_on = "2026-06-01", required_on = "2026-07-01" } } },
  expect = { outcome = "nonconforming", population = { conforming = 1 }, subjects = { ["1"] = { text = "order A-1 lacks ordered_on" } } },
}

local complete = { id = 3, code = "A-3", customer_id = 5, status = "open", ordered_on = "2026-06-01", required_on = "2026-07-01" }

test "an open order names customer, day and required day" {
  rule = "orders-complete", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = { orders = { complete } }, expect = "conforming" },
    { name = "none of them", given = { orders = { { id = 1, code = "A-1", status = "open" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "order A-1 lacks customer_id, ordered_on, required_on" } } } },
    { name = "no status either", given = { orders = { { id = 1, code = "A-1" } } }, expect = "nonconforming" },
  },
}

test "an order that is shipped or cancelled need not be completed" {
  rule = "orders-complete", as_of = "2026-06-30",
  cases = {
    { name = "one shipped", given = { orders = { { id = 1, code = "A-1", status = "shipped" } } }, expect = "not_applicable" },
    { name = "one cancelled", given = { orders = { { id = 1, code = "A-1", status = "cancelled" } } }, expect = "not_applicable" },
    { name = "beside an open one", expect = { outcome = "conforming", population = { of = 3, conforming = 1 } },
      given = { orders = {
        { id = 1, code = "A-1", status = "shipped" },
        { id = 2, code = "A-2", status = "cancelled" },
        complete,
      } } },
    { name = "no order at all", given = {}, expect = "not_applicable" },
  },
}
