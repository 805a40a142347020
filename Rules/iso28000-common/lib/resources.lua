-- Means that the system needs: whether they are there.
local shared = require "shared"
local actions = require "actions"

local resources = {}

resources.shortages_acted_on = shared {
  rationale = "A shift that is planned with two and stands with one is a gap every night.",
  of     = "resources", name = "{code} {description}", optional = { "closed_on", "completed_on" },
  select = [[ SELECT r.id, r.code, r.description, r.site_id, r.quantity_needed, r.quantity_available, r.unit,
                ]] .. actions.open_on("resources", "r.id") .. [[ AS open_actions
              FROM resources r LEFT JOIN sites s ON s.id = r.site_id
              WHERE s.in_scope IS NOT 0 AND (s.closed_on IS NULL OR s.closed_on > :today) ORDER BY r.id ]],
  judge  = function(code, quantity_needed, quantity_available, unit, open_actions)
    if not quantity_needed then return unknown("nobody says how much of %s is needed", code) end
    if not quantity_available then return unknown("nobody knows how much of %s is there", code) end
    if open_actions > 0 then return end
    return at_most(quantity_needed - quantity_available, 0, blank(unit) and "units" or unit, "%s is short, and no action is open", code)
  end,
  fix    = "Open an action with owner and day for what is short, and bridge the gap until then.",
  action = { kind = "corrective", owner = "site manager", within = "30 days" },
}

return resources
