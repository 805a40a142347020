local plans = require "iso28000-common/fixtures.plans"

local day = "2026-06-30"

local function plan(columns, more)
  local given = more or {}
  columns.id, columns.code, columns.title, columns.status = 2, "SPL-2", "Yard plan", columns.status or "current"
  given.security_plans = { columns }
  return given
end

test "a plan is reviewed by its day and after it was used" (plans.reviewed { rule = "plans-reviewed", grade = "major" })

local function steps(list)
  for n, step in ipairs(list) do step.plan_id, step.sequence = 2, n end
  return plan({}, { plan_actions = list, response_teams = { { id = 1, name = "Yard team" } } })
end

test "a plan has steps to respond, monitor and restore" {
  rule = "plans-cover-the-event", as_of = day,
  cases = {
    { name = "all three", expect = "conforming",
      given = steps { { phase = "respond", description = "Shut" }, { phase = "monitor", description = "Watch" },
                      { phase = "restore", description = "Open" } } },
    { name = "two", given = steps { { phase = "respond", description = "Shut" }, { phase = "restore", description = "Open" } },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["2"] = { measured = 1, text = "SPL-2 has no steps to monitor" } } } },
    { name = "one that says nothing", expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1 } } },
      given = steps { { phase = "respond" }, { phase = "monitor", description = "Watch" }, { phase = "restore", description = "Open" } } },
    { name = "none", given = plan {}, expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 3 } } } },
  },
}

test "a plan names a threshold and how it is started" {
  rule = "plans-say-when-to-start", as_of = day,
  cases = {
    { name = "all of it", expect = "conforming",
      given = plan({ activation_criteria = "Fire", activation_procedure = "Call" },
                   { response_thresholds = { { plan_id = 2, threshold = "2 alarms" } } }) },
    { name = "no threshold", given = plan { activation_criteria = "Fire", activation_procedure = "Call" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "SPL-2 lacks threshold" } } } },
    { name = "blank", expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "lacks activation procedure" } } },
      given = plan({ activation_criteria = "Fire", activation_procedure = " " },
                   { response_thresholds = { { plan_id = 2, threshold = "2 alarms" } } }) },
    { name = "none of it", given = plan {}, expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 3 } } } },
  },
}

test "a plan restores security by itself or by a procedure" (plans.restore_security { rule = "plans-restore-security" })

-- Each of these plans says one thing less than it should; the last column is the grade of leaving it out.
for _, case in ipairs {
  { "plans-care-for-people", { "welfare_provisions" }, "minor" },
  { "plans-weigh-what-is-at-stake", { "value_protection" }, "observation" },
  { "plans-stop-further-loss", { "loss_prevention" }, "minor" },
  { "plans-state-their-purpose", { "purpose", "scope", "objectives" }, "minor" },
  { "plans-help-to-coordinate", { "activation_criteria", "coordination_information" }, "minor" },
  { "plans-name-dependencies", { "interdependencies" }, "observation" },
  { "plans-say-what-to-report", { "reporting_requirements" }, "observation" },
  { "plans-say-how-to-stand-down", { "stand_down_process" }, "observation" },
} do
  local name, columns, grade = case[1], case[2], case[3]
  test("a live plan says it: " .. name) (plans.stating(columns) { rule = name, grade = grade })
end

test "the steps of a plan are in order and somebody's" {
  rule = "plans-give-each-step-to-somebody", as_of = day,
  cases = {
    { name = "three", expect = "conforming",
      given = steps { { description = "Shut", team_id = 1 }, { description = "Watch", team_id = 1 },
                      { description = "Open", team_id = 1 } } },
    { name = "two", given = steps { { description = "Shut", team_id = 1 }, { description = "Open", team_id = 1 } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 2, limit = 3, text = "few steps" } } } },
    { name = "two where two are enough", params = { plan_steps = 2 }, expect = "conforming",
      given = steps { { description = "Shut", team_id = 1 }, { description = "Open", team_id = 1 } } },
    { name = "one that is nobody's",
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "neither a team nor a role" } } },
      given = steps { { description = "Shut", team_id = 1 }, { description = "Watch" }, { description = "Open", team_id = 1 } } },
    { name = "none", given = plan {}, expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 0 } } } },
  },
}

test "a plan states its means and has them" (plans.means_set_aside { rule = "plans-state-their-means" })

test "the means of a plan are maintained" (plans.means_maintained { rule = "plan-means-maintained" })

local function copy(columns, site_id, site)
  columns.id, columns.plan_id = 8, 2
  return plan({ site_id = site_id }, {
    sites = { site or { id = 3, code = "YRD", name = "Yard", in_scope = 1 } }, plan_locations = { columns },
  })
end

test "a copy of a plan lies at its site" {
  rule = "plans-lie-where-needed", as_of = day,
  cases = {
    { name = "it does", given = copy({ site_id = 3, medium = "paper" }, 3), expect = "conforming" },
    { name = "at another site", given = copy({ site_id = 4, medium = "paper" }, 3),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["2"] = { measured = 0, text = "SPL-2 is known to lie at YRD" } } } },
    { name = "a plan for all sites", given = copy({ site_id = 4, medium = "both" }), expect = "conforming" },
    { name = "that lies nowhere", given = plan {}, expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "any site" } } } },
    { name = "in no form", given = copy({ site_id = 3 }, 3), expect = "nonconforming" },
    { name = "of a closed site", given = copy({}, 3, { id = 3, name = "Yard", closed_on = day }), expect = "not_evaluable" },
  },
}

