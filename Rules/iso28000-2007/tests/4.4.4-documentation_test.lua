local document_control = require "iso28000-common/fixtures.document_control"
local processes = require "iso28000-common/fixtures.processes"

local day = "2026-06-30"

local function target(status, document_status)
  return {
    objectives = { { id = 2, code = "O-2", site_id = 4 } }, sites = { { id = 4, code = "VLO" } },
    targets = { { id = 3, code = "T-3", title = "Fewer seals lost", objective_id = 2, document_id = 5, status = status } },
    documents = { { id = 5, code = "D-5", title = "Aims", status = document_status } },
  }
end

test "a live target stands in a current document" {
  rule = "targets-documented", as_of = day,
  cases = {
    { name = "it does", given = target("active", "current"), expect = "conforming" },
    { name = "in a draft", given = target("active", "draft"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["3"] = { text = "target T-3 stands in D-5, which is draft" } } } },
    { name = "in one of which nobody knows whether it is current", given = target("draft"),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "in no document that is known to be current" } } } },
    { name = "in none", given = { targets = { { id = 3, code = "T-3", title = "Fewer seals lost" } } }, expect = "nonconforming" },
    { name = "reached", given = target("achieved", "archived"), expect = "not_evaluable" },
    { name = "missed", given = target("not_achieved", "archived"), expect = "not_evaluable" },
    { name = "given up", given = target("cancelled", "archived"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "closed ones and other documents stand beside it", expect = "conforming",
      given = {
        objectives = { { id = 2, code = "O-2" }, { id = 92, code = "O-92" }, { id = 93, code = "O-93" } },
        targets = {
          { id = 3, code = "T-3", title = "Fewer seals lost", objective_id = 2, document_id = 5, status = "active" },
          { id = 91, title = "a", status = "achieved", document_id = 95 }, { id = 92, title = "b", status = "cancelled" },
          { id = 93, title = "c", status = "not_achieved" },
        },
        documents = { { id = 5, title = "Aims", status = "current" }, { id = 95, title = "Old aims", status = "archived" } },
      } },
  },
}

local function manual(changes, revision)
  local document = { id = 1, code = "D-1", title = "Manual", kind = "manual", status = "current", current_revision_id = 2 }
  local current = { id = 2, document_id = 1, revision = "2", approved_by = 7, approved_on = day }
  for key, value in pairs(changes or {}) do document[key] = value end
  for key, value in pairs(revision or {}) do current[key] = value end
  return { documents = { document }, document_revisions = { current }, people = { { id = 7, name = "A. Berg" } } }
end

local function unapproved(revision)
  local given = manual()
  given.document_revisions = { revision }
  return given
end

