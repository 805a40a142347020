local obligations = require "iso28000-common/fixtures.obligations"

local function obligation(row, more)
  row.id, row.code = 12, "LR-12"
  local given = {
    people = { { id = 1 }, { id = 2, end_on = "2026-05-29" } },
    documents = { { id = 5, status = "current" }, { id = 6, status = "archived" } },
    legal_requirements = { row },
  }
  for name, rows in pairs(more or {}) do given[name] = rows end
  return given
end

local process = { legal_applicability = { { legal_requirement_id = 12, process_id = 18, determination = "applies" } } }

test "each country with a site in scope has an obligation" (obligations.countries_covered { rule = "countries-covered" })

test "an obligation can be found, and somebody follows it" (obligations.findable { rule = "obligations-findable" })

test "an obligation is assessed since its last change, and tied to something" (obligations.assessed { rule = "obligations-assessed" })

test "an obligation that applies is carried by something" {
  rule = "obligations-built-in", as_of = "2026-06-30",
  cases = {
    { name = "by a process", given = obligation({ applicable = 1 }, process), expect = "conforming" },
    { name = "by a measure", expect = "conforming",
      given = obligation({ applicable = 1 }, { measures = { { legal_requirement_id = 12, status = "active" } } }) },
    { name = "by an objective", expect = "conforming",
      given = obligation({ applicable = 1 }, { objectives = { { id = 3, status = "active" } },
        objective_sources = { { objective_id = 3, source_table = "legal_requirements", source_id = 12 } } }) },
    { name = "by a retired measure", expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 0 } } },
      given = obligation({ applicable = 1 }, { measures = { { legal_requirement_id = 12, status = "retired" } } }) },
    { name = "not judged", given = obligation({}, process), expect = "not_evaluable" },
    { name = "no obligation", given = {}, expect = "nonconforming" },
  },
}

test "an obligation is reviewed by its own day, else within the year" (obligations.reviewed { rule = "obligations-reviewed" })

test "somebody worked on the register within the year" (obligations.register_current { rule = "register-kept-current" })

test "a change is told within sixty days" (obligations.told { rule = "obligations-told" })

