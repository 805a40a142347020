local document_control = require "iso28000-common/fixtures.document_control"
local records = require "iso28000-common/fixtures.records"

test "a place in scope holds the current revision" (document_control.copies_to_hand { rule = "copies-at-the-points-of-use" })

test "a copy of a withdrawn revision is taken away" (document_control.old_copies_withdrawn { rule = "outdated-copies-withdrawn" })

test "a copy of an archived document is taken away" (document_control.copies_of_archived_withdrawn { rule = "outdated-copies-withdrawn" })

local function document(changes)
  local row = { id = 1, code = "D-1", title = "Seals", status = "current" }
  for key, value in pairs(changes) do row[key] = value end
  return { documents = { row } }
end

test "the backup of an electronic document was verified" (document_control.backups_verified { rule = "backups-verified" })

test "whoever left may change nothing any more" (document_control.rights_of_leavers_ended { rule = "leavers-lose-access" })

test "it is stated where a document is kept" {
  rule = "documents-stored", as_of = "2026-06-30",
  cases = {
    { name = "stated", given = document { storage_location = "Cabinet 3" }, expect = "conforming" },
    { name = "archived, and not stated", given = document { status = "archived" },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["1"] = { text = "nobody knows where D-1 (archived) is kept" } } } },
    { name = "without status, and spaces", given = { documents = { { id = 1, code = "D-1", storage_location = " " } } },
      expect = { outcome = "remarked", subjects = { ["1"] = { text = "without status" } } } },
    { name = "a draft is not asked", given = document { status = "draft" }, expect = "not_evaluable" },
  },
}

test "a current document has exactly one live revision" (document_control.one_live_revision { rule = "one-live-revision" })

local function summary(text, first_day)
  return { documents = { { id = 1, code = "D-1" } }, document_revisions = {
    { id = 1, document_id = 1, revision = "1", changed_on = first_day },
    { id = 2, document_id = 1, revision = "2", changed_on = "2026-03-16", change_summary = text } } }
end

test "a revision after the first says what changed" {
  rule = "revisions-summarised", as_of = "2026-06-30",
  cases = {
    { name = "it says", given = summary("New seal type", "2025-02-19"), expect = { outcome = "conforming",
      population = { conforming = 1, not_applicable = 1 } } },
    { name = "it does not", given = summary(" ", "2025-02-19"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["2"] = { text = "revision 2 of D-1 does not say what changed" } } } },
    { name = "on the day of the first", given = summary(nil, "2026-03-16"), expect = { outcome = "nonconforming",
      population = { nonconforming = 1, not_applicable = 1 } } },
    { name = "nobody knows which was first", given = summary("New seal type"), expect = { outcome = "nonconforming",
      subjects = { ["1"] = { text = "revision 1" } } } },
    { name = "nothing was revised", expect = "not_applicable",
      given = { document_revisions = { { id = 1, document_id = 1, revision = "1", changed_on = "2026-03-16" } } } },
    { name = "of no document", given = { document_revisions = { { id = 1, revision = "1" }, { id = 2, revision = "2" } } },
      expect = { outcome = "not_evaluable", population = { unknown = 2 } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "it is settled how long a document is kept" {
  rule = "retention-stated", as_of = "2026-06-30",
  cases = {
    { name = "seven years", given = document { retention_years = 7 }, expect = "conforming" },
    { name = "not at all", given = document { retention_years = 0 }, expect = "conforming" },
    { name = "not settled", given = document {}, expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["1"] = { measured = 1, text = "D-1 lacks a retention period" } } } },
    { name = "an archived one is asked too", given = document { status = "archived" }, expect = "nonconforming" },
  },
}

test "a record is kept through its last day" (records.kept_long_enough { rule = "records-kept-long-enough" })

test "a document from outside names source and review" {
  rule = "outside-documents-controlled", as_of = "2026-06-30",
  cases = {
    { name = "both", given = document { external_origin = 1, source = "Customs", next_review_on = "2026-09-01" }, expect = "conforming" },
    { name = "neither", given = document { external_origin = 1 }, expect = { outcome = "remarked", grade = "observation",
      subjects = { ["1"] = { measured = 2, limit = 0, text = "D-1 lacks a source and a day of review" } } } },
    { name = "neither, and no status", given = { documents = { { id = 1, code = "D-1", external_origin = 1 } } }, expect = "remarked" },
    { name = "nobody says", given = document { source = "Customs", next_review_on = "2026-09-01" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "all are our own", given = document { external_origin = 0 }, expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "a current document is reviewed in time" (document_control.reviewed { rule = "documents-reviewed" })

test "an obsolete document that is kept is marked as archived" (document_control.obsolete_marked {
  rule = "obsolete-documents-marked", grade = "minor",
})

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "documents-stored", rule = "documents-stored",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { code = "D-1", status = "current", id = 1, storage_location = "Cabinet 3", title = "Seals" },
          { id = 9001, status = "draft" }, { id = 9003, status = "obsolete" },
        },
      } },
    { name = "revisions-summarised", rule = "revisions-summarised",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_revisions = {
          { document_id = 1, id = 1, revision = "1", changed_on = "2025-02-19" },
          { document_id = 1, change_summary = "New seal type", id = 2, revision = "2", changed_on = "2026-03-16" },
          { document_id = 9001, id = 9101, revision = "1", changed_on = "2025-02-19" },
          { document_id = 9001, change_summary = "New seal type", id = 9102, revision = "2", changed_on = "2026-03-16", },
          { document_id = 0, id = 9103, revision = "1", changed_on = "2025-02-19" },
          { document_id = 0, change_summary = "New seal type", id = 9104, revision = "2", changed_on = "2026-03-16" },
        },
        documents = { { code = "D-1", id = 1 }, { id = 9001, status = "draft" } },
      } },
    { name = "outside-documents-controlled", rule = "outside-documents-controlled",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { code = "D-1", status = "current", external_origin = 1, source = "Customs", id = 1, next_review_on = "2026-09-01",
            title = "Seals", },
          { id = 9001, status = "draft" },
          { code = "D-1b", status = "current", external_origin = 0, source = "Customs", id = 9101,
            next_review_on = "2026-09-01", title = "Seals", },
          { id = 9102, external_origin = 0 },
        },
      } },
  },
}
