-- Documentation: what the system is made of is written down, serves the clauses that ask for it, and is guarded where it is sensitive.
-- That policy, objectives and scope stand in documents is tested in 4.2, 4.3.3 and 4.1, for the requirements of this clause too.
local document_control = require "iso28000-common/document_control"
local editions = require "editions"
local high_risks = require "iso28000-common/high_risks"
local processes = require "iso28000-common/processes"

rule "targets-documented" {
  requirement = "28000-2007/4.4.4-a", title = "Every live target stands in a current document",
  rationale = "A target that stands nowhere is moved when it is missed.",
  of     = "targets", name = "{code} {title}",
  select = [[ SELECT t.id, t.code, t.title, o.site_id, d.code AS document, d.status
              FROM targets t LEFT JOIN objectives o ON o.id = t.objective_id LEFT JOIN documents d ON d.id = t.document_id
              WHERE t.status IS NULL OR t.status NOT IN ('achieved', 'not_achieved', 'cancelled') ORDER BY t.id ]],
  judge  = function(code, document, status)
    if not status then return fail("target %s stands in no document that is known to be current", code) end
    if status ~= "current" then return fail("target %s stands in %s, which is %s", code, document, status) end
  end,
  fix    = "Enter the target in the controlled list of objectives and targets, and issue that list.",
  action = { kind = "correction", owner = "document controller", within = "60 days" },
}

rule "system-manual-held" {
  requirement = "28000-2007/4.4.4-c", title = "A manual in force describes the parts of the system",
  rationale = "Without a guide to the whole everybody knows a part, and nobody where the rest is written.",
  of     = "documents", optional = { "withdrawn_on" },
  check  = function()
    local manuals = org.value [[ SELECT count(*) FROM documents d JOIN document_revisions v ON v.id = d.current_revision_id
      WHERE d.kind = 'manual' AND d.status = 'current'
        AND v.approved_by IS NOT NULL AND done(v.approved_on) AND done(v.withdrawn_on) IS NOT 1 ]]
    return at_least(manuals, 1, "manuals", "no manual is current and has an approved revision in force")
  end,
  when_empty = fail("no document is on record"),
  fix    = "Write a manual that names the parts of the system, how they fit and where the documents of each are, and have it approved.",
  action = { kind = "corrective", owner = "security manager", within = "90 days" },
}

rule "processes-linked" (processes.linked {
  requirement = "28000-2007/4.4.4-c", title = "Each process of the system is linked with another",
})

rule "documented-clauses-served" (document_control.clauses_served(editions.numbers("documented_clauses")) {
  requirement = "28000-2007/4.4.4-d", title = "Every clause that asks for a document has a current one",
})

rule "processes-at-risk-documented" {
  requirement = "28000-2007/4.4.4-e", title = "Every process that a high risk names has a current document with its criteria",
  rationale = "Where the most can be lost, how the work is done must not be left to memory.",
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id, d.id AS document, r.rating_label, r.inherent_rating
              FROM processes p JOIN risks r ON r.process_id = p.id
              LEFT JOIN documents d ON d.id = p.criteria_document_id AND d.status = 'current'
              WHERE ]] .. high_risks.possible .. " ORDER BY p.id",
  judge  = function(code, document, each)
    if document then return pass() end
    for _, rating_label, inherent_rating in each("rating_label", "inherent_rating") do
      if high_risks.is_high(rating_label, inherent_rating) then
        return fail("a high risk names process %s, and no current document holds its criteria", code)
      end
    end
    return unknown("nobody knows whether a risk of process %s is high", code)
  end,
  applies = high_risks.there_are,
  fix    = "Write down with those who do the work how it is planned, done and checked, and bring the document into force.",
  action = { kind = "corrective", owner = "process owner", within = "60 days" },
}

rule "documents-classified" {
  requirement = "28000-2007/4.4.4-f", title = "Every current document has a classification",
  rationale = "Nobody can guard what nobody has judged.",
  of     = "documents", name = "{code} {title}",
  select = "SELECT id, code, title, classification FROM documents WHERE status = 'current' OR status IS NULL ORDER BY id",
  judge  = function(code, classification)
    if not classification then return fail("nobody has judged how sensitive document %s is", code) end
  end,
  fix    = "Judge with the owner what harm disclosure would do, and enter the classification in the master list.",
  action = { kind = "corrective", owner = "document owner", within = "30 days" },
}

rule "documents-guarded" (document_control.guarded {
  requirement = "28000-2007/4.4.4-f", title = "For every current document that is not public it is settled who may read or change it",
})
