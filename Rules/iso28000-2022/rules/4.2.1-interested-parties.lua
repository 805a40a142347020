-- Interested parties: who they are, what they require, and what the system takes on.
local parties = require "iso28000-common/parties"
local upkeep = require "iso28000-common/upkeep"

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

rule "parties-asked" (parties.asked {
  requirement = "28000-2022/4.2.1-b", title = "What each interested party requires is on record",
})

rule "party-requirements-reviewed" (parties.requirements_reviewed {
  requirement = "28000-2022/4.2.1-b", title = "Each requirement of a party names its party and is reviewed in time",
})

rule "party-requirements-decided" (parties.requirements_decided {
  requirement = "28000-2022/4.2.1-c", title = "It is decided for each requirement whether the system takes it on, and how",
})
