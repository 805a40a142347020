-- Which partners there are, for rules that ask only of the critical ones.
local partners = {}

-- Not applicable where every partner in scope is rated below high; without any partner on record nobody can tell.
function partners.some_critical()
  local critical = [[ SELECT 1 FROM partners WHERE in_scope IS NOT 0 AND (status IS NULL OR status IN ('active', 'suspended'))
                        AND (criticality IS NULL OR criticality IN ('high', 'critical')) ]]
  if org.exists "SELECT 1 FROM partners" and not org.exists(critical) then
    return not_applicable("no partner in scope is critical")
  end
end

return partners
