-- Control of documents: clauses served, copies, rights, backups, versions, reviews, and what is obsolete.
local interval = require "interval"
local parts = require "parts"
local shared = require "shared"

local document_control = {}

-- A rule that each clause has a current document. `numbers` is a query for the clauses, with edition and number under which a document
-- may serve them: the edition must be stated, as the same number means another thing in the other one. A document on 8.6 serves 8.6.1 too.
function document_control.clauses_served(numbers)
  return shared {
    rationale = "What is written nowhere is done differently by each person, and cannot be shown to anybody.",
    of     = "documents", key = "clause", name = "clause {clause}",
    select = "WITH numbers(clause, edition, number) AS (" .. numbers .. [[)
              SELECT c.clause, count(d.id) AS held
              FROM (SELECT clause, edition, number, rtrim(rtrim(number, '0123456789'), '.') AS above FROM numbers) c
              LEFT JOIN documents d ON d.status = 'current' AND d.edition = c.edition
                AND (' ' || d.clause_ref || ' ' LIKE '% ' || c.number || ' %'
                  OR (instr(c.above, '.') > 0 AND ' ' || d.clause_ref || ' ' LIKE '% ' || c.above || ' %'))
              GROUP BY c.clause ORDER BY c.clause ]],
    judge  = function(clause, held)
      return at_least(held, 1, "current documents", "no current document serves clause %s", clause)
    end,
    fix    = "Write and approve the document that the clause asks for, "
      .. "or enter in the master list which current document serves the clause.",
    action = { kind = "corrective", owner = "document controller", within = "90 days" },
  }
end

document_control.copies_to_hand = shared {
  rationale = "A guard follows the copy in the guard room, not the one on the server.",
  maturity = 3,
  of     = "document_distributions", name = "{code} at {site}, {point_of_use}",
  select = [[ SELECT x.id, x.site_id, x.revision_id, x.point_of_use, x.issued_on, d.code, s.code AS site, r.revision, r.approved_on
              FROM document_distributions x
              LEFT JOIN documents d ON d.id = x.document_id
              LEFT JOIN document_revisions r ON r.id = x.revision_id
              LEFT JOIN sites s ON s.id = x.site_id
              WHERE done(x.withdrawn_on) IS NOT 1 AND done(r.withdrawn_on) IS NOT 1
                AND (d.status = 'current' OR d.status IS NULL) AND s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1
              ORDER BY x.id ]],
  judge  = function(code, site, point_of_use, revision_id, revision, issued_on, approved_on)
    if not revision_id then return unknown("nobody knows which revision of %s is at %s, %s", code, site, point_of_use) end
    if date.done(issued_on) then return pass() end
    return at_most(date.days(approved_on, today), params.distribution_days, "days",
      "revision %s of %s was never issued to %s, %s", revision, code, site, point_of_use)
  end,
  fix    = "Issue the current revision to the place, take the old copy away, and enter the day.",
  action = { kind = "correction", owner = "document controller", within = "7 days" },
}

document_control.old_copies_withdrawn = shared {
  rationale = "An old copy is followed as faithfully as a new one.",
  of     = "document_distributions", name = "{code} at {site}, {point_of_use}", optional = { "document_revisions.withdrawn_on" },
  select = [[ SELECT x.id, x.site_id, x.point_of_use, x.revision_id, d.code, d.status, s.code AS site, r.revision,
                r.withdrawn_on AS replaced_on
              FROM document_distributions x
              LEFT JOIN documents d ON d.id = x.document_id
              LEFT JOIN document_revisions r ON r.id = x.revision_id
              LEFT JOIN sites s ON s.id = x.site_id
              WHERE done(x.withdrawn_on) IS NOT 1 AND done(x.issued_on) ORDER BY x.id ]],
  judge  = function(code, site, point_of_use, revision_id, revision, replaced_on, status)
    if not revision_id then return unknown("nobody knows which revision of %s is at %s, %s", code, site, point_of_use) end
    if replaced_on then
      return at_most(date.days(replaced_on, today), params.distribution_days, "days", "%s, %s still holds revision %s of %s",
        site, point_of_use, revision, code)
    end
    if not status then return unknown("nobody knows whether %s is in force", code) end
    if status == "obsolete" or status == "archived" then
      return fail("%s, %s still holds %s, which is %s", site, point_of_use, code, status)
    end
  end,
  fix    = "Go there, take the old copy away, leave the current one, and enter both days.",
  action = { kind = "correction", owner = "document controller", within = "7 days" },
}

