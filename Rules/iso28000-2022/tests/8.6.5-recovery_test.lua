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
    { name = "a plan of no status", given = { security_plans = { { id = 2, title = "Yard plan" } } }, expect = "nonconforming" },
    { name = "of another plan",
      expect = { outcome = "nonconforming", population = { conforming = 1 }, subjects = { ["1"] = { measured = 0 } } },
      given = {
        security_plans = { { id = 1, title = "Gate plan", status = "current" }, { id = 2, title = "Yard plan", status = "current" } },
        recovery_procedures = { { id = 6, code = "RP-6", plan_id = 2, document_id = 4 } },
        documents = { { id = 4, title = "Recovery", status = "current" } },
      } },
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
    { name = "of no plan", given = { recovery_procedures = { { id = 6, code = "RP-6" } } },
      expect = { outcome = "nonconforming", subjects = { ["6"] = { text = "RP-6 was never reviewed" } } } },
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

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "plans-have-a-way-back", rule = "plans-have-a-way-back",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9104 },
          { id = 9105, document_id = 4, status = "draft" }, { id = 9106, status = "draft" },
        },
        documents = {
          { status = "current", title = "Recovery", id = 4 }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        recovery_procedures = {
          { id = 6, document_id = 4, code = "RP-6", plan_id = 2 }, { id = 9001 },
          { id = 9101, document_id = 4, code = "RP-6b", plan_id = 9001 }, { id = 9102, document_id = 4, plan_id = 9001 },
          { id = 9103, plan_id = 9001 },
        },
        measures = { { id = 9001, status = "draft" } },
      } },
    { name = "ways-back-complete", rule = "ways-back-complete",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9101 },
          { id = 9102, document_id = 4, status = "draft" }, { id = 9103, status = "draft" },
        },
        documents = {
          { status = "current", title = "Recovery", id = 4 }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        recovery_procedures = {
          { reviewed_on = "2025-06-30", restore_steps = "Open", restore_criteria = "Police free the lane",
            temporary_measure = "Lane closed", id = 6, owner_id = 1, document_id = 4, code = "RP-6", plan_id = 2, },

        },
        measures = { { id = 9001, status = "draft" } },
      } },
    { name = "return-to-normal-recorded", rule = "return-to-normal-recorded",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        incidents = {
          { restored_at = "2026-03-30T08:00:00Z", title = "Lights out", closed_on = "2026-03-30", plan_id = 2, code = "I-9",
            id = 9, },
          { id = 9001, kind = "failure" },
          { restored_at = "2026-03-30T08:00:00Z", title = "Lights out", closed_on = "2026-03-30", plan_id = 2, code = "I-9b",
            id = 9101, plan_activated_at = "2099-01-01T08:00:00Z", },
          { id = 9102, plan_activated_at = "2099-01-01T08:00:00Z" }, { id = 9103, plan_activated_at = "2099-01-01T08:00:00Z" },
        },
        measures = { { id = 9001, status = "draft" } },
      } },
  },
}
