-- Roles: duties and powers given out, held and made known.
local upkeep = require "upkeep"

rule "security-roles-held" {
  requirement = "28000-2022/5.3-a", of = "roles", name = "{code} {name}",
  title     = "Each security-related role has a holder",
  rationale = "A role on paper stops nobody at the gate.",
  select    = [[ SELECT r.id, r.code, r.name,
                   (SELECT count(*) FROM role_assignments a JOIN people p ON p.id = a.person_id
                    WHERE a.role_id = r.id AND a.assigned_on <= :today AND (a.ended_on IS NULL OR a.ended_on > :today)
                      AND (p.end_on IS NULL OR p.end_on > :today)) AS holders
                 FROM roles r WHERE r.security_related IS NOT 0 ORDER BY r.id ]],
  judge     = function(code, name, holders)
    return at_least(holders, 1, "holders", "nobody holds the role %s (%s)", code, name)
  end,
  when_empty = fail("no role is on record"),
  optional  = { "ended_on", "end_on" },
  fix       = "Appoint somebody to the role, or have it withdrawn.",
  action    = { kind = "corrective", owner = "top management", within = "30 days" },
}

rule "assignments-made-known" {
  requirement = "28000-2022/5.3-a", of = "role_assignments", name = "{person} as {role_name}",
  title     = "Each assignment has its first day, its powers where security is touched, and was made known",
  rationale = "A power that nobody knows of is not obeyed.",
  select    = [[ SELECT a.id, a.site_id, a.person_id, a.role_id, p.name AS person, r.name AS role_name, r.security_related,
                   a.authority_scope, a.assigned_on, a.communicated_on
                 FROM role_assignments a LEFT JOIN people p ON p.id = a.person_id LEFT JOIN roles r ON r.id = a.role_id
                 WHERE (a.ended_on IS NULL OR a.ended_on > :today) AND (a.assigned_on IS NULL OR a.assigned_on <= :today) ORDER BY a.id ]],
  judge     = function(person_id, role_id, person, role_name, security_related, authority_scope, assigned_on, communicated_on)
    if not person_id or not role_id then return fail("an assignment lacks its person or its role") end
    local gaps = {}
    if not assigned_on then gaps[#gaps + 1] = "has no first day" end
    if not no(security_related) and blank(authority_scope) then gaps[#gaps + 1] = "does not say what may be decided" end
    if not date.done(communicated_on) then gaps[#gaps + 1] = "was never made known" end
    return at_most(#gaps, 0, "gaps", "the assignment of %s as %s %s", person, role_name, table.concat(gaps, ", "))
  end,
  when_empty = fail("nobody is assigned to any role"),
  optional  = { "ended_on" },
  fix       = "Tell those who work with the holder, and enter the day and the powers.",
  action    = { kind = "correction", owner = "head of HR", within = "14 days" },
}

rule "leavers-hold-no-role" {
  requirement = "28000-2022/5.3-a", of = "role_assignments", name = "{person} as {role_name}",
  title     = "Nobody who left still holds a role",
  rationale = "A leaver on the list is called on the bad night, and may still have the powers.",
  select    = [[ SELECT a.id, a.site_id, a.person_id, p.name AS person, p.end_on, r.name AS role_name
                 FROM role_assignments a LEFT JOIN people p ON p.id = a.person_id LEFT JOIN roles r ON r.id = a.role_id
                 WHERE a.ended_on IS NULL OR a.ended_on > :today ORDER BY a.id ]],
  judge     = function(person_id, person, end_on, role_name)
    if not person_id then return fail("nobody is named as holder of the role of %s", role_name) end
    -- The last day of work is itself in time.
    local days = end_on and date.days(end_on, today) or 0
    return at_most(math.max(days, 0), 0, "days", "%s left on %s and still holds the role of %s", person, end_on, role_name)
  end,
  when_empty = fail("nobody is assigned to any role"),
  optional  = { "ended_on", "end_on" },
  fix       = "End the assignment, take back keys, badge and accounts, and appoint a successor where one is needed.",
  action    = { kind = "correction", owner = "head of HR", within = "7 days" },
}

local holders = [[ SELECT count(*) FROM role_assignments a JOIN roles r ON r.id = a.role_id JOIN people p ON p.id = a.person_id
  WHERE r.sms_duty = :duty AND a.assigned_on <= :today AND (a.ended_on IS NULL OR a.ended_on > :today)
    AND (p.end_on IS NULL OR p.end_on > :today) AND trim(a.authority_scope) <> '' ]]

rule "conformity-in-good-hands" {
  requirement = "28000-2022/5.3-b", of = { "role_assignments", "roles" },
  title     = "Somebody has the duty and the power to keep the system in line with the standard",
  rationale = "A system without a keeper drifts.",
  check     = function()
    return at_least(org.value(holders, { duty = "conformity" }), 1, "holders", "nobody has the duty and power to keep the system in line")
  end,
  when_empty = fail("no role is on record"),
  optional  = { "ended_on", "end_on" },
  fix       = "Have top management appoint somebody who keeps the system in line, and say what that person may decide.",
  action    = { kind = "corrective", owner = "top management", within = "14 days" },
}

rule "performance-reported-upwards" {
  requirement = "28000-2022/5.3-c", of = { "role_assignments", "communications", "performance_evaluations" },
  title     = "Somebody has the duty to report on the system, and a report reached top management within the year",
  rationale = "Top management cannot lead what it does not hear of.",
  check     = function()
    local newest = org.value [[ SELECT max(reported_on) FROM (
        SELECT day(occurred_at) AS reported_on FROM communications
        WHERE kind = 'report' AND direction IS NOT 'incoming' AND audience LIKE '%top management%'
        UNION ALL SELECT performed_on FROM performance_evaluations
        WHERE scope_kind = 'sms_effectiveness' AND effective IS NOT NULL AND trim(conclusion) <> '')
      WHERE reported_on <= :today ]]
    return at_least(org.value(holders, { duty = "reporting" }), 1, "holders", "nobody has the duty and power to report on the system"),
      upkeep.newest(newest, params.reporting_interval, "report on the system to top management")
  end,
  when_empty = fail("neither roles nor reports are on record"),
  optional  = { "ended_on", "end_on" },
  fix       = "Appoint who reports, and put a report on the system before top management.",
  action    = { kind = "corrective", owner = "top management", within = "30 days" },
}
