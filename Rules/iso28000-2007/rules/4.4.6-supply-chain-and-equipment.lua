-- Operational control of what comes from outside, and of security equipment: upstream threats, partners, and the life of equipment.
local partners = require "iso28000-common/partners"
local process_controls = require "iso28000-common/process_controls"
local security_equipment = require "iso28000-common/security_equipment"

-- Being named in an open risk is enough: how often risks are assessed is asked elsewhere.
rule "upstream-nodes-weighed" {
  requirement = "28000-2007/4.4.6-h", title = "Every upstream node in scope is named in an open risk, or was assessed in time",
  rationale = "What is put into the goods before they arrive passes every fence with them.",
  of     = "supply_chain_nodes", name = "{code} {name}",
  select = [[ SELECT n.id, n.code, n.name, n.site_id, n.stage, n.last_assessed_on,
                (SELECT count(*) FROM risks r WHERE r.node_id = n.id AND r.status = 'open') AS named
              FROM supply_chain_nodes n WHERE n.in_scope IS NOT 0 AND (n.stage = 'upstream' OR n.stage IS NULL) ORDER BY n.id ]],
  judge  = function(code, name, stage, last_assessed_on, named)
    if named > 0 then return pass() end
    local due = date.done(last_assessed_on) and date.due(nil, last_assessed_on, params.risk_interval)
    if due and due >= today then return pass() end
    if not stage then return unknown("nobody knows whether %s (%s) lies upstream", code, name) end
    if not due then return fail("no risk names %s (%s), and nobody has assessed it", code, name) end
    return at_most(date.days(due, today), 0, "days", "no risk names %s (%s), and its assessment is overdue", code, name)
  end,
  applies = function()
    local upstream = "SELECT 1 FROM supply_chain_nodes WHERE in_scope IS NOT 0 AND (stage = 'upstream' OR stage IS NULL)"
    if org.exists "SELECT 1 FROM supply_chain_nodes" and not org.exists(upstream) then
      return not_applicable("no node in scope lies upstream")
    end
  end,
  fix    = "Assess what the node can bring in, and enter the day, or the risk that names it.",
  action = { kind = "corrective", owner = "supply chain manager", within = "60 days" },
}

rule "upstream-threats-controlled" (process_controls.working("upstream", "threats that come from upstream") {
  requirement = "28000-2007/4.4.6-h", title = "A working control covers threats that come from upstream",
  rationale = "Whoever receives goods unchecked hands on what was hidden in them.",
  fix    = "Describe how goods and papers from upstream are checked before they go on, name an owner, and put it to work.",
  action = { kind = "corrective", owner = "supply chain manager", within = "60 days" },
})

rule "partners-know-what-is-asked" (partners.told {
  requirement = "28000-2007/4.4.6-i", title = "Each partner in scope was told what security is asked of it",
})

local stages = { "design", "installation", "operation", "refurbishment", "modification" }

rule "equipment-stages-controlled" (security_equipment.controlled_at(stages) {
  requirement = "28000-2007/4.4.6-j", title = "Working controls cover security equipment from design to alteration",
})

rule "equipment-maintained" (security_equipment.maintained {
  requirement = "28000-2007/4.4.6-j", title = "Security equipment is maintained within its interval",
})
