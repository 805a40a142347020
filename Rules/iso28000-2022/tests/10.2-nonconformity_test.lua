-- Tests of nonconformities and incidents.
local nonconformities = require "iso28000-common/fixtures.nonconformities"

local function nc(row, actions)
  row.id, row.code = row.id or 17, row.code or "NC-17"
  for n, action in ipairs(actions or {}) do
    action.id, action.code, action.nonconformity_id = n, "CA-" .. n, row.id
  end
  return { nonconformities = { row }, corrective_actions = actions }
end

test "a nonconformity is corrected" (nonconformities.corrected { rule = "nonconformities-corrected" })

test "what followed was dealt with" (nonconformities.consequences_dealt { rule = "consequences-dealt-with" })

test "effects of an incident are softened" (nonconformities.effects_softened { rule = "incident-effects-softened" })

test "a cause is found within thirty days" (nonconformities.causes_found { rule = "causes-found-in-time" })

test "the like was looked for before closing" {
  rule = "spread-checked", as_of = "2026-06-30",
  cases = {
    { name = "it was", given = nc { closed_on = "2026-06-30", similar_checked = 1 }, expect = "conforming" },
    { name = "it was not", given = nc { closed_on = "2026-06-30", similar_checked = 0 },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["17"] = { text = "NC-17 was closed" } } } },
    { name = "nobody knows", given = nc { closed_on = "2026-06-30", status = "closed" }, expect = "nonconforming" },
    { name = "closed tomorrow", given = nc { closed_on = "2026-07-01", similar_checked = 0 }, expect = "not_applicable" },
    { name = "closed by its status", given = nc { status = "closed", similar_checked = 1 }, expect = "conforming" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "action on a cause is decided and has an owner and a day" (nonconformities.actions_owned { rule = "actions-on-causes-owned" })

test "a major is closed within ninety days" (nonconformities.majors_closed { rule = "majors-closed-in-time" })

test "the effect is judged before closing" (nonconformities.effects_judged_first { rule = "effects-judged-before-closing" })

local function proved(row, links)
  local given = nc(row, { {} })
  given.evidence_files = { { id = 3, sha256 = string.rep("0", 64) } }
  given.evidence_links = links
  return given
end

test "a closed nonconformity is proved" {
  rule = "closed-nonconformities-proved", as_of = "2026-06-30",
  cases = {
    { name = "by its own file", expect = "conforming", given = proved({ description = "No entry", closed_on = "2025-05-13" },
      { { evidence_file_id = 3, target_table = "nonconformities", target_id = 17 } }) },
    { name = "by that of its action", expect = "conforming", given = proved({ description = "No entry", closed_on = "2025-05-13" },
      { { evidence_file_id = 3, target_table = "corrective_actions", target_id = 1 } }) },
    { name = "by that of another", given = proved({ description = "No entry", closed_on = "2025-05-13" },
      { { evidence_file_id = 3, target_table = "corrective_actions", target_id = 17 } }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["17"] = { measured = 0, limit = 1, text = "closed without proof" } } } },
    { name = "what was wrong is not said", given = proved({ closed_on = "2025-05-13" },
      { { evidence_file_id = 3, target_table = "nonconformities", target_id = 17 } }),
      expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "what was wrong" } } } },
    { name = "open", given = nc { description = "No entry" }, expect = "not_applicable" },
  },
}

test "an incident is investigated within sixty days" (nonconformities.incidents_investigated { rule = "incidents-investigated" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "nonconformities-corrected", rule = "nonconformities-corrected",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { code = "NC-17", id = 17, no_correction_reason = "The load had been delivered" },
          { code = "NC-17b", id = 9101, no_correction_reason = "The load had been delivered", correction_on = "2099-01-01", },

        },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "causes-found-in-time", rule = "causes-found-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { id = 17, code = "NC-17", grade = "minor", detected_on = "2026-05-31" },
          { id = 9002, status = "planned", closed_on = "2020-01-01" },
        },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "actions-on-causes-owned", rule = "actions-on-causes-owned",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { code = "NC-17", id = 17, detected_on = "2026-05-31" },
          { code = "NC-17b", id = 9101, detected_on = "2026-05-31", status = "open" },
        },
        incidents = { { id = 9001, kind = "failure" } },
        corrective_actions = {
          { id = 9001, status = "planned" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
          { id = 9102, nonconformity_id = 17, status = "planned" }, { id = 9103, status = "planned" },
        },
      } },
    { name = "majors-closed-in-time", rule = "majors-closed-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { id = 17, code = "NC-17", grade = "major", detected_on = "2026-04-01" },
          { id = 9002, status = "planned", closed_on = "2020-01-01" },
          { id = 9005, status = "closed", closed_on = "2020-01-01" },
          { id = 9101, code = "NC-17b", grade = "observation", detected_on = "2026-04-01" },
          { id = 9102, grade = "observation" },
        },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "effects-judged-before-closing", rule = "effects-judged-before-closing",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { id = 17, action_needed = 1, closed_on = "2025-10-21", code = "NC-17" }, { id = 9001, status = "open" },
          { id = 9003, status = "implemented", closed_on = "2099-01-01" },
        },
        corrective_actions = {
          { effectiveness_reviewed_on = "2025-10-21", nonconformity_id = 17, id = 1, code = "CA-1" },
          { id = 9001, status = "planned" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
          { effectiveness_reviewed_on = "2025-10-21", nonconformity_id = 17, id = 9101, code = "CA-1b", status = "cancelled", },
          { id = 9102, follow_up_action_id = 1, nonconformity_id = 17, status = "cancelled" },
          { id = 9103, status = "cancelled" },
        },
        actions = {
          { id = 9001, status = "open" }, { id = 9002, status = "in_progress", completed_on = "2020-01-01" },
          { id = 9004, status = "cancelled" },
        },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "closed-nonconformities-proved", rule = "closed-nonconformities-proved",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        nonconformities = {
          { id = 17, description = "No entry", closed_on = "2025-05-13", code = "NC-17" }, { id = 9001, status = "open" },
          { id = 9003, status = "implemented", closed_on = "2099-01-01" }, { id = 9104, status = "open" },
        },
        evidence_files = { { id = 3, sha256 = "0000000000000000000000000000000000000000000000000000000000000000" } },
        corrective_actions = {
          { code = "CA-1", id = 1, nonconformity_id = 17 }, { id = 9001, status = "planned" },
          { code = "CA-1b", id = 9101, nonconformity_id = 9001 },
          { id = 9102, follow_up_action_id = 1, nonconformity_id = 9001 }, { id = 9103, nonconformity_id = 9001 },
          { id = 9105, follow_up_action_id = 1, nonconformity_id = 17, status = "planned" },
        },
        evidence_links = { { target_id = 17, target_table = "nonconformities", evidence_file_id = 3 } },
        incidents = { { id = 9001, kind = "failure" } },
      } },
  },
}
