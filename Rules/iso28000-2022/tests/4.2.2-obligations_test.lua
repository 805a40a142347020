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

local function sites(...)
  return { sites = { ... }, legal_requirements = { { id = 1, country = "NL", status = "in_force", source_ref = "Stb. 2008, 111" } } }
end

test "each country with a site in scope has an obligation" {
  rule = "countries-covered", as_of = "2026-06-30",
  cases = {
    { name = "covered", given = sites { id = 1, country = "NL", in_scope = 1 }, expect = "conforming" },
    { name = "not covered", given = sites({ id = 1, country = "NL", in_scope = 1 }, { id = 4, code = "GDY", country = "PL" }),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["4"] = { measured = 0, text = "no obligation of PL" } } } },
    { name = "repealed", expect = "nonconforming", given = {
      sites = { { id = 6, country = "BE" } }, legal_requirements = { { country = "BE", source_ref = "1999", status = "repealed" } } } },
    { name = "closed today", given = sites({ id = 1, country = "NL" }, { id = 6, country = "BE", closed_on = "2026-06-30" }),
      expect = "conforming" },
    { name = "closes tomorrow", given = sites({ id = 1, country = "NL" }, { id = 6, country = "BE", closed_on = "2026-07-01" }),
      expect = "nonconforming" },
    { name = "out of scope", given = sites({ id = 1, country = "NL" }, { id = 5, country = "BE", in_scope = 0 }), expect = "conforming" },
    { name = "no country", given = sites { id = 1, in_scope = 1 }, expect = "not_evaluable" },
    { name = "no site", given = {}, expect = "not_evaluable" },
  },
}

test "an obligation can be found, and somebody follows it" {
  rule = "obligations-findable", as_of = "2026-06-30",
  cases = {
    { name = "whole", given = obligation { kind = "law", source_ref = "Dz.U.", access_location = "ISAP", owner_id = 1 },
      expect = "conforming" },
    { name = "no place", given = obligation { kind = "law", source_ref = "Dz.U.", owner_id = 1 },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 1, text = "place of its text" } } } },
    { name = "nothing but a title", given = obligation { owner_id = 1 },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 3 } } } },
    { name = "owner left", given = obligation { kind = "law", source_ref = "Dz.U.", access_location = "ISAP", owner_id = 2 },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "the owner of obligation LR-12 left" } } } },
    { name = "repealed", given = obligation { status = "repealed" }, expect = "not_evaluable" },
    { name = "no obligation", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

test "an obligation is assessed since its last change, and tied to something" {
  rule = "obligations-assessed", as_of = "2026-06-30",
  cases = {
    { name = "whole", expect = "conforming",
      given = obligation({ applicable = 1, applicability = "Guards", changed_on = "2025-04-10", assessed_on = "2025-04-15" }, process) },
    { name = "changed and waiting sixty days", expect = "conforming",
      given = obligation({ applicable = 1, applicability = "Guards", changed_on = "2026-05-01", assessed_on = "2025-04-15" }, process) },
    { name = "a day longer",
      given = obligation({ applicable = 1, applicability = "Guards", changed_on = "2026-04-30", assessed_on = "2025-04-15" }, process),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 61, text = "not assessed since" } } } },
    { name = "never assessed", given = obligation({ applicable = 1, applicability = "Guards", changed_on = "2025-04-10" }, process),
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "never assessed" } } } },
    { name = "not judged", given = obligation({ applicability = "Guards", assessed_on = "2025-04-15" }, process),
      expect = "nonconforming" },
    { name = "no words", given = obligation({ applicable = 1, changed_on = "2025-04-10", assessed_on = "2025-04-15" }, process),
      expect = "nonconforming" },
    { name = "tied to nothing",
      given = obligation { applicable = 1, applicability = "Guards", effective_on = "1998-03-27", assessed_on = "2025-04-15" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 0, text = "tied to no process" } } } },
    { name = "does not apply", expect = "conforming",
      given = obligation { applicable = 0, applicability = "No explosive air", effective_on = "2000-01-28", assessed_on = "2024-10-01" } },
    { name = "no day of its text", given = obligation({ applicable = 1, applicability = "Guards", assessed_on = "2025-04-15" }, process),
      expect = "not_evaluable" },
    { name = "no obligation", given = {}, expect = "nonconforming" },
  },
}

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

