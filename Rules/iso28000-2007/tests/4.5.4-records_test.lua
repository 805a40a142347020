local records = require "iso28000-common/fixtures.records"

local day = "2026-06-30"

local function kept(rows, documents) return { records = rows, documents = documents } end

test "a clause that asks for records has one" {
  rule = "recorded-clauses-served", as_of = day, params = { recorded_clauses = { "4.5.1", "4.5.5" } },
  cases = {
    { name = "both have", expect = "conforming", given = kept {
      { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day },
      { id = 2, title = "Audit", edition = "2007", clause = "4.5.5", created_on = "2026-01-01" } } },
    { name = "filed by the edition of 2022", expect = "conforming", given = kept {
      { id = 1, title = "Figures", edition = "2022", clause = "9.1", created_on = day },
      { id = 2, title = "Audit", edition = "2022", clause = "9.2.2", created_on = "2026-01-01" } } },
    { name = "a report in the master list is one", expect = "conforming", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Audit report", kind = "report", status = "current", edition = "2022", clause_ref = "9.2.1 9.2.2" } }) },
    { name = "and so are minutes", expect = "conforming", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Closing meeting", kind = "minutes", status = "current", edition = "2007", clause_ref = "4.5.5" } }) },
    { name = "a procedure is none", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Audits", kind = "procedure", status = "current", edition = "2007", clause_ref = "4.5.5" } }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["4.5.5"] = { measured = 0, limit = 1, text = "no record that is kept serves clause 4.5.5" } } } },
    { name = "nor a draft of a report", expect = "nonconforming", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Audit report", kind = "report", status = "draft", edition = "2007", clause_ref = "4.5.5" } }) },
    { name = "nor a report by a number that means another thing in 2022", expect = "nonconforming", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Audit report", kind = "report", status = "current", edition = "2022", clause_ref = "4.5.5" } }) },
    { name = "nor a report on another clause", expect = "nonconforming", given = kept(
      { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day } },
      { { id = 5, title = "Audit report", kind = "report", status = "current", edition = "2007", clause_ref = "4.5.51" } }) },
    { name = "one is to come, the other thrown away", given = kept {
      { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = "2026-07-01" },
      { id = 2, title = "Audit", edition = "2007", clause = "4.5.5", created_on = "2026-01-01", disposed_on = day } },
      expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
    { name = "its number means another thing in 2022", expect = { outcome = "nonconforming", population = { nonconforming = 2 } },
      given = kept { { id = 1, title = "Figures", edition = "2022", clause = "4.5.1", created_on = day } } },
    { name = "thrown away only tomorrow", expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 1 } },
      given = kept { { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day, disposed_on = "2026-07-01" } } },
    { name = "nothing on record", given = {}, expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
    { name = "others stand beside them", expect = "conforming", given = kept({
      { id = 1, title = "Figures", edition = "2007", clause = "4.5.1", created_on = day },
      { id = 3, title = "Loose sheet", kind = "other" },
      { id = 2, title = "Audit", edition = "2007", clause = "4.5.5", created_on = day },
      { id = 4, title = "Old", edition = "2007", clause = "4.5.5", disposed_on = "2020-01-01" },
    }, { { id = 5, title = "Draft", kind = "report", status = "draft" } }) },
  },
}

local function record(changes)
  local row = { id = 5, code = "REC-5", title = "Visitor book", storage_location = "Cabinet 3", access_rule = "Gate and coordinator",
    retention_until = "2031-01-31", protected = 1 }
  for key, value in pairs(changes or {}) do row[key] = value end
  return { records = { row } }
end

test "a record is kept by rule" {
  rule = "records-kept-by-rule", as_of = day,
  cases = {
    { name = "all of it", given = record(), expect = "conforming" },
    { name = "nothing but a title", given = { records = { { id = 5, title = "Visitor book" } } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 5, limit = 0, text = "record Visitor book lacks a code, a place where it is kept" } } } },
    { name = "spaces are no place", given = record { storage_location = " " },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 1, text = "REC-5 lacks a place where it is kept" } } } },
    { name = "not protected", given = record { protected = 0 },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 1, text = "lacks protection" } } } },
    { name = "anybody may see it", given = record { access_rule = "" },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "a rule on who may see it" } } } },
    { name = "nobody settled how long it is kept", expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "a last day" } } },
      given = { records = { { id = 5, code = "REC-5", storage_location = "Cabinet 3", access_rule = "Gate", protected = 1 } } } },
    { name = "thrown away today", given = record { protected = 0, disposed_on = day }, expect = "not_evaluable" },
    { name = "thrown away tomorrow", given = record { protected = 0, disposed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "a record is kept through its last day" (records.kept_long_enough { rule = "records-kept-long-enough" })

local function sheet(changes)
  local row = { id = 5, code = "REC-5", title = "Visitor book", created_on = day }
  for key, value in pairs(changes) do row[key] = value end
  return {
    records = { row }, processes = { { id = 1, name = "Gate" } }, documents = { { id = 2, title = "Form of the visitor book" } },
  }
end

test "a record says what it is, of which day, and what it came of" {
  rule = "records-identified", as_of = day,
  cases = {
    { name = "of a process", given = sheet { process_id = 1 }, expect = "conforming" },
    { name = "of a form", given = sheet { document_id = 2 }, expect = "conforming" },
    { name = "of a clause", given = sheet { clause = "4.4.6" }, expect = "conforming" },
    { name = "of nothing", given = sheet { clause = " " },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 1, limit = 0, text = "record REC-5 lacks a process, form or clause" } } } },
    { name = "of no day", given = { records = { { id = 5, code = "REC-5", title = "Visitor book", clause = "4.4.6" } } },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 1, text = "lacks a day" } } } },
    { name = "of tomorrow", given = sheet { process_id = 1, created_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "lacks a day" } } } },
    { name = "a title of spaces", given = sheet { process_id = 1, title = "  " },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "lacks a title" } } } },
    { name = "thrown away today", given = sheet { disposed_on = day }, expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "others stand beside it", expect = "conforming",
      given = {
        records = {
          { id = 5, title = "Visitor book", created_on = day, process_id = 1 }, { id = 6, title = "Old book", disposed_on = "2020-01-01" },
        },
        processes = { { id = 1, name = "Gate" }, { id = 2, name = "Yard" } }, documents = { { id = 2, title = "Form" } },
      } },
  },
}

