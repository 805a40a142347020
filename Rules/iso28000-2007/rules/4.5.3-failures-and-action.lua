-- Failures, incidents and nonconformities: investigated, softened, and answered by action that works; and action before anything fails.
local assignments = require "iso28000-common/assignments"
local corrective_actions = require "iso28000-common/corrective_actions"
local nonconformities = require "iso28000-common/nonconformities"
local parts = require "iso28000-common/parts"

rule "preventive-duty-held" {
  requirement = "28000-2007/4.5.3-a", title = "Somebody has the duty and the power to start preventive action",
  rationale = "What might fail is everybody's worry and nobody's work.",
  of     = { "roles", "role_assignments" }, optional = { "ended_on", "end_on" },
  check  = function()
    local found = org.record([[ SELECT count(*) AS holders, count(nullif(trim(a.authority_scope), '')) AS empowered
      FROM role_assignments a JOIN roles r ON r.id = a.role_id JOIN people p ON p.id = a.person_id
      WHERE r.sms_duty = 'preventive' AND ]] .. assignments.held)
    local text = found.holders == 0 and "nobody has the duty of preventive action"
      or "nobody who has the duty of preventive action was told what they may decide"
    return at_least(found.empowered, 1, "holders", text)
  end,
  when_empty = fail("no role is on record"),
  fix    = "Appoint somebody who looks for what might fail, and write down what that person may start without asking.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

-- An organisation that needed none may say so, with reasons: the question below.
rule "preventive-action-begun" {
  requirement = "28000-2007/4.5.3-a", title = "Preventive action was begun lately, or it was judged that none is needed",
  rationale = "Whoever acts only after a loss pays for each lesson.",
  of     = "corrective_actions",
  check  = function()
    local begun = org.value [[ SELECT count(*) FROM corrective_actions
      WHERE kind = 'preventive' AND status IN ('in_progress', 'implemented', 'verified')
        AND date_add(coalesce(implemented_on, due_on), :change_lookback) >= :today ]]
    if begun == 0 then return attested("potential-failures-judged") end
    return at_least(begun, 1, "preventive actions")
  end,
  fix    = "Take the weakest point of the last walk or exercise, and begin what keeps it from failing.",
  action = { kind = "preventive", owner = "security manager", within = "60 days" },
}

question "potential-failures-judged" {
  requirement = "28000-2007/4.5.3-a",
  ask = "Is it judged regularly what might fail in security, and is preventive action begun where it is called for? Look at the procedure "
    .. "and at who may start what, at the near misses, vulnerabilities and worn-out equipment of the last year, and at what was decided "
    .. "on three of them, with the reason wherever nothing was done.",
  evidence = "required", valid_for = "12 months",
}

rule "incidents-investigated" (nonconformities.incidents_investigated {
  requirement = "28000-2007/4.5.3-b", title = "Every incident has an investigator, and in time a cause",
})

-- It was investigated, only late: the duty is given and used. What is long past cannot be mended.
rule "investigations-finished-in-time" {
  requirement = "28000-2007/4.5.3-b", title = "Investigations were finished within the time for them", grade = "minor",
  rationale = "After months, nobody remembers who stood where, and the recording is gone.",
  of     = "incidents", name = "{code} {title}", optional = { "investigation_completed_on" },
  select = [[ SELECT id, code, title, site_id, occurred_at, detected_at, investigation_completed_on FROM incidents
              WHERE investigation_completed_on IS NULL OR date_add(investigation_completed_on, :certification_cycle) >= :today
              ORDER BY id ]],
  judge  = function(code, occurred_at, detected_at, investigation_completed_on)
    if not date.done(investigation_completed_on) then return not_applicable("not finished") end
    local known = detected_at or occurred_at
    if not known then return unknown("nobody knows when %s happened", code) end
    return at_most(date.days(date.day(known), investigation_completed_on), params.investigation_days, "days",
      "the investigation of %s was finished late", code)
  end,
  fix    = "Find out what held the investigations up, and give investigators the time and the access that they need.",
}

-- A nonconformity without a cause was not investigated; where the incidents are, the duty as such is at work.
rule "causes-found-in-time" (nonconformities.causes_found {
  requirement = "28000-2007/4.5.3-b", title = "Nonconformities have their root cause within the time for it", grade = "minor",
})

rule "consequences-dealt-with" (nonconformities.consequences_dealt {
  requirement = "28000-2007/4.5.3-c", title = "What followed from a nonconformity was dealt with",
})

rule "incident-effects-softened" (nonconformities.effects_softened {
  requirement = "28000-2007/4.5.3-c", title = "The effects of incidents are softened",
})

-- An action that nobody owns may still be done; one that is overdue was not.
rule "actions-on-causes-owned" (nonconformities.actions_owned {
  requirement = "28000-2007/4.5.3-d", title = "Action on causes is decided, and what is needed has an owner and a day", grade = "minor",
})

local other_actions = [[ corrective_actions c WHERE c.status IS NOT 'cancelled'
  AND (c.nonconformity_id IS NULL OR c.kind IS NULL OR c.kind IN ('correction', 'mitigation')) ]]

-- Those on the cause of a nonconformity are judged with it, by the rule above; of which kind an action is must be known for that.
rule "other-actions-owned" {
  requirement = "28000-2007/4.5.3-d", title = "Actions on incidents, ahead of failures and on the spot have an owner and a day",
  grade = "minor", rationale = "An action without a name and a day is not done.",
  of     = "corrective_actions", name = "{code}",
  select = "SELECT c.id, c.code, c.site_id, c.owner_id, c.due_on FROM " .. other_actions .. " ORDER BY c.id",
  judge  = function(code, owner_id, due_on)
    return parts.complete("action", code, { { "an owner", owner_id }, { "a day", due_on } })
  end,
  applies = function()
    if org.exists "SELECT 1 FROM corrective_actions" and not org.exists("SELECT 1 FROM " .. other_actions) then
      return not_applicable("every action is on the cause of a nonconformity")
    end
  end,
  fix    = "Agree who does it by when.",
}

rule "corrective-actions-in-time" (corrective_actions.done_in_time {
  requirement = "28000-2007/4.5.3-d", title = "No corrective or preventive action is overdue",
})

rule "majors-closed-in-time" (nonconformities.majors_closed {
  requirement = "28000-2007/4.5.3-d", title = "No major nonconformity stays open for longer than the time to act",
})

rule "effects-judged-before-closing" (nonconformities.effects_judged_first {
  requirement = "28000-2007/4.5.3-e", title = "A nonconformity is closed after somebody judged whether its actions worked",
})

rule "effects-judged-by-another" (corrective_actions.judged_by_another {
  requirement = "28000-2007/4.5.3-e", title = "Whether an action worked is judged in time, by another than its owner",
})

rule "failed-actions-followed-up" (corrective_actions.followed_up {
  requirement = "28000-2007/4.5.3-e", title = "An action that did not work is followed by a new one",
})

rule "risk-reviewed-before-action" (corrective_actions.risk_reviewed_first {
  requirement = "28000-2007/4.5.3-f", title = "Actions go through the assessment of threats and risks first, unless life is in danger",
})

rule "majors-answered-in-proportion" (corrective_actions.in_proportion {
  requirement = "28000-2007/4.5.3-g", title = "For every major, it is said why the action is in proportion",
})

question "action-in-proportion" (corrective_actions.proportion_asked { requirement = "28000-2007/4.5.3-g" })

rule "system-changed-where-needed" (corrective_actions.system_changed {
  requirement = "28000-2007/4.5.3-h", title = "Each action has changed the procedures, or it is said why nothing had to change",
})

-- People may be trained before the action is in force, never in place of it: a record that is still empty is none.
rule "training-follows-action" {
  requirement = "28000-2007/4.5.3-h", title = "Where an action calls for training, the training was held",
  rationale = "A new procedure that nobody was shown is followed by nobody.",
  of     = "corrective_actions", name = "{code}", optional = { "implemented_on" },
  select = [[ SELECT c.id, c.code, c.site_id, c.implemented_on, c.status, c.training_required, t.id AS record, t.completed_on
              FROM corrective_actions c LEFT JOIN training_records t ON t.id = c.training_record_id
              WHERE c.status IS NOT 'cancelled' ORDER BY c.id ]],
  judge  = function(code, implemented_on, status, training_required, record, completed_on)
    if corrective_actions.carried_out(implemented_on, status) == false then return not_applicable("not carried out yet") end
    if no(training_required) then return not_applicable("calls for no training") end
    if not yes(training_required) then return unknown("nobody knows whether %s calls for training", code) end
    if not record then return fail("%s calls for training and no record of one is named", code) end
    if not date.done(completed_on) then return fail("the training that %s calls for is not completed", code) end
  end,
  fix    = "Train those who work by the changed procedure, and enter the record with the action.",
  action = { kind = "correction", owner = "action owner", within = "30 days" },
}
