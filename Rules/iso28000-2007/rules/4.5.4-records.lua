-- Control of records: those that are needed are kept, by rule, can be told apart and found, and are safe where they are electronic.
local editions = require "editions"
local parts = require "iso28000-common/parts"
local records = require "iso28000-common/records"

-- A report or the minutes of a meeting are records too, wherever they are listed.
rule "recorded-clauses-served" {
  requirement = "28000-2007/4.5.4-a", title = "Every clause that asks for records has one that is kept",
  rationale = "What left no trace cannot be shown, and cannot be learned from.",
  of     = { "records", "documents" }, key = "clause", name = "clause {clause}", optional = { "disposed_on" },
  select = "WITH numbers(clause, edition, number) AS (" .. editions.numbers("recorded_clauses") .. [[)
            SELECT n.clause, sum((SELECT count(*) FROM records r
                WHERE r.edition = n.edition AND r.clause = n.number AND done(r.created_on) AND done(r.disposed_on) IS NOT 1)
              + (SELECT count(*) FROM documents d
                WHERE d.edition = n.edition AND ' ' || d.clause_ref || ' ' LIKE '% ' || n.number || ' %'
                  AND d.kind IN ('report', 'minutes') AND d.status = 'current')) AS kept
            FROM numbers n GROUP BY n.clause ORDER BY n.clause ]],
  judge  = function(clause, kept) return at_least(kept, 1, "records", "no record that is kept serves clause %s", clause) end,
  fix    = "Find out whether the work was done without a record or not at all, and make the record part of the work.",
  action = { kind = "corrective", owner = "document controller", within = "60 days" },
}

rule "records-kept-by-rule" {
  requirement = "28000-2007/4.5.4-b", title = "Every record has a name, a place, protection, a last day, and a rule on who may see it",
  rationale = "A record that each keeps in a way of their own is lost with the person.",
  of     = "records", name = "{code} {title}", optional = { "disposed_on" },
  select = [[ SELECT id, code, title, site_id, storage_location, access_rule, retention_until, protected FROM records
              WHERE done(disposed_on) IS NOT 1 ORDER BY id ]],
  judge  = function(code, title, storage_location, access_rule, retention_until, protected)
    return parts.complete("record", code or title, {
      { "a code", code }, { "a place where it is kept", storage_location }, { "a rule on who may see it", access_rule },
      { "a last day of retention", retention_until }, { "protection", yes(protected) or nil },
    })
  end,
  fix    = "Enter name, place, access and retention in the record register as the procedure for records says.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

rule "records-kept-long-enough" (records.kept_long_enough {
  requirement = "28000-2007/4.5.4-b", title = "Every record has a last day of retention and was not disposed of before",
})

rule "records-identified" {
  requirement = "28000-2007/4.5.4-c", title = "Every record says what it is, of which day, and what it came of",
  rationale = "A sheet without day and origin proves nothing about anything.",
  of     = "records", name = "{code} {title}", optional = { "disposed_on" },
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.created_on, coalesce(p.id, d.id, nullif(trim(r.clause), '')) AS origin
              FROM records r LEFT JOIN processes p ON p.id = r.process_id LEFT JOIN documents d ON d.id = r.document_id
              WHERE done(r.disposed_on) IS NOT 1 ORDER BY r.id ]],
  judge  = function(code, title, created_on, origin)
    return parts.complete("record", code, {
      { "a title", title }, { "a day", date.done(created_on) or nil },
      { "a process, form or clause that it came of", origin },
    })
  end,
  fix    = "Ask whoever made the record when and at what work, and enter it in the register.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

-- The standard asks for no file behind each line: that a record of each kind could be brought up lately shows that they can be found and
-- read. That the file is still the one that was captured is seen by its hash, which no rule can compute.
rule "records-brought-up" {
  requirement = "28000-2007/4.5.4-c", title = "Of every kind of record one was brought up lately, and its file captured with a hash",
  rationale = "Records that nobody ever asked for are found to be unreadable on the day somebody does.",
  of     = "records", key = "what", name = "records of kind {what}", optional = { "disposed_on" },
  select = [[ SELECT coalesce(r.kind, 'unknown') AS what, count(e.sha256) AS files
              FROM records r LEFT JOIN evidence_files e ON e.id = r.evidence_file_id
                AND done(e.captured_on) AND date_add(e.captured_on, :certification_cycle) >= :today
              WHERE done(r.disposed_on) IS NOT 1 GROUP BY coalesce(r.kind, 'unknown') ORDER BY what ]],
  judge  = function(what, files)
    return at_least(files, 1, "files", "no record of kind %s was brought up lately", what)
  end,
  fix    = "Have somebody who did not file it bring up a record of the kind, see that it can be read, and capture its file.",
  action = { kind = "correction", owner = "document controller", within = "30 days" },
}

-- A record does not change: one backup, made in time and not before the record, holds all of it.
rule "electronic-records-safe" {
  requirement = "28000-2007/4.5.4-d", title = "Every electronic record shows tampering and was backed up in time",
  rationale = "A log that can be altered unseen protects whoever alters it.",
  of     = "records", name = "{code} {title}", optional = { "disposed_on" },
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.tamper_evident, r.created_on, r.backed_up_on
              FROM records r LEFT JOIN documents d ON d.id = r.document_id
              WHERE d.medium IS NOT 'paper' AND done(r.disposed_on) IS NOT 1 ORDER BY r.id ]],
  judge  = function(code, tamper_evident, created_on, backed_up_on)
    if not created_on then return unknown("nobody knows of which day %s is", code) end
    local backed_up = date.done(backed_up_on) and backed_up_on >= created_on
    local late = at_most(date.days(created_on, backed_up and backed_up_on or today), params.backup_days, "days",
      backed_up and "%s was backed up late" or "%s is not backed up", code)
    if not yes(tamper_evident) then return { late, fail("nothing would show that %s was tampered with", code) } end
    return late
  end,
  applies = function()
    local electronic = [[ SELECT 1 FROM records r LEFT JOIN documents d ON d.id = r.document_id
                          WHERE d.medium IS NOT 'paper' AND done(r.disposed_on) IS NOT 1 ]]
    if org.exists "SELECT 1 FROM records" and not org.exists(electronic) then return not_applicable("every record is on paper") end
  end,
  fix    = "Move the record to storage that shows every alteration and is backed up, and enter both.",
}
