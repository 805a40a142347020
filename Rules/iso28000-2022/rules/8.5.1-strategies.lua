-- Strategies: threats and weak points that lead to risks, and strategies that were weighed, chosen and approved for them.
local parts = require "iso28000-common/parts"
local high_risks = require "iso28000-common/high_risks"

rule "threats-lead-to-risks" {
  requirement = "28000-2022/8.5.1-a", title = "Every active threat is named by an open risk, or was dismissed with a reason",
  rationale = "A threat that is known and leads nowhere was written down for the auditor.",
  maturity = 3,
  of     = "threats", name = "{code}",
  select = [[ SELECT t.id, t.code, t.category, t.dismissed_reason,
                (SELECT count(*) FROM risks r WHERE r.threat_id = t.id AND r.status = 'open') AS risks
              FROM threats t WHERE t.active IS NOT 0 ORDER BY t.id ]],
  judge  = function(code, category, dismissed_reason, risks)
    if risks == 0 and not blank(dismissed_reason) then return pass() end
    return at_least(risks, 1, "open risks", "active threat %s (%s) is named by no open risk", code, category or "kind not stated")
  end,
  fix    = "Assess what the threat could do here and enter the risk, or write down why it can be left aside.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "weak-points-lead-to-risks" {
  requirement = "28000-2022/8.5.1-a", title = "Every open weak point is named by an open risk, or was dismissed with a reason",
  rationale = "A weak point that no risk names gets no treatment.",
  maturity = 3,
  of     = "vulnerabilities", name = "{code}",
  select = [[ SELECT v.id, v.code, v.site_id, v.severity, v.dismissed_reason,
                (SELECT count(*) FROM risks r WHERE r.vulnerability_id = v.id AND r.status = 'open') AS risks
              FROM vulnerabilities v WHERE done(v.closed_on) IS NOT 1 ORDER BY v.id ]],
  judge  = function(code, severity, dismissed_reason, risks)
    if risks == 0 and not blank(dismissed_reason) then return pass() end
    return at_least(risks, 1, "open risks", "weak point %s (severity %s) is named by no open risk", code, severity or "not judged")
  end,
  applies = function()
    if org.exists "SELECT 1 FROM vulnerabilities" and not org.exists "SELECT 1 FROM vulnerabilities WHERE done(closed_on) IS NOT 1" then
      return not_applicable("every weak point is closed")
    end
  end,
  fix    = "Enter the risk that comes from the weak point, close it, or write down why it can be left aside.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "risks-name-a-threat" {
  requirement = "28000-2022/8.5.1-a", title = "Every open security risk names the threat that it comes from",
  rationale = "Without its threat a risk is a fear, and its likelihood a guess.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, t.id AS threat, t.active, t.code AS threat_code
              FROM risks r LEFT JOIN threats t ON t.id = r.threat_id
              WHERE r.status IS NOT 'closed' AND r.is_security_risk IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, threat, active, threat_code)
    if not threat then return fail("risk %s names no threat", code) end
    if no(active) then return fail("risk %s comes from threat %s, which is no longer active", code, threat_code) end
    if not yes(active) then return unknown("nobody knows whether threat %s is still active", threat_code) end
  end,
  fix    = "Enter what or who would make the risk come true, or close the risk where nothing does any more.",
  action = { kind = "corrective", owner = "risk owner", within = "30 days" },
}

