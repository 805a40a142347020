-- A document of two revisions, the first withdrawn, and the copies that the test gives.
local function copies(rows, changes)
  local current = { id = 2, document_id = 1, revision = "2", approved_on = "2026-06-16" }
  local site = { id = 4, code = "GDY", in_scope = 1 }
  for key, value in pairs(changes or {}) do
    if key == "approved_on" then current[key] = value else site[key] = value end
  end
  return {
    documents = { { id = 1, code = "D-1", status = "current" } }, sites = { site },
    document_revisions = { { id = 1, document_id = 1, revision = "1", approved_on = "2025-02-19", withdrawn_on = "2026-06-16" }, current },
    document_distributions = rows,
  }
end

local marked = { { id = 9, document_id = 1, revision_id = 2, site_id = 4, point_of_use = "gate room" } }

test "a place in scope holds the current revision" {
  rule = "copies-at-the-points-of-use", as_of = "2026-06-30",
  cases = {
    { name = "issued", expect = "conforming", given = copies {
      { id = 9, document_id = 1, revision_id = 2, site_id = 4, point_of_use = "gate room", issued_on = "2026-06-30" } } },
    { name = "on the last day to issue it", given = copies(marked), expect = "conforming" },
    { name = "a day later", given = copies(marked, { approved_on = "2026-06-15" }), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["9"] = { measured = 15, limit = 14, text = "revision 2 of D-1 was never issued to GDY, gate room" } } } },
    { name = "to be issued tomorrow", expect = "nonconforming", given = copies({
      { id = 9, document_id = 1, revision_id = 2, site_id = 4, point_of_use = "gate room", issued_on = "2026-07-01" } },
      { approved_on = "2026-06-15" }) },
    { name = "a place out of scope", given = copies(marked, { in_scope = 0, approved_on = "2026-01-15" }), expect = "not_evaluable" },
    { name = "a place of which nobody knows whether it is in scope, and a document without status", expect = "nonconforming", given = {
      documents = { { id = 1, code = "D-1" } }, document_revisions = { { id = 2, document_id = 1, approved_on = "2026-06-15" } },
      sites = { { id = 4, code = "GDY" } }, document_distributions = marked } },
    { name = "a closed place", given = copies(marked, { closed_on = "2026-06-30", approved_on = "2026-01-15" }), expect = "not_evaluable" },
    { name = "nobody knows which revision", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = copies { { id = 9, document_id = 1, site_id = 4, point_of_use = "gate room", issued_on = "2026-06-20" } } },
    { name = "taken away again", expect = "not_evaluable", given = copies {
      { id = 9, document_id = 1, revision_id = 2, site_id = 4, withdrawn_on = "2026-06-30" } } },
  },
}

local function old_copy(withdrawn_on, replaced_on, status)
  return {
    documents = { { id = 1, code = "D-1", status = status or "current" } }, sites = { { id = 4, code = "GDY" } },
    document_revisions = { { id = 1, document_id = 1, revision = "1", withdrawn_on = replaced_on } },
    document_distributions = { { id = 8, document_id = 1, revision_id = 1, site_id = 4, point_of_use = "gate room",
      issued_on = "2025-02-21", withdrawn_on = withdrawn_on } },
  }
end

test "a copy of a withdrawn revision is taken away" {
  rule = "outdated-copies-withdrawn", as_of = "2026-06-30",
  cases = {
    { name = "the revision is live", given = old_copy(), expect = "conforming" },
    { name = "on the last day to take it away", given = old_copy(nil, "2026-06-16"), expect = "conforming" },
    { name = "a day later", given = old_copy(nil, "2026-06-15"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["8"] = { measured = 15, limit = 14, text = "GDY, gate room still holds revision 1 of D-1" } } } },
    { name = "to be taken away tomorrow", given = old_copy("2026-07-01", "2026-06-15"), expect = "nonconforming" },
    { name = "taken away today", given = old_copy("2026-06-30", "2026-06-15"), expect = "not_evaluable" },
    { name = "nobody knows which revision", expect = "not_evaluable",
      given = { document_distributions = { { id = 8, issued_on = "2025-02-21" } } } },
  },
}

