-- Tests of competence, training and awareness.
local answers = require "iso28000-common/fixtures.answers"
local awareness = require "iso28000-common/fixtures.awareness"
local competences = require "iso28000-common/fixtures.competences"

test "a role that bears on security asks for competence" (competences.asked { rule = "security-roles-ask-for-competence" })

test "a holder has what the role asks" (competences.held { rule = "holders-are-competent" })

test "nearly everyone is briefed on the policy" (awareness.most_on_policy { rule = "most-briefed-on-policy" })

test "each person is briefed on the policy" (awareness.each_on_policy { rule = "each-briefed-on-policy" })

test "nearly everyone is briefed on emergencies" (awareness.most_on_emergency { rule = "most-briefed-on-emergency" })

test "a member of a response team has practised" (awareness.team_practised { rule = "team-members-practised" })

test "nearly everyone is briefed on consequences" (awareness.most_on_consequences { rule = "most-briefed-on-consequences" })

test "a competence is proved" (competences.proved { rule = "competence-is-proved" })

-- A session that M. Vos sat through, and others of the same kind.
local function sat(fields, others, person, training)
  local row = { id = 9, training_id = 1, person_id = 4, completed_on = "2025-06-30" }
  for name, value in pairs(fields or {}) do row[name] = value or nil end
  local records = { row }
  for n, other in ipairs(others or {}) do
    other.id, other.training_id, other.person_id = 9 + n, other.training_id or 1, other.person_id or 4
    records[#records + 1] = other
  end
  local vos = { id = 4, name = "M. Vos" }
  for name, value in pairs(person or {}) do vos[name] = value end
  local course = { id = 1, code = "T-1" }
  for name, value in pairs(training or {}) do course[name] = value end
  return { people = { vos, { id = 5 } }, trainings = { course, { id = 2 } }, training_records = records,
    evidence_files = { { id = 3, sha256 = ("a"):rep(64) } } }
end

test "a training that counts is proved" {
  rule = "training-is-proved", as_of = "2026-06-30",
  cases = {
    { name = "on file", given = sat { evidence_file_id = 3 }, expect = "conforming" },
    { name = "no file", given = sat(),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["9"] = { text = "training T-1 of M. Vos on 2025-06-30 rests on no evidence file" } } } },
    { name = "held today", given = sat { completed_on = "2026-06-30" }, expect = "nonconforming" },
    { name = "to be held tomorrow", given = sat { completed_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "planned", given = sat { completed_on = false }, expect = "not_evaluable" },
    { name = "on its last day", given = sat { expires_on = "2026-06-30" }, expect = "nonconforming" },
    { name = "a day later", given = sat { expires_on = "2026-06-29" }, expect = "not_evaluable" },
    { name = "renewed from today", given = sat({}, {}, {}, { renewal_months = 12 }), expect = "nonconforming" },
    { name = "renewed since yesterday", given = sat({ completed_on = "2025-06-29" }, {}, {}, { renewal_months = 12 }),
      expect = "not_evaluable" },
    { name = "its own last day before the renewal", expect = "nonconforming",
      given = sat({ completed_on = "2025-06-29", expires_on = "2026-12-31" }, {}, {}, { renewal_months = 12 }) },
    { name = "replaced by a later one", given = sat({}, { { completed_on = "2026-06-30", evidence_file_id = 3 } }), expect = "conforming" },
    { name = "to be replaced tomorrow", given = sat({}, { { completed_on = "2026-07-01", evidence_file_id = 3 } }),
      expect = { outcome = "nonconforming", subjects = { ["9"] = {} } } },
    { name = "another on the same day", given = sat({}, { { completed_on = "2025-06-30", evidence_file_id = 3 } }),
      expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 1 }, subjects = { ["9"] = {} } } },
    { name = "a later one of somebody else", given = sat({}, { { completed_on = "2026-06-30", evidence_file_id = 3, person_id = 5 } }),
      expect = "nonconforming" },
    { name = "a later one of another training", given = sat({}, { { completed_on = "2026-06-30", evidence_file_id = 3, training_id = 2 } }),
      expect = "nonconforming" },
    { name = "leaves tomorrow", given = sat({}, {}, { end_on = "2026-07-01" }), expect = "nonconforming" },
    { name = "left today", given = sat({}, {}, { end_on = "2026-06-30" }), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a person says what people know" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["awareness-procedure-works"] = { outcome = "nonconforming", grade = "minor" },
    ["emergency-part-known"] = { outcome = "nonconforming", grade = "minor" },
    ["consequences-known"] = { outcome = "nonconforming", grade = "minor" },
  }),
}
