-- Tests of corrective actions.

local function nc(row, actions)
  row.id, row.code = row.id or 17, row.code or "NC-17"
  for n, action in ipairs(actions or {}) do
    action.id, action.code, action.nonconformity_id = n, "CA-" .. n, row.id
  end
  return { nonconformities = { row }, corrective_actions = actions }
end

local function action(row)
  row.id, row.code = 16, "CA-16"
  return { corrective_actions = { row }, people = { { id = 34, name = "G. Timmermans" }, { id = 9, name = "I. Vermeulen" } } }
end

test "a corrective action is done by its day" {
  rule = "corrective-actions-in-time", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = action { due_on = "2026-06-30" }, expect = "conforming" },
    { name = "due yesterday", given = action { due_on = "2026-06-29", status = "in_progress" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["16"] = { measured = 1, text = "CA-16 is overdue" } } } },
    { name = "no day", given = action {}, expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "done", given = action { due_on = "2026-01-01", implemented_on = "2026-01-09" }, expect = "conforming" },
    { name = "to be done tomorrow", given = action { due_on = "2026-01-01", implemented_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "done, nobody knows when", given = action { due_on = "2026-01-01", status = "verified" }, expect = "not_evaluable" },
    { name = "cancelled", given = action { due_on = "2026-01-01", status = "cancelled" }, expect = "not_evaluable" },
  },
}

test "one of many overdue actions is an isolated lapse" {
  rule = "corrective-actions-in-time", as_of = "2026-06-30",
  given = (function()
    local rows = { { id = 1, due_on = "2026-06-12" } }
    for n = 2, 10 do rows[n] = { id = n, due_on = "2026-07-12" } end
    return { corrective_actions = rows }
  end)(),
  expect = { outcome = "nonconforming", grade = "minor", population = { conforming = 9, nonconforming = 1 } },
}

test "the effect is judged by another than the owner" {
  rule = "effects-judged-by-another", as_of = "2026-06-30",
  cases = {
    { name = "by another", expect = "conforming", given = action { owner_id = 34, implemented_on = "2025-10-13",
      effectiveness_reviewed_on = "2025-10-13", effectiveness_reviewed_by = 9, effective = 0 } },
    { name = "by the owner",
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["16"] = { text = "G. Timmermans, who owns it" } } },
      given = action { owner_id = 34, implemented_on = "2025-10-13", effectiveness_reviewed_on = "2025-11-10",
        effectiveness_reviewed_by = 34, effective = 1 } },
    { name = "before it was done", expect = { outcome = "nonconforming", subjects = { ["16"] = { measured = 1, text = "before it" } } },
      given = action { owner_id = 34, implemented_on = "2025-10-13", effectiveness_reviewed_on = "2025-10-12",
        effectiveness_reviewed_by = 9, effective = 1 } },
    { name = "without a result", expect = { outcome = "nonconforming", subjects = { ["16"] = { text = "lacks a result" } } },
      given = action { owner_id = 34, implemented_on = "2025-10-13", effectiveness_reviewed_on = "2025-11-10",
        effectiveness_reviewed_by = 9 } },
    { name = "not yet, in time", given = action { owner_id = 34, implemented_on = "2026-01-01" }, expect = "conforming" },
    { name = "not yet, too late", given = action { owner_id = 34, implemented_on = "2025-12-31" },
      expect = { outcome = "nonconforming", subjects = { ["16"] = { measured = 181, limit = 180, text = "nobody has judged" } } } },
    { name = "of an action without an owner", expect = "not_evaluable", given = action { implemented_on = "2025-10-13",
      effectiveness_reviewed_on = "2025-11-10", effectiveness_reviewed_by = 9, effective = 1 } },
    { name = "to be judged tomorrow", expect = { outcome = "nonconforming", subjects = { ["16"] = { text = "lacks its day" } } },
      given = action { owner_id = 34, implemented_on = "2025-10-13", effectiveness_reviewed_on = "2026-07-01",
        effectiveness_reviewed_by = 9, effective = 1 } },
    { name = "carried out, nobody knows when", given = action { owner_id = 34, status = "verified" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "not carried out", given = action { owner_id = 34, due_on = "2026-08-01" }, expect = "not_applicable" },
    { name = "a mere correction", given = action { kind = "correction", implemented_on = "2025-01-01" }, expect = "not_evaluable" },
  },
}

