-- Improvement: whether the system gets better, what it gained, and whether openings are looked for.

rule "improvements-completed" {
  requirement = "28000-2022/10.1-a", title = "At least one improvement was completed lately, with its gain noted",
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
rule "gains-noted" {
  requirement = "28000-2022/10.1-a", title = "The gain of every completed improvement is noted", grade = "observation",
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

question "improvement-goes-on" {
  requirement = "28000-2022/10.1-a",
  ask   = "Has the system become more suitable, adequate and effective within the last year? Look at the list of improvements with "
    .. "their gains, at the conclusions of the last two management reviews side by side, and at one improvement where it is used.",
  evidence = "required", valid_for = "12 months",
}

question "openings-looked-for" {
  requirement = "28000-2022/10.1-b",
  ask   = "Does the organisation look for openings to improve where nothing has gone wrong? Look at suggestions of staff, talks with "
    .. "partners and peers, new technology that was tried, and what was decided on each.",
  evidence = "required", valid_for = "12 months",
}
