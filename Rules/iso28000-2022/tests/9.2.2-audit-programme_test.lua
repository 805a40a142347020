-- Tests of the audit programme, its auditors and its findings.
local audit_programmes = require "iso28000-common/fixtures.audit_programmes"
local audits = require "iso28000-common/fixtures.audits"

local programme = audit_programmes.complete

test "a complete and approved programme covers today" (audit_programmes.covers_today("minor") { rule = "a-programme-covers-today" })

test "a programme with empty parts is not complete" {
  rule = "a-programme-covers-today", as_of = "2026-06-30", given = programme { methods = " ", reporting_requirements = "" },
  expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 2, text = "lacks how and how they are reported" } } },
}

test "a programme says what it rests on" (audit_programmes.rests_on(3) { rule = "programme-says-what-it-rests-on" })

local function process(risk, area, audit_kind)
  risk.id, risk.code, risk.process_id = 1, "R-01", 18
  local given = programme()
  given.processes = { { id = 18, code = "P-18", name = "Guard sites", in_sms = 1 } }
  given.risks = { risk }
  given.audits = { { id = 7, programme_id = 2, kind = audit_kind or "internal", status = "planned" } }
  given.audit_areas = { { audit_id = 7, process_id = area } }
  return given
end

test "a process with a high risk is in the running programme" {
  rule = "high-risk-processes-audited", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = process({ rating_label = "high" }, 18), expect = "conforming" },
    { name = "it is not", given = process({ rating_label = "critical" }, 13),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["18"] = { measured = 0, limit = 1, text = "P-18, which carries R-01" } } } },
    { name = "only a customer looked", given = process({ rating_label = "high" }, 18, "partner"), expect = "nonconforming" },
    { name = "high by its number", given = process({ inherent_rating = 15 }, 13), expect = "nonconforming" },
    { name = "one less, and no word", given = process({ inherent_rating = 14 }, 13), expect = "not_evaluable" },
    { name = "one less, and no word, and audited", given = process({ inherent_rating = 14 }, 18), expect = "conforming" },
    { name = "one less", given = process({ inherent_rating = 14, rating_label = "medium" }, 13), expect = "not_applicable" },
    { name = "not rated", given = process({}, 13), expect = "not_evaluable" },
    { name = "closed", given = process({ rating_label = "high", status = "closed" }, 13), expect = "not_evaluable" },
  },
}

local function audit(row)
  row.id, row.code, row.kind, row.programme_id = 7, "A-2026-01", row.kind or "internal", 2
  local given = programme()
  given.audits = { row }
  return given
end

test "an audit has its aim, criteria and scope" {
  rule = "audits-have-aim-criteria-and-scope", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = audit { objectives = "Does it work", criteria = "ISO 28000", scope = "Gates" }, expect = "conforming" },
    { name = "a planned one without criteria", given = audit { objectives = "Does it work", scope = "Gates", status = "planned" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["7"] = { measured = 1, text = "A-2026-01 lacks criteria" } } } },
    { name = "nothing", given = audit {}, expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 3 } } } },
    { name = "too long ago", given = audit { performed_on = "2023-06-29" }, expect = "not_evaluable" },
    { name = "a certification audit", given = audit { kind = "certification" }, expect = "not_evaluable" },
  },
}

local proof = { { id = 26, sha256 = string.rep("0", 64) } }

local function team(member, owner, area)
  local given = audit { performed_on = "2026-01-28" }
  given.evidence_files = proof
  given.people = { { id = 40, name = "H. Blom" }, { id = 41, name = "A. Haverkamp" } }
  given.processes = { { id = 2, code = "P-02", owner_id = owner } }
  given.audit_areas = { { audit_id = 7, process_id = area or 2 }, { audit_id = 7, clause = "4" } }
  member.id, member.audit_id, member.person_id = 12, 7, member.person_id or 40
  given.audit_auditors = { member }
  return given
end

test "nobody audits a process of their own" (audits.auditors_independent { rule = "auditors-independent" })

test "an auditor has shown what the programme wants" {
  rule = "auditors-competent", as_of = "2026-06-30",
  cases = {
    { name = "shown", given = team({ role = "lead", competence_evidence_file_id = 26 }, 41), expect = "conforming" },
    { name = "no proof", given = team({ role = "lead" }, 41),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 1, text = "lacks proof" } } } },
    { name = "nothing wanted", expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 1, text = "what is wanted" } } },
      given = {
        audits = { { id = 7, kind = "internal" } }, evidence_files = proof,
        people = { { id = 40, name = "H. Blom" } },
        audit_auditors = { { id = 12, audit_id = 7, person_id = 40, competence_evidence_file_id = 26 } },
      } },
    { name = "shown, by nobody knows whom", expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "lacks a name" } } },
      given = {
        audits = { { id = 7, kind = "internal" } }, evidence_files = proof,
        audit_auditors = { { id = 12, audit_id = 7, competence_evidence_file_id = 26 } },
      } },
    { name = "a trainee still learns", given = team({ role = "trainee" }, 41), expect = "not_evaluable" },
  },
}

