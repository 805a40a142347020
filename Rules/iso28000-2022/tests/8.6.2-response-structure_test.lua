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

local function elsewhere(in_scope, words)
  local plan = { id = 2, title = "Marina plan", status = "current", site_id = 9 }
  local given = able(words, nil, plan)
  given.sites = { { id = 9, in_scope = in_scope } }
  return given
end

test "a plan of a place out of scope is none of theirs" {
  as_of = day,
  cases = {
    { name = "no threshold there", rule = "thresholds-can-be-judged", given = elsewhere(0, { "assess_threshold" }), expect = "conforming" },
    { name = "no care there", rule = "priorities-can-be-set", given = elsewhere(0, { "set_priorities" }), expect = "conforming" },
    { name = "no watch there", rule = "events-can-be-followed", given = elsewhere(0, { "monitor" }), expect = "conforming" },
    { name = "no care at a place of which nobody knows", rule = "priorities-can-be-set",
      given = elsewhere(nil, { "set_priorities" }), expect = "nonconforming" },
    { name = "no threshold at a place in scope", rule = "thresholds-can-be-judged",
      given = elsewhere(1, { "assess_threshold" }), expect = "nonconforming" },
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

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "teams-have-a-leader", rule = "teams-have-a-leader",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        response_team_members = {
          { is_leader = 1, appointed_on = "2026-06-30", id = 7, person_id = 1, team_id = 3 }, { id = 9001 },
          { is_leader = 1, appointed_on = "2026-06-30", id = 9101, person_id = 1, team_id = 9001 },
          { is_leader = 0, appointed_on = "2026-06-30", id = 9102, person_id = 1, team_id = 3 },
          { id = 9103, person_id = 1, team_id = 3, is_leader = 0 }, { id = 9104, is_leader = 0 },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
      } },
    { name = "team-members-are-here", rule = "team-members-are-here",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        response_team_members = { { team_id = 3, id = 7, person_id = 1 }, { team_id = 9001, id = 9101, person_id = 1 } },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1, end_on = "2026-06-30" }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
      } },
    { name = "teams-know-their-part", rule = "teams-know-their-part",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        response_teams = {
          { id = 3, relationship_note = "Under the crisis team", code = "TM-3", name = "Yard team", mandate = "Commands",
            communicated_on = "2026-06-30", procedure_document_id = 5, document_id = 5, },

        },
        documents = {
          { title = "Charter", id = 5, status = "current", code = "D-5" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        sites = { { id = 9001, kind = "office" } },
        people = { { id = 9001, employment_type = "employee" } },
        response_team_members = { { id = 9001 } },
      } },
    { name = "teams-work-to-procedures", rule = "teams-work-to-procedures",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        response_teams = { { code = "TM-3", name = "Yard team", document_id = 5, procedure_document_id = 5, id = 3 } },
        documents = {
          { title = "Charter", id = 5, status = "current", code = "D-5" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { title = "Charter", id = 9101, status = "draft", code = "D-5b" },
          { id = 9102, status = "draft" },
        },
        sites = { { id = 9001, kind = "office" } },
        people = { { id = 9001, employment_type = "employee" } },
        response_team_members = { { id = 9001 } },
      } },
    { name = "threats-can-be-judged", rule = "threats-can-be-judged",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "assess_threat" },
          { id = 9001, capability = "assess_threat" }, { id = 9002, capability = "assess_threshold" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },

        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        threats = { { id = 9001, category = "theft" } },
      } },
    { name = "response-can-be-started", rule = "response-can-be-started",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "activate_response" },
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "plan_actions" },
          { id = 9001, capability = "assess_threat" }, { id = 9003, capability = "activate_response" },
          { id = 9004, capability = "plan_actions" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },

        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        plan_actions = { { id = 9001, phase = "activate" } },
      } },
    { name = "treatments-can-be-started", rule = "treatments-can-be-started",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "activate_treatments" },
          { id = 9001, capability = "assess_threat" }, { id = 9007, capability = "activate_treatments" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },

        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "parties-can-be-dealt-with", rule = "parties-can-be-dealt-with",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "communicate" },
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "communication_plan" },
          { id = 9001, capability = "assess_threat" }, { id = 9008, capability = "communicate" },
          { id = 9009, capability = "communication_plan" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },

        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        communications = { { id = 9001, kind = "policy" } },
      } },
    { name = "events-can-be-followed", rule = "events-can-be-followed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "monitor" },
          { id = 9001, capability = "assess_threat" }, { id = 9006, capability = "monitor" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },
          { id = 9001, status = "draft" },
          { status = "draft", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 9101, },
          { id = 9102, approved_by = 1, owner_id = 1, status = "draft" }, { id = 9103, status = "draft" },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "priorities-can-be-set", rule = "priorities-can-be-set",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "set_priorities" },
          { id = 9001, capability = "assess_threat" }, { id = 9005, capability = "set_priorities" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = { { plan_id = 2, threshold = "2 alarms" } },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },
          { id = 9001, status = "draft" },
          { status = "draft", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 9101, },
          { id = 9102, approved_by = 1, owner_id = 1, status = "draft" }, { id = 9103, status = "draft" },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        exercises = { { id = 9001, kind = "drill" } },
      } },
    { name = "thresholds-can-be-judged", rule = "thresholds-can-be-judged",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        team_capabilities = {
          { team_id = 3, verified_on = "2026-01-15", person_id = 1, capability = "assess_threshold" },
          { id = 9001, capability = "assess_threat" }, { id = 9002, capability = "assess_threshold" },
        },
        response_team_members = { { appointed_on = "2025-01-01", id = 7, person_id = 1, team_id = 3 }, { id = 9001 } },
        response_thresholds = {
          { plan_id = 2, threshold = "2 alarms" }, { id = 9001, response_level = "watch" },
          { plan_id = 9001, threshold = "2 alarms", id = 9104 }, { id = 9105, plan_id = 9001 },
          { plan_id = 2, threshold = " ", id = 9106 }, { id = 9107, threshold = " " },
        },
        security_plans = {
          { status = "current", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 2, },
          { id = 9001, status = "draft" },
          { status = "draft", monitoring_provisions = "Camera 4", welfare_provisions = "Warm room", title = "Yard plan",
            id = 9101, },
          { id = 9102, approved_by = 1, owner_id = 1, status = "draft" }, { id = 9103, status = "draft" },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
      } },
    { name = "leaders-have-an-alternate", rule = "leaders-have-an-alternate",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        response_team_members = {
          { is_leader = 0, id = 7, team_id = 3, is_alternate = 1, person_id = 1, appointed_on = "2026-06-30" }, { id = 9001 },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" } },
        people = { { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" } },
        sites = { { id = 9001, kind = "office" } },
        roles = { { id = 9001, sms_duty = "conformity" } },
      } },
    { name = "team-members-fit-for-the-task", rule = "team-members-fit-for-the-task",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = { { name = "Commander", id = 2 } },
        role_assignments = {
          { ended_on = "2026-06-30", person_id = 1, role_id = 2 }, { id = 9001 },
          { ended_on = "2026-06-30", person_id = 1, role_id = 9001, id = 9103 },
          { ended_on = "2026-06-30", person_id = 9001, role_id = 2, id = 9113 }, { id = 9114, person_id = 9001, role_id = 2 },
          { id = 9115, person_id = 9001 },
        },
        security_plans = {
          { title = "Yard plan", id = 5, status = "current" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { title = "Yard plan", id = 9107, status = "draft" },
          { id = 9108, approved_by = 1, owner_id = 1, status = "draft" }, { id = 9109, status = "draft" },
          { title = "Yard plan", id = 9110, status = "current" },
          { id = 9111, approved_by = 1, owner_id = 1, status = "current" }, { id = 9112, status = "current" },
        },
        role_competences = { { competence_id = 6, required_level = 3, role_id = 2 }, { id = 9001 } },
        people = {
          { name = "L. Dahl", id = 1 }, { id = 9001, employment_type = "employee" },
          { name = "L. Dahl", id = 9127, end_on = "2099-01-01" }, { id = 9128, end_on = "2099-01-01" },
          { name = "L. Dahl", id = 9129, end_on = "2001-01-01" },
        },
        person_competences = {
          { competence_id = 6, level = 2, person_id = 1, verified_on = "2025-01-01" }, { id = 9001, basis = "education" },
          { competence_id = 6, level = 2, person_id = 9001, verified_on = "2025-01-01", id = 9116 },
          { id = 9117, person_id = 9001 },
          { competence_id = 9001, level = 2, person_id = 1, verified_on = "2025-01-01", id = 9118 },
          { id = 9119, person_id = 1, competence_id = 9001 }, { id = 9120, competence_id = 9001 },
          { competence_id = 6, level = 2, person_id = 1, verified_on = "2099-01-01", id = 9121 },
          { id = 9122, person_id = 1, verified_on = "2099-01-01" }, { id = 9123, verified_on = "2099-01-01" },
        },
        plan_actions = {
          { sequence = 1, plan_id = 5, role_id = 2 }, { id = 9001, phase = "activate" },
          { id = 9101, role_id = 9001, team_id = 3, plan_id = 5 }, { id = 9102, role_id = 9001 },
          { sequence = 1, plan_id = 9001, role_id = 2, id = 9104 }, { id = 9105, role_id = 2, team_id = 3, plan_id = 9001 },
          { id = 9106, plan_id = 9001 },
        },
        response_teams = { { name = "Yard team", id = 3, code = "TM-3" }, { id = 9001 } },
        response_team_members = {
          { team_id = 3, authority = "Shuts the gate", person_id = 1, id = 7 }, { id = 9001 },
          { team_id = 3, authority = "Shuts the gate", person_id = 1, id = 9124, ended_on = "2099-01-01" },
          { id = 9125, ended_on = "2099-01-01" },
          { team_id = 3, authority = "Shuts the gate", person_id = 1, id = 9126, ended_on = "2001-01-01" },
        },
        sites = { { id = 9001, kind = "office" } },
        competences = { { id = 9001 } },
      } },
  },
}
