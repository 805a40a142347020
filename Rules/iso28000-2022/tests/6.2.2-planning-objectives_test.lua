local objectives = require "iso28000-common/fixtures.objectives"

-- The answer that a person gave to a question of this clause, reviewed and with evidence.
local function answered(question, answer)
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, answer = answer, narrative = "Notes of the January review were read.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-07",
    } },
    evidence_files = { { id = 1, path = "answers/1.pdf", sha256 = ("0"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local function objective(fields, rows)
  fields.id, fields.code, fields.status = fields.id or 5, "O-5", fields.status or "active"
  local given = { objectives = { fields } }
  for name, list in pairs(rows or {}) do given[name] = list end
  return given
end

test "an objective says what will be done with what" (objectives.planned { rule = "objectives-planned" })

local function owned(end_on, due_on)
  return objective({ owner_id = 4, due_on = due_on }, { people = { { id = 4, name = "M. Vos", end_on = end_on } } })
end

test "somebody answers for an objective, by a day" {
  rule = "objectives-owned-and-dated", as_of = "2026-06-30",
  cases = {
    { name = "owned and dated", given = owned(nil, "2026-12-31"), expect = "conforming" },
    { name = "the owner leaves tomorrow", given = owned("2026-07-01", "2026-12-31"), expect = "conforming" },
    { name = "the owner leaves today", given = owned("2026-06-30", "2026-12-31"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { text = "owned by M. Vos, who left on 2026-06-30" } } } },
    { name = "no day", given = owned(nil, nil),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 1, limit = 0, text = "lacks a due day" } } } },
    { name = "nobody", given = objective {}, expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 2 } } } },
    { name = "reached, by somebody who left", expect = "not_evaluable",
      given = objective({ owner_id = 4, status = "achieved" }, { people = { { id = 4, end_on = "2026-01-31" } } }) },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function programme(end_on, left_on, status)
  return { people = { { id = 4, name = "M. Vos", end_on = left_on } },
    programmes = { { id = 3, code = "PG-3", responsible_id = 4, end_on = end_on, status = status } } }
end

test "somebody answers for a programme" {
  rule = "programmes-answered-for", as_of = "2026-06-30",
  cases = {
    { name = "led and dated", given = programme("2026-12-31"), expect = "conforming" },
    { name = "the leader left", given = programme("2026-12-31", "2026-05-29"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["3"] = { text = "PG-3 is led by M. Vos, who left on 2026-05-29" } } } },
    { name = "the leader leaves tomorrow", given = programme("2026-12-31", "2026-07-01"), expect = "conforming" },
    { name = "no last day", given = programme(),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 1, limit = 0, text = "lacks a last day" } } } },
    { name = "nobody", given = { programmes = { { id = 3 } } }, expect = { outcome = "nonconforming",
      subjects = { ["3"] = { measured = 2 } } } },
    { name = "completed", given = programme(nil, "2026-05-29", "completed"), expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_applicable" },
  },
}

test "an objective records how it is judged and what was weighed" {
  as_of = "2026-06-30",
  cases = {
    { name = "a method", rule = "objectives-judged-by-a-method", given = objective { evaluation_method = "Monthly figure" },
      expect = "conforming" },
    { name = "no method", rule = "objectives-judged-by-a-method", given = objective { evaluation_method = "" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { text = "O-5 does not say how" } } } },
    { name = "a NULL method", rule = "objectives-judged-by-a-method", given = objective {}, expect = "nonconforming" },
    { name = "no objective to judge", rule = "objectives-judged-by-a-method", given = {}, expect = "not_evaluable" },
    { name = "options", rule = "objectives-options-on-record", given = objective { options_considered = "Own parking weighed" },
      expect = "conforming" },
    { name = "no options", rule = "objectives-options-on-record", given = objective {},
      expect = { outcome = "remarked", grade = "observation", subjects = { ["5"] = { text = "O-5 records no other option" } } } },
    { name = "no objective to weigh", rule = "objectives-options-on-record", given = {}, expect = "not_evaluable" },
    { name = "views", rule = "objectives-party-views-on-record", given = objective { party_views_considered = "Carriers heard" },
      expect = "conforming" },
    { name = "no views", rule = "objectives-party-views-on-record", given = objective { party_views_considered = " " },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["5"] = { text = "the view of no interested party" } } } },
    { name = "no objective to ask about", rule = "objectives-party-views-on-record", given = {}, expect = "not_evaluable" },
  },
}

