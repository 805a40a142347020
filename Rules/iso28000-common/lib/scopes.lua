-- The scope of the system: one that is live and whole, in a document that can be shown.
local shared = require "shared"
local documents = require "documents"
local parts = require "parts"

local scopes = {}

-- Which scopes, as `s`, are live.
scopes.live = "(s.effective_on IS NULL OR s.effective_on <= :today) AND (s.superseded_on IS NULL OR s.superseded_on > :today)"

scopes.one_live = shared {
  rationale = "Without limits nobody can say what the system answers for.",
  maturity = 2,
  of     = "sms_scopes", optional = { "exclusions", "superseded_on" },
  check  = function()
    local count = org.value("SELECT count(*) FROM sms_scopes s WHERE " .. scopes.live)
    if count == 0 then return fail("no scope is live") end
    local sql = [[ SELECT id, statement, boundaries, exclusions, exclusion_justification, approved_by, approved_on, effective_on
                   FROM sms_scopes s WHERE ]] .. scopes.live .. " ORDER BY id"
    for _, s in org.records(sql) do
      local lacking, what = parts.missing {
        ["its statement"] = blank(s.statement), ["its limits"] = blank(s.boundaries), ["its first day"] = not s.effective_on,
        ["its approval"] = not s.approved_by or not date.done(s.approved_on),
        ["a reason for what is left out"] = not blank(s.exclusions) and blank(s.exclusion_justification),
      }
      report(s.id, { at_most(lacking, 0, "parts", "the live scope lacks %s", what),
        at_most(count, 1, "scopes", "more than one scope is live") }, { name = "scope of " .. (s.effective_on or "no day") })
    end
  end,
  when_empty = fail("no scope is on record"),
  fix    = "Write down what the system covers and where it ends, have it approved, and close the version before.",
}

scopes.document_held = shared {
  rationale = "A scope that cannot be shown cannot be audited.",
  maturity = 3,
  of     = "sms_scopes", name = "scope of {effective_on}", optional = { "superseded_on", "withdrawn_on" },
  select = [[ SELECT s.id, s.effective_on, s.document_id, d.status, v.id AS revision_id, v.approved_by, v.approved_on, v.withdrawn_on
              FROM sms_scopes s LEFT JOIN documents d ON d.id = s.document_id
              LEFT JOIN document_revisions v ON v.id = d.current_revision_id
              WHERE ]] .. scopes.live .. " ORDER BY s.id",
  judge  = function(document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
    return documents.held("the scope", document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
  end,
  when_empty = fail("no scope is on record"),
  fix    = "Put the scope into a controlled document, and have its revision approved.",
}

return scopes
