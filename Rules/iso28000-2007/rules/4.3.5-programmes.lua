-- Programmes: the work for each objective, written, led, paid for, in time and reviewed.
local objectives = require "iso28000-common/objectives"
local parts = require "iso28000-common/parts"
local programmes = require "iso28000-common/programmes"
local upkeep = require "iso28000-common/upkeep"

rule "objectives-have-programmes" {
  requirement = "28000-2007/4.3.5-a", title = "Every live objective has a live programme",
  rationale = "An objective that nobody works at is reached by luck.",
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id,
                (SELECT count(*) FROM programmes g WHERE g.objective_id = o.id AND g.status IN ('planned', 'active')) AS under_way
              FROM objectives o WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, under_way)
    return at_least(under_way, 1, "programmes", "no programme that is planned or under way works towards objective %s", code)
  end,
  fix    = "Draw up the programme with the owner of the objective, or name the one that serves it already.",
  action = { kind = "corrective", owner = "objective owner", within = "60 days" },
}

rule "programmes-ranked" {
  requirement = "28000-2007/4.3.5-b", title = "Every live programme says why it is done this way, and has its place in the order",
  rationale = "Where everything comes first, the loudest manager decides.",
  of     = "programmes", name = "{code} {title}",
  select = [[ SELECT g.id, g.code, g.title, g.optimisation_rationale, g.priority FROM programmes g
              WHERE ]] .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, optimisation_rationale, priority)
    return parts.complete("programme", code, {
      { "a reason why it is done this way", optimisation_rationale }, { "a priority", priority },
    })
  end,
  fix    = "Compare the ways to the objective, write down why this one was taken, and put the programmes in order.",
}

-- A programme that has only just begun has spent nothing yet.
rule "programmes-cost-reviewed" {
  requirement = "28000-2007/4.3.5-c", title = "The cost of every live programme is reviewed in time",
  rationale = "Money that is spent without effect is missing where it would have one.",
  of     = "programmes", name = "{code} {title}",
  select = "SELECT g.id, g.code, g.title, g.start_on, g.cost_reviewed_on FROM programmes g WHERE " .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, start_on, cost_reviewed_on)
    local last = date.done(cost_reviewed_on) and cost_reviewed_on or start_on
    if not last then return fail("the cost of programme %s was never reviewed", code) end
    return upkeep.review(nil, last, params.objective_interval, "the cost of programme %s", code)
  end,
  fix    = "Set what the programme has cost beside what it has brought, and record the day.",
}

question "programmes-worth-their-cost" {
  requirement = "28000-2007/4.3.5-c",
  ask = "Are the programmes carried out efficiently and at sensible cost? Look at the last cost review of two programmes beside their "
    .. "invoices and hours, and at what was stopped or changed because of it.",
}

rule "programmes-documented" {
  requirement = { "28000-2007/4.3.5-d", "28000-2007/4.3.5-e" }, title = "Every live programme stands in a current document",
  rationale = "Duties and days that are written nowhere change with each telling.",
  of     = "programmes", name = "{code} {title}",
  select = [[ SELECT g.id, g.code, g.title, d.code AS document, d.status FROM programmes g
              LEFT JOIN documents d ON d.id = g.document_id WHERE ]] .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, document, status)
    if not status then return fail("programme %s stands in no document that is known to be current", code) end
    if status ~= "current" then return fail("programme %s stands in %s, which is %s", code, document, status) end
  end,
  fix    = "Enter the programme in the controlled list of objectives and programmes, and issue that list.",
  action = { kind = "correction", owner = "document controller", within = "60 days" },
}

rule "programmes-led-with-power" {
  requirement = "28000-2007/4.3.5-d",
  title = "Every live programme names who answers for it, a person who is there and whose power is stated",
  rationale = "Whoever answers for a programme and may decide nothing can only report that it is late.",
  of     = "programmes", name = "{code} {title}", optional = { "people.end_on" },
  select = [[ SELECT g.id, g.code, g.title, g.authority, p.id AS person, p.name, p.end_on AS left_on
              FROM programmes g LEFT JOIN people p ON p.id = g.responsible_id WHERE ]] .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, authority, person, name, left_on)
    if date.done(left_on) then return fail("programme %s is led by %s, who left on %s", code, name, left_on) end
    return parts.complete("programme", code, { { "a responsible person", person }, { "a statement of that person's power", authority } })
  end,
  fix    = "Hand the programme to a person who accepts it, and write down what that person may decide and spend.",
  action = { kind = "correction", owner = "top management", within = "30 days" },
}

rule "programmes-have-means-and-days" {
  requirement = "28000-2007/4.3.5-e", title = "Every live programme names its means, its first and its last day",
  rationale = "Without means and days a programme is an intention.",
  of     = "programmes", name = "{code} {title}",
  select = "SELECT g.id, g.code, g.title, g.means, g.start_on, g.end_on FROM programmes g WHERE " .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, means, start_on, end_on)
    return parts.complete("programme", code, { { "its means", means }, { "a first day", start_on }, { "a last day", end_on } })
  end,
  fix    = "Write down what the programme needs, when it begins and when it is to be done.",
  action = { kind = "correction", owner = "programme owner", within = "30 days" },
}

rule "programme-tasks-in-time" {
  requirement = "28000-2007/4.3.5-e", title = "No task of a live programme is long overdue",
  rationale = "A time-scale that nobody keeps is none.",
  of     = "programme_tasks", name = "{code} {title}", optional = { "completed_on" },
  select = [[ SELECT k.id, k.code, k.title, g.code AS programme, k.due_on, k.completed_on
              FROM programme_tasks k LEFT JOIN programmes g ON g.id = k.programme_id WHERE ]] .. programmes.live .. " ORDER BY k.id",
  judge  = function(code, programme, due_on, completed_on)
    if date.done(completed_on) then return end
    if not due_on then return fail("task %s of programme %s has no day", code, programme) end
    return at_most(date.days(due_on, today), params.task_grace_days, "days", "task %s of programme %s is overdue", code, programme)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM programmes" and not org.exists "SELECT 1 FROM programme_tasks" then
      return not_applicable("no programme is divided into tasks")
    end
  end,
  fix    = "Finish the task, or agree with the leader of the programme on a new day and what it does to the rest.",
  action = { kind = "correction", owner = "programme owner", within = "30 days" },
}

rule "programmes-reviewed" {
  requirement = "28000-2007/4.3.5-f", title = "Every live programme is reviewed in time",
  rationale = "The plan of January meets the traffic of June.",
  of     = "programmes", name = "{code} {title}",
  select = "SELECT g.id, g.code, g.title, g.start_on, g.reviewed_on FROM programmes g WHERE " .. programmes.live .. " ORDER BY g.id",
  judge  = function(code, start_on, reviewed_on)
    local last = date.done(reviewed_on) and reviewed_on or start_on
    if not last then return fail("programme %s was never reviewed", code) end
    return upkeep.review(nil, last, params.objective_interval, "programme %s", code)
  end,
  fix    = "Go through the programme with its leader: keep it, change it or close it.",
  action = { kind = "correction", owner = "programme owner", within = "30 days" },
}
