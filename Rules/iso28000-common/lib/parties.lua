-- Interested parties: looked at in time, asked what they require, and answered by a decision.
local shared = require "shared"
local upkeep = require "upkeep"

local parties = {}

parties.reviewed = shared {
  rationale = "Neighbours, customers and authorities seldom announce that their patience ends.",
  of     = "interested_parties", name = "{code} {name}",
  select = "SELECT id, code, name, reviewed_on FROM interested_parties ORDER BY id",
  judge  = function(code, name, reviewed_on)
    if not date.done(reviewed_on) then return fail("%s (%s) was never reviewed", code, name) end
    return upkeep.review(nil, reviewed_on, params.context_interval, "%s (%s)", code, name)
  end,
  when_empty = fail("no interested party is on record"),
  fix    = "Speak with the party, and enter the day and what it now expects.",
  action = { kind = "corrective", owner = "party owner", within = "30 days" },
}

parties.asked = shared {
  rationale = "Naming a party is of no use while nobody knows what it wants.",
  maturity = 3,
  of     = "interested_parties", name = "{code} {name}",
  select = [[ SELECT i.id, i.code, i.name, count(r.id) AS stated
              FROM interested_parties i
              LEFT JOIN interested_party_requirements r ON r.interested_party_id = i.id AND trim(r.description) <> ''
              GROUP BY i.id ORDER BY i.id ]],
  judge  = function(code, stated)
    return at_least(stated, 1, "requirements", "nothing is on record of what party %s requires", code)
  end,
  when_empty = fail("no interested party is on record"),
  fix    = "Ask the party, or read its contract or permit, and enter what it requires.",
}

parties.requirements_reviewed = shared {
  rationale = "Customers and authorities change their demands without writing to the security manager.",
  of     = "interested_party_requirements", name = "{code} {description}",
  select = [[ SELECT id, code, interested_party_id, description, reviewed_on FROM interested_party_requirements ORDER BY id ]],
  judge  = function(code, interested_party_id, description, reviewed_on)
    if not interested_party_id then return fail("%s belongs to no party", code) end
    if blank(description) then return fail("%s does not say what is required", code) end
    if not date.done(reviewed_on) then return fail("%s was never reviewed", code) end
    return upkeep.review(nil, reviewed_on, params.context_interval, "%s", code)
  end,
  when_empty = fail("nothing is on record of what any party requires"),
  fix    = "Ask the party whether its demand still stands, and note the day.",
  action = { kind = "corrective", owner = "party owner", within = "30 days" },
}

parties.requirements_decided = shared {
  rationale = "A demand that is taken on by nobody in particular is a promise that will be broken.",
  maturity = 3,
  of     = "interested_party_requirements", name = "{code} {description}",
  select = [[ SELECT id, code, description, relevant, addressed_by_sms, how_addressed FROM interested_party_requirements ORDER BY id ]],
  judge  = function(code, relevant, addressed_by_sms, how_addressed)
    if yes(addressed_by_sms) then
      if blank(how_addressed) then return fail("%s is taken on, but nothing says how it is met", code) end
    elseif no(addressed_by_sms) then
      if not no(relevant) and blank(how_addressed) then return observation("%s was decided against without a reason", code) end
    else
      return fail("nobody decided whether the system takes on %s", code)
    end
  end,
  when_empty = fail("nothing is on record of what any party requires"),
  fix    = "Decide whether the system takes the requirement on, and name the process, document or control that meets it.",
  action = { kind = "correction", owner = "party owner", within = "30 days" },
}

return parties
