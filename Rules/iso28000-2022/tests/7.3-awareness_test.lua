-- The answer that a person gave to a question of this clause, reviewed and with evidence.
local function answered(question, answer)
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, answer = answer, narrative = "Six people were asked on two shifts.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-07",
    } },
    evidence_files = { { id = 1, path = "answers/1.pdf", sha256 = ("0"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

-- Twenty people, of whom the first hold the session; a topic that is nil is not covered.
local function briefed(holders, session, record)
  session.id, session.kind = 2, session.kind or "awareness"
  local people, records = {}, {}
  for n = 1, 20 do people[n] = { id = n, code = "M" .. n, name = "person " .. n } end
  for n = 1, holders do
    records[n] = { training_id = 2, person_id = n, completed_on = "2026-01-15", expires_on = "2027-01-15" }
    for column, value in pairs(record or {}) do records[n][column] = value or nil end
  end
  return { people = people, trainings = { session }, training_records = records }
end

test "nearly everyone is briefed on the policy" {
  rule = "most-briefed-on-policy", as_of = "2026-06-30",
  cases = {
    { name = "nineteen of twenty", given = briefed(19, { covers_policy = 1 }), expect = "conforming" },
    { name = "eighteen of twenty", given = briefed(18, { covers_policy = 1 }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { organisation = { measured = 18, limit = 19, text = "20 people at work" } } } },
    { name = "all, to the last day", given = briefed(20, { covers_policy = 1 }, { expires_on = "2026-06-30" }), expect = "conforming" },
    { name = "all, by a refresher", given = briefed(20, { kind = "refresher", covers_policy = 1 }), expect = "conforming" },
    { name = "all, by a course", given = briefed(20, { kind = "course", covers_policy = 1 }), expect = "nonconforming" },
    { name = "all, until yesterday", given = briefed(20, { covers_policy = 1 }, { expires_on = "2026-06-29" }),
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 0 } } } },
    { name = "all, without a last day", given = briefed(20, { covers_policy = 1 }, { expires_on = false }), expect = "conforming" },
    { name = "all, to be renewed from today", expect = "conforming",
      given = briefed(20, { covers_policy = 1, renewal_months = 6 }, { expires_on = false, completed_on = "2025-12-30" }) },
    { name = "all, to be renewed since yesterday", expect = "nonconforming",
      given = briefed(20, { covers_policy = 1, renewal_months = 6 }, { expires_on = false, completed_on = "2025-12-29" }) },
    { name = "a session without the policy", given = briefed(20, { covers_policy = 0 }), expect = "nonconforming" },
    { name = "perhaps with the policy", given = briefed(20, {}), expect = "nonconforming" },
    { name = "a course", given = briefed(20, { covers_policy = 1, kind = "course" }), expect = "nonconforming" },
    { name = "fifty-five in a hundred", given = briefed(11, { covers_policy = 1 }), params = { awareness_share = 0.55 },
      expect = "conforming" },
    { name = "everybody left", given = { people = { { id = 1, end_on = "2026-06-30" } } }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming",
      subjects = { organisation = { text = "nobody is on record" } } } },
  },
}

