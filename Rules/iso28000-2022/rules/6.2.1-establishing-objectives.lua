-- Security objectives: where they are set, and whether they agree with the policy and are measured, watched, told, reviewed, documented.
local parts = require "parts"
local high_risks = require "high_risks"
local objectives = require "objectives"
local upkeep = require "upkeep"

rule "objectives-for-every-function-at-risk" {
  requirement = "28000-2022/6.2.1-a", title = "Objectives are set, and every function that owns a high risk has one",
  rationale = "A function that owns a high risk and has no goal is not steered.",
  maturity = 3,
  of     = "objectives", grade = "minor", optional = { "inherent_rating" },
  check  = function()
    local live = org.value("SELECT count(*) FROM objectives o WHERE o.level IS NOT NULL AND o.status = 'active'")
    report("live objectives", live == 0 and major("no active objective states its level") or at_least(live, 1, "objectives"))
    local sql = [[ SELECT lower(trim(p.department)), p.department, min(r.code),
        max(r.rating_label IN ('high', 'critical') OR r.inherent_rating >= :high_risk_rating),
        (SELECT count(*) FROM objectives o
         WHERE lower(trim(o.business_function)) = lower(trim(p.department)) AND o.status = 'active')
      FROM risks r LEFT JOIN people p ON p.id = r.owner_id
      WHERE (r.site_id IS NULL OR r.site_id NOT IN (SELECT id FROM sites WHERE in_scope = 0)) AND ]]
      .. high_risks.possible .. " GROUP BY 1 ORDER BY 1"
    for _, key, department, code, high, own in org.rows(sql) do
      local told = key and (own > 0 or high == 1)
      report(key or "unknown function",
        told and at_least(own, 1, "objectives", "%s owns high risk %s and has no active objective", department, code)
        or unknown("nobody says which function owns risk %s, or whether it is high", code))
    end
  end,
  when_empty = major("no security objective is on record"),
  fix    = "Set an objective with the head of the function, at the level where it can be reached.",
  action = { kind = "corrective", owner = "top management", within = "60 days" },
}

rule "objectives-under-the-current-policy" {
  requirement = "28000-2022/6.2.1-b", title = "Every live objective belongs to the current policy",
  rationale = "An objective of an old policy may pull the other way.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, p.id AS policy_id, p.code AS policy, p.status AS policy_status, p.effective_on
              FROM objectives o LEFT JOIN policies p ON p.id = o.policy_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, policy_id, policy, policy_status, effective_on)
    if not policy_id then return fail("objective %s belongs to no policy", code) end
    if policy_status ~= "current" then return fail("objective %s belongs to policy %s, which is not current", code, policy) end
    if not date.done(effective_on) then return fail("policy %s of objective %s is not in force", policy, code) end
  end,
  fix    = "Hold the objective against the current policy, and name that policy or change the objective.",
  action = { kind = "correction", owner = "objective owner", within = "60 days" },
}

rule "objectives-measurable" {
  requirement = "28000-2022/6.2.1-c",
  title = "Every live objective has an active measure and a target, or a reason why it cannot be measured",
  rationale = "Without a measure nobody can say whether the goal comes nearer.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.measurable, o.not_measurable_reason, o.target_value, m.id AS measure, m.status
              FROM objectives o LEFT JOIN measures m ON m.id = o.measure_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, measurable, not_measurable_reason, target_value, measure, status)
    if no(measurable) and not blank(not_measurable_reason) then return end
    local n, what = parts.missing { ["an active measure"] = not measure or status ~= "active", ["a target value"] = not target_value }
    return at_most(n, 0, "parts", "objective %s lacks %s, and no reason is given why it cannot be measured", code, what)
  end,
  fix    = "Name the measure and the target value, or say why the objective can only be judged in words.",
  action = { kind = "correction", owner = "objective owner", within = "60 days" },
}