local function shown(captured_on, changes)
  local row = { id = 5, code = "REC-5", title = "Visitor book", kind = "access_log", evidence_file_id = 3 }
  for key, value in pairs(changes or {}) do row[key] = value end
  return {
    records = { row, { id = 6, title = "Visitor book", kind = "access_log" } },
    evidence_files = { { id = 3, path = "visitors/2026-06.pdf", sha256 = ("a"):rep(64), captured_on = captured_on } },
  }
end

test "one record of each kind was brought up" {
  rule = "records-brought-up", as_of = day,
  cases = {
    { name = "one of two, today", given = shown(day), expect = "conforming" },
    { name = "three years ago", given = shown("2023-06-30"), expect = "conforming" },
    { name = "a day earlier", given = shown("2023-06-29"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["access_log"] = { measured = 0, limit = 1, text = "no record of kind access_log was brought up" } } } },
    { name = "only tomorrow", given = shown("2026-07-01"), expect = "nonconforming" },
    { name = "nobody knows when", given = shown(nil), expect = "nonconforming" },
    { name = "one that was thrown away since", given = shown(day, { disposed_on = day }), expect = "nonconforming" },
    { name = "one of another kind", given = shown(day, { kind = "patrol" }),
      expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 1 } } },
    { name = "of no kind", given = { records = { { id = 5, title = "Loose sheet" } } },
      expect = { outcome = "nonconforming", subjects = { ["unknown"] = { measured = 0 } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "kinds of which all were thrown away stand beside it", expect = "conforming",
      given = {
        records = {
          { id = 5, title = "Visitor book", kind = "access_log", evidence_file_id = 3 },
          { id = 6, title = "Patrol book", kind = "patrol", disposed_on = "2020-01-01" },
        },
        evidence_files = {
          { id = 3, path = "a.pdf", sha256 = ("a"):rep(64), captured_on = day },
          { id = 4, path = "b.pdf", sha256 = ("b"):rep(64), captured_on = "2010-01-01" },
        },
      } },
  },
}

