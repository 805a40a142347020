-- Risk assessments: which of them still count, and that these are renewed by their day.
local shared = require "shared"

local assessments = {}

-- Which assessments, as `a` of site `s`, still count. A later whole round of the same place replaces an assessment; an update or a look
-- at one change does not. A round of the whole organisation replaces what was done about one change, but not the rounds of a site.
assessments.standing = [[ s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 AND (a.performed_on IS NULL OR done(a.performed_on))
  AND NOT EXISTS (SELECT 1 FROM risk_assessments n WHERE n.site_id IS a.site_id
    AND (n.performed_on, n.id) > (a.performed_on, a.id) AND n.kind IN ('initial', 'periodic') AND done(n.performed_on))
  AND ((a.kind IN ('specific', 'update')) IS NOT 1 OR NOT EXISTS (SELECT 1 FROM risk_assessments n WHERE n.site_id IS NULL
    AND (n.performed_on, n.id) > (a.performed_on, a.id) AND n.kind IN ('initial', 'periodic') AND done(n.performed_on))) ]]

assessments.renewed = shared {
  rationale = "Thieves change their ways faster than a risk register that nobody renews.",
  of     = "risk_assessments", name = "{code} {title}", optional = { "risk_assessments.site_id" },
  select = [[ SELECT a.id, a.code, a.title, a.site_id, a.performed_on, a.next_due_on
              FROM risk_assessments a LEFT JOIN sites s ON s.id = a.site_id
              WHERE ]] .. assessments.standing .. " ORDER BY a.id",
  judge  = function(code, performed_on, next_due_on)
    if not performed_on then return unknown("nobody knows when %s was carried out", code) end
    local due = date.due(next_due_on, performed_on, params.risk_interval)
    return at_most(date.days(due, today), 0, "days", "assessment %s was to be renewed by %s", code, due)
  end,
  when_empty = fail("no risk assessment is on record"),
  fix    = "Carry out the assessment again with the people of the place, and set the next day.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

return assessments
