-- Changes: weighed before they go live, and each kind of them in the change log.
local shared = require "shared"

local change_control = {}

-- One change that nobody weighed can open what all the others keep shut: the share of them does not matter.
change_control.weighed_beforehand = shared {
  isolated = false,
  rationale = "A change opens ways in that the last assessment could not have seen.",
  maturity = 3,
  of     = "changes", name = "{code} {title}", optional = { "implemented_on" },
  select = [[ SELECT c.id, c.code, c.title, c.site_id, c.implemented_on, a.id AS assessment, a.performed_on
              FROM changes c LEFT JOIN risk_assessments a ON a.id = c.risk_assessment_id
              WHERE c.implemented_on IS NULL OR date_add(c.implemented_on, :change_lookback) >= :today ORDER BY c.id ]],
  judge  = function(code, implemented_on, assessment, performed_on)
    if not date.done(implemented_on) then return not_applicable("not carried out yet") end
    if not assessment then return fail("%s was carried out without a risk assessment", code) end
    if not performed_on then return fail("the risk assessment of %s has no day", code) end
    return at_most(date.days(implemented_on, performed_on), 0, "days", "the risks of %s were weighed after it was carried out", code)
  end,
  fix    = "Assess the risks of the change as it stands, treat what comes up, and hold the next change until that is done.",
  action = { kind = "corrective", owner = "change owner", within = "30 days" },
}

-- A rule that a change of this kind is in the log lately; where none is, a person answers the question, which asks whether there was none.
function change_control.logged(kind, what, question)
  return shared {
    of     = { "changes", "attestations" },
    check  = function()
      local logged = org.value([[ SELECT count(*) FROM changes
        WHERE kind = :kind AND coalesce(implemented_on, approved_on, requested_on) <= :today
          AND date_add(coalesce(implemented_on, approved_on, requested_on), :change_lookback) >= :today ]], { kind = kind })
      if logged > 0 then return at_least(logged, 1, "changes", "no change of %s is in the log", what) end
      return attested(question)
    end,
  }
end

return change_control
