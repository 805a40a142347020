-- Work that is passed on, tier by tier.
local suppliers = require "suppliers"

-- Not applicable where each supplier says that it passes nothing on, and no record says otherwise.
local function passes_on()
  local maybe = [[ SELECT 1 FROM partners p LEFT JOIN supplier_profiles s ON s.partner_id = p.id WHERE s.subcontracts IS NOT 0 AND ]]
  if org.exists("SELECT 1 FROM partners") and not org.exists(maybe .. suppliers.used)
    and not org.exists("SELECT 1 FROM supplier_subcontracts c WHERE" .. suppliers.running) then
    return not_applicable("no supplier passes work on")
  end
end

local passed_to, depths, has_orphan = {}, {}, false

-- Tiers below a partner; without end where the chain comes back to where it was.
local function tiers_below(id, above)
  if depths[id] then return depths[id] end
  if above[id] then return math.huge end
  above[id] = true
  local deepest = 0
  for _, subcontractor_id in ipairs(passed_to[id] or {}) do
    -- A subcontractor whom nobody named is a tier all the same.
    deepest = math.max(deepest, 1 + (subcontractor_id and tiers_below(subcontractor_id, above) or 0))
  end
  above[id] = nil
  depths[id] = deepest
  return deepest
end

rule "tiers-as-agreed" {
  requirement = "supplier/subcontracting-a", title = "Work is passed down no further than was agreed, and never in a circle",
  rationale = "Each tier knows less of what was promised at the top, and is paid less for keeping it.",
  of     = "partners", name = "{code} {partner_name}", optional = { "tiers_allowed", "ended_on", "supplier_profiles.partner_id" },
  before = function()
    for _, contractor_id, subcontractor_id in org.rows(
      "SELECT c.contractor_id, c.subcontractor_id FROM supplier_subcontracts c WHERE" .. suppliers.running .. "ORDER BY c.id") do
      if contractor_id then
        passed_to[contractor_id] = passed_to[contractor_id] or {}
        table.insert(passed_to[contractor_id], subcontractor_id or false)
      end
      if not contractor_id or not subcontractor_id then has_orphan = true end
    end
  end,
  select = [[ SELECT p.id, p.code, p.name AS partner_name, s.subcontracts, s.tiers_allowed
              FROM partners p LEFT JOIN supplier_profiles s ON s.partner_id = p.id WHERE ]] .. suppliers.used .. " ORDER BY p.id",
  judge  = function(id, partner_name, subcontracts, tiers_allowed)
    local tiers = tiers_below(id, {})
    if tiers == math.huge then return fail("the work of %s is passed on in a circle", partner_name) end
    if tiers > 0 and no(subcontracts) then return fail("%s says that it passes nothing on, and does", partner_name) end
    local depth = at_most(tiers, tiers_allowed or params.subcontract_tiers, "tiers", "the work of %s is passed down too far", partner_name)
    if has_orphan then return depth, unknown("a subcontract lacks one of its parties") end
    if not yes(subcontracts) and not no(subcontracts) then
      return depth, unknown("nobody asked %s whether it passes work on", partner_name)
    end
    return depth
  end,
  fix    = "Take the work back to the tier that was agreed, or agree on more after looking at who does it.",
  action = { kind = "corrective", owner = "head of purchasing", within = "60 days" },
}

rule "subcontracts-approved" {
  requirement = "supplier/subcontracting-b", title = "Every subcontract that runs was approved before it began",
  rationale = "Approval afterwards only learns what has happened.",
  of     = "supplier_subcontracts", name = "{contractor} to {subcontractor}", optional = { "ended_on" }, applies = passes_on,
  select = [[ SELECT c.id, p.name AS contractor, q.name AS subcontractor, c.began_on, c.approved_on, c.approved_by_id
              FROM supplier_subcontracts c LEFT JOIN partners p ON p.id = c.contractor_id LEFT JOIN partners q ON q.id = c.subcontractor_id
              WHERE ]] .. suppliers.running .. "ORDER BY c.id",
  judge  = function(subcontractor, began_on, approved_on, approved_by_id)
    if not date.done(approved_on) or not approved_by_id then return fail("nobody approved %s as subcontractor", subcontractor) end
    if not began_on then return unknown("nobody knows when %s began", subcontractor) end
    return at_most(date.days(began_on, approved_on), 0, "days", "%s began before it was approved", subcontractor)
  end,
  fix    = "Assess the subcontractor as if it were new, then approve or end it.",
  action = { kind = "corrective", owner = "head of purchasing", within = "30 days" },
}

rule "subcontractors-screened" {
  requirement = "supplier/subcontracting-c", title = "Every subcontractor was screened within the interval",
  rationale = "Who may not be paid directly may not be paid through another.",
  of     = "supplier_subcontracts", name = "{contractor} to {subcontractor}", optional = { "ended_on", "supplier_screenings.partner_id" },
  applies = passes_on,
  select = [[ SELECT c.id, p.name AS contractor, q.name AS subcontractor, c.subcontractor_id, x.id AS screening_id, x.screened_on, x.result
              FROM supplier_subcontracts c LEFT JOIN partners p ON p.id = c.contractor_id LEFT JOIN partners q ON q.id = c.subcontractor_id
                LEFT JOIN supplier_screenings x ON x.partner_id = c.subcontractor_id AND (x.screened_on > :today) IS NOT 1
              WHERE ]] .. suppliers.running .. "ORDER BY c.id, x.screened_on, x.id",
  judge  = function(contractor, subcontractor, subcontractor_id, each)
    if not subcontractor_id then return unknown("nobody knows to whom %s passes work on", contractor) end
    return suppliers.screened(subcontractor, each)
  end,
  fix    = "Screen the subcontractor today, and let the supplier stop the work meanwhile.",
  action = { kind = "correction", owner = "compliance officer", within = "7 days" },
}
