-- Processes that others carry out for the system: controlled, monitored and answered for.
local shared = require "shared"

local provisions = {}

-- What nobody marked as unimportant counts as important.
provisions.monitored = shared {
  rationale = "Work can be handed over; the answer for it cannot.",
  of     = "external_provisions", name = "{code} {description}",
  select = [[ SELECT e.id, e.code, e.description, e.control_description, e.monitored_on
              FROM external_provisions e LEFT JOIN partners p ON p.id = e.partner_id
              WHERE e.affects_conformity IS NOT 0 AND p.status IS NOT 'ended' ORDER BY e.id ]],
  judge  = function(code, description, control_description, monitored_on)
    if blank(control_description) then return fail("nothing says how %s (%s) is controlled", code, description) end
    if not date.done(monitored_on) then return fail("%s (%s) was never monitored", code, description) end
    local due = date.due(nil, monitored_on, params.provision_interval)
    return at_most(date.days(due, today), 0, "days", "monitoring of %s (%s) is overdue", code, description)
  end,
  fix    = "Visit or check the provider, and enter what was seen and when.",
}

provisions.answered_for = shared {
  rationale = "A provider whose contact has left is a provider whom nobody watches.",
  maturity = 2,
  of     = "external_provisions", name = "{code} {description}", optional = { "end_on" },
  select = [[ SELECT e.id, e.code, e.description, e.process_id, e.responsible_id, h.name AS responsible, h.end_on
              FROM external_provisions e LEFT JOIN people h ON h.id = e.responsible_id LEFT JOIN partners p ON p.id = e.partner_id
              WHERE e.affects_conformity IS NOT 0 AND p.status IS NOT 'ended' ORDER BY e.id ]],
  judge  = function(code, process_id, responsible_id, responsible, end_on)
    if not responsible_id then return fail("nobody answers for %s", code) end
    if date.done(end_on) then return fail("%s, who answers for %s, left on %s", responsible, code, end_on) end
    if not process_id then return fail("%s belongs to no process of the system", code) end
  end,
  fix    = "Name somebody who is there, and tell the provider.",
}

return provisions