test "an audit is reported within thirty days" (audits.reported_in_time { rule = "audits-reported-in-time" })

test "the report of an audit is kept" {
  rule = "audit-reports-kept", as_of = "2026-06-30",
  cases = {
    { name = "kept", given = audit { performed_on = "2026-01-28", report_document_id = 120 }, expect = "conforming" },
    { name = "being written", given = audit { performed_on = "2026-05-31" }, expect = "conforming" },
    { name = "still being written", given = audit { performed_on = "2026-05-30" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["7"] = { measured = 31, limit = 30 } } } },
    { name = "reported and not kept", given = audit { performed_on = "2026-05-01", reported_on = "2026-05-20" },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { text = "is not kept" } } } },
    { name = "planned", given = audit { status = "planned" }, expect = "not_applicable" },
    { name = "nobody knows when", given = audit { report_document_id = 120 }, expect = "not_evaluable" },
  },
}

test "a programme is kept as a document" {
  rule = "programmes-kept", as_of = "2026-06-30",
  cases = {
    { name = "kept", expect = "conforming",
      given = { audit_programmes = { { id = 2, document_id = 113 } }, documents = { { id = 113, status = "archived" } } } },
    { name = "a draft", given = { audit_programmes = { { id = 2, document_id = 113 } }, documents = { { id = 113, status = "draft" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { text = "is a draft" } } } },
    { name = "in none", given = { audit_programmes = { { id = 2, code = "AP" } } },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "AP is kept in no document" } } } },
    { name = "in force or not", given = { audit_programmes = { { id = 2, document_id = 113 } }, documents = { { id = 113 } } },
      expect = "not_evaluable" },
  },
}

test "a programme checks that equipment and staff are in their places"
  (audit_programmes.placing_checked { rule = "placing-checked-in-each-programme" })

local function finding(row)
  row.id, row.code = 9, "F-09"
  return { findings = { row }, people = { { id = 34, name = "G. Timmermans" }, { id = 10, name = "B. Oosterhuis" } } }
end

test "a minor finding is a nonconformity" {
  rule = "findings-become-nonconformities", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = finding { grade = "minor", nonconformity_id = 13 }, expect = "conforming" },
    { name = "it is not", given = finding { grade = "minor" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { text = "F-09 is minor" } } } },
    { name = "a major one neither", given = finding { grade = "major" }, expect = "nonconforming" },
    { name = "an observation need not be", given = finding { grade = "observation" }, expect = "not_applicable" },
    { name = "no grade", given = finding {}, expect = "not_evaluable" },
  },
}

test "a finding is answered by its day" {
  rule = "findings-answered-in-time", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = finding { grade = "minor", response_due_on = "2026-06-30" }, expect = "conforming" },
    { name = "due yesterday", given = finding { grade = "minor", response_due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { measured = 1, text = "F-09 is overdue" } } } },
    { name = "answered", given = finding { grade = "minor", response_due_on = "2026-04-10", responded_on = "2026-04-01" },
      expect = "conforming" },
    { name = "an answer of tomorrow is none", expect = "nonconforming",
      given = finding { grade = "minor", response_due_on = "2026-04-10", responded_on = "2026-07-01" } },
    { name = "no day", given = finding { grade = "major" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { text = "neither" } } } },
    { name = "praise needs none", given = finding { grade = "conform" }, expect = "not_applicable" },
  },
}

