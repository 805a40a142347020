-- Corrective actions: done in time, weighed for risk first, judged by another, and carried into the system.
local shared = require "shared"
local parts = require "parts"

-- Whether an action counts as carried out: nil where its status says so and nobody wrote down the day.
local function carried_out(implemented_on, status)
  if date.done(implemented_on) then return true end
  if status ~= "implemented" and status ~= "verified" then return false end
end

local corrective_actions = { carried_out = carried_out }

corrective_actions.done_in_time = shared {
  rationale = "As long as the action waits, the cause works on.",
  of     = "corrective_actions", name = "{code}", optional = { "implemented_on" },
  select = [[ SELECT id, code, site_id, due_on, implemented_on, status FROM corrective_actions
              WHERE status IS NOT 'cancelled' ORDER BY id ]],
  judge  = function(code, due_on, implemented_on, status)
    local done = carried_out(implemented_on, status)
    if done == nil then return unknown("nobody knows when action %s was carried out", code) end
    if done then return end
    if not due_on then return unknown("nobody knows when action %s is due", code) end
    return at_most(date.days(due_on, today), 0, "days", "action %s is overdue", code)
  end,
  fix    = "Carry the action out, or agree a new day with a reason and make good the meantime.",
  action = { kind = "correction", owner = "action owner", within = "30 days" },
}

corrective_actions.judged_by_another = shared {
  rationale = "Everybody's own action works.",
  of     = "corrective_actions", name = "{code}", optional = { "implemented_on" },
  select = [[ SELECT c.id, c.code, c.site_id, c.owner_id, c.implemented_on, c.status, c.effectiveness_reviewed_on AS reviewed_on,
                     c.effectiveness_reviewed_by AS reviewed_by, c.effective, p.name AS reviewer
              FROM corrective_actions c LEFT JOIN people p ON p.id = c.effectiveness_reviewed_by
              WHERE c.status IS NOT 'cancelled' AND c.kind IS NOT 'correction' ORDER BY c.id ]],
  judge  = function(code, owner_id, implemented_on, status, reviewed_on, reviewed_by, effective, reviewer)
    local reviewed = date.done(reviewed_on) or reviewed_by or effective ~= nil
    if not reviewed and carried_out(implemented_on, status) == false then return not_applicable("not carried out yet") end
    if not reviewed then
      if not implemented_on then return unknown("nobody knows when action %s was carried out", code) end
      return at_most(date.days(implemented_on, today), params.effect_days, "days", "nobody has judged yet whether %s worked", code)
    end
    local missing, what = parts.lacking {
      { "its day", date.done(reviewed_on) or nil }, { "the one who made it", reviewed_by }, { "a result", effective },
    }
    if missing > 0 then return fail("the judgement on %s lacks %s", code, what) end
    if not owner_id then return unknown("action %s has no owner", code) end
    if owner_id == reviewed_by then return fail("whether %s worked was judged by %s, who owns it", code, reviewer) end
    return at_most(date.days(reviewed_on, implemented_on), 0, "days", "%s was judged before it was carried out", code)
  end,
  fix    = "Have somebody without a part in the action look whether the fault came back.",
}

corrective_actions.followed_up = shared {
  rationale = "To know that it did not work, and to stop there, is to accept the cause.",
  maturity = 5,
  of     = "corrective_actions", name = "{code}",
  select = [[ SELECT c.id, c.code, c.site_id, c.effective, c.effectiveness_reviewed_on, f.id AS next_id, f.status AS next_status
              FROM corrective_actions c LEFT JOIN corrective_actions f ON f.id = c.follow_up_action_id AND f.id <> c.id
              WHERE c.status IS NOT 'cancelled' ORDER BY c.id ]],
  judge  = function(code, effective, effectiveness_reviewed_on, next_id, next_status)
    if yes(effective) then return end
    if not no(effective) and effectiveness_reviewed_on then return unknown("nobody knows whether %s worked", code) end
    if not no(effective) then return not_applicable("not judged yet") end
    if not next_id or next_status == "cancelled" then return fail("%s did not work and no new action follows", code) end
    if not next_status then return unknown("nobody knows how far the new action after %s is", code) end
  end,
  fix    = "Find out why it did not work, and plan a new action.",
}

