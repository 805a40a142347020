-- What top management does for the system in person: what it tells, and which harm it weighs.
local shared = require "shared"
local upkeep = require "upkeep"

local commitment = {}

commitment.importance_told = shared {
  rationale = "People hear what the top finds important, and what it never mentions.",
  of     = "communications",
  check  = function()
    local newest = org.value [[ SELECT max(day(c.occurred_at)) FROM communications c JOIN people p ON p.id = c.person_id
                                WHERE c.kind = 'importance' AND p.is_top_management = 1 AND c.direction IN ('internal', 'outgoing')
                                  AND day(c.occurred_at) <= :today ]]
    return upkeep.newest(newest, params.leadership_interval, "message of top management on why security matters")
  end,
  when_empty = fail("no message is on record"),
  fix    = "Have a member of top management tell all staff why keeping to the system matters.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

commitment.harm_weighed = shared {
  rationale = "A gate that keeps thieves out may keep the fire brigade out as well.",
  maturity = 3,
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT id, code, title, adverse_impact_considered FROM policies
              WHERE status = 'current' AND form IS NOT 'summary' ORDER BY id ]],
  judge  = function(code, adverse_impact_considered)
    if blank(adverse_impact_considered) then return fail("policy %s does not say which harm elsewhere was weighed", code) end
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Ask operations, safety and customers what the policy costs them, and write down what was weighed.",
  action = { kind = "preventive", owner = "policy owner", within = "90 days" },
}

commitment.harm_thought_through = shared {
  ask = "Has the harm been thought through that policy, objectives, targets and programmes could do elsewhere in the business? "
    .. "Look at the notes on it and at what was changed because of them.",
}

return commitment
