-- Evaluation: of plans and capabilities, of whether law, good practice and own policy are kept, and what is changed in consequence.
local parts = require "iso28000-common/parts"

rule "plans-and-capabilities-evaluated" {
  requirement = "28000-2007/4.5.2-a", title = "Plans or capabilities were evaluated in time, and somebody drew a conclusion",
  rationale = "A plan that nobody holds against what happened is a guess.",
  of     = "performance_evaluations",
  check  = function()
    local last = org.record [[ SELECT id, code, performed_on, performed_by, conclusion FROM performance_evaluations
      WHERE scope_kind IN ('plan_review', 'capability') AND done(performed_on) ORDER BY performed_on DESC, id DESC ]]
    if not last then return fail("no plan and no capability was ever evaluated") end
    local due = date.due(nil, last.performed_on, params.evaluation_interval)
    report(last.id, {
      at_most(date.days(due, today), 0, "days", "the evaluation of plans and capabilities after %s is overdue", last.code),
      parts.complete("evaluation", last.code, { { "a conclusion", last.conclusion }, { "the one who made it", last.performed_by } }),
    }, { name = last.code })
  end,
  when_empty = fail("nothing was ever evaluated"),
  fix    = "Take the plan that was used last, hold it against what happened, and write down what it is worth.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

-- A change that came late cannot be mended: after a cycle it counts no more. One from before the evaluation does not answer it.
rule "procedures-follow-evaluations" {
  requirement = "28000-2007/4.5.2-b", title = "What an evaluation calls for is in the procedures within the time for it",
  rationale = "A lesson that waits for the next revision is learnt twice.",
  of     = "performance_evaluations", name = "{code}",
  select = [[ SELECT id, code, site_id, performed_on, significant_change, procedure_updated_on FROM performance_evaluations
              WHERE performed_on IS NULL OR (performed_on <= :today AND date_add(performed_on, :certification_cycle) >= :today)
              ORDER BY id ]],
  judge  = function(code, performed_on, significant_change, procedure_updated_on)
    if no(significant_change) then return not_applicable("calls for no change") end
    if not yes(significant_change) then return unknown("nobody knows whether %s calls for a change of procedure", code) end
    if not performed_on then return unknown("nobody knows when %s was made", code) end
    local done = date.done(procedure_updated_on) and procedure_updated_on >= performed_on
    return at_most(date.days(performed_on, done and procedure_updated_on or today), params.procedure_days, "days",
      done and "the procedures were changed late after %s" or "the procedures do not have the change yet that %s calls for", code)
  end,
  fix    = "Change the procedure today, tell those who work by it, and enter the day.",
  action = { kind = "correction", owner = "document controller", within = "14 days" },
}

-- A duty that is new to the organisation may still wait for its first evaluation.
rule "legal-compliance-evaluated" {
  requirement = "28000-2007/4.5.2-c", title = "It is evaluated in time whether each applicable obligation is kept",
  rationale = "An organisation that never looks learns from the authority that it broke the law.",
  of     = "legal_requirements", name = "{code} {title}",
  select = [[ SELECT l.id, l.code, l.title, l.applicable, l.effective_on, e.evaluated_on, e.next_due_on
              FROM legal_requirements l
              LEFT JOIN compliance_evaluations e ON e.legal_requirement_id = l.id AND done(e.evaluated_on)
              WHERE l.status IS NOT 'repealed' AND l.status IS NOT 'upcoming' ORDER BY l.id, e.evaluated_on, e.id ]],
  judge  = function(code, applicable, effective_on, each)
    if no(applicable) then return not_applicable("does not apply") end
    if not yes(applicable) then return unknown("nobody knows whether %s applies", code) end
    local last, stated
    for _, evaluated_on, next_due_on in each("evaluated_on", "next_due_on") do last, stated = evaluated_on, next_due_on end
    if last then
      local due = date.due(stated, last, params.compliance_interval)
      return at_most(date.days(due, today), 0, "days", "the evaluation of %s after that of %s is overdue", code, last)
    end
    local first = effective_on and date.add(effective_on, params.compliance_interval)
    if first and first >= today then return not_applicable("new, to be evaluated by " .. first) end
    return fail("nobody ever evaluated whether %s is kept", code)
  end,
  fix    = "Take a sample of what the obligation asks for, write down what was seen, and set the day of the next look.",
  action = { kind = "corrective", owner = "owner of the obligation", within = "60 days" },
}

-- With the law evaluated, the duty is met in its gravest part: what is left out here is no major.
rule "practice-and-policy-evaluated" {
  requirement = "28000-2007/4.5.2-c", title = "It is evaluated in time whether good practice and the own policy are kept", grade = "minor",
  rationale = "The law is the least; customers and partners expect what the trade does and what the policy promises.",
  of     = "compliance_evaluations",
  check  = function()
    for scope, words in pairs { best_practice = "good practice", policy = "the own policy" } do
      local last = org.record([[ SELECT evaluated_on, next_due_on FROM compliance_evaluations
        WHERE scope_kind = :scope AND done(evaluated_on) ORDER BY evaluated_on DESC, id DESC ]], { scope = scope })
      local due = last and date.due(last.next_due_on, last.evaluated_on, params.compliance_interval)
      report(scope, last and at_most(date.days(due, today), 0, "days", "the next look at whether %s is kept is overdue", words)
        or fail("nobody ever evaluated whether %s is kept", words), { name = words })
    end
  end,
  when_empty = fail("no evaluation is on record"),
  fix    = "Hold the own rules against a standard of the trade, and the promises of the policy against the records of the year.",
}

rule "evaluations-recorded" {
  requirement = "28000-2007/4.5.2-d", title = "Every evaluation of compliance has its result and its proof",
  rationale = "What nobody can show was not evaluated.",
  of     = "compliance_evaluations", name = "{code}", method = "examine",
  select = [[ SELECT id, code, site_id, evaluated_on, result, evidence_file_id FROM compliance_evaluations
              WHERE evaluated_on IS NULL OR (evaluated_on <= :today AND date_add(evaluated_on, :certification_cycle) >= :today)
              ORDER BY id ]],
  judge  = function(code, evaluated_on, result, evidence_file_id)
    return parts.complete("evaluation", code, {
      { "its day", evaluated_on }, { "a result", result }, { "a file that proves it", evidence_file_id },
    })
  end,
  fix    = "Have the evaluator complete the record and file what was looked at.",
  action = { kind = "correction", owner = "evaluator", within = "30 days" },
}
