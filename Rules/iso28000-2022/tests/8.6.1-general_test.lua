local day = "2026-06-30"

local function plan(columns, strategy_selected, document_status)
  columns.id, columns.code, columns.title = 2, "SPL-2", "Yard plan"
  columns.strategy_id, columns.document_id = 3, 4
  return {
    security_plans = { columns }, security_strategies = { { id = 3, name = "Secure lanes", selected = strategy_selected } },
    documents = { { id = 4, title = "Yard plan", status = document_status } },
  }
end

test "a live plan is approved, in force and of a chosen strategy" {
  rule = "plans-follow-strategies", as_of = day,
  cases = {
    { name = "approved today", given = plan({ status = "current", approved_by = 1, approved_on = day }, 1, "current"),
      expect = "conforming" },
    { name = "approved tomorrow", given = plan({ status = "current", approved_by = 1, approved_on = "2026-07-01" }, 1, "current"),
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["2"] = { measured = 1, text = "SPL-2 lacks day of approval" } } } },
    { name = "strategy not chosen", given = plan({ status = "current", approved_by = 1, approved_on = day }, 0, "current"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "lacks chosen strategy" } } } },
    { name = "nothing but a name", given = plan({ status = "current" }, nil, "draft"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 4 } } } },
    { name = "of no status", given = plan({ approved_by = 1, approved_on = day }, 1, "current"), expect = "not_evaluable" },
    { name = "a draft alone", given = plan({ status = "draft" }, 1, "current"),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "no security plan is live" } } } },
    { name = "none", given = {},
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "no security plan" } } } },
  },
}

local function ready(team_document, warning_document, aspect)
  return {
    documents = { { id = 1, title = "Response", status = "current" }, { id = 2, title = "Old response", status = "obsolete" } },
    response_teams = { { name = "Yard", procedure_document_id = team_document } },
    warning_procedures = { { aspect = aspect or "inform", document_id = warning_document, owner_id = 1 } },
  }
end

test "a team and a warning procedure stand ready" {
  rule = "warnings-can-reach-people", as_of = day,
  cases = {
    { name = "both", given = ready(1, 1), expect = "conforming" },
    { name = "procedure of the team is obsolete", given = ready(2, 1),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { measured = 0, text = "no response team" } } } },
    { name = "nobody is told", given = ready(1, 1, "receive"),
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no owned procedure" } } } },
    { name = "no documents", given = ready(), expect = "nonconforming" },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "neither" } } } },
  },
}

local function risk(columns, plan_status)
  columns.id, columns.code, columns.title = 9, "R-9", "Drugs in drums"
  return {
    risks = { columns }, security_plans = { { id = 2, title = "Yard plan", status = plan_status } },
    plan_risks = { { plan_id = 2, risk_id = 9 } },
  }
end

test "a high risk of malice is in a live plan" {
  rule = "high-malicious-risks-in-plans", as_of = day,
  cases = {
    { name = "it is", given = risk({ category = "malicious", rating_label = "high" }, "current"), expect = "conforming" },
    { name = "in a draft", given = risk({ category = "malicious", rating_label = "critical" }, "draft"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["9"] = { measured = 0, text = "risk R-9" } } } },
    { name = "the number from which a risk is high", given = risk({ category = "malicious", inherent_rating = 15 }, "draft"),
      expect = "nonconforming" },
    { name = "one below", given = risk({ category = "malicious", inherent_rating = 14, rating_label = "medium" }, "draft"),
      expect = "not_applicable" },
    { name = "one below, of no label", given = risk({ category = "malicious", inherent_rating = 14 }, "draft"), expect = "not_evaluable" },
    { name = "not rated", given = risk({ category = "malicious" }, "draft"), expect = "not_evaluable" },
    { name = "of no category", given = risk({ rating_label = "high" }, "draft"), expect = "not_evaluable" },
    { name = "closed", given = risk({ category = "malicious", rating_label = "high", status = "closed" }), expect = "not_evaluable" },
    { name = "no risk", given = {}, expect = "not_evaluable" },
  },
}

local function respond(phase, description)
  return {
    security_plans = { { id = 2, code = "SPL-2", title = "Yard plan", status = "current" } },
    plan_actions = { { plan_id = 2, sequence = 1, phase = phase, description = description } },
  }
end

test "a live plan has steps of response" {
  rule = "plans-say-how-to-respond", as_of = day,
  cases = {
    { name = "one", given = respond("respond", "Shut the lanes"), expect = "conforming" },
    { name = "none", given = respond("monitor", "Count heads"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 0, text = "SPL-2 has no step" } } } },
    { name = "one that says nothing", given = respond("respond"), expect = "nonconforming" },
    { name = "one of spaces", given = respond("respond", " "), expect = "nonconforming" },
    { name = "no plan", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "plans-follow-strategies", rule = "plans-follow-strategies",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { title = "Yard plan", approved_on = "2026-06-30", document_id = 4, strategy_id = 3, status = "current",
            approved_by = 1, id = 2, code = "SPL-2", },
          { id = 9001, status = "draft" },
        },
        documents = {
          { id = 4, status = "current", title = "Yard plan" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        security_strategies = { { id = 3, name = "Secure lanes", selected = 1 }, { id = 9001 } },
        risks = { { id = 9001, status = "open" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "high-malicious-risks-in-plans", rule = "high-malicious-risks-in-plans",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { title = "Drugs in drums", rating_label = "high", code = "R-9", category = "malicious", id = 9 },
          { id = 9002, status = "closed" },
          { title = "Drugs in drums", rating_label = "high", code = "R-9b", category = "malicious", id = 9102,
            is_security_risk = 0, },
          { id = 9103, is_security_risk = 0 }, { id = 9104, category = "physical_failure" },
        },
        plan_risks = { { risk_id = 9, plan_id = 2 }, { id = 9001 }, { risk_id = 9001, plan_id = 2, id = 9101 } },
        security_plans = {
          { id = 2, status = "current", title = "Yard plan" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        people = { { id = 9001, employment_type = "employee" } },
      } },
    { name = "plans-say-how-to-respond", rule = "plans-say-how-to-respond",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { id = 2, code = "SPL-2", status = "current", title = "Yard plan" }, { id = 9001, status = "draft" },
          { id = 9103, code = "SPL-2b", status = "draft", title = "Yard plan" }, { id = 9104, status = "draft" },
        },
        plan_actions = {
          { description = "Shut the lanes", phase = "respond", sequence = 1, plan_id = 2 }, { id = 9001, phase = "activate" },
          { id = 9002, phase = "respond" },
          { description = "Shut the lanes", phase = "respond", sequence = 1, plan_id = 9001, id = 9101 },
          { id = 9102, plan_id = 9001 },
        },
        risks = { { id = 9001, status = "open" } },
      } },
  },
}
