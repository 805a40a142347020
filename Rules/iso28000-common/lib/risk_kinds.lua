-- Kinds of risk in the register: which were looked at.
local shared = require "shared"

local risk_kinds = {}

-- Open risks of a kind count once somebody owns and has rated them; a heading in the register is no look at the matter.
function risk_kinds.considered(category)
  return org.value([[ SELECT count(*) FROM risks WHERE category = :category AND status = 'open'
    AND owner_id IS NOT NULL AND inherent_rating IS NOT NULL ]], { category = category })
end

-- A kind without a risk is in order where somebody attests that it was looked at and is absent.
function risk_kinds.found_or_attested(category, words, question)
  local risks = risk_kinds.considered(category)
  if risks == 0 then return attested(question) end
  return at_least(risks, 1, "risks", "no risk from %s is on record", words)
end

risk_kinds.failure_and_crime = shared {
  rationale = "A register with thieves only misses the lock that wears out, and the other way round.",
  maturity = 1,
  of     = "risks", method = "examine",
  check  = function()
    report("physical_failure", risk_kinds.found_or_attested("physical_failure", "failure", "failures-and-crime-considered"))
    report("malicious", risk_kinds.found_or_attested("malicious", "malicious acts", "failures-and-crime-considered"))
  end,
  when_empty = fail("no risk is on record"),
  fix    = "Enter and rate the risks of that kind, or attest with reasons that there are none.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

risk_kinds.failure_and_crime_considered = shared {
  ask = "Were failure of things and malicious or criminal acts looked at when risks were found, also where the register holds none? "
    .. "Look at the checklist of the last risk session and at two risks of each kind, or at the reason why there is none.",
}

return risk_kinds
