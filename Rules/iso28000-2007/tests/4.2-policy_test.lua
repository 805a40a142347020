-- Tests of the policy: who authorised and endorsed it, its document, its reviews, and who knows it.
local answers = require "iso28000-common/fixtures.answers"
local policies = require "iso28000-common/fixtures.policies"

-- A current policy that somebody of top management approved, with what is said otherwise; false leaves a column out.
local function policy(more)
  local row = { id = 2, code = "SP-1 v3", title = "Security policy", form = "full", status = "current", approved_by = 1,
    approved_on = "2025-11-24" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { people = { { id = 1, is_top_management = 1 }, { id = 2, is_top_management = 0 }, { id = 3 } }, policies = { row } }
end

local function beside(row)
  local given = policy()
  row.id, row.code = 3, "SP-2"
  given.policies[2] = row
  return given
end

test "one policy is current, and the top authorised it" {
  rule = "policy-authorised-at-the-top", as_of = "2026-06-30",
  cases = {
    { name = "it did", given = policy(), expect = { outcome = "conforming", population = { conforming = 1 } } },
    { name = "today", given = policy { approved_on = "2026-06-30" }, expect = "conforming" },
    { name = "tomorrow", given = policy { approved_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["2"] = { measured = 1, limit = 0, text = "policy SP-1 v3 lacks a day of approval" } } } },
    { name = "another did", given = policy { approved_by = 2 },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "an approver of top management" } } } },
    { name = "one of whom nobody knows", given = policy { approved_by = 3 }, expect = "nonconforming" },
    { name = "nobody did", given = policy { approved_by = false, approved_on = false },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 2 } } } },
    { name = "two are current", given = beside { status = "current", form = "full", approved_by = 1, approved_on = "2025-11-24" },
      expect = { outcome = "nonconforming", population = { nonconforming = 2 },
        subjects = { ["2"] = { measured = 2, limit = 1, text = "more than one" }, ["3"] = { text = "more than one" } } } },
    { name = "a summary beside it", given = beside { status = "current", form = "summary" }, expect = "conforming" },
    { name = "the version before", given = beside { status = "superseded", form = "full" }, expect = "conforming" },
    { name = "a draft beside it", given = beside { status = "draft" }, expect = "conforming" },
    { name = "of no form", given = policy { form = false }, expect = "conforming" },
    { name = "none is current", given = policy { status = "superseded" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no security policy is current" } } } },
    { name = "of no status", given = policy { status = false }, expect = "nonconforming" },
    { name = "one of no status beside it", given = beside { form = "full" },
      expect = { outcome = "not_evaluable", population = { judged = 1, unknown = 1 } } },
    { name = "a summary of no status beside it", given = beside { form = "summary" }, expect = "conforming" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

-- A policy with its endorsement, and a file that is linked to a row.
local function endorsed(endorsed_on, target_table, target_id, communication)
  local given = policy { endorsed_on = endorsed_on }
  given.evidence_files = { { id = 7, sha256 = ("0"):rep(64) } }
  given.evidence_links = { { evidence_file_id = 7, target_table = target_table, target_id = target_id } }
  given.communications = { communication }
  return given
end

local function message(more)
  local row = { id = 4, kind = "policy", relates_table = "policies", relates_id = 2 }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return row
end

test "the top endorsed the policy, and a file shows it" {
  rule = "policy-endorsed", as_of = "2026-06-30",
  cases = {
    { name = "today", given = endorsed("2026-06-30", "policies", 2), expect = "conforming" },
    { name = "tomorrow", given = endorsed("2026-07-01", "policies", 2),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 1, limit = 0, text = "policy SP-1 v3 lacks a day of endorsement" } } } },
    { name = "by a message", given = endorsed("2025-11-24", "communications", 4, message()), expect = "conforming" },
    { name = "by a message on something else", given = endorsed("2025-11-24", "communications", 4, message { kind = "importance" }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "a file that shows it" } } } },
    { name = "by a message on another policy", given = endorsed("2025-11-24", "communications", 4, message { relates_id = 3 }),
      expect = "nonconforming" },
    { name = "by a message on an objective of that number", expect = "nonconforming",
      given = endorsed("2025-11-24", "communications", 4, message { relates_table = "objectives" }) },
    { name = "by the file of another message", expect = "nonconforming",
      given = endorsed("2025-11-24", "communications", 5, message()) },
    { name = "a file of a message is none of a document of that number", expect = "nonconforming",
      given = endorsed("2025-11-24", "documents", 4, message()) },
    { name = "by the file of another policy", given = endorsed("2025-11-24", "policies", 1), expect = "nonconforming" },
    { name = "by that of a document of that number", given = endorsed("2025-11-24", "documents", 2), expect = "nonconforming" },
    { name = "a link without a file", expect = "nonconforming",
      given = (function()
        local given = endorsed("2025-11-24", "policies", 2)
        given.evidence_links[1].evidence_file_id = nil
        return given
      end)() },
    { name = "not at all", given = policy(), expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 2 } } } },
    { name = "a summary is not asked", given = policy { form = "summary" }, expect = "not_evaluable" },
    { name = "none is current", given = policy { status = "draft" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "the current policy is in a current document with an approved revision" (policies.document_held { rule = "policy-document-held" })

test "the policy is reviewed by its day, else within the year" {
  rule = "policy-reviewed-in-time", as_of = "2026-06-30",
  cases = {
    { name = "on its own day", given = policy { reviewed_on = "2024-06-30", next_review_on = "2026-06-30" }, expect = "conforming" },
    { name = "a day later", given = policy { reviewed_on = "2024-06-30", next_review_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 1, limit = 0, text = "review of policy SP-1 v3 is overdue" } } } },
    { name = "its own day comes sooner than the year", expect = "nonconforming",
      given = policy { reviewed_on = "2026-01-30", next_review_on = "2026-06-29" } },
    { name = "a year ago", given = policy { approved_on = "2024-07-08", reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day more", given = policy { approved_on = "2024-07-08", reviewed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1 } } } },
    { name = "approved anew after the review", given = policy { approved_on = "2025-06-30", reviewed_on = "2025-01-15" },
      expect = "conforming" },
    { name = "not yet, and approved within the year", given = policy { approved_on = "2025-06-30" }, expect = "conforming" },
    { name = "not yet, and approved before that", given = policy { approved_on = "2025-06-29" }, expect = "nonconforming" },
    { name = "reviewed tomorrow", given = policy { approved_on = "2025-06-29", reviewed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "approved tomorrow", given = policy { approved_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "neither reviewed nor approved" } } } },
    { name = "by another interval", params = { policy_interval = "24 months" }, expect = "conforming",
      given = policy { approved_on = "2024-01-08", reviewed_on = "2024-06-30" } },
    { name = "the summary is not asked", given = policy { form = "summary", reviewed_on = "2020-01-01" }, expect = "not_evaluable" },
    { name = "none is current", given = policy { status = "withdrawn" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

test "a policy is told inside within thirty days of its approval" (policies.announced { rule = "policy-announced" })

test "nearly everybody attended a session on the current policy" (policies.known_to_people { rule = "policy-known-to-people" })

local function briefing(document, revision)
  local row = { id = 32, title = "On our yard", kind = "briefing", status = "current", current_revision_id = 40 }
  for name, value in pairs(document or {}) do row[name] = value or nil end
  local version = { id = 40, document_id = 32, approved_on = "2026-06-30" }
  for name, value in pairs(revision or {}) do version[name] = value or nil end
  return { documents = { row }, document_revisions = { version } }
end

test "a briefing for those who come is in force" {
  rule = "visitors-can-be-briefed", as_of = "2026-06-30",
  cases = {
    { name = "approved today", given = briefing(), expect = "conforming" },
    { name = "approved tomorrow", given = briefing({}, { approved_on = "2026-07-01" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { organisation = { measured = 0, limit = 1, text = "no briefing" } } } },
    { name = "not approved", given = briefing({}, { approved_on = false }), expect = "nonconforming" },
    { name = "of which only an earlier revision was approved", expect = "nonconforming",
      given = (function()
        local given = briefing({}, { approved_on = false })
        given.document_revisions[2] = { id = 39, document_id = 32, approved_on = "2025-01-15" }
        return given
      end)() },
    { name = "withdrawn today", given = briefing({}, { withdrawn_on = "2026-06-30" }), expect = "nonconforming" },
    { name = "withdrawn tomorrow", given = briefing({}, { withdrawn_on = "2026-07-01" }), expect = "conforming" },
    { name = "of another kind", given = briefing { kind = "procedure" }, expect = "nonconforming" },
    { name = "of no kind", given = briefing { kind = false }, expect = "nonconforming" },
    { name = "obsolete", given = briefing { status = "obsolete" }, expect = "nonconforming" },
    { name = "of no status", given = briefing { status = false }, expect = "nonconforming" },
    { name = "without a revision", given = briefing { current_revision_id = false }, expect = "nonconforming" },
    { name = "no document", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no document" } } } },
  },
}

local function partner(more)
  local row = { id = 26, code = "PA-26", name = "Kade Transport", in_scope = 1, status = "active" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { partners = { row } }
end

test "each partner was told of its duties" {
  rule = "third-parties-told", as_of = "2026-06-30",
  cases = {
    { name = "today", given = partner { requirements_communicated_on = "2026-06-30" }, expect = "conforming" },
    { name = "tomorrow", given = partner { requirements_communicated_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["26"] = { text = "partner PA-26 (Kade Transport) was not told" } } } },
    { name = "never", given = partner(), expect = "nonconforming" },
    { name = "suspended", given = partner { status = "suspended" }, expect = "nonconforming" },
    { name = "of no status", given = partner { status = false }, expect = "nonconforming" },
    { name = "nobody says whether it is in scope", given = partner { in_scope = false }, expect = "nonconforming" },
    { name = "out of scope", given = partner { in_scope = 0 }, expect = "not_applicable" },
    { name = "beside those that are not asked", expect = { outcome = "conforming", population = { judged = 1 } },
      given = { partners = {
        { id = 26, in_scope = 1, status = "active", requirements_communicated_on = "2026-01-15" },
        { id = 27, in_scope = 0, status = "active" }, { id = 28, in_scope = 1, status = "ended" },
      } } },
    { name = "ended", given = partner { status = "ended" }, expect = "not_applicable" },
    { name = "to come", given = partner { status = "prospective" }, expect = "not_applicable" },
    { name = "none on record", given = {}, expect = "not_evaluable" },
  },
}

test "parties can get the policy or its summary" (policies.open_to_parties { rule = "policy-open-to-parties" })

test "after a change of business the policy is reviewed within ninety days" (policies.reviewed_after_change {
  rule = "policy-reviewed-after-change-of-business",
})

test "what people see and know of the policy is asked of a person" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["policy-seen-to-be-endorsed"] = { outcome = "nonconforming", grade = "minor" },
    ["policy-known-to-those-concerned"] = { outcome = "nonconforming", grade = "minor" },
  }),
}
