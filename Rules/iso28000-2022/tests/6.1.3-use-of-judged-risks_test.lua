-- The answer that a person gave to a question of this clause, reviewed and with evidence.
local function answered(question, answer)
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, answer = answer, narrative = "The board paper of April was read.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-07",
    } },
    evidence_files = { { id = 1, path = "answers/1.pdf", sha256 = ("0"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local function passed_on(input, rating)
  input.id, input.risk_id = 1, 1
  return { risks = { { id = 1, code = "R-1", inherent_rating = rating or 20 } }, risk_inputs = { input },
    management_reviews = { { id = 3 } } }
end

test "a judged risk reaches the company's risk management" {
  rule = "risks-reach-the-company-register", as_of = "2026-06-30",
  cases = {
    { name = "passed on", expect = "conforming", given = passed_on {
        used_for = "enterprise_risk", target_table = "management_reviews", target_id = 3, recorded_on = "2026-06-30" } },
    { name = "passed on tomorrow", given = passed_on {
        used_for = "enterprise_risk", target_table = "management_reviews", target_id = 3, recorded_on = "2026-07-01" },
      expect = { outcome = "remarked", grade = "observation", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "to a review that is not there", expect = "remarked", given = passed_on {
        used_for = "enterprise_risk", target_table = "management_reviews", target_id = 9, recorded_on = "2026-04-16" } },
    { name = "nobody knows where to", expect = "remarked",
      given = passed_on { used_for = "enterprise_risk", recorded_on = "2026-04-16" } },
    { name = "used for something else", expect = "remarked", given = passed_on {
        used_for = "training", target_table = "management_reviews", target_id = 3, recorded_on = "2026-04-16" } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function risk(fields, rows)
  fields.id, fields.code = 1, "R-1"
  local given = { risks = { fields } }
  for name, list in pairs(rows or {}) do given[name] = list end
  return given
end

test "a risk to be treated has a treatment" {
  rule = "risks-to-treat-have-treatments", as_of = "2026-06-30",
  cases = {
    { name = "treated", given = risk({ decision = "treat" }, { treatments = { { risk_id = 1, status = "planned" } } }),
      expect = "conforming" },
    { name = "not treated", given = risk { decision = "treat" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 0, limit = 1, text = "risk R-1 is to be treated, and no treatment" } } } },
    { name = "cancelled", given = risk({ decision = "treat" }, { treatments = { { risk_id = 1, status = "cancelled" } } }),
      expect = "nonconforming" },
    { name = "of unknown state", given = risk({ decision = "treat" }, { treatments = { { risk_id = 1 } } }), expect = "nonconforming" },
    { name = "undecided", given = risk {}, expect = "not_evaluable" },
    { name = "closed", given = risk { decision = "treat", status = "closed" }, expect = "not_evaluable" },
    { name = "accepted", given = risk { decision = "accept" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no risk" } } } },
  },
}

test "something follows from a high risk" {
  rule = "high-risks-lead-somewhere", as_of = "2026-06-30",
  cases = {
    { name = "a treatment", given = risk({ rating_label = "high" }, { treatments = { { risk_id = 1, status = "implemented" } } }),
      expect = "conforming" },
    { name = "an objective", expect = "conforming", given = risk({ rating_label = "critical" }, {
        objectives = { { id = 1, status = "active" } },
        objective_sources = { { objective_id = 1, source_kind = "risk", source_table = "risks", source_id = 1 } } }) },
    { name = "accepted on the day itself", expect = "conforming",
      given = risk { rating_label = "high", decision = "accept", accepted_by = 1, accepted_on = "2026-06-30" } },
    { name = "to be accepted tomorrow",
      given = risk { rating_label = "high", decision = "accept", accepted_by = 1, accepted_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 0, limit = 1, text = "high risk R-1 leads to no" } } } },
    { name = "accepted by nobody", expect = "nonconforming",
      given = risk { rating_label = "high", decision = "accept", accepted_on = "2026-01-31" } },
    { name = "high by its rating", given = risk { rating_label = "medium", inherent_rating = 15 }, expect = "nonconforming" },
    { name = "just below", given = risk { rating_label = "medium", inherent_rating = 14 }, expect = "not_evaluable" },
    { name = "without a label", given = risk { inherent_rating = 14 }, expect = "not_evaluable" },
    { name = "without a label, yet high", given = risk { inherent_rating = 15 }, expect = "nonconforming" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function assessed(input)
  return { risk_assessments = { { id = 7, code = "RA-7", performed_on = "2026-03-04" } },
    risks = { { id = 1, assessment_id = 7 } }, risk_inputs = { input } }
end

test "an assessment changes a process or a design" {
  rule = "assessments-shape-the-work", as_of = "2026-06-30",
  cases = {
    { name = "a process", given = assessed { risk_id = 1, used_for = "process", recorded_on = "2026-06-30" }, expect = "conforming" },
    { name = "from tomorrow", given = assessed { risk_id = 1, used_for = "design", recorded_on = "2026-07-01" },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["7"] = { measured = 0, limit = 1, text = "RA-7" } } } },
    { name = "on an unknown day", given = assessed { risk_id = 1, used_for = "design" }, expect = "remarked" },
    { name = "only training", given = assessed { risk_id = 1, used_for = "training", recorded_on = "2026-03-11" }, expect = "remarked" },
    { name = "without risks", given = { risk_assessments = { { id = 7, performed_on = "2026-03-04" } } }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "means are traced to risks" {
  rule = "means-found-from-risks", as_of = "2026-06-30",
  cases = {
    { name = "to a risk", expect = "conforming",
      given = { risks = { { id = 5 } }, resources = { { needed_for_table = "risks", needed_for_id = 5, quantity_needed = 2 } } } },
    { name = "to a risk that is not there",
      given = { resources = { { needed_for_table = "risks", needed_for_id = 5, quantity_needed = 2 } } },
      expect = { outcome = "remarked", grade = "observation", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "without a quantity", expect = "remarked",
      given = { risks = { { id = 5 } }, resources = { { needed_for_table = "risks", needed_for_id = 5 } } } },
    { name = "to a strategy", expect = "remarked", given = { security_strategies = { { id = 5 } },
        resources = { { needed_for_table = "security_strategies", needed_for_id = 5, quantity_needed = 2 } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "training is settled for a high risk" {
  rule = "high-risks-training-settled", as_of = "2026-06-30",
  cases = {
    { name = "a need", expect = "conforming",
      given = risk({ rating_label = "high" }, { training_needs = { { source_risk_id = 1, role_id = 1, identified_on = "2026-06-30" } } }) },
    { name = "a reason", given = risk { rating_label = "high", no_training_reason = "Work of the maintenance firm" },
      expect = "conforming" },
    { name = "neither", given = risk { rating_label = "high", no_training_reason = "  " },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["1"] = { text = "R-1 has neither a training need nor a note" } } } },
    { name = "a need of nobody", expect = "remarked",
      given = risk({ rating_label = "high" }, { training_needs = { { source_risk_id = 1, identified_on = "2026-06-01" } } }) },
    { name = "a need seen tomorrow", expect = "remarked",
      given = risk({ rating_label = "high" }, { training_needs = { { source_risk_id = 1, role_id = 1, identified_on = "2026-07-01" } } }) },
    { name = "not rated", given = risk {}, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a person answers whether security risks are weighed with the others" {
  rule = "risks-fed-upwards", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answered("risks-fed-upwards", "yes"), expect = "conforming" },
    { name = "no", given = answered("risks-fed-upwards", "no"), expect = { outcome = "remarked", grade = "observation" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "risks-reach-the-company-register", rule = "risks-reach-the-company-register",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_reviews = { { id = 3 } },
        risk_inputs = {
          { risk_id = 1, id = 1, target_table = "management_reviews", used_for = "enterprise_risk", target_id = 3,
            recorded_on = "2026-06-30", },
          { id = 9001, used_for = "objective" }, { id = 9008, used_for = "enterprise_risk" },
          { risk_id = 9001, id = 9101, target_table = "management_reviews", used_for = "enterprise_risk", target_id = 3,
            recorded_on = "2026-06-30", },
          { id = 9102, risk_id = 9001 },
          { risk_id = 1, id = 9103, target_table = "management_reviews", used_for = "enterprise_risk", target_id = 0,
            recorded_on = "2026-06-30", },

        },
        risks = { { id = 1, inherent_rating = 20, code = "R-1" }, { id = 9001, status = "open" } },
        processes = { { id = 9001, kind = "leadership" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
    { name = "risks-to-treat-have-treatments", rule = "risks-to-treat-have-treatments",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        treatments = {
          { status = "planned", risk_id = 1 }, { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
        },
        risks = { { decision = "treat", id = 1, code = "R-1" }, { id = 9002, status = "closed" } },
        processes = { { id = 9001, kind = "leadership" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "high-risks-lead-somewhere", rule = "high-risks-lead-somewhere",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        treatments = {
          { status = "implemented", risk_id = 1 }, { id = 9001, status = "planned" }, { id = 9004, status = "cancelled" },
          { status = "implemented", risk_id = 9001, id = 9101 }, { status = "cancelled", risk_id = 1, id = 9102 },
          { id = 9103, status = "cancelled" }, { status = "planned", risk_id = 1, id = 9104 },
        },
        risks = { { id = 1, rating_label = "high", code = "R-1" }, { id = 9002, status = "closed" } },
        processes = { { id = 9001, kind = "leadership" } },
        objectives = {
          { id = 9001, status = "draft" }, { id = 9005, status = "cancelled" }, { id = 9108, status = "cancelled" },
          { id = 9109, status = "draft" },
        },
        objective_sources = {
          { id = 9001, source_kind = "policy" }, { id = 9105, objective_id = 9001 }, { id = 9106, source_table = "risks" },
          { id = 9107, source_table = "other" },
        },
      } },
    { name = "assessments-shape-the-work", rule = "assessments-shape-the-work",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_inputs = {
          { risk_id = 1, recorded_on = "2026-06-30", used_for = "process" }, { id = 9001, used_for = "objective" },
          { id = 9003, used_for = "design" }, { id = 9007, used_for = "process" },
          { risk_id = 9001, recorded_on = "2026-06-30", used_for = "process", id = 9101 }, { id = 9102, risk_id = 9001 },
        },
        risks = { { assessment_id = 7, id = 1 }, { id = 9001, status = "open" } },
        risk_assessments = {
          { id = 7, performed_on = "2026-03-04", code = "RA-7" }, { id = 9001, reason = "scheduled" },
          { id = 9103, performed_on = "2099-01-01", code = "RA-7b" }, { id = 9104, performed_on = "2099-01-01" },
        },
        processes = { { id = 9001, kind = "leadership" } },
        objectives = { { id = 9001, status = "draft" } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "means-found-from-risks", rule = "means-found-from-risks",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        resources = {
          { needed_for_table = "risks", quantity_needed = 2, needed_for_id = 5 }, { id = 9001, kind = "people" },
          { needed_for_table = "risks", quantity_needed = 2, needed_for_id = 0, id = 9101 },
        },
        risks = { { id = 5 }, { id = 9001, status = "open" } },
        people = { { id = 9001, employment_type = "employee" } },
        processes = { { id = 9001, kind = "leadership" } },
        treatments = { { id = 9001, status = "planned" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
    { name = "high-risks-training-settled", rule = "high-risks-training-settled",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { id = 1, no_training_reason = "Work of the maintenance firm", code = "R-1", rating_label = "high" },
          { id = 9002, status = "closed" },
        },
        training_needs = {
          { id = 9001 }, { id = 9101, source_risk_id = 1, competence_id = 0 }, { id = 9102, competence_id = 0 },
          { id = 9103, source_risk_id = 1, person_id = 0 }, { id = 9104, person_id = 0 },
        },
        processes = { { id = 9001, kind = "leadership" } },
        objectives = { { id = 9001, status = "draft" } },
      } },
  },
}
