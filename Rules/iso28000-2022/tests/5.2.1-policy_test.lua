local commitment = require "iso28000-common/fixtures.commitment"

local function policy(more, file)
  local row = { id = 2, code = "SP-1 v3", form = "full", status = "current", framework_for_objectives = 1, commits_requirements = 1,
    commits_improvement = 1 }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return {
    policies = { { id = 1, form = "full", status = "superseded" }, row },
    evidence_files = { { id = 7, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 7, target_table = "policies", target_id = file or 2, requirement_id = "28000-2022/5.2.1-c" } },
  }
end

test "the current policy makes its promises, with its text as proof" {
  rule = "policy-promises", as_of = "2026-06-30",
  cases = {
    { name = "all of them", given = policy(), expect = "conforming" },
    { name = "no base for objectives", given = policy { framework_for_objectives = 0 },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "no base for objectives" } } } },
    { name = "no promise to meet requirements", given = policy { commits_requirements = 0 },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "does not promise to meet requirements" } } } },
    { name = "no promise to improve", given = policy { commits_improvement = 0 },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "does not promise to improve" } } } },
    { name = "nobody says", expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 3 } } },
      given = policy { framework_for_objectives = false, commits_requirements = false, commits_improvement = false } },
    { name = "the file of another version", given = policy({}, 1),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "has no file" } } } },
    { name = "the file of a document with the same number", expect = "nonconforming", given = { policies = policy().policies,
        evidence_files = policy().evidence_files,
        evidence_links = { { evidence_file_id = 7, target_table = "documents", target_id = 2 } } } },
    { name = "a link without a file", expect = "nonconforming", given = { policies = policy().policies,
        evidence_links = { { target_table = "policies", target_id = 2 } } } },
    { name = "none is current", given = policy { status = "draft" }, expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

test "the current policy says which harm elsewhere was weighed" (commitment.harm_weighed { rule = "policy-harm-weighed" })

local function answered(id, word)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/" .. id, answer = word, narrative = "Read in the signed text of version 3.", attested_by = 1,
        attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local answers = {}
for id, bad in pairs {
  ["policy-gives-a-base"] = "nonconforming", ["policy-promises-to-meet-requirements"] = "nonconforming",
  ["policy-promises-improvement"] = "nonconforming", ["policy-harm-thought-through"] = "remarked",
} do
  answers[#answers + 1] = { name = id .. ", unanswered", rule = id, given = {}, expect = "not_assessed" }
  answers[#answers + 1] = { name = id .. ", yes", rule = id, given = answered(id, "yes"), expect = "conforming" }
  answers[#answers + 1] = { name = id .. ", no", rule = id, given = answered(id, "no"), expect = bad }
end

test "what the policy says is read by a person" { as_of = "2026-06-30", cases = answers }

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "policy-promises", rule = "policy-promises",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { status = "superseded", id = 1, form = "full" },
          { commits_improvement = 1, id = 2, status = "current", framework_for_objectives = 1, code = "SP-1 v3", form = "full",
            commits_requirements = 1, },
          { id = 9001, status = "draft" }, { status = "superseded", id = 9104, form = "summary" },
          { commits_improvement = 1, id = 9105, status = "current", framework_for_objectives = 1, code = "SP-1 v3b",
            form = "summary", commits_requirements = 1, },
          { id = 9106, form = "summary" },
        },
        evidence_links = {
          { target_id = 2, evidence_file_id = 7, requirement_id = "28000-2022/5.2.1-c", target_table = "policies" },
          { target_id = 2, evidence_file_id = 7, requirement_id = "28000-2022/5.2.1-c", target_table = "other", id = 9101, },
          { id = 9102, evidence_file_id = 7, target_table = "other" }, { id = 9103, target_table = "other" },
        },
        evidence_files = { { id = 7, sha256 = "0000000000000000000000000000000000000000000000000000000000000000" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
  },
}
