local day = "2026-06-30"

local function way_back(columns, document_status, plan_status)
  columns.id, columns.code, columns.plan_id, columns.document_id = 6, "RP-6", 2, 4
  return {
    security_plans = { { id = 2, code = "SPL-2", title = "Yard plan", status = plan_status or "current" } },
    recovery_procedures = { columns }, documents = { { id = 4, title = "Recovery", status = document_status } },
  }
end

test "a live plan has a way back in force" {
  rule = "plans-have-a-way-back", as_of = day,
  cases = {
    { name = "in force", given = way_back({}, "current"), expect = "conforming" },
    { name = "a draft", given = way_back({}, "draft"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 0, text = "after SPL-2" } } } },
    { name = "of no status", given = way_back({}), expect = "nonconforming" },
    { name = "none", given = { security_plans = { { id = 2, title = "Yard plan", status = "current" } } }, expect = "nonconforming" },
    { name = "of a withdrawn plan", given = way_back({}, "draft", "withdrawn"), expect = "not_evaluable" },
    { name = "no plan", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no security plan" } } } },
  },
}

local function written(reviewed_on, criteria)
  return { temporary_measure = "Lane closed", restore_steps = "Open", restore_criteria = criteria, owner_id = 1, reviewed_on = reviewed_on }
end

test "a way back says when normal is reached, and is reviewed" {
  rule = "ways-back-complete", as_of = day,
  cases = {
    { name = "reviewed a year ago", given = way_back(written("2025-06-30", "Police free the lane"), "current"), expect = "conforming" },
    { name = "a day earlier", given = way_back(written("2025-06-29", "Police free the lane"), "current"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["6"] = { measured = 1, text = "review of RP-6" } } } },
    { name = "no criteria", given = way_back(written("2026-06-01", " "), "current"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["6"] = { measured = 1, text = "RP-6 lacks restore criteria" } } } },
    { name = "nothing", given = way_back({}, "obsolete"),
      expect = { outcome = "nonconforming", subjects = { ["6"] = { text = "never reviewed" } } } },
    { name = "of a withdrawn plan", given = way_back({}, "current", "withdrawn"), expect = "not_evaluable" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no recovery procedure" } } } },
  },
}

local function event(restored_at, closed_on, plan_id)
  return {
    incidents = { { id = 9, code = "I-9", title = "Lights out", plan_id = plan_id, restored_at = restored_at, closed_on = closed_on } },
  }
end

test "an event that used a plan is closed after the return to normal" {
  rule = "return-to-normal-recorded", as_of = day,
  cases = {
    { name = "on the same day", given = event("2026-03-30T08:00:00Z", "2026-03-30", 2), expect = "conforming" },
    { name = "a day before it", given = event("2026-03-31T08:00:00Z", "2026-03-30", 2),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { measured = 1, text = "I-9 was closed before" } } } },
    { name = "no entry", given = event(nil, "2026-03-30", 2),
      expect = { outcome = "nonconforming", subjects = { ["9"] = { text = "I-9 was closed on 2026-03-30 without an entry" } } } },
    { name = "open", given = event(nil, nil, 2), expect = "not_applicable" },
    { name = "used no plan", given = event(nil, "2026-03-30"), expect = "not_applicable" },
    { name = "no event", given = {}, expect = "not_evaluable" },
  },
}
