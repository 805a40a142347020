-- The security policy: authorised and endorsed at the top, written down, kept up, made known, and open to those outside.
local parts = require "iso28000-common/parts"
local policies = require "iso28000-common/policies"
local upkeep = require "iso28000-common/upkeep"

local function authorised(y)
  return parts.complete("policy", y.code, {
    { "an approver of top management", yes(y.is_top_management) or nil }, { "a day of approval", date.done(y.approved_on) or nil },
  })
end

rule "policy-authorised-at-the-top" {
  requirement = "28000-2007/4.2-a", title = "One security policy is current, and top management authorised it",
  rationale = "A policy that the top did not sign is the wish of the security department, and of two nobody knows which one binds.",
  of     = "policies",
  check  = function()
    local count = org.value("SELECT count(*) FROM policies y WHERE " .. policies.current)
    if count == 0 then return fail("no security policy is current") end
    local is_clear = not org.exists "SELECT 1 FROM policies WHERE status IS NULL AND form IS NOT 'summary'"
    local sql = [[ SELECT y.id, y.code, y.approved_on, p.is_top_management
                   FROM policies y LEFT JOIN people p ON p.id = y.approved_by WHERE ]] .. policies.current .. " ORDER BY y.id"
    for _, y in org.records(sql) do
      report(y.id, { authorised(y), at_most(count, 1, "policies", "more than one security policy is current"),
        is_clear and pass() or unknown("nobody says whether another policy is current beside %s", y.code) }, { name = y.code })
    end
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Put the policy before top management, record who approved it and when, and withdraw the version before.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

-- A file may prove the endorsement by the policy itself or by a message on it.
rule "policy-endorsed" {
  requirement = "28000-2007/4.2-i", title = "Top management endorsed the current policy, and a file shows it",
  rationale = "People keep to what they see the top stand for.",
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.endorsed_on,
                (SELECT count(*) FROM evidence_links e
                 WHERE e.target_table = 'policies' AND e.target_id = y.id AND e.evidence_file_id IS NOT NULL)
                + (SELECT count(*) FROM communications c JOIN evidence_links e ON e.target_table = 'communications' AND e.target_id = c.id
                 WHERE c.kind = 'policy' AND c.relates_table = 'policies' AND c.relates_id = y.id
                   AND e.evidence_file_id IS NOT NULL) AS files
              FROM policies y WHERE ]] .. policies.current .. " ORDER BY y.id",
  judge  = function(code, endorsed_on, files)
    return parts.complete("policy", code, {
      { "a day of endorsement", date.done(endorsed_on) or nil }, { "a file that shows it", files > 0 or nil },
    })
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Have top management sign the policy where people see it, and link the signed text or a photograph of it.",
  action = { kind = "correction", owner = "top management", within = "30 days" },
}

question "policy-seen-to-be-endorsed" {
  requirement = "28000-2007/4.2-i",
  ask = "Does top management stand for the policy where people see it? Look at the signature on the walls and in the gatehouse, at what "
    .. "was said of it in meetings, and ask two people of each shift who signed it.",
}

rule "policy-document-held" (policies.document_held {
  requirement = { "28000-2007/4.2-j", "28000-2007/4.4.4-a" },
  title = "The current policy is in a current document with an approved revision",
})

-- The document may be in order while nobody has read it again: a lapse in the upkeep of a policy that stands, so a minor.
rule "policy-reviewed-in-time" {
  requirement = "28000-2007/4.2-j", title = "The current policy is reviewed by its day", grade = "minor",
  rationale = "Threats, lanes and customers change; a policy that nobody reads again speaks of others.",
  of     = "policies", name = "{code} {title}", optional = { "next_review_on" },
  -- Whoever approves a policy looks at it.
  select = [[ SELECT y.id, y.code, y.title, y.next_review_on,
                max(CASE WHEN done(y.reviewed_on) THEN y.reviewed_on ELSE '' END,
                    CASE WHEN done(y.approved_on) THEN y.approved_on ELSE '' END) AS looked_on
              FROM policies y WHERE ]] .. policies.current .. " ORDER BY y.id",
  judge  = function(code, next_review_on, looked_on)
    if blank(looked_on) then return fail("policy %s was neither reviewed nor approved", code) end
    return upkeep.review(next_review_on, looked_on, params.policy_interval, "policy %s", code)
  end,
  when_empty = major("no security policy is on record"),
  fix    = "Read the policy with top management, confirm or change it, and enter this review and the next.",
  action = { kind = "corrective", owner = "policy owner", within = "30 days" },
}

rule "policy-announced" (policies.announced {
  requirement = "28000-2007/4.2-k", title = "The current policy was made known inside soon after its approval",
})

rule "policy-known-to-people" (policies.known_to_people {
  requirement = "28000-2007/4.2-k", title = "Nearly everybody attended a session on the current policy that still counts",
})

-- The kind of a document says that it is a briefing; that visitors get it is for the question below.
rule "visitors-can-be-briefed" {
  requirement = "28000-2007/4.2-k", title = "A briefing for those who come to the sites is in force",
  rationale = "A driver or visitor who was told nothing lets strangers through the door that was held open for him.",
  of     = "documents", optional = { "withdrawn_on" },
  check  = function()
    local briefings = org.value [[ SELECT count(*) FROM documents d JOIN document_revisions v ON v.id = d.current_revision_id
      WHERE d.kind = 'briefing' AND d.status = 'current' AND done(v.approved_on) AND done(v.withdrawn_on) IS NOT 1 ]]
    return at_least(briefings, 1, "briefings", "no briefing with an approved revision is in force")
  end,
  when_empty = fail("no document is on record"),
  fix    = "Write on one page what a visitor, driver or contractor must know and do on the site, and have it approved and handed out.",
  action = { kind = "corrective", owner = "site manager", within = "60 days" },
}

rule "third-parties-told" {
  requirement = "28000-2007/4.2-k", title = "Each partner in scope was told of its duties in security",
  rationale = "A contractor works by the rules that it was given, and by none where it was given none.",
  of     = "partners", name = "{code} {partner_name}",
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.requirements_communicated_on AS told_on FROM partners p
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended')) ORDER BY p.id ]],
  judge  = function(code, partner_name, told_on)
    if not date.done(told_on) then return fail("partner %s (%s) was not told of its duties in security", code, partner_name) end
  end,
  applies = function()
    local asked = "SELECT 1 FROM partners WHERE in_scope IS NOT 0 AND (status IS NULL OR status IN ('active', 'suspended'))"
    if org.exists "SELECT 1 FROM partners" and not org.exists(asked) then return not_applicable("no partner is at work in scope") end
  end,
  fix    = "Send the partner the policy and what it asks of its people, and enter the day.",
  action = { kind = "correction", owner = "partner manager", within = "30 days" },
}

question "policy-known-to-those-concerned" {
  requirement = "28000-2007/4.2-k",
  ask = "Do employees, contractors and visitors know what the policy asks of each of them? Ask three people at work, a driver of a "
    .. "carrier and somebody at the gate, and look at what visitors are handed or shown when they sign in.",
}

rule "policy-open-to-parties" (policies.open_to_parties {
  requirement = "28000-2007/4.2-l", title = "Interested parties can get the policy or a summary of it",
})

rule "policy-reviewed-after-change-of-business" (policies.reviewed_after_change {
  requirement = "28000-2007/4.2-m", title = "After a merger, takeover or change of business the policy is reviewed in time",
})
