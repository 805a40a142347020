-- How each live objective is to be reached: work, means, owner, day and judgement, and what was weighed in setting it.
local objectives = require "iso28000-common/objectives"
local parts = require "iso28000-common/parts"

rule "objectives-planned" (objectives.planned {
  requirement = "28000-2022/6.2.2-a", title = "Every live objective says what will be done and with what means",
})

rule "objectives-owned-and-dated" {
  requirement = "28000-2022/6.2.2-b", title = "Every live objective has a due day and an owner who is still with the organisation",
  rationale = "Nobody answers for a goal whose owner has gone.",
  maturity = 2,
  of     = "objectives", name = "{code} {title}", optional = { "end_on" },
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.due_on, p.id AS owner, p.name, p.end_on FROM objectives o
              LEFT JOIN people p ON p.id = o.owner_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, due_on, owner, name, end_on)
    if date.done(end_on) then return fail("objective %s is owned by %s, who left on %s", code, name, end_on) end
    local n, what = parts.missing { ["an owner"] = not owner, ["a due day"] = not due_on }
    return at_most(n, 0, "parts", "objective %s lacks %s", code, what)
  end,
  fix    = "Name an owner who accepts the objective, and agree the day.",
  action = { kind = "correction", owner = "top management", within = "30 days" },
}

rule "programmes-answered-for" {
  requirement = "28000-2022/6.2.2-b",
  title = "Every live programme has a last day and a responsible person who is still with the organisation",
  rationale = "The programme is the work behind the goal; without a person it stands still.",
  maturity = 2,
  of     = "programmes", name = "{code} {title}", optional = { "people.end_on" },
  select = [[ SELECT g.id, g.code, g.title, g.end_on, p.id AS person, p.name, p.end_on AS left_on
              FROM programmes g LEFT JOIN people p ON p.id = g.responsible_id
              WHERE g.status IS NULL OR g.status NOT IN ('completed', 'cancelled') ORDER BY g.id ]],
  judge  = function(code, end_on, person, name, left_on)
    if date.done(left_on) then return fail("programme %s is led by %s, who left on %s", code, name, left_on) end
    local n, what = parts.missing { ["a responsible person"] = not person, ["a last day"] = not end_on }
    return at_most(n, 0, "parts", "programme %s lacks %s", code, what)
  end,
  applies = function()
    local live = "SELECT 1 FROM programmes WHERE status IS NULL OR status NOT IN ('completed', 'cancelled')"
    if not org.exists(live) then return not_applicable("no programme is live, and objectives need none") end
  end,
  fix    = "Hand the programme to a person who accepts it, and agree its last day.",
  action = { kind = "correction", owner = "objective owner", within = "30 days" },
}

rule "objectives-judged-by-a-method" {
  requirement = "28000-2022/6.2.2-c", title = "Every live objective says how its result will be judged",
  rationale = "Judged afterwards without a rule, every goal was reached.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.evaluation_method FROM objectives o
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, evaluation_method)
    if blank(evaluation_method) then return fail("objective %s does not say how its result will be judged", code) end
  end,
  fix    = "Write down who will judge the result, from which figures and when.",
  action = { kind = "correction", owner = "objective owner", within = "60 days" },
}

rule "objectives-options-on-record" {
  requirement = "28000-2022/6.2.2-d", title = "For every live objective the options that were weighed are on record",
  rationale = "The first idea is seldom the cheapest way to the goal.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.options_considered FROM objectives o
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, options_considered)
    if blank(options_considered) then return fail("objective %s records no other option that was considered", code) end
  end,
  fix    = "At the next review weigh other ways to the goal, and record which and why not.",
}

rule "objectives-party-views-on-record" {
  requirement = "28000-2022/6.2.2-e", title = "For every live objective the views of interested parties are on record",
  rationale = "A goal that hits drivers or neighbours unheard meets their resistance.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.party_views_considered FROM objectives o
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, party_views_considered)
    if blank(party_views_considered) then return fail("objective %s records the view of no interested party", code) end
  end,
  fix    = "Ask those whom the goal touches, and record what they said and what came of it.",
}

rule "renewed-objectives-not-weaker" (objectives.renewed_not_weaker {
  requirement = "28000-2022/6.2.2-f", title = "No renewed objective aims lower than the one before it",
})

question "options-weighed" {
  requirement = "28000-2022/6.2.2-d",
  ask = "Were technical, human, administrative and other ways weighed when objectives were set and reviewed? "
    .. "Look at the notes of the last review for two objectives, and ask their owners which way was dropped and why.",
}

question "party-views-weighed" {
  requirement = "28000-2022/6.2.2-e",
  ask = "Were the views of interested parties, and the effects on them, weighed when objectives were set and reviewed? "
    .. "Look at the record of who was asked, and at one objective that was changed because of an answer.",
}

question "objectives-keep-improving" (objectives.keep_improving { requirement = "28000-2022/6.2.2-f" })
