-- Improvements: whether any was completed lately, and what each has brought.
local shared = require "shared"

local improvements = {}

improvements.completed = shared {
  rationale = "A system that does not get better falls behind those who attack it.",
  maturity = 5,
  of     = "improvements",
  check  = function()
    local n = org.value [[ SELECT count(*) FROM improvements WHERE trim(benefit_observed) <> ''
      AND completed_on <= :today AND date_add(completed_on, :improvement_interval) >= :today ]]
    return at_least(n, 1, "improvements", "no improvement with a gain was completed in the last %s", params.improvement_interval)
  end,
  when_empty = fail("no improvement is on record"),
  fix    = "Choose one improvement that can be finished this quarter, and write down what it brings.",
}

-- A gain shows only after some time; until then there is nothing to note.
improvements.gains_noted = shared {
  rationale = "What an improvement brought decides whether the next one is worth it.",
  maturity = 5,
  of     = "improvements", name = "{code}", optional = { "completed_on" },
  select = [[ SELECT id, code, site_id, completed_on, benefit_observed FROM improvements
              WHERE completed_on IS NULL OR date_add(completed_on, :certification_cycle) >= :today ORDER BY id ]],
  judge  = function(code, completed_on, benefit_observed)
    if not date.done(completed_on) then return not_applicable("not completed yet") end
    if not blank(benefit_observed) then return end
    return at_most(date.days(completed_on, today), params.benefit_days, "days", "nobody noted what %s has brought", code)
  end,
  fix    = "Ask those who work with it what has changed, and write it down.",
}

improvements.goes_on = shared {
  ask   = "Has the system become more suitable, adequate and effective within the last year? Look at the list of improvements with "
    .. "their gains, at the conclusions of the last two management reviews side by side, and at one improvement where it is used.",
  evidence = "required", valid_for = "12 months",
}

return improvements
