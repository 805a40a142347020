-- The audit programme: what it rests on, who audits what, and what becomes of the findings.
local audit_programmes = require "iso28000-common/audit_programmes"
local audits = require "iso28000-common/audits"
local high_risks = require "iso28000-common/high_risks"
local parts = require "iso28000-common/parts"

rule "a-programme-covers-today" (audit_programmes.covers_today {
  { "how often", "frequency" }, { "how", "methods" }, { "who answers for it", "responsibilities" },
  { "how audits are planned", "planning_requirements" }, { "how they are reported", "reporting_requirements" },
} {
  requirement = "28000-2022/9.2.2-a", title = "A complete and approved audit programme covers today",
  maturity = 2,
})

rule "programme-says-what-it-rests-on" (audit_programmes.rests_on {
  { "risk", "risk_basis" }, { "importance", "importance_basis" }, { "earlier results", "previous_results_basis" },
} {
  requirement = "28000-2022/9.2.2-b", title = "The programme rests on importance, on risk and on earlier audits",
  maturity = 3,
  fix = "Write down how risk, importance and earlier results shaped the programme, and change it where they did not.",
})

rule "high-risk-processes-audited" {
  requirement = "28000-2022/9.2.2-b", title = "Every process with a high risk is in the running programme",
  rationale = "Where most can go wrong, somebody independent must look.",
  maturity = 3,
  of     = "processes", name = "{code} {name}", optional = { "risks.process_id" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, r.code AS risk, r.rating_label, r.inherent_rating,
                (SELECT count(DISTINCT a.id) FROM audit_areas q JOIN audits a ON a.id = q.audit_id AND a.kind = 'internal'
                   JOIN audit_programmes g ON g.id = a.programme_id AND g.period_starts_on <= :today AND g.period_ends_on >= :today
                 WHERE q.process_id = p.id AND a.status IS NOT 'cancelled') AS looks
              FROM processes p JOIN risks r ON r.process_id = p.id AND r.status IS NOT 'closed'
              WHERE p.in_sms IS NOT 0 ORDER BY p.id, r.id ]],
  judge  = function(code, looks, each)
    local high, unrated
    for _, risk, rating_label, inherent_rating in each("risk", "rating_label", "inherent_rating") do
      local is_high = high_risks.is_high(rating_label, inherent_rating)
      if is_high then high = high or risk or "a risk" elseif is_high == nil then unrated = risk or "a risk" end
    end
    if not high and not unrated then return not_applicable("carries no high risk") end
    if not high and looks == 0 then return unknown("nobody knows whether %s of %s is high", unrated, code) end
    return at_least(looks, 1, "audits", "no audit of the running programme looks at %s, which carries %s", code, high)
  end,
  fix    = "Add the process to an audit of this programme.",
}

rule "audits-have-aim-criteria-and-scope" {
  requirement = "28000-2022/9.2.2-c", title = "Each audit has its objectives, criteria and scope",
  rationale = "An audit without criteria yields opinions.",
  maturity = 3,
  of     = "audits", name = "{code}", method = "examine",
  select = [[ SELECT id, code, site_id, objectives, criteria, scope FROM audits
              WHERE (kind IS NULL OR kind = 'internal') AND status IS NOT 'cancelled'
                AND (performed_on IS NULL OR date_add(performed_on, :certification_cycle) >= :today) ORDER BY id ]],
  judge  = function(code, objectives, criteria, scope)
    local missing, what = parts.lacking { { "objectives", objectives }, { "criteria", criteria }, { "scope", scope } }
    return at_most(missing, 0, "parts", "audit %s lacks %s", code, what)
  end,
  fix    = "Write down what the audit is for, what it is held against and how far it reaches.",
  action = { kind = "correction", owner = "lead auditor", within = "30 days" },
}

rule "auditors-independent" (audits.auditors_independent {
  requirement = "28000-2022/9.2.2-d", title = "Nobody audits a process of their own, and independence was confirmed",
})

rule "auditors-competent" {
  requirement = "28000-2022/9.2.2-e", title = "The programme says what auditors must be able to do, and each auditor has shown it",
  rationale = "An auditor who does not know the matter sees only whether papers are signed.",
  maturity = 3,
  of     = "audit_auditors", name = "{audit} {person}", method = "examine", optional = { "audit_auditors.audit_id" },
  select = [[ SELECT t.id, a.code AS audit, a.site_id, h.name AS person, t.competence_evidence_file_id, p.competence_requirements
              FROM audit_auditors t JOIN audits a ON a.id = t.audit_id AND (a.kind IS NULL OR a.kind = 'internal')
              LEFT JOIN people h ON h.id = t.person_id LEFT JOIN audit_programmes p ON p.id = a.programme_id
              WHERE t.role IS NOT 'observer' AND t.role IS NOT 'trainee' AND a.status IS NOT 'cancelled'
                AND (a.performed_on IS NULL OR date_add(a.performed_on, :certification_cycle) >= :today)
              ORDER BY t.id ]],
  judge  = function(audit, person, competence_evidence_file_id, competence_requirements)
    local missing, what = parts.lacking {
      { "a name", person }, { "proof of competence", competence_evidence_file_id },
      { "a programme that says what is wanted", competence_requirements },
    }
    return at_most(missing, 0, "parts", "%s as auditor of %s lacks %s", person, audit, what)
  end,
  fix    = "File the auditor's certificate, or have somebody audit who has one.",
}

