local commitment = require "iso28000-common/fixtures.commitment"
local parties = require "iso28000-common/fixtures.parties"
local programmes = require "iso28000-common/fixtures.programmes"

local function policy(more)
  local row = { id = 2, code = "SP-1 v3", form = "full", status = "current", approved_by = 1, approved_on = "2025-11-24",
    fits_purpose_rationale = "Other people's goods in bond" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { people = { { id = 1, is_top_management = 1 }, { id = 5, is_top_management = 0 } }, policies = { row } }
end

test "the current policy is approved by top management" {
  rule = "policy-set-at-the-top", as_of = "2026-06-30",
  cases = {
    { name = "approved", given = policy(), expect = "conforming" },
    { name = "approved today", given = policy { approved_on = "2026-06-30" }, expect = "conforming" },
    { name = "approved tomorrow", given = policy { approved_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "approved below", given = policy { approved_by = 5 },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["2"] = { measured = 1, text = "approver of top" } } } },
    { name = "suits nobody", given = policy { fits_purpose_rationale = false },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "a reason why it suits" } } } },
    { name = "only a draft", given = policy { status = "draft" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no security policy is current" } } } },
    { name = "status not known", given = policy { status = false }, expect = "nonconforming" },
    { name = "only a summary", given = policy { form = "summary", status = "superseded" }, expect = "nonconforming" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

local function objective(more, action)
  local row = { id = 6, code = "O-06", status = "active", policy_id = 2, due_on = "2026-05-31" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { policies = { { id = 1, code = "SP-1 v2", status = "superseded" }, { id = 2, status = "current" } },
    objectives = { row }, actions = { action } }
end

test "a live objective is tied to a current policy" {
  rule = "objectives-tied-to-the-policy", as_of = "2026-06-30",
  cases = {
    { name = "tied", given = objective(), expect = "conforming" },
    { name = "tied to none", given = objective { policy_id = false },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["6"] = { text = "tied to no policy" } } } },
    { name = "tied to the old one", given = objective { policy_id = 1 },
      expect = { outcome = "nonconforming", subjects = { ["6"] = { text = "SP-1 v2, which is not current" } } } },
    { name = "status not known", given = objective { policy_id = 1, status = false }, expect = "nonconforming" },
    { name = "achieved", given = objective { policy_id = 1, status = "achieved" }, expect = "not_evaluable" },
    { name = "no objective", given = {}, expect = "nonconforming" },
  },
}

test "a party is looked at within the year" (parties.reviewed { rule = "parties-reviewed" })

local function owned(department, more)
  local row = { id = 18, code = "P-18", in_sms = 1, owner_id = 1 }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { people = { { id = 1, department = department }, { id = 2, department = "Quality", end_on = "2026-06-30" } },
    processes = { row } }
end

local function answered(given, id, word, by)
  given.people = given.people or { { id = 1 }, { id = 2 } }
  given.attestations = {
    { id = 1, requirement_id = id == "managers-backed" and "28000-2022/5.1-h" or nil, question = "iso28000-2022/" .. id,
      answer = word, narrative = "Mandates were read in January.", attested_by = by or 1, attested_on = "2026-04-01",
      reviewed_by = 2, reviewed_on = "2026-04-10" },
  }
  given.evidence_files = { { id = 1, sha256 = string.rep("0", 64) } }
  given.evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } }
  return given
end