test "a renewed objective aims no lower" (objectives.renewed_not_weaker { rule = "renewed-objectives-not-weaker" })

test "a person answers what was weighed in setting objectives" {
  as_of = "2026-06-30",
  cases = {
    { name = "options unanswered", rule = "options-weighed", given = {}, expect = "not_assessed" },
    { name = "options yes", rule = "options-weighed", given = answered("options-weighed", "yes"), expect = "conforming" },
    { name = "options no", rule = "options-weighed", given = answered("options-weighed", "no"),
      expect = { outcome = "remarked", grade = "observation" } },
    { name = "views unanswered", rule = "party-views-weighed", given = {}, expect = "not_assessed" },
    { name = "views yes", rule = "party-views-weighed", given = answered("party-views-weighed", "yes"), expect = "conforming" },
    { name = "views no", rule = "party-views-weighed", given = answered("party-views-weighed", "no"),
      expect = { outcome = "remarked", grade = "observation" } },
    { name = "improvement unanswered", rule = "objectives-keep-improving", given = {}, expect = "not_assessed" },
    { name = "improvement yes", rule = "objectives-keep-improving", given = answered("objectives-keep-improving", "yes"),
      expect = "conforming" },
    { name = "improvement no", rule = "objectives-keep-improving", given = answered("objectives-keep-improving", "no"),
      expect = { outcome = "remarked", grade = "observation" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "objectives-owned-and-dated", rule = "objectives-owned-and-dated",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        people = { { id = 4, name = "M. Vos" }, { id = 9001, employment_type = "employee" } },
        objectives = {
          { id = 5, status = "active", code = "O-5", owner_id = 4, due_on = "2026-12-31" }, { id = 9003, status = "achieved" },
        },
      } },
    { name = "programmes-answered-for", rule = "programmes-answered-for",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        people = { { id = 4, name = "M. Vos" }, { id = 9001, employment_type = "employee" } },
        programmes = {
          { id = 3, responsible_id = 4, end_on = "2026-12-31", code = "PG-3" },
          { id = 9003, status = "completed", end_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { id = 9101, responsible_id = 4, end_on = "2026-12-31", code = "PG-3b", status = "cancelled" },
          { id = 9102, responsible_id = 4, status = "cancelled" }, { id = 9103, status = "cancelled" },
        },
        objectives = {
          { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" },
          { id = 9104, owner_id = 4, status = "cancelled" }, { id = 9105, status = "cancelled" },
          { id = 9106, owner_id = 4, status = "draft" },
        },
      } },
    { name = "renewed-objectives-not-weaker", rule = "renewed-objectives-not-weaker",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        objectives = {
          { id = 5, status = "active", target_value = 70, code = "O-5", predecessor_id = 6, measure_id = 3 },
          { id = 6, status = "achieved", code = "O-6", target_value = 75, measure_id = 3 }, { id = 9001, status = "draft" },
          { id = 9101, status = "active", target_value = 70, code = "O-5b", predecessor_id = 6, measure_id = 3, unit = "other", },
          { id = 9102, status = "achieved", code = "O-6b", target_value = 75, measure_id = 3, unit = "other" },
          { id = 9103, unit = "other" },
        },
        measures = { { id = 3, better = "lower" }, { id = 4, better = "lower" }, { id = 9001, status = "draft" } },
        targets = { { id = 9001, status = "draft" } },
      } },
  },
}
