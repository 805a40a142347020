-- Plans and the response structure as a whole: whether they are there, follow from the strategies and answer the risks.
local high_risks = require "high_risks"
local parts = require "parts"
local warnings = require "warnings"

-- A plan whose status is left out is held to the same, but does not prove that there is a live one.
rule "plans-follow-strategies" {
  requirement = "28000-2022/8.6.1-a", title = "Live security plans are written, approved and follow from a chosen strategy",
  rationale = "A plan that follows from no strategy defends what nobody decided to defend.",
  maturity = 3,
  of     = "security_plans",
  check  = function()
    local live = 0
    for _, plan in org.records [[ SELECT p.id, p.code, p.title, p.site_id, p.status, p.approved_by AS approver_id,
          CASE WHEN p.approved_on <= :today THEN p.approved_on END AS day_of_approval,
          CASE WHEN s.selected = 1 THEN s.id END AS chosen_strategy_id, CASE WHEN d.status = 'current' THEN d.id END AS current_document_id
        FROM security_plans p LEFT JOIN security_strategies s ON s.id = p.strategy_id LEFT JOIN documents d ON d.id = p.document_id
        WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id ]] do
      local verdict = parts.filled(plan.code, plan, { "chosen_strategy_id", "current_document_id", "approver_id", "day_of_approval" })
      if not plan.status then verdict = { verdict, unknown("nobody knows whether %s is live", plan.code) } end
      report(plan.id, verdict, { name = plan.title, site = plan.site_id })
      live = live + 1
    end
    if live == 0 then return fail("no security plan is live") end
  end,
  when_empty = fail("there is no security plan"),
  fix    = "Tie the plan to the strategy it carries out, bring its document into force and have it approved.",
  action = { kind = "corrective", owner = "plan owner", within = "30 days" },
}

rule "warnings-can-reach-people" {
  requirement = "28000-2022/8.6.1-b", title = "A response team and a warning procedure stand ready to tell the interested parties in time",
  rationale = "A warning that finds nobody in charge, or no way out of the house, comes too late.",
  maturity = 1,
  of     = { "response_teams", "warning_procedures" },
  check  = function()
    local teams = org.value [[ SELECT count(*) FROM response_teams t JOIN documents d ON d.id = t.procedure_document_id
      WHERE d.status = 'current' ]]
    return {
      at_least(teams, 1, "teams", "no response team works to a procedure that is in force"),
      warnings.procedure("inform", "how interested parties are told"),
    }
  end,
  when_empty = fail("there is neither a response team nor a warning procedure"),
  fix    = "Name a team, give it a call-out procedure, and write down who tells whom of a threat, how and how fast.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "high-malicious-risks-in-plans" {
  requirement = "28000-2022/8.6.1-c", title = "Each high risk of malice is answered by a live plan",
  rationale = "In the first hour people do what the plan says; where no plan names the risk they do nothing, or the wrong thing.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.category, r.rating_label, r.inherent_rating, count(p.id) AS plans
              FROM risks r LEFT JOIN plan_risks x ON x.risk_id = r.id
              LEFT JOIN security_plans p ON p.id = x.plan_id AND p.status = 'current'
              WHERE r.status IS NOT 'closed' AND r.is_security_risk IS NOT 0 AND (r.category IS NULL OR r.category = 'malicious')
              GROUP BY r.id ORDER BY r.id ]],
  judge  = function(code, category, rating_label, inherent_rating, plans)
    local high = high_risks.is_high(rating_label, inherent_rating)
    if plans == 0 and high == nil then return unknown("risk %s is not rated in full", code) end
    if not high then return not_applicable("not high") end
    if plans == 0 and not category then return unknown("nobody knows whether %s comes of malice", code) end
    return at_least(plans, 1, "plans", "no live plan answers risk %s", code)
  end,
  fix    = "Take the risk into the plan of its place or process and write down who does what when it comes about.",
  action = { kind = "corrective", owner = "risk owner", within = "60 days" },
}

rule "plans-say-how-to-respond" {
  requirement = "28000-2022/8.6.1-c", title = "Live plans steer the organisation through an event step by step",
  rationale = "Without written steps under pressure everybody starts with something else.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, count(a.id) AS steps
              FROM security_plans p LEFT JOIN plan_actions a ON a.plan_id = p.id AND a.phase = 'respond' AND trim(a.description) > ''
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, steps) return at_least(steps, 1, "steps", "%s has no step of response", code) end,
  fix    = "Write the steps of the response into the plan, in order, with the team that takes them.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}
