-- Nonconformities and incidents: put right with what followed from them, looked into for the cause, and answered before they are closed.
local shared = require "shared"
local parts = require "parts"

local nonconformities = {}

nonconformities.corrected = shared {
  rationale = "Until it is corrected, it goes on doing harm.",
  maturity = 3,
  of     = "nonconformities", name = "{code}",
  select = "SELECT id, code, site_id, correction, correction_on, no_correction_reason FROM nonconformities ORDER BY id",
  judge  = function(code, correction, correction_on, no_correction_reason)
    if not blank(no_correction_reason) then return end
    local missing, what = parts.lacking {
      { "a correction", correction }, { "the day on which it was done", date.done(correction_on) and correction_on or nil },
    }
    return at_most(missing, 0, "parts", "nonconformity %s lacks %s", code, what)
  end,
  fix    = "Put it right today, or write down why that is not possible.",
  action = { kind = "correction", owner = "nonconformity owner", within = "7 days" },
}

nonconformities.consequences_dealt = shared {
  rationale = "The fault is mended and the goods it let through are still on the road.",
  maturity = 3,
  of     = "nonconformities", name = "{code}",
  select = "SELECT id, code, site_id, consequences_dealt FROM nonconformities ORDER BY id",
  judge  = function(code, consequences_dealt)
    if blank(consequences_dealt) then return fail("nobody wrote down what was done about what followed from %s", code) end
  end,
  fix    = "Find out what followed from it, deal with it, and write it down, even where nothing followed.",
}

nonconformities.effects_softened = shared {
  rationale = "The first hour decides how large the damage gets.",
  maturity = 3,
  of     = "incidents", name = "{code} {title}", optional = { "consequences" },
  select = "SELECT id, code, title, site_id, consequences, mitigation_taken FROM incidents ORDER BY id",
  judge  = function(code, consequences, mitigation_taken)
    if blank(consequences) then return not_applicable("no consequences") end
    if blank(mitigation_taken) then return fail("nothing is recorded that softened the effects of %s", code) end
  end,
  fix    = "Do what can still be done for those who were harmed, and write down what was done.",
}

-- A cause that was found late cannot be mended: once the nonconformity is long closed it counts no more.
nonconformities.causes_found = shared {
  rationale = "Without its cause, the nonconformity comes back.",
  of     = "nonconformities", name = "{code}",
  select = [[ SELECT id, code, site_id, grade, detected_on, root_cause, cause_determined_on FROM nonconformities
              WHERE closed_on IS NULL OR date_add(closed_on, :certification_cycle) >= :today ORDER BY id ]],
  judge  = function(code, grade, detected_on, root_cause, cause_determined_on)
    if grade == "observation" then return not_applicable("an observation") end
    if not detected_on then return unknown("nobody knows since when %s is known", code) end
    local found = not blank(root_cause)
    local on = found and date.done(cause_determined_on) and cause_determined_on
    local days = date.days(detected_on, on or today)
    if found and not on and days > params.cause_days then return unknown("nobody knows when the cause of %s was found", code) end
    return at_most(days, params.cause_days, "days", found and "the cause of %s was found late" or "%s has no cause", code)
  end,
  fix    = "Sit down with those concerned and find the cause.",
  action = { kind = "corrective", owner = "nonconformity owner", within = "14 days" },
}

nonconformities.actions_owned = shared {
  rationale = "An action without a name and a day is not done.",
  maturity = 2,
  of     = "nonconformities", name = "{code}", optional = { "action_needed", "corrective_actions.nonconformity_id" },
  select = [[ SELECT n.id, n.code, n.site_id, n.detected_on, n.action_needed, n.action_decision_reason, n.closed_on, n.status,
                     c.id AS action_id, c.code AS action, c.kind, c.owner_id, c.due_on, c.status AS action_status
              FROM nonconformities n LEFT JOIN corrective_actions c ON c.nonconformity_id = n.id AND c.status IS NOT 'cancelled'
                AND (c.kind IS NULL OR c.kind IN ('corrective', 'preventive'))
              ORDER BY n.id, c.id ]],
  judge  = function(code, detected_on, action_needed, action_decision_reason, closed_on, status, each)
    if no(action_needed) then
      return blank(action_decision_reason) and fail("nobody wrote down why %s needs no action on its cause", code) or nil
    elseif not yes(action_needed) then
      if date.done(closed_on) or status == "closed" then return fail("%s was closed without a decision on action", code) end
      return at_most(date.days(detected_on, today), params.cause_days, "days", "nobody decided whether %s needs action", code)
    end
    for _, action_id, action, kind, owner_id, due_on, action_status in
      each("action_id", "action", "kind", "owner_id", "due_on", "action_status") do
      if not action_id then return fail("%s needs action on its cause and has none", code) end
      local missing, what = parts.lacking { { "an owner", owner_id }, { "a day", due_on } }
      if missing > 0 then return fail("action %s on %s lacks %s", action, code, what) end
      if not action_status then return unknown("nobody knows how far action %s on %s is", action, code) end
      if not kind then return unknown("nobody knows whether action %s on %s goes to the cause", action, code) end
    end
  end,
  fix    = "Decide on action, and agree who does it by when.",
}

