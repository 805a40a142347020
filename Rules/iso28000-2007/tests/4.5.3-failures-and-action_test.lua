-- Tests of failures, incidents and action on them.
local answers = require "iso28000-common/fixtures.answers"
local corrective_actions = require "iso28000-common/fixtures.corrective_actions"
local nonconformities = require "iso28000-common/fixtures.nonconformities"

-- A holder of a role, beside a role that nobody holds and a person who holds none.
local function holder(assignment, duty, end_on)
  assignment.id, assignment.role_id, assignment.person_id = 15, 4, 34
  return {
    roles = { { id = 4, code = "RO-04", sms_duty = duty or "preventive" }, { id = 5, code = "RO-05", sms_duty = "preventive" } },
    people = { { id = 34, name = "G. Timmermans", end_on = end_on }, { id = 35, name = "H. Blom" } },
    role_assignments = { assignment },
  }
end

test "somebody may start preventive action" {
  rule = "preventive-duty-held", as_of = "2026-06-30",
  cases = {
    { name = "from today", given = holder { assigned_on = "2026-06-30", authority_scope = "Orders up to EUR 5,000" },
      expect = "conforming" },
    { name = "from tomorrow", given = holder { assigned_on = "2026-07-01", authority_scope = "Orders up to EUR 5,000" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { organisation = { measured = 0, limit = 1, text = "nobody has the duty of preventive action" } } } },
    { name = "without power", given = holder { assigned_on = "2024-09-02", authority_scope = " " },
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 0, text = "told what they may decide" } } } },
    { name = "until today", expect = "nonconforming",
      given = holder { assigned_on = "2024-09-02", authority_scope = "Orders", ended_on = "2026-06-30" } },
    { name = "who has left", expect = "nonconforming",
      given = holder({ assigned_on = "2024-09-02", authority_scope = "Orders" }, "preventive", "2026-06-30") },
    { name = "with another duty", given = holder({ assigned_on = "2024-09-02", authority_scope = "Orders" }, "reporting"),
      expect = "nonconforming" },
    { name = "no role", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

local function preventive(row, answer)
  local given = answer and answers.given("iso28000-2007/potential-failures-judged", answer) or {}
  row.id, row.kind = 22, row.kind or "preventive"
  given.corrective_actions = { row }
  return given
end

test "preventive action was begun, or judged not to be needed" {
  rule = "preventive-action-begun", as_of = "2026-06-30",
  cases = {
    { name = "two years ago", given = preventive { implemented_on = "2024-06-30", status = "implemented" }, expect = "conforming" },
    { name = "and known to work", given = preventive { implemented_on = "2025-06-30", status = "verified" }, expect = "conforming" },
    { name = "a day longer ago", given = preventive { implemented_on = "2024-06-29", status = "implemented" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "under way", given = preventive { due_on = "2026-08-01", status = "in_progress" }, expect = "conforming" },
    { name = "its status left out", given = preventive { implemented_on = "2026-02-10" }, expect = "not_evaluable" },
    { name = "only planned", given = preventive({ due_on = "2026-08-01", status = "planned" }, "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "cancelled", given = preventive { implemented_on = "2026-02-10", status = "cancelled" },
      expect = "not_evaluable" },
    { name = "without a day", given = preventive { status = "verified" }, expect = "not_evaluable" },
    { name = "corrective", expect = "nonconforming",
      given = preventive({ kind = "corrective", implemented_on = "2026-02-10", status = "verified" }, "no") },
    { name = "none was needed", given = preventive({ kind = "corrective" }, "yes"), expect = "conforming" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "an incident is investigated within sixty days" (nonconformities.incidents_investigated { rule = "incidents-investigated" })

local function incident(row)
  row.id, row.code, row.title = 38, "I-2026-06", "Fence cable cut"
  return { incidents = { row } }
end

test "an investigation is finished within sixty days" {
  rule = "investigations-finished-in-time", as_of = "2026-06-30",
  cases = {
    { name = "sixty", expect = "conforming",
      given = incident { detected_at = "2026-03-01T22:00:00Z", investigation_completed_on = "2026-04-30" } },
    { name = "sixty-one", expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["38"] = { measured = 61, limit = 60, text = "the investigation of I-2026-06 was finished late" } } },
      given = incident { occurred_at = "2026-02-01T21:00:00Z", detected_at = "2026-03-01T21:00:00Z",
        investigation_completed_on = "2026-05-01" } },
    { name = "known only by when it happened", expect = { outcome = "nonconforming", subjects = { ["38"] = { measured = 61 } } },
      given = incident { occurred_at = "2026-03-01", investigation_completed_on = "2026-05-01" } },
    { name = "three years ago", expect = "nonconforming",
      given = incident { detected_at = "2023-01-01T22:00:00Z", investigation_completed_on = "2023-06-30" } },
    { name = "longer ago", expect = "not_evaluable",
      given = incident { detected_at = "2023-01-01T22:00:00Z", investigation_completed_on = "2023-06-29" } },
    { name = "running", given = incident { detected_at = "2026-01-01T22:00:00Z" }, expect = "not_applicable" },
    { name = "to be finished tomorrow", expect = "not_applicable",
      given = incident { detected_at = "2026-01-01T22:00:00Z", investigation_completed_on = "2026-07-01" } },
    { name = "nobody knows when it was", given = incident { investigation_completed_on = "2026-05-01" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "a cause is found within thirty days" (nonconformities.causes_found { rule = "causes-found-in-time" })

test "what followed was dealt with" (nonconformities.consequences_dealt { rule = "consequences-dealt-with" })

test "effects of an incident are softened" (nonconformities.effects_softened { rule = "incident-effects-softened" })

test "action on a cause is decided and has an owner and a day" (nonconformities.actions_owned { rule = "actions-on-causes-owned" })

local function action(row)
  row.id, row.code = 22, "CA-22"
  return { corrective_actions = { row } }
end

test "other actions have an owner and a day" {
  rule = "other-actions-owned", as_of = "2026-06-30",
  cases = {
    { name = "both", given = action { kind = "preventive", owner_id = 16, due_on = "2026-08-02" }, expect = "conforming" },
    { name = "no owner", given = action { kind = "preventive", due_on = "2026-08-02" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["22"] = { measured = 1, text = "action CA-22 lacks an owner" } } } },
    { name = "neither", given = action {}, expect = { outcome = "nonconforming", subjects = { ["22"] = { measured = 2 } } } },
    { name = "on the spot", given = action { kind = "correction", nonconformity_id = 17, owner_id = 16 },
      expect = { outcome = "nonconforming", subjects = { ["22"] = { text = "lacks a day" } } } },
    { name = "against what followed", given = action { kind = "mitigation", nonconformity_id = 17 }, expect = "nonconforming" },
    { name = "of an unknown kind", given = action { nonconformity_id = 17 }, expect = "nonconforming" },
    { name = "on a cause", given = action { kind = "corrective", nonconformity_id = 17 }, expect = "not_applicable" },
    { name = "cancelled", given = action { kind = "preventive", status = "cancelled" }, expect = "not_applicable" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "an action is done by its day" (corrective_actions.done_in_time { rule = "corrective-actions-in-time" })

test "a major is closed within ninety days" (nonconformities.majors_closed { rule = "majors-closed-in-time" })

test "the effect is judged before closing" (nonconformities.effects_judged_first { rule = "effects-judged-before-closing" })

test "the effect is judged by another than the owner" (corrective_actions.judged_by_another { rule = "effects-judged-by-another" })

test "an action that did not work is followed by another" (corrective_actions.followed_up { rule = "failed-actions-followed-up" })

test "the risk of an action is looked at first" (corrective_actions.risk_reviewed_first { rule = "risk-reviewed-before-action" })

test "the action on a major was weighed" (corrective_actions.in_proportion { rule = "majors-answered-in-proportion" })

test "an action changes the procedures or it is said why not"
  (corrective_actions.system_changed("minor") { rule = "system-changed-where-needed" })

local function trained(row, completed_on)
  local given = action(row)
  given.training_records = { { id = 678, completed_on = completed_on }, { id = 679, completed_on = "2026-01-20" } }
  return given
end

test "training follows an action that calls for it" {
  rule = "training-follows-action", as_of = "2026-06-30",
  cases = {
    { name = "today", expect = "conforming",
      given = trained({ implemented_on = "2026-06-30", training_required = 1, training_record_id = 678 }, "2026-06-30") },
    { name = "tomorrow", expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["22"] = { text = "the training that CA-22 calls for is not completed" } } },
      given = trained({ implemented_on = "2026-06-30", training_required = 1, training_record_id = 678 }, "2026-07-01") },
    { name = "no record", given = trained({ implemented_on = "2026-01-19", training_required = 1 }, "2026-01-20"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["22"] = { text = "no record of one is named" } } } },
    { name = "in force, nobody knows since when", expect = "conforming",
      given = trained({ status = "implemented", training_required = 1, training_record_id = 678 }, "2026-01-20") },
    { name = "none needed", given = action { implemented_on = "2026-01-19", training_required = 0 }, expect = "not_applicable" },
    { name = "needed or not", given = action { implemented_on = "2026-01-19" }, expect = "not_evaluable" },
    { name = "not carried out", given = action { training_required = 1, status = "in_progress" }, expect = "not_applicable" },
    { name = "cancelled", given = action { implemented_on = "2026-01-19", training_required = 1, status = "cancelled" },
      expect = "not_evaluable" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "what only a person can say of action is answered" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["potential-failures-judged"] = { outcome = "nonconforming", grade = "minor" },
    ["action-in-proportion"] = { outcome = "remarked", grade = "observation" },
  }),
}
