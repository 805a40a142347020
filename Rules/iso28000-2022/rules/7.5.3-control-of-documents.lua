-- Control of documents: copies, rights, storage, backups, versions, retention, documents from outside, reviews, and old copies.
local interval = require "interval"
local parts = require "parts"

rule "copies-at-the-points-of-use" {
  requirement = "28000-2022/7.5.3-a", title = "Every place in scope that a document is marked for holds its current revision",
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

rule "backups-verified" {
  requirement = "28000-2022/7.5.3-b", title = "The backup of every electronic document was verified lately",
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

rule "leavers-lose-access" {
  requirement = "28000-2022/7.5.3-c", title = "Every right on a document belongs to a role or to somebody who is still here",
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

rule "documents-stored" {
  requirement = "28000-2022/7.5.3-d", title = "For every document in use or archived it is stated where it is kept",
  rationale = "What is kept somewhere is found by chance.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, status, storage_location FROM documents
              WHERE status IS NOT 'draft' AND status IS NOT 'obsolete' ORDER BY id ]],
  judge  = function(code, status, storage_location)
    if blank(storage_location) then
      return fail("nobody knows where %s (%s) is kept", code, status or "without status")
    end
  end,
  fix    = "Put the document where it stays readable, and enter the place in the master list.",
}

rule "one-live-revision" {
  requirement = "28000-2022/7.5.3-e", title = "Every current document has exactly one live revision, and names it",
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

rule "revisions-summarised" {
  requirement = "28000-2022/7.5.3-e", title = "Every revision after the first says what changed",
  rationale = "Without a summary each reader must find the change alone, and most do not.",
  maturity = 3,
  of     = "document_revisions", name = "{code} revision {revision}",
  -- What cannot be shown to be later may be earlier: a revision without a day excuses no other.
  select = [[ SELECT r.id, r.document_id, d.code, r.revision, r.change_summary,
                (SELECT count(*) FROM document_revisions e WHERE e.document_id = r.document_id AND e.id <> r.id
                 AND (e.changed_on > r.changed_on OR (e.changed_on = r.changed_on AND e.id > r.id)) IS NOT 1) AS earlier
              FROM document_revisions r LEFT JOIN documents d ON d.id = r.document_id ORDER BY r.id ]],
  judge  = function(document_id, code, revision, change_summary, earlier)
    if not document_id then return unknown("nobody knows which document revision %s belongs to", revision) end
    if earlier == 0 then return not_applicable("the first revision") end
    if blank(change_summary) then return fail("revision %s of %s does not say what changed", revision, code) end
  end,
  applies = function()
    if not org.exists "SELECT 1 FROM document_revisions GROUP BY document_id HAVING count(*) > 1 OR document_id IS NULL"
      and org.exists "SELECT 1 FROM document_revisions" then
      return not_applicable("no document was revised yet")
    end
  end,
  fix    = "Compare the revision with the one before and write down in a sentence what changed.",
  action = { kind = "correction", owner = "document owner", within = "30 days" },
}

rule "retention-stated" {
  requirement = "28000-2022/7.5.3-f", title = "For every document it is settled how long it is kept",
  rationale = "What has no retention is thrown away too soon, or never.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = "SELECT id, code, title, retention_years FROM documents ORDER BY id",
  judge  = function(code, retention_years)
    return parts.complete("document", code, { { "a retention period", retention_years } })
  end,
  fix    = "Settle with the owner how long law, contracts and use ask for the document, and enter the years.",
  action = { kind = "corrective", owner = "document owner", within = "60 days" },
}

rule "records-kept-long-enough" {
  requirement = "28000-2022/7.5.3-f", title = "Every record has a last day of retention and was not disposed of before",
  rationale = "A record that was thrown away too early is missing on the day the customs officer asks for it.",
  of     = "records", name = "{code} {title}", optional = { "disposed_on" },
  select = "SELECT id, code, title, site_id, retention_until, disposed_on FROM records ORDER BY id",
  judge  = function(code, retention_until, disposed_on)
    if not retention_until then return fail("nobody settled how long %s is kept", code) end
    if not date.done(disposed_on) then return pass() end
    -- The last day of retention counts: disposal begins on the day after.
    return at_most(date.days(disposed_on, date.add(retention_until, 1)), 0, "days",
      "%s was disposed of on %s and had to be kept through %s", code, disposed_on, retention_until)
  end,
  fix    = "Recover the record from the backup if it can be; find out who disposed of it by which list, and mend the list.",
  action = { kind = "corrective", owner = "document controller", within = "30 days" },
}

rule "outside-documents-controlled" {
  requirement = "28000-2022/7.5.3-g", title = "Every document from outside names its source and the day of its next review",
  rationale = "A law or a guide is changed by others, who tell nobody.",
  maturity = 3,
  of     = "documents", name = "{code} {title}",
  select = [[ SELECT id, code, title, external_origin, source, next_review_on FROM documents
              WHERE external_origin IS NOT 0 AND (status = 'current' OR status IS NULL) ORDER BY id ]],
  judge  = function(code, external_origin, source, next_review_on)
    if not yes(external_origin) then return unknown("nobody says whether %s comes from outside", code) end
    return parts.complete("outside document", code, { { "a source", source }, { "a day of review", next_review_on } })
  end,
  applies = function()
    if org.exists "SELECT 1 FROM documents" and not org.exists "SELECT 1 FROM documents WHERE external_origin IS NOT 0" then
      return not_applicable("no document comes from outside")
    end
  end,
  fix    = "Enter who publishes the document and when somebody looks for a newer edition.",
}

rule "documents-reviewed" {
  requirement = "28000-2022/7.5.3-h", title = "Current documents are reviewed in time",
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

rule "outdated-copies-withdrawn" {
  requirement = "28000-2022/7.5.3-i", title = "No copy of a withdrawn revision is in use",
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

rule "obsolete-documents-marked" {
  requirement = "28000-2022/7.5.3-i", title = "Every obsolete document that is kept is out of use and marked as archived",
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
