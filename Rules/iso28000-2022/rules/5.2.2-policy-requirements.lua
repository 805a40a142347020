-- Security policy: what it agrees with, when it is reviewed, who is accountable, and who knows it.
local assignments = require "assignments"
local documents = require "documents"
local parts = require "parts"

rule "policy-compared" {
  requirement = { "28000-2022/5.2.2-a", "28000-2022/5.2.2-b", "28000-2022/5.2.2-c" },
  title = "The current policy was compared with other policies and with the risks, and says that a merger leads to its review",
  rationale = "Two policies that contradict each other leave the choice to the person at the gate.",
  maturity = 3,
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.consistent_with_other_policies, y.consistent_with_risk, y.review_on_merger_clause,
                (SELECT note FROM policy_reviews v WHERE v.policy_id = y.id AND v.reviewed_on <= :today
                 ORDER BY v.reviewed_on DESC, v.id DESC LIMIT 1) AS review_note
              FROM policies y WHERE y.status = 'current' AND y.form IS NOT 'summary' ORDER BY y.id ]],
  judge  = function(code, consistent_with_other_policies, consistent_with_risk, review_on_merger_clause, review_note)
    local missing, what = parts.missing {
      ["does not say which policies it was compared with"] = blank(consistent_with_other_policies),
      ["has no review that says what was compared"] = blank(review_note),
      ["does not say how it agrees with the risk assessment"] = blank(consistent_with_risk),
      ["does not ask for a review after a merger"] = not yes(review_on_merger_clause),
    }
    return at_most(missing, 0, "parts", "policy %s %s", code, what)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Lay the policy beside the other policies and the risk register, and note what was compared and found.",
  action = { kind = "corrective", owner = "policy owner", within = "60 days" },
}

question "policy-agrees-with-others" {
  requirement = "28000-2022/5.2.2-a",
  ask = "Does the security policy agree with the other policies? Look at the review that names those it was compared with.",
}

-- A newer assessment that says nothing of the policy counts as one that touches it.
rule "policy-follows-the-risk" {
  requirement = "28000-2022/5.2.2-b", title = "The current policy was reviewed after each approved risk assessment that touches it",
  rationale = "A policy written for last year's threats points the wrong way.",
  of     = "policies", name = "{code} {title}", optional = { "risk_assessments.approved_on" },
  select = [[ SELECT y.id, y.code, y.title, y.reviewed_on, r.id AS assessment_id, r.code AS assessment, r.approved_on,
                coalesce(r.performed_on, r.approved_on) AS performed_on
              FROM policies y LEFT JOIN risk_assessments r ON r.affects_policy IS NOT 0 AND r.approved_on <= :today
              WHERE y.status = 'current' AND y.form IS NOT 'summary' ORDER BY y.id, r.id ]],
  judge  = function(code, reviewed_on, each)
    if not date.done(reviewed_on) then return fail("policy %s was never reviewed", code) end
    local waiting, first = 0, nil
    for _, assessment_id, assessment, approved_on, performed_on in each("assessment_id", "assessment", "approved_on", "performed_on") do
      if assessment_id and date.days(reviewed_on, performed_on) > 0 and date.days(approved_on, today) > waiting then
        waiting, first = date.days(approved_on, today), assessment
      end
    end
    return at_most(waiting, params.policy_days, "days", "policy %s was not reviewed since %s", code, first)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Read the policy beside the assessment, and note whether it stands.",
  action = { kind = "corrective", owner = "policy owner", within = "30 days" },
}

question "policy-agrees-with-risks" {
  requirement = "28000-2022/5.2.2-b",
  ask = "Does the policy agree with the overall risk assessment? Look at the highest risks and at what the policy says of them.",
}

-- A change without a kind may be one of them.
local business = [[ (c.kind IS NULL OR c.kind IN ('merger', 'acquisition', 'business_scope')) AND c.implemented_on <= :today
                   AND date_add(c.implemented_on, :change_lookback) >= :today ]]

rule "policy-reviewed-after-change-of-business" {
  requirement = "28000-2022/5.2.2-c", title = "After a merger, takeover or change of business the policy is reviewed in time",
  rationale = "A business that changed hands or shape may no longer be the one that the policy was written for.",
  of     = "changes", name = "{code} {title}", optional = { "implemented_on" },
  -- Of no site: a place that was given up is out of scope by the very change that the policy must follow.
  select = [[ SELECT c.id, c.code, c.title, c.kind, c.implemented_on, min(v.reviewed_on) AS reviewed_on
              FROM changes c LEFT JOIN policy_reviews v ON v.reviewed_on >= coalesce(c.approved_on, c.implemented_on)
                AND v.reviewed_on <= :today AND v.reason IN ('merger', 'acquisition', 'business_scope')
              WHERE ]] .. business .. " GROUP BY c.id ORDER BY c.id",
  judge  = function(code, title, kind, implemented_on, reviewed_on)
    if not kind then return unknown("nobody says of which kind change %s is", code) end
    local days = date.days(implemented_on, reviewed_on or today)
    local fact = reviewed_on and "reviewed only on " .. reviewed_on or "not reviewed"
    return at_most(days, params.policy_days, "days", "after %s (%s) the policy was %s", code, title, fact)
  end,
  applies = function()
    local asked = "SELECT 1 FROM changes c WHERE c.kind IS NULL OR" .. business
    if org.exists "SELECT 1 FROM changes" and not org.exists(asked) then
      return not_applicable("no merger, takeover or change of business took place lately")
    end
  end,
  fix    = "Read the policy again with the changed business in mind, and record the review with its reason.",
  action = { kind = "corrective", owner = "policy owner", within = "30 days" },
}

