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

test "a line without a quantity leaves the order unknown" {
  rule = "large-orders-approved", as_of = "2026-06-30",
  given = {
    orders = { { id = 7, code = "A-7", status = "open" } },
    ["order lines"] = { { order_id = 7, line_no = 1, product = "forklift", ["unit price"] = 9000.0 } },
  },
  expect = { outcome = "not_evaluable", population = { unknown = 1 } },
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

test "an incomplete open order says what it lacks" {
  rule = "orders-complete", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", customer_id = 5, status = "open", required_on = "2026-07-01" },
    { id = 2, code = "A-2", customer_id = 5, status = "open", ordered_on = "2026-06-01", required_on = "2026-07-01" } } },
  expect = { outcome = "nonconforming", population = { conforming = 1 }, subjects = { ["1"] = { text = "order A-1 lacks ordered_on" } } },
}

test "without an open order there is nothing to complete" {
  rule = "orders-complete", as_of = "2026-06-30",
  given = { orders = { { id = 1, code = "A-1", status = "shipped" } } },
  expect = "not_applicable",
}
