-- Warning and communication in an event: procedures, channels, the log, answers, and those who must be told.
local communication = require "iso28000-common/communication"
local warnings = require "iso28000-common/warnings"

local violations = { violation = true, breach = true, emergency = true }

rule "telling-is-settled" {
  requirement = "28000-2022/8.6.3-a", title = "It is settled what is told to whom, when and how",
  rationale = "In an event there is no time to look for the number or to weigh the words.",
  maturity = 3,
  of     = { "warning_procedures", "communication_plans" },
  check  = function()
    local lines, open = 0, 0
    for _, what, when_trigger, with_whom, how in org.rows [[ SELECT what, when_trigger, with_whom, how FROM communication_plans
        WHERE topic IN ('threats', 'incidents') ORDER BY id ]] do
      lines = lines + 1
      if blank(what) or blank(when_trigger) or blank(with_whom) or blank(how) then open = open + 1 end
    end
    return {
      warnings.procedure("inform", "how interested parties are told"),
      at_least(lines, 1, "lines", "no line of the communication plan is on threats or incidents"),
      at_most(open, 0, "lines", "lines on threats and incidents leave open what, when, with whom or how"),
    }
  end,
  fix    = "Bring the procedure into force and complete the lines of the communication plan on threats and incidents.",
  action = { kind = "corrective", owner = "communications advisor", within = "60 days" },
}

rule "taking-in-is-settled" {
  requirement = "28000-2022/8.6.3-b", title = "It is settled how warnings and messages are taken in",
  rationale = "The call that names the day often reaches somebody who does not know where to pass it on.",
  maturity = 3,
  of     = "warning_procedures",
  check  = function() return warnings.procedure("receive", "how messages are taken in, recorded and answered") end,
  fix    = "Write down who takes in warnings and messages, where they are recorded and who answers, and bring it into force.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "messages-answered-in-time" (communication.answered_in_time {
  requirement = "28000-2022/8.6.3-b", title = "Messages that are owed an answer get it by the agreed day",
})

rule "advisories-assessed" {
  requirement = "28000-2022/8.6.3-b", title = "Advisories on threats are assessed soon after they come in",
  rationale = "An advisory read after the event has only told how it happened.",
  of     = "threat_information", name = "{code} {summary}",
  select = [[ SELECT id, code, summary, received_on, assessed_by, assessed_on FROM threat_information
              WHERE (kind IS NULL OR kind = 'advisory') AND (received_on IS NULL OR date_add(received_on, :change_lookback) >= :today)
              ORDER BY id ]],
  judge  = function(code, received_on, assessed_by, assessed_on)
    if not received_on then return unknown("nobody knows when advisory %s came in", code) end
    if not date.done(assessed_on) then
      return at_most(date.days(received_on, today), params.advisory_days, "days", "advisory %s is not assessed", code)
    end
    if not assessed_by then return fail("nobody stands for the assessment of advisory %s", code) end
    return at_most(date.days(received_on, assessed_on), params.advisory_days, "days", "advisory %s lay unassessed", code)
  end,
  fix    = "Assess the advisory today: which threat it touches, whether a risk changes, and who must know.",
  action = { kind = "correction", owner = "security manager", within = "14 days" },
}

-- Channels of places that are closed or out of scope are not relied upon.
rule "a-spare-channel" {
  requirement = "28000-2022/8.6.3-c", title = "A spare channel stands ready that passed its last test",
  rationale = "The main channel is the first thing an attack or a power cut takes away.",
  of     = "communication_means", optional = { "communication_means.site_id", "sites.closed_on" },
  check  = function()
    local ready = org.value [[ SELECT count(*) FROM communication_means c LEFT JOIN sites s ON s.id = c.site_id
      WHERE c.is_backup = 1 AND c.test_result = 'pass' AND done(c.last_tested_on)
        AND s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 ]]
    return at_least(ready, 1, "channels", "no spare channel passed a test")
  end,
  when_empty = fail("no channel of communication is on record"),
  fix    = "Set up a channel that does not depend on the same power and network as the main one, and test it.",
  action = { kind = "corrective", owner = "security systems technician", within = "30 days" },
}