test "a process is owned by somebody of the business" {
  rule = "processes-owned-in-the-business", as_of = "2026-06-30",
  cases = {
    { name = "by the warehouse", given = owned "Warehousing", expect = "conforming" },
    { name = "by security, without a word", given = owned "Security", expect = "not_evaluable" },
    { name = "by security, built in all the same", given = answered(owned "Security", "built-into-the-business", "yes"),
      expect = "conforming" },
    { name = "by security, not built in", given = answered(owned "Security", "built-into-the-business", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "by another word for it", params = { security_departments = { "Ochrona" } },
      given = answered(owned "Ochrona", "built-into-the-business", "no"), expect = "nonconforming" },
    { name = "by nobody", given = owned("Security", { owner_id = false }),
      expect = { outcome = "nonconforming", subjects = { ["18"] = { text = "nobody owns process P-18" } } } },
    { name = "by a leaver", given = owned("Security", { owner_id = 2 }), expect = "nonconforming" },
    { name = "department not known", given = owned(nil), expect = "not_evaluable" },
    { name = "outside the system", given = owned("Security", { in_sms = 0 }), expect = "not_evaluable" },
    { name = "no process", given = {}, expect = "nonconforming" },
  },
}

local function resource(more, action)
  local row = { id = 9, code = "RS-09", description = "Night guards", quantity_needed = 2.0, quantity_available = 2.0, unit = "persons",
    reviewed_on = "2026-01-26" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  if action then action.source_table, action.source_id = "resources", 9 end
  return { sites = { { id = 4, in_scope = 1 }, { id = 5, in_scope = 0 } }, resources = { row }, actions = { action } }
end

test "a shortage has an open action" {
  rule = "means-reviewed-and-sufficient", as_of = "2026-06-30",
  cases = {
    { name = "enough", given = resource(), expect = "conforming" },
    { name = "short", given = resource { quantity_available = 1.0, site_id = 4 },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { measured = 1, limit = 2, text = "RS-09" } } } },
    { name = "short, with an open action", given = resource({ quantity_available = 1.0 }, { status = "open" }), expect = "conforming" },
    { name = "the action is done", given = resource({ quantity_available = 1.0 }, { status = "completed", completed_on = "2026-06-30" }),
      expect = "nonconforming" },
    { name = "out of scope", given = resource { quantity_available = 1.0, site_id = 5 }, expect = "not_evaluable" },
    { name = "reviewed on the last day", given = resource { reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day later", given = resource { reviewed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { measured = 1, text = "review of RS-09" } } } },
    { name = "never reviewed", given = resource { reviewed_on = false }, expect = "nonconforming" },
    { name = "not known how much there is", given = resource { quantity_available = false }, expect = "not_evaluable" },
    { name = "not known how much is needed", given = resource { quantity_needed = false }, expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "nonconforming" },
  },
}

test "top management says within the year why security matters" (commitment.importance_told { rule = "importance-told-from-the-top" })

local function review(more, outputs)
  local row = { id = 4, code = "MR-2026-1", held_on = "2025-10-16", effectiveness = "yes" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { management_reviews = { row }, management_review_outputs = outputs }
end

test "the last review is in time and concludes on effectiveness" {
  rule = "effectiveness-concluded", as_of = "2026-06-30",
  cases = {
    { name = "on the day of the next", given = review { next_due_on = "2026-06-30" }, expect = "conforming" },
    { name = "a day later", given = review { held_on = "2025-06-29", next_due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 1, text = "the review after" } } } },
    { name = "no day of the next", given = review { held_on = "2025-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["4"] = { measured = 1 } } } },
    { name = "without a word on it", given = review { effectiveness = false },
      expect = { outcome = "nonconforming", subjects = { ["4"] = { text = "says nothing on effectiveness" } } } },
    { name = "does not deliver", given = review { effectiveness = "no" }, expect = "nonconforming" },
    { name = "in part", given = review { effectiveness = "partial" }, expect = "conforming" },
    { name = "nobody knows when", given = review { held_on = false },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "none held", given = { management_reviews = { { id = 4 } } }, expect = "not_evaluable" },
    { name = "none on record", given = {}, expect = "nonconforming" },
  },
}

test "an objective past its day has an open action" {
  rule = "late-objectives-acted-on", as_of = "2026-06-30",
  cases = {
    { name = "on its day", as_of = "2026-05-31", given = objective(), expect = "conforming" },
    { name = "a day later", as_of = "2026-06-01", given = objective(),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["6"] = { measured = 1, text = "objective O-06" } } } },
    { name = "with an open action", given = objective({}, { source_table = "objectives", source_id = 6, status = "in_progress" }),
      expect = "conforming" },
    { name = "of another objective", given = objective({}, { source_table = "objectives", source_id = 5, status = "in_progress" }),
      expect = "nonconforming" },
    { name = "no day", given = objective { due_on = false }, expect = "nonconforming" },
    { name = "achieved", given = objective { status = "achieved" }, expect = "not_evaluable" },
    { name = "no objective", given = {}, expect = "nonconforming" },
  },
}

test "a live programme has its means and is reviewed within the year" (programmes.feasible { rule = "programmes-feasible" })

local top = { { id = 1, name = "W. van der Meijden", is_top_management = 1 }, { id = 2, name = "I. Vermeulen", is_top_management = 0 } }

test "top management answers for its own backing" {
  rule = "managers-backed-from-the-top", as_of = "2026-06-30",
  cases = {
    { name = "from the top", given = answered({ people = top }, "managers-backed", "yes", 1), expect = "conforming" },
    { name = "from below", given = answered({ people = top }, "managers-backed", "yes", 2),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "I. Vermeulen answered" } } } },
    { name = "not known", given = answered({ people = { { id = 1 }, { id = 2 } } }, "managers-backed", "yes"), expect = "not_evaluable" },
    { name = "the day before", as_of = "2026-03-31", given = answered({ people = top }, "managers-backed", "yes", 2),
      expect = "not_evaluable" },
    { name = "no answer", given = {}, expect = "not_evaluable" },
  },
}

