-- Roles: duties and powers given out, held and made known.
local assignments = require "iso28000-common/assignments"
local roles = require "iso28000-common/roles"
local upkeep = require "iso28000-common/upkeep"

rule "security-roles-held" (roles.held {
  requirement = "28000-2022/5.3-a", title = "Each security-related role has a holder",
})

rule "assignments-made-known" (roles.assignments_made_known {
  requirement = "28000-2022/5.3-a",
  title = "Each assignment has its first day, says what may be decided where security is touched, and was made known",
})

rule "leavers-hold-no-role" (roles.none_held_by_leavers {
  requirement = "28000-2022/5.3-a", title = "Nobody who left still holds a role",
})

local holders = [[ SELECT count(*) FROM role_assignments a JOIN roles r ON r.id = a.role_id JOIN people p ON p.id = a.person_id
  WHERE r.sms_duty = :duty AND trim(a.authority_scope) <> '' AND ]] .. assignments.held

rule "conformity-in-good-hands" {
  requirement = "28000-2022/5.3-b", title = "Somebody has the duty and the power to keep the system in line with the standard",
  rationale = "A system without a keeper drifts.",
  maturity = 2,
  of     = { "role_assignments", "roles" }, optional = { "ended_on", "end_on" },
  check  = function()
    return at_least(org.value(holders, { duty = "conformity" }), 1, "holders", "nobody has the duty and power to keep the system in line")
  end,
  when_empty = fail("no role is on record"),
  fix    = "Have top management appoint somebody who keeps the system in line, and say what that person may decide.",
  action = { kind = "corrective", owner = "top management", within = "14 days" },
}

rule "performance-reported-upwards" {
  requirement = "28000-2022/5.3-c", title = "Somebody has the duty to report on the system, and a report reached top management in time",
  rationale = "Top management cannot lead what it does not hear of.",
  of     = { "role_assignments", "communications", "performance_evaluations" }, optional = { "ended_on", "end_on" },
  check  = function()
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
  fix    = "Appoint who reports, and put a report on the system before top management.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}
