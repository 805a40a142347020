-- What is to be told, inside and outside, and whether it was looked at for sensitivity before it went out.
local communication = require "iso28000-common/communication"
local parts = require "iso28000-common/parts"

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

rule "communication-planned-inside-and-outside" (communication.planned_both_ways {
  requirement = "28000-2022/7.4-a", title = "The communication plan covers messages inside and outside",
})

rule "messages-checked-before-sending" (communication.checked_before_sending {
  requirement = "28000-2022/7.4-b",
  title = "Every outgoing message on security was checked for sensitivity on or before the day it went out",
})
