-- Audits: a programme that is approved and rests on risk, held as planned by others than the owners, over all of clause 4, and reported.
local audit_programmes = require "iso28000-common/audit_programmes"
local audits = require "iso28000-common/audits"
local parts = require "iso28000-common/parts"

rule "a-programme-covers-today" (audit_programmes.covers_today {} {
  requirement = "28000-2007/4.5.5-a", title = "An approved audit programme covers today",
})

rule "internal-audits-held" (audits.held {
  requirement = "28000-2007/4.5.5-a", title = "The newest internal audit is not older than the interval",
})

rule "audits-held-as-planned" (audits.held_as_planned {
  requirement = "28000-2007/4.5.5-a", title = "Internal audits are held when they were planned",
})

rule "audits-tell-about-own-rules" (audits.answers("conforms_own", "meets the organisation's own rules") {
  requirement = "28000-2007/4.5.5-b",
})

rule "audits-tell-about-the-standard" (audits.answers("conforms_standard", "meets the standard") {
  requirement = "28000-2007/4.5.5-b",
})

rule "every-clause-audited" (audit_programmes.covers_clauses("2007", { "4.1", "4.2", "4.3", "4.4", "4.5", "4.6" }) {
  requirement = "28000-2007/4.5.5-b", title = "Each audit programme covers the whole of clause 4",
})

rule "audits-tell-about-practice" (audits.answers("implemented_effectively", "is carried out and kept up") {
  requirement = "28000-2007/4.5.5-c",
})

-- Words are a sign and no proof: where they are wanting it is an observation, and the question below has the last word.
rule "audits-speak-of-policy-and-objectives" {
  requirement = "28000-2007/4.5.5-d", title = "The conclusion of every internal audit speaks of policy and objectives",
  rationale = "A system may follow every procedure and miss what it is for.",
  of     = "audits", name = "{code}", method = "examine", optional = { "performed_on" },
  select = [[ SELECT id, code, site_id, performed_on, status, conclusion,
                EXISTS (SELECT 1 FROM json_each(:policy_words) w
                        WHERE instr(' ' || lower(conclusion), ' ' || lower(w.value))) AS policy,
                EXISTS (SELECT 1 FROM json_each(:objective_words) w
                        WHERE instr(' ' || lower(conclusion), ' ' || lower(w.value))) AS goals
              FROM audits WHERE ]] .. audits.lately .. " ORDER BY id",
  judge  = function(code, performed_on, status, conclusion, policy, goals)
    local waiting = audits.not_held(code, performed_on, status)
    if waiting then return waiting end
    if blank(conclusion) then return fail("audit %s draws no conclusion", code) end
    local missing, what = parts.lacking { { "the policy", yes(policy) or nil }, { "objectives", yes(goals) or nil } }
    if missing > 0 then return observation("the conclusion of audit %s does not speak of %s", code, what) end
  end,
  fix    = "Have the lead auditor add to the conclusion how far the policy and the objectives are met.",
  action = { kind = "correction", owner = "lead auditor", within = "30 days" },
}

question "audits-judge-the-effect" {
  requirement = "28000-2007/4.5.5-d",
  ask = "Do internal audits judge whether the system is effective in meeting the policy and the objectives, and not only whether "
    .. "procedures are followed? Look at the conclusions of the last three audits, at the evidence behind them, and at one objective "
    .. "that was missed: did an audit say so?",
  evidence = "required", valid_for = "12 months",
}

-- The first audit of all has none before it to look at.
rule "earlier-results-reviewed" {
  requirement = "28000-2007/4.5.5-e", title = "Every internal audit after the first looks at what came of earlier ones",
  rationale = "A finding that nobody asks about again was raised in vain.",
  of     = "audits", name = "{code}", method = "examine", optional = { "performed_on" },
  select = [[ SELECT id, code, site_id, performed_on, status, previous_results_reviewed,
                EXISTS (SELECT 1 FROM audits b WHERE b.performed_on < audits.performed_on AND (b.kind IS NULL OR b.kind = 'internal')
                   AND b.status IS NOT 'cancelled') AS earlier
              FROM audits WHERE ]] .. audits.lately .. " ORDER BY id",
  judge  = function(code, performed_on, status, previous_results_reviewed, earlier)
    local waiting = audits.not_held(code, performed_on, status)
    if waiting then return waiting end
    if yes(previous_results_reviewed) then return end
    if performed_on and earlier == 0 then return not_applicable("the first audit") end
    return fail("audit %s did not look at what came of earlier audits", code)
  end,
  fix    = "Have the lead auditor go through the findings of earlier audits, see what was done, and add it to the report.",
  action = { kind = "correction", owner = "lead auditor", within = "30 days" },
}

rule "audits-reported-in-time" (audits.reported_in_time {
  requirement = "28000-2007/4.5.5-f", title = "Audits are reported in time, to a manager who is named",
})

rule "placing-checked-in-each-programme" (audit_programmes.placing_checked {
  requirement = "28000-2007/4.5.5-g", title = "In each programme some audit checks that equipment and staff are where they should be",
})

rule "programme-says-what-it-rests-on" (audit_programmes.rests_on {
  { "risk", "risk_basis" }, { "earlier results", "previous_results_basis" },
} {
  requirement = "28000-2007/4.5.5-h", title = "The programme rests on the results of risk assessment and of earlier audits",
  fix = "Write down how risk and earlier results shaped the programme, and change it where they did not.",
})

rule "audit-procedures-complete" {
  requirement = "28000-2007/4.5.5-i", title = "The programme says how often, how and by whom it is audited, who answers and who is told",
  rationale = "What is not laid down is decided by each auditor anew.",
  of     = "audit_programmes", name = "{code}", method = "examine",
  select = [[ SELECT id, code, frequency, methods, competence_requirements, responsibilities, reporting_requirements
              FROM audit_programmes
              WHERE (period_starts_on IS NULL OR period_starts_on <= :today) AND (period_ends_on IS NULL OR period_ends_on >= :today)
              ORDER BY id ]],
  judge  = function(code, frequency, methods, competence_requirements, responsibilities, reporting_requirements)
    return parts.complete("audit programme", code, {
      { "how often", frequency }, { "how", methods }, { "what auditors must be able to do", competence_requirements },
      { "who answers for it", responsibilities }, { "how audits are reported", reporting_requirements },
    })
  end,
  fix    = "Complete the programme, or name in it the procedure that says so.",
}

rule "auditors-independent" (audits.auditors_independent {
  requirement = "28000-2007/4.5.5-j", title = "Nobody audits a process of their own, and independence was confirmed",
})