test "a manual in force describes the system" {
  rule = "system-manual-held", as_of = day,
  cases = {
    { name = "approved today", given = manual(), expect = "conforming" },
    { name = "approved tomorrow", given = manual(nil, { approved_on = "2026-07-01" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { organisation = { measured = 0, limit = 1, text = "no manual is current" } } } },
    { name = "of another kind", given = manual { kind = "procedure" }, expect = "nonconforming" },
    { name = "a draft", given = manual { status = "draft" }, expect = "nonconforming" },
    { name = "withdrawn today", given = manual(nil, { withdrawn_on = day }), expect = "nonconforming" },
    { name = "withdrawn tomorrow", given = manual(nil, { withdrawn_on = "2026-07-01" }), expect = "conforming" },
    { name = "approved by nobody", given = unapproved { id = 2, document_id = 1, revision = "2", approved_on = day },
      expect = "nonconforming" },
    { name = "without a revision", given = { documents = { { id = 1, title = "Manual", kind = "manual", status = "current" } } },
      expect = "nonconforming" },
    { name = "nothing on record", given = {},
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no document is on record" } } } },
    { name = "a withdrawn one stands beside it", expect = "conforming",
      given = {
        documents = {
          { id = 1, title = "Manual", kind = "manual", status = "current", current_revision_id = 2 },
          { id = 9, title = "Old manual", kind = "manual", status = "archived", current_revision_id = 3 },
        },
        document_revisions = {
          { id = 2, document_id = 1, approved_by = 7, approved_on = day }, { id = 3, document_id = 9, withdrawn_on = "2024-01-01" },
        },
        people = { { id = 7, name = "A. Berg" } },
      } },
  },
}

test "each process of the system is linked with another" (processes.linked { rule = "processes-linked" })

local function master_list(clause_ref, edition, status)
  return { documents = { { id = 1, code = "D-1", clause_ref = clause_ref, status = status or "current", edition = edition or "2007" } } }
end

test "a clause that asks for a document has a current one" {
  rule = "documented-clauses-served", as_of = day, params = { documented_clauses = { "4.3.1", "4.6" } },
  cases = {
    { name = "both are served", given = master_list("4.3.1 4.6"), expect = "conforming" },
    { name = "the clause above serves", given = master_list("4.3 4.6"), expect = "conforming" },
    { name = "one is not", given = master_list("4.3.12 4.6"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["4.3.1"] = { measured = 0, limit = 1, text = "no current document serves clause 4.3.1" } } } },
    { name = "the clauses of 2022 that speak of the same serve", given = master_list("8.3 9.3.2", "2022"), expect = "conforming" },
    { name = "and those that speak of another thing do not", given = master_list("8.3", "2022"),
      expect = { outcome = "nonconforming", subjects = { ["4.6"] = { measured = 0 } } } },
    { name = "its number means another thing in 2022", given = master_list("4.3.1 4.6", "2022"),
      expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
    { name = "a number of 2022 means another thing in 2007", given = master_list("8.3 9.3.2"), expect = "nonconforming" },
    { name = "nobody says of which edition", expect = "nonconforming",
      given = { documents = { { id = 1, clause_ref = "4.3.1 4.6", status = "current" } } } },
    { name = "an archived document does not", given = master_list("4.3.1 4.6", "2007", "archived"), expect = "nonconforming" },
    { name = "nothing on record", given = {}, expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
    { name = "others stand beside them", expect = "conforming",
      given = { documents = {
        { id = 1, clause_ref = "4.3.1", status = "current", edition = "2007" },
        { id = 2, clause_ref = "9.3", status = "current", edition = "2022" },
        { id = 3, clause_ref = "4.6", status = "draft", edition = "2007" }, { id = 4, status = "current" },
      } } },
  },
}

local function at_risk(risk, document_status, others)
  risk.id, risk.code, risk.title, risk.process_id = 9, "R-9", "Theft", 1
  local given = {
    processes = { { id = 1, code = "P-1", name = "Load", criteria_document_id = 5 } }, risks = { risk },
    documents = { { id = 5, code = "D-5", title = "Loading", status = document_status } },
  }
  for name, rows in pairs(others or {}) do given[name] = rows end
  return given
end

test "a process that a high risk names has its criteria in a current document" {
  rule = "processes-at-risk-documented", as_of = day,
  cases = {
    { name = "it has", given = at_risk({ rating_label = "high" }, "current"), expect = "conforming" },
    { name = "an archived one", given = at_risk({ rating_label = "critical" }, "archived"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { text = "a high risk names process P-1, and no current document" } } } },
    { name = "another document is current", expect = "nonconforming",
      given = at_risk({ rating_label = "high" }, "draft", { documents = {
        { id = 5, title = "Loading", status = "draft" }, { id = 6, title = "Cleaning", status = "current" } } }) },
    { name = "the number from which a risk is high", given = at_risk({ inherent_rating = 15 }, "draft"), expect = "nonconforming" },
    { name = "one below", given = at_risk({ inherent_rating = 14, rating_label = "medium" }, "draft"), expect = "not_applicable" },
    { name = "nobody knows whether it is high", given = at_risk({}, "draft"),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "nobody knows of the first, and the second is high", expect = "nonconforming",
      given = at_risk({}, "draft", { risks = {
        { id = 8, title = "Fire", process_id = 1 }, { id = 9, title = "Theft", process_id = 1, rating_label = "high" } } }) },
    { name = "closed", given = at_risk({ rating_label = "high", status = "closed" }, "draft"), expect = "not_applicable" },
    { name = "no high risk names a process", given = { risks = { { id = 9, title = "Theft", rating_label = "high" } } },
      expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "processes of low risks stand beside it", expect = "conforming",
      given = {
        processes = { { id = 1, name = "Load", criteria_document_id = 5 }, { id = 2, name = "Clean", criteria_document_id = 6 } },
        risks = {
          { id = 9, title = "Theft", rating_label = "high", process_id = 1 },
          { id = 8, title = "Dust", rating_label = "low", inherent_rating = 2, process_id = 2 },
        },
        documents = { { id = 5, title = "Loading", status = "current" }, { id = 6, title = "Cleaning", status = "draft" } },
      } },
  },
}

test "a current document has a classification" {
  rule = "documents-classified", as_of = day,
  cases = {
    { name = "it has", given = { documents = { { id = 1, code = "D-1", status = "current", classification = "public" } } },
      expect = "conforming" },
    { name = "it has none", given = { documents = { { id = 1, code = "D-1", status = "current" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "how sensitive document D-1 is" } } } },
    { name = "a document without status is asked", given = { documents = { { id = 1, code = "D-1" } } }, expect = "nonconforming" },
    { name = "an archived one is not", given = { documents = { { id = 1, status = "archived" } } }, expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "who may read or change a document above public is settled" (document_control.guarded { rule = "documents-guarded" })
