-- Nonconformities and incidents: put right at once, with what followed from them.
local shared = require "shared"
local parts = require "parts"

local nonconformities = {}

nonconformities.corrected = shared {
  rationale = "Until it is corrected, it goes on doing harm.",
  of     = "nonconformities", name = "{code}",
  select = "SELECT id, code, site_id, correction, correction_on, no_correction_reason FROM nonconformities ORDER BY id",
  judge  = function(code, correction, correction_on, no_correction_reason)
    if not blank(no_correction_reason) then return end
    local missing, what = parts.lacking {
      { "a correction", correction }, { "the day on which it was done", date.done(correction_on) and correction_on or nil },
    }
    return at_most(missing, 0, "parts", "nonconformity %s lacks %s", code, what)
  end,
  fix    = "Put it right today, or write down why that is not possible.",
  action = { kind = "correction", owner = "nonconformity owner", within = "7 days" },
}

nonconformities.consequences_dealt = shared {
  rationale = "The fault is mended and the goods it let through are still on the road.",
  of     = "nonconformities", name = "{code}",
  select = "SELECT id, code, site_id, consequences_dealt FROM nonconformities ORDER BY id",
  judge  = function(code, consequences_dealt)
    if blank(consequences_dealt) then return fail("nobody wrote down what was done about what followed from %s", code) end
  end,
  fix    = "Find out what followed from it, deal with it, and write it down, even where nothing followed.",
}

nonconformities.effects_softened = shared {
  rationale = "The first hour decides how large the damage gets.",
  of     = "incidents", name = "{code} {title}", optional = { "consequences" },
  select = "SELECT id, code, title, site_id, consequences, mitigation_taken FROM incidents ORDER BY id",
  judge  = function(code, consequences, mitigation_taken)
    if blank(consequences) then return not_applicable("no consequences") end
    if blank(mitigation_taken) then return fail("nothing is recorded that softened the effects of %s", code) end
  end,
  fix    = "Do what can still be done for those who were harmed, and write down what was done.",
}

return nonconformities
