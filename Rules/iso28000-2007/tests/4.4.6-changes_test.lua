local change_control = require "iso28000-common/fixtures.change_control"

local day = "2026-06-30"

test "the risks of a change are weighed by the day it goes live" (change_control.weighed_beforehand { rule = "changes-weighed-beforehand" })

test "one change of many that nobody weighed stays a major" (change_control.weighed_beforehand_2 { rule = "changes-weighed-beforehand" })

for word, kind in pairs {
  organisation = { kind = "organisation", another = "procedure", letter = "l" },
  policy = { kind = "policy", another = "procedure", letter = "m" },
  procedure = { kind = "procedure", another = "policy", letter = "n" },
  technology = { kind = "technology", another = "procedure", letter = "o" },
  ["partner-and-staff"] = { kind = "partner_or_staff", another = "training_hr", letter = "p" },
} do
  local question, requirement = word .. "-changes-looked-at", "28000-2007/4.4.6-" .. kind.letter
  local full = "iso28000-2007/" .. question
  test("changes of kind " .. kind.kind .. " are in the log, or somebody says that there were none") (
    change_control.logged(kind.kind, kind.another, full, requirement) { rule = word .. "-changes-in-change-log" })
  test("the answer counts for " .. question) (change_control.answered(full, requirement) { rule = question })
end

-- An empty log and a person who says that nothing changed is an answer; an empty log alone is none.
local function nothing_changed(word)
  return {
    people = { { id = 1, name = "M. Ek" }, { id = 2, name = "J. Roth" } },
    attestations = { { id = 1, question = "iso28000-2007/policy-changes-looked-at", answer = word, narrative = "Nothing changed.",
                       attested_by = 1, attested_on = "2026-03-01", reviewed_by = 2, reviewed_on = "2026-03-10" } },
    evidence_files = { { id = 1, path = "changes/list.pdf", sha256 = ("a"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "an empty change log stands where a person says that nothing changed" {
  rule = "policy-changes-in-change-log", as_of = day,
  cases = {
    { name = "said", given = nothing_changed "yes", expect = "conforming" },
    { name = "denied", given = nothing_changed "no", expect = { outcome = "remarked", grade = "observation" } },
    { name = "not a word", given = {}, expect = "not_evaluable" },
  },
}