test "the last review decided on an improvement" {
  rule = "review-asks-for-improvement", as_of = "2026-06-30",
  cases = {
    { name = "one", given = review({}, { { review_id = 4, kind = "improvement", decision = "Near-miss cards" } }), expect = "conforming" },
    { name = "none", given = review({}, { { review_id = 4, kind = "resource", decision = "A stand-in" } }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 0, text = "MR-2026-1" } } } },
    { name = "none needed", expect = "nonconforming",
      given = review({}, { { review_id = 4, kind = "improvement", decision = "All is well", none_needed = 1 } }) },
    { name = "without words", given = review({}, { { review_id = 4, kind = "improvement" } }), expect = "nonconforming" },
    { name = "the day before the review", as_of = "2025-10-15", given = review({}, {}), expect = "not_evaluable" },
    { name = "nobody knows when", given = review({ held_on = false }, { { review_id = 4, kind = "improvement", decision = "Cards" } }),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "no review", given = {}, expect = "nonconforming" },
  },
}

local answers = {}
for id, grade in pairs {
  ["policy-fits-direction"] = "major", ["needs-acted-on"] = "minor", ["built-into-the-business"] = "minor", ["system-delivers"] = "minor",
  ["managers-backed"] = "minor", ["programmes-fit-together"] = "observation",
} do
  local bad = grade == "observation" and "remarked" or "nonconforming"
  answers[#answers + 1] = { name = id .. ", unanswered", rule = id, given = {}, expect = "not_assessed" }
  answers[#answers + 1] = { name = id .. ", yes", rule = id, given = answered({}, id, "yes"), expect = "conforming" }
  answers[#answers + 1] = { name = id .. ", no", rule = id, given = answered({}, id, "no"), expect = { outcome = bad, grade = grade } }
end

test "what top management does beyond records is a person's answer" { as_of = "2026-06-30", cases = answers }

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "policy-set-at-the-top", rule = "policy-set-at-the-top",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { code = "SP-1 v3", fits_purpose_rationale = "Other people's goods in bond", id = 2, approved_on = "2025-11-24",
            status = "current", approved_by = 1, form = "full", },
          { id = 9001, status = "draft" },
          { code = "SP-1 v3b", fits_purpose_rationale = "Other people's goods in bond", id = 9101, approved_on = "2025-11-24",
            status = "current", approved_by = 1, form = "summary", },
          { id = 9102, approved_by = 1, form = "summary" }, { id = 9103, form = "summary" },
        },
        people = {
          { is_top_management = 1, id = 1 }, { is_top_management = 0, id = 5 }, { id = 9001, employment_type = "employee" },
        },
        actions = { { id = 9001, status = "open" } },
        objectives = { { id = 9001, status = "draft" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "means-reviewed-and-sufficient", rule = "means-reviewed-and-sufficient",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        resources = {
          { code = "RS-09", description = "Night guards", id = 9, unit = "persons", quantity_available = 2,
            quantity_needed = 2, reviewed_on = "2026-01-26", },
          { code = "RS-09b", description = "Night guards", id = 9107, unit = "other", quantity_available = 2,
            quantity_needed = 2, reviewed_on = "2026-01-26", },

        },
        sites = {
          { in_scope = 1, id = 4 }, { in_scope = 0, id = 5 }, { id = 9001, kind = "office" },
          { in_scope = 1, id = 9101, closed_on = "2099-01-01" }, { in_scope = 0, id = 9102, closed_on = "2099-01-01" },
          { id = 9103, closed_on = "2099-01-01" }, { in_scope = 1, id = 9104, closed_on = "2099-01-01" },
          { in_scope = 0, id = 9105, closed_on = "2099-01-01" }, { id = 9106, closed_on = "2099-01-01" },
        },
        actions = { { id = 9001, status = "open" } },
        objectives = {
          { id = 9001, status = "draft" }, { id = 9108, site_id = 4, unit = "other" }, { id = 9109, unit = "other" },
        },
      } },
    { name = "importance-told-from-the-top", rule = "importance-told-from-the-top",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communications = {
          { occurred_at = "2025-06-30T08:00:00Z", kind = "importance", person_id = 1, direction = "internal" },
          { id = 9001, kind = "policy" }, { id = 9002, kind = "importance" }, { id = 9003, kind = "objectives" },
          { occurred_at = "2025-06-30T08:00:00Z", kind = "importance", person_id = 1, direction = "outgoing", id = 9101, },
          { id = 9102, sensitivity_checked_by = 1, person_id = 1, direction = "outgoing" },
          { id = 9103, direction = "outgoing" },
          { occurred_at = "2099-01-01T08:00:00Z", kind = "importance", person_id = 1, direction = "internal", id = 9104, },
          { id = 9105, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9106, occurred_at = "2099-01-01T08:00:00Z" },
        },
        people = {
          { is_top_management = 1, id = 1 }, { is_top_management = 0, id = 5 }, { id = 9001, employment_type = "employee" },
        },
        actions = { { id = 9001, status = "open" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
    { name = "programmes-feasible", rule = "programmes-feasible",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        programmes = {
          { code = "PG-01", start_on = "2025-07-01", id = 1, status = "active", means = "Guards, lights" },
          { id = 9003, status = "completed", end_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { code = "PG-01b", start_on = "2025-07-01", id = 9103, status = "active", means = "Guards, lights",
            resources = "other", },

        },
        actions = {
          { id = 9001, status = "open" }, { id = 9003, status = "completed", completed_on = "2099-01-01" },
          { id = 9004, status = "cancelled" }, { id = 9101, status = "open" }, { id = 9107, status = "open" },
        },
        resources = {
          { id = 9001, kind = "people" }, { id = 9104, reviewed_on = "2099-01-01" }, { id = 9105, reviewed_on = "2001-01-01" },
        },
        objectives = {
          { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" }, { id = 9102, status = "draft" },
          { id = 9106, reviewed_on = "2099-01-01" }, { id = 9108, status = "draft" },
        },
      } },
    { name = "managers-backed-from-the-top", rule = "managers-backed-from-the-top",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        evidence_files = { { sha256 = "0000000000000000000000000000000000000000000000000000000000000000", id = 1 } },
        attestations = {
          { narrative = "Mandates were read in January.", answer = "yes", id = 1, reviewed_on = "2026-04-10",
            requirement_id = "28000-2022/5.1-h", question = "iso28000-2022/managers-backed", reviewed_by = 2,
            attested_on = "2026-04-01", attested_by = 1, },
          { narrative = "Mandates were read in January.", answer = "yes", id = 9101, reviewed_on = "2026-04-10",
            requirement_id = "28000-2022/5.1-h", question = "iso28000-2022/managers-backed", reviewed_by = 2,
            attested_on = "2026-04-01", attested_by = 1, },
          { narrative = "Mandates were read in January.", answer = "yes", id = 9102, reviewed_on = "2026-04-10",
            requirement_id = "28000-2022/5.1-h", question = "iso28000-2022/managers-backed", reviewed_by = 2,
            attested_on = "2026-04-01", attested_by = 1, },
          { id = 9103, reviewed_by = 1, attested_by = 1, question = "iso28000-2022/managers-backed" },
          { id = 9104, question = "iso28000-2022/managers-backed" },
        },
        evidence_links = { { evidence_file_id = 1, target_id = 1, target_table = "attestations" } },
        people = {
          { is_top_management = 1, name = "W. van der Meijden", id = 1 },
          { is_top_management = 0, name = "I. Vermeulen", id = 2 }, { id = 9001, employment_type = "employee" },
        },
        actions = { { id = 9001, status = "open" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
    { name = "review-asks-for-improvement", rule = "review-asks-for-improvement",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_outputs = {
          { review_id = 4, decision = "Near-miss cards", kind = "improvement" }, { id = 9001, kind = "improvement" },
          { id = 9002, kind = "change" }, { review_id = 4, decision = " ", kind = "improvement", id = 9101 },
          { id = 9102, review_id = 4, decision = " " }, { id = 9103, decision = " " },
        },
        management_reviews = { { code = "MR-2026-1", effectiveness = "yes", held_on = "2025-10-16", id = 4 } },
        actions = { { id = 9001, status = "open" } },
        objectives = { { id = 9001, status = "draft" } },
        programmes = { { id = 9001, status = "planned" } },
        improvements = { { id = 9001 } },
      } },
  },
}
