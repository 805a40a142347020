test "a document has a title and a code of its own" {
  rule = "documents-identified", as_of = "2026-06-30",
  cases = {
    { name = "two codes", given = { documents = { { id = 1, code = "D-1", title = "Seals" }, { id = 2, code = "D-2", title = "Gates" } } },
      expect = "conforming" },
    { name = "no code", given = { documents = { { id = 1, title = "Seals" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, text = "lacks a code" } } } },
    { name = "a code of spaces", given = { documents = { { id = 1, code = " ", title = "Seals" } } }, expect = "nonconforming" },
    { name = "a title of spaces", given = { documents = { { id = 1, code = "D-1", title = "  " } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "lacks a title" } } } },
    { name = "one code in two writings", given = { documents = {
      { id = 1, code = "D-1", title = "Seals" }, { id = 2, code = "d-1 ", title = "Gates" } } },
      expect = { outcome = "nonconforming",
        subjects = { ["1"] = { measured = 2, limit = 1 }, ["2"] = { text = "more than one document" } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "a revision has its mark, its author and its day" {
  rule = "revisions-identified", as_of = "2026-06-30",
  cases = {
    { name = "all three", expect = "conforming", given = { documents = { { id = 1, code = "D-1" } },
      document_revisions = { { id = 1, document_id = 1, revision = "2", author_id = 4, changed_on = "2026-01-05" } } } },
    { name = "neither author nor day", given = { documents = { { id = 1, code = "D-1" } },
      document_revisions = { { id = 1, document_id = 1, revision = "2" } } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 2, limit = 0, text = "lacks an author and a day" } } } },
    { name = "of no document", given = { document_revisions = { { id = 1, revision = "2", author_id = 4, changed_on = "2026-01-05" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the code of its document" } } } },
  },
}

test "a document in use has a format and a medium" {
  rule = "documents-in-a-format", as_of = "2026-06-30",
  cases = {
    { name = "both", expect = "conforming",
      given = { documents = { { id = 1, code = "D-1", format = "PDF/A, Dutch", medium = "paper" } } } },
    { name = "no medium", given = { documents = { { id = 1, code = "D-1", format = "PDF/A, Dutch", status = "current" } } },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["1"] = { measured = 1, text = "lacks a medium" } } } },
    { name = "archived", given = { documents = { { id = 1, status = "archived" } } }, expect = "not_evaluable" },
  },
}

local function revision(changes)
  local row = { id = 1, document_id = 1, revision = "2", author_id = 4, changed_on = "2026-03-16",
    reviewed_by = 5, approved_by = 6, approved_on = "2026-03-16" }
  for key, value in pairs(changes) do row[key] = value end
  return { documents = { { id = 1, code = "D-1", status = "current" } }, document_revisions = { row } }
end

test "a live revision was reviewed and approved by somebody else" {
  rule = "revisions-approved", as_of = "2026-06-30",
  cases = {
    { name = "on the day it was written", given = revision {}, expect = "conforming" },
    { name = "by its author", given = revision { approved_by = 4 },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { text = "revision 2 of D-1 was approved by its author" } } } },
    { name = "a day before it was written", given = revision { approved_on = "2026-03-15" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = -1, limit = 0, text = "before it was written" } } } },
    { name = "by nobody",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 3, text = "a reviewer, an approver" } } },
      given = { documents = { { id = 1, code = "D-1", status = "current" } },
        document_revisions = { { id = 1, document_id = 1, revision = "2", author_id = 4, changed_on = "2026-03-16" } } } },
    { name = "today", given = revision { approved_on = "2026-06-30" }, expect = "conforming" },
    { name = "only tomorrow", given = revision { approved_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "a day of approval" } } } },
    { name = "withdrawn", given = revision { approved_by = 4, withdrawn_on = "2026-06-30" }, expect = "not_evaluable" },
  },
}

test "a revision whose author nobody knows cannot be judged" {
  rule = "revisions-approved", as_of = "2026-06-30",
  given = { documents = { { id = 1, code = "D-1" } }, document_revisions = {
    { id = 1, document_id = 1, revision = "2", changed_on = "2026-03-16", reviewed_by = 5, approved_by = 6, approved_on = "2026-03-18" },
  } },
  expect = { outcome = "not_evaluable", population = { unknown = 1 } },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "revisions-identified", rule = "revisions-identified",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { code = "D-1", id = 1 }, { id = 9001, status = "draft" } },
        document_revisions = {
          { document_id = 1, author_id = 4, id = 1, changed_on = "2026-01-05", revision = "2" },
          { document_id = 1, author_id = 4, id = 9101, changed_on = "2026-01-05", revision = "other" },
        },
      } },
    { name = "documents-in-a-format", rule = "documents-in-a-format",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { medium = "paper", format = "PDF/A, Dutch", code = "D-1", id = 1 }, { id = 9003, status = "obsolete" },
          { id = 9004, status = "archived" },
        },
      } },
    { name = "revisions-approved", rule = "revisions-approved",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { status = "current", code = "D-1", id = 1 }, { id = 9001, status = "draft" }, { id = 9002, status = "current" },
          { status = "current", code = "D-1b", id = 9101 }, { id = 9102, current_revision_id = 1, status = "current" },
          { id = 9103, status = "current" }, { id = 9104, current_revision_id = 1, status = "draft" },
          { id = 9105, status = "draft" },
        },
        document_revisions = {
          { approved_by = 6, document_id = 1, author_id = 4, id = 1, approved_on = "2026-03-16", reviewed_by = 5,
            changed_on = "2026-03-16", revision = "2", },

        },
      } },
  },
}