rule "channels-tested" {
  requirement = "28000-2022/8.6.3-c", title = "Every channel was tested in time and passed",
  rationale = "A radio found dead in an event was dead for months.",
  of     = "communication_means", name = "{code} {kind}",
  select = [[ SELECT c.id, c.code, c.kind, c.site_id, c.last_tested_on, c.test_result FROM communication_means c
              LEFT JOIN sites s ON s.id = c.site_id WHERE s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 ORDER BY c.id ]],
  judge  = function(code, last_tested_on, test_result)
    if not date.done(last_tested_on) then return fail("%s was never tested", code) end
    if not test_result then return fail("the last test of %s has no result", code) end
    if test_result ~= "pass" then return fail("%s did not pass its last test on %s", code, last_tested_on) end
    local due = date.due(nil, last_tested_on, params.channel_test_interval)
    return at_most(date.days(due, today), 0, "days", "test of %s is overdue", code)
  end,
  when_empty = fail("no channel of communication is on record"),
  fix    = "Test the channel this week, repair what fails, and put the next test into the rota.",
  action = { kind = "correction", owner = "security systems technician", within = "14 days" },
}

rule "talking-to-responders-is-settled" {
  requirement = "28000-2022/8.6.3-d", title = "It is settled how those who respond talk to each other",
  rationale = "Police, fire service and own people on different channels work past each other.",
  maturity = 3,
  of     = "warning_procedures",
  check  = function() return warnings.procedure("responders", "how those who respond talk to each other") end,
  fix    = "Agree with police, fire service and partners how you talk in an event, write it down and bring it into force.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "media-are-dealt-with" {
  requirement = "28000-2022/8.6.3-e", title = "One voice, named beforehand, deals with the media",
  rationale = "Five people who each say what they saw make five stories.",
  maturity = 2,
  of     = { "warning_procedures", "roles" },
  optional = { "ended_on", "end_on" },
  check  = function()
    local holders = org.value [[ SELECT count(*) FROM role_assignments a
      JOIN roles r ON r.id = a.role_id JOIN people p ON p.id = a.person_id
      WHERE r.sms_duty = 'spokesperson' AND done(a.assigned_on) AND done(a.ended_on) IS NOT 1 AND done(p.end_on) IS NOT 1 ]]
    return {
      warnings.procedure("media", "how the media are dealt with"),
      at_least(holders, 1, "holders", "nobody holds the role of spokesperson"),
    }
  end,
  fix    = "Appoint a spokesperson and write down what is said after an event, by whom and who clears it.",
  action = { kind = "corrective", owner = "communications advisor", within = "90 days" },
}