corrective_actions.system_changed = shared {
  rationale = "A lesson that stands in no procedure leaves with the people who learnt it.",
  maturity = 5,
  of     = "corrective_actions", name = "{code}", optional = { "implemented_on" },
  select = [[ SELECT c.id, c.code, c.site_id, c.implemented_on, c.status, c.document_revision_id, c.no_system_change_reason,
                     (SELECT count(*) FROM changes g WHERE g.corrective_action_id = c.id) AS changes
              FROM corrective_actions c WHERE c.status IS NOT 'cancelled' AND c.kind IS NOT 'correction' ORDER BY c.id ]],
  judge  = function(code, implemented_on, status, document_revision_id, no_system_change_reason, changes)
    if document_revision_id or changes > 0 or not blank(no_system_change_reason) then return end
    if carried_out(implemented_on, status) == false then return not_applicable("not carried out yet") end
    return fail("%s changed no document and nothing else, and nobody says why", code)
  end,
  fix    = "Change the procedure, or write down why none has to change.",
}

corrective_actions.in_proportion = shared {
  rationale = "A small action on a great fault is as wrong as a great one on a small fault.",
  maturity = 3,
  of     = "corrective_actions", name = "{code}", optional = { "corrective_actions.nonconformity_id" },
  select = [[ SELECT c.id, c.code, c.site_id, c.proportionality_note, n.id AS nonconformity, n.code AS nc, n.grade
              FROM corrective_actions c LEFT JOIN nonconformities n ON n.id = c.nonconformity_id
              WHERE c.status IS NOT 'cancelled' ORDER BY c.id ]],
  judge  = function(code, proportionality_note, nonconformity, nc, grade)
    if not nonconformity or grade == "minor" or grade == "observation" then return not_applicable("not on a major") end
    if not grade then return unknown("nonconformity %s has no grade", nc) end
    if blank(proportionality_note) then return fail("nobody weighed %s against the effects of major %s", code, nc) end
  end,
  fix    = "Write down what the fault could have cost and what the action costs.",
}

corrective_actions.risk_reviewed_first = shared {
  rationale = "An action against one risk may open the door to another.",
  maturity = 3,
  of     = "corrective_actions", name = "{code}", optional = { "implemented_on" },
  select = [[ SELECT id, code, site_id, implemented_on, status, risk_reviewed_on, life_safety_waiver, life_safety_note
              FROM corrective_actions WHERE status IS NOT 'cancelled' AND kind IS NOT 'correction' ORDER BY id ]],
  judge  = function(code, implemented_on, status, risk_reviewed_on, life_safety_waiver, life_safety_note)
    local done = carried_out(implemented_on, status)
    if done == false then return not_applicable("not carried out yet") end
    if yes(life_safety_waiver) then
      return blank(life_safety_note) and fail("%s went ahead for the sake of life and nobody says why", code) or nil
    end
    if not risk_reviewed_on then return fail("nobody looked at the risk of %s", code) end
    if not done then return unknown("nobody knows when action %s was carried out", code) end
    return at_most(date.days(implemented_on, risk_reviewed_on), 0, "days", "the risk of %s was looked at after it was carried out", code)
  end,
  fix    = "Look at the risk of what was done now, mend what it opened, and make the review the first step of the form.",
}

-- The question whether actions are in proportion.
corrective_actions.proportion_asked = shared {
  ask   = "Are corrective actions in proportion to what the nonconformity did or could have done? Look at the majors of the last year "
    .. "and at three minors: what each could have cost, what the action costs, and whether a smaller or larger one would have served.",
  evidence = "required", valid_for = "12 months",
}

return corrective_actions
