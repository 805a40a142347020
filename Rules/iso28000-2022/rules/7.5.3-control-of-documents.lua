-- Control of documents: copies, rights, storage, backups, versions, retention, documents from outside, reviews, and old copies.
local document_control = require "iso28000-common/document_control"
local parts = require "iso28000-common/parts"
local records = require "iso28000-common/records"

rule "copies-at-the-points-of-use" (document_control.copies_to_hand {
  requirement = "28000-2022/7.5.3-a", title = "Every place in scope that a document is marked for holds its current revision",
})

rule "backups-verified" (document_control.backups_verified {
  requirement = "28000-2022/7.5.3-b", title = "The backup of every electronic document was verified lately",
})

rule "leavers-lose-access" (document_control.rights_of_leavers_ended {
  requirement = "28000-2022/7.5.3-c", title = "Every right on a document belongs to a role or to somebody who is still here",
})

rule "documents-stored" {
  requirement = "28000-2022/7.5.3-d", title = "For every document in use or archived it is stated where it is kept",
  rationale = "What is kept somewhere is found by chance.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, status, storage_location FROM documents
              WHERE status IS NOT 'draft' AND status IS NOT 'obsolete' ORDER BY id ]],
  judge  = function(code, status, storage_location)
    if blank(storage_location) then
      return fail("nobody knows where %s (%s) is kept", code, status or "without status")
    end
  end,
  fix    = "Put the document where it stays readable, and enter the place in the master list.",
}

rule "one-live-revision" (document_control.one_live_revision {
  requirement = "28000-2022/7.5.3-e", title = "Every current document has exactly one live revision, and names it",
})

rule "revisions-summarised" {
  requirement = "28000-2022/7.5.3-e", title = "Every revision after the first says what changed",
  rationale = "Without a summary each reader must find the change alone, and most do not.",
  maturity = 3,
  of     = "document_revisions", name = "{code} revision {revision}",
  -- What cannot be shown to be later may be earlier: a revision without a day excuses no other.
  select = [[ SELECT r.id, r.document_id, d.code, r.revision, r.change_summary,
                (SELECT count(*) FROM document_revisions e WHERE e.document_id = r.document_id AND e.id <> r.id
                 AND (e.changed_on > r.changed_on OR (e.changed_on = r.changed_on AND e.id > r.id)) IS NOT 1) AS earlier
              FROM document_revisions r LEFT JOIN documents d ON d.id = r.document_id ORDER BY r.id ]],
  judge  = function(document_id, code, revision, change_summary, earlier)
    if not document_id then return unknown("nobody knows which document revision %s belongs to", revision) end
    if earlier == 0 then return not_applicable("the first revision") end
    if blank(change_summary) then return fail("revision %s of %s does not say what changed", revision, code) end
  end,
  applies = function()
    if not org.exists "SELECT 1 FROM document_revisions GROUP BY document_id HAVING count(*) > 1 OR document_id IS NULL"
      and org.exists "SELECT 1 FROM document_revisions" then
      return not_applicable("no document was revised yet")
    end
  end,
  fix    = "Compare the revision with the one before and write down in a sentence what changed.",
  action = { kind = "correction", owner = "document owner", within = "30 days" },
}

rule "retention-stated" {
  requirement = "28000-2022/7.5.3-f", title = "For every document it is settled how long it is kept",
  rationale = "What has no retention is thrown away too soon, or never.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = "SELECT id, code, title, retention_years FROM documents ORDER BY id",
  judge  = function(code, retention_years)
    return parts.complete("document", code, { { "a retention period", retention_years } })
  end,
  fix    = "Settle with the owner how long law, contracts and use ask for the document, and enter the years.",
  action = { kind = "corrective", owner = "document owner", within = "60 days" },
}

rule "records-kept-long-enough" (records.kept_long_enough {
  requirement = "28000-2022/7.5.3-f", title = "Every record has a last day of retention and was not disposed of before",
})

rule "outside-documents-controlled" {
  requirement = "28000-2022/7.5.3-g", title = "Every document from outside names its source and the day of its next review",
  rationale = "A law or a guide is changed by others, who tell nobody.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, external_origin, source, next_review_on FROM documents
              WHERE external_origin IS NOT 0 AND (status = 'current' OR status IS NULL) ORDER BY id ]],
  judge  = function(code, external_origin, source, next_review_on)
    if not yes(external_origin) then return unknown("nobody says whether %s comes from outside", code) end
    return parts.complete("outside document", code, { { "a source", source }, { "a day of review", next_review_on } })
  end,
  applies = function()
    if org.exists "SELECT 1 FROM documents" and not org.exists "SELECT 1 FROM documents WHERE external_origin IS NOT 0" then
      return not_applicable("no document comes from outside")
    end
  end,
  fix    = "Enter who publishes the document and when somebody looks for a newer edition.",
}

rule "documents-reviewed" (document_control.reviewed {
  requirement = "28000-2022/7.5.3-h", title = "Current documents are reviewed in time",
})

rule "outdated-copies-withdrawn" (document_control.old_copies_withdrawn {
  requirement = "28000-2022/7.5.3-i", title = "No copy of a withdrawn revision is in use",
})

rule "obsolete-documents-marked" (document_control.obsolete_marked {
  requirement = "28000-2022/7.5.3-i", title = "Every obsolete document that is kept is out of use and marked as archived",
})