test "a copy of a plan is seen every year" {
  rule = "plan-copies-seen", as_of = day,
  cases = {
    { name = "on the day", given = copy { site_id = 3, verified_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day later", given = copy { site_id = 3, verified_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { measured = 1, text = "SPL-2 lies at YRD" } } } },
    { name = "never", given = copy { site_id = 3 },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "nobody has seen" } } } },
    { name = "of a site outside the scope", given = copy({ site_id = 3 }, nil, { id = 3, name = "Yard", in_scope = 0 }),
      expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

test "a plan is tried every year, or at its own interval" (plans.exercised { rule = "plans-exercised" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "plans-cover-the-event", rule = "plans-cover-the-event",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        plan_actions = {
          { sequence = 1, plan_id = 2, phase = "respond", description = "Shut" },
          { sequence = 2, plan_id = 2, phase = "monitor", description = "Watch" },
          { sequence = 3, plan_id = 2, phase = "restore", description = "Open" }, { id = 9001, phase = "activate" },
          { id = 9002, phase = "respond" }, { id = 9003, phase = "monitor" }, { id = 9004, phase = "restore" },
          { sequence = 2, plan_id = 9001, phase = "monitor", description = "Watch", id = 9102 },
          { sequence = 3, plan_id = 9001, phase = "restore", description = "Open", id = 9103 },
          { id = 9104, team_id = 1, plan_id = 9001 },
        },
        response_teams = { { name = "Yard team", id = 1 } },
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9101 }, { id = 9105, status = "draft" },
        },
      } },
    { name = "plans-say-when-to-start", rule = "plans-say-when-to-start",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", id = 2, code = "SPL-2", activation_procedure = "Call",
            activation_criteria = "Fire", },
          { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", id = 9105, code = "SPL-2b", activation_procedure = "Call",
            activation_criteria = "Fire", },
          { id = 9106, status = "draft" },
        },
        response_thresholds = {
          { threshold = "2 alarms", plan_id = 2 }, { id = 9001, response_level = "watch" },
          { threshold = "2 alarms", plan_id = 9001, id = 9101 }, { id = 9102, plan_id = 9001 },
          { threshold = " ", plan_id = 2, id = 9103 }, { id = 9104, threshold = " " },
        },
        people = { { id = 9001, employment_type = "employee" } },
      } },
    { name = "plans-give-each-step-to-somebody", rule = "plans-give-each-step-to-somebody",
      as_of = "2026-06-30", params = { plan_steps = 2 }, expect = "conforming",
      given = {
        plan_actions = {
          { description = "Shut", plan_id = 2, sequence = 1, team_id = 1 },
          { description = "Open", plan_id = 2, sequence = 2, team_id = 1 }, { id = 9001, phase = "activate" },
          { description = "Shut", plan_id = 9001, sequence = 1, team_id = 1, id = 9101 },
          { description = "Open", plan_id = 9001, sequence = 2, team_id = 1, id = 9102 },
          { id = 9103, team_id = 1, plan_id = 9001 }, { id = 9106, team_id = 1, plan_id = 2, description = "other" },
          { id = 9107, description = "other" },
        },
        response_teams = { { name = "Yard team", id = 1 } },
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9104 }, { id = 9105, status = "draft" },
        },
      } },
    { name = "plans-lie-where-needed", rule = "plans-lie-where-needed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9104 }, { id = 9105, site_id = 3, status = "draft" },
          { id = 9106, status = "draft" },
        },
        plan_locations = {
          { plan_id = 2, medium = "both", site_id = 4, id = 8 }, { id = 9001, medium = "paper" },
          { plan_id = 9001, medium = "both", site_id = 4, id = 9101 }, { id = 9102, site_id = 3, plan_id = 9001 },
          { id = 9103, plan_id = 9001 },
        },
        sites = {
          { code = "YRD", name = "Yard", in_scope = 1, id = 3 }, { id = 9001, kind = "office" },
          { code = "YRDb", name = "Yard", in_scope = 0, id = 9107 }, { id = 9108, in_scope = 0 },
        },
      } },
    { name = "plan-copies-seen", rule = "plan-copies-seen",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9101 },
          { id = 9102, site_id = 3, status = "draft" }, { id = 9103, status = "draft" },
        },
        plan_locations = { { verified_on = "2025-06-30", plan_id = 2, site_id = 3, id = 8 }, { id = 9001, medium = "paper" } },
        sites = {
          { code = "YRD", name = "Yard", in_scope = 1, id = 3 }, { id = 9001, kind = "office" },
          { code = "YRDb", name = "Yard", in_scope = 1, id = 9104, closed_on = "2099-01-01" },
          { id = 9105, closed_on = "2099-01-01" },
        },
      } },
  },
}
