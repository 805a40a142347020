-- Tests of nonconformities and incidents.
local nonconformities = require "iso28000-common/fixtures.nonconformities"

local function nc(row, actions)
  row.id, row.code = row.id or 17, row.code or "NC-17"
  for n, action in ipairs(actions or {}) do
    action.id, action.code, action.nonconformity_id = n, "CA-" .. n, row.id
  end
  return { nonconformities = { row }, corrective_actions = actions }
end

local function incident(row)
  row.id, row.code, row.title = 38, "I-2026-06", "Fence cable cut"
  return { incidents = { row } }
end

test "a nonconformity is corrected" (nonconformities.corrected { rule = "nonconformities-corrected" })

test "what followed was dealt with" (nonconformities.consequences_dealt { rule = "consequences-dealt-with" })

test "effects of an incident are softened" (nonconformities.effects_softened { rule = "incident-effects-softened" })

test "a cause is found within thirty days" {
  rule = "causes-found-in-time", as_of = "2026-06-30",
  cases = {
    { name = "thirty", expect = "conforming",
      given = nc { grade = "minor", detected_on = "2026-01-01", root_cause = "No field", cause_determined_on = "2026-01-31" } },
    { name = "thirty-one",
      given = nc { grade = "minor", detected_on = "2026-01-01", root_cause = "No field", cause_determined_on = "2026-02-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["17"] = { measured = 31, limit = 30, text = "found late" } } } },
    { name = "still in time", given = nc { grade = "minor", detected_on = "2026-05-31" }, expect = "conforming" },
    { name = "no longer", given = nc { grade = "major", detected_on = "2026-05-30" },
      expect = { outcome = "nonconforming", subjects = { ["17"] = { measured = 31, text = "NC-17 has no cause" } } } },
    { name = "a day without a cause is none", expect = "nonconforming",
      given = nc { grade = "minor", detected_on = "2026-01-01", cause_determined_on = "2026-01-05" } },
    { name = "a cause without a day", given = nc { grade = "minor", detected_on = "2026-01-01", root_cause = "No field" },
      expect = "not_evaluable" },
    { name = "not known since when", given = nc { grade = "minor" }, expect = "not_evaluable" },
    { name = "a cause, and not known since when", given = nc { grade = "minor", root_cause = "No field" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "late, and closed three years ago", expect = "nonconforming", given = nc { grade = "minor", detected_on = "2023-01-01",
      root_cause = "No field", cause_determined_on = "2023-03-01", closed_on = "2023-06-30" } },
    { name = "late, and closed a day earlier", expect = "not_evaluable", given = nc { grade = "minor", detected_on = "2023-01-01",
      root_cause = "No field", cause_determined_on = "2023-03-01", closed_on = "2023-06-29" } },
    { name = "an observation", given = nc { grade = "observation", detected_on = "2026-01-01" }, expect = "not_applicable" },
  },
}

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

test "action on a cause is decided and has an owner and a day" {
  rule = "actions-on-causes-owned", as_of = "2026-06-30",
  cases = {
    { name = "both", expect = "conforming",
      given = nc({ action_needed = 1 }, { { owner_id = 7, due_on = "2026-07-31", status = "planned", kind = "corrective" } }) },
    { name = "an action that nobody knows the state of", expect = "not_evaluable",
      given = nc({ action_needed = 1 }, { { owner_id = 7, due_on = "2026-07-31", kind = "corrective" } }) },
    { name = "none", given = nc { action_needed = 1, detected_on = "2026-01-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["17"] = { text = "has none" } } } },
    { name = "one that was cancelled", expect = "nonconforming",
      given = nc({ action_needed = 1, detected_on = "2026-01-01" },
        { { owner_id = 7, due_on = "2026-07-31", status = "cancelled", kind = "corrective" } }) },
    { name = "one that nobody says is more than a correction", expect = "not_evaluable",
      given = nc({ action_needed = 1 }, { { owner_id = 7, due_on = "2026-07-31", status = "planned" } }) },
    { name = "only a correction", expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "has none" } } },
      given = nc({ action_needed = 1, detected_on = "2026-01-01" },
        { { owner_id = 7, due_on = "2026-07-31", status = "planned", kind = "correction" } }) },
    { name = "no day",
      given = nc({ action_needed = 1, detected_on = "2026-01-01" }, { { owner_id = 7, status = "planned", kind = "corrective" } }),
      expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "CA-1 on NC-17 lacks a day" } } } },
    { name = "undecided for thirty days", given = nc { detected_on = "2026-05-31" }, expect = "conforming" },
    { name = "for thirty-one", given = nc { detected_on = "2026-05-30" },
      expect = { outcome = "nonconforming", subjects = { ["17"] = { measured = 31, limit = 30, text = "nobody decided" } } } },
    { name = "closed undecided", given = nc { detected_on = "2026-01-01", closed_on = "2026-02-01" },
      expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "without a decision" } } } },
    { name = "not needed, and why", expect = "conforming",
      given = nc { action_needed = 0, action_decision_reason = "A slip of one hand" } },
    { name = "not needed, just so", given = nc { action_needed = 0, detected_on = "2026-01-01" },
      expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "wrote down why NC-17" } } } },
  },
}