test "each person is briefed on the policy" {
  rule = "each-briefed-on-policy", as_of = "2026-06-30",
  cases = {
    { name = "all", given = briefed(20, { covers_policy = 1 }), expect = "conforming" },
    { name = "all but one", given = briefed(19, { covers_policy = 1 }),
      expect = { outcome = "remarked", grade = "observation", population = { remarked = 1 },
        subjects = { ["20"] = { text = "person 20 holds no valid briefing" } } } },
    { name = "a visitor", given = { people = { { id = 1, employment_type = "visitor" } } }, expect = "not_evaluable" },
    { name = "left today", given = { people = { { id = 1, end_on = "2026-06-30" } } }, expect = "not_evaluable" },
    { name = "begins tomorrow", given = { people = { { id = 1, start_on = "2026-07-01" } } }, expect = "not_evaluable" },
    { name = "outside the scope", expect = "not_evaluable",
      given = { sites = { { id = 5, in_scope = 0 } }, people = { { id = 1, site_id = 5 } } } },
    { name = "planned only", expect = "remarked",
      given = { people = { { id = 1 } }, trainings = { { id = 2, kind = "awareness", covers_policy = 1 } },
        training_records = { { training_id = 2, person_id = 1 } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "the other topics reach nearly everyone" {
  as_of = "2026-06-30",
  cases = {
    { name = "contribution and benefits", rule = "most-briefed-on-contribution", expect = "conforming",
      given = briefed(19, { covers_contribution = 1, covers_benefits = 1 }) },
    { name = "contribution alone", rule = "most-briefed-on-contribution",
      given = briefed(20, { covers_contribution = 1, covers_benefits = 0 }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 0, limit = 19 } } } },
    { name = "contribution for too few", rule = "most-briefed-on-contribution", expect = "nonconforming",
      given = briefed(18, { covers_contribution = 1, covers_benefits = 1 }) },
    { name = "nobody to contribute", rule = "most-briefed-on-contribution", given = {}, expect = "nonconforming" },
    { name = "consequences", rule = "most-briefed-on-consequences", given = briefed(19, { covers_consequences = 1 }),
      expect = "conforming" },
    { name = "consequences for too few", rule = "most-briefed-on-consequences", given = briefed(18, { covers_consequences = 1 }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 18, limit = 19 } } } },
    { name = "nobody to know consequences", rule = "most-briefed-on-consequences", given = {}, expect = "nonconforming" },
    { name = "emergencies", rule = "most-briefed-on-emergency", expect = "conforming",
      given = briefed(19, { covers_emergency = 1, kind = "induction" }) },
    { name = "emergencies for too few", rule = "most-briefed-on-emergency", given = briefed(18, { covers_emergency = 1 }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 18, limit = 19 } } } },
    { name = "nobody to respond", rule = "most-briefed-on-emergency", given = {}, expect = "nonconforming" },
  },
}

local function member(fields, held_on, end_on)
  fields.id, fields.team_id, fields.person_id = 20, 4, 23
  return {
    response_teams = { { id = 4, code = "TM-4" } }, response_team_members = { fields },
    people = { { id = 23, name = "A. Nowak", end_on = end_on } },
    exercises = { { id = 1, held_on = held_on } }, exercise_participants = { { exercise_id = 1, person_id = 23 } },
  }
end

