-- Treatments in place: treatments are implemented by their day, and controls are tested, and mended when they fail.
local interval = require "iso28000-common/interval"

rule "treatments-in-place-in-time" {
  requirement = "28000-2022/8.5.3-a", title = "Every treatment past its due day is in place",
  rationale = "Until then the goods are protected by a promise.",
  of     = "treatments", name = "{code}",
  select = [[ SELECT t.id, t.code, t.due_on, t.implemented_on, r.code AS risk, r.site_id
              FROM treatments t LEFT JOIN risks r ON r.id = t.risk_id
              WHERE t.status IS NOT 'cancelled' AND r.status IS NOT 'closed' ORDER BY t.id ]],
  judge  = function(code, due_on, implemented_on, risk)
    if date.done(implemented_on) then return pass() end
    if not due_on then return unknown("nobody knows when treatment %s of risk %s is due", code, risk) end
    return at_most(date.days(due_on, today), 0, "days", "treatment %s of risk %s was due on %s and is not in place", code, risk, due_on)
  end,
  fix    = "Put the treatment in place, or agree a new day with the risk owner and cover the gap until then.",
  action = { kind = "correction", owner = "treatment owner", within = "30 days" },
}

rule "controls-tested-in-time" {
  requirement = "28000-2022/8.5.3-a", title = "Every active control was tested within its interval",
  rationale = "An alarm that was not tried is a box on the wall.",
  of     = "controls", name = "{code} {title}", optional = { "controls.test_interval_months" },
  select = [[ SELECT c.id, c.code, c.title, c.site_id, c.implemented_on, c.test_interval_months, c.last_tested_on,
                (SELECT max(t.tested_on) FROM control_tests t WHERE t.control_id = c.id AND done(t.tested_on)) AS newest_test
              FROM controls c WHERE c.status = 'active' OR c.status IS NULL ORDER BY c.id ]],
  judge  = function(code, implemented_on, test_interval_months, last_tested_on, newest_test)
    local tested = date.done(last_tested_on) and last_tested_on or newest_test
    if newest_test and newest_test > tested then tested = newest_test end
    -- A new control has its first interval to be tested in.
    local since = tested or implemented_on
    if not since then return fail("control %s was never tested", code) end
    local due = date.due(nil, since, interval.months(test_interval_months, params.control_test_interval))
    return at_most(date.days(due, today), 0, "days", "the test of control %s was due on %s", code, due)
  end,
  fix    = "Test the control this week under working conditions, and record day, tester and result.",
  action = { kind = "correction", owner = "control owner", within = "14 days" },
}

-- A control that is new has its first interval to be tested in.
local function never_tested(code, implemented_on, test_interval_months)
  local first = implemented_on and date.due(nil, implemented_on, interval.months(test_interval_months, params.control_test_interval))
  if first and first >= today then return not_applicable("its first test is due by " .. first) end
  return unknown("control %s was never tested", code)
end

rule "failed-controls-acted-on" {
  requirement = "28000-2022/8.5.3-a", title = "Every active control whose last test failed has an open action",
  rationale = "A control that is known to fail protects less than none, as others rely on it.",
  of     = "controls", name = "{code} {title}", optional = { "actions.completed_on" },
  select = [[ SELECT c.id, c.code, c.title, c.site_id, c.implemented_on, c.test_interval_months, c.last_tested_on, c.last_test_result,
                t.tested_on, t.result,
                (SELECT count(*) FROM actions a WHERE a.source_table = 'controls' AND a.source_id = c.id
                   AND a.status IN ('open', 'in_progress') AND done(a.completed_on) IS NOT 1)
                + (SELECT count(*) FROM control_tests x JOIN actions a ON a.source_table = 'control_tests' AND a.source_id = x.id
                   WHERE x.control_id = c.id AND a.status IN ('open', 'in_progress')
                     AND done(a.completed_on) IS NOT 1) AS open_actions
              FROM controls c LEFT JOIN control_tests t ON t.id = (SELECT n.id FROM control_tests n
                WHERE n.control_id = c.id AND done(n.tested_on) ORDER BY n.tested_on DESC, n.id DESC LIMIT 1)
              WHERE c.status = 'active' OR c.status IS NULL ORDER BY c.id ]],
  judge  = function(code, implemented_on, test_interval_months, last_tested_on, last_test_result, tested_on, result, open_actions)
    if not (last_tested_on or last_test_result or tested_on) then return never_tested(code, implemented_on, test_interval_months) end
    local newest = result
    if not tested_on or (last_tested_on and last_tested_on > tested_on) then newest = last_test_result end
    if newest == "fail" or (last_test_result == "fail" and last_tested_on == tested_on) then
      return at_least(open_actions, 1, "open actions", "control %s failed its last test and no action is open", code)
    end
    if not newest then return unknown("nobody recorded how the last test of control %s ended", code) end
  end,
  fix    = "Mend the control or cover it by other means, and open an action with owner and day until a test succeeds.",
  action = { kind = "corrective", owner = "control owner", within = "7 days" },
}
