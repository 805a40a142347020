-- Security policy: what it agrees with, when it is reviewed, who is accountable, and who knows it.
local assignments = require "iso28000-common/assignments"
local parts = require "iso28000-common/parts"
local policies = require "iso28000-common/policies"

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

question "policy-agrees-with-others" (policies.agrees_with_others { requirement = "28000-2022/5.2.2-a" })

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

question "policy-agrees-with-risks" (policies.agrees_with_risks { requirement = "28000-2022/5.2.2-b" })

rule "policy-reviewed-after-change-of-business" (policies.reviewed_after_change {
  requirement = "28000-2022/5.2.2-c", title = "After a merger, takeover or change of business the policy is reviewed in time",
})

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

rule "policy-document-held" (policies.document_held {
  requirement = "28000-2022/5.2.2-e", title = "The current policy is in a current document with an approved revision",
})

rule "policy-announced" (policies.announced {
  requirement = "28000-2022/5.2.2-f", title = "The current policy was made known inside soon after its approval",
})

rule "policy-known-to-people" (policies.known_to_people {
  requirement = "28000-2022/5.2.2-f", title = "Nearly everybody attended a session on the current policy that still counts",
})

rule "policy-open-to-parties" (policies.open_to_parties {
  requirement = "28000-2022/5.2.2-g", title = "Interested parties can get the policy or a summary of it",
})
