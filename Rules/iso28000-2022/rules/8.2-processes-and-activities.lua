-- Processes and activities: are those named that policy, law, objectives, delivery and the supply chain need?
local processes = require "iso28000-common/processes"

-- Controls written down for what a partner does, while it works for the organisation.
local function partner_controls(partner_column)
  return [[ (SELECT count(*) FROM external_provisions e JOIN partners b ON b.id = e.partner_id AND b.status IN ('active', 'suspended')
             WHERE b.id = ]] .. partner_column .. [[ AND trim(e.control_description) <> '') ]]
end

rule "policy-processes-named" (processes.for_policy {
  requirement = "28000-2022/8.2-a", title = "The processes that the security policy needs are named",
  maturity = 1,
})

rule "legal-duties-have-a-process" (processes.duties_met_by_a_process {
  requirement = "28000-2022/8.2-b", title = "Every obligation that applies is met by a process that is named as serving the law",
})

rule "objective-processes-named" (processes.for_objectives {
  requirement = "28000-2022/8.2-c", title = "The processes that the security objectives need are named",
  maturity = 1,
})

rule "delivery-processes-named" (processes.for_delivery {
  requirement = "28000-2022/8.2-d", title = "The processes that deliver the system and its programmes are named",
  maturity = 1,
})

rule "supply-chain-processes-named" (processes.for_supply_chain {
  requirement = "28000-2022/8.2-e", title = "The processes that keep the supply chain secure are named",
  maturity = 1,
})

rule "nodes-covered" {
  requirement = "28000-2022/8.2-e", title = "Every node in scope is covered by a process or by a control on the partner who runs it",
  rationale = "Goods are lost where everybody thinks that somebody else looks after them.",
  maturity = 3,
  of     = "supply_chain_nodes", name = "{code} {name}",
  select = [[ SELECT n.id, n.code, n.name, n.site_id, (SELECT count(*) FROM processes p WHERE p.id = n.process_id AND p.in_sms = 1)
                + ]] .. partner_controls("n.partner_id") .. [[ AS covers
              FROM supply_chain_nodes n WHERE n.in_scope IS NOT 0 ORDER BY n.id ]],
  judge  = function(code, name, covers)
    return at_least(covers, 1, "ways of cover",
      "%s (%s) is covered by no process and no control on its partner", code, name)
  end,
  fix    = "Say which process looks after the node, or agree and write down how its partner is controlled.",
  action = { kind = "corrective", owner = "supply chain manager", within = "60 days" },
}

rule "routes-covered" {
  requirement = "28000-2022/8.2-e", title = "Every leg in scope is covered by a process or by a control on its carrier",
  rationale = "Cargo at rest is cargo at risk, and so is cargo on a leg that nobody plans.",
  maturity = 3,
  of     = "supply_chain_routes", name = "{code}",
  select = [[ SELECT r.id, r.code, r.transport_mode, (SELECT count(*) FROM processes p WHERE p.id = r.process_id AND p.in_sms = 1)
                + ]] .. partner_controls("r.carrier_partner_id") .. [[ AS covers
              FROM supply_chain_routes r WHERE r.in_scope IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, transport_mode, covers)
    return at_least(covers, 1, "ways of cover", "leg %s (%s) is covered by no process and no control on its carrier",
      code, transport_mode or "mode not known")
  end,
  fix    = "Say which process looks after the leg, or agree and write down how its carrier is controlled.",
  action = { kind = "corrective", owner = "supply chain manager", within = "60 days" },
}
