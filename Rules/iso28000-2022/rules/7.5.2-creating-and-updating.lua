-- Creating and updating documents: do they say what they are, in which form, and were they approved by somebody other than the author?
local parts = require "iso28000-common/parts"

rule "documents-identified" {
  requirement = "28000-2022/7.5.2-a", title = "Every document has a title and a code of its own",
  rationale = "Two papers under one number, or one without, and nobody knows which of them counts.",
  maturity = 1,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, count(*) OVER (PARTITION BY upper(trim(code))) AS bearers FROM documents ORDER BY id ]],
  judge  = function(code, title, bearers)
    if blank(code) or blank(title) then return parts.complete("document", code, { { "a code", code }, { "a title", title } }) end
    return at_most(bearers, 1, "documents", "more than one document bears the code %s", code)
  end,
  fix    = "Give the document a title and a code that no other document bears, in the master list and on its face.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

rule "revisions-identified" {
  requirement = "28000-2022/7.5.2-a", title = "Every revision has its mark, its author and its day",
  rationale = "A revision that nobody signed and dated cannot be told from a draft.",
  maturity = 2,
  of     = "document_revisions", name = "{code} revision {revision}",
  select = [[ SELECT r.id, d.code, r.revision, r.author_id, r.changed_on
              FROM document_revisions r LEFT JOIN documents d ON d.id = r.document_id ORDER BY r.id ]],
  judge  = function(code, revision, author_id, changed_on)
    return parts.complete("revision " .. (revision or "without a mark") .. " of", code, {
      { "the code of its document", code }, { "a mark", revision }, { "an author", author_id }, { "a day", changed_on },
    })
  end,
  fix    = "Ask the document's owner who wrote the revision and when, and enter both in the revision history.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

rule "documents-in-a-format" {
  requirement = "28000-2022/7.5.2-b", title = "Every document in use has a stated format and medium",
  rationale = "A format that was never chosen is one that the gate room cannot open.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, format, medium FROM documents
              WHERE status IS NOT 'obsolete' AND status IS NOT 'archived' ORDER BY id ]],
  judge  = function(code, format, medium)
    return parts.complete("document", code, { { "a format", format }, { "a medium", medium } })
  end,
  fix    = "State file format, language and medium of the document, fitting those who use it.",
}

rule "revisions-approved" {
  requirement = "28000-2022/7.5.2-c", title = "Every live revision was reviewed, and approved by somebody other than its author",
  rationale = "Whoever approves their own text overlooks their own mistakes.",
  maturity = 2,
  of     = "document_revisions", name = "{code} revision {revision}",
  select = [[ SELECT r.id, d.code, r.revision, r.changed_on, r.author_id, r.reviewed_by, r.approved_by, r.approved_on
              FROM document_revisions r LEFT JOIN documents d ON d.id = r.document_id
              WHERE done(r.withdrawn_on) IS NOT 1 AND (d.status = 'current' OR d.status IS NULL) ORDER BY r.id ]],
  judge  = function(code, revision, changed_on, author_id, reviewed_by, approved_by, approved_on)
    if not reviewed_by or not approved_by or not date.done(approved_on) then
      return parts.complete("the live revision of", code, {
        { "a reviewer", reviewed_by }, { "an approver", approved_by }, { "a day of approval", date.done(approved_on) or nil },
      })
    end
    if not author_id then return unknown("nobody knows who wrote revision %s of %s", revision, code) end
    if author_id == approved_by then return fail("revision %s of %s was approved by its author", revision, code) end
    return at_least(date.days(changed_on, approved_on), 0, "days", "revision %s of %s was approved before it was written", revision, code)
  end,
  fix    = "Have the revision read and approved by somebody who has the authority and did not write it.",
  action = { kind = "correction", owner = "document owner", within = "14 days" },
}