local function failed(follow_up, status)
  local given = action { effectiveness_reviewed_on = "2026-04-08", effective = 0, follow_up_action_id = follow_up }
  given.corrective_actions[2] = { id = 23, status = status or "planned" }
  return given
end

test "an action that did not work is followed by another" {
  rule = "failed-actions-followed-up", as_of = "2026-06-30",
  cases = {
    { name = "by another", given = failed(23), expect = "conforming" },
    { name = "by none", given = failed(nil),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["16"] = { text = "CA-16 did not work" } } } },
    { name = "by itself", given = failed(16), expect = "nonconforming" },
    { name = "it worked", given = action { effectiveness_reviewed_on = "2026-04-08", effective = 1 }, expect = "conforming" },
    { name = "nobody knows", given = action { effectiveness_reviewed_on = "2026-04-08" }, expect = "not_evaluable" },
    { name = "not judged yet", given = action {}, expect = "not_applicable" },
  },
}

test "an action that did not work is not helped by one that was cancelled" {
  rule = "failed-actions-followed-up", as_of = "2026-06-30", given = failed(23, "cancelled"), expect = "nonconforming",
}

test "an action changes the system or it is said why not" {
  rule = "system-changed-where-needed", as_of = "2026-06-30",
  cases = {
    { name = "a document", given = action { implemented_on = "2026-01-19", document_revision_id = 93 }, expect = "conforming" },
    { name = "a reason", expect = "conforming",
      given = action { implemented_on = "2026-01-19", no_system_change_reason = "D-16 said so already" } },
    { name = "a change", expect = "conforming", given = {
      corrective_actions = { { id = 16, implemented_on = "2026-01-19" } }, changes = { { id = 3, corrective_action_id = 16 } } } },
    { name = "nothing", given = action { implemented_on = "2026-01-19" },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["16"] = { text = "nobody says why" } } } },
    { name = "not carried out", given = action {}, expect = "not_applicable" },
  },
}

test "the action on a major was weighed" {
  rule = "majors-answered-in-proportion", as_of = "2026-06-30",
  cases = {
    { name = "it was", given = nc({ grade = "major" }, { { proportionality_note = "Five minutes a shift" } }), expect = "conforming" },
    { name = "it was not", given = nc({ grade = "major" }, { { proportionality_note = "" } }),
      expect = { outcome = "remarked", grade = "observation", subjects = { ["1"] = { text = "effects of major NC-17" } } } },
    { name = "on a minor", given = nc({ grade = "minor" }, { {} }), expect = "not_applicable" },
    { name = "on nobody knows what", given = nc({}, { {} }), expect = "not_evaluable" },
  },
}

test "the risk of an action is looked at first" {
  rule = "risk-reviewed-before-action", as_of = "2026-06-30",
  cases = {
    { name = "on the day", given = action { implemented_on = "2026-01-19", risk_reviewed_on = "2026-01-19" }, expect = "conforming" },
    { name = "a day later", given = action { implemented_on = "2026-01-19", risk_reviewed_on = "2026-01-20", life_safety_waiver = 0 },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["16"] = { measured = 1, text = "after it was carried out" } } } },
    { name = "never", given = action { implemented_on = "2026-01-19" },
      expect = { outcome = "nonconforming", subjects = { ["16"] = { text = "nobody looked" } } } },
    { name = "life was in danger", expect = "conforming",
      given = action { implemented_on = "2026-01-19", life_safety_waiver = 1, life_safety_note = "Smoke, eleven people inside" } },
    { name = "so it is said", given = action { implemented_on = "2026-01-19", life_safety_waiver = 1 },
      expect = { outcome = "nonconforming", subjects = { ["16"] = { text = "nobody says why" } } } },
    { name = "carried out, nobody knows when", given = action { status = "implemented", risk_reviewed_on = "2026-01-19" },
      expect = "not_evaluable" },
    { name = "not carried out", given = action { due_on = "2026-08-01" }, expect = "not_applicable" },
  },
}

