-- Competence and clearance of the people who hold roles: what a role asks, what its holders have, needs, effect and proof.
local assignments = require "assignments"

local present = "done(p.end_on) IS NOT 1"

rule "security-roles-ask-for-competence" {
  requirement = "28000-2022/7.2-a", title = "Every role that bears on security states which competence it asks for, and at what level",
  rationale = "Where a role asks for nothing, anybody may stand at the gate.",
  maturity = 3,
  of     = "roles", name = "{code} {name}", optional = { "role_competences.role_id" },
  select = [[ SELECT r.id, r.code, r.name, r.security_related,
                (SELECT count(*) FROM role_competences c WHERE c.role_id = r.id AND c.competence_id IS NOT NULL
                 AND c.required_level > 0) AS competences
              FROM roles r WHERE r.security_related IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, name, security_related, competences)
    if not yes(security_related) and competences == 0 then return unknown("nobody says whether role %s bears on security", code) end
    return at_least(competences, 1, "competences", "role %s (%s) asks for no competence", code, name)
  end,
  when_empty = fail("no role is on record"),
  fix    = "Settle with the holders what the role must be able to do, and at what level.",
  action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
}

-- The widest gap of a holder comes first, so that it is the one whose measure is kept.
rule "holders-are-competent" {
  requirement = "28000-2022/7.2-b",
  title = "Every current holder of a role has the competences it asks for, at the level asked, and still valid",
  rationale = "The seal is only as good as the eyes of the person who checks it.",
  of     = "role_assignments", name = "{role}: {person}", optional = { "ended_on", "end_on", "expires_on" },
  select = [[ SELECT a.id, a.site_id, r.name AS role, p.name AS person, c.name AS competence, rc.required_level,
                (SELECT max(pc.level) FROM person_competences pc WHERE pc.person_id = a.person_id AND pc.basis IS NOT NULL
                 AND pc.competence_id = rc.competence_id AND (pc.expires_on IS NULL OR pc.expires_on >= :today)) AS level
              FROM role_assignments a LEFT JOIN roles r ON r.id = a.role_id LEFT JOIN people p ON p.id = a.person_id
              LEFT JOIN role_competences rc ON rc.role_id = a.role_id LEFT JOIN competences c ON c.id = rc.competence_id
              LEFT JOIN sites s ON s.id = a.site_id WHERE s.in_scope IS NOT 0 AND (rc.id IS NOT NULL OR r.id IS NULL) AND ]]
              .. assignments.asked .. " AND " .. present .. " ORDER BY a.id, rc.required_level - coalesce(level, 0) DESC, rc.id",
  judge  = function(role, person, each)
    if not role or not person then return unknown("nobody knows who holds the role %s, or which role %s holds", role, person) end
    local verdicts = {}
    for n, competence, required_level, level in each("competence", "required_level", "level") do
      verdicts[n] = required_level and at_most(math.max(0, required_level - (level or 0)), 0, "levels",
        "%s, %s, needs %s at level %d and has %s", person, role, competence, required_level, level or "none that is valid")
        or unknown("nobody says at what level role %s needs %s", role, competence)
    end
    return verdicts
  end,
  fix    = "Take the person off the task or put somebody able beside them, and book training or assessment.",
  action = { kind = "corrective", owner = "line manager", within = "30 days" },
}

-- Whether a clearance is needed, of the person or in a role that is held; nil where nobody said.
local function clearance_needed(clearance_required, each)
  local needed, settled = yes(clearance_required), clearance_required ~= nil
  for _, assignment, requires_clearance in each("assignment", "requires_clearance") do
    needed = needed or yes(requires_clearance)
    settled = settled and (not assignment or requires_clearance ~= nil)
  end
  if needed or settled then return needed end
end

rule "holders-are-cleared" {
  requirement = "28000-2022/7.2-c", title = "Whoever needs a clearance, for the role or in person, has one that is valid",
  rationale = "A badge without a valid clearance is the door that an insider comes through.",
  of     = "people", name = "{code} {name}", isolated = false,
  optional = { "end_on", "ended_on", "clearance_expires_on", "role_assignments.person_id" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, p.clearance_required, p.clearance_level, p.clearance_granted_on,
                p.clearance_expires_on, a.id AS assignment, r.requires_clearance
              FROM people p LEFT JOIN sites s ON s.id = p.site_id
              LEFT JOIN role_assignments a ON a.person_id = p.id AND ]] .. assignments.asked .. [[
              LEFT JOIN roles r ON r.id = a.role_id
              WHERE s.in_scope IS NOT 0 AND (p.start_on IS NULL OR p.start_on <= :today) AND ]] .. present .. " ORDER BY p.id",
  judge  = function(name, clearance_required, clearance_level, clearance_granted_on, clearance_expires_on, each)
    local needed = clearance_needed(clearance_required, each)
    if needed == nil then return unknown("nobody says whether %s needs a clearance", name) end
    if not needed then return not_applicable("no clearance is needed") end
    if not date.done(clearance_granted_on) or not clearance_level or clearance_level == "none" then
      return fail("%s needs a clearance and none is on record", name)
    end
    if not clearance_expires_on then return end
    return at_most(date.days(clearance_expires_on, today), 0, "days", "the clearance of %s ended on %s", name, clearance_expires_on)
  end,
  fix    = "Take the person off cleared tasks today, and have the clearance renewed.",
  action = { kind = "corrective", owner = "screening officer", within = "14 days" },
}

