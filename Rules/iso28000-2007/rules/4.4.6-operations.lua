-- Operational control: the operations that policy, risks, law, objectives, programmes and supply chain need are known and written down.
local processes = require "iso28000-common/processes"

rule "policy-processes-named" (processes.for_policy {
  requirement = "28000-2007/4.4.6-a", title = "The processes that the security policy needs are named",
})

rule "risk-control-processes-named" (processes.for_risk_control {
  requirement = "28000-2007/4.4.6-b", title = "The processes that control significant risks are named",
})

rule "legal-processes-named" (processes.for_law {
  requirement = "28000-2007/4.4.6-c", title = "The processes that legal duties need are named",
})

rule "legal-duties-have-a-process" (processes.duties_met_by_a_process {
  requirement = "28000-2007/4.4.6-c", title = "Every obligation that applies is met by a process that is named as serving the law",
})

rule "objective-processes-named" (processes.for_objectives {
  requirement = "28000-2007/4.4.6-d", title = "The processes that the security objectives need are named",
})

rule "delivery-processes-named" (processes.for_delivery {
  requirement = "28000-2007/4.4.6-e", title = "The processes that deliver the programmes are named",
})

rule "supply-chain-processes-named" (processes.for_supply_chain {
  requirement = "28000-2007/4.4.6-f", title = "The processes that keep the supply chain secure are named",
})

rule "processes-have-procedures" {
  requirement = "28000-2007/4.4.6-g", title = "Every operational process has a current document that says how it is done",
  rationale = "A step that is only told is left out by the next person who is told.",
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id, count(d.id) AS documents
              FROM processes p LEFT JOIN documents d ON d.id = p.criteria_document_id AND d.status = 'current'
              WHERE (p.kind = 'operation' OR p.kind IS NULL) AND p.in_sms IS NOT 0 GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, documents)
    return at_least(documents, 1, "current documents", "no current document says how process %s is done", code)
  end,
  when_empty = fail("no process is on record"),
  fix    = "Write the procedure with the people at work, bring it into force, and name it in the process list.",
  action = { kind = "corrective", owner = "process owner", within = "60 days" },
}

rule "controls-have-procedures" {
  requirement = "28000-2007/4.4.6-g", title = "Every active control has a current document that says how it is worked",
  rationale = "A control that each shift works in its own way stops whom the shift happens to stop.",
  of     = "controls", name = "{code} {title}",
  select = [[ SELECT c.id, c.code, c.title, c.site_id, count(d.id) AS documents
              FROM controls c LEFT JOIN documents d ON d.id = c.procedure_document_id AND d.status = 'current'
              WHERE c.status = 'active' OR c.status IS NULL GROUP BY c.id ORDER BY c.id ]],
  judge  = function(code, documents)
    return at_least(documents, 1, "current documents", "no current document says how control %s is worked", code)
  end,
  when_empty = fail("no control is on record"),
  fix    = "Write down who works the control, when, and what is done when it fails, and bring the document into force.",
  action = { kind = "corrective", owner = "control owner", within = "60 days" },
}
