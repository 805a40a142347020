-- Response teams: leaders and stand-ins, members, what they can do, and the papers they work to.
local capabilities = require "iso28000-common/capabilities"
local parts = require "iso28000-common/parts"

-- Teams have no status: those of a place that is closed or out of scope are no longer relied upon.
local in_use = "(t.site_id IS NULL OR t.site_id IN (SELECT id FROM sites WHERE in_scope IS NOT 0 AND done(closed_on) IS NOT 1))"

-- Each team with the number of its members who hold a place in it, are appointed and still here.
local function teams_with(place)
  return [[ SELECT t.id, t.code, t.name AS team, t.site_id, count(p.id) AS present
            FROM response_teams t LEFT JOIN response_team_members m ON m.team_id = t.id AND ]] .. place .. [[
              AND done(m.appointed_on) AND done(m.ended_on) IS NOT 1
            LEFT JOIN people p ON p.id = m.person_id AND done(p.end_on) IS NOT 1
            WHERE ]] .. in_use .. " GROUP BY t.id ORDER BY t.id"
end

rule "teams-have-a-leader" {
  requirement = "28000-2022/8.6.2-a", title = "Every response team has a leader who is with the organisation",
  rationale = "A team that nobody leads waits for an order that does not come.",
  maturity = 2,
  of     = "response_teams", name = "{code} {team}", optional = { "ended_on", "end_on" },
  select = teams_with "m.is_leader = 1",
  judge  = function(team, present) return at_least(present, 1, "leaders", "%s has no appointed leader", team) end,
  when_empty = fail("no response team is named"),
  fix    = "Appoint a leader of the team today and tell the team and the control room.",
  action = { kind = "correction", owner = "top management", within = "14 days" },
}

rule "team-members-are-here" {
  requirement = "28000-2022/8.6.2-a", title = "Nobody on a response team has left the organisation",
  rationale = "Whoever left does not pick up the telephone, or should not be told.",
  maturity = 2,
  of     = "response_team_members", name = "{person} in {team}", optional = { "ended_on", "end_on" },
  select = [[ SELECT m.id, t.site_id, t.name AS team, p.name AS person, p.end_on
              FROM response_team_members m LEFT JOIN response_teams t ON t.id = m.team_id LEFT JOIN people p ON p.id = m.person_id
              WHERE done(m.ended_on) IS NOT 1 AND ]] .. in_use .. " ORDER BY m.id",
  judge  = function(team, person, end_on)
    if not person then return fail("a place in %s names nobody", team) end
    if end_on then return at_most(date.days(end_on, today), 0, "days", "%s left on %s and is still in %s", person, end_on, team) end
  end,
  when_empty = fail("no response team has a member"),
  fix    = "Take the name off the team and the call list, fill the place, and make leaving the firm end the membership.",
  action = { kind = "correction", owner = "team leader", within = "14 days" },
}

rule "teams-know-their-part" {
  requirement = "28000-2022/8.6.2-b", title = "The part of each team and its place among the others are written down and known",
  rationale = "Two teams that both think they command, or neither, lose the first hour.",
  maturity = 3,
  of     = "response_teams", name = "{code} {team}",
  select = [[ SELECT t.id, t.code, t.name AS team, t.site_id, t.mandate, t.relationship_note AS place_among_the_teams,
                     CASE WHEN t.communicated_on <= :today THEN t.communicated_on END AS day_it_was_made_known,
                     CASE WHEN d.status = 'current' THEN d.id END AS current_charter_id
              FROM response_teams t LEFT JOIN documents d ON d.id = t.document_id WHERE ]] .. in_use .. " ORDER BY t.id",
  judge  = function(row)
    return parts.filled(row.team, row, { "mandate", "place_among_the_teams", "current_charter_id", "day_it_was_made_known" })
  end,
  fix    = "Write the team's part and its place among the others into the charter, and go through it with the team.",
  action = { kind = "corrective", owner = "team leader", within = "60 days" },
}

