local function process(changes, others)
  local row = { id = 1, code = "P-1", name = "Load", kind = "operation", in_sms = 1 }
  for key, value in pairs(changes) do row[key] = value end
  local given = { processes = { row } }
  for name, rows in pairs(others or {}) do given[name] = rows end
  return given
end

test "a process of the system has an owner who is still here" {
  rule = "processes-owned", as_of = "2026-06-30",
  cases = {
    { name = "until tomorrow", given = process({ owner_id = 7 }, { people = { { id = 7, name = "A. Berg", end_on = "2026-07-01" } } }),
      expect = "conforming" },
    { name = "without a last day", expect = "conforming",
      given = process({ owner_id = 7 }, { people = { { id = 7, name = "A. Berg" } } }) },
    { name = "left today", given = process({ owner_id = 7 }, { people = { { id = 7, name = "A. Berg", end_on = "2026-06-30" } } }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { text = "process P-1 has no owner who is still here" } } } },
    { name = "nobody", given = process {}, expect = "nonconforming" },
    { name = "nobody, and nobody knows whether it belongs to the system", given = { processes = { { id = 1, code = "P-1" } } },
      expect = "nonconforming" },
    { name = "nobody knows whether it belongs to the system", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = { processes = { { id = 1, code = "P-1", owner_id = 7 } }, people = { { id = 7, name = "A. Berg" } } } },
    { name = "outside the system", given = process { in_sms = 0 }, expect = "not_evaluable" },
    { name = "nothing on record", given = {},
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no process" } } } },
  },
}

local function action(changes, in_scope)
  local row = { id = 3, code = "A-3", source_table = "opportunities", source_id = 1, site_id = 2, status = "open" }
  for key, value in pairs(changes) do row[key] = value end
  return { actions = { row }, sites = { { id = 2, code = "GDY", in_scope = in_scope or 1 } } }
end

test "what was planned is done by its day" {
  rule = "planned-actions-in-time", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = action { due_on = "2026-06-30" }, expect = "conforming" },
    { name = "due yesterday", given = action { due_on = "2026-06-29" }, expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["3"] = { measured = 1, limit = 0, text = "action A-3 was due on 2026-06-29" } } } },
    { name = "given a new day", given = action { due_on = "2026-05-15", revised_due_on = "2026-06-30" }, expect = "conforming" },
    { name = "the new day is past too", given = action { due_on = "2026-05-15", revised_due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 1 } } } },
    { name = "without a day", given = action {}, expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "no day" } } } },
    { name = "done", given = action { due_on = "2026-05-15", completed_on = "2026-06-30" }, expect = "conforming" },
    { name = "called done tomorrow", given = action { due_on = "2026-05-15", completed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "cancelled", given = action { due_on = "2026-05-15", status = "cancelled" }, expect = "not_evaluable" },
    { name = "of a site out of scope", given = action({ due_on = "2026-05-15" }, 0), expect = "not_evaluable" },
    { name = "out of another clause", expect = "not_evaluable",
      given = action { due_on = "2026-05-15", source_table = "exercise_lessons" } },
    { name = "out of nothing known", given = { actions = { { id = 3, code = "A-3", due_on = "2026-05-15" } } }, expect = "nonconforming" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "an operational process has criteria" {
  rule = "processes-have-criteria", as_of = "2026-06-30",
  cases = {
    { name = "in the list", given = process { criteria = "Seal number read back" }, expect = "conforming" },
    { name = "in a document", given = process({ criteria_document_id = 5 }, { documents = { { id = 5, status = "current" } } }),
      expect = "conforming" },
    { name = "in an archived document", expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["1"] = { measured = 0, limit = 1, text = "process P-1 has neither criteria" } } },
      given = process({ criteria_document_id = 5, criteria = " " }, { documents = { { id = 5, status = "archived" } } }) },
    { name = "none, of a process of unknown kind", given = { processes = { { id = 1, code = "P-1" } } }, expect = "nonconforming" },
    { name = "a support process is not asked", given = process { kind = "support" }, expect = "not_evaluable" },
  },
}

local function controls(rows) return process({}, { process_controls = rows }) end

