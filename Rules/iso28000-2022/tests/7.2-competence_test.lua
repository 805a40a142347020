local competences = require "iso28000-common/fixtures.competences"

test "a role that bears on security asks for competence" (competences.asked { rule = "security-roles-ask-for-competence" })

test "a holder has what the role asks" (competences.held { rule = "holders-are-competent" })

-- A person with a clearance, in a role that asks for one or not.
local function cleared(person, requires, assignment)
  person.id, person.code, person.name = 155, "M155", "M. Jabłońska"
  assignment = assignment or {}
  assignment.id, assignment.role_id, assignment.person_id = 57, 15, 155
  return { people = { person }, roles = { { id = 15, requires_clearance = requires } }, role_assignments = { assignment } }
end

local function many(expired)
  local people = {}
  for n = 1, 20 do
    people[n] = { id = n, code = "M" .. n, clearance_required = 1, clearance_level = "standard", clearance_granted_on = "2024-01-01",
      clearance_expires_on = n <= expired and "2026-05-31" or "2029-01-01" }
  end
  return { people = people }
end

test "whoever needs a clearance has one" {
  rule = "holders-are-cleared", as_of = "2026-06-30",
  cases = {
    { name = "to the last day", expect = "conforming", given = cleared({
        clearance_required = 0, clearance_level = "standard", clearance_granted_on = "2025-02-27",
        clearance_expires_on = "2026-06-30" }, 1) },
    { name = "a day later", given = cleared({
        clearance_required = 0, clearance_level = "standard", clearance_granted_on = "2025-02-27",
        clearance_expires_on = "2026-06-29" }, 1),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["155"] = { measured = 1, limit = 0, text = "M. Jabłońska ended on 2026-06-29" } } } },
    { name = "one of twenty stays a major", given = many(1), expect = { outcome = "nonconforming", grade = "major" } },
    { name = "required of the person", given = cleared({
        clearance_required = 1, clearance_level = "basic", clearance_granted_on = "2021-02-27", clearance_expires_on = "2026-02-27" }, 0),
      expect = { outcome = "nonconforming", subjects = { ["155"] = { measured = 123 } } } },
    { name = "without end", expect = "conforming",
      given = cleared({ clearance_required = 1, clearance_level = "basic", clearance_granted_on = "2021-02-27" }, 1) },
    { name = "granted from tomorrow", given = cleared({
        clearance_required = 1, clearance_level = "basic", clearance_granted_on = "2026-07-01" }, 1),
      expect = { outcome = "nonconforming", subjects = { ["155"] = { text = "none is on record" } } } },
    { name = "at no level", expect = "nonconforming",
      given = cleared({ clearance_required = 1, clearance_level = "none", clearance_granted_on = "2021-02-27" }, 1) },
    { name = "never", given = cleared({ clearance_required = 0 }, 1), expect = "nonconforming" },
    { name = "not needed, and an old one ran out", expect = "not_applicable", given = cleared({
        clearance_required = 0, clearance_level = "basic", clearance_granted_on = "2020-09-14", clearance_expires_on = "2025-09-14" }, 0) },
    { name = "perhaps needed for the role", given = cleared({ clearance_required = 0 }), expect = "not_evaluable" },
    { name = "perhaps needed of the person", given = cleared({}, 0), expect = "not_evaluable" },
    { name = "in a role that ended",
      expect = "not_applicable", given = cleared({ clearance_required = 0 }, 1, { ended_on = "2026-06-30" }) },
    { name = "left", given = cleared({ clearance_required = 1, end_on = "2026-06-30" }, 1), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function training_need(fields, status)
  fields.id, fields.code, fields.action_id, fields.person_id = 13, "TN-13", status and 24 or nil, 4
  return { training_needs = { fields }, people = { { id = 4, end_on = fields.left_on } },
    actions = { status and { id = 24, status = status } or nil } }
end

test "a training need is acted on" {
  rule = "training-needs-acted-on", as_of = "2026-06-30",
  cases = {
    { name = "open for 180 days", given = training_need { identified_on = "2026-01-01" }, expect = "conforming" },
    { name = "a day more", given = training_need { identified_on = "2025-12-31" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["13"] = { measured = 181, limit = 180, text = "need TN-13" } } } },
    { name = "with an action", given = training_need({ identified_on = "2025-01-01" }, "open"), expect = "conforming" },
    { name = "with a cancelled one", given = training_need({ identified_on = "2025-01-01" }, "cancelled"), expect = "nonconforming" },
    { name = "open since nobody knows when", given = training_need {}, expect = "nonconforming" },
    { name = "closed today", given = training_need { identified_on = "2025-01-01", closed_on = "2026-06-30" }, expect = "not_applicable" },
    { name = "of somebody who left", expect = "not_evaluable", given = {
        people = { { id = 4, end_on = "2026-05-29" } }, training_needs = { { id = 13, person_id = 4, identified_on = "2025-01-01" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function record(fields, mandatory)
  fields.id, fields.training_id, fields.person_id = 9, 1, 4
  return { training_records = { fields }, trainings = { { id = 1, code = "T-1", mandatory = mandatory } },
    people = { { id = 4, name = "E. Haan" } } }
end

test "the effect of a mandatory training is judged" {
  rule = "effect-of-training-judged", as_of = "2026-06-30",
  cases = {
    { name = "judged", expect = "conforming", given = record({
        completed_on = "2025-03-21", effectiveness_evaluated_on = "2025-04-27", effectiveness_result = "partly_effective" }, 1) },
    { name = "ninety days ago", given = record({ completed_on = "2026-04-01" }, 1), expect = "conforming" },
    { name = "a day more", given = record({ completed_on = "2026-03-31" }, 1),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["9"] = { measured = 91, limit = 90, text = "E. Haan learned in training T-1" } } } },
    { name = "judged before it was held", given = record({
        completed_on = "2025-03-21", effectiveness_evaluated_on = "2025-03-20", effectiveness_result = "effective" }, 1),
      expect = { outcome = "nonconforming", subjects = { ["9"] = { measured = -1, text = "judged before it was held" } } } },
    { name = "a day without a result", expect = "nonconforming",
      given = record({ completed_on = "2025-03-21", effectiveness_evaluated_on = "2025-04-27" }, 1) },
    { name = "a result without a day", expect = "nonconforming",
      given = record({ completed_on = "2025-03-21", effectiveness_result = "effective" }, 1) },
    { name = "perhaps mandatory", given = record { completed_on = "2025-03-21" }, expect = "nonconforming" },
    { name = "not mandatory", given = record({ completed_on = "2025-03-21" }, 0), expect = "not_evaluable" },
    { name = "planned", given = record({}, 1), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a competence is proved" (competences.proved { rule = "competence-is-proved" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "security-roles-ask-for-competence", rule = "security-roles-ask-for-competence",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = { { id = 15, name = "Gate officer", code = "RO-15" } },
        role_competences = {
          { competence_id = 7, required_level = 3, role_id = 15 }, { id = 9001 },
          { competence_id = 7, required_level = 3, role_id = 9001, id = 9101 },
          { competence_id = 0, required_level = 3, role_id = 15, id = 9102 }, { id = 9103, competence_id = 0 },
        },
        people = { { id = 9001, employment_type = "employee" } },
        competences = { { id = 9001 } },
      } },
    { name = "holders-are-competent", rule = "holders-are-competent",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        person_competences = {
          { competence_id = 7, level = 4, basis = "experience", person_id = 4 }, { id = 9001, basis = "education" },
          { competence_id = 7, level = 4, basis = "experience", person_id = 9001, id = 9101 },
          { id = 9102, competence_id = 7, person_id = 9001 }, { id = 9103, person_id = 9001 },
        },
        competences = { { id = 7, name = "access control" }, { id = 9001 } },
        people = { { id = 4, name = "S. Hendriks" }, { id = 9001, employment_type = "employee" } },
        role_assignments = {
          { id = 50, person_id = 4, role_id = 15 }, { id = 9106, person_id = 4, role_id = 15, site_id = 9001 },
        },
        roles = {
          { id = 15, name = "Gate officer" }, { id = 9001, sms_duty = "conformity" }, { id = 9109, name = "Gate officer" },
          { id = 9110 },
        },
        role_competences = {
          { competence_id = 7, required_level = 3, role_id = 15 }, { id = 9001 },
          { competence_id = 7, required_level = 3, role_id = 9001, id = 9104 }, { id = 9105, role_id = 9001 },
        },
        sites = { { id = 9001, kind = "office" }, { id = 9107, in_scope = 0 }, { id = 9108, in_scope = 1 } },
      } },
    { name = "holders-are-cleared", rule = "holders-are-cleared",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        role_assignments = { { id = 57, person_id = 155, role_id = 15 }, { id = 9001 } },
        people = {
          { clearance_required = 1, clearance_granted_on = "2021-02-27", clearance_level = "basic", name = "M. Jabłońska",
            id = 155, code = "M155", },
          { id = 9002, employment_type = "contractor", end_on = "2020-01-01" },
          { clearance_required = 1, clearance_granted_on = "2021-02-27", clearance_level = "basic", name = "M. Jabłońska",
            id = 9101, code = "M155b", site_id = 9001, },
          { id = 9104, start_on = "2099-01-01" }, { id = 9105, start_on = "2099-01-01" },
        },
        roles = {
          { id = 15, requires_clearance = 1 }, { id = 9001, sms_duty = "conformity" }, { id = 9007, sms_duty = "none" },
        },
        sites = { { id = 9001, kind = "office" }, { id = 9102, in_scope = 0 }, { id = 9103, in_scope = 1 } },
      } },
    { name = "training-needs-acted-on", rule = "training-needs-acted-on",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        training_needs = {
          { identified_on = "2026-01-01", id = 13, person_id = 4, code = "TN-13" },
          { identified_on = "2026-01-01", id = 9101, person_id = 4, code = "TN-13b", competence_id = 9001 },
          { id = 9102, person_id = 4, action_id = 9001 }, { id = 9103, action_id = 9001 },
          { id = 9104, person_id = 4, closed_on = "2001-01-01" }, { id = 9105, person_id = 4, closed_on = "2001-01-01" },
          { id = 9108, person_id = 4, closed_on = "2001-01-01" },
        },
        actions = {
          { id = 9001, status = "open" }, { id = 9004, status = "cancelled" }, { id = 9106, owner_id = 4, status = "open" },
          { id = 9107, status = "open" },
        },
        people = { { id = 4 }, { id = 9001, employment_type = "employee" } },
        roles = { { id = 9001, sms_duty = "conformity" } },
        competences = { { id = 9001 } },
      } },
    { name = "effect-of-training-judged", rule = "effect-of-training-judged",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        training_records = {
          { id = 9, training_id = 1, person_id = 4, completed_on = "2026-04-01" },
          { id = 9001, effectiveness_result = "effective" },
          { id = 9101, training_id = 1, person_id = 4, completed_on = "2099-01-01" },
          { id = 9102, completed_on = "2099-01-01" },
        },
        trainings = { { id = 1, code = "T-1", mandatory = 1 }, { id = 9001, kind = "awareness" } },
        people = { { id = 4, name = "E. Haan" }, { id = 9001, employment_type = "employee" } },
        roles = { { id = 9001, sms_duty = "conformity" } },
      } },
    { name = "competence-is-proved", rule = "competence-is-proved",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        person_competences = {
          { evidence_file_id = 3, person_id = 4, verified_on = "2026-06-30", id = 128, competence_id = 15 },
        },
        competences = { { id = 15, name = "partner assessment" }, { id = 9001 } },
        people = { { id = 4, name = "J. Mazur" }, { id = 9001, employment_type = "employee" } },
        evidence_files = {
          { id = 3, sha256 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", path = "people/mazur.pdf", },

        },
        roles = { { id = 9001, sms_duty = "conformity" } },
      } },
  },
}
