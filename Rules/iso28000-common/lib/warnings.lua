-- Procedures for warning and communication: which of them are in force.
local warnings = {}

-- The verdict that an owned procedure of this aspect has a document in force; `what` says what it settles.
function warnings.procedure(aspect, what)
  local procedures = org.value([[ SELECT count(*) FROM warning_procedures w JOIN documents d ON d.id = w.document_id
    WHERE w.aspect = :aspect AND d.status = 'current' AND w.owner_id IS NOT NULL ]], { aspect = aspect })
  return at_least(procedures, 1, "procedures", "no owned procedure in force settles %s", what)
end

return warnings
