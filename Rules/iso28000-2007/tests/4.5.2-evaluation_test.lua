-- Tests of evaluations and of what follows from them.

local function evaluation(row, older)
  row.id, row.code, row.scope_kind = 4, "PE-04", row.scope_kind or "plan_review"
  return { performance_evaluations = { row, older } }
end

test "plans and capabilities are evaluated each year" {
  rule = "plans-and-capabilities-evaluated", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = evaluation { performed_on = "2025-06-30", performed_by = 9, conclusion = "Plan held." },
      expect = "conforming" },
    { name = "a day more", given = evaluation { performed_on = "2025-06-29", performed_by = 9, conclusion = "Plan held." },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["4"] = { measured = 1, limit = 0, text = "after PE-04 is overdue" } } } },
    { name = "a capability", expect = "conforming",
      given = evaluation { scope_kind = "capability", performed_on = "2026-06-30", performed_by = 9, conclusion = "Both shifts." } },
    { name = "the newest counts", expect = "conforming",
      given = evaluation({ performed_on = "2026-02-01", performed_by = 9, conclusion = "Plan held." },
        { id = 5, code = "PE-05", scope_kind = "capability", performed_on = "2025-02-01" }) },
    { name = "nothing concluded, by nobody", given = evaluation { performed_on = "2026-02-01", conclusion = " " },
      expect = { outcome = "nonconforming",
        subjects = { ["4"] = { text = "evaluation PE-04 lacks a conclusion and the one who made it" } } } },
    { name = "only the system as a whole", given = evaluation { scope_kind = "sms_effectiveness", performed_on = "2026-02-01" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no plan and no capability" } } } },
    { name = "one of tomorrow", given = evaluation { performed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "without a day", given = evaluation { performed_by = 9, conclusion = "Plan held." }, expect = "nonconforming" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "a change is in the procedures within thirty days" {
  rule = "procedures-follow-evaluations", as_of = "2026-06-30",
  cases = {
    { name = "thirty", expect = "conforming",
      given = evaluation { performed_on = "2026-03-01", significant_change = 1, procedure_updated_on = "2026-03-31" } },
    { name = "thirty-one", expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["4"] = { measured = 31, limit = 30, text = "were changed late after PE-04" } } },
      given = evaluation { performed_on = "2026-03-01", significant_change = 1, procedure_updated_on = "2026-04-01" } },
    { name = "on the day itself", expect = "conforming",
      given = evaluation { performed_on = "2026-03-01", significant_change = 1, procedure_updated_on = "2026-03-01" } },
    { name = "not yet, in time", given = evaluation { performed_on = "2026-05-31", significant_change = 1 }, expect = "conforming" },
    { name = "not yet, too late", given = evaluation { performed_on = "2026-05-30", significant_change = 1 },
      expect = { outcome = "nonconforming", subjects = { ["4"] = { measured = 31, text = "do not have the change yet" } } } },
    { name = "to be changed tomorrow", expect = "nonconforming",
      given = evaluation { performed_on = "2026-05-01", significant_change = 1, procedure_updated_on = "2026-07-01" } },
    { name = "changed before", expect = { outcome = "nonconforming", subjects = { ["4"] = { measured = 60 } } },
      given = evaluation { performed_on = "2026-05-01", significant_change = 1, procedure_updated_on = "2026-04-30" } },
    { name = "an own limit", params = { procedure_days = 7 }, expect = "nonconforming",
      given = evaluation { performed_on = "2026-03-01", significant_change = 1, procedure_updated_on = "2026-03-09" } },
    { name = "late, three years ago", expect = "nonconforming",
      given = evaluation { performed_on = "2023-06-30", significant_change = 1, procedure_updated_on = "2023-12-01" } },
    { name = "late, and longer ago", expect = "not_evaluable",
      given = evaluation { performed_on = "2023-06-29", significant_change = 1, procedure_updated_on = "2023-12-01" } },
    { name = "of today", given = evaluation { performed_on = "2026-06-30", significant_change = 1 }, expect = "conforming" },
    { name = "of tomorrow", given = evaluation { performed_on = "2026-07-01", significant_change = 1 }, expect = "not_evaluable" },
    { name = "nothing to change", given = evaluation { performed_on = "2026-03-01", significant_change = 0 }, expect = "not_applicable" },
    { name = "anything to change or not", given = evaluation { performed_on = "2026-03-01" }, expect = "not_evaluable" },
    { name = "made nobody knows when", given = evaluation { significant_change = 1, procedure_updated_on = "2026-03-01" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
  },
}

local function law(row, evaluations)
  row.id, row.code, row.title, row.status = 7, "LR-07", "Camera act", row.status or "in_force"
  for n, one in ipairs(evaluations or {}) do one.id, one.legal_requirement_id = n, 7 end
  return { legal_requirements = { row }, compliance_evaluations = evaluations }
end

test "each obligation is evaluated each year" {
  rule = "legal-compliance-evaluated", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = law({ applicable = 1 }, { { evaluated_on = "2025-06-30" } }), expect = "conforming" },
    { name = "a day more", given = law({ applicable = 1 }, { { evaluated_on = "2025-06-29" } }),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["7"] = { measured = 1, limit = 0, text = "evaluation of LR-07 after that of 2025-06-29" } } } },
    { name = "its own day, today", expect = "conforming",
      given = law({ applicable = 1 }, { { evaluated_on = "2024-01-10", next_due_on = "2026-06-30" } }) },
    { name = "its own day, yesterday", expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 1 } } },
      given = law({ applicable = 1 }, { { evaluated_on = "2025-06-10", next_due_on = "2026-06-29" } }) },
    { name = "the newest counts", expect = "conforming",
      given = law({ applicable = 1 }, { { evaluated_on = "2026-03-10" }, { evaluated_on = "2025-03-11", next_due_on = "2026-03-11" } }) },
    { name = "an own interval", params = { compliance_interval = "6 months" }, expect = "nonconforming",
      given = law({ applicable = 1 }, { { evaluated_on = "2025-12-29" } }) },
    { name = "never", given = law { applicable = 1, effective_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["7"] = { text = "nobody ever evaluated whether LR-07" } } } },
    { name = "never, in force since nobody knows when", given = law { applicable = 1 }, expect = "nonconforming" },
    { name = "one of tomorrow is none", expect = "nonconforming",
      given = law({ applicable = 1, effective_on = "2018-08-01" }, { { evaluated_on = "2026-07-01" } }) },
    { name = "in force for a year", given = law { applicable = 1, effective_on = "2025-06-30" },
      expect = { outcome = "not_applicable", population = { not_applicable = 1 } } },
    { name = "does not apply", given = law { applicable = 0 }, expect = "not_applicable" },
    { name = "applies or not", given = law({}, { { evaluated_on = "2026-03-10" } }), expect = "not_evaluable" },
    { name = "repealed", given = law { applicable = 1, status = "repealed" }, expect = "not_evaluable" },
    { name = "to come", given = law { applicable = 1, status = "upcoming" }, expect = "not_evaluable" },
    { name = "evaluated for another", expect = "nonconforming", given = {
      legal_requirements = { { id = 7, applicable = 1, effective_on = "2018-08-01" }, { id = 8, applicable = 0 } },
      compliance_evaluations = { { legal_requirement_id = 8, evaluated_on = "2026-03-10" } } } },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

