-- Plans and the response structure as a whole: whether they are there, follow from the strategies and answer the risks.
local plans = require "iso28000-common/plans"
local warnings = require "iso28000-common/warnings"

local of_chosen_strategies = plans.in_force("chosen_strategy_id", "CASE WHEN s.selected = 1 THEN s.id END AS chosen_strategy_id",
  "LEFT JOIN security_strategies s ON s.id = p.strategy_id")

rule "plans-follow-strategies" (of_chosen_strategies {
  requirement = "28000-2022/8.6.1-a", title = "Live security plans are written, approved and follow from a chosen strategy",
  maturity = 3,
  rationale = "A plan that follows from no strategy defends what nobody decided to defend.",
  fix    = "Tie the plan to the strategy it carries out, bring its document into force and have it approved.",
})

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

rule "high-malicious-risks-in-plans" (plans.answer_malice {
  requirement = "28000-2022/8.6.1-c", title = "Each high risk of malice is answered by a live plan",
})

rule "plans-say-how-to-respond" (plans.steer_the_response {
  requirement = "28000-2022/8.6.1-c", title = "Live plans steer the organisation through an event step by step",
})
