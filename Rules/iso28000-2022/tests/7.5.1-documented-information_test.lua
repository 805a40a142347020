local document_control = require "iso28000-common/fixtures.document_control"

-- Answers to a question as a person would give them, with another person as reviewer and a linked file.
local function answered(question, requirement, answer)
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, requirement_id = requirement, answer = answer, narrative = "Looked at on the spot.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-06",
    } },
    evidence_files = { { id = 1, path = "list.pdf", sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1, requirement_id = requirement } },
  }
end

local function with(tables, name, rows)
  local copy = {}
  for key, value in pairs(tables) do copy[key] = value end
  copy[name] = rows
  return copy
end

local function master_list(clause_ref, status, edition)
  return { documents = { { id = 1, code = "D-1", clause_ref = clause_ref, status = status or "current", edition = edition or "2022" } } }
end

test "a clause that asks for documented information has a current document" {
  rule = "documented-clauses-served", as_of = "2026-06-30", params = { documented_clauses = { "4.3", "8.6.1" } },
  cases = {
    { name = "both are served", given = master_list("4.3 8.6.1"), expect = "conforming" },
    { name = "the clause above serves", given = master_list("4.3 8.6"), expect = "conforming" },
    { name = "one is not", given = master_list("4.3 8.6.12"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["8.6.1"] = { measured = 0, limit = 1, text = "no current document serves clause 8.6.1" } } } },
    { name = "an archived document does not", given = master_list("4.3 8.6.1", "archived"), expect = "nonconforming" },
    { name = "nor one of the other edition", given = master_list("4.3 8.6.1", "current", "2007"), expect = "nonconforming" },
    { name = "nor one without a clause", given = { documents = { { id = 1, status = "current", edition = "2022" } } },
      expect = "nonconforming" },
    { name = "nothing on record", given = {},
      expect = { outcome = "nonconforming", population = { nonconforming = 2 } } },
  },
}

local one_process = { { id = 1, code = "P-1", name = "Load", in_sms = 1 } }

test "a process is described by a current document, or a person said that it needs none" {
  rule = "processes-documented", as_of = "2026-06-30",
  cases = {
    { name = "by its criteria", expect = "conforming", given = { documents = { { id = 5, status = "current" } },
      processes = { { id = 1, code = "P-1", in_sms = 1, criteria_document_id = 5 } } } },
    { name = "by a document of its controls", expect = "conforming", given = { documents = { { id = 5, status = "current" } },
      processes = one_process, process_controls = { { process_id = 1, document_id = 5 } } } },
    { name = "the document is archived", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = { documents = { { id = 5, status = "archived" } },
        processes = { { id = 1, code = "P-1", in_sms = 1, criteria_document_id = 5 } } } },
    { name = "it needs none", expect = "conforming",
      given = with(answered("further-documents-held", "28000-2022/7.5.1-b", "yes"), "processes", one_process) },
    { name = "it needs one", expect = { outcome = "remarked", grade = "observation", population = { remarked = 1 } },
      given = with(answered("further-documents-held", "28000-2022/7.5.1-b", "no"), "processes", one_process) },
    { name = "a process outside the system is not asked", expect = "not_evaluable", given = { processes = { { id = 1, in_sms = 0 } } } },
    { name = "nobody knows whether it belongs to the system", given = { processes = { { id = 1 } } },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
  },
}

test "whether further documents are held is for a person to say" {
  rule = "further-documents-held", as_of = "2026-06-30",
  cases = {
    { name = "no answer", given = {}, expect = "not_assessed" },
    { name = "yes", given = answered("further-documents-held", "28000-2022/7.5.1-b", "yes"), expect = "conforming" },
    { name = "no", given = answered("further-documents-held", "28000-2022/7.5.1-b", "no"), expect = { grade = "observation" } },
  },
}

local function programme(changes)
  local row = { id = 1, code = "PG-1", title = "Fence", responsible_id = 1, authority = "May spend", means = "Guards",
    end_on = "2026-12-31" }
  for key, value in pairs(changes) do row[key] = value end
  return { people = { { id = 1, name = "A. Berg" } }, programmes = { row } }
end

test "a live programme states its four duties" {
  rule = "programmes-state-duties", as_of = "2026-06-30",
  cases = {
    { name = "all four", given = programme {}, expect = "conforming" },
    { name = "only its title", given = { programmes = { { id = 1, code = "PG-1", title = "Fence" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 4, limit = 0, text = "PG-1 lacks" } } } },
    { name = "spaces are no powers", given = programme { authority = "  " }, expect = { outcome = "nonconforming",
      subjects = { ["1"] = { measured = 1, text = "lacks powers" } } } },
    { name = "completed", given = { programmes = { { id = 1, status = "completed" } } }, expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "whoever left on the as-of day answers for nothing more" {
  rule = "programmes-state-duties", as_of = "2026-06-30",
  cases = {
    { name = "still here", given = { people = { { id = 1, end_on = "2026-07-01" } }, programmes = programme({}).programmes },
      expect = "conforming" },
    { name = "gone", given = { people = { { id = 1, end_on = "2026-06-30" } }, programmes = programme({}).programmes },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "a person responsible" } } } },
  },
}

test "a current document has a classification and an integrity level" {
  rule = "documents-classified", as_of = "2026-06-30",
  cases = {
    { name = "both", expect = "conforming",
      given = { documents = { { id = 1, code = "D-1", status = "current", classification = "internal", integrity_level = "high" } } } },
    { name = "one", given = { documents = { { id = 1, code = "D-1", status = "current", classification = "internal" } } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, text = "D-1 lacks an integrity level" } } } },
    { name = "a document without status is asked", given = { documents = { { id = 1, code = "D-1" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2 } } } },
    { name = "an archived one is not", given = { documents = { { id = 1, status = "archived" } } }, expect = "not_evaluable" },
  },
}

test "who may read or change a document above public is settled" (document_control.guarded { rule = "documents-guarded" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "processes-documented", rule = "processes-documented",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { status = "current", id = 5 }, { id = 9001, status = "draft" }, { id = 9002, status = "current" },
          { status = "current", id = 9102 }, { id = 9103 },
        },
        processes = { { criteria_document_id = 5, code = "P-1", in_sms = 1, id = 1 } },
        people = { { id = 9001, employment_type = "employee" } },
        process_controls = { { id = 9001, kind = "hr" }, { id = 9101, document_id = 5, process_id = 9001 } },
      } },
    { name = "programmes-state-duties", rule = "programmes-state-duties",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        programmes = {
          { end_on = "2026-12-31", title = "Fence", responsible_id = 1, means = "Guards", code = "PG-1",
            authority = "May spend", id = 1, },
          { id = 9003, status = "completed", end_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { end_on = "2026-12-31", title = "Fence", responsible_id = 1, means = "Guards", code = "PG-1b",
            authority = "May spend", id = 9101, status = "cancelled", },
          { id = 9102, responsible_id = 1, status = "cancelled" }, { id = 9103, status = "cancelled" },
          { id = 9104, responsible_id = 1, status = "cancelled" }, { id = 9105, status = "cancelled" },
        },
        people = { { name = "A. Berg", id = 1 }, { id = 9001, employment_type = "employee" } },
      } },
  },
}