rule "audits-reported-in-time" (audits.reported_in_time {
  requirement = "28000-2022/9.2.2-f", title = "Audits are reported in time, to a manager who is named",
})

rule "placing-checked-in-each-programme" (audit_programmes.placing_checked {
  requirement = "28000-2022/9.2.2-g", title = "In each programme some audit checks that equipment and staff are where they should be",
})

rule "findings-become-nonconformities" {
  requirement = "28000-2022/9.2.2-h", title = "Every minor or major finding is a nonconformity in the register",
  rationale = "A finding that stays in the report is forgotten with it.",
  maturity = 3,
  of     = "findings", name = "{code}",
  select = "SELECT id, code, site_id, grade, nonconformity_id FROM findings ORDER BY id",
  judge  = function(code, grade, nonconformity_id)
    if nonconformity_id then return end
    if not grade then return unknown("finding %s has no grade", code) end
    if grade == "minor" or grade == "major" then return fail("finding %s is %s and in no nonconformity", code, grade) end
    return not_applicable("needs no nonconformity")
  end,
  fix    = "Open a nonconformity for the finding.",
}

rule "findings-answered-in-time" {
  requirement = "28000-2022/9.2.2-h", title = "Findings are answered by the day that was set",
  rationale = "What nobody answers comes back at the next audit.",
  of     = "findings", name = "{code}", optional = { "closed_on" },
  select = "SELECT id, code, site_id, grade, response_due_on, responded_on, closed_on FROM findings ORDER BY id",
  judge  = function(code, grade, response_due_on, responded_on, closed_on)
    if date.done(responded_on) or date.done(closed_on) then return end
    if not response_due_on and grade and grade ~= "minor" and grade ~= "major" then return not_applicable("needs no answer") end
    if not response_due_on then return fail("finding %s has neither an answer nor a day for it", code) end
    return at_most(date.days(response_due_on, today), 0, "days", "answer to finding %s is overdue", code)
  end,
  fix    = "Answer the finding: cause, correction, corrective action, days.",
  action = { kind = "correction", owner = "finding owner", within = "14 days" },
}

rule "findings-verified-by-another" {
  requirement = "28000-2022/9.2.2-h", title = "Closed findings were verified first, and by another than their owner",
  rationale = "A finding that its owner closes was closed unseen.",
  of     = "findings", name = "{code}", optional = { "closed_on" },
  select = [[ SELECT f.id, f.code, f.site_id, f.grade, f.owner_id, f.closed_on, f.verified_by, f.verified_on, h.name AS verifier
              FROM findings f LEFT JOIN people h ON h.id = f.verified_by ORDER BY f.id ]],
  judge  = function(code, grade, owner_id, closed_on, verified_by, verified_on, verifier)
    if not date.done(closed_on) then return not_applicable("open") end
    if grade == "conform" then return not_applicable("nothing to mend") end
    if not verified_by or not verified_on then return fail("finding %s was closed and nobody verified it", code) end
    if not owner_id then return unknown("finding %s has no owner", code) end
    if owner_id == verified_by then return fail("finding %s was verified by its owner, %s", code, verifier) end
    return at_most(date.days(closed_on, verified_on), 0, "days", "finding %s was closed before it was verified", code)
  end,
  fix    = "Have somebody other than the owner look whether the action is in place and works.",
}

rule "audit-reports-kept" {
  requirement = "28000-2022/9.2.2-i", title = "The report of every audit is kept",
  rationale = "Without the report nobody can show that the audit was held.",
  maturity = 3,
  of     = "audits", name = "{code}", method = "examine", optional = { "performed_on" },
  select = [[ SELECT id, code, site_id, performed_on, reported_on, report_document_id, status FROM audits
              WHERE (kind IS NULL OR kind = 'internal') AND status IS NOT 'cancelled'
                AND (performed_on IS NULL OR date_add(performed_on, :certification_cycle) >= :today) ORDER BY id ]],
  judge  = function(code, performed_on, reported_on, report_document_id, status)
    if not performed_on and status ~= "planned" then return unknown("nobody knows when audit %s was held", code) end
    if not date.done(performed_on) then return not_applicable("not held yet") end
    if report_document_id then return end
    if date.done(reported_on) then return fail("the report of audit %s is not kept", code) end
    return at_most(date.days(performed_on, today), params.report_days, "days", "audit %s was held and has no report", code)
  end,
  fix    = "File the report in the list of documents, and enter it with the audit.",
}

rule "programmes-kept" {
  requirement = "28000-2022/9.2.2-i", title = "Every audit programme is kept as a document",
  rationale = "A programme that is nowhere written cannot be followed.",
  maturity = 3,
  of     = "audit_programmes", name = "{code}", method = "examine",
  select = [[ SELECT p.id, p.code, d.id AS document_id, d.status FROM audit_programmes p
              LEFT JOIN documents d ON d.id = p.document_id ORDER BY p.id ]],
  judge  = function(code, document_id, status)
    if not document_id then return fail("programme %s is kept in no document", code) end
    if status == "draft" then return fail("the document of programme %s is a draft", code) end
    if not status then return unknown("nobody knows whether the document of programme %s is in force", code) end
  end,
  fix    = "File the programme in the list of documents, approved and in force.",
}
