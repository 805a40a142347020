-- Control of documents and data: found by those who may, reviewed, approved, current where work is done, backed up, and marked when old.
local document_control = require "iso28000-common/document_control"
local parts = require "iso28000-common/parts"

rule "leavers-lose-access" (document_control.rights_of_leavers_ended {
  requirement = "28000-2007/4.4.5-a", title = "Every right on a document belongs to a role or to somebody who is still here",
})

rule "documents-reviewed" (document_control.reviewed {
  requirement = "28000-2007/4.4.5-b", title = "Current documents are reviewed in time",
})

-- Who approves needs only to have the authority: this edition does not ask for somebody other than the author.
rule "documents-approved" {
  requirement = "28000-2007/4.4.5-b", title = "The current revision of every document was approved by somebody who was there to do so",
  rationale = "What nobody with the power to do so has approved binds nobody.",
  of     = "documents", name = "{code} {title}", optional = { "people.end_on" },
  select = [[ SELECT d.id, d.code, d.title, v.id AS current_revision, v.revision, v.approved_by, v.approved_on, p.end_on
              FROM documents d LEFT JOIN document_revisions v ON v.id = d.current_revision_id LEFT JOIN people p ON p.id = v.approved_by
              WHERE d.status = 'current' OR d.status IS NULL ORDER BY d.id ]],
  judge  = function(code, current_revision, revision, approved_by, approved_on, end_on)
    if not current_revision then return fail("%s names no current revision that somebody could have approved", code) end
    if not approved_by or not date.done(approved_on) then
      return parts.complete("the current revision of", code, {
        { "an approver", approved_by }, { "a day of approval", date.done(approved_on) or nil },
      })
    end
    if end_on and end_on < approved_on then
      return fail("revision %s of %s was approved by somebody who had left on %s", revision, code, end_on)
    end
  end,
  fix    = "Have the revision read and approved by somebody who has the authority, and enter name and day.",
  action = { kind = "correction", owner = "document owner", within = "14 days" },
}

rule "copies-at-the-points-of-use" (document_control.copies_to_hand {
  requirement = "28000-2007/4.4.5-c", title = "Every place in scope that a document is marked for holds its current revision",
})

rule "one-live-revision" (document_control.one_live_revision {
  requirement = "28000-2007/4.4.5-c", title = "Every current document has exactly one live revision, and names it",
})

rule "outdated-copies-withdrawn" (document_control.old_copies_withdrawn {
  requirement = "28000-2007/4.4.5-d", title = "Copies of withdrawn revisions and obsolete documents are taken away in time",
})

rule "obsolete-documents-marked" (document_control.obsolete_marked {
  requirement = "28000-2007/4.4.5-e", title = "Every obsolete document that is kept is out of use and marked as archived",
})

rule "backups-verified" (document_control.backups_verified {
  requirement = "28000-2007/4.4.5-f", title = "The backup of every electronic document was verified lately",
})
