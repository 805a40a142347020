-- Tests of objectives: where they come from and how they are kept.
local answers = require "iso28000-common/fixtures.answers"
local objectives = require "iso28000-common/fixtures.objectives"

test "a function at risk has an objective" (objectives.for_functions_at_risk { rule = "objectives-for-every-function-at-risk" })

test "an objective stands in a document" (objectives.documented { rule = "objectives-documented" })

test "an objective belongs to the current policy" (objectives.under_current_policy { rule = "objectives-under-the-current-policy" })

-- An active objective and the source that it is traced to.
local function traced(source, fields)
  local objective = { id = 5, code = "O-5", status = "active" }
  for name, value in pairs(fields or {}) do objective[name] = value or nil end
  source.objective_id = 5
  return { objectives = { objective }, objective_sources = { source }, context_issues = { { id = 4 } } }
end

local function beside_another(given)
  given.objectives[2] = { id = 6, code = "O-6", status = "active" }
  return given
end

-- The same without any source, but with a note of a review that a person found to explain it or not.
local function noted(answer, fields)
  local given = answers.given("iso28000-2007/absent-sources-explained", answer)
  local objective = { id = 5, code = "O-5", status = "active", reviewed_on = "2026-06-30", review_note = "Nothing new was on offer" }
  for name, value in pairs(fields or {}) do objective[name] = value or nil end
  given.objectives = { objective }
  return given
end

local cases = {}
for kind, id in pairs {
  legal = "objectives-consider-law", risk = "objectives-consider-risks", technology = "objectives-consider-technology",
  business = "objectives-consider-business", stakeholder = "objectives-consider-stakeholders",
} do
  local function from(source, fields)
    return traced({ source_kind = source.kind or kind, source_table = source.table, source_id = source.id }, fields)
  end
  local function case(name, given, expect)
    cases[#cases + 1] = { name = kind .. ", " .. name, rule = id, given = given, expect = expect }
  end
  local unsaid = { outcome = "remarked", grade = "observation", subjects = { organisation = { text = "no note of a review says why" } } }
  case("traced", from { table = "context_issues", id = 4 }, "conforming")
  case("traced to what is not there", from { table = "context_issues", id = 9 }, unsaid)
  case("traced to nothing named", from {}, unsaid)
  case("traced to a table alone", from { table = "context_issues" }, unsaid)
  case("traced to another kind", from { kind = "policy", table = "context_issues", id = 4 }, unsaid)
  case("reached", from({ table = "context_issues", id = 4 }, { status = "achieved" }), unsaid)
  case("of unknown state", from({ table = "context_issues", id = 4 }, { status = false }), unsaid)
  case("reached, beside one that is active", beside_another(from({ table = "context_issues", id = 4 }, { status = "achieved" })), unsaid)
  case("none, and the note says why", noted "yes", "conforming")
  case("none, and the note does not", noted "no", { outcome = "remarked", grade = "observation" })
  case("none, and nobody read the note", noted(nil), "not_evaluable")
  case("none, and the note is blank", noted("yes", { review_note = " " }), unsaid)
  case("none, and the review is of tomorrow", noted("yes", { reviewed_on = "2026-07-01" }), unsaid)
  case("none, and the review has no day", noted("yes", { reviewed_on = false }), unsaid)
  case("none, and the note is of one that was reached", noted("yes", { status = "achieved" }), unsaid)
  case("no objective", {}, "not_evaluable")
end

test "objectives come from each kind of source, or a review says why not" { as_of = "2026-06-30", cases = cases }

test "a renewed objective aims no lower" (objectives.renewed_not_weaker { rule = "renewed-objectives-not-weaker" })

test "an objective can be measured" (objectives.measurable { rule = "objectives-measurable" })

test "an objective is made known" (objectives.made_known { rule = "objectives-made-known" })

test "an objective is reviewed" (objectives.reviewed { rule = "objectives-reviewed" })

test "a person says whether objectives go on improving" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", { ["objectives-keep-improving"] = { outcome = "remarked", grade = "observation" } }),
}
