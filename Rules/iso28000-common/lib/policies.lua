-- The security policy: its document, who was told of it, who can get it, and its review after a change of business.
local shared = require "shared"
local documents = require "documents"

local policies = {}

-- Which policies, as `y`, are current; a summary for outsiders is none of its own.
policies.current = "y.status = 'current' AND y.form IS NOT 'summary'"

-- A change without a kind may be one of them.
local business = [[ (c.kind IS NULL OR c.kind IN ('merger', 'acquisition', 'business_scope')) AND c.implemented_on <= :today
                   AND date_add(c.implemented_on, :change_lookback) >= :today ]]

policies.reviewed_after_change = shared {
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

policies.document_held = shared {
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

policies.announced = shared {
  rationale = "A policy in a drawer changes no behaviour.",
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.approved_on, min(day(c.occurred_at)) AS told_on
              FROM policies y LEFT JOIN communications c ON c.relates_table = 'policies' AND c.relates_id = y.id
                AND c.kind = 'policy' AND c.direction = 'internal' AND day(c.occurred_at) BETWEEN y.approved_on AND :today
              WHERE ]] .. policies.current .. " GROUP BY y.id ORDER BY y.id",
  judge  = function(code, approved_on, told_on)
    local days = date.days(approved_on, told_on or today)
    local fact = told_on and "told only on " .. told_on or "not told yet"
    return at_most(days, params.policy_notice_days, "days", "policy %s was approved on %s and %s", code, approved_on, fact)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Tell all staff of the policy, and what it asks of each of them.",
  action = { kind = "correction", owner = "policy owner", within = "14 days" },
}

policies.known_to_people = shared {
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

policies.open_to_parties = shared {
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

policies.gives_a_base = shared {
  ask = "Can objectives be drawn from the policy? Take two objectives and look for the words of the policy that ask for them.",
}

policies.promises_to_meet_requirements = shared {
  ask = "Does the policy promise to meet the requirements that apply? Look at the sentence in the signed text.",
}

policies.promises_improvement = shared {
  ask = "Does the policy promise to go on improving the system? Look at the sentence in the signed text.",
}

policies.agrees_with_others = shared {
  ask = "Does the security policy agree with the other policies? Look at the review that names those it was compared with.",
}

policies.agrees_with_risks = shared {
  ask = "Does the policy agree with the overall risk assessment? Look at the highest risks and at what the policy says of them.",
}

return policies