test "a copy of an archived document is taken away" {
  rule = "outdated-copies-withdrawn", as_of = "2026-06-30", given = old_copy(nil, nil, "archived"),
  expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "still holds D-1, which is archived" } } },
}

local function document(changes)
  local row = { id = 1, code = "D-1", title = "Seals", status = "current" }
  for key, value in pairs(changes) do row[key] = value end
  return { documents = { row } }
end

test "the backup of an electronic document was verified" {
  rule = "backups-verified", as_of = "2026-06-30",
  cases = {
    { name = "180 days ago", given = document { backup_verified_on = "2026-01-01", medium = "both" }, expect = "conforming" },
    { name = "181 days ago", given = document { backup_verified_on = "2025-12-31", medium = "electronic" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 181, limit = 180, text = "the backup of D-1 was last verified on 2025-12-31" } } } },
    { name = "never", given = document {}, expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "never verified" } } } },
    { name = "to be verified tomorrow", given = { documents = { { id = 1, code = "D-1", backup_verified_on = "2026-07-01" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "never verified" } } } },
    { name = "paper needs none", given = document { medium = "paper" }, expect = "not_evaluable" },
    { name = "by its own number of days", params = { backup_days = 30 }, given = document { backup_verified_on = "2026-05-30" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 31, limit = 30 } } } },
  },
}

local function right(changes, left_on)
  local row = { id = 3, document_id = 1, person_id = 7, permission = "change", granted_on = "2024-09-10" }
  for key, value in pairs(changes) do row[key] = value end
  return {
    documents = { { id = 1, code = "D-1" } }, document_access = { row }, people = { { id = 7, name = "N. Smit", end_on = left_on } },
  }
end

test "whoever left may change nothing any more" {
  rule = "leavers-lose-access", as_of = "2026-06-30",
  cases = {
    { name = "still here", given = right {}, expect = "conforming" },
    { name = "on the last day", given = right({}, "2026-06-30"), expect = "conforming" },
    { name = "a day later", given = right({}, "2026-06-29"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["3"] = { measured = 1, limit = 0, text = "N. Smit left on 2026-06-29 and may still change D-1" } } } },
    { name = "taken away", given = right({ revoked_on = "2026-06-30" }, "2026-06-29"), expect = "not_evaluable" },
    { name = "taken away only tomorrow", given = right({ revoked_on = "2026-07-01" }, "2026-06-29"), expect = "nonconforming" },
    { name = "of nobody", given = { documents = { { id = 1, code = "D-1" } }, document_access = { { id = 3, document_id = 1 } } },
      expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "a right to use D-1 belongs to nobody" } } } },
    { name = "nobody knows since when", expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "the day it was granted" } } },
      given = { documents = { { id = 1, code = "D-1" } }, roles = { { id = 2, name = "Clerk" } },
        document_access = { { id = 3, document_id = 1, role_id = 2, permission = "read" } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

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

local function revisions(current, withdrawn_on, second)
  local rows = { { id = 1, document_id = 1, revision = "1", withdrawn_on = withdrawn_on }, second }
  return { documents = { { id = 1, code = "D-1", status = "current", current_revision_id = current } }, document_revisions = rows }
end

test "a current document has exactly one live revision" {
  rule = "one-live-revision", as_of = "2026-06-30",
  cases = {
    { name = "one", given = revisions(2, "2026-06-30", { id = 2, document_id = 1, revision = "2" }), expect = "conforming" },
    { name = "none", given = revisions(1, "2026-06-30"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["1"] = { measured = 0, limit = 1, text = "D-1 has no live revision" } } } },
    { name = "two until tomorrow", given = revisions(2, "2026-07-01", { id = 2, document_id = 1, revision = "2" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2, limit = 1 } } } },
    { name = "none, and no status", given = { documents = { { id = 1, code = "D-1" } } }, expect = "nonconforming" },
    { name = "not named", given = revisions(nil, nil),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "D-1 does not name its live revision" } } } },
  },
}

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

