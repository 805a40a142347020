-- The audit programme: what it rests on, who audits what, and what becomes of the findings.
local high_risks = require "high_risks"
local parts = require "parts"

rule "a-programme-covers-today" {
  requirement = "28000-2022/9.2.2-a", title = "A complete and approved audit programme covers today",
  rationale = "Without a programme, audits go where it is convenient.",
  maturity = 2,
  of     = "audit_programmes", method = "examine",
  check  = function()
    local found = false
    for _, p in org.records [[ SELECT id, code, frequency, methods, responsibilities, planning_requirements, reporting_requirements,
        approved_by, approved_on FROM audit_programmes WHERE period_starts_on <= :today AND period_ends_on >= :today ORDER BY id ]] do
      found = true
      local missing, what = parts.lacking {
        { "how often", p.frequency }, { "how", p.methods }, { "who answers for it", p.responsibilities },
        { "how audits are planned", p.planning_requirements }, { "how they are reported", p.reporting_requirements },
        { "an approval", date.done(p.approved_on) and p.approved_by or nil },
      }
      report(p.id, at_most(missing, 0, "parts", "audit programme %s lacks %s", p.code, what), { name = p.code })
    end
    if not found then return fail("no audit programme covers %s", today) end
  end,
  when_empty = fail("there is no audit programme"),
  fix    = "Complete the programme and have it approved.",
  action = { kind = "corrective", owner = "audit programme owner", within = "90 days" },
}

rule "programme-says-what-it-rests-on" {
  requirement = "28000-2022/9.2.2-b", title = "The programme rests on importance, on risk and on earlier audits",
  rationale = "Audits that go round in a circle spend as much time on what is safe as on what is not.",
  maturity = 3,
  of     = "audit_programmes", name = "{code}", method = "examine",
  select = [[ SELECT id, code, risk_basis, importance_basis, previous_results_basis FROM audit_programmes
              WHERE (period_starts_on IS NULL OR period_starts_on <= :today) AND (period_ends_on IS NULL OR period_ends_on >= :today)
              ORDER BY id ]],
  judge  = function(code, risk_basis, importance_basis, previous_results_basis)
    local missing, what = parts.lacking {
      { "risk", risk_basis }, { "importance", importance_basis }, { "earlier results", previous_results_basis },
    }
    return at_most(missing, 0, "grounds", "audit programme %s does not say how it rests on %s", code, what)
  end,
  fix    = "Write down how risk, importance and earlier results shaped the programme, and change it where they did not.",
}

rule "high-risk-processes-audited" {
  requirement = "28000-2022/9.2.2-b", title = "Every process with a high risk is in the running programme",
  rationale = "Where most can go wrong, somebody independent must look.",
  maturity = 3,
  of     = "processes", name = "{code} {name}", optional = { "risks.process_id" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, r.code AS risk, r.rating_label, r.inherent_rating,
                (SELECT count(DISTINCT a.id) FROM audit_areas q JOIN audits a ON a.id = q.audit_id AND a.kind = 'internal'
                   JOIN audit_programmes g ON g.id = a.programme_id AND g.period_starts_on <= :today AND g.period_ends_on >= :today
                 WHERE q.process_id = p.id AND a.status IS NOT 'cancelled') AS audits
              FROM processes p JOIN risks r ON r.process_id = p.id AND r.status IS NOT 'closed'
              WHERE p.in_sms IS NOT 0 ORDER BY p.id, r.id ]],
  judge  = function(code, audits, each)
    local high, unrated
    for _, risk, rating_label, inherent_rating in each("risk", "rating_label", "inherent_rating") do
      local is_high = high_risks.is_high(rating_label, inherent_rating)
      if is_high then high = high or risk or "a risk" elseif is_high == nil then unrated = risk or "a risk" end
    end
    if not high and not unrated then return not_applicable("carries no high risk") end
    if not high and audits == 0 then return unknown("nobody knows whether %s of %s is high", unrated, code) end
    return at_least(audits, 1, "audits", "no audit of the running programme looks at %s, which carries %s", code, high)
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

