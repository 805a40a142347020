-- Tests of improvement.
local improvements = require "iso28000-common/fixtures.improvements"

local function improvement(row)
  row.id, row.code = 5, "IM-05"
  return { improvements = { row } }
end

test "an improvement was completed within a year, with a gain" (improvements.completed { rule = "improvements-completed" })

test "the gain is noted within ninety days" (improvements.gains_noted { rule = "gains-noted" })

test "improvements come from more than weak points" {
  rule = "improvements-beyond-weak-points", as_of = "2026-06-30",
  cases = {
    { name = "from a measure, running", given = improvement { source_table = "measures", started_on = "2025-01-15" },
      expect = "conforming" },
    { name = "ended a year ago", expect = "conforming",
      given = improvement { source_table = "opportunities", started_on = "2024-01-15", completed_on = "2025-06-30" } },
    { name = "ended before that", given = improvement { source_table = "risks", started_on = "2024-01-15", completed_on = "2025-06-29" },
      expect = { outcome = "remarked", grade = "opportunity", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "from an incident", given = improvement { source_table = "incidents", started_on = "2026-01-15" }, expect = "remarked" },
    { name = "from a nonconformity", expect = "remarked",
      given = improvement { source_table = "nonconformities", started_on = "2026-01-15" } },
    { name = "from a corrective action", expect = "remarked",
      given = improvement { source_table = "corrective_actions", started_on = "2026-01-15" } },
    { name = "from a finding", expect = "remarked", given = improvement { source_table = "findings", started_on = "2026-01-15" } },
    { name = "not begun", expect = "remarked", given = improvement { source_table = "measures", started_on = "2026-07-01" } },
    { name = "from nowhere", given = improvement { started_on = "2026-01-15" }, expect = "remarked" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

local function answered(question, requirement, answer)
  return {
    people = { { id = 9, name = "I. Vermeulen" }, { id = 5, name = "M. de Wit" } },
    attestations = { { id = 1, question = "iso28000-2022/" .. question, requirement_id = "28000-2022/" .. requirement, answer = answer,
      narrative = "Seen on 2 June.", attested_by = 9, attested_on = "2025-07-01", reviewed_by = 5, reviewed_on = "2025-07-03" } },
    evidence_files = { { id = 3, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 3, target_table = "attestations", target_id = 1 } },
  }
end

test "whether the system gets better is answered each year" {
  rule = "improvement-goes-on", as_of = "2026-06-30",
  cases = {
    { name = "yes", given = answered("improvement-goes-on", "10.1-a", "yes"), expect = "conforming" },
    { name = "no", given = answered("improvement-goes-on", "10.1-a", "no"), expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "answered too long ago", as_of = "2026-07-02", given = answered("improvement-goes-on", "10.1-a", "yes"),
      expect = "not_assessed" },
    { name = "not answered", given = {}, expect = "not_assessed" },
  },
}

test "whether openings are looked for is answered" {
  rule = "openings-looked-for", as_of = "2026-06-30",
  cases = {
    { name = "yes", given = answered("openings-looked-for", "10.1-b", "yes"), expect = "conforming" },
    { name = "no", given = answered("openings-looked-for", "10.1-b", "no"), expect = { grade = "opportunity" } },
    { name = "not answered", given = {}, expect = "not_assessed" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "improvements-beyond-weak-points", rule = "improvements-beyond-weak-points",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        improvements = {
          { id = 5, code = "IM-05", started_on = "2025-01-15", source_table = "measures" }, { id = 9001 },
          { id = 9101, code = "IM-05b", started_on = "2099-01-01", source_table = "measures" },
          { id = 9102, started_on = "2099-01-01" },
        },
        partners = { { id = 9001, status = "prospective" } },
        incidents = { { id = 9001, kind = "failure" } },
        findings = { { id = 9001, grade = "conform" } },
        nonconformities = { { id = 9001, status = "open" } },
        corrective_actions = { { id = 9001, status = "planned" } },
      } },
  },
}
