-- Interested parties: who they are, what they require, and what the system takes on.
local upkeep = require "upkeep"

rule "parties-owned" {
  requirement = "28000-2022/4.2.1-a", title = "Each interested party has its kind, its relevance and an owner",
  rationale = "A party that belongs to nobody is heard when it is too late.",
  maturity = 2,
  of     = "interested_parties", name = "{code} {name}", optional = { "end_on" },
  select = [[ SELECT i.id, i.code, i.name, i.kind, i.relevance, i.owner_id, p.end_on AS owner_left_on
              FROM interested_parties i LEFT JOIN people p ON p.id = i.owner_id ORDER BY i.id ]],
  judge  = function(code, kind, relevance, owner_id, owner_left_on)
    if not kind then return fail("party %s is of no kind", code) end
    if blank(relevance) then return fail("party %s does not say why it matters", code) end
    return upkeep.owner(owner_id, owner_left_on, "party %s", code)
  end,
  when_empty = fail("no interested party is on record"),
  fix    = "Name somebody who keeps in touch with the party and knows why it matters.",
}

rule "main-kinds-of-party-known" {
  requirement = "28000-2022/4.2.1-a", title = "Customers, authorities, employees and suppliers are among the parties",
  rationale = "A register that leaves out a whole kind of party leaves out what that kind demands.",
  maturity = 3,
  of     = "interested_parties",
  -- A kind may truly be absent; then a person says so.
  check  = function()
    local missing = {}
    for _, kind in ipairs { "customer", "authority", "employee", "supplier" } do
      if not org.exists("SELECT 1 FROM interested_parties WHERE kind = :kind", { kind = kind }) then missing[#missing + 1] = kind end
    end
    print("missing", table.concat(missing, ", "))
    return #missing > 0 and attested("parties-complete") or pass()
  end,
  when_empty = fail("no interested party is on record"),
  fix    = "Add the missing kinds of party, or have it stated why there are none.",
}

question "parties-complete" {
  requirement = "28000-2022/4.2.1-a",
  ask = "Does the register hold everybody with a stake in security? Look at it beside contracts, permits and complaints, "
    .. "and at the reason where customers, authorities, employees or suppliers are missing.",
}

rule "parties-asked" {
  requirement = "28000-2022/4.2.1-b", title = "What each interested party requires is on record",
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

rule "party-requirements-reviewed" {
  requirement = "28000-2022/4.2.1-b", title = "Each requirement of a party names its party and is reviewed in time",
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

rule "party-requirements-decided" {
  requirement = "28000-2022/4.2.1-c", title = "It is decided for each requirement whether the system takes it on, and how",
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
