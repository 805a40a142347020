-- Live security plans: what they say, whether they are reviewed, tried, to hand and equipped.
local parts = require "iso28000-common/parts"
local plans = require "iso28000-common/plans"

rule "plans-reviewed" (plans.reviewed {
  requirement = "28000-2022/8.6.4-a", title = "Live plans are reviewed in time, and after each event that used them",
})

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

rule "plans-restore-security" (plans.restore_security {
  requirement = "28000-2022/8.6.4-d", title = "Live plans hold a procedure for restoring security",
})

rule "plans-care-for-people" (plans.stating({ "welfare_provisions" }, "60 days") {
  requirement = "28000-2022/8.6.4-e", title = "Live plans care for people in the first hours",
  rationale = "People who are hurt, afraid or alone come first, and cannot help either.",
  fix    = "Write into the plan who looks after those who were hit, where, and who calls their families.",
})

rule "plans-weigh-what-is-at-stake" (plans.stating({ "value_protection" }, "90 days") {
  requirement = "28000-2022/8.6.4-f", title = "Live plans weigh the value of what may be compromised",
  rationale = "Whoever does not know what is worth most guards what is nearest.",
  fix    = "Write into the plan which assets, information and people are worth most and how they stay protected.",
})

rule "plans-stop-further-loss" (plans.stop_further_loss {
  requirement = "28000-2022/8.6.4-g", title = "Live plans say how further loss and standstill are prevented",
})

rule "plans-state-their-purpose" (plans.stating({ "purpose", "scope", "objectives" }, "60 days") {
  requirement = "28000-2022/8.6.4-h", title = "Live plans state purpose, scope and aims",
  rationale = "A plan taken for the wrong place or event costs the minutes it should save.",
  fix    = "Put on the first page what the plan is for, where it counts and what it must reach.",
})

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

rule "plans-help-to-coordinate" (plans.stating({ "activation_criteria", "coordination_information" }, "60 days") {
  requirement = "28000-2022/8.6.4-j", title = "Live plans hold what is needed to start, coordinate and communicate",
  rationale = "Whoever must look for a telephone number does not act.",
  fix    = "Add the sheet that starts the plan and the list of contacts, and try each number.",
})

rule "plans-name-dependencies" (plans.stating({ "interdependencies" }, "90 days") {
  requirement = "28000-2022/8.6.4-k", title = "Live plans name what they depend on",
  rationale = "A plan that needs a road, a partner or a system fails with it.",
  fix    = "Write into the plan which partners, systems and other plans it depends on, and what to do without them.",
})

rule "plans-state-their-means" (plans.means_set_aside {
  requirement = "28000-2022/8.6.4-l", title = "Live plans state the means they need and have them on record",
})

rule "plan-means-maintained" (plans.means_maintained {
  requirement = "28000-2022/8.6.4-l", title = "The means of live plans are maintained in time",
})

rule "plans-say-what-to-report" (plans.stating({ "reporting_requirements" }, "90 days") {
  requirement = "28000-2022/8.6.4-m", title = "Live plans state what must be reported",
  rationale = "A report to customs or police that comes late costs more than the event.",
  fix    = "Write into the plan what is reported to whom and within which time.",
})

rule "plans-say-how-to-stand-down" (plans.stating({ "stand_down_process" }, "90 days") {
  requirement = "28000-2022/8.6.4-n", title = "Live plans state how the response is stood down",
  rationale = "A response that nobody ends wears out those who are needed tomorrow.",
  fix    = "Write into the plan who ends the response, on what sign, and what is handed over.",
})

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

rule "plans-exercised" (plans.exercised {
  requirement = "28000-2022/8.6.4-o", title = "Each live plan was exercised in time, and the last exercise did not fail",
})