local function answer(word)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/obligations-passed-on", answer = word, narrative = "Annex 3 went to all carriers.",
        attested_by = 1, attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "whether those who must know are told is a person's answer" {
  rule = "obligations-passed-on", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answer "yes", expect = "conforming" },
    { name = "no", given = answer "no", expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "countries-covered", rule = "countries-covered",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        legal_requirements = {
          { country = "NL", source_ref = "Stb. 2008, 111", id = 1, status = "in_force" }, { id = 9001, status = "upcoming" },
          { id = 9002, status = "in_force" }, { country = "NL", source_ref = " ", id = 9101, status = "in_force" },
          { id = 9102, source_ref = " " },
        },
        sites = { { country = "NL", id = 1, in_scope = 1 }, { id = 9002, kind = "warehouse", closed_on = "2020-01-01" } },
      } },
    { name = "obligations-assessed", rule = "obligations-assessed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 5, status = "current" }, { id = 6, status = "archived" } },
        legal_requirements = {
          { applicable = 0, assessed_on = "2024-10-01", code = "LR-12", applicability = "No explosive air", id = 12,
            effective_on = "2000-01-28", },
          { id = 9003, status = "repealed" },
        },
        people = { { id = 1 }, { id = 2, end_on = "2026-05-29" } },
        legal_applicability = {
          { id = 9001, determination = "applies" }, { id = 9002, determination = "partly_applies" },
          { id = 9003, determination = "does_not_apply" }, { id = 9101, legal_requirement_id = 12, determination = "applies" },
          { id = 9102, determination = "applies" }, { id = 9103, legal_requirement_id = 12, determination = "does_not_apply" },
          { id = 9104, legal_requirement_id = 12, process_id = 0 }, { id = 9105, process_id = 0 },
          { id = 9106, legal_requirement_id = 12, site_id = 0 }, { id = 9107, site_id = 0 },
          { id = 9108, legal_requirement_id = 12, risk_id = 0 }, { id = 9109, risk_id = 0 },
        },
      } },
    { name = "obligations-built-in", rule = "obligations-built-in",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 5, status = "current" }, { id = 6, status = "archived" } },
        legal_requirements = {
          { applicable = 1, id = 12, code = "LR-12" }, { id = 9003, status = "repealed" },
          { applicable = 0, id = 9114, code = "LR-12b" }, { id = 9115, document_id = 5, owner_id = 1, applicable = 0 },
          { id = 9116, applicable = 0 },
        },
        measures = {
          { status = "active", legal_requirement_id = 12 }, { id = 9001, status = "draft" }, { id = 9002, status = "active" },
          { id = 9003, status = "retired" },
        },
        people = { { id = 1 }, { id = 2, end_on = "2026-05-29" } },
        legal_applicability = {
          { id = 9001, determination = "applies" }, { id = 9002, determination = "partly_applies" },
          { id = 9003, determination = "does_not_apply" }, { id = 9101, legal_requirement_id = 12, determination = "applies" },
          { id = 9102, determination = "applies" }, { id = 9103, legal_requirement_id = 12, determination = "does_not_apply" },
          { id = 9104, legal_requirement_id = 12, process_id = 0 }, { id = 9105, process_id = 0 },
          { id = 9106, legal_requirement_id = 12, control_id = 0 }, { id = 9107, control_id = 0 },
        },
        objectives = {
          { id = 9001, status = "draft" }, { id = 9002, status = "active" }, { id = 9003, status = "achieved" },
          { id = 9111, document_id = 5, owner_id = 1, status = "achieved" }, { id = 9112, status = "achieved" },
          { id = 9113, document_id = 5, owner_id = 1, status = "active" },
        },
        objective_sources = {
          { id = 9001, source_kind = "policy" }, { id = 9108, objective_id = 9001 },
          { id = 9109, source_table = "legal_requirements" }, { id = 9110, source_table = "other" },
        },
      } },
    { name = "register-kept-current", rule = "register-kept-current",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 5, status = "current" }, { id = 6, status = "archived" } },
        legal_requirements = {
          { code = "LR-12", id = 12, reviewed_on = "2025-06-30" }, { id = 9001, status = "upcoming" },
          { id = 9003, status = "repealed" }, { code = "LR-12b", id = 9101, reviewed_on = "2099-01-01" },
          { id = 9102, document_id = 5, owner_id = 1, reviewed_on = "2099-01-01" }, { id = 9103, reviewed_on = "2099-01-01" },
        },
        people = { { id = 1 }, { id = 2, end_on = "2026-05-29" } },
      } },
    { name = "obligations-told", rule = "obligations-told",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 5, status = "current" }, { id = 6, status = "archived" } },
        legal_requirements = {
          { applicable = 1, changed_on = "2025-04-10", communicated_on = "2025-06-09", code = "LR-12", id = 12 },
          { id = 9003, status = "repealed" },
          { applicable = 0, changed_on = "2025-04-10", communicated_on = "2025-06-09", code = "LR-12b", id = 9107 },
          { id = 9108, document_id = 5, owner_id = 1, applicable = 0 }, { id = 9109, applicable = 0 },
        },
        people = { { id = 1 }, { id = 2, end_on = "2026-05-29" } },
        partners = { { id = 9001, status = "prospective" } },
        communications = {
          { id = 9001, kind = "policy" },
          { id = 9101, sensitivity_checked_by = 1, person_id = 1, relates_table = "legal_requirements" },
          { id = 9102, relates_table = "legal_requirements" },
          { id = 9103, sensitivity_checked_by = 1, person_id = 1, relates_table = "other" },
          { id = 9104, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9105, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9106, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2001-01-01T08:00:00Z" },
        },
      } },
  },
}