test "a closed finding was verified by another" {
  rule = "findings-verified-by-another", as_of = "2026-06-30",
  cases = {
    { name = "by another, on the day", expect = "conforming",
      given = finding { grade = "minor", owner_id = 34, closed_on = "2025-11-11", verified_by = 10, verified_on = "2025-11-11" } },
    { name = "a day too late",
      given = finding { grade = "minor", owner_id = 34, closed_on = "2025-11-11", verified_by = 10, verified_on = "2025-11-12" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { measured = 1, text = "before it was verified" } } } },
    { name = "by its owner",
      given = finding { grade = "minor", owner_id = 34, closed_on = "2025-11-11", verified_by = 34, verified_on = "2025-11-11" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { text = "its owner, G. Timmermans" } } } },
    { name = "by nobody", given = finding { grade = "minor", owner_id = 34, closed_on = "2025-11-11" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { text = "nobody verified it" } } } },
    { name = "no owner", given = finding { grade = "minor", closed_on = "2025-11-11", verified_by = 10, verified_on = "2025-11-11" },
      expect = "not_evaluable" },
    { name = "open", given = finding { grade = "minor", owner_id = 34 }, expect = "not_applicable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "a-programme-covers-today", rule = "a-programme-covers-today",
      as_of = "2025-09-01", expect = "conforming",
      given = {
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { id = 9001 },
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 9101,
            period_starts_on = "2099-01-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025b",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { id = 9102, period_starts_on = "2099-01-01" },
        },
        audits = { { id = 9001, status = "planned" } },
        findings = { { id = 9001, grade = "conform" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "programme-says-what-it-rests-on", rule = "programme-says-what-it-rests-on",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 9101,
            period_starts_on = "2099-01-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025b",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { id = 9102, period_starts_on = "2099-01-01" },
        },
        audits = { { id = 9001, status = "planned" } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "high-risk-processes-audited", rule = "high-risk-processes-audited",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { status = "planned", kind = "internal", programme_id = 2, id = 7 }, { id = 9001, status = "planned" },
          { id = 9004, status = "cancelled" },
        },
        risks = {
          { id = 1, inherent_rating = 14, code = "R-01", process_id = 18 }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" },
        },
        processes = {
          { name = "Guard sites", code = "P-18", in_sms = 1, id = 18 }, { id = 9001, kind = "leadership" },
          { name = "Guard sites", code = "P-18b", in_sms = 0, id = 9106 }, { id = 9107, in_sms = 0 },
        },
        audit_areas = {
          { audit_id = 7, process_id = 18 }, { id = 9001, edition = "2007" }, { audit_id = 9001, process_id = 18, id = 9101 },
          { id = 9102, audit_id = 9001 },
        },
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { id = 9001 },
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 9103,
            period_starts_on = "2099-01-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025b",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { id = 9104, period_starts_on = "2099-01-01" }, { id = 9105, period_ends_on = "2099-01-01" },
        },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "audits-have-aim-criteria-and-scope", rule = "audits-have-aim-criteria-and-scope",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { scope = "Gates", programme_id = 2, id = 7, kind = "internal", code = "A-2026-01", criteria = "ISO 28000",
            objectives = "Does it work", },
          { id = 9004, status = "cancelled" },
          { scope = "Gates", programme_id = 2, id = 9101, kind = "internal", code = "A-2026-01b", criteria = "ISO 28000",
            objectives = "Does it work", performed_on = "2099-01-01", },
          { id = 9102, programme_id = 2, performed_on = "2001-01-01" },
        },
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },

        },
        objectives = { { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "auditors-competent", rule = "auditors-competent",
      as_of = "2026-06-30", expect = "nonconforming",
      given = {
        audit_auditors = {
          { audit_id = 7, competence_evidence_file_id = 26, id = 12 }, { id = 9001, role = "lead" },
          { id = 9003, role = "trainee" }, { id = 9005, role = "observer" },
        },
        audits = {
          { kind = "internal", id = 7 }, { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
          { kind = "internal", id = 9101 }, { kind = "partner", id = 9102 }, { kind = "internal", id = 9103 },
          { kind = "internal", id = 9104, programme_id = 9001 }, { id = 9105, programme_id = 9001 },
          { kind = "internal", id = 9106, performed_on = "2099-01-01" }, { id = 9107, performed_on = "2099-01-01" },
          { kind = "internal", id = 9108, performed_on = "2001-01-01" },
        },
        evidence_files = { { sha256 = "0000000000000000000000000000000000000000000000000000000000000000", id = 26 } },
        people = { { id = 9001, employment_type = "employee" } },
        audit_programmes = { { id = 9001 } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "audits-reported-in-time", rule = "audits-reported-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-05-31", programme_id = 2, id = 7, code = "A-2026-01", kind = "internal" },
          { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
          { performed_on = "2026-05-31", programme_id = 2, id = 9102, code = "A-2026-01b", kind = "partner" },
          { id = 9103, programme_id = 2, kind = "partner" }, { id = 9104, programme_id = 2, performed_on = "2099-01-01" },
          { id = 9105, performed_on = "2099-01-01" },
        },
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },

        },
        changes = { { id = 9001, reason = "incident" }, { id = 9101, kind = "organisation" } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "audit-reports-kept", rule = "audit-reports-kept",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-05-31", programme_id = 2, id = 7, code = "A-2026-01", kind = "internal" },
          { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
          { performed_on = "2026-05-31", programme_id = 2, id = 9102, code = "A-2026-01b", kind = "partner" },
          { id = 9103, programme_id = 2, kind = "partner" }, { id = 9104, programme_id = 2, performed_on = "2099-01-01" },
          { id = 9105, performed_on = "2099-01-01" },
        },
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },

        },
        documents = { { id = 9001, status = "draft" }, { id = 9101, kind = "policy" } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "programmes-kept", rule = "programmes-kept",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { status = "archived", id = 113 }, { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        audit_programmes = { { document_id = 113, id = 2 } },
        audits = { { id = 9001, status = "planned" } },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "placing-checked-in-each-programme", rule = "placing-checked-in-each-programme",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-01-28", kind = "internal", id = 1, personnel_deployment_verified = 0,
            equipment_deployment_verified = 1, programme_id = 2, },
          { performed_on = "2026-03-11", programme_id = 2, id = 2, personnel_deployment_verified = 1, kind = "internal", },
          { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
          { performed_on = "2026-01-28", kind = "partner", id = 9101, personnel_deployment_verified = 0,
            equipment_deployment_verified = 1, programme_id = 2, },
          { performed_on = "2026-03-11", programme_id = 2, id = 9102, personnel_deployment_verified = 1, kind = "partner", },
          { id = 9103, programme_id = 2, kind = "partner" },
          { performed_on = "2026-01-28", kind = "internal", id = 9104, personnel_deployment_verified = 0,
            equipment_deployment_verified = 1, programme_id = 2, status = "cancelled", },
          { performed_on = "2026-03-11", programme_id = 2, id = 9105, personnel_deployment_verified = 1, kind = "internal",
            status = "cancelled", },
          { id = 9106, programme_id = 2, status = "cancelled" },
        },
        audit_programmes = {
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 2,
            period_starts_on = "2025-09-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },
          { importance_basis = "Bond first", frequency = "Each site once", period_ends_on = "2026-08-31",
            reporting_requirements = "Within 30 days", document_id = 113, approved_by = 1, id = 9107,
            period_starts_on = "2099-01-01", responsibilities = "Finance director", competence_requirements = "T-07",
            methods = "Walks", planning_requirements = "Four weeks ahead", approved_on = "2025-08-27", code = "AP-2025b",
            previous_results_basis = "AP-2024", risk_basis = "RA-2025", },

        },
        sites = { { id = 9001, kind = "office" } },
        findings = { { id = 9001, grade = "conform" }, { id = 9108, audit_id = 0 } },
      } },
    { name = "findings-answered-in-time", rule = "findings-answered-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        findings = {
          { grade = "minor", response_due_on = "2026-06-30", code = "F-09", id = 9 }, { id = 9001, grade = "conform" },
          { id = 9005, grade = "major", closed_on = "2020-01-01" },
          { grade = "conform", response_due_on = "2026-06-30", code = "F-09b", id = 9101 },
          { id = 9102, verified_by = 34, owner_id = 34, grade = "conform" }, { id = 9103, grade = "conform" },
          { id = 9104, verified_by = 34, owner_id = 34, grade = "conform" }, { id = 9105, grade = "conform" },
        },
        people = { { name = "G. Timmermans", id = 34 }, { name = "B. Oosterhuis", id = 10 } },
        audits = { { id = 9001, status = "planned" } },
      } },
    { name = "findings-verified-by-another", rule = "findings-verified-by-another",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        findings = {
          { id = 9, verified_by = 10, verified_on = "2025-11-11", grade = "minor", closed_on = "2025-11-11", owner_id = 34,
            code = "F-09", },
          { id = 9001, grade = "conform" }, { id = 9003, grade = "observation", closed_on = "2099-01-01" },
          { id = 9101, verified_by = 10, verified_on = "2025-11-11", grade = "conform", closed_on = "2025-11-11",
            owner_id = 34, code = "F-09b", },
          { id = 9102, verified_by = 34, owner_id = 34, grade = "conform" }, { id = 9103, grade = "conform" },
          { id = 9104, verified_by = 34, owner_id = 34, verified_on = "2099-01-01" },
          { id = 9105, verified_on = "2099-01-01" },
        },
        people = {
          { name = "G. Timmermans", id = 34 }, { name = "B. Oosterhuis", id = 10 },
          { id = 9001, employment_type = "employee" },
        },
        audits = { { id = 9001, status = "planned" } },
      } },
  },
}
