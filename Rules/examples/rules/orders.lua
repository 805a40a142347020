-- Orders: the forms in which a rule finds and judges its subjects.
local money = require "money"

-- The shortest form: a query, and a function of the columns that it names.
rule "shipped-in-time" {
  title  = "Orders are shipped by the day they are required", of = "orders", name = "{code}", optional = { "shipped_on" },
  select = "SELECT id, code, required_on, shipped_on FROM orders WHERE status IS NOT 'cancelled' ORDER BY id",
  judge  = function(required_on, shipped_on, code)
    return at_most(date.days(required_on, shipped_on or today), 0, "days", "order %s is late", code)
  end,
  fix    = "Ship the order, or agree a new day with the customer.",
}

-- A subject made of many records: `each` walks the lines of one order. The grade and the action are the rule's own.
rule "large-orders-approved" {
  title     = "Orders above the limit are approved", grade = "major",
  rationale = "A large order that nobody approved can empty the warehouse for a customer who does not exist.",
  of        = "orders", name = "{code}", optional = { "approved_by", "order lines.order_id" },
  select    = [[ SELECT o.id, o.code, o.approved_by, l.quantity, l."unit price" AS price
                 FROM orders o LEFT JOIN "order lines" l ON l.order_id = o.id
                 WHERE o.status IS NOT 'cancelled' ORDER BY o.id, l.line_no ]],
  judge     = function(code, approved_by, each)
    local total = 0
    for n, quantity, price in each("quantity", "price") do
      local value = money.value(quantity, price)
      if not value then return unknown("line %d of order %s has no value", n, code) end
      total = total + value
    end
    if not approved_by then
      return at_most(total, params.approval_limit, "EUR", "order %s is not approved", code)
    end
  end,
  fix       = "Have the order approved before it is picked.",
  action    = { kind = "correction", owner = "head of sales", within = "14 days" },
}

-- A key of two columns, and a column with a space in its name, which needs another one to be named by `judge`.
rule "lines-priced" {
  title  = "Every order line has a price above zero", of = "order lines", key = { "order_id", "line_no" },
  select = [[ SELECT order_id, line_no, product, "unit price" AS price FROM "order lines" ORDER BY order_id, line_no ]],
  judge  = function(product, price)
    if not price then return fail("%s has no price", product) end
    if price <= 0 then return fail("%s is given away", product) end
  end,
  fix    = "Enter the price of the contract.",
}

-- Instants: hours between two events. A day without a time leaves the subject unknown.
rule "loaded-the-day-it-is-picked" {
  title  = "Orders are loaded within 24 hours of picking", of = "orders", name = "{code}",
  select = [[ SELECT o.id, o.code, o.site, e.kind, e.at FROM orders o JOIN "order events" e ON e.order_id = o.id
              ORDER BY o.id, e.at ]],
  site   = "site",
  judge  = function(code, each)
    local picked, loaded
    for _, kind, at in each("kind", "at") do
      if not kind or not at then return unknown("an event of order %s lacks its kind or its time", code) end
      if kind == "picked" then picked = at elseif kind == "loaded" then loaded = at end
    end
    if not picked then return not_applicable("not picked yet") end
    if not loaded then return unknown("order %s was picked and never loaded", code) end
    return at_most(date.hours(picked, loaded), 24, "hours", "order %s stood in the hall", code)
  end,
  optional = { "order events.order_id" },
  when_empty = unknown("no event is recorded"),
  fix    = "Look at who holds up the loading bay.",
}

-- The record as a table, where a rule needs many columns.
rule "orders-complete" {
  title  = "Open orders name customer and required day", of = "orders", name = "{code}", method = "examine",
  tags   = { area = "sales" }, isolated = false,
  -- IS NOT: an order whose status is NULL would fall out of <> and hide.
  select = "SELECT * FROM orders WHERE status IS NOT 'shipped' AND status IS NOT 'cancelled' ORDER BY id",
  judge  = function(row)
    local missing = {}
    for _, column in ipairs { "customer_id", "ordered_on", "required_on" } do
      if not row[column] then missing[#missing + 1] = column end
    end
    if #missing > 0 then return fail("order %s lacks %s", row.code, table.concat(missing, ", ")) end
  end,
  applies = function()
    local open = "SELECT 1 FROM orders WHERE status IS NOT 'shipped' AND status IS NOT 'cancelled'"
    if not org.exists(open) then return not_applicable("no order is open") end
  end,
  fix    = "Complete the order with the customer.",
}
