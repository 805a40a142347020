-- Tests of where the results of risk assessments go.

-- A whole round of everything that was approved, a risk of it, and one use of that risk; false leaves a column out.
local function used(use, input, assessment)
  local round = { id = 12, code = "RA-12", title = "All sites", kind = "periodic", performed_on = "2025-09-18", approved_by = 1,
    approved_on = "2025-09-30" }
  for name, value in pairs(assessment or {}) do round[name] = value or nil end
  local row = { id = 4, risk_id = 17, used_for = use, target_table = "processes", target_id = 8, recorded_on = "2026-06-30" }
  for name, value in pairs(input or {}) do row[name] = value or nil end
  return { people = { { id = 1 } }, risk_assessments = { round }, risks = { { id = 17, assessment_id = 12 } }, processes = { { id = 8 } },
    risk_inputs = { row } }
end

-- The same beside an update of the same register that led nowhere.
local function beside_an_update(use)
  local given = used(use)
  given.risk_assessments[2] = { id = 13, code = "RA-13", kind = "update", performed_on = "2026-01-08", approved_by = 1,
    approved_on = "2026-01-16" }
  given.risks[2] = { id = 18, assessment_id = 13 }
  return given
end

-- Beside a later whole round that takes its place, and led nowhere.
local function replaced(use)
  local given = used(use)
  given.risk_assessments[2] = { id = 13, code = "RA-13", kind = "periodic", performed_on = "2026-01-08", approved_by = 1,
    approved_on = "2026-01-16" }
  return given
end

-- At a site, where one of another site that is out of scope led nowhere.
local function at_a_site(use, in_scope)
  local given = used(use, {}, { site_id = 4 })
  given.sites = { { id = 4, in_scope = in_scope }, { id = 5, in_scope = 0 } }
  given.risk_assessments[2] = { id = 13, site_id = 5, performed_on = "2026-01-08", approved_by = 1, approved_on = "2026-01-16" }
  return given
end

local cases = {}

local function case(rule, name, given, expect)
  cases[#cases + 1] = { name = rule .. ", " .. name, rule = rule, given = given, expect = expect }
end

local function cases_of(rule, use, other, text)
  case(rule, "today", used(use), { outcome = "conforming", population = { conforming = 1 } })
  case(rule, "recorded tomorrow", used(use, { recorded_on = "2026-07-01" }),
    { outcome = "remarked", grade = "observation", subjects = { ["12"] = { text = "assessment RA-12 led to " .. text } } })
  case(rule, "for something else", used(other), "remarked")
  case(rule, "for nobody knows what", used(nil), "remarked")
  case(rule, "of no day", used(use, { recorded_on = false }), "remarked")
  case(rule, "of another risk", used(use, { risk_id = 18 }), "remarked")
  case(rule, "without a row", used(use, { target_id = false }), "remarked")
  case(rule, "without a table", used(use, { target_id = false, target_table = false }), "remarked")
  case(rule, "in a row that is not there", used(use, { target_id = 9 }), "remarked")
  case(rule, "beside an update that led nowhere", beside_an_update(use),
    { outcome = "conforming", population = { conforming = 1, remarked = 1 } })
  case(rule, "by one that was replaced", replaced(use), { outcome = "remarked", population = { judged = 1, remarked = 1 } })
  case(rule, "by one that nobody approved", used(use, {}, { approved_by = false }), "not_evaluable")
  case(rule, "approved today", used(use, {}, { approved_on = "2026-06-30" }), "conforming")
  case(rule, "approved tomorrow", used(use, {}, { approved_on = "2026-07-01" }), "not_evaluable")
  case(rule, "at a site", at_a_site(use, 1), { outcome = "conforming", population = { judged = 1, conforming = 1 } })
  case(rule, "at a site out of scope", at_a_site(use, 0), "not_evaluable")
  case(rule, "none on record", {}, { outcome = "remarked", subjects = { organisation = { text = "no risk assessment" } } })
end

cases_of("results-feed-objectives", "objective", "programme", "an objective")
cases_of("results-feed-programmes", "programme", "objective", "a programme")
cases_of("results-feed-design", "design", "process", "a design")
cases_of("results-feed-means", "resource", "training", "people or means")
cases_of("results-feed-training", "training", "resource", "a training")
cases_of("results-feed-controls", "control", "design", "a control")
cases_of("results-feed-company-risk", "enterprise_risk", "control", "the organisation's wider risk management")

test "each use is fed by an assessment that still counts" { as_of = "2026-06-30", cases = cases }

-- The second of two uses of one assessment is the one that is asked for.
test "one use of several is enough" {
  rule = "results-feed-objectives", as_of = "2026-06-30",
  given = (function()
    local given = used("control")
    given.risk_inputs[2] = { id = 5, risk_id = 17, used_for = "objective", target_table = "processes", target_id = 8,
      recorded_on = "2026-01-08" }
    return given
  end)(),
  expect = { outcome = "conforming", population = { conforming = 1 } },
}
