-- Communication: planned both ways, answered in time, and weighed before it goes out.
local shared = require "shared"

local communication = {}

communication.planned_both_ways = shared {
  rationale = "An organisation that has only planned what it tells its staff improvises before partners and police.",
  maturity = 1,
  of     = "communication_plans", method = "examine",
  check  = function()
    for _, direction in ipairs { "internal", "external" } do
      local lines = org.value([[ SELECT count(*) FROM communication_plans WHERE direction = :direction
        AND trim(what) <> '' AND trim(when_trigger) <> '' AND trim(with_whom) <> '' AND trim(how) <> '' ]], { direction = direction })
      report(direction, at_least(lines, 1, "lines", "the communication plan holds no complete %s line", direction))
    end
  end,
  when_empty = fail("no communication plan is on record"),
  fix    = "Settle with those who speak for the organisation what is told on that side, when, to whom and how.",
  action = { kind = "corrective", owner = "head of communication", within = "60 days" },
}

-- Messages on security that went out lately, and those of which nobody knows whether or when.
local sent = [[ FROM communications WHERE (direction IS NULL OR direction = 'outgoing') AND security_related IS NOT 0
                  AND (occurred_at IS NULL OR date_add(day(occurred_at), :change_lookback) >= :today) ]]

communication.checked_before_sending = shared {
  rationale = "What has left the house cannot be called back.",
  of     = "communications", name = "{code} {subject}",
  select = [[ SELECT id, code, subject, direction, occurred_at, sensitivity_checked_by, sensitivity_checked_on
              ]] .. sent .. " AND (occurred_at IS NULL OR day(occurred_at) <= :today) ORDER BY id",
  judge  = function(code, direction, occurred_at, sensitivity_checked_by, sensitivity_checked_on)
    if not direction then return unknown("nobody says whether message %s came in or went out", code) end
    if not sensitivity_checked_by or not sensitivity_checked_on then return fail("nobody checked how sensitive message %s is", code) end
    if not occurred_at then return unknown("nobody knows when message %s went out", code) end
    local late = date.days(date.day(occurred_at), sensitivity_checked_on)
    return at_most(late, 0, "days", "message %s left before its sensitivity check", code)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM communications" and not org.exists("SELECT 1" .. sent) then
      return not_applicable("no message on security went out lately")
    end
  end,
  fix    = "Check now what the message gave away, warn whoever it may harm, and make the check a step before sending.",
  action = { kind = "corrective", owner = "head of communication", within = "30 days" },
}

communication.answered_in_time = shared {
  rationale = "A party that waits for its answer stops asking, and stops warning.",
  of     = "communications", name = "{code} {subject}", optional = { "response_due_on" },
  select = [[ SELECT id, code, subject, response_due_on, responded_on FROM communications
              WHERE direction IS NOT 'outgoing' AND direction IS NOT 'internal' AND response_due_on IS NOT NULL
                AND (done(responded_on) IS NOT 1 OR date_add(response_due_on, :change_lookback) >= :today) ORDER BY id ]],
  judge  = function(code, subject, response_due_on, responded_on)
    if date.done(responded_on) then
      return at_most(date.days(response_due_on, responded_on), 0, "days", "%s (%s) was answered after the day", code, subject)
    end
    return at_most(date.days(response_due_on, today), 0, "days", "%s (%s) is not answered", code, subject)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM communications WHERE direction = 'incoming'"
      and not org.exists [[ SELECT 1 FROM communications
        WHERE response_due_on IS NOT NULL AND direction IS NOT 'outgoing' AND direction IS NOT 'internal' ]] then
      return not_applicable("no message is owed an answer")
    end
  end,
  fix    = "Answer what is open today, and have somebody watch the days of answers each week.",
  action = { kind = "corrective", owner = "communications advisor", within = "60 days" },
}

return communication