test "an obligation is reviewed by its own day, else within the year" {
  rule = "obligations-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "on its day", expect = "conforming",
      given = obligation { document_id = 5, reviewed_on = "2025-05-12", next_review_on = "2026-06-30" } },
    { name = "a day later", given = obligation { document_id = 5, reviewed_on = "2025-05-12", next_review_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 1, text = "review of LR-12" } } } },
    { name = "no day of its own", given = obligation { document_id = 5, reviewed_on = "2025-06-28" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 2 } } } },
    { name = "never", given = obligation { document_id = 5, next_review_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "in no register", given = obligation { reviewed_on = "2026-05-12" }, expect = "nonconforming" },
    { name = "in an old register", given = obligation { document_id = 6, reviewed_on = "2026-05-12" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "not a current document" } } } },
    { name = "repealed", given = obligation { status = "repealed", reviewed_on = "2024-09-12" }, expect = "not_evaluable" },
    { name = "no obligation", given = {}, expect = "nonconforming" },
  },
}

test "somebody worked on the register within the year" {
  rule = "register-kept-current", as_of = "2026-06-30",
  cases = {
    { name = "on the last day", given = obligation { reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day later", given = obligation { reviewed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1 } } } },
    { name = "never", given = obligation {}, expect = "nonconforming" },
    { name = "no obligation", given = {}, expect = "nonconforming" },
  },
}

local function message(day)
  return { communications = { { relates_table = "legal_requirements", relates_id = 12, occurred_at = day .. "T09:20:00Z" } } }
end

test "a change is told within sixty days" {
  rule = "obligations-told", as_of = "2026-06-30",
  cases = {
    { name = "on the sixtieth day", expect = "conforming",
      given = obligation { applicable = 1, changed_on = "2025-04-10", communicated_on = "2025-06-09" } },
    { name = "a day later", given = obligation { applicable = 1, changed_on = "2025-04-10", communicated_on = "2025-06-10" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["12"] = { measured = 61, text = "told only on 2025-06-10" } } } },
    { name = "told in time, and again later", expect = "conforming",
      given = obligation({ applicable = 1, changed_on = "2025-04-10", communicated_on = "2026-01-10" }, message "2025-04-20") },
    { name = "told only of the old text",
      given = obligation { applicable = 1, changed_on = "2026-04-30", communicated_on = "2025-06-10" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 61, text = "not told since" } } } },
    { name = "never told", given = obligation { applicable = 1, changed_on = "2025-04-10" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "nobody was told" } } } },
    { name = "with a reason", expect = "conforming",
      given = obligation { applicable = 1, changed_on = "2025-04-10", not_communicated_reason = "Only the owner keeps it" } },
    { name = "too long ago to ask when it was told", expect = "conforming",
      given = obligation { applicable = 1, changed_on = "2024-06-29", communicated_on = "2025-06-25" } },
    { name = "a day later it is asked", given = obligation { applicable = 1, changed_on = "2024-06-30", communicated_on = "2025-06-25" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { measured = 360 } } } },
    { name = "of another time", expect = "conforming",
      given = obligation { applicable = 1, changed_on = "2016-05-01", communicated_on = "2025-06-25" } },
    { name = "told ahead of its first day", expect = "conforming",
      given = obligation { applicable = 1, effective_on = "2026-01-15", communicated_on = "2025-11-20" } },
    { name = "no day of its text", given = obligation { applicable = 1, communicated_on = "2025-06-25" }, expect = "not_evaluable" },
    { name = "not judged", given = obligation { communicated_on = "2025-06-25" }, expect = "not_evaluable" },
    { name = "no obligation", given = {}, expect = "nonconforming" },
  },
}

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
