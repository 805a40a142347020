-- Tests of the kinds of risk that an assessment covers.
local answers = require "iso28000-common/fixtures.answers"
local risk_kinds = require "iso28000-common/fixtures.risk_kinds"

test "failures and crime are in the register" (risk_kinds.failure_and_crime "iso28000-2007" { rule = "failure-and-crime-in-the-register" })

local function risk(category, more)
  local row = { id = 1, category = category, owner_id = 1, inherent_rating = 6, status = "open" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { risks = { row } }
end

local cases = {}

local function case(rule, name, given, expect)
  cases[#cases + 1] = { name = rule .. ", " .. name, rule = rule, given = given, expect = expect }
end

-- An open, owned and rated risk shows that its kind was looked at; else the answer to the question does.
local function cases_of(rule, category, question)
  local other = risk "human"
  case(rule, "found", risk(category), { outcome = "conforming", population = { conforming = 1 } })
  case(rule, "closed", risk(category, { status = "closed" }), "not_evaluable")
  case(rule, "of no status", risk(category, { status = false }), "not_evaluable")
  case(rule, "owned by nobody", risk(category, { owner_id = false }), "not_evaluable")
  case(rule, "not rated", risk(category, { inherent_rating = false }), "not_evaluable")
  case(rule, "of another kind, and nobody says why", other, { outcome = "not_evaluable", population = { unknown = 1 } })
  case(rule, "attested to be absent", answers.given("iso28000-2007/" .. question, "yes", other), "conforming")
  case(rule, "not looked at", answers.given("iso28000-2007/" .. question, "no", other), { outcome = "nonconforming", grade = "minor" })
  case(rule, "nothing", {}, { outcome = "nonconforming", subjects = { organisation = { text = "no risk is on record" } } })
end

local questions = {}

for rule, kind in pairs {
  ["operations-in-the-register"] = { "operational", "operations-considered" },
  ["nature-in-the-register"] = { "environmental", "nature-considered" },
  ["matters-beyond-control-in-the-register"] = { "external", "matters-beyond-control-considered" },
  ["stakeholders-in-the-register"] = { "stakeholder", "stakeholders-considered" },
  ["equipment-in-the-register"] = { "equipment", "equipment-considered" },
  ["information-in-the-register"] = { "information", "information-considered" },
  ["continuity-in-the-register"] = { "continuity", "continuity-considered" },
} do
  cases_of(rule, kind[1], kind[2])
  questions[kind[2]] = { outcome = "nonconforming", grade = "minor" }
end

questions["failures-and-crime-considered"] = { outcome = "nonconforming", grade = "minor" }

test "each kind of risk is in the register, or attested to be absent" { as_of = "2026-06-30", cases = cases }

test "what was looked at is asked of a person" { as_of = "2026-06-30", cases = answers.cases("iso28000-2007", questions) }
