-- Internal audits: held as planned, by people who are independent, answering what they are held for, and reported.
local shared = require "shared"

local audits = {}

-- A condition: the internal audits of the last cycle, and those to come.
audits.lately = [[ (kind IS NULL OR kind = 'internal') AND status IS NOT 'cancelled'
  AND (performed_on IS NULL OR date_add(performed_on, :certification_cycle) >= :today) ]]

-- What is said of an audit of which nothing can be asked yet: it is still to come, or nobody knows whether it was held.
function audits.not_held(code, performed_on, status)
  if date.done(performed_on) then return end
  if status == "planned" then return not_applicable("not held yet") end
  if not status then return unknown("nobody knows whether audit %s was held", code) end
end

-- An audit whose kind is left out counts as internal: it must not hide. To show that audits are held, the word itself is needed.
audits.held = shared {
  rationale = "Without audits, management hears only from those who do the work.",
  of     = "audits",
  check  = function()
    local last = org.record [[ SELECT id, code, performed_on FROM audits
      WHERE kind = 'internal' AND status IS NOT 'cancelled' AND done(performed_on) ORDER BY performed_on DESC, id DESC ]]
    if not last then return fail("no internal audit was ever held") end
    local due = date.due(nil, last.performed_on, params.audit_interval)
    local verdict = at_most(date.days(due, today), 0, "days", "no internal audit since %s of %s", last.code, last.performed_on)
    report(last.id, verdict, { name = last.code })
  end,
  when_empty = fail("no audit is planned or held"),
  fix    = "Hold an internal audit this month and plan the next ones.",
  action = { kind = "corrective", owner = "audit programme owner", within = "30 days" },
}

audits.held_as_planned = shared {
  rationale = "An audit that is put off again and again is an audit that somebody avoids.",
  maturity = 3,
  of     = "audits", name = "{code}", optional = { "performed_on" },
  select = [[ SELECT a.id, a.code, a.site_id, a.planned_on, a.performed_on, a.status
              FROM audits a LEFT JOIN audit_programmes p ON p.id = a.programme_id
              WHERE (a.kind IS NULL OR a.kind = 'internal') AND a.status IS NOT 'cancelled'
                AND (a.performed_on IS NULL OR a.performed_on > :today OR p.period_ends_on IS NULL OR p.period_ends_on >= :today)
              ORDER BY a.id ]],
  judge  = function(code, planned_on, performed_on, status)
    if not planned_on then return unknown("audit %s has no planned day", code) end
    local held = date.done(performed_on)
    if not held and (status == "performed" or status == "reported") then return unknown("audit %s was held, nobody knows when", code) end
    local late = date.days(planned_on, held and performed_on or today)
    return at_most(late, params.audit_delay_days, "days", held and "audit %s was held late" or "audit %s is not held yet", code)
  end,
  fix    = "Hold the audit, or have a new day approved by the owner of the programme.",
}

-- One rule a question: an audit that left one of them open has still answered the others. `question` reads after "whether the system".
function audits.answers(column, question)
  return shared {
    title = "Every internal audit says whether the system " .. question, method = "examine",
    rationale = "An audit that lists findings and draws no conclusion leaves management to guess.",
    maturity = 3,
    of     = "audits", name = "{code}", optional = { "performed_on" },
    select = "SELECT id, code, site_id, performed_on, status, conclusion, " .. column .. " AS answer FROM audits WHERE "
      .. audits.lately .. " ORDER BY id",
    judge  = function(code, performed_on, status, conclusion, answer)
      local waiting = audits.not_held(code, performed_on, status)
      if waiting then return waiting end
      if not answer then return fail("audit %s does not say whether the system %s", code, question) end
      if answer ~= "yes" and blank(conclusion) then
        return fail("on whether the system %s, audit %s says %s and not why", question, code, answer)
      end
    end,
    fix    = "Have the lead auditor add the conclusion to the report, from the evidence of that audit.",
    action = { kind = "correction", owner = "lead auditor", within = "30 days" },
  }
end

audits.reported_in_time = shared {
  rationale = "A result that reaches nobody changes nothing.",
  of     = "audits", name = "{code}", optional = { "performed_on" },
  select = "SELECT id, code, site_id, performed_on, reported_on, reported_to, status FROM audits WHERE " .. audits.lately .. " ORDER BY id",
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

audits.auditors_independent = shared {
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

return audits
