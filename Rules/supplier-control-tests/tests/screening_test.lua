local supplier = require "fixtures.supplier"
local null = supplier.null
local day = "2026-06-30"

local function screened(columns, status)
  return supplier.with { supplier_screenings = columns, partners = status and { status = status } }
end

test "a supplier is screened every three months" {
  rule = "suppliers-screened", as_of = day,
  cases = {
    { name = "on the day", given = screened { screened_on = "2026-03-30" }, expect = "conforming" },
    { name = "a day later", given = screened { screened_on = "2026-03-29" },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 1, text = "the screening of Kade is overdue" } } } },
    { name = "a parameter", given = screened { screened_on = "2026-03-29" }, params = { screening_interval = "4 months" },
      expect = "conforming" },
    { name = "the newest counts", expect = "conforming", given = screened {
      { id = 1, partner_id = 1, screened_on = "2026-06-01" }, { id = 2, partner_id = 1, screened_on = "2026-01-01" } } },
    { name = "tomorrow's does not", given = screened { screened_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade was never screened" } } } },
    { name = "today", given = screened { screened_on = day }, expect = "conforming" },
    { name = "nobody knows when, besides one in time", expect = "not_evaluable", given = screened {
      { id = 1, partner_id = 1 }, { id = 2, partner_id = 1, screened_on = "2026-06-01" } } },
    { name = "never", given = screened { { id = 1, partner_id = 9, screened_on = "2026-06-01" } }, expect = "nonconforming" },
    { name = "nobody knows when", given = screened { screened_on = null }, expect = "not_evaluable" },
  },
}

local function hit(columns, status)
  local row = { id = 1, partner_id = 1, screened_on = "2026-06-01", screened_by_id = 2, result = "hit", cleared_on = "2026-06-02",
                cleared_by_id = 3, clearance_note = "Another place of birth" }
  for column, value in pairs(columns) do
    if value == null then row[column] = nil else row[column] = value end
  end
  return screened({ row }, status)
end

-- A hit on partner 2, which is out of scope, and works for partner 1.
local function subcontractor_with_a_hit(columns)
  local given = hit { partner_id = 2, cleared_on = null }
  given.partners[2] = { id = 2, code = "S-2", name = "Roos", kind = "carrier", in_scope = 0, status = "active" }
  given.supplier_subcontracts = { {
    id = 1, contractor_id = 1, subcontractor_id = 2, began_on = columns.began_on, ended_on = columns.ended_on,
  } }
  return given
end

test "a hit is cleared by a second person" {
  rule = "hits-cleared", as_of = day,
  cases = {
    { name = "cleared", given = hit {}, expect = "conforming" },
    { name = "cleared today", given = hit { cleared_on = day }, expect = "conforming" },
    { name = "cleared tomorrow", given = hit { cleared_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { text = "the hit on Kade of 2026-06-01 is not cleared, and it is active" } } } },
    { name = "not cleared", given = hit { cleared_on = null }, expect = "nonconforming" },
    { name = "not cleared, and suspended", given = hit({ cleared_on = null }, "suspended"), expect = "conforming" },
    { name = "not cleared, nobody knows whether used", given = hit({ cleared_on = null }, null), expect = "not_evaluable" },
    { name = "cleared the same day", given = hit { cleared_on = "2026-06-01" }, expect = "conforming" },
    { name = "cleared before it was found", given = hit { cleared_on = "2026-05-31" },
      expect = { outcome = "nonconforming",
                 subjects = { ["1"] = { text = "the hit on Kade of 2026-06-01 was cleared on 2026-05-31, before it was found" } } } },
    { name = "cleared, found nobody knows when", given = hit { screened_on = null }, expect = "not_evaluable" },
    { name = "by one person", given = hit { cleared_by_id = 2 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the hit on Kade was cleared by who had found it" } } } },
    { name = "without a reason", given = hit { clearance_note = " " },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the hit on Kade was cleared without a reason" } } } },
    { name = "by nobody knows whom", given = hit { cleared_by_id = null }, expect = "not_evaluable" },
    { name = "found by nobody knows whom", given = hit { screened_by_id = null }, expect = "not_evaluable" },
    { name = "without any reason", given = hit { clearance_note = null }, expect = "nonconforming" },
    { name = "not cleared, of a subcontractor that is no supplier", expect = "nonconforming",
      given = subcontractor_with_a_hit {} },
    { name = "not cleared, of who was a subcontractor", expect = "not_evaluable",
      given = subcontractor_with_a_hit { ended_on = day } },
    { name = "not cleared, of who will be a subcontractor", expect = "not_evaluable",
      given = subcontractor_with_a_hit { began_on = "2026-07-01" } },
    { name = "not cleared, of a subcontractor until tomorrow", expect = "nonconforming",
      given = subcontractor_with_a_hit { began_on = day, ended_on = "2026-07-01" } },
    { name = "pending on the last day", given = hit { result = "pending", screened_on = "2026-06-25" }, expect = "conforming" },
    { name = "pending a day more", given = hit { result = "pending", screened_on = "2026-06-24" },
      expect = { outcome = "nonconforming",
                 subjects = { ["1"] = { measured = 6, limit = 5, text = "the screening of Kade has no result" } } } },
    { name = "a parameter", given = hit { result = "pending", screened_on = "2026-06-24" }, params = { pending_days = 6 },
      expect = "conforming" },
    { name = "pending since nobody knows when", given = hit { result = "pending", screened_on = null }, expect = "not_evaluable" },
    { name = "without result", given = hit { result = null }, expect = "not_evaluable" },
    { name = "no screening", given = screened {}, expect = "not_evaluable" },
    { name = "one, and clear", given = supplier.with {}, expect = "not_applicable" },
    { name = "one clear, one hit", expect = { outcome = "nonconforming", population = { of = 2, judged = 1 } }, given = screened {
      { id = 1, partner_id = 1, screened_on = "2026-01-01", result = "clear" },
      { id = 2, partner_id = 1, screened_on = "2026-06-01", result = "hit" } } },
    { name = "of a customer", expect = "not_evaluable", given = supplier.with {
      partners = { kind = "customer" }, supplier_screenings = { result = "hit" } } },
    { name = "tomorrow's is not asked", given = hit { screened_on = "2026-07-01", cleared_on = null }, expect = "not_evaluable" },
  },
}
