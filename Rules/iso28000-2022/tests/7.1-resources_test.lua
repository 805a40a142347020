local resources = require "iso28000-common/fixtures.resources"

local function need(kind, available) return { kind = kind, quantity_needed = 2, quantity_available = available } end

test "needs of every kind are worked out" {
  rule = "kinds-of-resources-worked-out", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = { resources = { need("people", 1), need("equipment", 2), need("finance", 2) } },
      expect = { outcome = "conforming", population = { conforming = 3 } } },
    { name = "no money", given = { resources = { need("people", 1), need("equipment", 2), need("service", 2) } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { finance = { measured = 0, limit = 1, text = "of the kind finance" } } } },
    { name = "nobody knows what is there", given = { resources = { need("people"), need("equipment", 2), need("finance", 2) } },
      expect = { outcome = "nonconforming", subjects = { people = { measured = 0 } } } },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no need" } } } },
  },
}

test "a shortage is acted on" (resources.shortages_acted_on { rule = "shortages-acted-on" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "kinds-of-resources-worked-out", rule = "kinds-of-resources-worked-out",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        resources = {
          { quantity_available = 1, quantity_needed = 2, kind = "people" },
          { quantity_available = 2, quantity_needed = 2, kind = "equipment" },
          { quantity_available = 2, quantity_needed = 2, kind = "finance" }, { id = 9001, kind = "people" },
          { id = 9002, kind = "equipment" }, { id = 9003, kind = "facility" }, { id = 9004, kind = "finance" },
        },
        people = { { id = 9001, employment_type = "employee" } },
        actions = { { id = 9001, status = "open" } },
      } },
    { name = "shortages-acted-on", rule = "shortages-acted-on",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        resources = {
          { quantity_available = 2, unit = "persons", quantity_needed = 2, id = 9, code = "RS-9" },
          { quantity_available = 2, unit = "persons", quantity_needed = 2, id = 9101, code = "RS-9b", site_id = 9001 },
        },
        actions = { { id = 9001, status = "open" } },
        sites = {
          { id = 9001, kind = "office" }, { id = 9102, closed_on = "2099-01-01" }, { id = 9103, closed_on = "2001-01-01" },
          { id = 9104, closed_on = "2099-01-01" }, { id = 9105, closed_on = "2001-01-01" },
        },
        people = { { id = 9001, employment_type = "employee" } },
      } },
  },
}
