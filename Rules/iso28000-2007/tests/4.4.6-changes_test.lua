local answers = require "iso28000-common/fixtures.answers"
local change_control = require "iso28000-common/fixtures.change_control"

local day = "2026-06-30"

test "the risks of a change are weighed by the day it goes live" (change_control.weighed_beforehand { rule = "changes-weighed-beforehand" })

test "one change of many that nobody weighed stays a major" (change_control.one_of_many_weighed { rule = "changes-weighed-beforehand" })

for word, kinds in pairs {
  organisation = { "organisation", "procedure" },
  policy = { "policy", "procedure" },
  procedure = { "procedure", "policy" },
  technology = { "technology", "procedure" },
  ["partner-and-staff"] = { "partner_or_staff", "training_hr" },
} do
  local kind, another = kinds[1], kinds[2]
  local question = word .. "-changes-looked-at"
  local full = "iso28000-2007/" .. question
  test("changes of kind " .. kind .. " are in the log, or somebody says that there were none") (
    change_control.logged(kind, another, full) { rule = word .. "-changes-in-change-log" })
  test("the answer counts for " .. question) (change_control.answered(full) { rule = question })
end

local policy = "iso28000-2007/policy-changes-looked-at"

test "an empty change log stands where a person says that nothing changed" {
  rule = "policy-changes-in-change-log", as_of = day,
  cases = {
    { name = "said", given = answers.given(policy, "yes"), expect = "conforming" },
    { name = "denied", given = answers.given(policy, "no"), expect = { outcome = "remarked", grade = "observation" } },
    { name = "not a word", given = {}, expect = "not_evaluable" },
  },
}
