-- Roles: held by people who are there, and made known with their powers.
local shared = require "shared"
local parts = require "parts"
local assignments = require "assignments"

local roles = {}

roles.held = shared {
  rationale = "A role on paper stops nobody at the gate.",
  maturity = 2,
  of     = "roles", name = "{code} {name}", optional = { "ended_on", "end_on" },
  select = [[ SELECT r.id, r.code, r.name,
                (SELECT count(*) FROM role_assignments a JOIN people p ON p.id = a.person_id
                 WHERE a.role_id = r.id AND ]] .. assignments.held .. [[) AS holders
              FROM roles r WHERE r.security_related IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, name, holders)
    return at_least(holders, 1, "holders", "nobody holds the role %s (%s)", code, name)
  end,
  when_empty = fail("no role is on record"),
  fix    = "Appoint somebody to the role, or have it withdrawn.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

roles.assignments_made_known = shared {
  rationale = "A power that nobody knows of is not obeyed.",
  maturity = 3,
  of     = "role_assignments", name = "{person} as {role_name}", optional = { "ended_on" },
  select = [[ SELECT a.id, a.site_id, a.person_id, a.role_id, p.name AS person, r.name AS role_name, r.security_related,
                a.authority_scope, a.assigned_on, a.communicated_on
              FROM role_assignments a LEFT JOIN people p ON p.id = a.person_id LEFT JOIN roles r ON r.id = a.role_id
              WHERE ]] .. assignments.asked .. " ORDER BY a.id",
  judge  = function(person_id, role_id, person, role_name, security_related, authority_scope, assigned_on, communicated_on)
    if not person_id or not role_id then return fail("an assignment lacks its person or its role") end
    local missing, what = parts.missing {
      ["has no first day"] = not assigned_on,
      ["does not say what may be decided"] = not no(security_related) and blank(authority_scope),
      ["was never made known"] = not date.done(communicated_on),
    }
    return at_most(missing, 0, "parts", "the assignment of %s as %s %s", person, role_name, what)
  end,
  when_empty = fail("nobody is assigned to any role"),
  fix    = "Tell those who work with the holder, and enter the day and the powers.",
  action = { kind = "correction", owner = "head of personnel", within = "14 days" },
}

roles.none_held_by_leavers = shared {
  rationale = "A leaver on the list is called on the bad night, and may still have the powers.",
  maturity = 2,
  of     = "role_assignments", name = "{person} as {role_name}", optional = { "ended_on", "end_on" },
  select = [[ SELECT a.id, a.site_id, a.person_id, p.name AS person, p.end_on, r.name AS role_name
              FROM role_assignments a LEFT JOIN people p ON p.id = a.person_id LEFT JOIN roles r ON r.id = a.role_id
              WHERE a.ended_on IS NULL OR a.ended_on > :today ORDER BY a.id ]],
  judge  = function(person_id, person, end_on, role_name)
    if not person_id then return fail("nobody is named as holder of the role of %s", role_name) end
    if not end_on then return end
    -- The last day of work is itself in time.
    return at_most(date.days(end_on, today), 0, "days", "%s left on %s and still holds the role of %s", person, end_on, role_name)
  end,
  when_empty = fail("nobody is assigned to any role"),
  fix    = "End the assignment, take back keys, badge and accounts, and appoint a successor where one is needed.",
  action = { kind = "correction", owner = "head of personnel", within = "7 days" },
}

return roles
