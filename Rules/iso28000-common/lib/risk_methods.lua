-- The method for assessing risk: approved, and which version of it is in force.
local shared = require "shared"
local parts = require "parts"

local risk_methods = {}

-- Which version of the method, as `m`, is in force: the one approved last, else the newest on record.
risk_methods.in_force = "m.id = (SELECT id FROM risk_methods ORDER BY approved_on <= :today DESC, approved_on DESC, id DESC LIMIT 1)"

risk_methods.approved = shared {
  rationale = "Without one method two people rate the same risk differently, and the register ranks nothing.",
  maturity = 2,
  of     = "risk_methods", name = "{code}", needs = "any",
  select = [[ SELECT m.id, m.code, m.rating_rule, m.acceptance_criteria, m.acceptance_rating, m.approved_by, m.approved_on, d.id AS document
              FROM risk_methods m LEFT JOIN documents d ON d.id = m.document_id AND d.status = 'current' ORDER BY m.id ]],
  judge  = function(code, document, rating_rule, acceptance_criteria, acceptance_rating, approved_by, approved_on)
    return parts.complete("risk method", code, {
      { "a current document", document }, { "a rule for the rating", rating_rule }, { "criteria of acceptance", acceptance_criteria },
      { "the rating from which top management accepts", acceptance_rating }, { "an approver", approved_by },
      { "a day of approval", date.done(approved_on) or nil },
    })
  end,
  when_empty = fail("there is no method for assessing risk"),
  fix    = "Write down how risks are rated and who may accept which, and have top management approve it.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

return risk_methods
