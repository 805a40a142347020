-- Tests of audits and of the programme that they belong to.
local answers = require "iso28000-common/fixtures.answers"
local audit_programmes = require "iso28000-common/fixtures.audit_programmes"
local audits = require "iso28000-common/fixtures.audits"

test "an approved programme covers today" (audit_programmes.covers_today("major") { rule = "a-programme-covers-today" })

test "what else a programme says is asked elsewhere" {
  rule = "a-programme-covers-today", as_of = "2026-06-30", given = audit_programmes.complete { methods = "", frequency = "" },
  expect = "conforming",
}

test "the newest internal audit is not older than a year" (audits.held { rule = "internal-audits-held" })

test "an audit may be sixty days late" (audits.held_as_planned { rule = "audits-held-as-planned" })

test "an audit answers each of its questions" (audits.answers {})

test "a programme covers the whole of clause 4"
  (audit_programmes.covers_clauses("2007", { "4.1", "4.2", "4.3", "4.4", "4.5", "4.6" }) { rule = "every-clause-audited" })

local function area(clause)
  return {
    audit_programmes = { { id = 2, period_ends_on = "2026-08-31" } },
    audits = { { id = 6, programme_id = 2, kind = "internal", performed_on = "2026-03-11" } },
    audit_areas = { { audit_id = 6, clause = clause, edition = "2007" } },
  }
end

test "an audit of clause 4 as a whole covers each part of it" {
  rule = "every-clause-audited", as_of = "2026-06-30",
  cases = {
    { name = "4", given = area("4"), expect = "conforming" },
    { name = "5", given = area("5"), expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 6 } } } },
    { name = "4.41", given = area("4.41"), expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 6 } } } },
  },
}

