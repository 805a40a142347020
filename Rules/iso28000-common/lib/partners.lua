-- Partners: told what is asked of them, and which there are, for rules that ask only of the critical ones.
local parts = require "parts"
local shared = require "shared"

local partners = {}

-- Not applicable where every partner in scope is rated below high; without any partner on record nobody can tell.
function partners.some_critical()
  local critical = [[ SELECT 1 FROM partners WHERE in_scope IS NOT 0 AND (status IS NULL OR status IN ('active', 'suspended'))
                        AND (criticality IS NULL OR criticality IN ('high', 'critical')) ]]
  if org.exists "SELECT 1 FROM partners" and not org.exists(critical) then
    return not_applicable("no partner in scope is critical")
  end
end

partners.told = shared {
  rationale = "A partner cannot keep rules that it never received.",
  maturity = 3,
  of     = "partners", name = "{code} {partner_name}",
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.requirements_communicated_on AS day_of_telling,
                     CASE WHEN d.status = 'current' THEN d.id END AS current_requirements_id
              FROM partners p LEFT JOIN documents d ON d.id = p.security_requirements_document_id
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended')) ORDER BY p.id ]],
  judge  = function(row)
    local told = row.day_of_telling
    if told and not date.done(told) then return fail("%s will be told only on %s what is asked of it", row.partner_name, told) end
    return parts.filled(row.partner_name, row, { "current_requirements_id", "day_of_telling" })
  end,
  fix    = "Send the partner the security requirements that are in force and enter the day it received them.",
  action = { kind = "correction", owner = "partner manager", within = "30 days" },
}

return partners
