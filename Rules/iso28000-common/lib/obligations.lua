-- Legal, regulatory and other obligations: found, assessed, kept current and told.
local shared = require "shared"
local parts = require "parts"
local upkeep = require "upkeep"

local obligations = {}

obligations.countries_covered = shared {
  rationale = "A country without an entry is a country whose law nobody looked for.",
  maturity = 3,
  of     = "sites", name = "{code} {name}", site = "id", optional = { "closed_on" },
  select = [[ SELECT s.id, s.code, s.name, s.country, coalesce(l.known, 0) AS known
              FROM sites s LEFT JOIN (SELECT country, count(*) AS known FROM legal_requirements
                WHERE status = 'in_force' AND trim(source_ref) <> '' GROUP BY country) l ON l.country = s.country
              WHERE s.in_scope IS NOT 0 AND (s.closed_on IS NULL OR s.closed_on > :today) ORDER BY s.id ]],
  judge  = function(code, country, known)
    if not country then return unknown("nobody says in which country %s lies", code) end
    return at_least(known, 1, "obligations", "no obligation of %s, where %s lies, is in the register", country, code)
  end,
  fix    = "Find out which laws and licences of the country touch security, and enter them.",
}

obligations.findable = shared {
  rationale = "A rule that cannot be read cannot be kept.",
  maturity = 3,
  of     = "legal_requirements", name = "{code} {title}", grade = "minor", optional = { "end_on" },
  select = [[ SELECT l.id, l.code, l.title, l.kind, l.source_ref, l.access_location, l.owner_id, p.end_on AS owner_left_on
              FROM legal_requirements l LEFT JOIN people p ON p.id = l.owner_id
              WHERE l.status IS NOT 'repealed' ORDER BY l.id ]],
  judge  = function(code, kind, source_ref, access_location, owner_id, owner_left_on)
    local wanted = { { "a kind", kind }, { "a source", source_ref }, { "the place of its text", access_location } }
    return parts.complete("obligation", code, wanted), upkeep.owner(owner_id, owner_left_on, "obligation %s", code)
  end,
  when_empty = major("no obligation is on record"),
  fix    = "Enter source and place of the text, and name somebody who follows the obligation.",
}

obligations.assessed = shared {
  rationale = "A list of laws protects nobody; what a law asks of one's own gate and lane does.",
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable, l.applicability, l.effective_on, l.changed_on, l.assessed_on,
                (SELECT count(*) FROM legal_applicability a WHERE a.legal_requirement_id = l.id
                   AND a.determination IN ('applies', 'partly_applies')
                   AND (a.process_id IS NOT NULL OR a.site_id IS NOT NULL OR a.risk_id IS NOT NULL)) AS ties
              FROM legal_requirements l WHERE l.status IS NOT 'repealed' ORDER BY l.id ]],
  judge  = function(code, applicable, applicability, effective_on, changed_on, assessed_on, ties)
    if not date.done(assessed_on) then return fail("%s was never assessed", code) end
    if applicable == nil then return fail("nobody judged whether %s applies", code) end
    if blank(applicability) then return fail("nothing says in words how %s applies", code) end
    if not changed_on and not effective_on then return unknown("nobody knows since when the text of %s stands", code) end
    -- A text that has changed since may wait for its assessment for some days.
    local waiting = changed_on and date.days(assessed_on, changed_on) > 0 and date.days(changed_on, today) or 0
    return at_most(waiting, params.obligation_days, "days", "%s changed on %s and was not assessed since", code, changed_on),
      no(applicable) and pass() or at_least(ties, 1, "ties", "%s applies, but is tied to no process, site or risk", code)
  end,
  when_empty = fail("no obligation is on record"),
  fix    = "Read the text as it stands, write down what it asks of which process, site or risk, and date it.",
}

obligations.reviewed = shared {
  rationale = "Laws change on their own calendar; a register that is not read again goes stale unseen.",
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.reviewed_on, l.next_review_on, l.document_id, d.status AS register_status
              FROM legal_requirements l LEFT JOIN documents d ON d.id = l.document_id
              WHERE l.status IS NOT 'repealed' ORDER BY l.id ]],
  judge  = function(code, reviewed_on, next_review_on, document_id, register_status)
    if not document_id then return fail("%s is in no register", code) end
    if register_status ~= "current" then return fail("the register that holds %s is not a current document", code) end
    if not date.done(reviewed_on) then return fail("%s was never reviewed", code) end
    return upkeep.review(next_review_on, reviewed_on, params.register_interval, "%s", code)
  end,
  when_empty = fail("no obligation is on record"),
  fix    = "Read the text as it stands today, note what changed, and enter this review and the next.",
  action = { kind = "corrective", owner = "obligation owner", within = "30 days" },
}

obligations.register_current = shared {
  rationale = "Next reviews far in the future can leave a register untouched for years.",
  of     = "legal_requirements",
  check  = function()
    local newest = org.value "SELECT max(reviewed_on) FROM legal_requirements WHERE status IS NOT 'repealed' AND reviewed_on <= :today"
    if not newest then return fail("nothing in the register was ever reviewed") end
    return upkeep.review(nil, newest, params.register_interval, "the register of obligations")
  end,
  when_empty = fail("no obligation is on record"),
  fix    = "Go through the register, starting with what changed, and enter the day.",
}

obligations.told = shared {
  rationale = "Whoever keeps a rule at the gate or at the wheel must hear of it before it bites.",
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable, l.communicated_on, l.not_communicated_reason,
                l.effective_on, l.changed_on,
                (SELECT min(day(c.occurred_at)) FROM communications c WHERE c.relates_table = 'legal_requirements'
                   AND c.relates_id = l.id AND day(c.occurred_at) >= coalesce(l.changed_on, l.effective_on)) AS first_told_on
              FROM legal_requirements l WHERE l.status IS NOT 'repealed' AND l.applicable IS NOT 0 ORDER BY l.id ]],
  judge  = function(code, applicable, communicated_on, not_communicated_reason, effective_on, changed_on, first_told_on)
    if applicable == nil then return unknown("nobody judged whether %s applies", code) end
    if not blank(not_communicated_reason) then return pass() end
    if not date.done(communicated_on) then return fail("nobody was told of %s, and no reason says why", code) end
    local text_of = changed_on or effective_on
    if not text_of then return unknown("nobody knows since when the text of %s stands", code) end
    -- Telling ahead of the first text is early; telling ahead of a change is telling of the old text.
    local told = not changed_on or date.days(changed_on, communicated_on) >= 0
    if told and date.add(text_of, params.change_lookback) < today then return pass() end
    local told_on = first_told_on or told and communicated_on or nil
    local fact = told_on and "told only on " .. told_on or "not told since"
    return at_most(date.days(text_of, told_on or today), params.obligation_days, "days", "%s changed on %s and was %s", code, text_of, fact)
  end,
  when_empty = fail("no obligation is on record"),
  fix    = "Tell those concerned what the obligation now asks of them, and note the day and the message.",
  action = { kind = "corrective", owner = "obligation owner", within = "30 days" },
}

obligations.passed_on = shared {
  ask = "Do partners, staff and others who must know get to hear what the obligations ask of them? "
    .. "Look at briefings, circulars and contract annexes of two obligations that changed.",
}

return obligations
