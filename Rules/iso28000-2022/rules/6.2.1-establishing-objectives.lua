-- Security objectives: where they are set, and whether they agree with the policy and are measured, watched, told, reviewed, documented.
local measuring = require "iso28000-common/measuring"
local objectives = require "iso28000-common/objectives"

rule "objectives-for-every-function-at-risk" (objectives.for_functions_at_risk {
  requirement = "28000-2022/6.2.1-a", title = "Objectives are set, and every function that owns a high risk has one",
})

rule "objectives-under-the-current-policy" (objectives.under_current_policy {
  requirement = "28000-2022/6.2.1-b", title = "Every live objective belongs to the current policy",
})

rule "objectives-measurable" (objectives.measurable {
  requirement = "28000-2022/6.2.1-c",
  title = "Every live objective has an active measure and a target, or a reason why it cannot be measured",
})

rule "objectives-answer-to-requirements" {
  requirement = "28000-2022/6.2.1-d", title = "Live objectives answer to laws or to demands of interested parties",
  rationale = "Objectives that answer to no duty leave what the law and customers demand to chance.",
  maturity = 3,
  of     = "objectives", method = "examine",
  check  = function()
    local answering, last = 0, nil
    local sql = [[ SELECT o.id, s.source_table, s.source_id FROM objectives o JOIN objective_sources s ON s.objective_id = o.id
      WHERE s.source_kind IN ('legal', 'stakeholder') AND o.status = 'active' ORDER BY o.id, s.id ]]
    for _, id, source_table, source_id in org.rows(sql) do
      local found = source_table and source_id and org.has(source_table, source_id)
      if found and id ~= last then answering, last = answering + 1, id end
    end
    return at_least(answering, 1, "objectives", "no active objective is traced to a law or a demand of an interested party")
  end,
  when_empty = fail("no security objective is on record"),
  fix    = "Go through obligations and demands, and enter those that an objective answers to as its sources.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "objectives-watched" (measuring.objectives_watched {
  requirement = "28000-2022/6.2.1-e", title = "Every live objective is watched as often as its measure asks",
})

rule "objectives-made-known" (objectives.made_known {
  requirement = "28000-2022/6.2.1-f", title = "Every live objective was made known",
})

rule "objectives-reviewed" (objectives.reviewed {
  requirement = "28000-2022/6.2.1-g", title = "Every live objective is reviewed in time",
})

rule "objectives-documented" (objectives.documented {
  requirement = "28000-2022/6.2.1-h", title = "Every live objective stands in a current document",
})