local function answered(question, requirement, answer)
  return {
    people = { { id = 9, name = "I. Vermeulen" }, { id = 5, name = "M. de Wit" } },
    attestations = { { id = 1, question = "iso28000-2022/" .. question, requirement_id = "28000-2022/" .. requirement, answer = answer,
      narrative = "Seen on 2 June.", attested_by = 9, attested_on = "2026-06-02", reviewed_by = 5, reviewed_on = "2026-06-05" } },
    evidence_files = { { id = 3, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 3, target_table = "attestations", target_id = 1 } },
  }
end

test "what only a person can say of corrective action is answered" {
  as_of = "2026-06-30",
  cases = {
    { name = "changed", rule = "system-changed-where-called-for", expect = "conforming",
      given = answered("system-changed-where-called-for", "10.2-g", "yes") },
    { name = "not changed", rule = "system-changed-where-called-for", expect = { grade = "observation" },
      given = answered("system-changed-where-called-for", "10.2-g", "no") },
    { name = "changed or not", rule = "system-changed-where-called-for", given = {}, expect = "not_assessed" },
    { name = "in proportion", rule = "action-in-proportion", expect = "conforming",
      given = answered("action-in-proportion", "10.2-h", "yes") },
    { name = "out of proportion", rule = "action-in-proportion", expect = { grade = "observation" },
      given = answered("action-in-proportion", "10.2-h", "no") },
    { name = "in proportion or not", rule = "action-in-proportion", given = {}, expect = "not_assessed" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "effects-judged-by-another", rule = "effects-judged-by-another",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { owner_id = 34, implemented_on = "2026-01-01", id = 16, code = "CA-16" }, { id = 9001, status = "planned" },
          { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = {
          { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 }, { id = 9001, employment_type = "employee" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "failed-actions-followed-up", rule = "failed-actions-followed-up",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { code = "CA-16", effective = 1, id = 16, effectiveness_reviewed_on = "2026-04-08" },
          { id = 9001, status = "planned" }, { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9004, status = "verified" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = { { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 } },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "system-changed-where-needed", rule = "system-changed-where-needed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { implemented_on = "2026-01-19", id = 16 }, { id = 9001, status = "planned" },
          { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
          { id = 9101, follow_up_action_id = 16, kind = "corrective" }, { id = 9102, kind = "corrective" },
          { implemented_on = "2026-01-19", id = 9103, kind = "correction" },
        },
        changes = { { corrective_action_id = 16, id = 3 }, { id = 9001, reason = "incident" } },
        people = { { id = 9001, employment_type = "employee" } },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "majors-answered-in-proportion", rule = "majors-answered-in-proportion",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { nonconformity_id = 17, proportionality_note = "Five minutes a shift", id = 1, code = "CA-1" },
          { id = 9001, status = "planned" }, { id = 9003, status = "implemented", implemented_on = "2099-01-01" },
          { id = 9004, status = "verified" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        nonconformities = {
          { code = "NC-17", id = 17, grade = "major" }, { id = 9001, status = "open" },
          { id = 9003, status = "implemented", closed_on = "2099-01-01" }, { id = 9004, status = "verified" },
          { code = "NC-17b", id = 9101, grade = "observation" }, { id = 9102, grade = "observation" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
      } },
    { name = "risk-reviewed-before-action", rule = "risk-reviewed-before-action",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        corrective_actions = {
          { code = "CA-16", implemented_on = "2026-01-19", id = 16, risk_reviewed_on = "2026-01-19" },
          { id = 9001, status = "planned" }, { id = 9005, status = "cancelled", implemented_on = "2020-01-01" },
        },
        people = {
          { name = "G. Timmermans", id = 34 }, { name = "I. Vermeulen", id = 9 }, { id = 9001, employment_type = "employee" },
        },
        documents = {
          { id = 9001, status = "draft" }, { id = 9101, owner_id = 34, kind = "policy" }, { id = 9102, kind = "policy" },
        },
        actions = { { id = 9001, status = "open" }, { id = 9004, status = "cancelled" } },
        changes = {
          { id = 9001, reason = "incident" },
          { id = 9103, approved_by = 34, corrective_action_id = 16, kind = "organisation" },
        },
      } },
  },
}
