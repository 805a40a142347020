local supplier = require "fixtures.supplier"
local null = supplier.null
local day = "2026-06-30"

-- Partners 1 to 4, the first with a profile, and subcontracts as { contractor, subcontractor, ended_on, began_on }.
local function chain(links, profile)
  local partners, rows = {}, {}
  for n = 1, 4 do
    partners[n] = { id = n, code = "S-" .. n, name = "Company " .. n, kind = n == 1 and "supplier" or "customer",
                    in_scope = 1, status = "active" }
  end
  for n, link in ipairs(links) do
    rows[n] = { id = n, contractor_id = link[1] or nil, subcontractor_id = link[2] or nil, ended_on = link[3],
                began_on = link[4] or "2026-02-01", approved_on = "2026-01-01", approved_by_id = 3 }
    if link[4] == null then rows[n].began_on = nil end
  end
  local columns = { subcontracts = 1 }
  for column, value in pairs(profile or {}) do columns[column] = value end
  return supplier.with { partners = partners, supplier_subcontracts = rows, supplier_profiles = columns }
end

-- Suppliers 1 to 3: the first passes on to the second, the second in a circle with company 4, the third nothing.
local function two_suppliers()
  local given = chain { { 1, 2 }, { 2, 4 }, { 4, 2 } }
  for n = 2, 3 do given.partners[n].kind = "supplier" end
  given.supplier_profiles = {
    { id = 1, partner_id = 1, subcontracts = 1, tiers_allowed = 9 }, { id = 2, partner_id = 2, subcontracts = 1, tiers_allowed = 9 },
    { id = 3, partner_id = 3, subcontracts = 0 },
  }
  return given
end

