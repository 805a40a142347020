local measuring = require "iso28000-common/fixtures.measuring"
local objectives = require "iso28000-common/fixtures.objectives"

local function objective(fields, rows)
  fields.id, fields.code, fields.status = fields.id or 5, "O-5", fields.status or "active"
  local given = { objectives = { fields } }
  for name, list in pairs(rows or {}) do given[name] = list end
  return given
end

test "a function at risk has an objective" (objectives.for_functions_at_risk { rule = "objectives-for-every-function-at-risk" })

test "an objective belongs to the current policy" (objectives.under_current_policy { rule = "objectives-under-the-current-policy" })

test "an objective can be measured" (objectives.measurable { rule = "objectives-measurable" })

local function answers_to(source, status)
  source.objective_id = 5
  return objective({ status = status }, { objective_sources = { source }, legal_requirements = { { id = 4 } } })
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

test "an objective is watched" (measuring.objectives_watched { rule = "objectives-watched" })

test "an objective is made known" (objectives.made_known { rule = "objectives-made-known" })

test "an objective is reviewed" (objectives.reviewed { rule = "objectives-reviewed" })

test "an objective stands in a document" (objectives.documented { rule = "objectives-documented" })

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
