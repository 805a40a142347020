local function objectives(fields, rows)
  fields.id, fields.code, fields.status = fields.id or 5, "O-5", fields.status or "active"
  local given = { objectives = { fields } }
  for name, list in pairs(rows or {}) do given[name] = list end
  return given
end

local function owned_by(department, risk, objective)
  risk.id, risk.code, risk.owner_id = 1, "R-1", 1
  objective.id, objective.level = 5, objective.level or "tactical"
  return { people = { { id = 1, department = department } }, risks = { risk }, objectives = { objective } }
end

test "a function that owns a high risk has an objective" {
  rule = "objectives-for-every-function-at-risk", as_of = "2026-06-30",
  cases = {
    { name = "it has", given = owned_by("Security ", { rating_label = "high" }, { business_function = "security", status = "active" }),
      expect = { outcome = "conforming", population = { conforming = 2 } } },
    { name = "another function has", given = owned_by("IT", { rating_label = "critical" }, { business_function = "HR", status = "active" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { it = { measured = 0, limit = 1, text = "IT owns high risk R-1" } } } },
    { name = "missed a year ago", given = owned_by("IT", { rating_label = "high" }, { business_function = "IT", status = "not_achieved" }),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { it = { measured = 0 }, ["live objectives"] = { text = "no active objective" } } } },
    { name = "high from the limit", expect = "nonconforming",
      given = owned_by("IT", { rating_label = "medium", inherent_rating = 15 }, { business_function = "HR", status = "active" }) },
    { name = "below the limit", expect = { outcome = "conforming", population = { conforming = 1 } },
      given = owned_by("IT", { rating_label = "medium", inherent_rating = 14 }, { business_function = "HR", status = "active" }) },
    { name = "a risk not rated", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = owned_by("IT", {}, { business_function = "HR", status = "active" }) },
    { name = "an owner without a function", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = owned_by(nil, { rating_label = "high" }, { business_function = "HR", status = "active" }) },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

local function at_a_place(in_scope)
  local given = owned_by("IT", { rating_label = "high", site_id = 9 }, { business_function = "HR", status = "active" })
  given.sites = { { id = 9, in_scope = in_scope } }
  return given
end

test "a high risk of a place out of scope asks for no objective" {
  rule = "objectives-for-every-function-at-risk", as_of = "2026-06-30",
  cases = {
    { name = "out of scope", given = at_a_place(0), expect = { outcome = "conforming", population = { conforming = 1 } } },
    { name = "in scope", given = at_a_place(1), expect = "nonconforming" },
    { name = "nobody knows", given = at_a_place(nil), expect = "nonconforming" },
  },
}

local function under(policy) policy.id = 2; return objectives({ policy_id = 2 }, { policies = { policy } }) end

test "an objective belongs to the current policy" {
  rule = "objectives-under-the-current-policy", as_of = "2026-06-30",
  cases = {
    { name = "current", given = under { code = "SP v3", status = "current", effective_on = "2026-06-30" }, expect = "conforming" },
    { name = "in force tomorrow", given = under { code = "SP v3", status = "current", effective_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { text = "SP v3 of objective O-5 is not in force" } } } },
    { name = "superseded", given = under { code = "SP v2", status = "superseded", effective_on = "2024-07-15" },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "O-5 belongs to policy SP v2, which is not current" } } } },
    { name = "none", given = objectives {},
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "objective O-5 belongs to no policy" } } } },
    { name = "reached, of an old policy", given = objectives { status = "achieved" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function measured(fields, status)
  fields.measure_id = 3
  return objectives(fields, { measures = { { id = 3, status = status } } })
end

test "an objective can be measured" {
  rule = "objectives-measurable", as_of = "2026-06-30",
  cases = {
    { name = "measure and target", given = measured({ measurable = 1, target_value = 92 }, "active"), expect = "conforming" },
    { name = "a reason in words", given = objectives { measurable = 0, not_measurable_reason = "No case has ever occurred" },
      expect = "conforming" },
    { name = "no measure", given = objectives { measurable = 1, target_value = 8 },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 1, limit = 0, text = "lacks an active measure" } } } },
    { name = "a retired measure and no target", given = measured({ measurable = 1 }, "retired"),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 2 } } } },
    { name = "not measurable without a reason", given = objectives { measurable = 0, not_measurable_reason = " " },
      expect = "nonconforming" },
    { name = "nobody said whether", given = objectives { not_measurable_reason = "Judged in words" }, expect = "nonconforming" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function answers_to(source, status)
  source.objective_id = 5
  return objectives({ status = status }, { objective_sources = { source }, legal_requirements = { { id = 4 } } })
end

test "objectives answer to duties" {
  rule = "objectives-answer-to-requirements", as_of = "2026-06-30",
  cases = {
    { name = "to a law", given = answers_to { source_kind = "legal", source_table = "legal_requirements", source_id = 4 },
      expect = "conforming" },
    { name = "to a law that is not there", given = answers_to { source_kind = "legal", source_table = "legal_requirements", source_id = 9 },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "to nothing named", given = answers_to { source_kind = "stakeholder" }, expect = "nonconforming" },
    { name = "only to a risk", expect = "nonconforming",
      given = answers_to { source_kind = "risk", source_table = "legal_requirements", source_id = 4 } },
    { name = "reached", expect = "nonconforming",
      given = answers_to({ source_kind = "legal", source_table = "legal_requirements", source_id = 4 }, "achieved") },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

local function watched(fields, frequency, measurement)
  fields.measure_id, measurement = 3, measurement or {}
  measurement.measure_id = 3
  return objectives(fields, { measures = { { id = 3, frequency_days = frequency } }, measurements = { measurement } })
end

test "an objective is watched" {
  rule = "objectives-watched", as_of = "2026-06-30",
  cases = {
    { name = "measured thirty days ago", given = watched({}, 30, { measured_on = "2026-05-31", value = 91 }), expect = "conforming" },
    { name = "a day longer ago", given = watched({}, 30, { measured_on = "2026-05-30", value = 91 }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 1, limit = 0, text = "O-5 is overdue" } } } },
    { name = "measured without a result", given = watched({ start_on = "2026-01-05" }, 30, { measured_on = "2026-06-15" }),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 146 } } } },
    { name = "looked at since", given = watched({ monitored_on = "2026-06-10" }, 30, { measured_on = "2026-05-01", value = 91 }),
      expect = "conforming" },
    { name = "to be looked at tomorrow", expect = "nonconforming",
      given = watched({ monitored_on = "2026-07-01" }, 30, { measured_on = "2026-05-01", value = 91 }) },
    { name = "without a frequency, a year ago", given = objectives { monitored_on = "2025-06-30" }, expect = "conforming" },
    { name = "and a day more", given = objectives { monitored_on = "2025-06-29" }, expect = "nonconforming" },
    { name = "begun this month", given = watched({ start_on = "2026-06-15" }, 30), expect = "conforming" },
    { name = "never", given = objectives {}, expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "never looked at" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an objective is made known" {
  rule = "objectives-made-known", as_of = "2026-06-30",
  cases = {
    { name = "today", given = objectives { communicated_on = "2026-06-30" }, expect = "conforming" },
    { name = "tomorrow", given = objectives { communicated_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { text = "O-5 was made known to nobody" } } } },
    { name = "never", given = objectives {}, expect = "nonconforming" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an objective is reviewed" {
  rule = "objectives-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = objectives { reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day longer ago", given = objectives { reviewed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 1, limit = 0, text = "review of objective O-5" } } } },
    { name = "begun this year", given = objectives { start_on = "2026-01-05" }, expect = "conforming" },
    { name = "begun long ago", given = objectives { start_on = "2024-01-05", reviewed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "never", given = objectives {}, expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "never reviewed" } } } },
    { name = "of unknown state", given = { objectives = { { id = 5, reviewed_on = "2025-01-01" } } }, expect = "nonconforming" },
    { name = "missed and closed", given = objectives { status = "not_achieved" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an objective stands in a document" {
  rule = "objectives-documented", as_of = "2026-06-30",
  cases = {
    { name = "current", given = objectives({ document_id = 9 }, { documents = { { id = 9, status = "current" } } }),
      expect = "conforming" },
    { name = "obsolete", given = objectives({ document_id = 9 }, { documents = { { id = 9, code = "D-09", status = "obsolete" } } }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { text = "stands in D-09, which is obsolete" } } } },
    { name = "of unknown state", given = objectives({ document_id = 9 }, { documents = { { id = 9 } } }), expect = "nonconforming" },
    { name = "none", given = objectives {}, expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "in no document" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "objectives-for-every-function-at-risk", rule = "objectives-for-every-function-at-risk",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        people = { { id = 1, department = "Security " }, { id = 9001, employment_type = "employee" } },
        objectives = {
          { business_function = "security", status = "active", id = 5, level = "tactical" }, { id = 9001, status = "draft" },
          { id = 9002, status = "active" },
        },
        risks = { { rating_label = "high", code = "R-1", owner_id = 1, id = 1 }, { id = 9002, status = "closed" } },
      } },
    { name = "objectives-under-the-current-policy", rule = "objectives-under-the-current-policy",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        policies = {
          { id = 2, code = "SP v3", effective_on = "2026-06-30", status = "current" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        objectives = { { policy_id = 2, status = "active", id = 5, code = "O-5" }, { id = 9003, status = "achieved" } },
      } },
    { name = "objectives-measurable", rule = "objectives-measurable",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        objectives = {
          { not_measurable_reason = "No case has ever occurred", code = "O-5", measurable = 0, id = 5, status = "active", },
          { id = 9003, status = "achieved" },
          { not_measurable_reason = "No case has ever occurred", code = "O-5b", measurable = 0, id = 9101, status = "active",
            measure_id = 9001, },

        },
        measures = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "objectives-answer-to-requirements", rule = "objectives-answer-to-requirements",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        objectives = {
          { id = 5, code = "O-5", status = "active" }, { id = 9001, status = "draft" }, { id = 9002, status = "active" },
          { id = 9102, code = "O-5b", status = "active" }, { id = 9103, predecessor_id = 5 }, { id = 9104 },
        },
        objective_sources = {
          { objective_id = 5, source_table = "legal_requirements", source_kind = "legal", source_id = 4 },
          { id = 9001, source_kind = "policy" }, { id = 9002, source_kind = "legal" },
          { id = 9007, source_kind = "stakeholder" },
          { objective_id = 5, source_table = "legal_requirements", source_kind = "legal", source_id = 0, id = 9101 },
        },
        legal_requirements = { { id = 4 } },
      } },
    { name = "objectives-watched", rule = "objectives-watched",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        objectives = {
          { id = 5, status = "active", monitored_on = "2025-06-30", code = "O-5" }, { id = 9003, status = "achieved" },
          { id = 9102, status = "active", monitored_on = "2025-06-30", code = "O-5b", measure_id = 9001 },
        },
        measures = { { id = 9001, status = "draft" } },
        measurements = {
          { id = 9001 }, { id = 9101, measure_id = 9001 }, { id = 9103, measured_on = "2099-01-01" },
          { id = 9104, measured_on = "2001-01-01" }, { id = 9105, text_value = "other" },
        },
      } },
    { name = "objectives-reviewed", rule = "objectives-reviewed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        objectives = {
          { start_on = "2026-01-05", status = "active", id = 5, code = "O-5" }, { id = 9003, status = "achieved" },
          { start_on = "2026-01-05", status = "active", id = 9101, code = "O-5b", reviewed_on = "2099-01-01" },
        },
      } },
    { name = "objectives-documented", rule = "objectives-documented",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 9, status = "current" }, { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        objectives = { { id = 5, status = "active", code = "O-5", document_id = 9 }, { id = 9003, status = "achieved" } },
      } },
  },
}