test "work is passed down as far as agreed" {
  rule = "tiers-as-agreed", as_of = day,
  cases = {
    { name = "one tier", given = chain { { 1, 2 }, { 1, 3 } }, expect = "conforming" },
    { name = "two tiers", given = chain { { 1, 2 }, { 2, 3 } },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 2, limit = 1, text = "the work of Company 1 is passed down too far" } } } },
    { name = "the parameter", given = chain { { 1, 2 }, { 2, 3 } }, params = { subcontract_tiers = 2 }, expect = "conforming" },
    { name = "the agreement", given = chain({ { 1, 2 }, { 2, 3 } }, { tiers_allowed = 2 }), expect = "conforming" },
    { name = "none allowed", given = chain({ { 1, 2 } }, { tiers_allowed = 0 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1, limit = 0 } } } },
    { name = "the deeper of two ways", given = chain { { 1, 4 }, { 1, 2 }, { 2, 3 }, { 3, 4 } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 3 } } } },
    { name = "one way that meets again", given = chain({ { 1, 2 }, { 1, 3 }, { 2, 4 }, { 3, 4 } }, { tiers_allowed = 2 }),
      expect = "conforming" },
    { name = "one link has ended", given = chain { { 1, 2 }, { 2, 3, day } }, expect = "conforming" },
    { name = "one link begins today", given = chain { { 1, 2 }, { 2, 3, nil, day } }, expect = "nonconforming" },
    { name = "one link begins tomorrow", given = chain { { 1, 2 }, { 2, 3, nil, "2026-07-01" } }, expect = "conforming" },
    { name = "nobody knows when one link began", given = chain { { 1, 2 }, { 2, 3, nil, null } }, expect = "nonconforming" },
    { name = "one link ends tomorrow", given = chain { { 1, 2 }, { 2, 3, "2026-07-01" } }, expect = "nonconforming" },
    { name = "in a circle", given = chain({ { 1, 2 }, { 2, 3 }, { 3, 1 } }, { tiers_allowed = 9 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the work of Company 1 is passed on in a circle" } } } },
    { name = "to itself", given = chain({ { 1, 1 } }, { tiers_allowed = 9 }), expect = "nonconforming" },
    { name = "into a circle below", given = chain({ { 1, 2 }, { 2, 3 }, { 3, 2 } }, { tiers_allowed = 9 }), expect = "nonconforming" },
    { name = "says it does not", given = chain({ { 1, 2 } }, { subcontracts = 0 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Company 1 says that it passes nothing on, and does" } } } },
    { name = "says it does not, and does not", given = chain({}, { subcontracts = 0 }), expect = "conforming" },
    { name = "says it does, and nobody knows to whom", given = chain {}, expect = "conforming" },
    { name = "nobody asked", given = chain({}, { subcontracts = null }), expect = "not_evaluable" },
    { name = "nobody asked, and it does", given = chain({ { 1, 2 } }, { subcontracts = null }), expect = "not_evaluable" },
    { name = "to nobody knows whom", given = chain { { 1, false } }, expect = "not_evaluable" },
    { name = "to nobody knows whom, too far", given = chain { { 1, 2 }, { 2, false } }, expect = "nonconforming" },
    { name = "by nobody knows whom", given = chain { { false, 3 } }, expect = "not_evaluable" },
    { name = "two suppliers, one of which passes work on in a circle below", given = two_suppliers(),
      expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 2 },
                 subjects = { ["1"] = { text = "in a circle" }, ["2"] = { text = "in a circle" } } } },
    { name = "another's agreement", given = chain({ { 1, 2 }, { 2, 3 } }, { partner_id = 9, tiers_allowed = 9 }),
      expect = "nonconforming" },
    { name = "no supplier", given = {}, expect = "not_evaluable" },
  },
}

-- One subcontract from partner 1 to partner 2, with changes.
local function passed_on(columns, screenings)
  local row = { id = 1, contractor_id = 1, subcontractor_id = 2, began_on = "2026-02-01", approved_on = "2026-02-01", approved_by_id = 3 }
  for column, value in pairs(columns) do
    if value == null then row[column] = nil else row[column] = value end
  end
  local given = chain {}
  given.supplier_subcontracts = { row }
  if screenings then given.supplier_screenings = screenings end
  return given
end

test "a subcontractor is approved before it begins" {
  rule = "subcontracts-approved", as_of = day,
  cases = {
    { name = "on the day", given = passed_on {}, expect = "conforming" },
    { name = "a day later", given = passed_on { approved_on = "2026-02-02" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "Company 2 began before it was approved" } } } },
    { name = "by nobody", given = passed_on { approved_by_id = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody approved Company 2 as subcontractor" } } } },
    { name = "tomorrow", given = passed_on { approved_on = "2026-07-01", began_on = day }, expect = "nonconforming" },
    { name = "begins tomorrow", given = passed_on { approved_on = null, began_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "by somebody, nobody knows when", given = passed_on { approved_on = null }, expect = "nonconforming" },
    { name = "ends tomorrow", given = passed_on { ended_on = "2026-07-01", approved_on = null }, expect = "nonconforming" },
    { name = "began nobody knows when", given = passed_on { began_on = null }, expect = "not_evaluable" },
    { name = "ended", given = passed_on { ended_on = day, approved_on = null }, expect = "not_evaluable" },
    { name = "none, and every supplier says so", given = chain({}, { subcontracts = 0 }), expect = "not_applicable" },
    { name = "ended, and every supplier says so", given = chain({ { 1, 2, day } }, { subcontracts = 0 }), expect = "not_applicable" },
    { name = "begins tomorrow, and every supplier says so", given = chain({ { 1, 2, nil, "2026-07-01" } }, { subcontracts = 0 }),
      expect = "not_applicable" },
    { name = "says no, and has one", given = chain({ { 1, 2 } }, { subcontracts = 0 }), expect = "conforming" },
    { name = "none, and nobody asked", given = chain({}, { subcontracts = null }), expect = "not_evaluable" },
    { name = "no supplier", given = {}, expect = "not_evaluable" },
  },
}

test "a subcontractor is screened as a supplier is" {
  rule = "subcontractors-screened", as_of = day,
  cases = {
    { name = "on the day", given = passed_on({}, { { id = 1, partner_id = 2, screened_on = "2026-03-30" } }), expect = "conforming" },
    { name = "a day later", given = passed_on({}, { { id = 1, partner_id = 2, screened_on = "2026-03-29" } }),
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 1, text = "the screening of Company 2 is overdue" } } } },
    { name = "tomorrow's does not count", given = passed_on({}, { { id = 1, partner_id = 2, screened_on = "2026-07-01" } }),
      expect = "nonconforming" },
    { name = "only the supplier was", given = passed_on {},
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Company 2 was never screened" } } } },
    { name = "nobody knows whom", given = passed_on { subcontractor_id = null }, expect = "not_evaluable" },
    { name = "nobody knows when", given = passed_on({}, { { id = 1, partner_id = 2 } }), expect = "not_evaluable" },
    { name = "begins tomorrow", given = passed_on({ began_on = "2026-07-01" }, {}), expect = "not_evaluable" },
    { name = "ended today", given = passed_on({ ended_on = day }, {}), expect = "not_evaluable" },
    { name = "ends tomorrow", given = passed_on({ ended_on = "2026-07-01" }, {}), expect = "nonconforming" },
    { name = "the newest counts", expect = "conforming", given = passed_on({}, {
      { id = 1, partner_id = 2, screened_on = "2026-06-01" }, { id = 2, partner_id = 2, screened_on = "2025-06-01" } }) },
    { name = "none, and every supplier says so", given = chain({}, { subcontracts = 0 }), expect = "not_applicable" },
  },
}
