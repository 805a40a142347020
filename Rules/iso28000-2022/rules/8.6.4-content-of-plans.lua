-- Live security plans: what they say, whether they are reviewed, tried, to hand and equipped.
local interval = require "interval"
local parts = require "parts"

-- A rule that every live plan fills these columns.
local function states(columns, within, fields)
  fields.of, fields.name, fields.maturity = "security_plans", "{code} {title}", 3
  fields.select = "SELECT id, code, title, site_id, " .. table.concat(columns, ", ")
    .. " FROM security_plans WHERE status IS NULL OR status = 'current' ORDER BY id"
  fields.judge  = function(row) return parts.filled(row.code, row, columns) end
  fields.action = { kind = "corrective", owner = "plan owner", within = within }
  return fields
end

rule "plans-reviewed" {
  requirement = "28000-2022/8.6.4-a", title = "Live plans are reviewed in time, and after each event that used them",
  rationale = "A plan not looked at since it was last used repeats what went wrong.",
  of     = "security_plans", name = "{code} {title}", optional = { "incidents.plan_id" },
  select = [[ SELECT p.id, p.code, p.title, p.site_id, p.reviewed_on, p.next_review_on, i.code AS incident, day(i.occurred_at) AS used_on
              FROM security_plans p LEFT JOIN incidents i ON i.plan_id = p.id
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id ]],
  judge  = function(code, reviewed_on, next_review_on, each)
    if not date.done(reviewed_on) then return fail("%s was never reviewed", code) end
    local due = date.due(next_review_on, reviewed_on, params.plan_interval)
    local verdicts = { at_most(date.days(due, today), 0, "days", "review of %s is overdue", code) }
    for _, incident, used_on in each("incident", "used_on") do
      if incident and not used_on then
        verdicts[#verdicts + 1] = unknown("nobody knows when %s used %s", incident, code)
      elseif used_on and reviewed_on < used_on then
        local days = date.days(used_on, today)
        verdicts[#verdicts + 1] = at_most(days, params.plan_review_days, "days", "%s was not reviewed after %s", code, incident)
      end
    end
    return verdicts
  end,
  fix    = "Go through the plan with the team and what the last events taught, and enter the review.",
  action = { kind = "correction", owner = "plan owner", within = "30 days" },
}

rule "plans-cover-the-event" {
  requirement = "28000-2022/8.6.4-b", title = "Live plans say how to respond, what to watch and how to restore",
  rationale = "A plan that ends with the response leaves the door open afterwards.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, a.phase, a.description
              FROM security_plans p LEFT JOIN plan_actions a ON a.plan_id = p.id
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id ]],
  judge  = function(code, each)
    local covered, missing = {}, {}
    for _, phase, description in each("phase", "description") do
      if phase and not blank(description) then covered[phase] = true end
    end
    for _, phase in ipairs { "respond", "monitor", "restore" } do
      if not covered[phase] then missing[#missing + 1] = phase end
    end
    return at_most(#missing, 0, "phases", "%s has no steps to %s", code, table.concat(missing, ", "))
  end,
  fix    = "Write the missing steps into the plan with the team that takes them.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

rule "plans-say-when-to-start" {
  requirement = "28000-2022/8.6.4-c", title = "Live plans name thresholds and how the response is started",
  rationale = "Without a line to cross, people wait until it is beyond doubt.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, p.activation_criteria, p.activation_procedure, min(t.threshold) AS threshold
              FROM security_plans p LEFT JOIN response_thresholds t ON t.plan_id = p.id AND trim(t.threshold) > ''
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(row) return parts.filled(row.code, row, { "activation_criteria", "activation_procedure", "threshold" }) end,
  fix    = "Set the line from which the plan is started, who starts it and how, and write it into the plan.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

rule "plans-restore-security" {
  requirement = "28000-2022/8.6.4-d", title = "Live plans hold a procedure for restoring security",
  rationale = "After an event a place is weaker than before, and watched by those who know it.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id,
                     coalesce(nullif(trim(p.restore_procedure), ''), min(nullif(trim(r.restore_steps), ''))) AS restore_procedure
              FROM security_plans p LEFT JOIN recovery_procedures r ON r.plan_id = p.id
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(row) return parts.filled(row.code, row, { "restore_procedure" }) end,
  fix    = "Write down how seals, locks, fences and systems are checked and brought back, or tie a recovery procedure to the plan.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

rule "plans-care-for-people" (states({ "welfare_provisions" }, "60 days", {
  requirement = "28000-2022/8.6.4-e", title = "Live plans care for people in the first hours",
  rationale = "People who are hurt, afraid or alone come first, and cannot help either.",
  fix    = "Write into the plan who looks after those who were hit, where, and who calls their families.",
}))

rule "plans-weigh-what-is-at-stake" (states({ "value_protection" }, "90 days", {
  requirement = "28000-2022/8.6.4-f", title = "Live plans weigh the value of what may be compromised",
  rationale = "Whoever does not know what is worth most guards what is nearest.",
  fix    = "Write into the plan which assets, information and people are worth most and how they stay protected.",
}))

rule "plans-stop-further-loss" (states({ "loss_prevention" }, "60 days", {
  requirement = "28000-2022/8.6.4-g", title = "Live plans say how further loss and standstill are prevented",
  rationale = "The second loss is the one that could have been prevented.",
  fix    = "Write into the plan how further loss is stopped and how the core activities go on.",
}))

rule "plans-state-their-purpose" (states({ "purpose", "scope", "objectives" }, "60 days", {
  requirement = "28000-2022/8.6.4-h", title = "Live plans state purpose, scope and aims",
  rationale = "A plan taken for the wrong place or event costs the minutes it should save.",
  fix    = "Put on the first page what the plan is for, where it counts and what it must reach.",
}))

rule "plans-give-each-step-to-somebody" {
  requirement = "28000-2022/8.6.4-i", title = "Live plans have steps in order, each with the team or role that takes it",
  rationale = "A step that is nobody's is taken by nobody.",
  maturity = 2,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, a.id AS step, a.sequence, a.description, coalesce(a.team_id, a.role_id) AS taker
              FROM security_plans p LEFT JOIN plan_actions a ON a.plan_id = p.id
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id ]],
  judge  = function(code, each)
    local steps, nobodys = 0, 0
    for _, step, sequence, description, taker in each("step", "sequence", "description", "taker") do
      if sequence and not blank(description) then steps = steps + 1 end
      if step and not taker then nobodys = nobodys + 1 end
    end
    return {
      at_least(steps, params.plan_steps, "steps", "%s has too few steps in order", code),
      at_most(nobodys, 0, "steps", "%s has steps with neither a team nor a role", code),
    }
  end,
  fix    = "Number the steps of the plan and write beside each the team or role that takes it.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

rule "plans-help-to-coordinate" (states({ "activation_criteria", "coordination_information" }, "60 days", {
  requirement = "28000-2022/8.6.4-j", title = "Live plans hold what is needed to start, coordinate and communicate",
  rationale = "Whoever must look for a telephone number does not act.",
  fix    = "Add the sheet that starts the plan and the list of contacts, and try each number.",
}))

rule "plans-name-dependencies" (states({ "interdependencies" }, "90 days", {
  requirement = "28000-2022/8.6.4-k", title = "Live plans name what they depend on",
  rationale = "A plan that needs a road, a partner or a system fails with it.",
  fix    = "Write into the plan which partners, systems and other plans it depends on, and what to do without them.",
}))

rule "plans-state-their-means" {
  requirement = "28000-2022/8.6.4-l", title = "Live plans state the means they need and have them on record",
  rationale = "Means that are only wished for are missing on the night.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, p.resource_requirements, count(r.id) AS means
              FROM security_plans p LEFT JOIN plan_resources r ON r.plan_id = p.id AND trim(r.description) > ''
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, resource_requirements, means)
    local verdict = at_least(means, 1, "means", "no means are set aside for %s", code)
    if blank(resource_requirements) then return { verdict, fail("%s does not say what means it needs", code) } end
    return verdict
  end,
  fix    = "List the people, equipment and services the plan needs and set them aside.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

-- People and money need no maintenance; anything else whose day is not known may be worn out.
rule "plan-means-maintained" {
  requirement = "28000-2022/8.6.4-l", title = "The means of live plans are maintained in time",
  rationale = "A generator that was not tried for months is a weight on the floor.",
  of     = "plan_resources", name = "{code} {description}",
  select = [[ SELECT r.id, r.code, r.description, r.kind, r.maintenance_due_on, p.code AS plan, p.site_id
              FROM plan_resources r JOIN security_plans p ON p.id = r.plan_id
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY r.id ]],
  judge  = function(code, description, kind, maintenance_due_on, plan)
    if not maintenance_due_on and (kind == "people" or kind == "finance") then return not_applicable("needs no maintenance") end
    if not maintenance_due_on then return unknown("nobody knows when %s (%s) is to be maintained", code, description) end
    return at_most(date.days(maintenance_due_on, today), 0, "days", "maintenance of %s (%s) for %s is overdue", code, description, plan)
  end,
  fix    = "Have it maintained and tried under load this week, or put a spare in its place.",
  action = { kind = "correction", owner = "site manager", within = "14 days" },
}

rule "plans-say-what-to-report" (states({ "reporting_requirements" }, "90 days", {
  requirement = "28000-2022/8.6.4-m", title = "Live plans state what must be reported",
  rationale = "A report to customs or police that comes late costs more than the event.",
  fix    = "Write into the plan what is reported to whom and within which time.",
}))

rule "plans-say-how-to-stand-down" (states({ "stand_down_process" }, "90 days", {
  requirement = "28000-2022/8.6.4-n", title = "Live plans state how the response is stood down",
  rationale = "A response that nobody ends wears out those who are needed tomorrow.",
  fix    = "Write into the plan who ends the response, on what sign, and what is handed over.",
}))

-- A plan of one site lies there; a plan of all sites lies at least somewhere.
rule "plans-lie-where-needed" {
  requirement = "28000-2022/8.6.4-o", title = "A copy of each live plan lies at the site it is for",
  rationale = "A plan on a server that is down, or in another town, helps nobody.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}", optional = { "security_plans.site_id" },
  select = [[ SELECT p.id, p.code, p.title, p.site_id, s.code AS site, count(l.id) AS copies
              FROM security_plans p LEFT JOIN sites s ON s.id = p.site_id
              LEFT JOIN plan_locations l ON l.plan_id = p.id AND l.medium IS NOT NULL AND l.site_id = coalesce(p.site_id, l.site_id)
              WHERE (p.status IS NULL OR p.status = 'current') AND s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1
              GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, site, copies)
    return at_least(copies, 1, "copies", "no copy of %s is known to lie at %s", code, site or "any site")
  end,
  fix    = "Put a copy where the team will look for it and enter the place.",
  action = { kind = "correction", owner = "plan owner", within = "30 days" },
}

rule "plan-copies-seen" {
  requirement = "28000-2022/8.6.4-o", title = "Somebody saw in time that each copy of a live plan lies in its place",
  rationale = "Copies wander, and old versions come back.",
  of     = "plan_locations", name = "{plan} at {site}",
  select = [[ SELECT l.id, l.site_id, p.code AS plan, s.code AS site, l.verified_on
              FROM plan_locations l JOIN security_plans p ON p.id = l.plan_id LEFT JOIN sites s ON s.id = l.site_id
              WHERE (p.status IS NULL OR p.status = 'current') AND s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 ORDER BY l.id ]],
  judge  = function(plan, site, verified_on)
    if not date.done(verified_on) then return fail("nobody has seen that %s lies at %s", plan, site) end
    local due = date.due(nil, verified_on, params.plan_copy_interval)
    return at_most(date.days(due, today), 0, "days", "nobody has looked in time whether %s lies at %s", plan, site)
  end,
  fix    = "Look on the spot whether the copy lies there in the version in force, replace it if not, and enter the day.",
  action = { kind = "correction", owner = "site manager", within = "14 days" },
}

rule "plans-exercised" {
  requirement = "28000-2022/8.6.4-o", title = "Each live plan was exercised in time, and the last exercise did not fail",
  rationale = "A plan that was never exercised is a guess.",
  of     = "security_plans", name = "{code} {title}", optional = { "exercise_interval_months" },
  select = [[ SELECT p.id, p.code, p.title, p.site_id, p.exercise_interval_months AS months, e.held_on, e.result
              FROM security_plans p LEFT JOIN exercise_plans x ON x.plan_id = p.id
              LEFT JOIN exercises e ON e.id = x.exercise_id AND done(e.held_on)
              WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id, e.held_on, e.id ]],
  judge  = function(code, months, each)
    local last_on, last_result
    for _, held_on, result in each("held_on", "result") do
      if held_on then last_on, last_result = held_on, result end
    end
    if last_result == "fail" then return fail("the exercise of %s on %s failed and was not repeated", code, last_on) end
    if not last_on then return fail("%s was never exercised", code) end
    local due = date.due(nil, last_on, interval.months(months, params.exercise_interval))
    local verdict = at_most(date.days(due, today), 0, "days", "exercise of %s is overdue", code)
    if not last_result then return { verdict, unknown("nobody knows how the exercise of %s on %s went", code, last_on) } end
    return verdict
  end,
  fix    = "Exercise the plan this quarter with those who would use it, at its site, and change what does not work.",
  action = { kind = "correction", owner = "plan owner", within = "60 days" },
}
