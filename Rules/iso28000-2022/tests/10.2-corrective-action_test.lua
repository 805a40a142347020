-- Tests of corrective actions.
local corrective_actions = require "iso28000-common/fixtures.corrective_actions"

test "a corrective action is done by its day" (corrective_actions.done_in_time { rule = "corrective-actions-in-time" })

test "the effect is judged by another than the owner" (corrective_actions.judged_by_another { rule = "effects-judged-by-another" })

test "an action that did not work is followed by another" (corrective_actions.followed_up { rule = "failed-actions-followed-up" })

test "an action changes the system or it is said why not"
  (corrective_actions.system_changed("observation") { rule = "system-changed-where-needed" })

test "the action on a major was weighed" (corrective_actions.in_proportion { rule = "majors-answered-in-proportion" })

test "the risk of an action is looked at first" (corrective_actions.risk_reviewed_first { rule = "risk-reviewed-before-action" })

local function answered(question, requirement, answer)
  return {
    people = { { id = 9, name = "I. Vermeulen" }, { id = 5, name = "M. de Wit" } },
    attestations = { { id = 1, question = "iso28000-2022/" .. question, requirement_id = "28000-2022/" .. requirement, answer = answer,
      narrative = "Seen on 2 June.", attested_by = 9, attested_on = "2026-06-02", reviewed_by = 5, reviewed_on = "2026-06-05" } },
    evidence_files = { { id = 3, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 3, target_table = "attestations", target_id = 1 } },
  }
end

test "what only a person can say of corrective action is answered" {
  as_of = "2026-06-30",
  cases = {
    { name = "changed", rule = "system-changed-where-called-for", expect = "conforming",
      given = answered("system-changed-where-called-for", "10.2-g", "yes") },
    { name = "not changed", rule = "system-changed-where-called-for", expect = { grade = "observation" },
      given = answered("system-changed-where-called-for", "10.2-g", "no") },
    { name = "changed or not", rule = "system-changed-where-called-for", given = {}, expect = "not_assessed" },
    { name = "in proportion", rule = "action-in-proportion", expect = "conforming",
      given = answered("action-in-proportion", "10.2-h", "yes") },
    { name = "out of proportion", rule = "action-in-proportion", expect = { grade = "observation" },
      given = answered("action-in-proportion", "10.2-h", "no") },
    { name = "in proportion or not", rule = "action-in-proportion", given = {}, expect = "not_assessed" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "effects-judged-by-another", rule = "effects-judged-by-another",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { owner_id = 34, implemented_on = "2026-01-01", id = 16, code = "CA-16" }, { id = 9001, status = "planned" },
          { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = {
          { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 }, { id = 9001, employment_type = "employee" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "failed-actions-followed-up", rule = "failed-actions-followed-up",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { code = "CA-16", effective = 1, id = 16, effectiveness_reviewed_on = "2026-04-08" },
          { id = 9001, status = "planned" }, { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9004, status = "verified" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = { { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 } },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "system-changed-where-needed", rule = "system-changed-where-needed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { implemented_on = "2026-01-19", id = 16 }, { id = 9001, status = "planned" },
          { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
          { id = 9101, follow_up_action_id = 16, kind = "corrective" }, { id = 9102, kind = "corrective" },
          { implemented_on = "2026-01-19", id = 9103, kind = "correction" },
        },
        changes = { { corrective_action_id = 16, id = 3 }, { id = 9001, reason = "incident" } },
        people = { { id = 9001, employment_type = "employee" } },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "majors-answered-in-proportion", rule = "majors-answered-in-proportion",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { nonconformity_id = 17, proportionality_note = "Five minutes a shift", id = 1, code = "CA-1" },
          { id = 9001, status = "planned" }, { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9004, status = "verified" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        nonconformities = {
          { code = "NC-17", id = 17, grade = "major" }, { id = 9001, status = "open" },
          { id = 9003, status = "implemented", closed_on = "2099-01-01" }, { id = 9004, status = "verified" },
          { code = "NC-17b", id = 9101, grade = "observation" }, { id = 9102, grade = "observation" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "risk-reviewed-before-action", rule = "risk-reviewed-before-action",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { code = "CA-16", implemented_on = "2026-01-19", id = 16, risk_reviewed_on = "2026-01-19" },
          { id = 9001, status = "planned" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = {
          { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 }, { id = 9001, employment_type = "employee" },
        },
        documents = {
          { id = 9001, status = "draft" }, { id = 9101, owner_id = 34, kind = "policy" }, { id = 9102, kind = "policy" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
        changes = {
          { id = 9001, reason = "incident" },
          { id = 9103, approved_by = 34, corrective_action_id = 16, kind = "organisation" },
        },
      } },
  },
}
