-- Tests of legal and other obligations.
local answers = require "iso28000-common/fixtures.answers"
local obligations = require "iso28000-common/fixtures.obligations"

test "each country with a site in scope has an obligation" (obligations.countries_covered { rule = "countries-covered" })

test "an obligation can be found, and somebody follows it" (obligations.findable { rule = "obligations-findable" })

test "an obligation is assessed since its last change, and tied to something" (obligations.assessed { rule = "obligations-assessed" })

test "an obligation is reviewed by its own day, else within the year" (obligations.reviewed { rule = "obligations-reviewed" })

test "somebody worked on the register within the year" (obligations.register_current { rule = "register-kept-current" })

test "a change is told within sixty days" (obligations.told { rule = "obligations-told" })

test "whether those concerned hear of obligations is asked of a person" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", { ["obligations-passed-on"] = { outcome = "nonconforming", grade = "minor" } }),
}
