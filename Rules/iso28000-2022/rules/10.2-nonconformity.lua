-- Nonconformities and incidents: correction, cause, spread, decision, and closing with proof.
local nonconformities = require "iso28000-common/nonconformities"

rule "nonconformities-corrected" (nonconformities.corrected {
  requirement = "28000-2022/10.2-a", title = "Every nonconformity is corrected, or it is said why it could not be",
})

rule "consequences-dealt-with" (nonconformities.consequences_dealt {
  requirement = "28000-2022/10.2-b", title = "What followed from a nonconformity was dealt with",
})

rule "incident-effects-softened" (nonconformities.effects_softened {
  requirement = { "28000-2022/10.2-b", "28000-2022/10.2-j" }, title = "The effects of incidents are softened", grade = "minor",
})

rule "causes-found-in-time" (nonconformities.causes_found {
  requirement = "28000-2022/10.2-c", title = "Nonconformities have their root cause within the time for it",
})

rule "spread-checked" {
  requirement = "28000-2022/10.2-d", title = "Before closing, it was checked whether the same exists elsewhere",
  rationale = "What went wrong at one dock is wrong at the next one too.",
  maturity = 3,
  of     = "nonconformities", name = "{code}", optional = { "closed_on" },
  select = "SELECT id, code, site_id, similar_checked, closed_on, status FROM nonconformities ORDER BY id",
  judge  = function(code, similar_checked, closed_on, status)
    if not date.done(closed_on) and status ~= "closed" then return not_applicable("open") end
    if not yes(similar_checked) then return fail("%s was closed and nobody checked whether the same exists elsewhere", code) end
  end,
  fix    = "Look at the other sites and processes, and write down what was found.",
}

rule "actions-on-causes-owned" (nonconformities.actions_owned {
  requirement = "28000-2022/10.2-e", title = "Action on causes is decided, and what is needed has an owner and a day", grade = "minor",
})

rule "majors-closed-in-time" (nonconformities.majors_closed {
  requirement = "28000-2022/10.2-e", title = "No major nonconformity stays open for longer than the time to act",
})

rule "effects-judged-before-closing" (nonconformities.effects_judged_first {
  requirement = "28000-2022/10.2-f", title = "A nonconformity is closed after somebody judged whether its actions worked",
})

-- A file on the action belongs to the nonconformity as well.
rule "closed-nonconformities-proved" {
  requirement = "28000-2022/10.2-i", title = "A closed nonconformity says what was wrong, and a file proves what was done",
  rationale = "What nobody can show was not done.",
  maturity = 3,
  of     = "nonconformities", name = "{code}", method = "examine", optional = { "closed_on" },
  select = [[ SELECT n.id, n.code, n.site_id, n.description, n.closed_on, n.status,
                (SELECT count(*) FROM evidence_links l WHERE l.evidence_file_id IS NOT NULL
                   AND ((l.target_table = 'nonconformities' AND l.target_id = n.id) OR (l.target_table = 'corrective_actions'
                     AND l.target_id IN (SELECT c.id FROM corrective_actions c WHERE c.nonconformity_id = n.id)))) AS files
              FROM nonconformities n ORDER BY n.id ]],
  judge  = function(code, description, closed_on, status, files)
    if not date.done(closed_on) and status ~= "closed" then return not_applicable("open") end
    if blank(description) then return fail("nobody wrote down what was wrong in %s", code) end
    return at_least(files, 1, "files", "%s is closed without proof", code)
  end,
  fix    = "File a picture or a record with the nonconformity as proof, and open it again where there is none.",
}

rule "incidents-investigated" (nonconformities.incidents_investigated {
  requirement = "28000-2022/10.2-j", title = "Every incident has an investigator, and in time a cause",
})
