-- What the system needs in people, equipment, places, money and technology, and whether it is there.
local actions = require "actions"

rule "kinds-of-resources-worked-out" {
  requirement = "28000-2022/7.1-a", title = "The needs for people, equipment and money are worked out",
  rationale = "A plan that counts cameras and forgets who watches them is no plan.",
  maturity = 1,
  of     = "resources", method = "examine",
  check  = function()
    for _, kind in ipairs { "people", "equipment", "finance" } do
      local needs = org.value([[ SELECT count(*) FROM resources WHERE kind = :kind AND quantity_needed > 0
        AND quantity_available IS NOT NULL ]], { kind = kind })
      report(kind, at_least(needs, 1, "needs", "no need of the kind %s is on record with its cover", kind))
    end
  end,
  when_empty = fail("no need for resources is on record"),
  fix    = "Work out how much of that kind the system needs and has, and enter both.",
  action = { kind = "corrective", owner = "top management", within = "60 days" },
}

rule "shortages-acted-on" {
  requirement = { "28000-2022/7.1-a", "28000-2022/8.5.2-a" }, title = "No need is short without an open action",
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
