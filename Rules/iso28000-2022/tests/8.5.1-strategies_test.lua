local function copy(of, changes)
  local row = {}
  for key, value in pairs(of) do row[key] = value end
  for key, value in pairs(changes or {}) do row[key] = value end
  return row
end

local function threat(changes, risk_status)
  return { threats = { copy({ id = 16, code = "TH-16", category = "theft" }, changes) },
    risks = { { id = 17, title = "Theft", threat_id = risk_status and 16 or nil, status = risk_status } } }
end

test "an active threat leads to a risk" {
  rule = "threats-lead-to-risks", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = threat({ active = 1 }, "open"), expect = "conforming" },
    { name = "only to a closed one", given = threat({ active = 1 }, "closed"), expect = { outcome = "nonconforming", grade = "major",
      subjects = { ["16"] = { measured = 0, limit = 1, text = "active threat TH-16 (theft) is named by no open risk" } } } },
    { name = "dismissed", given = threat { active = 1, dismissed_reason = "Scanned by customs" }, expect = "conforming" },
    { name = "dismissed without a word", given = threat { active = 1, dismissed_reason = " " }, expect = "nonconforming" },
    { name = "nobody knows whether it is active", given = { threats = { { id = 16, code = "TH-16" } } }, expect = "nonconforming" },
    { name = "no longer active", given = threat { active = 0 }, expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function weak_point(changes, risk_status)
  return { vulnerabilities = { copy({ id = 5, code = "V-5" }, changes) },
    risks = { { id = 17, title = "Theft", vulnerability_id = risk_status and 5 or nil, status = risk_status } } }
end

test "an open weak point leads to a risk" {
  rule = "weak-points-lead-to-risks", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = weak_point({}, "open"), expect = "conforming" },
    { name = "only to a closed one", given = weak_point({ severity = "high" }, "closed"),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["5"] = { measured = 0, limit = 1, text = "weak point V-5 (severity high) is named by no open risk" } } } },
    { name = "dismissed", given = weak_point { dismissed_reason = "Nothing is said there" }, expect = "conforming" },
    { name = "dismissed without a word", given = weak_point { dismissed_reason = " " }, expect = "nonconforming" },
    { name = "closed tomorrow", given = weak_point { closed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "closed today", given = weak_point { closed_on = "2026-06-30" }, expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function named(active, changes)
  return { threats = { { id = 3, code = "TH-3", active = active } },
    risks = { copy({ id = 17, code = "R-17", title = "Theft", threat_id = 3 }, changes) } }
end

test "an open security risk names its threat" {
  rule = "risks-name-a-threat", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = named(1), expect = "conforming" },
    { name = "it does not", given = { risks = { { id = 17, code = "R-17", title = "Theft", is_security_risk = 1 } } },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["17"] = { text = "risk R-17 names no threat" } } } },
    { name = "one that is over", given = named(0), expect = { outcome = "nonconforming",
      subjects = { ["17"] = { text = "comes from threat TH-3, which is no longer active" } } } },
    { name = "nobody knows whether it is over", given = named(nil), expect = "not_evaluable" },
    { name = "a risk to the system", given = named(0, { is_security_risk = 0 }), expect = "not_evaluable" },
    { name = "closed", given = named(0, { status = "closed" }), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function strategy(changes, assessment)
  return {
    security_strategies = { copy({ id = 5, code = "ST-5", name = "Know the origin", risk_assessment_id = 12, approved_by = 1,
      approved_on = "2026-06-30" }, changes) },
    risk_assessments = { copy({ id = 12, code = "RA-12", method_id = 2, approved_by = 1, approved_on = "2026-06-30" }, assessment) },
    risk_methods = { { id = 2, code = "RM-1", acceptance_criteria = "From 10 top management" } },
  }
end

test "a strategy is chosen" {
  rule = "a-strategy-is-chosen", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = strategy { selected = 1 }, expect = "conforming" },
    { name = "that nobody approved it is told by another rule", given = strategy { selected = 1, approved_on = "2026-07-01" },
      expect = "conforming" },
    { name = "not chosen", given = strategy { selected = 0 }, expect = { outcome = "nonconforming",
      grade = "minor", subjects = { organisation = { measured = 0, limit = 1, text = "no strategy is chosen" } } } },
    { name = "nobody knows whether it was chosen", given = strategy {}, expect = "nonconforming" },
    { name = "nothing on record", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "a chosen strategy is approved and drawn from an assessment" {
  rule = "chosen-strategies-approved", as_of = "2026-06-30",
  cases = {
    { name = "today", given = strategy { selected = 1 }, expect = "conforming" },
    { name = "approved tomorrow", given = strategy { selected = 1, approved_on = "2026-07-01" }, expect = { outcome = "nonconforming",
      grade = "minor", subjects = { ["5"] = { measured = 1, limit = 0, text = "strategy ST-5 lacks a day of approval" } } } },
    { name = "from no approved assessment", given = strategy({}, { approved_on = "2026-07-01" }), expect = { outcome = "nonconforming",
      subjects = { ["5"] = { text = "an approved risk assessment" } } } },
    { name = "only a name", given = { security_strategies = { { id = 5, code = "ST-5", name = "Know the origin" } } },
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 3 } } } },
    { name = "not chosen", given = strategy { selected = 0 }, expect = "not_evaluable" },
  },
}

