-- What the system needs in people, equipment, places, money and technology, and whether it is there.
local resources = require "iso28000-common/resources"

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

rule "shortages-acted-on" (resources.shortages_acted_on {
  requirement = { "28000-2022/7.1-a", "28000-2022/8.5.2-a" }, title = "No need is short without an open action",
})
