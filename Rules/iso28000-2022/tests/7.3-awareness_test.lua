local awareness = require "iso28000-common/fixtures.awareness"

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

test "nearly everyone is briefed on the policy" (awareness.most_on_policy { rule = "most-briefed-on-policy" })

test "each person is briefed on the policy" (awareness.each_on_policy { rule = "each-briefed-on-policy" })

test "nearly everyone is briefed on contribution and benefits" (awareness.most_on_contribution { rule = "most-briefed-on-contribution" })

test "nearly everyone is briefed on consequences" (awareness.most_on_consequences { rule = "most-briefed-on-consequences" })

test "nearly everyone is briefed on emergencies" (awareness.most_on_emergency { rule = "most-briefed-on-emergency" })

test "a member of a response team has practised" (awareness.team_practised { rule = "team-members-practised" })

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
