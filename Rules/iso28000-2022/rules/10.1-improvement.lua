-- Improvement: whether the system gets better, what it gained, and whether openings are looked for.
local improvements = require "iso28000-common/improvements"

rule "improvements-completed" (improvements.completed {
  requirement = "28000-2022/10.1-a", title = "At least one improvement was completed lately, with its gain noted",
})

rule "gains-noted" (improvements.gains_noted {
  requirement = "28000-2022/10.1-a", title = "The gain of every completed improvement is noted", grade = "observation",
})

rule "improvements-beyond-weak-points" {
  requirement = "28000-2022/10.1-b", title = "Improvements come from more than incidents and nonconformities",
  rationale = "Whoever improves only after something went wrong is always one step behind.",
  maturity = 5,
  of     = "improvements", optional = { "completed_on" },
  check  = function()
    local n = org.value [[ SELECT count(*) FROM improvements
      WHERE source_table NOT IN ('incidents', 'nonconformities', 'corrective_actions', 'findings')
        AND done(started_on) AND (completed_on IS NULL OR date_add(completed_on, :improvement_interval) >= :today) ]]
    return at_least(n, 1, "improvements", "no improvement of the last %s came from anything but weak points", params.improvement_interval)
  end,
  fix    = "Ask staff, partners and peers what could be better, and take up one answer.",
}

question "improvement-goes-on" (improvements.goes_on { requirement = "28000-2022/10.1-a" })

question "openings-looked-for" {
  requirement = "28000-2022/10.1-b",
  ask   = "Does the organisation look for openings to improve where nothing has gone wrong? Look at suggestions of staff, talks with "
    .. "partners and peers, new technology that was tried, and what was decided on each.",
  evidence = "required", valid_for = "12 months",
}
