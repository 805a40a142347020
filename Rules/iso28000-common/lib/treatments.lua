-- Treatments of risk: none left alone, and each looked at once it is in place.
local shared = require "shared"
local parts = require "parts"

local treatments = {}

-- Whether the effect of a treatment in place was looked at, or there is still time to.
function treatments.verification(code, implemented_on, verified_on, result)
  if not verified_on and not result then
    return at_most(date.days(implemented_on, today), params.verification_days, "days",
      "treatment %s has been in place since %s and was never verified", code, implemented_on)
  end
  return parts.complete("the verification of treatment", code, { { "a day", date.done(verified_on) or nil }, { "a result", result } }),
    at_least(date.days(implemented_on, verified_on), 0, "days", "treatment %s was verified before it was in place", code)
end

treatments.not_left_alone = shared {
  rationale = "The risk stays as high as it was until the treatment is in place.",
  of     = "treatments", name = "{code}",
  select = [[ SELECT t.id, t.code, t.due_on, t.implemented_on, r.code AS risk, r.site_id
              FROM treatments t LEFT JOIN risks r ON r.id = t.risk_id
              WHERE t.status IS NOT 'cancelled' AND r.status IS NOT 'closed' ORDER BY t.id ]],
  judge  = function(code, due_on, implemented_on, risk)
    if date.done(implemented_on) then return pass() end
    if not due_on then return unknown("nobody knows when treatment %s of risk %s is due", code, risk) end
    return at_most(date.days(due_on, today), params.treatment_grace_days, "days",
      "treatment %s of risk %s was due on %s and is not in place", code, risk, due_on)
  end,
  fix    = "Put the treatment in place, or lay before the risk owner what stands in the way and what protects the goods meanwhile.",
  action = { kind = "correction", owner = "treatment owner", within = "30 days" },
}

return treatments
