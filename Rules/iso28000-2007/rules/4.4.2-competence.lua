-- Competence, training and awareness: what roles ask, what people have and know, and the records of it.
local assignments = require "iso28000-common/assignments"
local awareness = require "iso28000-common/awareness"
local competences = require "iso28000-common/competences"

rule "security-roles-ask-for-competence" (competences.asked {
  requirement = "28000-2007/4.4.2-a", title = "Every role that bears on security states which competence it asks for, and at what level",
})

rule "holders-are-competent" (competences.held {
  requirement = "28000-2007/4.4.2-a",
  title = "Every current holder of a role has the competences it asks for, at the level asked, and still valid",
})

rule "most-briefed-on-policy" (awareness.most_on_policy {
  requirement = "28000-2007/4.4.2-b", title = "Nearly everyone at work holds a valid briefing on the security policy",
})

rule "each-briefed-on-policy" (awareness.each_on_policy {
  requirement = "28000-2007/4.4.2-b", title = "Everyone at work holds a valid briefing on the security policy",
})

question "awareness-procedure-works" {
  requirement = "28000-2007/4.4.2-b",
  ask = "Is there a procedure by which people learn why it matters to keep to policy, procedures and the system, and does it work "
    .. "for agency and contractor staff too? Look at the procedure, and at the notes of talks with at least five people of "
    .. "different shifts and employers.",
}

rule "most-briefed-on-emergency" (awareness.most_on_emergency {
  requirement = "28000-2007/4.4.2-c", title = "Nearly everyone at work was briefed on their part in an emergency",
})

rule "team-members-practised" (awareness.team_practised {
  requirement = "28000-2007/4.4.2-c", title = "Every current member of a response team takes part in an exercise in time",
})

question "emergency-part-known" (awareness.emergency_part_known { requirement = "28000-2007/4.4.2-c" })

rule "most-briefed-on-consequences" (awareness.most_on_consequences {
  requirement = "28000-2007/4.4.2-d", title = "Nearly everyone at work was briefed on what follows when rules are not kept",
})

question "consequences-known" (awareness.consequences_known { requirement = "28000-2007/4.4.2-d" })

rule "competence-is-proved" (competences.proved {
  requirement = "28000-2007/4.4.2-e", title = "Every competence of a person was verified and rests on an evidence file",
})

-- A record that has lapsed, or that a later one of the same training replaced, proves nothing any more and need not be shown.
rule "training-is-proved" {
  requirement = "28000-2007/4.4.2-e", title = "Every training that still counts rests on an evidence file",
  rationale = "Without the list of those who sat in the room, anybody may say that he did.",
  of     = "training_records", name = "{training}: {person}", optional = { "completed_on", "expires_on", "renewal_months", "end_on" },
  select = [[ SELECT tr.id, t.code AS training, p.name AS person, p.site_id, tr.completed_on, e.sha256
              FROM training_records tr LEFT JOIN trainings t ON t.id = tr.training_id LEFT JOIN people p ON p.id = tr.person_id
              LEFT JOIN evidence_files e ON e.id = tr.evidence_file_id
              WHERE done(tr.completed_on)
                AND coalesce(tr.expires_on, date_add(tr.completed_on, t.renewal_months || ' months'), :today) >= :today
                AND NOT EXISTS (SELECT 1 FROM training_records n WHERE n.training_id = tr.training_id AND n.person_id = tr.person_id
                  AND n.completed_on > tr.completed_on AND done(n.completed_on)) AND ]] .. assignments.present .. " ORDER BY tr.id",
  judge  = function(training, person, completed_on, sha256)
    if not sha256 then return fail("training %s of %s on %s rests on no evidence file", training, person, completed_on) end
  end,
  fix    = "File the attendance list or the certificate and link it to the record, or hold the training again.",
  action = { kind = "correction", owner = "head of personnel", within = "60 days" },
}