rule "a-strategy-is-chosen" {
  requirement = "28000-2022/8.5.1-b", title = "At least one strategy is chosen",
  rationale = "Without a strategy treatments are bought one by one, after each loss.",
  maturity = 1,
  of     = "security_strategies",
  check  = function()
    local chosen = org.value "SELECT count(*) FROM security_strategies WHERE selected = 1"
    return at_least(chosen, 1, "strategies", "no strategy is chosen")
  end,
  when_empty = fail("no strategy was considered"),
  fix    = "Lay the strategies with their effects, means and costs before top management, and have one chosen.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "chosen-strategies-approved" {
  requirement = "28000-2022/8.5.1-b", title = "Every chosen strategy was approved, and drawn from an approved risk assessment",
  rationale = "A strategy that nobody approved has no money, and one without an assessment has no aim.",
  maturity = 2,
  of     = "security_strategies", name = "{code} {name}",
  select = [[ SELECT s.id, s.code, s.name, s.approved_by, s.approved_on, a.id AS assessment
              FROM security_strategies s
              LEFT JOIN risk_assessments a ON a.id = s.risk_assessment_id AND a.approved_by IS NOT NULL AND done(a.approved_on)
              WHERE s.selected IS NOT 0 ORDER BY s.id ]],
  judge  = function(code, approved_by, approved_on, assessment)
    return parts.complete("strategy", code, {
      { "an approver", approved_by }, { "a day of approval", date.done(approved_on) or nil }, { "an approved risk assessment", assessment },
    })
  end,
  fix    = "Have the strategy approved by top management, with the risk assessment that it answers.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

-- One rule a question: a strategy that leaves one of them open has still answered the others.
local considered = { words = "strategy considered", where = "" }
local chosen = { words = "chosen strategy", where = "WHERE selected IS NOT 0" }

local function says(requirement, which, column, what, rationale, fix)
  return {
    requirement = requirement, title = "Every " .. which.words .. " says " .. what,
    rationale = rationale, maturity = 3,
    of     = "security_strategies", name = "{code} {name}",
    select = "SELECT id, code, name, " .. column .. " AS answer FROM security_strategies " .. which.where .. " ORDER BY id",
    judge  = function(code, name, answer)
      if blank(answer) then return fail("strategy %s (%s) does not say %s", code, name, what) end
    end,
    fix    = fix,
  }
end

rule "strategy-effects-on-weak-points" (says("28000-2022/8.5.1-c", considered,
  "nullif(trim(description), '') || nullif(trim(effect_on_vulnerability), '')", "what is done and which weak points it closes",
  "Whoever does not ask what a strategy changes chooses the one that is cheapest to describe.",
  "Describe the strategy in a sentence, follow two weak points to it and write down whether it closes them."))
rule "strategy-effects-on-likelihood" (says("28000-2022/8.5.1-d", considered, "effect_on_likelihood", "which threats it makes less likely",
  "A strategy that makes no threat less likely only tidies up afterwards.",
  "Write down which threats the strategy makes less likely to come true, and why."))
rule "strategy-effects-on-gaps" (says("28000-2022/8.5.1-e", considered, "effect_on_deficiency_period", "how it shortens gaps in cover",
  "Every guard, alarm and camera fails one day; what counts is how long the gap stays open.",
  "Write down how long a failed guard, alarm or camera leaves a gap today, and how long under the strategy."))
rule "strategies-means-weighed" (says("28000-2022/8.5.1-f", considered, "resource_availability", "whether the means for it are there",
  "A strategy for which nobody can be found protects nothing.",
  "Ask finance and the sites whether people, money and equipment for the strategy are there, and write it down."))
rule "strategy-costs-noted" (says("28000-2022/8.5.1-i", chosen, "cost_benefit", "how its cost compares with its benefit",
  "Money spent on one strategy is missing for the next.",
  "Set the yearly cost of the strategy beside the losses it is to prevent, and have the approver look at it."))

rule "high-risks-served-by-a-strategy" {
  requirement = "28000-2022/8.5.1-g", title = "Every high risk is served by a chosen strategy, through a treatment or a live plan",
  rationale = "A strategy that leaves out the gravest risks protects the wrong things.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.rating_label, r.inherent_rating,
                (SELECT count(DISTINCT s.id) FROM treatments t JOIN security_strategies s ON s.id = t.strategy_id
                   WHERE t.risk_id = r.id AND t.status IN ('planned', 'in_progress', 'implemented') AND s.selected = 1)
                + (SELECT count(DISTINCT s.id) FROM plan_risks x JOIN security_plans p ON p.id = x.plan_id
                     JOIN security_strategies s ON s.id = p.strategy_id
                   WHERE x.risk_id = r.id AND p.status = 'current' AND s.selected = 1) AS strategies
              FROM risks r
              WHERE ]] .. high_risks.possible .. [[ ORDER BY r.id ]],
  judge  = function(code, rating_label, inherent_rating, strategies)
    if strategies == 0 and high_risks.unrated(rating_label, inherent_rating) then
      return unknown("risk %s is not rated in full", code)
    end
    return at_least(strategies, 1, "chosen strategies", "high risk %s is served by no chosen strategy", code)
  end,
  applies = high_risks.there_are,
  fix    = "Say which chosen strategy answers the risk, or choose one that does, and tie its treatments to it.",
  action = { kind = "corrective", owner = "risk owner", within = "60 days" },
}