test "a member of a response team has practised" {
  rule = "team-members-practised", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = member({ appointed_on = "2024-09-09" }, "2025-06-30"), expect = "conforming" },
    { name = "a day longer ago", given = member({ appointed_on = "2024-09-09" }, "2025-06-29"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["20"] = { measured = 1, limit = 0, text = "A. Nowak of team TM-4 has not practised since 2025-06-29" } } } },
    { name = "appointed lately", given = member { appointed_on = "2026-05-01" }, expect = "conforming" },
    { name = "never", given = member { appointed_on = "2024-09-09" }, expect = { outcome = "nonconforming",
      subjects = { ["20"] = { measured = 294 } } } },
    { name = "to practise tomorrow", given = member({ appointed_on = "2024-09-09" }, "2026-07-01"), expect = "nonconforming" },
    { name = "appointed on an unknown day", given = member {}, expect = { outcome = "nonconforming",
      subjects = { ["20"] = { text = "never" } } } },
    { name = "no longer a member", given = member { appointed_on = "2024-09-09", ended_on = "2026-06-30" }, expect = "not_evaluable" },
    { name = "left", given = member({ appointed_on = "2024-09-09" }, nil, "2025-05-30"), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a person answers what people know" {
  as_of = "2026-06-30",
  cases = {
    { name = "policy unanswered", rule = "policy-known", given = {}, expect = "not_assessed" },
    { name = "policy yes", rule = "policy-known", given = answered("policy-known", "yes"), expect = "conforming" },
    { name = "policy no", rule = "policy-known", given = answered("policy-known", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "contribution unanswered", rule = "own-contribution-known", given = {}, expect = "not_assessed" },
    { name = "contribution yes", rule = "own-contribution-known", given = answered("own-contribution-known", "yes"),
      expect = "conforming" },
    { name = "contribution no", rule = "own-contribution-known", given = answered("own-contribution-known", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "consequences unanswered", rule = "consequences-known", given = {}, expect = "not_assessed" },
    { name = "consequences yes", rule = "consequences-known", given = answered("consequences-known", "yes"), expect = "conforming" },
    { name = "consequences no", rule = "consequences-known", given = answered("consequences-known", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "emergency unanswered", rule = "emergency-part-known", given = {}, expect = "not_assessed" },
    { name = "emergency yes", rule = "emergency-part-known", given = answered("emergency-part-known", "yes"), expect = "conforming" },
    { name = "emergency no", rule = "emergency-part-known", given = answered("emergency-part-known", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "most-briefed-on-policy", rule = "most-briefed-on-policy",
      as_of = "2026-06-30", expect = "not_evaluable",
      given = {
        people = {
          { id = 1, end_on = "2026-06-30" }, { id = 9002, employment_type = "contractor", end_on = "2020-01-01" },
          { id = 9004, employment_type = "visitor" }, { id = 9101, end_on = "2026-06-30", site_id = 9001 },
          { id = 9102, end_on = "2001-01-01" }, { id = 9103, end_on = "2026-06-30", start_on = "2099-01-01" },
          { id = 9104, start_on = "2099-01-01" }, { id = 9105, end_on = "2026-06-30", start_on = "2001-01-01" },
        },
        sites = { { id = 9001, kind = "office" } },
        trainings = {
          { id = 9001, kind = "awareness" }, { id = 9002, kind = "induction" }, { id = 9003, kind = "course" },
          { id = 9005, kind = "refresher" },
        },
        training_records = {
          { id = 9001, effectiveness_result = "effective" }, { id = 9106, person_id = 1, training_id = 9001 },
          { id = 9107, training_id = 9001 }, { id = 9108, person_id = 1, completed_on = "2099-01-01" },
          { id = 9109, completed_on = "2099-01-01" }, { id = 9110, person_id = 1, completed_on = "2001-01-01" },
        },
      } },
    { name = "each-briefed-on-policy", rule = "each-briefed-on-policy",
      as_of = "2026-06-30", expect = "not_evaluable",
      given = {
        people = {
          { id = 1, end_on = "2026-06-30" }, { id = 9002, employment_type = "contractor", end_on = "2020-01-01" },
          { id = 9004, employment_type = "visitor" }, { id = 9101, end_on = "2026-06-30", site_id = 9001 },
          { id = 9102, end_on = "2001-01-01" },
        },
        sites = { { id = 9001, kind = "office" } },
        trainings = {
          { id = 9001, kind = "awareness" }, { id = 9002, kind = "induction" }, { id = 9003, kind = "course" },
          { id = 9005, kind = "refresher" },
        },
        training_records = {
          { id = 9001, effectiveness_result = "effective" }, { id = 9103, person_id = 1, training_id = 9001 },
        },
      } },
    { name = "team-members-practised", rule = "team-members-practised",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        exercise_participants = {
          { exercise_id = 1, person_id = 23 }, { id = 9001 }, { exercise_id = 9001, person_id = 23, id = 9101 },
          { id = 9102, exercise_id = 9001 }, { exercise_id = 1, person_id = 9001, id = 9103 }, { id = 9104, person_id = 9001 },
        },
        exercises = { { id = 1 }, { id = 9001, kind = "drill" } },
        response_teams = { { id = 4, code = "TM-4" }, { id = 9001 } },
        people = {
          { id = 23, name = "A. Nowak" }, { id = 9001, employment_type = "employee" },
          { id = 9004, employment_type = "visitor" }, { id = 9109, name = "A. Nowak", end_on = "2099-01-01" },
          { id = 9110, end_on = "2099-01-01" }, { id = 9111, name = "A. Nowak", end_on = "2001-01-01" },
        },
        response_team_members = {
          { id = 20, team_id = 4, appointed_on = "2026-05-01", person_id = 23 },
          { id = 9105, team_id = 4, appointed_on = "2026-05-01", person_id = 9001 },
          { id = 9106, team_id = 4, appointed_on = "2026-05-01", person_id = 23, ended_on = "2099-01-01" },
          { id = 9107, team_id = 4, appointed_on = "2026-05-01", person_id = 23, ended_on = "2001-01-01" },
          { id = 9108, person_id = 23, team_id = 4, ended_on = "2001-01-01" },
          { id = 9112, team_id = 4, appointed_on = "2099-01-01", person_id = 23 }, { id = 9113, appointed_on = "2099-01-01" },
        },
        sites = { { id = 9001, kind = "office" } },
        trainings = {
          { id = 9001, kind = "awareness" }, { id = 9002, kind = "induction" }, { id = 9003, kind = "course" },
          { id = 9005, kind = "refresher" },
        },
        training_records = { { id = 9001, effectiveness_result = "effective" } },
      } },
  },
}