local weighed = { description = "Agents and photos", effect_on_vulnerability = "One open night less", effect_on_likelihood = "Less likely",
  effect_on_deficiency_period = "Gaps seen before sailing" }

local function lacking(column)
  local row = copy(weighed, { id = 7, code = "ST-7", name = "Insure", selected = 0 })
  row[column] = nil
  return { security_strategies = { row } }
end

-- The rules differ in the column alone: each says its own gap, and is silent on those of the others.
local effects = {
  ["strategy-effects-on-weak-points"] = { { "description", "effect_on_vulnerability" }, "which weak points it closes" },
  ["strategy-effects-on-likelihood"] = { { "effect_on_likelihood" }, "which threats it makes less likely" },
  ["strategy-effects-on-gaps"] = { { "effect_on_deficiency_period" }, "how it shortens gaps in cover" },
}

for name, effect in pairs(effects) do
  local cases = {
    { name = "all", given = lacking("effect_on_nothing"), expect = "conforming" },
    { name = "another is missing", given = lacking("resource_availability"), expect = "conforming" },
    { name = "none", given = { security_strategies = { { id = 7, code = "ST-7", name = "Insure" } } }, expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  }
  for _, column in ipairs(effect[1]) do
    local last = #cases
    cases[last + 1] = { name = "without " .. column, given = lacking(column), expect = { outcome = "remarked", grade = "observation",
      subjects = { ["7"] = { text = "strategy ST-7 (Insure) does not say" } } } }
    local spaces = lacking(column)
    spaces.security_strategies[1][column] = " "
    cases[last + 2] = { name = "spaces for " .. column, given = spaces,
      expect = { outcome = "remarked", subjects = { ["7"] = { text = effect[2] } } } }
  end
  test("every strategy says its effect: " .. name) { rule = name, as_of = "2026-06-30", cases = cases }
end

test "means, appetite and costs are noted" {
  as_of = "2026-06-30",
  cases = {
    { name = "means", rule = "strategies-means-weighed", expect = "conforming",
      given = strategy { resource_availability = "Hours reserved" } },
    { name = "no means", rule = "strategies-means-weighed", given = strategy { resource_availability = " " }, expect = {
      outcome = "remarked", grade = "observation", subjects = { ["5"] = { text = "ST-5 (Know the origin) does not say whether" } } } },
    { name = "appetite", rule = "strategies-chosen-within-appetite", given = strategy { risk_appetite_note = "Nothing above 9" },
      expect = "conforming" },
    { name = "no appetite", rule = "strategies-chosen-within-appetite", given = strategy {}, expect = { outcome = "remarked",
      grade = "observation", subjects = { ["5"] = { measured = 1, limit = 0, text = "a note on the risk that remains" } } } },
    { name = "no criteria", rule = "strategies-chosen-within-appetite", expect = { outcome = "remarked",
      subjects = { ["5"] = { measured = 1, text = "criteria of acceptance" } } },
      given = { security_strategies = { { id = 5, code = "ST-5", name = "Know", risk_appetite_note = "Nothing above 9" } } } },
    { name = "costs", rule = "strategy-costs-noted", given = strategy { cost_benefit = "38 against a week" }, expect = "conforming" },
    { name = "no costs", rule = "strategy-costs-noted", given = strategy { selected = 1 }, expect = { outcome = "remarked",
      grade = "observation", subjects = { ["5"] = { text = "strategy ST-5 (Know the origin) does not say how its cost" } } } },
    { name = "costs of spaces", rule = "strategy-costs-noted", given = strategy { cost_benefit = " " }, expect = "remarked" },
    { name = "not chosen", rule = "strategy-costs-noted", given = strategy { selected = 0 }, expect = "not_evaluable" },
    { name = "nothing on record", rule = "strategy-costs-noted", given = {}, expect = "not_evaluable" },
  },
}

local function served(treatment, plan_status, selected)
  return {
    risks = { { id = 17, code = "R-17", title = "Theft", status = "open", rating_label = "high", inherent_rating = 15 } },
    security_strategies = { { id = 5, code = "ST-5", name = "Know the origin", selected = selected } },
    treatments = { copy({ id = 8, risk_id = 17, strategy_id = 5 }, treatment) },
    security_plans = { { id = 3, title = "Plan", strategy_id = 5, status = plan_status } },
    plan_risks = { { plan_id = 3, risk_id = 17 } },
  }
end

test "a high risk is served by a chosen strategy" {
  rule = "high-risks-served-by-a-strategy", as_of = "2026-06-30",
  cases = {
    { name = "through a treatment", given = served({ status = "planned" }, "draft", 1), expect = "conforming" },
    { name = "through a live plan", given = served({ status = "cancelled" }, "current", 1), expect = "conforming" },
    { name = "through a cancelled treatment and a draft", given = served({ status = "cancelled" }, "draft", 1),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["17"] = { measured = 0, limit = 1, text = "high risk R-17 is served by no chosen strategy" } } } },
    { name = "the strategy was not chosen", given = served({ status = "planned" }, "current", 0), expect = "nonconforming" },
    { name = "by its rating alone", expect = "nonconforming",
      given = { risks = { { id = 17, code = "R-17", title = "Theft", rating_label = "low", inherent_rating = 15 } } } },
    { name = "a point below", expect = "not_applicable",
      given = { risks = { { id = 17, code = "R-17", title = "Theft", rating_label = "low", inherent_rating = 14 } } } },
    { name = "not rated", given = { risks = { { id = 17, code = "R-17", title = "Theft" } } }, expect = "not_evaluable" },
    { name = "its word alone does not say high", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = { risks = { { id = 17, code = "R-17", title = "Theft", rating_label = "low" } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

-- The word of the one and the rating of the other say high: leaving either out hides neither beside a risk that is served.
test "a high risk is not hidden by what it lacks" {
  rule = "high-risks-served-by-a-strategy", as_of = "2026-06-30",
  given = (function()
    local given = served({ status = "planned" }, "draft", 1)
    given.risks[2] = { id = 18, code = "R-18", title = "Fire", rating_label = "high", inherent_rating = 10 }
    given.risks[3] = { id = 19, code = "R-19", title = "Flood", rating_label = "medium", inherent_rating = 16 }
    return given
  end)(),
  expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 2 } },
}

-- An answer as a person would give it, with another person as reviewer and a linked file.
local function answered(question, letter, answer)
  local requirement = "28000-2022/8.5.1-" .. letter
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, requirement_id = requirement, answer = answer, narrative = "Read the appraisal.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-06",
    } },
    evidence_files = { { id = 1, path = "appraisal.pdf", sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1, requirement_id = requirement } },
  }
