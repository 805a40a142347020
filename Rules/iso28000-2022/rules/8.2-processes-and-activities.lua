-- Processes and activities: are those named that policy, law, objectives, delivery and the supply chain need?

-- How many processes of the system are named as serving a purpose.
local function identified(purpose, what)
  return function()
    local named = org.value([[ SELECT count(DISTINCT p.id) FROM process_purposes u JOIN processes p ON p.id = u.process_id
                               WHERE u.purpose = :purpose AND p.in_sms = 1 ]], { purpose = purpose })
    return at_least(named, 1, "processes", "no process of the system is named as %s", what)
  end
end

-- Controls written down for what a partner does, while it works for the organisation.
local function partner_controls(partner_column)
  return [[ (SELECT count(*) FROM external_provisions e JOIN partners b ON b.id = e.partner_id AND b.status IN ('active', 'suspended')
             WHERE b.id = ]] .. partner_column .. [[ AND trim(e.control_description) <> '') ]]
end

local name_it = "Go through the process list with the process owners and enter which processes are needed for it."

rule "policy-processes-named" {
  requirement = "28000-2022/8.2-a", title = "The processes that the security policy needs are named",
  rationale = "A policy that no process carries stays on the wall.",
  maturity = 1,
  of     = "processes", check = identified("policy", "serving the security policy"), fix = name_it,
  when_empty = fail("no process is on record"),
}

rule "legal-duties-have-a-process" {
  requirement = "28000-2022/8.2-b", title = "Every obligation that applies is met by a process that is named as serving the law",
  rationale = "An obligation left to a process that knows nothing of it is broken by routine.",
  maturity = 3,
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable, count(DISTINCT p.id) AS processes
              FROM legal_requirements l
              LEFT JOIN legal_applicability a ON a.legal_requirement_id = l.id AND a.determination IN ('applies', 'partly_applies')
              LEFT JOIN processes p ON p.id = a.process_id AND p.in_sms = 1
                AND EXISTS (SELECT 1 FROM process_purposes u WHERE u.process_id = p.id AND u.purpose = 'legal')
              WHERE l.applicable IS NOT 0 AND l.status IS NOT 'repealed' GROUP BY l.id ORDER BY l.id ]],
  judge  = function(code, applicable, processes)
    if not yes(applicable) and processes == 0 then return unknown("nobody has judged whether %s applies", code) end
    return at_least(processes, 1, "processes", "%s is tied to no process that is named as serving a legal duty", code)
  end,
  fix    = "Tie the obligation to the process that has to meet it, and tell the owner of that process what it asks.",
  action = { kind = "corrective", owner = "compliance officer", within = "60 days" },
}

rule "objective-processes-named" {
  requirement = "28000-2022/8.2-c", title = "The processes that the security objectives need are named",
  rationale = "An objective that no process works towards is reached by luck.",
  maturity = 1,
  of     = "processes", check = identified("objectives", "working towards the security objectives"), fix = name_it,
  when_empty = fail("no process is on record"),
}

rule "delivery-processes-named" {
  requirement = "28000-2022/8.2-d", title = "The processes that deliver the system and its programmes are named",
  rationale = "What delivers security must be known before it can be steered.",
  maturity = 1,
  of     = "processes", check = identified("delivery", "delivering the system and its programmes"), fix = name_it,
  when_empty = fail("no process is on record"),
}

rule "supply-chain-processes-named" {
  requirement = "28000-2022/8.2-e", title = "The processes that keep the supply chain secure are named",
  rationale = "Security ends at the gate where no process looks beyond it.",
  maturity = 1,
  of     = "processes", check = identified("supply_chain", "keeping the supply chain secure"), fix = name_it,
  when_empty = fail("no process is on record"),
}

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
