-- Where judged security risks go: company risk management, treatment, objectives, processes, means and training.
local high_risks = require "iso28000-common/high_risks"

-- What has to exist needs its status in words, so `<>` here: a missing one proves nothing.

rule "risks-reach-the-company-register" {
  requirement = "28000-2022/6.1.3-a", title = "Judged security risks reach the organisation's wider risk management",
  rationale = "A board that never sees the security risks cannot weigh them against the others.",
  maturity = 3,
  of     = "risk_inputs", method = "examine",
  check  = function()
    local passed_on = 0
    local sql = [[ SELECT i.target_table, i.target_id FROM risk_inputs i JOIN risks r ON r.id = i.risk_id
      WHERE i.used_for = 'enterprise_risk' AND i.recorded_on <= :today AND r.inherent_rating IS NOT NULL ORDER BY i.id ]]
    for _, target_table, target_id in org.rows(sql) do
      if target_table and (not target_id or org.has(target_table, target_id)) then passed_on = passed_on + 1 end
    end
    return at_least(passed_on, 1, "risks", "no judged security risk was passed on to the organisation's risk management")
  end,
  fix    = "Bring the highest security risks before the owner of the company's risk register, and record where they went.",
}

rule "risks-to-treat-have-treatments" {
  requirement = "28000-2022/6.1.3-b", title = "Every open risk that is to be treated has a treatment",
  rationale = "A decision to treat that ends in no line of the plan changes nothing.",
  maturity = 3,
  of     = "risks", name = "{code} {title}", optional = { "treatments.risk_id" },
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.decision,
                (SELECT count(*) FROM treatments t WHERE t.risk_id = r.id AND t.status <> 'cancelled') AS treatments
              FROM risks r
              WHERE r.status IS NOT 'closed' AND (r.decision IS NULL OR r.decision = 'treat') ORDER BY r.id ]],
  judge  = function(code, decision, treatments)
    if not decision then return unknown("nobody decided what to do about risk %s", code) end
    return at_least(treatments, 1, "treatments", "risk %s is to be treated, and no treatment belongs to it", code)
  end,
  when_empty = fail("no risk is on record"),
  fix    = "Plan a treatment with owner and day, or decide otherwise about the risk.",
  action = { kind = "corrective", owner = "risk owner", within = "30 days" },
}

rule "high-risks-lead-somewhere" {
  requirement = "28000-2022/6.1.3-c", title = "Every high risk is the source of an objective, a treatment or an acceptance",
  rationale = "A high risk that nothing follows from was judged in vain.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.rating_label, r.inherent_rating, r.decision, r.accepted_by, r.accepted_on,
                (SELECT count(*) FROM treatments t WHERE t.risk_id = r.id AND t.status <> 'cancelled') AS treatments,
                (SELECT count(*) FROM objective_sources s JOIN objectives o ON o.id = s.objective_id
                 WHERE s.source_table = 'risks' AND s.source_id = r.id AND o.status <> 'cancelled') AS objectives
              FROM risks r WHERE ]] .. high_risks.possible .. " ORDER BY r.id",
  judge  = function(code, rating_label, inherent_rating, decision, accepted_by, accepted_on, treatments, objectives)
    local uses = treatments + objectives
    if decision == "accept" and accepted_by and date.done(accepted_on) then uses = uses + 1 end
    if uses == 0 and high_risks.unrated(rating_label, inherent_rating) then return unknown("risk %s is not rated", code) end
    return at_least(uses, 1, "uses", "high risk %s leads to no objective, treatment or acceptance", code)
  end,
  fix    = "Plan a treatment, set an objective, or have the risk accepted by somebody who may.",
  action = { kind = "corrective", owner = "risk owner", within = "30 days" },
}

rule "assessments-shape-the-work" {
  requirement = "28000-2022/6.1.3-d", title = "Every assessment that the register rests on has led to a change of a process or a design",
  rationale = "Risk work that changes no step, door or camera stays in the file.",
  maturity = 3,
  of     = "risk_assessments", name = "{code} {title}",
  select = [[ SELECT a.id, a.code, a.title, a.site_id, count(i.id) AS uses
              FROM risk_assessments a JOIN risks r ON r.assessment_id = a.id
              LEFT JOIN risk_inputs i ON i.risk_id = r.id AND i.used_for IN ('process', 'design') AND i.recorded_on <= :today
              WHERE a.performed_on IS NULL OR a.performed_on <= :today
              GROUP BY a.id ORDER BY a.id ]],
  judge  = function(code, uses)
    return at_least(uses, 1, "uses", "no process or design is traced to a risk of assessment %s", code)
  end,
  fix    = "Record which steps, doors or systems the assessment changed, or take its result into one.",
}

rule "means-found-from-risks" {
  requirement = "28000-2022/6.1.3-e", title = "The means needed are traced to risks and treatments",
  rationale = "Guards and cameras that no risk asks for are missing where a risk does.",
  maturity = 3,
  of     = "resources", method = "examine",
  check  = function()
    local traced = 0
    local sql = [[ SELECT needed_for_table, needed_for_id FROM resources
      WHERE needed_for_table IN ('risks', 'treatments') AND needed_for_id IS NOT NULL AND quantity_needed > 0 ORDER BY id ]]
    for _, needed_for_table, needed_for_id in org.rows(sql) do
      if org.has(needed_for_table, needed_for_id) then traced = traced + 1 end
    end
    return at_least(traced, 1, "resources", "no need for people or means is traced to a risk or a treatment")
  end,
  fix    = "Go through the high risks and their treatments, and enter the people and means that each one needs.",
}

rule "high-risks-training-settled" {
  requirement = "28000-2022/6.1.3-f", title = "For every high risk a training need is recorded, or why there is none",
  rationale = "Many high risks are met by what a person does in the first minute.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.rating_label, r.inherent_rating, r.no_training_reason,
                (SELECT count(*) FROM training_needs n WHERE n.source_risk_id = r.id AND n.identified_on <= :today
                 AND (n.competence_id IS NOT NULL OR n.role_id IS NOT NULL OR n.person_id IS NOT NULL)) AS needs
              FROM risks r WHERE ]] .. high_risks.possible .. " ORDER BY r.id",
  judge  = function(code, rating_label, inherent_rating, no_training_reason, needs)
    if needs > 0 or not blank(no_training_reason) then return end
    if high_risks.unrated(rating_label, inherent_rating) then return unknown("risk %s is not rated", code) end
    return fail("high risk %s has neither a training need nor a note that none is needed", code)
  end,
  fix    = "Ask who must be able to do what when the risk strikes, and record the need or why there is none.",
}

question "risks-fed-upwards" {
  requirement = "28000-2022/6.1.3-a",
  ask = "Does whoever looks after the organisation's wider risks weigh the judged security risks with them? "
    .. "Look at the company risk register or the board paper of the last year, and at what was decided on the highest security risk.",
}