-- A major that stands open is never an isolated lapse.
nonconformities.majors_closed = shared {
  isolated = false,
  rationale = "A major means that protection fails now.",
  of     = "nonconformities", name = "{code}", optional = { "closed_on" },
  select = "SELECT id, code, site_id, grade, detected_on, closed_on, status FROM nonconformities ORDER BY id",
  judge  = function(code, grade, detected_on, closed_on, status)
    if grade == "minor" or grade == "observation" then return not_applicable("not a major") end
    if date.done(closed_on) or status == "closed" then return end
    if not grade then return unknown("nonconformity %s has no grade", code) end
    return at_most(date.days(detected_on, today), params.corrective_action_days, "days", "major %s is still open", code)
  end,
  fix    = "Have top management look at it this week: what is missing, who brings it, what protects until then.",
  action = { kind = "corrective", owner = "top management", within = "14 days" },
}

nonconformities.effects_judged_first = shared {
  rationale = "A file that is closed first is never opened again.",
  of     = "nonconformities", name = "{code}", optional = { "closed_on", "corrective_actions.nonconformity_id" },
  select = [[ SELECT n.id, n.code, n.site_id, n.action_needed, n.closed_on, n.status, c.id AS action_id, c.code AS action,
                     c.effectiveness_reviewed_on AS reviewed_on
              FROM nonconformities n LEFT JOIN corrective_actions c ON c.nonconformity_id = n.id AND c.status IS NOT 'cancelled'
                AND c.kind IS NOT 'correction'
              ORDER BY n.id, c.id ]],
  judge  = function(code, action_needed, closed_on, status, each)
    if not date.done(closed_on) and status ~= "closed" then return not_applicable("open") end
    local early, which
    for _, action_id, action, reviewed_on in each("action_id", "action", "reviewed_on") do
      if not action_id and no(action_needed) then return not_applicable("needed no action") end
      if not date.done(reviewed_on) then return fail("%s was closed and nobody judged whether %s worked", code, action or "action") end
      if not closed_on then return unknown("nobody knows when %s was closed", code) end
      local days = date.days(closed_on, reviewed_on)
      if not early or days > early then early, which = days, action end
    end
    return at_most(early, 0, "days", "%s was closed before anybody judged whether %s worked", code, which)
  end,
  fix    = "Open it again, judge the effect, and close it then.",
}

nonconformities.incidents_investigated = shared {
  rationale = "A near miss that nobody looks into is the rehearsal of a loss.",
  of     = "incidents", name = "{code} {title}", optional = { "investigation_completed_on" },
  select = [[ SELECT id, code, title, site_id, occurred_at, detected_at, investigator_id, investigation_completed_on, root_cause
              FROM incidents ORDER BY id ]],
  judge  = function(code, occurred_at, detected_at, investigator_id, investigation_completed_on, root_cause)
    if not investigator_id then return fail("nobody investigates %s", code) end
    local known = detected_at or occurred_at
    if not known then return unknown("nobody knows when %s happened", code) end
    local done = date.done(investigation_completed_on)
    if done and not blank(root_cause) then return end
    return at_most(date.days(date.day(known), today), params.investigation_days, "days",
      done and "the investigation of %s found no cause" or "the investigation of %s is not finished", code)
  end,
  fix    = "Finish the investigation with those who were there, and write down the cause.",
  action = { kind = "corrective", owner = "investigator", within = "14 days" },
}

return nonconformities