rule "threats-can-be-judged" {
  requirement = "28000-2022/8.6.2-c", title = "The teams can judge a threat, its reach and what it may do",
  rationale = "Whoever misjudges a threat sends people the wrong way.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function() return capabilities.held("assess_threat") end,
  fix    = "Train a member to judge threats, and see it done in an exercise.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "thresholds-can-be-judged" {
  requirement = "28000-2022/8.6.2-d", title = "The teams can hold an event against thresholds set beforehand",
  rationale = "Without a line drawn in quiet hours, the call to act is made too late or not at all.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function()
    local without = org.value [[ SELECT count(*) FROM security_plans p WHERE (p.status IS NULL OR p.status = 'current')
      AND (p.site_id IS NULL OR p.site_id NOT IN (SELECT id FROM sites WHERE in_scope = 0))
      AND NOT EXISTS (SELECT 1 FROM response_thresholds t WHERE t.plan_id = p.id AND trim(t.threshold) > '') ]]
    return capabilities.held_and_planned("assess_threshold", without, "a threshold")
  end,
  fix    = "Set a threshold in each live plan and train a member to hold events against it.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "response-can-be-started" {
  requirement = "28000-2022/8.6.2-e", title = "The teams can start the fitting response and plan its steps",
  rationale = "A response that nobody can start stays on paper.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function() return capabilities.held("activate_response", "plan_actions") end,
  fix    = "Train a member to call out the response and to plan its steps, and see it done in an exercise.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "priorities-can-be-set" {
  requirement = "28000-2022/8.6.2-f", title = "The teams can set priorities, and each plan cares for people",
  rationale = "Goods can be replaced.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function()
    local without = org.value [[ SELECT count(*) FROM security_plans
      WHERE (status IS NULL OR status = 'current')
        AND (site_id IS NULL OR site_id NOT IN (SELECT id FROM sites WHERE in_scope = 0))
        AND NOT coalesce(trim(welfare_provisions) > '', 0) ]]
    return capabilities.held_and_planned("set_priorities", without, "care for people's welfare")
  end,
  fix    = "Write into each live plan how people are looked after, and train those who set priorities to put life first.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

question "life-first" {
  requirement = "28000-2022/8.6.2-f",
  ask = "Do the teams put human life before goods and operations whenever they set priorities? "
     .. "Look at the logs of the last events and exercises, and at what was done first.",
  evidence = "required", valid_for = "12 months",
}

rule "events-can-be-followed" {
  requirement = "28000-2022/8.6.2-g", title = "The teams can follow how an event and the response to it develop",
  rationale = "An attack changes while it is answered, and an answer to what was is no answer.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function()
    local without = org.value [[ SELECT count(*) FROM security_plans
      WHERE (status IS NULL OR status = 'current')
        AND (site_id IS NULL OR site_id NOT IN (SELECT id FROM sites WHERE in_scope = 0))
        AND NOT coalesce(trim(monitoring_provisions) > '', 0) ]]
    return capabilities.held_and_planned("monitor", without, "provisions to watch the event")
  end,
  fix    = "Write into each live plan what is watched and how often, and train a member to keep the picture.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "treatments-can-be-started" {
  requirement = "28000-2022/8.6.2-h", title = "The teams can bring the security treatments into action",
  rationale = "Shutters, blocks and spare routes help only if somebody on shift can bring them in.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function() return capabilities.held("activate_treatments") end,
  fix    = "Train a member to bring the treatments into action, and see it done in an exercise.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "parties-can-be-dealt-with" {
  requirement = "28000-2022/8.6.2-i", title = "The teams can deal with parties, authorities and media to a plan",
  rationale = "What is said in the first hour is quoted for years.",
  maturity = 3,
  of     = "team_capabilities", optional = { "ended_on", "end_on" },
  check  = function() return capabilities.held("communicate", "communication_plan") end,
  fix    = "Train a member to speak for the team and to keep the communication plan, and see it done in an exercise.",
  action = { kind = "corrective", owner = "communications advisor", within = "60 days" },
}

-- A leader who stands in for the leader is no alternate.
rule "leaders-have-an-alternate" {
  requirement = "28000-2022/8.6.2-j", title = "Somebody stands in for the leader of every response team",
  rationale = "Events do not wait until the leader is back from leave.",
  maturity = 2,
  of     = "response_teams", name = "{code} {team}", optional = { "ended_on", "end_on" },
  select = teams_with "m.is_alternate = 1 AND m.is_leader = 0",
  judge  = function(team, present)
    return at_least(present, 1, "alternates", "%s has nobody appointed to stand in for its leader", team)
  end,
  fix    = "Name a stand-in for the leader, with the same powers, and put both on the call list.",
  action = { kind = "correction", owner = "team leader", within = "30 days" },
}

-- Competence for the task: what is asked of the roles that live plans name in their steps. Other roles are a matter of 7.2.
rule "team-members-fit-for-the-task" {
  requirement = "28000-2022/8.6.2-j", title = "Team members have the powers and the competence that the plans ask of them",
  rationale = "A member who may not close the gate, or cannot lead, is a spectator.",
  maturity = 3,
  of     = "response_team_members", name = "{person} in {team}",
  optional = { "ended_on", "end_on", "expires_on", "plan_actions.plan_id", "plan_actions.role_id", "role_assignments.person_id",
               "role_assignments.role_id", "role_competences.role_id" },
  select = [[ SELECT m.id, t.site_id, t.name AS team, p.name AS person, m.authority,
                (SELECT count(*) FROM role_competences rc WHERE rc.role_id IN (
                     SELECT ra.role_id FROM role_assignments ra JOIN plan_actions pa ON pa.role_id = ra.role_id
                     JOIN security_plans sp ON sp.id = pa.plan_id AND (sp.status IS NULL OR sp.status = 'current')
                     WHERE ra.person_id = m.person_id AND done(ra.ended_on) IS NOT 1)
                   AND NOT EXISTS (SELECT 1 FROM person_competences pc WHERE pc.person_id = m.person_id
                     AND pc.competence_id = rc.competence_id AND pc.level >= rc.required_level
                     AND done(pc.verified_on) AND (pc.expires_on IS NULL OR pc.expires_on >= :today))) AS short
              FROM response_team_members m LEFT JOIN response_teams t ON t.id = m.team_id JOIN people p ON p.id = m.person_id
              WHERE done(m.ended_on) IS NOT 1 AND done(p.end_on) IS NOT 1 AND ]] .. in_use .. " ORDER BY m.id",
  judge  = function(team, person, authority, short)
    local competent = at_most(short, 0, "competences", "%s lacks competences that the plans ask of a role held in %s", person, team)
    if blank(authority) then return { competent, fail("nobody wrote down what %s may decide in %s", person, team) } end
    return competent
  end,
  fix    = "Write down what the member may decide, and train, test or replace whoever falls short of the role.",
  action = { kind = "corrective", owner = "team leader", within = "60 days" },
}

rule "teams-work-to-procedures" {
  requirement = "28000-2022/8.6.2-k", title = "Every response team works to a written procedure that is in force",
  rationale = "A call-out done from memory leaves out the one call that mattered.",
  maturity = 3,
  of     = "response_teams", name = "{code} {team}",
  select = [[ SELECT t.id, t.code, t.name AS team, t.site_id, d.code AS document, d.status
              FROM response_teams t LEFT JOIN documents d ON d.id = t.procedure_document_id WHERE ]] .. in_use .. " ORDER BY t.id",
  judge  = function(team, document, status)
    if not document and not status then return fail("%s has no procedure for its response", team) end
    if status ~= "current" then return fail("the procedure %s of %s is not in force", document, team) end
  end,
  fix    = "Give the team a procedure that says how the response is started, run and ended, and bring it into force.",
  action = { kind = "corrective", owner = "team leader", within = "60 days" },
}