rule "events-logged" {
  requirement = "28000-2022/8.6.3-f", title = "The log of each violation tells what was done and what was decided",
  rationale = "What is not written down on the day is argued about for years.",
  maturity = 3,
  of     = "incidents", name = "{code} {title}",
  select = [[ SELECT i.id, i.code, i.title, i.site_id, i.kind AS what, e.kind AS entry_kind, e.logged_at, e.entry
              FROM incidents i LEFT JOIN incident_log_entries e ON e.incident_id = i.id
              WHERE i.occurred_at IS NULL OR date_add(day(i.occurred_at), :change_lookback) >= :today ORDER BY i.id ]],
  judge  = function(code, what, each)
    if what and not violations[what] then return not_applicable("not a violation") end
    local told, missing = {}, {}
    for _, entry_kind, logged_at, entry in each("entry_kind", "logged_at", "entry") do
      if entry_kind and logged_at and not blank(entry) then told[entry_kind] = true end
    end
    for _, kind in ipairs { "action", "decision" } do
      if not told[kind] then missing[#missing + 1] = kind end
    end
    if not what and #missing > 0 then return unknown("nobody knows whether %s was a violation", code) end
    return at_most(#missing, 0, "kinds of entry", "the log of %s holds no %s", code, table.concat(missing, " and no "))
  end,
  fix    = "Have those who were there write down what was done and decided, sign it, and keep a log from the first call on.",
  action = { kind = "corrective", owner = "incident commander", within = "30 days" },
}

rule "alerting-is-settled" {
  requirement = "28000-2022/8.6.3-g", title = "It is settled how parties in danger are alerted",
  rationale = "The neighbour that is not warned is hit next.",
  maturity = 3,
  of     = "warning_procedures",
  check  = function() return warnings.procedure("alert", "how parties who may be hit are alerted") end,
  fix    = "Write down who alerts which neighbours and partners, by which channel and how fast, and bring it into force.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

-- A message counts that went to that partner, on that event, since it came about.
rule "partners-told-of-violations" {
  requirement = "28000-2022/8.6.3-g", title = "Partners are told of each violation that touched them",
  rationale = "A partner that learns of it from the newspaper looks for another forwarder.",
  of     = "incidents", name = "{code} {title}", optional = { "incidents.partner_id" },
  select = [[ SELECT i.id, i.code, i.title, i.site_id, i.kind AS what, i.partner_id, p.name AS partner,
                (SELECT count(*) FROM communications c WHERE c.partner_id = i.partner_id AND c.direction = 'outgoing'
                   AND c.relates_table = 'incidents' AND c.relates_id = i.id
                   AND datetime(c.occurred_at) >= datetime(i.occurred_at) AND day(c.occurred_at) <= :today) AS messages
              FROM incidents i LEFT JOIN partners p ON p.id = i.partner_id
              WHERE i.occurred_at IS NULL OR date_add(day(i.occurred_at), :change_lookback) >= :today ORDER BY i.id ]],
  judge  = function(code, what, partner_id, partner, messages)
    if what and not violations[what] or not partner_id then return not_applicable("no violation that touched a partner") end
    if messages == 0 and not what then return unknown("nobody knows whether %s was a violation", code) end
    return at_least(messages, 1, "messages", "%s was not told of %s", partner, code)
  end,
  fix    = "Tell the partner now what happened and what it should look at, and file the message with the event.",
  action = { kind = "correction", owner = "communications advisor", within = "14 days" },
}

question "others-warned" {
  requirement = "28000-2022/8.6.3-g",
  ask = "Are all parties who may be hit by a violation alerted, neighbours and the public among them? "
     .. "Look at the alert list, at when its numbers were last tried, and at the messages sent in the last events.",
  evidence = "required", valid_for = "12 months",
}

rule "many-responders-are-settled" {
  requirement = "28000-2022/8.6.3-h", title = "It is settled how several responding organisations act together",
  rationale = "Where three organisations respond and nobody coordinates, each waits for the others.",
  maturity = 3,
  of     = "warning_procedures",
  check  = function()
    if org.exists "SELECT 1 FROM warning_procedures WHERE aspect = 'multi_org'" then
      return warnings.procedure("multi_org", "how several responding organisations act together")
    end
    return attested("responders-coordinated")
  end,
  fix    = "Agree with the others who leads when and over which channel, write it down and bring it into force.",
  action = { kind = "corrective", owner = "security manager", within = "90 days" },
}

question "responders-coordinated" {
  requirement = "28000-2022/8.6.3-h",
  ask = "Where several organisations respond to an event, is it agreed and tried who leads and how they talk? "
     .. "Look at the agreements with port, police and neighbours, and at the last exercise held together.",
  evidence = "required", valid_for = "12 months",
}

rule "warnings-exercised" {
  requirement = "28000-2022/8.6.3-i", title = "Every warning procedure was exercised in time",
  rationale = "A call list is out of date the day after it is printed; only an exercise shows it.",
  of     = "warning_procedures", name = "{code} {aspect}",
  select = "SELECT id, code, aspect, last_exercised_on FROM warning_procedures ORDER BY id",
  judge  = function(code, last_exercised_on)
    if not date.done(last_exercised_on) then return fail("warning procedure %s was never exercised", code) end
    local due = date.due(nil, last_exercised_on, params.exercise_interval)
    return at_most(date.days(due, today), 0, "days", "exercise of warning procedure %s is overdue", code)
  end,
  fix    = "Exercise the procedure with a call-out this month, and put it into the yearly programme.",
  action = { kind = "correction", owner = "security manager", within = "60 days" },
}

rule "an-exercise-of-warning" {
  requirement = "28000-2022/8.6.3-i", title = "An exercise in time tried warning and communication and has a result",
  rationale = "Telling people is the part of a response that fails most often.",
  of     = "exercises",
  check  = function()
    local last = org.value "SELECT max(held_on) FROM exercises WHERE covers_warning = 1 AND done(held_on) AND result IS NOT NULL"
    if not last then return fail("no exercise tried warning and communication") end
    local due = date.due(nil, last, params.exercise_interval)
    return at_most(date.days(due, today), 0, "days", "an exercise of warning and communication is overdue")
  end,
  when_empty = fail("no exercise is on record"),
  fix    = "Hold an exercise that calls people out for real, and write down who was reached and how fast.",
  action = { kind = "correction", owner = "security manager", within = "60 days" },
}
