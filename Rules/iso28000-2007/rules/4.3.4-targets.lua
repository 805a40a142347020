-- Targets: the steps to each objective, written, detailed, told and reviewed.
local objectives = require "iso28000-common/objectives"
local parts = require "iso28000-common/parts"
local upkeep = require "iso28000-common/upkeep"

-- Which targets, as `t`, are live: neither reached, missed nor cancelled.
local live = "(t.status IS NULL OR t.status NOT IN ('achieved', 'not_achieved', 'cancelled'))"

-- A target that was reached still counts for its objective: the last stretch need not have a step of its own.
rule "objectives-have-targets" {
  requirement = "28000-2007/4.3.4-a", title = "Every live objective has a target that stands in a current document",
  rationale = "Between an objective and the year's end lies a lot of time in which nothing need happen.",
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, (SELECT count(*) FROM targets t JOIN documents d ON d.id = t.document_id
                WHERE t.objective_id = o.id AND t.status IN ('active', 'achieved') AND d.status = 'current') AS targets
              FROM objectives o WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, targets)
    return at_least(targets, 1, "targets", "objective %s has no target that is written in a current document", code)
  end,
  fix    = "Agree with the owner of the objective on the next step that can be seen, and enter it in the list of targets.",
  action = { kind = "correction", owner = "objective owner", within = "60 days" },
}

rule "targets-under-a-live-objective" {
  requirement = "28000-2007/4.3.4-b", title = "Every live target serves a live objective",
  rationale = "A target that outlived its objective costs work and brings nothing nearer.",
  of     = "targets", name = "{code} {title}",
  select = [[ SELECT t.id, t.code, t.title, o.id AS objective_id, o.code AS objective, o.status
              FROM targets t LEFT JOIN objectives o ON o.id = t.objective_id WHERE ]] .. live .. " ORDER BY t.id",
  judge  = function(code, objective_id, objective, status)
    if not objective_id then return fail("target %s serves no objective", code) end
    if not status then return unknown("nobody says how objective %s of target %s stands", objective, code) end
    if status == "achieved" or status == "not_achieved" or status == "cancelled" then
      return fail("target %s serves %s, which is closed", code, objective)
    end
  end,
  fix    = "Tie the target to the objective that it serves today, or close it.",
  action = { kind = "correction", owner = "target owner", within = "30 days" },
}

rule "targets-detailed" {
  requirement = "28000-2007/4.3.4-c", title = "Every live target says what is counted",
  rationale = "Better lighting is no target; four dark corners fewer is one.",
  of     = "targets", name = "{code} {title}",
  select = "SELECT t.id, t.code, t.title, t.metric FROM targets t WHERE " .. live .. " ORDER BY t.id",
  judge  = function(code, metric)
    if blank(metric) then return fail("target %s does not say what is counted", code) end
  end,
  fix    = "Write down what is counted or measured, as those who do the work would say it.",
}

rule "targets-smart" {
  requirement = "28000-2007/4.3.4-d",
  title = "Every live target has a metric, a value, a day, and reasons why it can be reached and why it matters",
  rationale = "A target that lacks one of them can be called reached, or impossible, at will.",
  of     = "targets", name = "{code} {title}",
  select = [[ SELECT t.id, t.code, t.title, t.metric, t.target_value, t.achievable_rationale, t.relevance_note, t.due_on
              FROM targets t WHERE ]] .. live .. " ORDER BY t.id",
  judge  = function(code, metric, target_value, achievable_rationale, relevance_note, due_on)
    return parts.complete("target", code, {
      { "a metric", metric }, { "a value", target_value }, { "a reason why it can be reached", achievable_rationale },
      { "a reason why it matters", relevance_note }, { "a day", due_on },
    })
  end,
  fix    = "Complete the target with its owner: what, how much, by when, and why it can be reached and is worth it.",
  action = { kind = "correction", owner = "target owner", within = "60 days" },
}

rule "targets-made-known" {
  requirement = "28000-2007/4.3.4-e", title = "Every live target was made known to those whom it concerns",
  rationale = "Those who are to reach it must hear of it before it is due.",
  of     = "targets", name = "{code} {title}",
  select = "SELECT t.id, t.code, t.title, t.communicated_on FROM targets t WHERE " .. live .. " ORDER BY t.id",
  judge  = function(code, communicated_on)
    if not date.done(communicated_on) then return fail("target %s was made known to nobody", code) end
  end,
  fix    = "Tell employees, and the contractors and partners whom it touches, and record the day.",
  action = { kind = "correction", owner = "target owner", within = "30 days" },
}

-- A target made known lately has a whole interval from then.
rule "targets-reviewed" {
  requirement = "28000-2007/4.3.4-f", title = "Every live target is reviewed in time",
  rationale = "A step planned last year may lead away from where the objective stands today.",
  of     = "targets", name = "{code} {title}",
  select = "SELECT t.id, t.code, t.title, t.communicated_on, t.reviewed_on FROM targets t WHERE " .. live .. " ORDER BY t.id",
  judge  = function(code, communicated_on, reviewed_on)
    local last = date.done(reviewed_on) and reviewed_on or date.done(communicated_on) and communicated_on
    if not last then return fail("target %s was never reviewed", code) end
    return upkeep.review(nil, last, params.target_interval, "target %s", code)
  end,
  fix    = "Hold the target against its objective: keep it, change it or close it.",
  action = { kind = "correction", owner = "target owner", within = "30 days" },
}
