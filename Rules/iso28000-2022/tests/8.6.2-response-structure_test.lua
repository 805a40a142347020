local day = "2026-06-30"

local function team(member, end_on, columns)
  local given = columns or {}
  member.id, member.team_id, member.person_id = 7, 3, 1
  given.response_teams = given.response_teams or { { id = 3, code = "TM-3", name = "Yard team" } }
  given.people = { { id = 1, name = "L. Dahl", end_on = end_on } }
  given.response_team_members = { member }
  return given
end

test "a leader is appointed, still a member and still here" {
  rule = "teams-have-a-leader", as_of = day,
  cases = {
    { name = "appointed today", given = team { is_leader = 1, appointed_on = day }, expect = "conforming" },
    { name = "appointed tomorrow", given = team { is_leader = 1, appointed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["3"] = { measured = 0, text = "Yard team has no appointed leader" } } } },
    { name = "no day", given = team { is_leader = 1 }, expect = "nonconforming" },
    { name = "not known to lead", given = team { appointed_on = "2025-01-01" }, expect = "nonconforming" },
    { name = "off the team", given = team { is_leader = 1, appointed_on = "2025-01-01", ended_on = day }, expect = "nonconforming" },
    { name = "off the team tomorrow", given = team { is_leader = 1, appointed_on = "2025-01-01", ended_on = "2026-07-01" },
      expect = "conforming" },
    { name = "left", given = team({ is_leader = 1, appointed_on = "2025-01-01" }, "2026-05-31"), expect = "nonconforming" },
    { name = "no member", given = { response_teams = { { id = 3, name = "Yard team" } } }, expect = "nonconforming" },
    { name = "no member, of a place that closes tomorrow", expect = "nonconforming", given = {
      response_teams = { { id = 3, name = "Yard team", site_id = 2 } }, sites = { { id = 2, closed_on = "2026-07-01", in_scope = 1 } } } },
    { name = "no member, of a closed place", expect = "not_evaluable", given = {
      response_teams = { { id = 3, name = "Yard team", site_id = 2 } }, sites = { { id = 2, closed_on = day, in_scope = 1 } } } },
    { name = "no member, of a place out of scope", expect = "not_evaluable", given = {
      response_teams = { { id = 3, name = "Yard team", site_id = 2 } }, sites = { { id = 2, in_scope = 0 } } } },
    { name = "no team", given = {},
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "no response team" } } } },
  },
}

test "whoever left is off the team" {
  rule = "team-members-are-here", as_of = day,
  cases = {
    { name = "here", given = team { appointed_on = "2025-01-01" }, expect = "conforming" },
    { name = "last day today", given = team({}, day), expect = "conforming" },
    { name = "left yesterday", given = team({}, "2026-06-29"),
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["7"] = { measured = 1, text = "L. Dahl left on 2026-06-29" } } } },
    { name = "left both", given = team({ ended_on = "2026-06-29" }, "2026-06-29"), expect = "not_evaluable" },
    { name = "nobody", given = { response_team_members = { { id = 7 } } }, expect = "nonconforming" },
    { name = "no member", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no response team" } } } },
  },
}

test "one leaver among many members is a lapse" {
  rule = "team-members-are-here", as_of = day,
  given = (function()
    local members, people = {}, {}
    for n = 1, 20 do
      members[n] = { id = n, team_id = 3, person_id = n }
      people[n] = { id = n, name = "person " .. n, end_on = n == 20 and "2026-05-31" or nil }
    end
    return { response_team_members = members, people = people }
  end)(),
  expect = { outcome = "nonconforming", grade = "minor", population = { nonconforming = 1, conforming = 19 } },
}

local function charter(columns, status)
  columns.id, columns.code, columns.name, columns.document_id, columns.procedure_document_id = 3, "TM-3", "Yard team", 5, 5
  return { response_teams = { columns }, documents = { { id = 5, code = "D-5", title = "Charter", status = status } } }
end

test "a team knows its part" {
  rule = "teams-know-their-part", as_of = day,
  cases = {
    { name = "made known today", expect = "conforming",
      given = charter({ mandate = "Commands", relationship_note = "Under the crisis team", communicated_on = day }, "current") },
    { name = "made known tomorrow",
      given = charter({ mandate = "Commands", relationship_note = "Under the crisis team", communicated_on = "2026-07-01" }, "current"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["3"] = { measured = 1, text = "lacks day it was made known" } } } },
    { name = "nothing written", given = charter({}, "draft"),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 4 } } } },
    { name = "no team", given = {}, expect = "not_evaluable" },
  },
}

test "a team works to a procedure in force" {
  rule = "teams-work-to-procedures", as_of = day,
  cases = {
    { name = "in force", given = charter({}, "current"), expect = "conforming" },
    { name = "obsolete", given = charter({}, "obsolete"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { text = "procedure D-5 of Yard team" } } } },
    { name = "of no status", given = charter({}), expect = "nonconforming" },
    { name = "none", given = { response_teams = { { id = 3, name = "Yard team" } } }, expect = "nonconforming" },
  },
}

-- The capabilities of one team, held by one member, and one plan with what the texts of it say.
local function able(words, member, plan, threshold)
  local capabilities = {}
  for n, word in ipairs(words) do capabilities[n] = { team_id = 3, person_id = 1, capability = word, verified_on = "2026-01-15" } end
  return team(member or { appointed_on = "2025-01-01" }, nil, {
    team_capabilities = capabilities, security_plans = plan and { plan }, response_thresholds = { threshold },
  })
