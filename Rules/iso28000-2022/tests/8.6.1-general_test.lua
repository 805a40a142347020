local plans = require "iso28000-common/fixtures.plans"

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

test "a high risk of malice is in a live plan" (plans.answer_malice { rule = "high-malicious-risks-in-plans", grade = "minor" })

test "a live plan has steps of response" (plans.steer_the_response { rule = "plans-say-how-to-respond", grade = "minor" })

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
  },
}
