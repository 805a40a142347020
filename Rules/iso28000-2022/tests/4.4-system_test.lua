local processes = require "iso28000-common/fixtures.processes"
local system = require "iso28000-common/fixtures.system"

test "the last review found the system suitable, adequate and effective" (system.found_fit { rule = "review-finds-the-system-fit" })

test "each process of the system is linked with another" (processes.linked { rule = "processes-linked" })

test "each group of clauses has a process" (system.groups_have_processes { rule = "every-group-has-a-process" })

local function answer(word)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/system-works-as-a-whole", answer = word, narrative = "The review looked at the whole.",
        attested_by = 1, attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "whether the system works as a whole is a person's answer" {
  rule = "system-works-as-a-whole", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answer "yes", expect = "conforming" },
    { name = "no", given = answer "no", expect = { outcome = "nonconforming", grade = "major" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "review-finds-the-system-fit", rule = "review-finds-the-system-fit",
      as_of = "2026-04-15", expect = "conforming",
      given = {
        management_reviews = {
          { id = 3, effectiveness = "yes", code = "MR-1", suitability = "yes", adequacy = "yes", held_on = "2025-10-16", },
          { id = 4, effectiveness = "yes", code = "MR-2", suitability = "yes", held_on = "2026-04-16" },
          { id = 9101, effectiveness = "yes", code = "MR-1b", suitability = "yes", adequacy = "yes", held_on = "2025-10-16", },
          { id = 9102, effectiveness = "yes", code = "MR-2b", suitability = "yes", held_on = "2026-04-16" },
        },
        processes = { { id = 9001, kind = "leadership" } },
      } },
    { name = "every-group-has-a-process", rule = "every-group-has-a-process",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        processes = {
          { owner_id = 1, id = 1, kind = "planning", in_sms = 1 }, { owner_id = 1, id = 2, kind = "support", in_sms = 1 },
          { owner_id = 1, id = 3, kind = "operation", in_sms = 1 }, { owner_id = 1, id = 4, kind = "evaluation", in_sms = 1 },
          { owner_id = 1, id = 5, kind = "improvement", in_sms = 1 }, { id = 9001, kind = "leadership" },
          { id = 9002, kind = "planning" }, { id = 9003, kind = "support" }, { id = 9004, kind = "operation" },
          { owner_id = 1, id = 9101, kind = "evaluation", in_sms = 0 },
          { owner_id = 1, id = 9102, kind = "improvement", in_sms = 0 }, { id = 9103, owner_id = 1, in_sms = 0 },
          { owner_id = 0, id = 9104, kind = "evaluation", in_sms = 1 },
          { owner_id = 0, id = 9105, kind = "improvement", in_sms = 1 }, { id = 9106, owner_id = 0 },
        },
        people = { { id = 1 } },
      } },
  },
}
