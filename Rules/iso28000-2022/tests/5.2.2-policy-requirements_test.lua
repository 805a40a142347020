local policies = require "iso28000-common/fixtures.policies"

local function policy(more)
  local row = { id = 2, code = "SP-1 v3", title = "Security policy", form = "full", status = "current", document_id = 1,
    approved_by = 1, approved_on = "2025-11-24", reviewed_on = "2026-06-15",
    consistent_with_other_policies = "Quality, safety, privacy: no clash",
    consistent_with_risk = "Five aims mirror the top risks", review_on_merger_clause = 1, accountability_stated = 1,
    accountable_role_id = 1, available_to_parties = 1, confidentiality = "public" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { people = { { id = 1 } }, roles = { { id = 1, name = "Managing director" } }, policies = { row } }
end

local function with(given, more)
  for name, rows in pairs(more) do given[name] = rows end
  return given
end

local function compared(more, note)
  return with(policy(more), { policy_reviews = {
    { policy_id = 2, reviewed_on = "2026-02-09", note = "Compared with safety" },
    { policy_id = 2, reviewed_on = "2026-06-15", note = note } } })
end

test "the current policy was compared, and asks for a review after a merger" {
  rule = "policy-compared", as_of = "2026-06-30",
  cases = {
    { name = "whole", given = compared({}, "Compared with quality"), expect = "conforming" },
    { name = "not compared with others", given = compared({ consistent_with_other_policies = false }, "Compared with quality"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "which policies" } } } },
    { name = "no agreement with the risk", given = compared({ consistent_with_risk = "" }, "Compared with quality"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "agrees with the risk assessment" } } } },
    { name = "no word on mergers", given = compared({ review_on_merger_clause = 0 }, "Compared with quality"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "review after a merger" } } } },
    { name = "the last review says nothing", given = policy(),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "no review that says" } } } },
    { name = "before the last review", as_of = "2026-06-14", given = compared({}), expect = "conforming" },
    { name = "none is current", given = compared({ status = "superseded" }, "Compared with quality"), expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

local function assessed(performed_on, approved_on, more)
  local row = { id = 21, code = "RA-2026-04", performed_on = performed_on, approved_on = approved_on, affects_policy = 1 }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return with(policy { reviewed_on = "2026-02-09" }, { risk_assessments = { row } })
end

test "the policy is reviewed within ninety days of an assessment that touches it" {
  rule = "policy-follows-the-risk", as_of = "2026-06-30",
  cases = {
    { name = "reviewed the same day", given = assessed("2026-02-09", "2026-02-20"), expect = "conforming" },
    { name = "waiting for ninety days", given = assessed("2026-03-20", "2026-04-01"), expect = "conforming" },
    { name = "a day longer", given = assessed("2026-03-20", "2026-03-31"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 91, text = "RA-2026-04" } } } },
    { name = "no effect on the policy", given = assessed("2026-03-20", "2026-03-31", { affects_policy = 0 }), expect = "conforming" },
    { name = "effect not known", given = assessed("2026-03-20", "2026-03-31", { affects_policy = false }), expect = "nonconforming" },
    { name = "not approved", given = assessed("2026-03-20"), expect = "conforming" },
    { name = "never reviewed", given = policy { reviewed_on = false }, expect = "nonconforming" },
    { name = "none is current", given = policy { status = "draft" }, expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

test "after a change of business the policy is reviewed within ninety days" (policies.reviewed_after_change {
  rule = "policy-reviewed-after-change-of-business",
})

local function accountable(more, assignment)
  assignment.role_id, assignment.person_id = 1, assignment.person_id or 1
  return with(policy(more), { people = { { id = 1 }, { id = 2, end_on = "2026-06-30" } }, role_assignments = { assignment } })
end

test "somebody holds the role that the policy makes accountable" {
  rule = "accountable-role-held", as_of = "2026-06-30",
  cases = {
    { name = "held since today", given = accountable({}, { assigned_on = "2026-06-30" }), expect = "conforming" },
    { name = "from tomorrow", given = accountable({}, { assigned_on = "2026-07-01" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 0, text = "Managing director" } } } },
    { name = "ended", given = accountable({}, { assigned_on = "2020-01-01", ended_on = "2026-06-30" }), expect = "nonconforming" },
    { name = "left", given = accountable({}, { assigned_on = "2020-01-01", person_id = 2 }), expect = "nonconforming" },
    { name = "no day", given = accountable({}, {}), expect = "nonconforming" },
    { name = "not stated", given = accountable({ accountability_stated = 0 }, { assigned_on = "2020-01-01" }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "names nobody" } } } },
    { name = "no role named", given = accountable({ accountable_role_id = false }, { assigned_on = "2020-01-01" }),
      expect = "nonconforming" },
    { name = "none is current", given = accountable({ status = "draft" }, { assigned_on = "2020-01-01" }), expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

test "the current policy is in a current document with an approved revision" (policies.document_held { rule = "policy-document-held" })

test "a policy is told inside within thirty days of its approval" (policies.announced { rule = "policy-announced" })

test "nearly everybody attended a session on the current policy" (policies.known_to_people { rule = "policy-known-to-people" })

test "parties can get the policy or its summary" (policies.open_to_parties { rule = "policy-open-to-parties" })

local function answered(id, word)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/" .. id, answer = word, narrative = "Laid beside quality, safety and privacy.", attested_by = 1,
        attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local answers = {}
for _, id in ipairs { "policy-agrees-with-others", "policy-agrees-with-risks", "policy-names-the-accountable" } do
  answers[#answers + 1] = { name = id .. ", unanswered", rule = id, given = {}, expect = "not_assessed" }
  answers[#answers + 1] = { name = id .. ", yes", rule = id, given = answered(id, "yes"), expect = "conforming" }
  answers[#answers + 1] = { name = id .. ", no", rule = id, given = answered(id, "no"),
    expect = { outcome = "nonconforming", grade = "minor" } }
end

test "what the policy agrees with is read by a person" { as_of = "2026-06-30", cases = answers }

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "policy-compared", rule = "policy-compared",
      as_of = "2026-06-14", expect = "conforming",
      given = {
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9001, status = "draft" },
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3b", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "summary", id = 9104,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9105, accountable_role_id = 1, approved_by = 1, form = "summary" }, { id = 9106, form = "summary" },
        },
        policy_reviews = {
          { note = "Compared with safety", policy_id = 2, reviewed_on = "2026-02-09" },
          { policy_id = 2, reviewed_on = "2026-06-15" }, { id = 9001, reason = "scheduled" },
          { note = "Compared with safety", policy_id = 9001, reviewed_on = "2026-02-09", id = 9101 },
          { policy_id = 9001, reviewed_on = "2026-06-15", id = 9102 }, { id = 9103, reviewer_id = 1, policy_id = 9001 },
        },
        roles = { { id = 1, name = "Managing director" } },
        people = { { id = 1 } },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        risks = { { id = 9001, status = "open" } },
      } },
    { name = "policy-follows-the-risk", rule = "policy-follows-the-risk",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-02-09", },
          { id = 9001, status = "draft" },
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3b", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "summary", id = 9104,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-02-09", },
          { id = 9105, accountable_role_id = 1, approved_by = 1, form = "summary" }, { id = 9106, form = "summary" },
        },
        risk_assessments = {
          { performed_on = "2026-03-20", affects_policy = 1, id = 21, code = "RA-2026-04" },
          { id = 9001, reason = "scheduled" },
          { performed_on = "2026-03-20", affects_policy = 1, id = 9101, code = "RA-2026-04b", approved_on = "2099-01-01", },
          { id = 9102, approved_by = 1, lead_id = 1, approved_on = "2099-01-01" }, { id = 9103, approved_on = "2099-01-01" },
        },
        roles = { { id = 1, name = "Managing director" } },
        people = { { id = 1 } },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        threats = { { id = 9001, category = "theft" } },
        risks = { { id = 9001, status = "open" } },
      } },
    { name = "policy-reviewed-after-change-of-business", rule = "policy-reviewed-after-change-of-business",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = { { id = 1 } },
        changes = {
          { id = 3, implemented_on = "2024-09-02", kind = "business_scope", code = "C-2024-03" },
          { id = 9001, reason = "incident" },
        },
        policy_reviews = {
          { reviewed_on = "2024-12-01", policy_id = 1, reason = "business_scope" }, { id = 9001, reason = "scheduled" },
          { id = 9002, reason = "merger" }, { id = 9003, reason = "acquisition" }, { id = 9004, reason = "business_scope" },
          { reviewed_on = "2099-01-01", policy_id = 1, reason = "business_scope", id = 9101 },
          { id = 9102, policy_id = 1, reviewed_on = "2099-01-01" }, { id = 9103, reviewed_on = "2099-01-01" },
          { reviewed_on = "2099-01-01", policy_id = 1, reason = "business_scope", id = 9104 },
          { id = 9105, policy_id = 1, reviewed_on = "2099-01-01" }, { id = 9106, reviewed_on = "2099-01-01" },
          { reviewed_on = "2099-01-01", policy_id = 1, reason = "business_scope", id = 9107 },
          { id = 9108, policy_id = 1, reviewed_on = "2099-01-01" }, { id = 9109, reviewed_on = "2099-01-01" },
        },
        documents = { { id = 9001, status = "draft" } },
      } },
    { name = "accountable-role-held", rule = "accountable-role-held",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9001, status = "draft" },
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3b", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "summary", id = 9104,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9105, accountable_role_id = 1, approved_by = 1, form = "summary" }, { id = 9106, form = "summary" },
        },
        role_assignments = {
          { role_id = 1, assigned_on = "2026-06-30", person_id = 1 }, { id = 9001 },
          { role_id = 9001, assigned_on = "2026-06-30", person_id = 1, id = 9101 },
          { id = 9102, person_id = 1, role_id = 9001 }, { id = 9103, role_id = 9001 },
        },
        roles = { { id = 1, name = "Managing director" }, { id = 9001, sms_duty = "conformity" } },
        people = { { id = 1 }, { id = 2, end_on = "2026-06-30" }, { id = 9001, employment_type = "employee" } },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
      } },
    { name = "policy-document-held", rule = "policy-document-held",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        document_revisions = { { id = 2, approved_on = "2026-06-30", document_id = 1, approved_by = 1 }, { id = 9001 } },
        people = { { id = 1 } },
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9001, status = "draft" },
        },
        documents = {
          { id = 1, current_revision_id = 2, status = "current" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        roles = { { id = 1, name = "Managing director" } },
      } },
    { name = "policy-announced", rule = "policy-announced",
      as_of = "2025-12-24", expect = "conforming",
      given = {
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9001, status = "draft" },
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3b", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "summary", id = 9110,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9111, accountable_role_id = 1, approved_by = 1, form = "summary" }, { id = 9112, form = "summary" },
        },
        roles = { { id = 1, name = "Managing director" } },
        people = { { id = 1 } },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        changes = { { id = 9001, reason = "incident" } },
        communications = {
          { id = 9001, kind = "policy" }, { id = 9002, kind = "importance" },
          { id = 9101, sensitivity_checked_by = 1, person_id = 1, relates_table = "other" },
          { id = 9102, relates_table = "other" },
          { id = 9103, sensitivity_checked_by = 1, person_id = 1, relates_table = "policies" },
          { id = 9104, sensitivity_checked_by = 1, person_id = 1, kind = "policy" }, { id = 9105, kind = "policy" },
          { id = 9106, sensitivity_checked_by = 1, person_id = 1, kind = "importance" },
          { id = 9107, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9108, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9109, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2001-01-01T08:00:00Z" },
        },
      } },
    { name = "policy-known-to-people", rule = "policy-known-to-people",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        training_records = {
          { expires_on = "2026-06-30", person_id = 1, completed_on = "2025-12-04", training_id = 2 },
          { id = 9001, effectiveness_result = "effective" },
          { expires_on = "2026-06-30", person_id = 1, completed_on = "2099-01-01", training_id = 2, id = 9101 },
          { id = 9102, person_id = 1, training_id = 1, completed_on = "2099-01-01" },
          { id = 9103, completed_on = "2099-01-01" },
          { expires_on = "2099-01-01", person_id = 1, completed_on = "2025-12-04", training_id = 2, id = 9104 },
          { id = 9105, person_id = 1, training_id = 1, expires_on = "2099-01-01" }, { id = 9106, expires_on = "2099-01-01" },
        },
        people = {
          { id = 1, name = "person 1" }, { id = 9002, employment_type = "contractor", end_on = "2020-01-01" },
          { id = 9004, employment_type = "visitor" }, { id = 9113, name = "person 1", end_on = "2001-01-01" },
          { id = 9114, end_on = "2001-01-01" }, { id = 9115, name = "person 1", start_on = "2099-01-01" },
          { id = 9116, start_on = "2099-01-01" },
        },
        policies = {
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 2,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9001, status = "draft" }, { id = 9002, status = "current" },
          { status = "current", title = "Security policy", confidentiality = "public", accountability_stated = 1,
            code = "SP-1 v3b", accountable_role_id = 1, consistent_with_risk = "Five aims mirror the top risks",
            approved_by = 1, available_to_parties = 1, review_on_merger_clause = 1,
            consistent_with_other_policies = "Quality, safety, privacy: no clash", form = "full", id = 9110,
            approved_on = "2025-11-24", document_id = 1, reviewed_on = "2026-06-15", },
          { id = 9111, accountable_role_id = 1, approved_by = 1, document_id = 1, status = "current" },
          { id = 9112, status = "current" },
        },
        documents = { { id = 1 }, { id = 41 }, { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        roles = { { id = 1, name = "Managing director" } },
        trainings = {
          { id = 1, covers_policy = 1, document_id = 41 }, { id = 2, covers_policy = 1, document_id = 1 },
          { id = 9001, kind = "awareness" }, { id = 9107, covers_policy = 0, document_id = 41 },
          { id = 9108, covers_policy = 0, document_id = 1 }, { id = 9109, covers_policy = 0 },
        },
      } },
    { name = "policy-open-to-parties", rule = "policy-open-to-parties",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { id = 2, confidentiality = "internal", available_to_parties = 0, status = "current" },
          { status = "current", form = "summary", id = 3, confidentiality = "public", available_to_parties = 1 },
          { id = 9001, status = "draft" }, { id = 9002, status = "current" },
          { id = 9101, confidentiality = "public", available_to_parties = 0, status = "current" },
          { status = "current", form = "summary", id = 9102, confidentiality = "public", available_to_parties = 1 },
          { id = 9103, confidentiality = "public" },
        },
        documents = { { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
      } },
  },
}