end

local full = { id = 2, title = "Yard plan", status = "current", welfare_provisions = "Warm room", monitoring_provisions = "Camera 4" }
local bare = { id = 2, title = "Yard plan", status = "current", welfare_provisions = " " }
local line = { plan_id = 2, threshold = "2 alarms" }

for name, words in pairs {
  ["threats-can-be-judged"] = { "assess_threat" }, ["thresholds-can-be-judged"] = { "assess_threshold" },
  ["response-can-be-started"] = { "activate_response", "plan_actions" }, ["priorities-can-be-set"] = { "set_priorities" },
  ["events-can-be-followed"] = { "monitor" }, ["treatments-can-be-started"] = { "activate_treatments" },
  ["parties-can-be-dealt-with"] = { "communicate", "communication_plan" },
} do
  local grade = name == "priorities-can-be-set" and "major" or "minor"
  test("a present member was seen to hold what is asked: " .. name) {
    rule = name, as_of = day,
    cases = {
      { name = "held", given = able(words, nil, full, line), expect = "conforming" },
      { name = "held by one who is off the team", given = able(words, { appointed_on = "2025-01-01", ended_on = day }, full, line),
        expect = { outcome = "nonconforming", grade = grade, subjects = { organisation = { measured = 0, text = "no present member" } } } },
      { name = "held by one who comes tomorrow", given = able(words, { appointed_on = "2026-07-01" }, full, line),
        expect = "nonconforming" },
      { name = "the first of them alone", given = able({ words[2] and words[1] }, nil, full, line),
        expect = words[2] and "nonconforming" or "not_evaluable" },
      { name = "nothing on record", given = {}, expect = "not_evaluable" },
    },
  }
end

test "the plans hold what the capability needs" {
  as_of = day,
  cases = {
    { name = "a threshold", rule = "thresholds-can-be-judged", given = able({ "assess_threshold" }, nil, full),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { organisation = { measured = 1, text = "without a threshold" } } } },
    { name = "care", rule = "priorities-can-be-set", given = able({ "set_priorities" }, nil, bare),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { measured = 1, text = "care for people" } } } },
    { name = "a watch", rule = "events-can-be-followed", given = able({ "monitor" }, nil, bare),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "watch the event" } } } },
  },
}

test "somebody stands in for the leader" {
  rule = "leaders-have-an-alternate", as_of = day,
  cases = {
    { name = "from today", given = team { is_alternate = 1, is_leader = 0, appointed_on = day }, expect = "conforming" },
    { name = "from tomorrow", given = team { is_alternate = 1, is_leader = 0, appointed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { measured = 0, text = "Yard team has nobody" } } } },
    { name = "the leader stands in for the leader", given = team { is_alternate = 1, is_leader = 1, appointed_on = "2025-01-01" },
      expect = "nonconforming" },
    { name = "the leader alone", given = team { is_alternate = 0, is_leader = 1, appointed_on = "2025-01-01" }, expect = "nonconforming" },
    { name = "nobody knows", given = team { appointed_on = "2025-01-01" }, expect = "nonconforming" },
    { name = "left", given = team({ is_alternate = 1, appointed_on = "2025-01-01" }, "2026-06-01"), expect = "nonconforming" },
    { name = "no team", given = {}, expect = "not_evaluable" },
  },
}

local function fit(authority, level, expires_on, ended_on)
  return team({ authority = authority }, nil, {
    roles = { { id = 2, name = "Commander" } }, role_assignments = { { role_id = 2, person_id = 1, ended_on = ended_on } },
    security_plans = { { id = 5, title = "Yard plan", status = "current" } }, plan_actions = { { plan_id = 5, role_id = 2, sequence = 1 } },
    role_competences = { { role_id = 2, competence_id = 6, required_level = 3 } },
    person_competences = { { person_id = 1, competence_id = 6, level = level, verified_on = "2025-01-01", expires_on = expires_on } },
  })
end

test "a member may act and is able to" {
  rule = "team-members-fit-for-the-task", as_of = day,
  cases = {
    { name = "last valid day", given = fit("Shuts the gate", 3, day), expect = "conforming" },
    { name = "a day after", given = fit("Shuts the gate", 3, "2026-06-29"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["7"] = { measured = 1, text = "L. Dahl lacks competences" } } } },
    { name = "a level too low", given = fit("Shuts the gate", 2), expect = "nonconforming" },
    { name = "a role given up", given = fit("Shuts the gate", 2, nil, day), expect = "conforming" },
    { name = "no powers", given = fit(" ", 3),
      expect = { outcome = "nonconforming", subjects = { ["7"] = { text = "what L. Dahl may decide" } } } },
  },
}

local function answer(word)
  return {
    people = { { id = 1, name = "M. Ek" }, { id = 2, name = "J. Roth" } },
    attestations = { { id = 1, question = "iso28000-2022/life-first", requirement_id = "28000-2022/8.6.2-f", answer = word,
                       narrative = "Read four logs.", attested_by = 1, attested_on = "2026-03-01",
                       reviewed_by = 2, reviewed_on = "2026-03-10" } },
    evidence_files = { { id = 1, path = "logs/life.pdf", sha256 = ("a"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "that life comes first is said by a person" {
  rule = "life-first", as_of = day,
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answer "yes", expect = "conforming" },
    { name = "no", given = answer "no", expect = { outcome = "nonconforming", grade = "major" } },
  },
}
