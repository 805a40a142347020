-- Security plans: in force and owned up to, answering the high risks of malice, saying what they must, equipped, reviewed and tried.
local high_risks = require "high_risks"
local interval = require "interval"
local parts = require "parts"
local shared = require "shared"

local plans = {}

-- A rule that there is a live plan, and that each one is approved, in a current document, and fills the column that `more` selects with
-- the tables of `join`. A plan whose status is left out is held to the same, but does not prove that there is a live one.
function plans.in_force(column, more, join)
  local sql = "SELECT p.id, p.code, p.title, p.site_id, p.status, p.approved_by AS approver_id, " .. more .. [[,
      CASE WHEN p.approved_on <= :today THEN p.approved_on END AS day_of_approval,
      CASE WHEN d.status = 'current' THEN d.id END AS current_document_id
    FROM security_plans p LEFT JOIN documents d ON d.id = p.document_id ]] .. join .. [[
    WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id ]]
  return shared {
    of     = "security_plans",
    check  = function()
      local live = 0
      for _, plan in org.records(sql) do
        local verdict = parts.filled(plan.code, plan, { column, "current_document_id", "approver_id", "day_of_approval" })
        if not plan.status then verdict = { verdict, unknown("nobody knows whether %s is live", plan.code) } end
        report(plan.id, verdict, { name = plan.title, site = plan.site_id })
        live = live + 1
      end
      if live == 0 then return fail("no security plan is live") end
    end,
    when_empty = fail("there is no security plan"),
    action = { kind = "corrective", owner = "plan owner", within = "30 days" },
  }
end

-- A rule that every live plan fills these columns.
function plans.stating(columns, within)
  return shared {
    of     = "security_plans", name = "{code} {title}",
    maturity = 3,
    select = "SELECT id, code, title, site_id, " .. table.concat(columns, ", ")
      .. " FROM security_plans WHERE status IS NULL OR status = 'current' ORDER BY id",
    judge  = function(row) return parts.filled(row.code, row, columns) end,
    action = { kind = "corrective", owner = "plan owner", within = within },
  }
end

plans.answer_malice = shared {
  rationale = "In the first hour people do what the plan says; where no plan names the risk they do nothing, or the wrong thing.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.category, r.rating_label, r.inherent_rating, count(p.id) AS answers
              FROM risks r LEFT JOIN plan_risks x ON x.risk_id = r.id
              LEFT JOIN security_plans p ON p.id = x.plan_id AND p.status = 'current'
              WHERE r.status IS NOT 'closed' AND r.is_security_risk IS NOT 0 AND (r.category IS NULL OR r.category = 'malicious')
              GROUP BY r.id ORDER BY r.id ]],
  judge  = function(code, category, rating_label, inherent_rating, answers)
    local high = high_risks.is_high(rating_label, inherent_rating)
    if answers == 0 and high == nil then return unknown("risk %s is not rated in full", code) end
    if not high then return not_applicable("not high") end
    if answers == 0 and not category then return unknown("nobody knows whether %s comes of malice", code) end
    return at_least(answers, 1, "plans", "no live plan answers risk %s", code)
  end,
  fix    = "Take the risk into the plan of its place or process and write down who does what when it comes about.",
  action = { kind = "corrective", owner = "risk owner", within = "60 days" },
}

plans.steer_the_response = shared {
  rationale = "Without written steps under pressure everybody starts with something else.",
  maturity = 3,
  of     = "security_plans", name = "{code} {title}",
  select = [[ SELECT p.id, p.code, p.title, p.site_id, count(a.id) AS steps
              FROM security_plans p LEFT JOIN plan_actions a ON a.plan_id = p.id AND a.phase = 'respond' AND trim(a.description) > ''
              WHERE p.status IS NULL OR p.status = 'current' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, steps) return at_least(steps, 1, "steps", "%s has no step of response", code) end,
  fix    = "Write the steps of the response into the plan, in order, with the team that takes them.",
  action = { kind = "corrective", owner = "plan owner", within = "60 days" },
}

plans.reviewed = shared {
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

plans.restore_security = shared {
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

plans.stop_further_loss = shared(plans.stating({ "loss_prevention" }, "60 days") {
  rationale = "The second loss is the one that could have been prevented.",
  fix    = "Write into the plan how further loss is stopped and how the core activities go on.",
})

plans.means_set_aside = shared {
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
plans.means_maintained = shared {
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

-- The exercises of each live plan, from the oldest, with these columns of the plan.
local function exercises(columns)
  return "SELECT p.id, p.code, p.title, p.site_id, " .. columns .. [[, e.held_on, e.result
    FROM security_plans p LEFT JOIN exercise_plans x ON x.plan_id = p.id
    LEFT JOIN exercises e ON e.id = x.exercise_id AND done(e.held_on)
    WHERE p.status IS NULL OR p.status = 'current' ORDER BY p.id, e.held_on, e.id ]]
end

-- The verdict on the exercises of one plan. `excuse` is why it could not be exercised: it excuses a day that is past, never a failure.
local function tried(code, months, each, excuse)
  local last_on, last_result
  for _, held_on, result in each("held_on", "result") do
    if held_on then last_on, last_result = held_on, result end
  end
  if last_result == "fail" then return fail("the exercise of %s on %s failed and was not repeated", code, last_on) end
  if not last_on then return blank(excuse) and fail("%s was never exercised", code) or pass() end
  local due = date.due(nil, last_on, interval.months(months, params.exercise_interval))
  local verdict = blank(excuse) and at_most(date.days(due, today), 0, "days", "exercise of %s is overdue", code) or pass()
  if not last_result then return { verdict, unknown("nobody knows how the exercise of %s on %s went", code, last_on) } end
  return verdict
end

plans.exercised = shared {
  rationale = "A plan that was never exercised is a guess.",
  of     = "security_plans", name = "{code} {title}", optional = { "exercise_interval_months" },
  select = exercises("p.exercise_interval_months AS months"),
  judge  = function(code, months, each) return tried(code, months, each) end,
  fix    = "Exercise the plan this quarter with those who would use it, at its site, and change what does not work.",
  action = { kind = "correction", owner = "plan owner", within = "60 days" },
}

plans.exercised_where_practicable = shared(plans.exercised {
  optional = { "exercise_interval_months", "exercise_id", "exercise_plans.plan_id", "held_on" },
  select = exercises("p.exercise_interval_months AS months, p.not_exercised_reason AS excuse"),
  judge  = function(code, months, excuse, each) return tried(code, months, each, excuse) end,
})

return plans
