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

local function changed(more, review)
  local row = { id = 3, code = "C-2024-03", kind = "business_scope", implemented_on = "2024-09-02" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { policies = { { id = 1 } }, changes = { row }, policy_reviews = { review } }
end

local function given_up()
  local given = changed { site_id = 9 }
  given.sites = { { id = 9, name = "Antwerp", in_scope = 0 } }
  return given
end

test "after a change of business the policy is reviewed within ninety days" {
  rule = "policy-reviewed-after-change-of-business", as_of = "2026-06-30",
  cases = {
    { name = "on the ninetieth day", given = changed({}, { policy_id = 1, reason = "business_scope", reviewed_on = "2024-12-01" }),
      expect = "conforming" },
    { name = "a day later", given = changed({}, { policy_id = 1, reason = "business_scope", reviewed_on = "2024-12-02" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { measured = 91, text = "only on 2024-12-02" } } } },
    { name = "for another reason", given = changed({}, { policy_id = 1, reason = "scheduled", reviewed_on = "2024-09-20" }),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 666, text = "not reviewed" } } } },
    { name = "between decision and deed", expect = "conforming",
      given = changed({ approved_on = "2024-08-02" }, { policy_id = 1, reason = "business_scope", reviewed_on = "2024-08-20" }) },
    { name = "on the last day that is looked back to", given = changed { implemented_on = "2024-06-30" }, expect = "nonconforming" },
    { name = "too long ago", given = changed { implemented_on = "2024-06-29" }, expect = "not_applicable" },
    { name = "not done yet", given = changed { implemented_on = "2026-07-01" }, expect = "not_applicable" },
    { name = "of a place that is out of scope since", given = given_up(), expect = "nonconforming" },
    { name = "of another kind", given = changed { kind = "technology" }, expect = "not_applicable" },
    { name = "kind not known", given = changed { kind = false }, expect = "not_evaluable" },
    { name = "no change on record", given = {}, expect = "not_evaluable" },
  },
}

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

local function held(more, status, approved_on)
  return with(policy(more), { documents = { { id = 1, status = status, current_revision_id = 2 } },
    document_revisions = { { id = 2, document_id = 1, approved_by = 1, approved_on = approved_on } } })
end

test "the current policy is in a current document with an approved revision" {
  rule = "policy-document-held", as_of = "2026-06-30",
  cases = {
    { name = "approved today", given = held({}, "current", "2026-06-30"), expect = "conforming" },
    { name = "approved tomorrow", given = held({}, "current", "2026-07-01"),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["2"] = { measured = 1, text = "document of Security" } } } },
    { name = "not approved", given = held({}, "current"), expect = "nonconforming" },
    { name = "an old document", given = held({}, "archived", "2025-11-24"), expect = "nonconforming" },
    { name = "in no document", given = held({ document_id = false }, "current", "2025-11-24"), expect = "nonconforming" },
    { name = "none is current", given = held({ status = "draft" }, "current", "2025-11-24"), expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

local function announced(day, more)
  local row = { relates_table = "policies", relates_id = 2, kind = "policy", direction = "internal", occurred_at = day .. "T11:58:00Z" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return with(policy(), { communications = { row } })
end

test "a policy is told inside within thirty days of its approval" {
  rule = "policy-announced", as_of = "2026-06-30",
  cases = {
    { name = "on the thirtieth day", given = announced "2025-12-24", expect = "conforming" },
    { name = "a day later", given = announced "2025-12-25",
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 31, text = "only on 2025-12-25" } } } },
    { name = "only outside", given = announced("2025-12-04", { direction = "outgoing" }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "not told yet" } } } },
    { name = "not yet, and in time", as_of = "2025-12-24", given = policy(), expect = "conforming" },
    { name = "approval not known", given = policy { approved_on = false }, expect = "not_evaluable" },
    { name = "none is current", given = policy { status = "draft" }, expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "nonconforming" },
  },
}

local function briefed(with_session, without, more)
  local given = with(policy(), { people = {}, documents = { { id = 1 }, { id = 41 } }, training_records = {},
    trainings = { { id = 1, covers_policy = 1, document_id = 41 }, { id = 2, covers_policy = 1, document_id = 1 } } })
  for n = 1, with_session + without do
    given.people[n] = { id = n, name = "person " .. n }
    local record = { training_id = 2, person_id = n, completed_on = "2025-12-04", expires_on = "2026-12-04" }
    for name, value in pairs(n > with_session and more or {}) do record[name] = value or nil end
    if n <= with_session or more then given.training_records[n] = record end
  end
  return given
end

test "nearly everybody attended a session on the current policy" {
  rule = "policy-known-to-people", as_of = "2026-06-30",
  cases = {
    { name = "nineteen of twenty", given = briefed(19, 1), expect = { outcome = "conforming", population = { nonconforming = 1 } } },
    { name = "eighteen of twenty", given = briefed(18, 2),
      expect = { outcome = "nonconforming", grade = "minor", population = { nonconforming = 2 } } },
    { name = "lapsed yesterday", given = briefed(0, 1, { expires_on = "2026-06-29" }), expect = "nonconforming" },
    { name = "lapses today", given = briefed(0, 1, { expires_on = "2026-06-30" }), expect = "conforming" },
    { name = "before the approval", given = briefed(0, 1, { completed_on = "2025-11-23" }), expect = "nonconforming" },
    { name = "on the day of the approval", given = briefed(0, 1, { completed_on = "2025-11-24" }), expect = "conforming" },
    { name = "planned", given = briefed(0, 1, { completed_on = false }), expect = "nonconforming" },
    { name = "of the old policy", given = briefed(0, 1, { training_id = 1 }), expect = "nonconforming" },
    { name = "leavers are not asked", expect = "not_evaluable",
      given = { people = { { id = 1, end_on = "2026-06-30" }, { id = 2, start_on = "2026-07-01" } } } },
    { name = "nobody", given = {}, expect = "not_evaluable" },
  },
}

test "parties can get the policy or its summary" {
  rule = "policy-open-to-parties", as_of = "2026-06-30",
  cases = {
    { name = "open", given = policy(), expect = "conforming" },
    { name = "one of two", expect = { outcome = "conforming", population = { conforming = 1 } },
      given = { policies = { { id = 2, status = "current", available_to_parties = 0, confidentiality = "internal" },
        { id = 3, form = "summary", status = "current", available_to_parties = 1, confidentiality = "public" } } } },
    { name = "not open", given = policy { available_to_parties = 0 }, expect = { outcome = "remarked", grade = "observation" } },
    { name = "nobody says", given = policy { available_to_parties = false }, expect = "remarked" },
    { name = "open, yet secret", given = policy { confidentiality = "secret" }, expect = "remarked" },
    { name = "not known how confidential", given = policy { confidentiality = false }, expect = "not_evaluable" },
    { name = "none is current", given = policy { status = "draft" }, expect = "not_evaluable" },
    { name = "no policy", given = {}, expect = "remarked" },
  },
}

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