test "an operational process has a control that was verified lately" {
  rule = "processes-controlled", as_of = "2026-06-30",
  cases = {
    { name = "twelve months ago", given = controls {
      { id = 1, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2025-05-06" },
      { id = 2, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2025-06-30" } }, expect = "conforming" },
    { name = "a day more", given = controls {
      { id = 1, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2025-05-06" },
      { id = 2, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2025-06-29" } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, limit = 0,
        text = "none of the 2 controls on process P-1 was verified after 2025-06-29" } } } },
    { name = "never", given = controls { { id = 1, process_id = 1, implemented_on = "2024-09-13" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "was ever verified" } } } },
    { name = "to be verified tomorrow", expect = "nonconforming",
      given = controls { { id = 1, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2026-07-01" } } },
    { name = "a process of unknown kind", given = { processes = { { id = 1, code = "P-1" } } }, expect = "nonconforming" },
    { name = "not in place before tomorrow", expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 0, limit = 1 } } },
      given = controls { { id = 1, process_id = 1, implemented_on = "2026-07-01", last_verified_on = "2026-06-01" } } },
    { name = "does not apply", given = controls { { id = 1, process_id = 1, not_applicable_reason = "No hardware" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "process P-1 has no control in place" } } } },
    { name = "does not apply, for no reason", expect = "conforming", given = controls {
      { id = 1, process_id = 1, implemented_on = "2024-09-13", last_verified_on = "2026-06-01", not_applicable_reason = " " } } },
    { name = "of another process", expect = "nonconforming", given = controls {
      { id = 1, process_id = 2, implemented_on = "2024-09-13", last_verified_on = "2026-06-01" } } },
    { name = "none", given = process {}, expect = "nonconforming" },
  },
}

local function record(created_on, days, disposed_on)
  return process({ record_interval_days = days }, { records = {
    { id = 1, process_id = 1, title = "Gate log", created_on = created_on, disposed_on = disposed_on },
    { id = 2, process_id = 1, title = "Gate log", created_on = "2026-07-01" } } })
end

test "an operational process leaves records" {
  rule = "processes-leave-records", as_of = "2026-06-30",
  cases = {
    { name = "90 days ago", given = record("2026-04-01"), expect = "conforming" },
    { name = "91 days ago", given = record("2026-03-31"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["1"] = { measured = 1, limit = 0, text = "the newest record of process P-1 is of 2026-03-31" } } } },
    { name = "by its own interval", given = record("2026-05-30", 30), expect = { outcome = "nonconforming",
      subjects = { ["1"] = { measured = 1 } } } },
    { name = "of another process", given = process({}, { records = { { id = 1, process_id = 2, created_on = "2026-06-29" } } }),
      expect = "nonconforming" },
    { name = "to be thrown away tomorrow", given = record("2026-06-20", 30, "2026-07-01"), expect = "conforming" },
    { name = "thrown away", given = record("2026-06-20", 30, "2026-06-30"), expect = { outcome = "nonconforming",
      subjects = { ["1"] = { text = "process P-1 has left no record" } } } },
    { name = "a process of unknown kind", given = { processes = { { id = 1, code = "P-1" } } }, expect = "nonconforming" },
    { name = "none", given = process {}, expect = "nonconforming" },
    { name = "a support process is not asked", given = process { kind = "support" }, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "processes-owned", rule = "processes-owned",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        people = { { id = 7, name = "A. Berg" }, { id = 9001, employment_type = "employee" } },
        processes = { { code = "P-1", name = "Load", id = 1, owner_id = 7, in_sms = 1, kind = "operation" } },
        actions = { { id = 9001, status = "open" } },
        controls = { { id = 9001, status = "planned" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "planned-actions-in-time", rule = "planned-actions-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        actions = {
          { code = "A-3", due_on = "2026-06-30", id = 3, status = "open", source_id = 1, site_id = 2,
            source_table = "opportunities", },
          { id = 9002, status = "in_progress", completed_on = "2020-01-01" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { code = "A-3b", due_on = "2026-06-30", id = 9101, status = "open", source_id = 1, site_id = 2,
            source_table = "opportunities", },

        },
        sites = { { code = "GDY", id = 2, in_scope = 1 }, { id = 9001, kind = "office" } },
        context_issues = { { id = 9001, topic = "political" } },
        interested_party_requirements = { { id = 9001 } },
        processes = { { id = 9001, kind = "leadership" } },
        threats = { { id = 9001, category = "theft" } },
        vulnerabilities = { { id = 9001, severity = "low" } },
        risk_assessments = { { id = 9001, reason = "scheduled" } },
        risks = { { id = 9001, status = "open" } },
        opportunities = { { id = 9001, status = "open" } },
        treatments = { { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" } },
        controls = { { id = 9001, status = "planned" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" } },
        targets = { { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" } },
        programmes = {
          { id = 9001, status = "planned" }, { id = 9003, status = "completed", end_on = "2099-01-01" },
          { id = 9004, status = "cancelled" },
        },
        programme_tasks = { { id = 9001 } },
        changes = { { id = 9001, reason = "incident" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "processes-have-criteria", rule = "processes-have-criteria",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        processes = {
          { code = "P-1", name = "Load", id = 1, criteria = "Seal number read back", in_sms = 1, kind = "operation" },
          { id = 9001, kind = "leadership" },
          { code = "P-1b", name = "Load", id = 9101, criteria = "Seal number read back", in_sms = 1, kind = "operation",
            criteria_document_id = 9001, },
          { id = 9102, in_sms = 0 },
        },
        people = { { id = 9001, employment_type = "employee" } },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        actions = { { id = 9001, status = "open" } },
        controls = { { id = 9001, status = "planned" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "processes-controlled", rule = "processes-controlled",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_controls = {
          { process_id = 1, implemented_on = "2024-09-13", id = 1, last_verified_on = "2025-05-06" },
          { process_id = 1, implemented_on = "2024-09-13", id = 2, last_verified_on = "2025-06-30" },
          { id = 9001, kind = "hr" }, { id = 9004, kind = "operation" },
          { process_id = 9001, implemented_on = "2024-09-13", id = 9101, last_verified_on = "2025-05-06" },
          { process_id = 9001, implemented_on = "2024-09-13", id = 9102, last_verified_on = "2025-06-30" },
          { id = 9103, process_id = 9001 },
          { process_id = 1, implemented_on = "2024-09-13", id = 9104, last_verified_on = "2025-05-06",
            not_applicable_reason = " ", },
          { process_id = 1, implemented_on = "2024-09-13", id = 9105, last_verified_on = "2025-06-30",
            not_applicable_reason = " ", },
          { id = 9106, process_id = 1, not_applicable_reason = " " },
          { process_id = 1, implemented_on = "2024-09-13", id = 9109, last_verified_on = "2099-01-01" },
          { id = 9110, process_id = 1, last_verified_on = "2099-01-01" }, { id = 9111, last_verified_on = "2099-01-01" },
        },
        processes = {
          { code = "P-1", name = "Load", id = 1, in_sms = 1, kind = "operation" }, { id = 9001, kind = "leadership" },
          { code = "P-1b", name = "Load", id = 9107, in_sms = 0, kind = "operation" }, { id = 9108, in_sms = 0 },
        },
        actions = { { id = 9001, status = "open" } },
        controls = { { id = 9001, status = "planned" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "processes-leave-records", rule = "processes-leave-records",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        records = {
          { created_on = "2026-04-01", id = 1, process_id = 1, title = "Gate log" },
          { process_id = 1, created_on = "2026-07-01", id = 2, title = "Gate log" }, { id = 9001, kind = "inspection" },
          { created_on = "2026-04-01", id = 9101, process_id = 9001, title = "Gate log" },
          { process_id = 9001, created_on = "2026-07-01", id = 9102, title = "Gate log" }, { id = 9103, process_id = 9001 },
        },
        processes = {
          { code = "P-1", name = "Load", id = 1, in_sms = 1, kind = "operation" }, { id = 9001, kind = "leadership" },
          { code = "P-1b", name = "Load", id = 9104, in_sms = 0, kind = "operation" }, { id = 9105, in_sms = 0 },
        },
        actions = { { id = 9001, status = "open" } },
        controls = { { id = 9001, status = "planned" } },
      } },
  },
}