document_control.one_live_revision = shared {
  rationale = "Of two live revisions each reader picks one.",
  maturity = 3,
  of     = "documents", name = "{code} {title}", optional = { "document_revisions.document_id", "withdrawn_on" },
  select = [[ SELECT d.id, d.code, d.title, d.current_revision_id, r.id AS revision_id
              FROM documents d LEFT JOIN document_revisions r ON r.document_id = d.id AND done(r.withdrawn_on) IS NOT 1
              WHERE d.status = 'current' OR d.status IS NULL ORDER BY d.id, r.id ]],
  judge  = function(code, current_revision_id, each)
    local live, named = 0, false
    for _, revision_id in each("revision_id") do
      if revision_id then live = live + 1 end
      if revision_id and revision_id == current_revision_id then named = true end
    end
    if live == 0 then return at_least(live, 1, "live revisions", "%s has no live revision", code) end
    if live == 1 and not named then return fail("%s does not name its live revision", code) end
    return at_most(live, 1, "live revisions", "%s has more than one live revision", code)
  end,
  fix    = "Withdraw the revisions that were replaced, and name the one that counts.",
  action = { kind = "correction", owner = "document controller", within = "14 days" },
}

document_control.reviewed = shared {
  rationale = "A text that nobody reads again drifts away from the work it describes.",
  of     = "documents", name = "{code} {title}", optional = { "review_interval_months" },
  select = [[ SELECT id, code, title, last_reviewed_on, next_review_on, review_interval_months FROM documents
              WHERE status = 'current' OR status IS NULL ORDER BY id ]],
  judge  = function(code, last_reviewed_on, next_review_on, review_interval_months)
    if not next_review_on and not last_reviewed_on then return fail("no review of %s is on record, and none is planned", code) end
    local due = date.due(next_review_on, last_reviewed_on, interval.months(review_interval_months, params.document_interval))
    return at_most(date.days(due, today), 0, "days", "the review of %s was due on %s", code, due)
  end,
  fix    = "Read the document with those who work by it; confirm it, revise it or withdraw it, and enter the day.",
  action = { kind = "correction", owner = "document owner", within = "30 days" },
}

document_control.rights_of_leavers_ended = shared {
  rationale = "Whoever left and may still change a document can falsify it unseen.",
  maturity = 2,
  of     = "document_access", name = "{code}, {permission}, {holder}", optional = { "end_on" },
  select = [[ SELECT a.id, d.code, a.permission, a.granted_on, a.role_id, a.person_id, coalesce(p.name, o.name) AS holder, p.end_on
              FROM document_access a
              LEFT JOIN documents d ON d.id = a.document_id
              LEFT JOIN people p ON p.id = a.person_id
              LEFT JOIN roles o ON o.id = a.role_id
              WHERE done(a.revoked_on) IS NOT 1 ORDER BY a.id ]],
  judge  = function(code, permission, granted_on, role_id, person_id, holder, end_on)
    if not role_id and not person_id then return fail("a right to %s %s belongs to nobody", permission or "use", code) end
    if end_on then
      return at_most(date.days(end_on, today), 0, "days", "%s left on %s and may still %s %s", holder, end_on, permission or "use", code)
    end
    return parts.complete("a right on", code, { { "its kind", permission }, { "the day it was granted", granted_on } })
  end,
  fix    = "Take the right away today, and find out why it was missed when the person left.",
  action = { kind = "correction", owner = "document controller", within = "7 days" },
}

