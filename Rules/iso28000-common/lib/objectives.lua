-- Security objectives: which are live, and whether they are set where they matter, written, measured, told, reviewed and planned.
local shared = require "shared"
local high_risks = require "high_risks"
local parts = require "parts"
local upkeep = require "upkeep"

local objectives = {}

-- Which objectives, as `o`, are live: neither reached, missed nor cancelled.
objectives.live = "(o.status IS NULL OR o.status NOT IN ('achieved', 'not_achieved', 'cancelled'))"

objectives.for_functions_at_risk = shared {
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

objectives.under_current_policy = shared {
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

objectives.measurable = shared {
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

objectives.made_known = shared {
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

objectives.reviewed = shared {
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

objectives.documented = shared {
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

objectives.planned = shared {
  rationale = "A goal without work and means is a wish.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.what_will_be_done, o.resources_needed FROM objectives o
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, what_will_be_done, resources_needed)
    local n, what = parts.missing { ["what will be done"] = blank(what_will_be_done), ["the means for it"] = blank(resources_needed) }
    return at_most(n, 0, "parts", "objective %s does not say %s", code, what)
  end,
  fix    = "Write down the steps and what they take in people, money and equipment.",
  action = { kind = "correction", owner = "objective owner", within = "60 days" },
}

objectives.renewed_not_weaker = shared {
  rationale = "A promise to improve is broken quietly, one softer target at a time.",
  maturity = 5,
  of     = "objectives", name = "{code} {title}", optional = { "objectives.predecessor_id" },
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.unit, o.target_value, b.code AS before_code, b.target_value AS target_before,
                coalesce(m.better, n.better) AS better, m.id IS NOT NULL AND n.id IS NOT NULL AND m.id <> n.id AS other_measure
              FROM objectives o JOIN objectives b ON b.id = o.predecessor_id
              LEFT JOIN measures m ON m.id = o.measure_id LEFT JOIN measures n ON n.id = b.measure_id
              WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, unit, target_value, before_code, target_before, better, other_measure)
    if not target_value or not target_before or not better or yes(other_measure) then
      return unknown("the targets of %s and %s cannot be compared", code, before_code)
    end
    local bound = better == "higher" and at_least or at_most
    return bound(target_value, target_before, unit or "units", "the target of %s is weaker than that of %s", code, before_code)
  end,
  applies = function()
    local renewed = "SELECT 1 FROM objectives o WHERE o.predecessor_id IS NOT NULL AND " .. objectives.live
    if org.exists "SELECT 1 FROM objectives" and not org.exists(renewed) then return not_applicable("no live objective renews another") end
  end,
  fix    = "Set the target at least where it was, or have the reason for the softer one agreed by top management.",
}

objectives.keep_improving = shared {
  ask = "Do the objectives keep to the promise of going on improving? "
    .. "Look at the targets of this year beside those of the last two, and at the reason for each one that was not raised.",
}

return objectives