local function electronic(changes, medium)
  local row = { id = 5, code = "REC-5", title = "Gate log", document_id = 2, tamper_evident = 1, created_on = "2026-01-01",
    backed_up_on = "2026-01-01" }
  for key, value in pairs(changes or {}) do row[key] = value end
  return { records = { row }, documents = { { id = 2, title = "Gate log", medium = medium } } }
end

local function not_backed_up(created_on)
  return { records = { { id = 5, code = "REC-5", title = "Gate log", tamper_evident = 1, created_on = created_on } } }
end

test "an electronic record shows tampering and was backed up in time" {
  rule = "electronic-records-safe", as_of = day,
  cases = {
    { name = "on its day", given = electronic({}, "electronic"), expect = "conforming" },
    { name = "on the last day", given = electronic({ backed_up_on = "2026-06-30" }, "both"), expect = "conforming" },
    { name = "a day late", given = electronic({ created_on = "2025-12-31", backed_up_on = "2026-06-30" }),
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["5"] = { measured = 181, limit = 180, text = "REC-5 was backed up late" } } } },
    { name = "before it was made", given = electronic { created_on = "2026-01-01", backed_up_on = "2025-12-31" }, expect = "conforming" },
    { name = "before it was made, and too long ago", given = electronic { created_on = "2025-12-31", backed_up_on = "2025-12-30" },
      expect = { outcome = "remarked", subjects = { ["5"] = { measured = 181, text = "REC-5 is not backed up" } } } },
    { name = "only tomorrow", given = electronic { created_on = "2025-12-31", backed_up_on = "2026-07-01" }, expect = "remarked" },
    { name = "not yet, on the last day", given = not_backed_up "2026-01-01", expect = "conforming" },
    { name = "not yet, a day later", given = not_backed_up "2025-12-31", expect = "remarked" },
    { name = "nothing would show tampering", given = electronic { tamper_evident = 0 },
      expect = { outcome = "remarked", subjects = { ["5"] = { text = "nothing would show that REC-5 was tampered with" } } } },
    { name = "nobody knows whether it would show", expect = "remarked",
      given = { records = { { id = 5, code = "REC-5", title = "Gate log", created_on = day, backed_up_on = day } } } },
    { name = "nobody knows of which day it is", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = { records = { { id = 5, code = "REC-5", title = "Gate log", tamper_evident = 1, backed_up_on = day } } } },
    { name = "on paper", given = electronic({ tamper_evident = 0 }, "paper"), expect = "not_applicable" },
    { name = "thrown away today", given = electronic { tamper_evident = 0, disposed_on = day }, expect = "not_applicable" },
    { name = "thrown away tomorrow", given = electronic { tamper_evident = 0, disposed_on = "2026-07-01" }, expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "paper and what was thrown away stand beside it", expect = "conforming",
      given = {
        records = {
          { id = 5, title = "Gate log", document_id = 2, tamper_evident = 1, created_on = day, backed_up_on = day },
          { id = 6, title = "Book", document_id = 3 }, { id = 7, title = "Old log", document_id = 2, disposed_on = "2020-01-01" },
        },
        documents = { { id = 2, title = "Gate log", medium = "electronic" }, { id = 3, title = "Book", medium = "paper" } },
      } },
  },
}