local function record(retention_until, disposed_on)
  return { records = { { id = 5, code = "REC-5", title = "Visitor book", retention_until = retention_until, disposed_on = disposed_on } } }
end

test "a record is kept through its last day" {
  rule = "records-kept-long-enough", as_of = "2026-06-30",
  cases = {
    { name = "still kept", given = record("2026-01-31"), expect = "conforming" },
    { name = "disposed of on the day after", given = record("2026-01-31", "2026-02-01"), expect = "conforming" },
    { name = "disposed of on the last day", given = record("2026-01-31", "2026-01-31"), expect = { outcome = "nonconforming",
      grade = "minor", subjects = { ["5"] = { measured = 1, limit = 0, text = "REC-5 was disposed of on 2026-01-31" } } } },
    { name = "to be disposed of later", given = record("2031-01-31", "2026-07-01"), expect = "conforming" },
    { name = "no retention", given = record(nil, nil), expect = { outcome = "nonconforming",
      subjects = { ["5"] = { text = "nobody settled how long REC-5 is kept" } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

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

test "a current document is reviewed in time" {
  rule = "documents-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "on its day", given = document { next_review_on = "2026-06-30", last_reviewed_on = "2024-06-30" }, expect = "conforming" },
    { name = "a day later", given = document { next_review_on = "2026-06-29", last_reviewed_on = "2024-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, limit = 0, text = "the review of D-1 was due on 2026-06-29" } } } },
    { name = "by its own interval", given = document { last_reviewed_on = "2026-03-29", review_interval_months = 3 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "never, and none planned", given = document {}, expect = { outcome = "nonconforming",
      subjects = { ["1"] = { text = "no review of D-1 is on record" } } } },
    { name = "archived", given = document { status = "archived", next_review_on = "2026-01-01" }, expect = "not_evaluable" },
    { name = "without status", given = { documents = { { id = 1, code = "D-1", last_reviewed_on = "2024-06-29" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
  },
}

local function obsolete(status, replaced_on, years)
  return {
    documents = { { id = 1, code = "D-1", status = status, retention_years = years } },
    document_revisions = { { id = 1, document_id = 1, revision = "1", withdrawn_on = replaced_on } },
  }
end

test "an obsolete document that is kept is marked as archived" {
  rule = "obsolete-documents-marked", as_of = "2026-06-30",
  cases = {
    { name = "marked", given = obsolete("archived", "2025-03-31", 7), expect = "conforming" },
    { name = "kept through its last day", given = obsolete("obsolete", "2024-06-30", 2), expect = "conforming" },
    { name = "a day less", given = obsolete("obsolete", "2024-07-01", 2), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["1"] = { measured = 1, limit = 0, text = "D-1 is obsolete, must still be kept" } } } },
    { name = "archived with a live revision", given = obsolete("archived", "2026-07-01", 7), expect = { outcome = "nonconforming",
      subjects = { ["1"] = { measured = 1, text = "D-1 is archived and has a live revision" } } } },
    { name = "nobody knows how long", given = obsolete("obsolete", "2024-07-01"), expect = "not_evaluable" },
    { name = "nothing is obsolete", given = document {}, expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "copies-at-the-points-of-use", rule = "copies-at-the-points-of-use",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_distributions = { { document_id = 1, site_id = 4, id = 9, point_of_use = "gate room", revision_id = 2 } },
        document_revisions = {
          { document_id = 1, approved_on = "2025-02-19", id = 1, revision = "1", withdrawn_on = "2026-06-16" },
          { approved_on = "2026-06-16", id = 2, revision = "2", document_id = 1 }, { id = 9001 },
          { id = 9101, document_id = 1, withdrawn_on = "2099-01-01" }, { id = 9102, withdrawn_on = "2099-01-01" },
          { id = 9103, document_id = 1, withdrawn_on = "2001-01-01" },
        },
        sites = { { code = "GDY", id = 4, in_scope = 1 }, { id = 9001, kind = "office" } },
        documents = {
          { code = "D-1", id = 1, status = "current" }, { id = 9001, status = "draft" }, { id = 9002, status = "current" },
          { code = "D-1b", id = 9104, status = "current" }, { id = 9105, current_revision_id = 1, status = "current" },
          { id = 9106, status = "current" }, { id = 9107, current_revision_id = 1, status = "draft" },
          { id = 9108, status = "draft" },
        },
      } },
    { name = "outdated-copies-withdrawn", rule = "outdated-copies-withdrawn",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_distributions = {
          { document_id = 1, site_id = 4, point_of_use = "gate room", id = 8, issued_on = "2025-02-21", revision_id = 1, },
          { id = 9001 },
          { document_id = 1, site_id = 4, point_of_use = "gate room", id = 9101, issued_on = "2099-01-01", revision_id = 1, },
          { id = 9102, site_id = 4, revision_id = 1, document_id = 1, issued_on = "2099-01-01" },
          { id = 9103, issued_on = "2099-01-01" },
        },
        document_revisions = { { id = 1, revision = "1", document_id = 1 }, { id = 9001 } },
        sites = { { code = "GDY", id = 4 }, { id = 9001, kind = "office" } },
        documents = {
          { code = "D-1", id = 1, status = "current" }, { id = 9001, status = "draft" }, { id = 9003, status = "obsolete" },
          { id = 9004, status = "archived" }, { code = "D-1b", id = 9104, status = "draft" },
          { id = 9105, current_revision_id = 1, status = "draft" }, { id = 9106, status = "draft" },
          { id = 9107, current_revision_id = 1, status = "draft" }, { id = 9108, status = "draft" },
        },
      } },
    { name = "backups-verified", rule = "backups-verified",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { code = "D-1", medium = "both", status = "current", backup_verified_on = "2026-01-01", id = 1, title = "Seals", },
          { id = 9001, status = "draft" },
        },
      } },
    { name = "leavers-lose-access", rule = "leavers-lose-access",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_access = {
          { person_id = 7, document_id = 1, permission = "change", id = 3, granted_on = "2024-09-10" },
          { person_id = 7, document_id = 1, permission = "change", id = 9101, granted_on = "2024-09-10", role_id = 9001, },
          { person_id = 7, document_id = 1, permission = "read", id = 9102, granted_on = "2024-09-10" },
          { person_id = 7, document_id = 1, permission = "read", id = 9103, granted_on = "2024-09-10" },
        },
        people = { { id = 7, name = "N. Smit" }, { id = 9001, employment_type = "employee" } },
        documents = { { code = "D-1", id = 1 }, { id = 9001, status = "draft" } },
        roles = { { id = 9001, sms_duty = "conformity" } },
      } },
    { name = "documents-stored", rule = "documents-stored",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { code = "D-1", status = "current", id = 1, storage_location = "Cabinet 3", title = "Seals" },
          { id = 9001, status = "draft" }, { id = 9003, status = "obsolete" },
        },
      } },
    { name = "one-live-revision", rule = "one-live-revision",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_revisions = {
          { withdrawn_on = "2026-06-30", id = 1, revision = "1", document_id = 1 },
          { id = 2, revision = "2", document_id = 1 }, { id = 9001 },
          { withdrawn_on = "2026-06-30", id = 9101, revision = "1", document_id = 9001 },
          { id = 9102, revision = "2", document_id = 9001 }, { id = 9103, document_id = 9001 },
        },
        documents = { { code = "D-1", id = 1, status = "current", current_revision_id = 2 }, { id = 9001, status = "draft" } },
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
    { name = "obsolete-documents-marked", rule = "obsolete-documents-marked",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_revisions = { { withdrawn_on = "2025-03-31", id = 1, revision = "1", document_id = 1 }, { id = 9001 } },
        documents = {
          { code = "D-1", id = 1, status = "archived", retention_years = 7 }, { id = 9001, status = "draft" },
          { id = 9004, status = "archived" }, { code = "D-1b", id = 9101, status = "draft", retention_years = 7 },
          { id = 9102, current_revision_id = 1, status = "draft" }, { id = 9103, status = "draft" },
        },
      } },
  },
}
