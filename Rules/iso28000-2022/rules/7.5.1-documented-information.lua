-- Documented information: is what must be written down held, complete, and guarded as its value asks?
local document_control = require "iso28000-common/document_control"
local parts = require "iso28000-common/parts"

local numbers = "SELECT value, '2022', value FROM json_each(:documented_clauses)"

rule "documented-clauses-served" (document_control.clauses_served(numbers) {
  requirement = "28000-2022/7.5.1-a", title = "Every clause that asks for documented information has a current document",
  maturity = 3,
})

rule "processes-documented" {
  requirement = "28000-2022/7.5.1-b", title = "Every process of the system is described by a current document, or needs none",
  rationale = "A process that lives in one head stops when that person is away.",
  maturity = 3,
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, count(DISTINCT d.id) AS documents
              FROM processes p
              LEFT JOIN process_controls c ON c.process_id = p.id
              LEFT JOIN documents d ON d.status = 'current' AND d.id IN (p.criteria_document_id, c.document_id)
              WHERE p.in_sms IS NOT 0 GROUP BY p.id ORDER BY p.id ]],
  judge  = function(documents)
    -- Whether a process can do without is for a person to say.
    if documents == 0 then return attested("further-documents-held") end
    return at_least(documents, 1, "current documents")
  end,
  fix    = "Write the procedure or criteria of the process, or record why it can do without.",
  action = { kind = "corrective", owner = "process owner", within = "90 days" },
}

question "further-documents-held" {
  requirement = "28000-2022/7.5.1-b",
  ask = "Has the organisation decided for each process which further documents it needs, does it hold them, and is there a reason for "
    .. "each process that runs without? Look at the master list beside the process list, and ask two people at work what they follow.",
}

rule "programmes-state-duties" {
  requirement = "28000-2022/7.5.1-c", title = "Every live programme states who is responsible, with what powers and means, and until when",
  rationale = "A programme without powers, means or an end is a wish.",
  maturity = 3,
  of     = "programmes", name = "{code} {title}", optional = { "people.end_on" },
  select = [[ SELECT g.id, g.code, g.title, o.id AS responsible, g.authority, g.means, g.end_on
              FROM programmes g LEFT JOIN people o ON o.id = g.responsible_id AND done(o.end_on) IS NOT 1
              WHERE g.status IS NULL OR g.status NOT IN ('completed', 'cancelled') ORDER BY g.id ]],
  judge  = function(code, responsible, authority, means, end_on)
    return parts.complete("programme", code, {
      { "a person responsible who is still here", responsible }, { "powers", authority }, { "means", means }, { "a last day", end_on },
    })
  end,
  applies = function()
    local live = "SELECT 1 FROM programmes WHERE status IS NULL OR status NOT IN ('completed', 'cancelled')"
    if org.exists "SELECT 1 FROM programmes" and not org.exists(live) then return not_applicable("no programme is live") end
  end,
  fix    = "Write into the programme who is responsible, what that person may decide, with what means, and by when.",
  action = { kind = "corrective", owner = "programme owner", within = "60 days" },
}

rule "documents-classified" {
  requirement = "28000-2022/7.5.1-d", title = "Every current document has a classification and an integrity level",
  rationale = "Nobody can guard what nobody has valued.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, classification, integrity_level FROM documents
              WHERE status = 'current' OR status IS NULL ORDER BY id ]],
  judge  = function(code, classification, integrity_level)
    return parts.complete("document", code, { { "a classification", classification }, { "an integrity level", integrity_level } })
  end,
  fix    = "Judge with the owner what harm disclosure or falsification would do, and enter both levels in the master list.",
  action = { kind = "corrective", owner = "document owner", within = "30 days" },
}

rule "documents-guarded" (document_control.guarded {
  requirement = "28000-2022/7.5.1-d", title = "For every current document that is not public it is settled who may read or change it",
})
