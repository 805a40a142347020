-- Recovery: the way back to normal after temporary measures, on paper and in events.
local parts = require "iso28000-common/parts"

rule "plans-have-a-way-back" {
  requirement = "28000-2022/8.6.5-a", title = "For each live plan a procedure in force leads back to normal",
  rationale = "Temporary measures that nobody ends become the new, weaker normal.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, count(d.id) AS procedures
              FROM security_plans p LEFT JOIN recovery_procedures r ON r.plan_id = p.id
              LEFT JOIN documents d ON d.id = r.document_id AND d.status = 'current'
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, procedures)
    return at_least(procedures, 1, "procedures", "no procedure in force leads back to normal after %s", code)
  end,
  when_empty = fail("there is no security plan to come back from"),
  fix    = "Write down how the temporary measures of the plan are ended, and bring the procedure into force.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

-- Procedures of a plan that is withdrawn or still a draft are not relied upon.
rule "ways-back-complete" {
  requirement = "28000-2022/8.6.5-a", title = "Recovery procedures say what is done and when normal is reached, and are reviewed",
  rationale = "Without a condition for normal, the lane is opened when somebody gets impatient.",
  of     = "recovery_procedures", name = "{code} {temporary_measure}",
  select = [[ SELECT r.id, r.code, r.temporary_measure, r.restore_steps, r.restore_criteria, r.owner_id, r.reviewed_on, p.site_id,
                     CASE WHEN d.status = 'current' THEN d.id END AS current_document_id
              FROM recovery_procedures r LEFT JOIN security_plans p ON p.id = r.plan_id LEFT JOIN documents d ON d.id = r.document_id
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY r.id ]],
  judge  = function(row)
    local complete = parts.filled(row.code, row,
      { "temporary_measure", "restore_steps", "restore_criteria", "owner_id", "current_document_id" })
    if not date.done(row.reviewed_on) then return { complete, fail("%s was never reviewed", row.code) } end
    local due = date.due(nil, row.reviewed_on, params.plan_interval)
    return { complete, at_most(date.days(due, today), 0, "days", "review of %s is overdue", row.code) }
  end,
  when_empty = fail("there is no recovery procedure"),
  fix    = "Write down the steps back and the condition that must hold before the measure is lifted, and review the whole.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

rule "return-to-normal-recorded" {
  requirement = "28000-2022/8.6.5-a", title = "The return to normal is on record before an event that used a plan is closed",
  rationale = "An event closed while the lights are still off leaves the place open.",
  maturity = 3,
  of     = "incidents", name = "{code} {title}", optional = { "closed_on", "incidents.plan_id" },
  select = [[ SELECT id, code, title, site_id, restored_at, closed_on FROM incidents
              WHERE plan_id IS NOT NULL OR plan_activated_at IS NOT NULL ORDER BY id ]],
  judge  = function(code, restored_at, closed_on)
    if not date.done(closed_on) then return not_applicable("not closed yet") end
    if not restored_at then return fail("%s was closed on %s without an entry on the return to normal", code, closed_on) end
    return at_most(date.days(closed_on, date.day(restored_at)), 0, "days", "%s was closed before the return to normal", code)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM incidents"
      and not org.exists "SELECT 1 FROM incidents WHERE plan_id IS NOT NULL OR plan_activated_at IS NOT NULL" then
      return not_applicable("no event has used a plan")
    end
  end,
  fix    = "See on the spot whether all is back to normal, enter the hour, and reopen the event if it is not.",
  action = { kind = "correction", owner = "incident commander", within = "14 days" },
}