rule "auditors-independent" {
  requirement = "28000-2022/9.2.2-d", title = "Nobody audits a process of their own, and independence was confirmed",
  rationale = "Whoever judges their own work finds it good.",
  maturity = 3,
  of     = "audit_auditors", name = "{audit} {person}",
  optional = { "audit_auditors.audit_id", "audit_areas.audit_id", "audit_areas.process_id" },
  select = [[ SELECT t.id, a.code AS audit, a.site_id, h.name AS person, t.person_id, t.independence_confirmed, p.id AS process_id,
                     p.code AS process, p.owner_id
              FROM audit_auditors t JOIN audits a ON a.id = t.audit_id AND (a.kind IS NULL OR a.kind = 'internal')
              LEFT JOIN people h ON h.id = t.person_id
              LEFT JOIN audit_areas r ON r.audit_id = a.id AND r.process_id IS NOT NULL LEFT JOIN processes p ON p.id = r.process_id
              WHERE t.role IS NOT 'observer' AND a.status IS NOT 'cancelled'
                AND (a.performed_on IS NULL OR date_add(a.performed_on, :certification_cycle) >= :today)
              ORDER BY t.id, p.id ]],
  judge  = function(audit, person, person_id, independence_confirmed, each)
    if not person_id then return unknown("nobody knows who audited in %s", audit) end
    local own, unowned = {}, nil
    for _, process_id, process, owner_id in each("process_id", "process", "owner_id") do
      if process_id and owner_id == person_id then own[#own + 1] = process or process_id end
      if process_id and not owner_id then unowned = process or process_id end
    end
    local verdicts = { at_most(#own, 0, "own processes", "%s owns %s and audited it in %s", person, table.concat(own, ", "), audit) }
    if unowned then verdicts[2] = unknown("%s of %s has no owner", unowned, audit) end
    if not yes(independence_confirmed) then
      verdicts[#verdicts + 1] = fail("nobody confirmed that %s is independent in %s", person, audit)
    end
    return verdicts
  end,
  fix    = "Have somebody from another area audit this part again.",
}

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

rule "audits-reported-in-time" {
  requirement = "28000-2022/9.2.2-f", title = "Audits are reported in time, to a manager who is named",
  rationale = "A result that reaches nobody changes nothing.",
  of     = "audits", name = "{code}", optional = { "performed_on" },
  select = [[ SELECT id, code, site_id, performed_on, reported_on, reported_to, status FROM audits
              WHERE (kind IS NULL OR kind = 'internal') AND status IS NOT 'cancelled'
                AND (performed_on IS NULL OR date_add(performed_on, :certification_cycle) >= :today) ORDER BY id ]],
  judge  = function(code, performed_on, reported_on, reported_to, status)
    if not performed_on and status ~= "planned" then return unknown("nobody knows when audit %s was held", code) end
    if not date.done(performed_on) then return not_applicable("not held yet") end
    local done = date.done(reported_on)
    if done and not reported_to then return fail("audit %s was reported to nobody", code) end
    return at_most(date.days(performed_on, done and reported_on or today), params.report_days, "days",
      done and "audit %s was reported late" or "audit %s is not reported yet", code)
  end,
  fix    = "Send the report to the managers concerned today, and agree with the auditors how the next one is in time.",
  action = { kind = "correction", owner = "lead auditor", within = "30 days" },
}

rule "placing-checked-in-each-programme" {
  requirement = "28000-2022/9.2.2-g", title = "In each programme some audit checks that equipment and staff are where they should be",
  rationale = "A camera on paper films nothing.",
  maturity = 3,
  of     = "audit_programmes", name = "{code}", optional = { "performed_on" },
  select = [[ SELECT p.id, p.code, p.period_starts_on, p.period_ends_on, a.id AS audit_id, a.performed_on,
                     a.equipment_deployment_verified, a.personnel_deployment_verified
              FROM audit_programmes p
              LEFT JOIN audits a ON a.programme_id = p.id AND a.kind = 'internal' AND a.status IS NOT 'cancelled'
              WHERE p.period_ends_on IS NULL OR date_add(p.period_ends_on, :audit_interval) >= :today ORDER BY p.id ]],
  judge  = function(code, period_starts_on, period_ends_on, each)
    if not period_ends_on then return unknown("programme %s has no last day", code) end
    if period_starts_on and period_starts_on > today then return not_applicable("has not begun") end
    local equipment, staff, to_come
    for _, audit_id, performed_on, equipment_checked, staff_checked in
      each("audit_id", "performed_on", "equipment_deployment_verified", "personnel_deployment_verified") do
      if date.done(performed_on) then
        equipment, staff = equipment or yes(equipment_checked) or nil, staff or yes(staff_checked) or nil
      elseif audit_id then
        to_come = true
      end
    end
    local missing, what = parts.lacking { { "equipment", equipment }, { "staff", staff } }
    if missing > 0 and to_come and period_ends_on >= today then return not_applicable("audits are still to come") end
    return at_most(missing, 0, "checks", "no audit of %s checked the placing of %s", code, what)
  end,
  fix    = "Walk the sites with the plan of equipment and posts in hand, and record it in the next audit.",
}

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