local function audit(row, others)
  row.id, row.code, row.kind = 8, "A-2026-02", row.kind or "internal"
  local given = { audits = { row } }
  for _, other in ipairs(others or {}) do given.audits[#given.audits + 1] = other end
  return given
end

test "a conclusion speaks of policy and objectives" {
  rule = "audits-speak-of-policy-and-objectives", as_of = "2026-06-30",
  cases = {
    { name = "of both", expect = "conforming",
      given = audit { performed_on = "2026-03-11", conclusion = "Policy is lived, two Objectives are missed." } },
    { name = "in other words", expect = "conforming",
      given = audit { performed_on = "2026-03-11", conclusion = "Aims of the policy are met." } },
    { name = "of neither", given = audit { performed_on = "2026-03-11", conclusion = "Muster list to be mended." },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["8"] = { text = "audit A-2026-02 does not speak of the policy and objectives" } } } },
    { name = "a part of a word is none", given = audit { performed_on = "2026-03-11", conclusion = "Policy is lived, claims are few." },
      expect = { outcome = "remarked", subjects = { ["8"] = { text = "does not speak of objectives" } } } },
    { name = "only of objectives", given = audit { performed_on = "2026-03-11", conclusion = "Objectives are met." },
      expect = { outcome = "remarked", subjects = { ["8"] = { text = "does not speak of the policy" } } } },
    { name = "in another language", params = { policy_words = { "beleid" }, objective_words = { "doel" } }, expect = "conforming",
      given = audit { performed_on = "2026-03-11", conclusion = "Beleid leeft, doelen gehaald." } },
    { name = "no conclusion", given = audit { performed_on = "2026-03-11", conclusion = " " },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = "A-2026-02 draws no conclusion" } } } },
    { name = "reported, the day left out", given = audit { status = "reported" }, expect = "nonconforming" },
    { name = "not held yet", given = audit { planned_on = "2026-08-25", status = "planned" }, expect = "not_applicable" },
    { name = "held or not", given = audit { planned_on = "2026-03-01" }, expect = "not_evaluable" },
    { name = "too long ago", given = audit { performed_on = "2023-06-29" }, expect = "not_evaluable" },
    { name = "a partner's audit", given = audit { kind = "partner", performed_on = "2026-03-11" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

local before = { { id = 1, kind = "internal", performed_on = "2022-01-11" } }

test "an audit looks at what came of earlier ones" {
  rule = "earlier-results-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = audit({ performed_on = "2026-03-11", previous_results_reviewed = 1 }, before), expect = "conforming" },
    { name = "it does not", given = audit({ performed_on = "2026-03-11", previous_results_reviewed = 0 }, before),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = "audit A-2026-02 did not look" } } } },
    { name = "nobody knows", given = audit({ performed_on = "2026-03-11" }, before), expect = "nonconforming" },
    { name = "the first", given = audit { performed_on = "2026-03-11" }, expect = "not_applicable" },
    { name = "the first, with one on the same day", expect = "not_applicable",
      given = audit({ performed_on = "2026-03-11" }, { { id = 9, kind = "internal", performed_on = "2026-03-11" } }) },
    { name = "the first but for a customer's", expect = "not_applicable",
      given = audit({ performed_on = "2026-03-11" }, { { id = 1, kind = "partner", performed_on = "2022-01-11" } }) },
    { name = "the first but for one of an unknown kind", expect = "nonconforming",
      given = audit({ performed_on = "2026-03-11" }, { { id = 1, performed_on = "2022-01-11" } }) },
    { name = "the first but for one that was cancelled", expect = "not_applicable",
      given = audit({ performed_on = "2026-03-11" },
        { { id = 1, kind = "internal", performed_on = "2022-01-11", status = "cancelled" } }) },
    { name = "reported, the day left out", given = audit { status = "reported" }, expect = "nonconforming" },
    { name = "not held yet", given = audit({ planned_on = "2026-08-25", status = "planned" }, before), expect = "not_applicable" },
    { name = "held or not", given = audit({ planned_on = "2026-03-01" }, before), expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

test "an audit is reported within thirty days" (audits.reported_in_time { rule = "audits-reported-in-time" })

test "a programme checks that equipment and staff are in their places"
  (audit_programmes.placing_checked { rule = "placing-checked-in-each-programme" })

test "a programme says what it rests on" (audit_programmes.rests_on(2) { rule = "programme-says-what-it-rests-on" })

test "importance is no ground that this edition asks for" {
  rule = "programme-says-what-it-rests-on", as_of = "2026-06-30", given = audit_programmes.complete { importance_basis = "" },
  expect = "conforming",
}

test "a programme says how is audited" {
  rule = "audit-procedures-complete",
  cases = {
    { name = "its first day", as_of = "2025-09-01", given = audit_programmes.complete(), expect = "conforming" },
    { name = "nothing on competence, on its last day", as_of = "2026-08-31",
      given = audit_programmes.complete { competence_requirements = " " }, expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 1, text = "audit programme AP-2025 lacks what auditors must be able to do" } } } },
    { name = "nothing", as_of = "2026-06-30", given = { audit_programmes = { { id = 2 } } },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 5,
        text = "how often, how, what auditors must be able to do, who answers for it and how audits are reported" } } } },
    { name = "how audits are planned is not asked", as_of = "2026-06-30",
      given = audit_programmes.complete { planning_requirements = "" }, expect = "conforming" },
    { name = "one that has ended", as_of = "2026-09-01", given = audit_programmes.complete { methods = "" }, expect = "not_evaluable" },
    { name = "one that has not begun", as_of = "2025-08-31", given = audit_programmes.complete { methods = "" },
      expect = "not_evaluable" },
    { name = "none", as_of = "2026-06-30", given = {}, expect = "not_evaluable" },
  },
}

test "nobody audits a process of their own" (audits.auditors_independent { rule = "auditors-independent" })

test "whether audits judge the effect is for a person to say" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", { ["audits-judge-the-effect"] = { outcome = "nonconforming", grade = "minor" } }),
}
