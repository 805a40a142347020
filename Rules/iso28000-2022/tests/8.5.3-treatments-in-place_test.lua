local function treatment(changes, risk_status)
  local row = { id = 8, code = "T-8", risk_id = 17 }
  for key, value in pairs(changes) do row[key] = value end
  return { risks = { { id = 17, code = "R-17", title = "Theft", status = risk_status or "open" } }, treatments = { row } }
end

test "a treatment past its day is in place" {
  rule = "treatments-in-place-in-time", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = treatment { due_on = "2026-06-30" }, expect = "conforming" },
    { name = "due yesterday", given = treatment { due_on = "2026-06-29" }, expect = { outcome = "nonconforming", grade = "major",
      subjects = { ["8"] = { measured = 1, limit = 0, text = "treatment T-8 of risk R-17 was due on 2026-06-29" } } } },
    { name = "in place", given = treatment { due_on = "2026-05-27", implemented_on = "2026-06-30" }, expect = "conforming" },
    { name = "in place tomorrow", given = treatment { due_on = "2026-05-27", implemented_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "nobody knows when", given = treatment {}, expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "of no risk, and no status", given = { treatments = { { id = 8, code = "T-8", due_on = "2026-06-29" } } },
      expect = "nonconforming" },
    { name = "cancelled", given = treatment { due_on = "2026-05-27", status = "cancelled" }, expect = "not_evaluable" },
    { name = "of a closed risk", given = treatment({ due_on = "2026-05-27" }, "closed"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function control(changes, others)
  local row = { id = 9, code = "K-9", title = "Lights", status = "active" }
  for key, value in pairs(changes) do row[key] = value end
  local given = { controls = { row } }
  for name, rows in pairs(others or {}) do given[name] = rows end
  return given
end

test "an active control is tested in its interval" {
  rule = "controls-tested-in-time", as_of = "2026-06-30",
  cases = {
    { name = "three months ago", given = control { last_tested_on = "2026-03-30", test_interval_months = 3 }, expect = "conforming" },
    { name = "a day more", given = control { last_tested_on = "2026-03-29", test_interval_months = 3 },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["9"] = {
        measured = 1, limit = 0, text = "the test of control K-9 was due on 2026-06-29" } } } },
    { name = "by the interval of the pack", given = control { last_tested_on = "2025-06-29" }, expect = { outcome = "nonconforming",
      subjects = { ["9"] = { measured = 1 } } } },
    { name = "a newer test is recorded", expect = "conforming", given = control({ last_tested_on = "2025-06-29" },
      { control_tests = { { control_id = 9, tested_on = "2026-06-30" } } }) },
    { name = "a test of tomorrow is none", expect = "nonconforming", given = control({ last_tested_on = "2025-06-29" },
      { control_tests = { { control_id = 9, tested_on = "2026-07-01" } } }) },
    { name = "to be tested tomorrow", given = control { last_tested_on = "2026-07-01", implemented_on = "2025-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { measured = 1 } } } },
    { name = "new, and not tested yet", expect = "conforming",
      given = control { implemented_on = "2026-03-30", test_interval_months = 3 } },
    { name = "never", given = control {}, expect = { outcome = "nonconforming",
      subjects = { ["9"] = { text = "control K-9 was never tested" } } } },
    { name = "retired", given = control { status = "retired", last_tested_on = "2025-04-10" }, expect = "not_evaluable" },
    { name = "without status", given = { controls = { { id = 9, code = "K-9", title = "Lights", last_tested_on = "2025-06-29" } } },
      expect = "nonconforming" },
  },
}

local function tested(result, action)
  return control({ implemented_on = "2024-09-20" }, { actions = { action }, control_tests = {
    { id = 1, control_id = 9, tested_on = "2025-11-21", result = "pass" },
    { id = 2, control_id = 9, tested_on = "2026-05-12", result = result } } })
end

test "a control that failed its test has an open action" {
  rule = "failed-controls-acted-on", as_of = "2026-06-30",
  cases = {
    { name = "it passed", given = tested("pass"), expect = "conforming" },
    { name = "it passed in part", given = tested("partial"), expect = "conforming" },
    { name = "it failed", given = control({ last_tested_on = "2026-05-12", last_test_result = "fail" },
      { control_tests = { { id = 2, control_id = 9, tested_on = "2026-05-12", result = "fail" } } }),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["9"] = { measured = 0, limit = 1, text = "control K-9 failed its last test and no action is open" } } } },
    { name = "only the control says so", given = control { last_tested_on = "2026-05-12", last_test_result = "fail" },
      expect = "nonconforming" },
    { name = "without status", expect = "nonconforming", given = {
      controls = { { id = 9, code = "K-9", title = "Lights", last_tested_on = "2026-05-12", last_test_result = "fail" } } } },
    { name = "an action on the control", expect = "conforming",
      given = tested("fail", { id = 1, source_table = "controls", source_id = 9, status = "open" }) },
    { name = "an action on the test", expect = "conforming",
      given = tested("fail", { id = 1, source_table = "control_tests", source_id = 2, status = "in_progress" }) },
    { name = "an action on the failed test before", expect = "conforming",
      given = tested("fail", { id = 1, source_table = "control_tests", source_id = 1, status = "open" }) },
    { name = "an action on the test of another control", expect = "nonconforming", given = control(
      { last_tested_on = "2026-05-12", last_test_result = "fail" }, {
        control_tests = { { id = 4, control_id = 10, tested_on = "2026-05-12", result = "fail" } },
        actions = { { id = 1, source_table = "control_tests", source_id = 4, status = "open" } } }) },
    { name = "an action that is done", expect = "nonconforming", given = control(
      { last_tested_on = "2026-05-12", last_test_result = "fail" },
      { actions = { { id = 1, source_table = "controls", source_id = 9, status = "open", completed_on = "2026-06-30" } } }) },
    { name = "it passed since", given = control({ last_tested_on = "2026-05-12", last_test_result = "fail" },
      { control_tests = { { id = 3, control_id = 9, tested_on = "2026-06-30", result = "pass" } } }), expect = "conforming" },
    { name = "nobody recorded the result", given = control { last_tested_on = "2026-05-12" }, expect = "not_evaluable" },
    { name = "new", given = control { implemented_on = "2025-06-30" }, expect = "not_applicable" },
    { name = "never tested", given = control { implemented_on = "2025-06-29" }, expect = { outcome = "not_evaluable",
      population = { unknown = 1 } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "treatments-in-place-in-time", rule = "treatments-in-place-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        treatments = {
          { code = "T-8", id = 8, due_on = "2026-06-30", risk_id = 17 },
          { id = 9002, status = "in_progress", implemented_on = "2020-01-01" }, { id = 9004, status = "cancelled" },
          { code = "T-8b", id = 9101, due_on = "2026-06-30", risk_id = 17, implemented_on = "2099-01-01" },
          { id = 9102, risk_id = 17, implemented_on = "2001-01-01" },
        },
        risks = {
          { code = "R-17", id = 17, title = "Theft", status = "open" }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" },
        },
        controls = { { id = 9001, status = "planned" } },
      } },
    { name = "controls-tested-in-time", rule = "controls-tested-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        controls = {
          { code = "K-9", status = "active", test_interval_months = 3, id = 9, last_tested_on = "2026-03-30", title = "Lights", },
          { id = 9001, status = "planned" },
        },
        treatments = { { id = 9001, status = "planned" } },
        control_tests = { { id = 9001, result = "pass" }, { id = 9101, control_id = 9001 } },
      } },
    { name = "failed-controls-acted-on", rule = "failed-controls-acted-on",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        control_tests = {
          { control_id = 9, id = 3, result = "pass", tested_on = "2026-06-30" }, { id = 9001, result = "pass" },
          { id = 9003, result = "fail" }, { control_id = 9, id = 9103, result = "pass", tested_on = "2099-01-01" },
          { id = 9104, control_id = 9, tested_on = "2099-01-01" }, { id = 9105, tested_on = "2099-01-01" },
          { control_id = 9, id = 9108, result = "pass", tested_on = "2099-01-01" },
          { id = 9109, control_id = 9, tested_on = "2099-01-01" }, { id = 9110, tested_on = "2099-01-01" },
          { control_id = 9, id = 9111, result = "pass", tested_on = "2099-01-01" },
          { id = 9112, control_id = 9, tested_on = "2099-01-01" }, { id = 9113, tested_on = "2099-01-01" },
        },
        controls = {
          { code = "K-9", status = "active", last_test_result = "fail", id = 9, last_tested_on = "2026-05-12",
            title = "Lights", },
          { id = 9001, status = "planned" },
          { code = "K-9b", status = "active", last_test_result = "pass", id = 9106, last_tested_on = "2026-05-12",
            title = "Lights", },
          { id = 9107, last_test_result = "pass" },
        },
        actions = {
          { id = 9001, status = "open" }, { id = 9002, status = "in_progress", completed_on = "2020-01-01" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9101, source_table = "control_tests" },
          { id = 9102, source_table = "other" },
        },
        treatments = {
          { id = 9001, status = "planned" }, { id = 9002, status = "in_progress", implemented_on = "2020-01-01" },
        },
      } },
  },
}
