-- Operational control: owners and planned actions, criteria, controls that were verified, and records that the processes ran.

rule "processes-owned" {
  requirement = "28000-2022/8.1-a", title = "Every process of the system has an owner who is still here",
  rationale = "A process without an owner is steered by whoever shouts loudest.",
  maturity = 2,
  of     = "processes", name = "{code} {name}", optional = { "people.end_on" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, p.in_sms, o.id AS owner
              FROM processes p LEFT JOIN people o ON o.id = p.owner_id AND done(o.end_on) IS NOT 1
              WHERE p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge  = function(code, in_sms, owner)
    if not owner then return fail("process %s has no owner who is still here", code) end
    if not yes(in_sms) then return unknown("nobody knows whether process %s belongs to the system", code) end
  end,
  when_empty = fail("no process is on record"),
  fix    = "Name an owner with the power to steer the process, and tell that person and the people at work.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "planned-actions-in-time" {
  requirement = "28000-2022/8.1-a", title = "What was planned about risks, opportunities, objectives and changes is done by its day",
  rationale = "A plan whose days pass unnoticed steers nothing.",
  of     = "actions", name = "{code}",
  select = [[ SELECT a.id, a.code, a.site_id, a.due_on, a.revised_due_on, a.completed_on, a.status
              FROM actions a LEFT JOIN sites s ON s.id = a.site_id
              WHERE a.status IS NOT 'cancelled' AND s.in_scope IS NOT 0
                AND (a.source_table IS NULL OR a.source_table IN ('risks', 'opportunities', 'risk_assessments', 'threats',
                  'vulnerabilities', 'treatments', 'objectives', 'targets', 'programmes', 'programme_tasks', 'changes',
                  'context_issues', 'interested_party_requirements')
                  OR EXISTS (SELECT 1 FROM opportunities o WHERE o.action_id = a.id))
              ORDER BY a.id ]],
  judge  = function(code, due_on, revised_due_on, completed_on, status)
    if date.done(completed_on) or status == "completed" then return pass() end
    local due = revised_due_on or due_on
    if not due then return fail("action %s has no day by which it is to be done", code) end
    return at_most(date.days(due, today), 0, "days", "action %s was due on %s and is neither done nor given a new day", code, due)
  end,
  fix    = "Do the action this week, or agree a new day with its owner and write down why.",
  action = { kind = "correction", owner = "action owner", within = "14 days" },
}

rule "processes-have-criteria" {
  requirement = "28000-2022/8.1-b", title = "Every operational process has criteria, in the process list or in a current document",
  rationale = "Without a limit nobody can say that a load was handled wrongly.",
  maturity = 3,
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id, p.criteria, d.id AS document
              FROM processes p LEFT JOIN documents d ON d.id = p.criteria_document_id AND d.status = 'current'
              WHERE (p.kind = 'operation' OR p.kind IS NULL) AND p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge  = function(code, criteria, document)
    local stated = (blank(criteria) and 0 or 1) + (document and 1 or 0)
    return at_least(stated, 1, "statements of criteria", "process %s has neither criteria nor a current document with them", code)
  end,
  fix    = "Settle with the people at work what is accepted and what is not, and write it into the process list or a procedure.",
  action = { kind = "corrective", owner = "process owner", within = "60 days" },
}

rule "processes-controlled" {
  requirement = "28000-2022/8.1-c", title = "Every operational process has a control in place that was verified lately",
  rationale = "Controls that nobody looks at turn into habits, and habits into gaps.",
  of     = "processes", name = "{code} {name}",
  select = [[ SELECT p.id, p.code, p.name, p.site_id, c.id AS control_id, c.implemented_on, c.last_verified_on
              FROM processes p LEFT JOIN process_controls c ON c.process_id = p.id
                AND (c.not_applicable_reason IS NULL OR trim(c.not_applicable_reason) = '')
              WHERE (p.kind = 'operation' OR p.kind IS NULL) AND p.in_sms IS NOT 0 ORDER BY p.id, c.id ]],
  judge  = function(code, each)
    local in_place, verified = 0, nil
    for _, control_id, implemented_on, last_verified_on in each("control_id", "implemented_on", "last_verified_on") do
      if control_id and date.done(implemented_on) then
        in_place = in_place + 1
        if date.done(last_verified_on) and (not verified or last_verified_on > verified) then verified = last_verified_on end
      end
    end
    if in_place == 0 then return at_least(in_place, 1, "controls", "process %s has no control in place", code) end
    if not verified then return fail("none of the %d controls on process %s was ever verified", in_place, code) end
    return at_most(date.days(date.due(nil, verified, params.control_test_interval), today), 0, "days",
      "none of the %d controls on process %s was verified after %s", in_place, code, verified)
  end,
  fix    = "Go through the controls of the process on the spot, one by one, and enter the day and what was seen.",
  action = { kind = "correction", owner = "process owner", within = "30 days" },
}

rule "processes-leave-records" {
  requirement = "28000-2022/8.1-d", title = "Every operational process left a record within its interval",
  rationale = "Where nothing is written down, nobody can be confident that the process ran as planned.",
  of     = "processes", name = "{code} {name}",
  optional = { "record_interval_days", "records.disposed_on" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, p.record_interval_days, max(r.created_on) AS newest
              FROM processes p LEFT JOIN records r ON r.process_id = p.id AND done(r.created_on) AND done(r.disposed_on) IS NOT 1
              WHERE (p.kind = 'operation' OR p.kind IS NULL) AND p.in_sms IS NOT 0 GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, newest, record_interval_days)
    if not newest then return fail("process %s has left no record", code) end
    local due = date.due(nil, newest, record_interval_days or params.record_interval)
    return at_most(date.days(due, today), 0, "days", "the newest record of process %s is of %s", code, newest)
  end,
  fix    = "Find out whether the process ran without records or not at all, and make the record part of the work.",
  action = { kind = "corrective", owner = "process owner", within = "30 days" },
}
