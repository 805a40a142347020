-- What is to be told, inside and outside, and whether it was looked at for sensitivity before it went out.
local parts = require "parts"

rule "communication-plan-complete" {
  requirement = "28000-2022/7.4-a", title = "Every line of the communication plan says what, when, with whom and how",
  rationale = "A plan that leaves out the when is remembered after the press has called.",
  maturity = 3,
  of     = "communication_plans", name = "{code} {what}",
  select = "SELECT id, code, what, when_trigger, with_whom, how, direction FROM communication_plans ORDER BY id",
  judge  = function(code, what, when_trigger, with_whom, how, direction)
    local n, names = parts.missing {
      what = blank(what), when = blank(when_trigger), ["with whom"] = blank(with_whom), how = blank(how),
      ["whether inside or outside"] = not direction,
    }
    return at_most(n, 0, "parts", "line %s of the communication plan does not say %s", code, names)
  end,
  when_empty = fail("no communication plan is on record"),
  fix    = "Complete the line with whoever is to send the message.",
  action = { kind = "correction", owner = "head of communication", within = "30 days" },
}

rule "communication-planned-inside-and-outside" {
  requirement = "28000-2022/7.4-a", title = "The communication plan covers messages inside and outside",
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

rule "messages-checked-before-sending" {
  requirement = "28000-2022/7.4-b",
  title = "Every outgoing message on security was checked for sensitivity on or before the day it went out",
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
