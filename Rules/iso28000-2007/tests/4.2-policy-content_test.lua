-- Tests of what the policy says.
local answers = require "iso28000-common/fixtures.answers"

local function policy(more)
  local row = { id = 2, code = "SP-1 v3", title = "Security policy", form = "full", status = "current" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { policies = { row } }
end

local cases = {}

local function case(rule, name, given, expect)
  cases[#cases + 1] = { name = rule .. ", " .. name, rule = rule, given = given, expect = expect }
end

-- What is asked of every column alike: only the current policy counts, a summary need not say it, and without any policy it is not said.
local function cases_of(rule, column, said, unsaid, text)
  case(rule, "said", policy { [column] = said }, "conforming")
  case(rule, "not said", policy { [column] = unsaid },
    { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { text = text } } })
  case(rule, "nobody says", policy(), { outcome = "nonconforming", subjects = { ["2"] = { text = "policy SP-1 v3" } } })
  case(rule, "of no form", policy { form = false }, "nonconforming")
  case(rule, "a summary", policy { form = "summary" }, "not_evaluable")
  case(rule, "a draft", policy { status = "draft" }, "not_evaluable")
  case(rule, "no policy", {}, { outcome = "nonconforming", subjects = { organisation = { text = "no security policy" } } })
end

cases_of("other-policies-compared", "consistent_with_other_policies", "Quality, safety: no clash", " ", "which policies it was compared")
cases_of("risks-laid-beside-the-policy", "consistent_with_risk", "Its aims mirror the top risks", "", "agrees with the risk assessment")
cases_of("policy-fit-explained", "fits_purpose_rationale", "Five drivers, two yards", " ", "why it suits the threats")
cases_of("policy-frames-objectives", "framework_for_objectives", 1, 0, "gives no base for objectives")
cases_of("broad-objectives-stated", "states_broad_objectives", 1, 0, "does not state the broad objectives")
cases_of("improvement-promised", "commits_improvement", 1, 0, "does not promise to improve")
cases_of("obligations-promised", "commits_requirements", 1, 0, "does not promise to keep to law")
cases_of("merger-clause-in-policy", "review_on_merger_clause", 1, 0, "does not ask for its review")

test "the current policy says what it has to" { as_of = "2026-06-30", cases = cases }

local function framed(...)
  local given = policy { framework_for_objectives = 1 }
  given.objectives = { ... }
  return given
end

test "each live objective names a policy" {
  rule = "policy-frames-objectives", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = framed { id = 1, policy_id = 2, status = "active" }, expect = "conforming" },
    { name = "one of two does not", given = framed({ id = 1, policy_id = 2, status = "active" }, { id = 2, status = "active" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 1, limit = 0, text = "live objectives name no policy, neither SP-1 v3" } } } },
    { name = "a draft does not", given = framed { id = 1, status = "draft" }, expect = "nonconforming" },
    { name = "one of no status does not", given = framed { id = 1 }, expect = "nonconforming" },
    { name = "a reached one need not", given = framed { id = 1, status = "achieved" }, expect = "conforming" },
    { name = "nor one that was missed", given = framed { id = 1, status = "not_achieved" }, expect = "conforming" },
    { name = "nor one that was cancelled", given = framed { id = 1, status = "cancelled" }, expect = "conforming" },
  },
}

local minor = { outcome = "nonconforming", grade = "minor" }

test "what the policy says is read by a person" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["policy-agrees-with-others"] = minor, ["policy-gives-a-base"] = minor, ["policy-agrees-with-risks"] = minor,
    ["policy-suits-the-operations"] = minor, ["policy-names-broad-objectives"] = minor, ["policy-promises-improvement"] = minor,
    ["policy-promises-to-meet-requirements"] = minor,
  }),
}
