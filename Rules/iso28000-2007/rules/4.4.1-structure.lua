-- Structure: roles, duties and powers, who answers for the system at the top, and what top management does for it.
local assignments = require "iso28000-common/assignments"
local commitment = require "iso28000-common/commitment"
local objectives = require "iso28000-common/objectives"
local parties = require "iso28000-common/parties"
local programmes = require "iso28000-common/programmes"
local resources = require "iso28000-common/resources"
local roles = require "iso28000-common/roles"

rule "security-roles-held" (roles.held {
  requirement = "28000-2007/4.4.1-a", title = "Each security-related role has a holder",
})

rule "leavers-hold-no-role" (roles.none_held_by_leavers {
  requirement = "28000-2007/4.4.1-a", title = "Nobody who left still holds a role",
})

rule "security-roles-described" {
  requirement = "28000-2007/4.4.1-b", title = "Each security-related role is described in a current document",
  rationale = "What a role asks is whatever its last holder remembers, unless it is written.",
  of     = "roles", name = "{code} {name}",
  select = [[ SELECT r.id, r.code, r.name, d.code AS document, d.status FROM roles r LEFT JOIN documents d ON d.id = r.document_id
              WHERE r.security_related IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, name, document, status)
    if not status then return fail("role %s (%s) is described in no document that is known to be current", code, name) end
    if status ~= "current" then return fail("role %s (%s) is described in %s, which is %s", code, name, document, status) end
  end,
  when_empty = fail("no role is on record"),
  fix    = "Write down what the role does and may decide, and issue the description.",
  action = { kind = "correction", owner = "document controller", within = "60 days" },
}

rule "assignments-made-known" (roles.assignments_made_known {
  requirement = "28000-2007/4.4.1-b",
  title = "Each assignment has its first day, says what may be decided where security is touched, and was made known",
})

rule "top-manager-answers-for-the-system" {
  requirement = "28000-2007/4.4.1-c", title = "A member of top management is appointed to answer for the system",
  rationale = "What the system needs is settled where money and people are given out.",
  of     = { "role_assignments", "roles" }, optional = { "ended_on", "end_on" },
  check  = function()
    local top, open, holder = 0, false, nil
    for _, name, is_top_management in org.rows([[ SELECT p.name, p.is_top_management FROM role_assignments a
        JOIN roles r ON r.id = a.role_id JOIN people p ON p.id = a.person_id
        WHERE r.sms_duty = 'conformity' AND ]] .. assignments.held .. " ORDER BY a.id") do
      if yes(is_top_management) then top = top + 1 end
      if is_top_management == nil then open = true end
      holder = holder or name
    end
    if not holder then return fail("nobody is appointed to answer for the system") end
    if top == 0 and open then return unknown("nobody says whether those who answer for the system belong to top management") end
    return at_least(top, 1, "members", "nobody of top management answers for the system, but %s", holder)
  end,
  when_empty = fail("no role is on record"),
  fix    = "Have top management appoint one of its own, whatever other duties he or she has, and put it in writing.",
  action = { kind = "corrective", owner = "top management", within = "14 days" },
}

rule "objective-owners-empowered" {
  requirement = "28000-2007/4.4.1-d", title = "Whoever owns a live objective holds a role that says what he or she may decide",
  rationale = "A manager who must ask for each lamp will not reach the objective.",
  of     = "objectives", name = "{code} {title}", optional = { "ended_on", "end_on" },
  select = [[ SELECT o.id, o.code, o.title, o.site_id, w.id AS owner, w.name,
                (SELECT count(*) FROM role_assignments a JOIN people p ON p.id = a.person_id
                 WHERE a.person_id = o.owner_id AND trim(a.authority_scope) <> '' AND ]] .. assignments.held .. [[) AS mandates
              FROM objectives o LEFT JOIN people w ON w.id = o.owner_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, owner, name, mandates)
    if not owner then return fail("nobody owns objective %s", code) end
    return at_least(mandates, 1, "mandates", "%s, who owns objective %s, holds no role that says what may be decided", name, code)
  end,
  fix    = "Give the owner a mandate that covers the objective, or the objective to somebody who has one.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

rule "parties-reviewed" (parties.reviewed {
  requirement = "28000-2007/4.4.1-e", title = "Each interested party is looked at in time",
})

rule "parties-asked" (parties.asked {
  requirement = "28000-2007/4.4.1-e", title = "What each interested party requires is on record",
})

rule "party-requirements-reviewed" (parties.requirements_reviewed {
  requirement = "28000-2007/4.4.1-e", title = "Each requirement of a party names its party and is reviewed in time",
})

rule "party-requirements-decided" (parties.requirements_decided {
  requirement = "28000-2007/4.4.1-e", title = "It is decided for each requirement whether the system takes it on, and how",
})

rule "shortages-acted-on" (resources.shortages_acted_on {
  requirement = "28000-2007/4.4.1-f", title = "No need is short without an open action",
})

rule "policy-harm-weighed" (commitment.harm_weighed {
  requirement = "28000-2007/4.4.1-g", title = "The current policy records which harm to other parts of the business was weighed",
})

question "policy-harm-thought-through" (commitment.harm_thought_through { requirement = "28000-2007/4.4.1-g" })

question "programmes-fit-together" (programmes.fit_together { requirement = "28000-2007/4.4.1-h" })

rule "importance-told-from-the-top" (commitment.importance_told {
  requirement = "28000-2007/4.4.1-i", title = "Top management told people lately why security matters",
})

rule "critical-assets-in-risks" {
  requirement = "28000-2007/4.4.1-j", title = "Every critical asset is named in an open risk that comes from a threat",
  rationale = "An assessment that leaves out what matters most protects the rest.",
  of     = "assets", name = "{code} {name}", optional = { "risks.asset_id", "sites.closed_on" },
  select = [[ SELECT a.id, a.code, a.name, a.site_id, a.criticality, count(r.id) AS risks, count(r.threat_id) AS with_threat
              FROM assets a LEFT JOIN sites s ON s.id = a.site_id LEFT JOIN risks r ON r.asset_id = a.id AND r.status = 'open'
              WHERE (a.criticality IS NULL OR a.criticality IN ('high', 'critical'))
                AND s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1
              GROUP BY a.id ORDER BY a.id ]],
  judge  = function(code, name, criticality, risks, with_threat)
    if not criticality and with_threat == 0 then return unknown("nobody says how critical asset %s (%s) is", code, name) end
    if risks > 0 and with_threat == 0 then return fail("the risks to critical asset %s (%s) name no threat", code, name) end
    return at_least(risks, 1, "risks", "critical asset %s (%s) is named in no open risk", code, name)
  end,
  applies = function()
    local critical = "SELECT 1 FROM assets WHERE criticality IS NULL OR criticality IN ('high', 'critical')"
    if org.exists "SELECT 1 FROM assets" and not org.exists(critical) then return not_applicable("no asset is critical") end
  end,
  fix    = "Judge with the owner of the asset what threatens it and where it is weak, and enter the risk.",
  action = { kind = "corrective", owner = "asset owner", within = "60 days" },
}

rule "objectives-planned" (objectives.planned {
  requirement = "28000-2007/4.4.1-k", title = "Every live objective says what will be done and with what means",
})

rule "programmes-feasible" (programmes.feasible {
  requirement = "28000-2007/4.4.1-k", title = "Each live programme has its means and is reviewed in time",
})

question "goals-workable" {
  requirement = "28000-2007/4.4.1-k",
  ask = "Did top management look at whether objectives, targets and programmes can be carried out? Look at the minutes in which they were "
    .. "approved, at the people and money granted, and at what was done where one of them fell behind.",
}
