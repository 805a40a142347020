-- What makes a document one that can be shown: current, with a revision that is approved and in force.
local documents = {}

-- Counts what a document lacks to be shown.
function documents.held(what, document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
  if not document_id then return fail("%s is in no document", what) end
  local gaps = {}
  if status ~= "current" then gaps[#gaps + 1] = "is not current" end
  if not revision_id then
    gaps[#gaps + 1] = "has no current revision"
  else
    if not date.done(approved_on) or not approved_by then gaps[#gaps + 1] = "has no approved revision" end
    if date.done(withdrawn_on) then gaps[#gaps + 1] = "is withdrawn" end
  end
  return at_most(#gaps, 0, "gaps", "the document of %s %s", what, table.concat(gaps, ", "))
end

return documents
