-- Processes: whether those are named, and tied to each other, that policy, law, objectives, delivery, supply chain and risks need.
local shared = require "shared"

local processes = {}

-- A rule that a process of the system is named as serving this purpose.
local function named(purpose, what, rationale)
  return shared {
    rationale = rationale,
    of     = "processes",
    check  = function()
      local serving = org.value([[ SELECT count(DISTINCT p.id) FROM process_purposes u JOIN processes p ON p.id = u.process_id
                                   WHERE u.purpose = :purpose AND p.in_sms = 1 ]], { purpose = purpose })
      return at_least(serving, 1, "processes", "no process of the system is named as %s", what)
    end,
    when_empty = fail("no process is on record"),
    fix    = "Go through the process list with the process owners and enter which processes are needed for it.",
  }
end

processes.for_policy = named("policy", "serving the security policy", "A policy that no process carries stays on the wall.")

processes.for_objectives = named("objectives", "working towards the security objectives",
  "An objective that no process works towards is reached by luck.")

processes.for_delivery = named("delivery", "delivering the system and its programmes",
  "What delivers security must be known before it can be steered.")

processes.for_supply_chain = named("supply_chain", "keeping the supply chain secure",
  "Security ends at the gate where no process looks beyond it.")

processes.for_risk_control = named("risk_control", "controlling the risks that were found significant",
  "A significant risk that no process works against is only known.")

processes.for_law = named("legal", "serving a legal duty", "A duty that no process knows of is kept by chance.")

processes.duties_met_by_a_process = shared {
  rationale = "An obligation left to a process that knows nothing of it is broken by routine.",
  maturity = 3,
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable, count(DISTINCT p.id) AS met_by
              FROM legal_requirements l
              LEFT JOIN legal_applicability a ON a.legal_requirement_id = l.id AND a.determination IN ('applies', 'partly_applies')
              LEFT JOIN processes p ON p.id = a.process_id AND p.in_sms = 1
                AND EXISTS (SELECT 1 FROM process_purposes u WHERE u.process_id = p.id AND u.purpose = 'legal')
              WHERE l.applicable IS NOT 0 AND l.status IS NOT 'repealed' GROUP BY l.id ORDER BY l.id ]],
  judge  = function(code, applicable, met_by)
    if not yes(applicable) and met_by == 0 then return unknown("nobody has judged whether %s applies", code) end
    return at_least(met_by, 1, "processes", "%s is tied to no process that is named as serving a legal duty", code)
  end,
  fix    = "Tie the obligation to the process that has to meet it, and tell the owner of that process what it asks.",
  action = { kind = "corrective", owner = "compliance officer", within = "60 days" },
}

processes.linked = shared {
  rationale = "A process that feeds nothing and is fed by nothing runs past the system.",
  maturity = 3,
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id,
                (SELECT count(*) FROM process_interactions i WHERE i.from_process_id = p.id AND i.to_process_id <> p.id)
                + (SELECT count(*) FROM process_interactions i
                   WHERE i.to_process_id = p.id AND i.from_process_id <> p.id) AS links
              FROM processes p WHERE p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge  = function(code, name, links)
    return at_least(links, 1, "links", "%s (%s) is linked with no other process", code, name)
  end,
  when_empty = fail("no process is on record"),
  fix    = "Ask the process owner what comes in from where and what goes out to whom, and draw it into the map.",
  action = { kind = "correction", owner = "process owner", within = "30 days" },
}

return processes