test "a major is closed within ninety days" {
  rule = "majors-closed-in-time", as_of = "2026-06-30",
  cases = {
    { name = "ninety", given = nc { grade = "major", detected_on = "2026-04-01" }, expect = "conforming" },
    { name = "ninety-one", given = nc { grade = "major", detected_on = "2026-03-31", status = "implemented" },
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["17"] = { measured = 91, limit = 90, text = "NC-17 is still open" } } } },
    { name = "closed", given = nc { grade = "major", detected_on = "2025-01-01", closed_on = "2026-06-30" }, expect = "conforming" },
    { name = "closed tomorrow", expect = "nonconforming",
      given = nc { grade = "major", detected_on = "2025-01-01", closed_on = "2026-07-01" } },
    { name = "a minor", given = nc { grade = "minor", detected_on = "2025-01-01" }, expect = "not_applicable" },
    { name = "no grade", given = nc { detected_on = "2025-01-01" }, expect = "not_evaluable" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "the effect is judged before closing" {
  rule = "effects-judged-before-closing", as_of = "2026-06-30",
  cases = {
    { name = "on the same day", expect = "conforming",
      given = nc({ closed_on = "2025-10-21", action_needed = 1 }, { { effectiveness_reviewed_on = "2025-10-21" } }) },
    { name = "a day later", given = nc({ closed_on = "2025-10-21", action_needed = 1 }, { { effectiveness_reviewed_on = "2025-10-22" } }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["17"] = { measured = 1, text = "whether CA-1 worked" } } } },
    { name = "one of two", expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "nobody judged whether CA-2" } } },
      given = nc({ closed_on = "2025-10-21", action_needed = 1 }, { { effectiveness_reviewed_on = "2025-10-20" }, {} }) },
    { name = "no action at all", given = nc { closed_on = "2025-10-21", action_needed = 1 }, expect = "nonconforming" },
    { name = "a correction needs no judgement", expect = "not_applicable",
      given = nc({ closed_on = "2025-10-21", action_needed = 0 }, { { kind = "correction" } }) },
    { name = "a correction is no action on the cause", expect = "nonconforming",
      given = nc({ closed_on = "2025-10-21", action_needed = 1 }, { { kind = "correction" } }) },
    { name = "no action needed", given = nc { closed_on = "2025-10-21", action_needed = 0 }, expect = "not_applicable" },
    { name = "closed, nobody knows when", expect = "not_evaluable",
      given = nc({ status = "closed", action_needed = 1 }, { { effectiveness_reviewed_on = "2025-10-22" } }) },
    { name = "open", given = nc({ action_needed = 1 }, { {} }), expect = "not_applicable" },
  },
}

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

test "an incident is investigated within sixty days" {
  rule = "incidents-investigated", as_of = "2026-06-30",
  cases = {
    { name = "sixty", given = incident { detected_at = "2026-05-01T22:00:00Z", investigator_id = 7 }, expect = "conforming" },
    { name = "sixty-one",
      given = incident { detected_at = "2026-04-30T22:00:00Z", occurred_at = "2026-04-30T21:00:00Z", investigator_id = 7 },
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["38"] = { measured = 61, limit = 60, text = "is not finished" } } } },
    { name = "finished", expect = "conforming", given = incident { occurred_at = "2026-01-01T22:00:00Z", investigator_id = 7,
      investigation_completed_on = "2026-05-01", root_cause = "Too near the road" } },
    { name = "finished without a cause", given = incident { occurred_at = "2026-01-01T22:00:00Z", detected_at = "2026-01-01T22:00:00Z",
      investigator_id = 7, investigation_completed_on = "2026-05-01" },
      expect = { outcome = "nonconforming", subjects = { ["38"] = { measured = 180, text = "found no cause" } } } },
    { name = "by nobody", given = incident { detected_at = "2026-06-29T22:00:00Z" },
      expect = { outcome = "nonconforming", subjects = { ["38"] = { text = "nobody investigates I-2026-06" } } } },
    { name = "nobody knows when", given = incident { investigator_id = 7 }, expect = "not_evaluable" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

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
