-- Awareness: whether people at work hold a valid briefing, and those who respond have practised.
local shared = require "shared"

local awareness = {}

-- People at work in the scope of the system; visitors do no work for the organisation.
local at_work = [[ FROM people p LEFT JOIN sites s ON s.id = p.site_id
  WHERE (p.end_on IS NULL OR p.end_on > :today) AND (p.start_on IS NULL OR p.start_on <= :today)
    AND s.in_scope IS NOT 0 AND p.employment_type IS NOT 'visitor' ]]

-- A session of awareness, an induction or a refresher that was attended and has not lapsed, by its own last day or by the renewal of the
-- training. A topic is a column of trainings.
local function holds(topic)
  return [[ EXISTS (SELECT 1 FROM training_records tr JOIN trainings t ON t.id = tr.training_id
    WHERE tr.person_id = p.id AND t.kind IN ('awareness', 'induction', 'refresher') AND tr.completed_on <= :today
      AND coalesce(tr.expires_on, date_add(tr.completed_on, t.renewal_months || ' months'), :today) >= :today AND t.]] .. topic .. " = 1) "
end

local lapses = { "end_on", "expires_on", "renewal_months" }

-- Whether enough of the people at work hold all topics.
local function enough_hold(words, topics)
  local people, sql = org.value("SELECT count(*) " .. at_work), "SELECT count(*) " .. at_work
  if people == 0 then return unknown("nobody is at work") end
  for _, topic in ipairs(topics) do sql = sql .. " AND " .. holds(topic) end
  -- Less a hair: 0.55 of 100 people is 55.00000000000001 in binary.
  local needed = math.ceil(params.awareness_share * people - 1e-9)
  return at_least(org.value(sql), needed, "people", "too few of the %d people at work hold a valid briefing on %s", people, words)
end

-- The judgement that nearly everyone at work holds a valid briefing on all topics; `words` name them in the text of a failure.
local function most_hold(words, topics)
  return shared {
    maturity = 3,
    of     = "people", optional = lapses,
    check  = function() return enough_hold(words, topics) end,
    when_empty = fail("nobody is on record"),
    action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
  }
end

awareness.most_on_policy = shared(most_hold("the policy", { "covers_policy" }) {
  rationale = "A policy works through the people who know it.",
  fix = "Hold further awareness sessions, at the times of the shifts that were missed.",
})

awareness.each_on_policy = shared {
  rationale = "The one who was missed is the one who is asked for the badge.",
  maturity = 3,
  of     = "people", name = "{code} {name}", grade = "observation", optional = lapses,
  select = "SELECT p.id, p.code, p.name, p.site_id, " .. holds("covers_policy") .. " AS briefed " .. at_work .. " ORDER BY p.id",
  judge  = function(name, briefed)
    if not yes(briefed) then return fail("%s holds no valid briefing on the policy", name) end
  end,
  fix    = "Brief the person this week, and enter the session.",
}

awareness.most_on_consequences = shared(most_hold("consequences", { "covers_consequences" }) {
  rationale = "A rule without a known consequence is a suggestion.",
  fix = "Take the consequences, with a real case, into the next awareness session.",
})

awareness.most_on_emergency = shared(most_hold("emergencies", { "covers_emergency" }) {
  rationale = "In the first minute nobody reads a plan.",
  fix = "Take the emergency part of each post into the next awareness session.",
})

awareness.most_on_contribution = shared(most_hold("contribution and benefits", { "covers_contribution", "covers_benefits" }) {
  rationale = "Whoever sees what the check is for does not skip it.",
  fix = "Take contribution and benefits into the next awareness session, and hold it for those who lack them.",
})

awareness.team_practised = shared {
  rationale = "A team member who has never practised with the others learns on the night itself.",
  of     = "response_team_members", name = "{team}: {person}", optional = { "ended_on", "end_on" },
  select = [[ SELECT m.id, t.code AS team, t.site_id, p.name AS person, m.appointed_on,
                (SELECT max(e.held_on) FROM exercise_participants x JOIN exercises e ON e.id = x.exercise_id
                 WHERE x.person_id = m.person_id AND e.held_on <= :today) AS practised_on
              FROM response_team_members m LEFT JOIN response_teams t ON t.id = m.team_id
              LEFT JOIN people p ON p.id = m.person_id
              WHERE (m.ended_on IS NULL OR m.ended_on > :today) AND (p.end_on IS NULL OR p.end_on > :today)
                AND (m.appointed_on IS NULL OR m.appointed_on <= :today)
              ORDER BY m.id ]],
  judge  = function(team, person, appointed_on, practised_on)
    -- A member appointed lately has a whole interval from then.
    local last = practised_on or appointed_on
    if not last then return fail("%s of team %s never took part in an exercise", person, team) end
    local due = date.due(nil, last, params.exercise_interval)
    return at_most(date.days(due, today), 0, "days", "%s of team %s has not practised since %s", person, team, last)
  end,
  fix    = "Put the member on the list of the next exercise, and hold a short walk-through until then.",
  action = { kind = "correction", owner = "team leader", within = "60 days" },
}

awareness.consequences_known = shared {
  ask = "Do people know what can follow when the rules of the system are not kept? "
    .. "Look at the case used in the last session, and at what two people say would have followed.",
}

awareness.emergency_part_known = shared {
  ask = "Does each person know their own part in keeping to the procedures, and what to do first in an emergency? "
    .. "Look at the notes of two unannounced questions on a shift, and at the report of the last drill.",
}

return awareness
