-- Competence: what a role asks, what its holders have, and how it is proved.
local shared = require "shared"
local assignments = require "assignments"

local competences = {}

competences.asked = shared {
  rationale = "Where a role asks for nothing, anybody may stand at the gate.",
  maturity = 3,
  of     = "roles", name = "{code} {name}", optional = { "role_competences.role_id" },
  select = [[ SELECT r.id, r.code, r.name, r.security_related,
                (SELECT count(*) FROM role_competences c WHERE c.role_id = r.id AND c.competence_id IS NOT NULL
                 AND c.required_level > 0) AS asked
              FROM roles r WHERE r.security_related IS NOT 0 ORDER BY r.id ]],
  judge  = function(code, name, security_related, asked)
    if not yes(security_related) and asked == 0 then return unknown("nobody says whether role %s bears on security", code) end
    return at_least(asked, 1, "competences", "role %s (%s) asks for no competence", code, name)
  end,
  when_empty = fail("no role is on record"),
  fix    = "Settle with the holders what the role must be able to do, and at what level.",
  action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
}

-- The widest gap of a holder comes first, so that it is the one whose measure is kept.
competences.held = shared {
  rationale = "The seal is only as good as the eyes of the person who checks it.",
  of     = "role_assignments", name = "{role}: {person}", optional = { "ended_on", "end_on", "expires_on" },
  select = [[ SELECT a.id, a.site_id, r.name AS role, p.name AS person, c.name AS competence, rc.required_level,
                (SELECT max(pc.level) FROM person_competences pc WHERE pc.person_id = a.person_id AND pc.basis IS NOT NULL
                 AND pc.competence_id = rc.competence_id AND (pc.expires_on IS NULL OR pc.expires_on >= :today)) AS level
              FROM role_assignments a LEFT JOIN roles r ON r.id = a.role_id LEFT JOIN people p ON p.id = a.person_id
              LEFT JOIN role_competences rc ON rc.role_id = a.role_id LEFT JOIN competences c ON c.id = rc.competence_id
              LEFT JOIN sites s ON s.id = a.site_id WHERE s.in_scope IS NOT 0 AND (rc.id IS NOT NULL OR r.id IS NULL) AND ]]
              .. assignments.asked .. " AND " .. assignments.present
              .. " ORDER BY a.id, rc.required_level - coalesce(level, 0) DESC, rc.id",
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

competences.proved = shared {
  rationale = "A competence that nobody can show is an assertion.",
  maturity = 3,
  of     = "person_competences", name = "{person}: {competence}", optional = { "end_on" },
  select = [[ SELECT pc.id, p.name AS person, p.site_id, c.name AS competence, pc.verified_on, e.path, e.sha256
              FROM person_competences pc LEFT JOIN people p ON p.id = pc.person_id
              LEFT JOIN competences c ON c.id = pc.competence_id LEFT JOIN evidence_files e ON e.id = pc.evidence_file_id
              WHERE ]] .. assignments.present .. " ORDER BY pc.id",
  judge  = function(person, competence, verified_on, path, sha256)
    if not sha256 then return fail("the competence of %s in %s rests on no evidence file", person, competence) end
    if not date.done(verified_on) then return fail("nobody verified %s, which is to prove %s of %s", path, competence, person) end
  end,
  fix    = "File the certificate or the assessment and link it, or assess the person anew.",
  action = { kind = "correction", owner = "head of personnel", within = "60 days" },
}

return competences