rule "training-needs-acted-on" {
  requirement = "28000-2022/7.2-d", title = "No training need stays open for long without an action",
  rationale = "A gap that was seen and left is worse than one that nobody knew of.",
  of     = "training_needs", name = "{code}", optional = { "closed_on", "end_on" },
  select = [[ SELECT n.id, n.code, c.name AS competence, n.identified_on, a.id AS action, a.status FROM training_needs n
              LEFT JOIN competences c ON c.id = n.competence_id LEFT JOIN people p ON p.id = n.person_id
              LEFT JOIN actions a ON a.id = n.action_id
              WHERE (n.closed_on IS NULL OR n.closed_on > :today) AND ]] .. present .. " ORDER BY n.id",
  judge  = function(code, competence, identified_on, action, status)
    if action and status and status ~= "cancelled" then return end
    if not identified_on then return fail("nobody knows since when training need %s is open, and no action exists", code) end
    return at_most(date.days(identified_on, today), params.training_need_days, "days",
      "training need %s (%s) is open without an action", code, competence)
  end,
  applies = function()
    local open = "SELECT 1 FROM training_needs WHERE closed_on IS NULL OR closed_on > :today"
    if org.exists "SELECT 1 FROM training_needs" and not org.exists(open) then return not_applicable("no training need is open") end
  end,
  fix    = "Book the training as an action with owner and day, or close the need with its reason.",
  action = { kind = "corrective", owner = "head of personnel", within = "30 days" },
}

rule "effect-of-training-judged" {
  requirement = "28000-2022/7.2-d", title = "The effect of every mandatory training is judged in time",
  rationale = "A signature on the list shows who sat in the room, not who learned.",
  of     = "training_records", name = "{training}: {person}", optional = { "completed_on", "end_on" },
  select = [[ SELECT tr.id, t.code AS training, p.name AS person, p.site_id, tr.completed_on, tr.effectiveness_evaluated_on,
                tr.effectiveness_result
              FROM training_records tr LEFT JOIN trainings t ON t.id = tr.training_id LEFT JOIN people p ON p.id = tr.person_id
              WHERE t.mandatory IS NOT 0 AND tr.completed_on <= :today AND ]] .. present .. " ORDER BY tr.id",
  judge  = function(training, person, completed_on, effectiveness_evaluated_on, effectiveness_result)
    if effectiveness_result and date.done(effectiveness_evaluated_on) then
      local after = date.days(completed_on, effectiveness_evaluated_on)
      return at_least(after, 0, "days", "the effect of training %s on %s was judged before it was held", training, person)
    end
    return at_most(date.days(completed_on, today), params.effectiveness_days, "days",
      "nobody judged what %s learned in training %s", person, training)
  end,
  fix    = "Ask the line manager or test the person, and record day and result.",
  action = { kind = "correction", owner = "head of personnel", within = "60 days" },
}

rule "competence-is-proved" {
  requirement = "28000-2022/7.2-e", title = "Every competence of a person was verified and rests on an evidence file",
  rationale = "A competence that nobody can show is an assertion.",
  maturity = 3,
  of     = "person_competences", name = "{person}: {competence}", optional = { "end_on" },
  select = [[ SELECT pc.id, p.name AS person, p.site_id, c.name AS competence, pc.verified_on, e.path, e.sha256
              FROM person_competences pc LEFT JOIN people p ON p.id = pc.person_id
              LEFT JOIN competences c ON c.id = pc.competence_id LEFT JOIN evidence_files e ON e.id = pc.evidence_file_id
              WHERE ]] .. present .. " ORDER BY pc.id",
  judge  = function(person, competence, verified_on, path, sha256)
    if not sha256 then return fail("the competence of %s in %s rests on no evidence file", person, competence) end
    if not date.done(verified_on) then return fail("nobody verified %s, which is to prove %s of %s", path, competence, person) end
  end,
  fix    = "File the certificate or the assessment and link it, or assess the person anew.",
  action = { kind = "correction", owner = "head of personnel", within = "60 days" },
}