end

local questions = {
  c = "strategies-keep-security-up", d = "strategies-lower-likelihood", e = "strategies-limit-gaps", f = "strategies-secure-means",
  h = "strategies-within-appetite", i = "strategies-costs-weighed",
}
local answers = {}
for letter, question in pairs(questions) do
  local last = #answers
  answers[last + 1] = { name = letter .. ": no answer", rule = question, given = {}, expect = "not_assessed" }
  answers[last + 2] = { name = letter .. ": yes", rule = question, given = answered(question, letter, "yes"), expect = "conforming" }
  answers[last + 3] = { name = letter .. ": no", rule = question, given = answered(question, letter, "no"),
    expect = { outcome = "remarked", grade = "observation" } }
end

test "how strategies were chosen is for a person to say" { as_of = "2026-06-30", cases = answers }

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "threats-lead-to-risks", rule = "threats-lead-to-risks",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        threats = { { code = "TH-16", id = 16, active = 1, category = "theft" } },
        risks = {
          { status = "open", id = 17, title = "Theft", threat_id = 16 }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" }, { status = "open", id = 9101, title = "Theft", threat_id = 9001 },
        },
      } },
    { name = "weak-points-lead-to-risks", rule = "weak-points-lead-to-risks",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        vulnerabilities = { { code = "V-5", id = 5 }, { id = 9002, severity = "medium", closed_on = "2020-01-01" } },
        risks = {
          { status = "open", id = 17, vulnerability_id = 5, title = "Theft" }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" }, { status = "open", id = 9101, vulnerability_id = 9001, title = "Theft" },
        },
        threats = { { id = 9001, category = "theft" } },
      } },
    { name = "risks-name-a-threat", rule = "risks-name-a-threat",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        threats = { { code = "TH-3", id = 3, active = 1 }, { id = 9001, category = "theft" } },
        risks = { { code = "R-17", id = 17, title = "Theft", threat_id = 3 }, { id = 9002, status = "closed" } },
      } },
    { name = "chosen-strategies-approved", rule = "chosen-strategies-approved",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_assessments = {
          { approved_by = 1, code = "RA-12", id = 12, method_id = 2, approved_on = "2026-06-30" },
          { id = 9001, reason = "scheduled" },
          { approved_by = 0, code = "RA-12b", id = 9101, method_id = 2, approved_on = "2026-06-30" },
          { id = 9102, method_id = 2, approved_by = 0 }, { id = 9103, approved_by = 0 },
        },
        security_strategies = {
          { approved_by = 1, name = "Know the origin", risk_assessment_id = 12, code = "ST-5", id = 5,
            approved_on = "2026-06-30", selected = 1, },

        },
        risk_methods = { { code = "RM-1", id = 2, acceptance_criteria = "From 10 top management" } },
        threats = { { id = 9001, category = "theft" } },
        risks = { { id = 9001, status = "open" } },
      } },
    { name = "strategies-chosen-within-appetite", rule = "strategies-chosen-within-appetite",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_assessments = {
          { approved_by = 1, code = "RA-12", id = 12, method_id = 2, approved_on = "2026-06-30" },
          { id = 9001, reason = "scheduled" },
        },
        security_strategies = {
          { approved_by = 1, name = "Know the origin", risk_assessment_id = 12, code = "ST-5", id = 5,
            risk_appetite_note = "Nothing above 9", approved_on = "2026-06-30", },
          { approved_by = 1, name = "Know the origin", risk_assessment_id = 12, code = "ST-5b", id = 9101,
            risk_appetite_note = "Nothing above 9", approved_on = "2026-06-30", selected = 0, },
          { id = 9102, risk_assessment_id = 12, selected = 0 }, { id = 9103, selected = 0 },
        },
        risk_methods = {
          { code = "RM-1", id = 2, acceptance_criteria = "From 10 top management" }, { id = 9001, rating_rule = "product" },
        },
        people = { { id = 9001, employment_type = "employee" } },
        threats = { { id = 9001, category = "theft" } },
        vulnerabilities = { { id = 9001, severity = "low" } },
        risks = { { id = 9001, status = "open" } },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "high-risks-served-by-a-strategy", rule = "high-risks-served-by-a-strategy",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { title = "Theft", inherent_rating = 15, code = "R-17", id = 17, status = "open", rating_label = "high" },
          { id = 9002, status = "closed" },
        },
        plan_risks = {
          { plan_id = 3, risk_id = 17 }, { id = 9001 }, { plan_id = 9001, risk_id = 17, id = 9101 },
          { id = 9102, plan_id = 9001 },
        },
        security_strategies = { { code = "ST-5", id = 5, name = "Know the origin", selected = 1 }, { id = 9001 } },
        treatments = {
          { risk_id = 17, id = 8, strategy_id = 5, status = "planned" }, { id = 9001, status = "planned" },
          { id = 9002, status = "in_progress", implemented_on = "2020-01-01" },
          { id = 9003, status = "implemented", implemented_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
        },
        security_plans = {
          { status = "draft", id = 3, strategy_id = 5, title = "Plan" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        threats = { { id = 9001, category = "theft" } },
      } },
  },
}
