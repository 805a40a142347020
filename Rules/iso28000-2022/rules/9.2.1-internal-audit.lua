-- Internal audits: held as planned, over the whole standard, and answering the three questions they are held for.

-- An audit whose kind is left out counts as internal: it must not hide. To show that audits are held, the word itself is needed.
rule "internal-audits-held" {
  requirement = "28000-2022/9.2.1-a", title = "The newest internal audit is not older than the interval",
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

rule "audits-held-as-planned" {
  requirement = "28000-2022/9.2.1-a", title = "Internal audits are held when they were planned",
  rationale = "An audit that is put off again and again is an audit that somebody avoids.",
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

-- One rule a question: an audit that left one of them open has still answered the others.
local function answers(requirement, column, question)
  return {
    requirement = requirement, title = "Every internal audit says whether the system " .. question, method = "examine",
    rationale = "An audit that lists findings and draws no conclusion leaves management to guess.", maturity = 3,
    of     = "audits", name = "{code}", optional = { "performed_on" },
    select = "SELECT id, code, site_id, performed_on, status, conclusion, " .. column .. [[ AS answer FROM audits
              WHERE (kind IS NULL OR kind = 'internal') AND status IS NOT 'cancelled'
                AND (performed_on IS NULL OR date_add(performed_on, :certification_cycle) >= :today) ORDER BY id ]],
    judge  = function(code, performed_on, status, conclusion, answer)
      if not date.done(performed_on) then
        if status == "planned" then return not_applicable("not held yet") end
        if not status then return unknown("nobody knows whether audit %s was held", code) end
      end
      if not answer then return fail("audit %s does not say whether the system %s", code, question) end
      if answer ~= "yes" and blank(conclusion) then
        return fail("on whether the system %s, audit %s says %s and not why", question, code, answer)
      end
    end,
    fix    = "Have the lead auditor add the conclusion to the report, from the evidence of that audit.",
    action = { kind = "correction", owner = "lead auditor", within = "30 days" },
  }
end

rule "audits-tell-about-own-rules" (answers("28000-2022/9.2.1-b", "conforms_own", "meets the organisation's own rules"))
rule "audits-tell-about-the-standard" (answers("28000-2022/9.2.1-c", "conforms_standard", "meets the standard"))
rule "audits-tell-about-practice" (answers("28000-2022/9.2.1-d", "implemented_effectively", "is carried out and kept up"))

-- A running programme may count on the audits that it still plans, one that has ended may not.
rule "every-clause-audited" {
  requirement = "28000-2022/9.2.1-c", title = "Each audit programme covers the clauses 4 to 10",
  rationale = "A clause that no audit looks at can fail for years.",
  maturity = 3,
  of     = "audit_programmes", name = "{code}", optional = { "audit_areas.audit_id", "audits.programme_id" },
  select = [[ SELECT p.id, p.code, p.period_starts_on, p.period_ends_on, a.performed_on, a.planned_on, r.clause
              FROM audit_programmes p
              LEFT JOIN audits a ON a.programme_id = p.id AND a.kind = 'internal' AND a.status IS NOT 'cancelled'
              LEFT JOIN audit_areas r ON r.audit_id = a.id AND r.edition = '2022'
              WHERE p.period_ends_on IS NULL OR date_add(p.period_ends_on, :audit_interval) >= :today
              ORDER BY p.id ]],
  judge  = function(code, period_starts_on, period_ends_on, each)
    if not period_ends_on then return unknown("programme %s has no last day", code) end
    if period_starts_on and period_starts_on > today then return not_applicable("has not begun") end
    local covered, missing = {}, {}
    for _, performed_on, planned_on, clause in each("performed_on", "planned_on", "clause") do
      local counts = date.done(performed_on) or period_ends_on >= today and planned_on and planned_on <= period_ends_on
      if counts and clause then covered[string.match(clause, "%d+") or ""] = true end
    end
    for clause = 4, 10 do
      if not covered[tostring(clause)] then missing[#missing + 1] = clause end
    end
    return at_most(#missing, 0, "clauses", "no audit of %s covers clause %s", code, table.concat(missing, ", "))
  end,
  fix    = "Plan an audit of the clauses that are left out before the programme ends.",
}