rule "strategies-chosen-within-appetite" {
  requirement = "28000-2022/8.5.1-h", title = "Every chosen strategy was held against what risk the organisation may take",
  rationale = "Only someone who knows how much risk may remain can tell whether a strategy does enough.",
  maturity = 3,
  of     = "security_strategies", name = "{code} {name}",
  select = [[ SELECT s.id, s.code, s.name, s.risk_appetite_note, m.acceptance_criteria
              FROM security_strategies s LEFT JOIN risk_assessments a ON a.id = s.risk_assessment_id
              LEFT JOIN risk_methods m ON m.id = a.method_id
              WHERE s.selected IS NOT 0 ORDER BY s.id ]],
  judge  = function(code, risk_appetite_note, acceptance_criteria)
    return parts.complete("strategy", code, {
      { "a note on the risk that remains", risk_appetite_note }, { "criteria of acceptance to hold it against", acceptance_criteria },
    })
  end,
  fix    = "Hold what the strategy leaves open against the criteria of the risk method, and write down the result.",
}

question "strategies-keep-security-up" {
  requirement = "28000-2022/8.5.1-c", evidence = "required", valid_for = "12 months",
  ask = "Did those who identified strategies look at how far each keeps security up and closes weak points? Look at the option "
    .. "appraisal beside the list of vulnerabilities, and follow two weak points to a strategy.",
}

question "strategies-lower-likelihood" {
  requirement = "28000-2022/8.5.1-d", evidence = "required", valid_for = "12 months",
  ask = "Does the appraisal show for each strategy why a threat becomes less likely to come true? Look at the appraisal beside the "
    .. "threat list and the incidents since, and ask whether they bear it out.",
}

question "strategies-limit-gaps" {
  requirement = "28000-2022/8.5.1-e", evidence = "required", valid_for = "12 months",
  ask = "Was it looked at how each strategy shortens the time without cover and limits what follows? Look at the appraisal, and at "
    .. "the last failures of guards, alarms or cameras and how long each gap stayed open.",
}

question "strategies-secure-means" {
  requirement = "28000-2022/8.5.1-f", evidence = "required", valid_for = "12 months",
  ask = "Was it looked at whether each strategy makes sure that people, money and equipment are there when needed? Look at the "
    .. "appraisal beside budget and contracts, and ask finance whether they were consulted.",
}

question "strategies-within-appetite" {
  requirement = "28000-2022/8.5.1-h", evidence = "required", valid_for = "12 months",
  ask = "Were strategies chosen with regard to how much and what kind of risk the organisation may take? Look at the minutes of the "
    .. "choice beside the acceptance criteria, and at what was said about the strategies that were dropped.",
}

question "strategies-costs-weighed" {
  requirement = "28000-2022/8.5.1-i", evidence = "required", valid_for = "12 months",
  ask = "Were costs and benefits weighed before the choice, with figures that hold? Look at the cost-benefit notes beside the "
    .. "invoices and losses of the last year.",
}
