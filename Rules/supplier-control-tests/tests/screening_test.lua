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
    { name = "by one person", given = hit { cleared_by_id = 2 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the hit on Kade was cleared by who had found it" } } } },
    { name = "without a reason", given = hit { clearance_note = " " },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the hit on Kade was cleared without a reason" } } } },
    { name = "by nobody knows whom", given = hit { cleared_by_id = null }, expect = "not_evaluable" },
    { name = "found by nobody knows whom", given = hit { screened_by_id = null }, expect = "not_evaluable" },
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
    { name = "tomorrow's is not asked", given = hit { screened_on = "2026-07-01", cleared_on = null }, expect = "not_evaluable" },
  },
}