document_control.backups_verified = shared {
  rationale = "A backup that was never read back is a hope.",
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, backup_verified_on FROM documents
              WHERE (status = 'current' OR status IS NULL) AND medium IS NOT 'paper' ORDER BY id ]],
  judge  = function(code, backup_verified_on)
    if not date.done(backup_verified_on) then return fail("the backup of %s was never verified", code) end
    return at_most(date.days(backup_verified_on, today), params.backup_days, "days", "the backup of %s was last verified on %s",
      code, backup_verified_on)
  end,
  fix    = "Restore the document from the backup, compare it with the original, and enter the day.",
  action = { kind = "correction", owner = "head of information technology", within = "14 days" },
}

document_control.obsolete_marked = shared {
  rationale = "What is kept for the law must not be taken for what is in force.",
  maturity = 3,
  of     = "documents", name = "{code} {title}", optional = { "document_revisions.document_id" },
  select = [[ SELECT d.id, d.code, d.title, d.status, d.retention_years, max(r.withdrawn_on) AS replaced_on,
                count(CASE WHEN r.id IS NOT NULL AND done(r.withdrawn_on) IS NOT 1 THEN 1 END) AS live
              FROM documents d LEFT JOIN document_revisions r ON r.document_id = d.id
              WHERE d.status IN ('obsolete', 'archived') GROUP BY d.id ORDER BY d.id ]],
  judge  = function(code, status, retention_years, replaced_on, live)
    if live > 0 then return at_most(live, 0, "live revisions", "%s is %s and has a live revision", code, status) end
    if status == "archived" then return pass() end
    if not replaced_on or not retention_years then return unknown("nobody knows how long %s must be kept", code) end
    return at_most(date.days(today, date.add(replaced_on, retention_years .. " years")), 0, "days",
      "%s is obsolete, must still be kept, and is not marked as archived", code)
  end,
  applies = function()
    local kept = "SELECT 1 FROM documents WHERE status IN ('obsolete', 'archived') OR status IS NULL"
    if org.exists "SELECT 1 FROM documents" and not org.exists(kept) then
      return not_applicable("no document is obsolete")
    end
  end,
  fix    = "Stamp the document as archived on every page, move it out of the folders in use, and set its status in the master list.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

document_control.guarded = shared {
  rationale = "A confidential text without an access list is open to whoever finds it, or to nobody who needs it.",
  maturity = 3,
  of     = "documents", name = "{code} {title}", optional = { "end_on", "revoked_on" },
  -- A right counts with its kind and a holder: a role, or a person who is still here.
  select = [[ SELECT d.id, d.code, d.title, d.classification, count(a.id) AS rights
              FROM documents d LEFT JOIN document_access a ON a.document_id = d.id
                AND a.permission IS NOT NULL AND done(a.revoked_on) IS NOT 1
                AND (a.role_id IS NOT NULL
                     OR EXISTS (SELECT 1 FROM people p WHERE p.id = a.person_id AND done(p.end_on) IS NOT 1))
              WHERE (d.status = 'current' OR d.status IS NULL) AND d.classification IS NOT 'public'
              GROUP BY d.id ORDER BY d.id ]],
  judge  = function(code, classification, rights)
    return at_least(rights, 1, "rights", "nobody is named who may read or change %s (%s)", code, classification or "not classified")
  end,
  applies = function()
    if org.exists "SELECT 1 FROM documents" and not org.exists "SELECT 1 FROM documents WHERE classification IS NOT 'public'" then
      return not_applicable("every document is public")
    end
  end,
  fix    = "Name the roles that may read the document and the persons who may change it, and set the rights where it is stored.",
  action = { kind = "corrective", owner = "document controller", within = "14 days" },
}

return document_control
