local document_control = require "iso28000-common/fixtures.document_control"

local day = "2026-06-30"

test "whoever left may change nothing any more" (document_control.rights_of_leavers_ended { rule = "leavers-lose-access" })

test "a current document is reviewed in time" (document_control.reviewed { rule = "documents-reviewed" })

local function approved(revision, left_on, status)
  revision.id, revision.document_id, revision.revision = 2, 1, "2"
  return {
    documents = { { id = 1, code = "D-1", title = "Seals", status = status, current_revision_id = 2 } },
    document_revisions = { revision }, people = { { id = 7, name = "A. Berg", end_on = left_on } },
  }
end

test "a current revision was approved by somebody who was there" {
  rule = "documents-approved", as_of = day,
  cases = {
    { name = "today, by its author", given = approved({ author_id = 7, approved_by = 7, approved_on = day }, nil, "current"),
      expect = "conforming" },
    { name = "only tomorrow", given = approved({ approved_by = 7, approved_on = "2026-07-01" }, nil, "current"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, limit = 0, text = "D-1 lacks a day of approval" } } } },
    { name = "by nobody", given = approved({}, nil, "current"),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2, text = "an approver and a day of approval" } } } },
    { name = "on a day, by nobody", given = approved({ approved_on = day }, nil, "current"),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1, text = "D-1 lacks an approver" } } } },
    { name = "on the last day of the approver", expect = "conforming",
      given = approved({ approved_by = 7, approved_on = "2026-03-31" }, "2026-03-31", "current") },
    { name = "a day after the last", given = approved({ approved_by = 7, approved_on = "2026-04-01" }, "2026-03-31", "current"),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "revision 2 of D-1 was approved by somebody who had left" } } } },
    { name = "no revision is named", given = { documents = { { id = 1, code = "D-1", status = "current" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "D-1 names no current revision" } } } },
    { name = "a document without status is asked", given = approved {}, expect = "nonconforming" },
    { name = "an archived one is not", given = approved({}, nil, "archived"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "drafts and other revisions stand beside it", expect = "conforming",
      given = {
        documents = {
          { id = 1, title = "Seals", status = "current", current_revision_id = 2 }, { id = 8, title = "Keys", status = "draft" },
        },
        document_revisions = {
          { id = 1, document_id = 1, revision = "1" }, { id = 2, document_id = 1, approved_by = 7, approved_on = day },
        },
        people = { { id = 7, name = "A. Berg" }, { id = 8, name = "B. Kok", end_on = "2020-01-01" } },
      } },
  },
}

test "a place in scope holds the current revision" (document_control.copies_to_hand { rule = "copies-at-the-points-of-use" })

test "a current document has exactly one live revision" (document_control.one_live_revision { rule = "one-live-revision" })

test "a copy of a withdrawn revision is taken away" (document_control.old_copies_withdrawn { rule = "outdated-copies-withdrawn" })

test "a copy of an archived document is taken away" (document_control.copies_of_archived_withdrawn { rule = "outdated-copies-withdrawn" })

test "an obsolete document that is kept is marked as archived" (document_control.obsolete_marked {
  rule = "obsolete-documents-marked", grade = "observation",
})

test "the backup of an electronic document was verified" (document_control.backups_verified { rule = "backups-verified" })