rule "accountable-role-held" {
  requirement = "28000-2022/5.2.2-d", title = "The current policy names who is accountable, and somebody holds that role",
  rationale = "Where everybody is accountable, nobody is.",
  maturity = 2,
  of     = "policies", name = "{code} {title}", optional = { "ended_on", "end_on" },
  select = [[ SELECT y.id, y.code, y.title, y.accountability_stated, y.accountable_role_id, r.name AS role_name,
                (SELECT count(*) FROM role_assignments a JOIN people p ON p.id = a.person_id
                 WHERE a.role_id = y.accountable_role_id AND ]] .. assignments.held .. [[) AS holders
              FROM policies y LEFT JOIN roles r ON r.id = y.accountable_role_id
              WHERE y.status = 'current' AND y.form IS NOT 'summary' ORDER BY y.id ]],
  judge  = function(code, accountability_stated, accountable_role_id, role_name, holders)
    if not yes(accountability_stated) or not accountable_role_id then return fail("policy %s names nobody as accountable", code) end
    return at_least(holders, 1, "holders", "nobody holds the role of %s, which policy %s makes accountable", role_name, code)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Name the accountable role in the policy, and appoint somebody to it.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

question "policy-names-the-accountable" {
  requirement = "28000-2022/5.2.2-d",
  ask = "Does the policy say who is accountable for results and how duties are shared? Look at its text and ask two of those it names.",
}

rule "policy-document-held" {
  requirement = "28000-2022/5.2.2-e", title = "The current policy is in a current document with an approved revision",
  rationale = "A policy that cannot be shown binds nobody.",
  maturity = 3,
  of     = "policies", name = "{code} {title}", optional = { "withdrawn_on" },
  select = [[ SELECT y.id, y.code, y.title, y.document_id, d.status, v.id AS revision_id, v.approved_by, v.approved_on, v.withdrawn_on
              FROM policies y LEFT JOIN documents d ON d.id = y.document_id
              LEFT JOIN document_revisions v ON v.id = d.current_revision_id WHERE y.status = 'current' ORDER BY y.id ]],
  judge  = function(title, document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
    return documents.held(title, document_id, status, revision_id, approved_by, approved_on, withdrawn_on)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Issue the policy as a controlled document, and have the revision approved.",
  action = { kind = "correction", owner = "document controller", within = "14 days" },
}

rule "policy-announced" {
  requirement = "28000-2022/5.2.2-f", title = "The current policy was made known inside soon after its approval",
  rationale = "A policy in a drawer changes no behaviour.",
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.approved_on, min(day(c.occurred_at)) AS told_on
              FROM policies y LEFT JOIN communications c ON c.relates_table = 'policies' AND c.relates_id = y.id
                AND c.kind = 'policy' AND c.direction = 'internal' AND day(c.occurred_at) BETWEEN y.approved_on AND :today
              WHERE y.status = 'current' AND y.form IS NOT 'summary' GROUP BY y.id ORDER BY y.id ]],
  judge  = function(code, approved_on, told_on)
    local days = date.days(approved_on, told_on or today)
    local fact = told_on and "told only on " .. told_on or "not told yet"
    return at_most(days, params.policy_notice_days, "days", "policy %s was approved on %s and %s", code, approved_on, fact)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Tell all staff of the policy, and what it asks of each of them.",
  action = { kind = "correction", owner = "policy owner", within = "14 days" },
}

rule "policy-known-to-people" {
  requirement = "28000-2022/5.2.2-f", title = "Nearly everybody attended a session on the current policy that still counts",
  rationale = "Whoever has not heard of the policy cannot act by it.",
  maturity = 3,
  of     = "people", name = "{name}", needs = ":awareness_share", optional = { "end_on", "expires_on" },
  -- A session names the policy by its document, and only after the approval can it have dealt with this version.
  select = [[ SELECT h.id, h.name, h.site_id, count(r.id) AS sessions
              FROM people h LEFT JOIN training_records r ON r.person_id = h.id AND r.completed_on <= :today
                AND (r.expires_on IS NULL OR r.expires_on >= :today)
                AND EXISTS (SELECT 1 FROM trainings t JOIN policies y ON y.document_id = t.document_id WHERE t.id = r.training_id
                            AND t.covers_policy = 1 AND y.status = 'current' AND r.completed_on >= y.approved_on)
              WHERE (h.end_on IS NULL OR h.end_on > :today) AND h.employment_type IS NOT 'visitor'
                AND (h.start_on IS NULL OR h.start_on <= :today) GROUP BY h.id ORDER BY h.id ]],
  judge  = function(name, sessions)
    return at_least(sessions, 1, "sessions", "%s attended no session on the current policy that still counts", name)
  end,
  fix    = "Brief the people listed on the current policy before their next shift.",
  action = { kind = "correction", owner = "head of personnel", within = "30 days" },
}

rule "policy-open-to-parties" {
  requirement = "28000-2022/5.2.2-g", title = "Interested parties can get the policy or a summary of it",
  rationale = "Partners and neighbours keep to rules that they can read.",
  maturity = 3,
  of     = "policies", name = "{code} {title}", needs = "any",
  select = "SELECT id, code, title, available_to_parties, confidentiality FROM policies WHERE status = 'current' ORDER BY id",
  judge  = function(code, available_to_parties, confidentiality)
    if not yes(available_to_parties) then return fail("policy %s is not open to parties", code) end
    if not confidentiality then return unknown("nobody says how confidential policy %s is", code) end
    if confidentiality == "confidential" or confidentiality == "secret" then
      return fail("policy %s is marked %s, so nobody outside can get it", code, confidentiality)
    end
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Publish a summary of the policy that helps no thief.",
  action = { kind = "preventive", owner = "policy owner", within = "90 days" },
}
