-- Tests of the general requirements.
local answers = require "iso28000-common/fixtures.answers"
local improvements = require "iso28000-common/fixtures.improvements"
local provisions = require "iso28000-common/fixtures.provisions"
local scopes = require "iso28000-common/fixtures.scopes"
local system = require "iso28000-common/fixtures.system"

test "the last review found the system suitable, adequate and effective" (system.found_fit { rule = "review-finds-the-system-fit" })

test "each part of the system has a process" (system.groups_have_processes { rule = "every-group-has-a-process" })

test "a system without any process is none" {
  rule = "every-group-has-a-process", as_of = "2026-06-30", given = {}, expect = { outcome = "nonconforming", grade = "major" },
}

test "an improvement was completed within a year, with a gain" (improvements.completed { rule = "improvements-completed" })

test "the gain is noted within ninety days" (improvements.gains_noted { rule = "gains-noted" })

test "one scope is live and whole" (scopes.one_live { rule = "one-live-scope" })

test "the scope is in a current document with an approved revision" (scopes.document_held { rule = "scope-document-held" })

test "what others do is controlled and monitored within the year" (provisions.monitored { rule = "outside-processes-monitored" })

test "somebody who is there answers for what others do" (provisions.answered_for { rule = "outside-processes-answered-for" })

test "the system as a whole is judged by a person" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["system-works-as-a-whole"] = { outcome = "nonconforming", grade = "major" },
    ["improvement-goes-on"] = { outcome = "nonconforming", grade = "minor" },
  }),
}