local function looks(practice, policy, practice_due)
  return { compliance_evaluations = {
    { id = 1, scope_kind = "best_practice", evaluated_on = practice, next_due_on = practice_due },
    policy and { id = 2, scope_kind = "policy", evaluated_on = policy } or nil,
  } }
end

test "good practice and the own policy are evaluated each year" {
  rule = "practice-and-policy-evaluated", as_of = "2026-06-30",
  cases = {
    { name = "both, a year ago", given = looks("2025-06-30", "2025-06-30"),
      expect = { outcome = "conforming", population = { judged = 2, conforming = 2 } } },
    { name = "practice a day more", given = looks("2025-06-29", "2026-01-01"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { best_practice = { measured = 1, limit = 0, text = "whether good practice is kept is overdue" } } } },
    { name = "its own day, yesterday", given = looks("2025-06-10", "2026-01-01", "2026-06-29"),
      expect = { outcome = "nonconforming", subjects = { best_practice = { measured = 1 } } } },
    { name = "its own day, today", given = looks("2024-01-01", "2026-01-01", "2026-06-30"), expect = "conforming" },
    { name = "the policy never", given = looks("2026-01-01"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { policy = { text = "nobody ever evaluated whether the own policy is kept" } } } },
    { name = "the policy tomorrow", given = looks("2026-01-01", "2026-07-01"), expect = "nonconforming" },
    { name = "the newest counts", expect = "conforming", given = { compliance_evaluations = {
      { id = 1, scope_kind = "policy", evaluated_on = "2026-01-01" }, { id = 2, scope_kind = "policy", evaluated_on = "2024-01-01" },
      { id = 3, scope_kind = "best_practice", evaluated_on = "2026-01-01" } } } },
    { name = "only law", given = { compliance_evaluations = { { id = 1, scope_kind = "legal", evaluated_on = "2026-01-01" } } },
      expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

local function recorded(row)
  row.id, row.code = 7, "CE-07"
  return { compliance_evaluations = { row }, evidence_files = { { id = 26, sha256 = string.rep("0", 64) } } }
end

test "an evaluation has its result and its proof" {
  rule = "evaluations-recorded", as_of = "2026-06-30",
  cases = {
    { name = "both", given = recorded { evaluated_on = "2026-06-30", result = "noncompliant", evidence_file_id = 26 },
      expect = "conforming" },
    { name = "no proof", given = recorded { evaluated_on = "2026-06-30", result = "compliant" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["7"] = { measured = 1, text = "evaluation CE-07 lacks a file that proves it" } } } },
    { name = "nothing", given = recorded {},
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 3, text = "its day, a result and a file" } } } },
    { name = "three years ago", given = recorded { evaluated_on = "2023-06-30", result = "compliant" }, expect = "nonconforming" },
    { name = "longer ago", given = recorded { evaluated_on = "2023-06-29", result = "compliant" }, expect = "not_evaluable" },
    { name = "to be made tomorrow", given = recorded { evaluated_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}