rule "objectives-answer-to-requirements" {
  requirement = "28000-2022/6.2.1-d", title = "Live objectives answer to laws or to demands of interested parties",
  rationale = "Objectives that answer to no duty leave what the law and customers demand to chance.",
  maturity = 3,
  of     = "objectives", method = "examine",
  check  = function()
    local answering, last = 0, nil
    local sql = [[ SELECT o.id, s.source_table, s.source_id FROM objectives o JOIN objective_sources s ON s.objective_id = o.id
      WHERE s.source_kind IN ('legal', 'stakeholder') AND o.status = 'active' ORDER BY o.id, s.id ]]
    for _, id, source_table, source_id in org.rows(sql) do
      local found = source_table and source_id and org.has(source_table, source_id)
      if found and id ~= last then answering, last = answering + 1, id end
    end
    return at_least(answering, 1, "objectives", "no active objective is traced to a law or a demand of an interested party")
  end,
  when_empty = fail("no security objective is on record"),
  fix    = "Go through obligations and demands, and enter those that an objective answers to as its sources.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "objectives-watched" {
  requirement = "28000-2022/6.2.1-e", title = "Every live objective is watched as often as its measure asks",
  rationale = "A goal that nobody looks at in between is missed by surprise.",
  of     = "objectives", name = "{code} {title}", optional = { "frequency_days", "measure_id" },
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.start_on, o.monitored_on, m.frequency_days,
                (SELECT max(v.measured_on) FROM measurements v WHERE v.measure_id = o.measure_id AND v.measured_on <= :today
                 AND (v.value IS NOT NULL OR v.text_value IS NOT NULL)) AS measured_on
              FROM objectives o LEFT JOIN measures m ON m.id = o.measure_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, start_on, monitored_on, frequency_days, measured_on)
    local last = measured_on
    if date.done(monitored_on) and (not last or monitored_on > last) then last = monitored_on end
    -- One that has only just started need not have been looked at yet.
    last = last or start_on
    if not last then return fail("objective %s was never looked at", code) end
    local due = date.due(nil, last, frequency_days or params.objective_interval)
    return at_most(date.days(due, today), 0, "days", "the next look at objective %s is overdue", code)
  end,
  fix    = "Measure now, or record how far the objective has come.",
  action = { kind = "correction", owner = "objective owner", within = "30 days" },
}

rule "objectives-made-known" {
  requirement = "28000-2022/6.2.1-f", title = "Every live objective was made known",
  rationale = "People cannot work towards a goal that nobody told them.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = "SELECT o.id, o.code, o.title, o.site_id, o.communicated_on FROM objectives o WHERE " .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, communicated_on)
    if not date.done(communicated_on) then return fail("objective %s was made known to nobody", code) end
  end,
  fix    = "Tell those who are to reach it, in the next team talk, and record the day.",
  action = { kind = "correction", owner = "objective owner", within = "30 days" },
}

rule "objectives-reviewed" {
  requirement = "28000-2022/6.2.1-g", title = "Every live objective is reviewed in time",
  rationale = "A goal set for last year's traffic can steer this year's work wrongly.",
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.start_on, o.reviewed_on FROM objectives o
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, start_on, reviewed_on)
    local last = date.done(reviewed_on) and reviewed_on or start_on
    if not last then return fail("objective %s was never reviewed", code) end
    return upkeep.review(nil, last, params.objective_review_interval, "objective %s", code)
  end,
  fix    = "Review the objective with its owner: keep it, change it or close it.",
  action = { kind = "correction", owner = "objective owner", within = "30 days" },
}

rule "objectives-documented" {
  requirement = "28000-2022/6.2.1-h", title = "Every live objective stands in a current document",
  rationale = "What is written nowhere is remembered differently by everyone.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, d.code AS document, d.status FROM objectives o
              LEFT JOIN documents d ON d.id = o.document_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, document, status)
    if not status then return fail("objective %s stands in no document that is known to be current", code) end
    if status ~= "current" then return fail("objective %s stands in %s, which is %s", code, document, status) end
  end,
  fix    = "Enter the objective in the controlled list of objectives, and issue that list.",
  action = { kind = "correction", owner = "document controller", within = "60 days" },
}
