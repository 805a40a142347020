local day = "2026-06-30"

local function plan(columns, more)
  local given = more or {}
  columns.id, columns.code, columns.title, columns.status = 2, "SPL-2", "Yard plan", columns.status or "current"
  given.security_plans = { columns }
  return given
end

local function used(reviewed_on, next_review_on, occurred_at)
  return plan({ reviewed_on = reviewed_on, next_review_on = next_review_on },
    { incidents = { { code = "I-1", title = "Fire", plan_id = 2, occurred_at = occurred_at } } })
end

test "a plan is reviewed by its day and after it was used" {
  rule = "plans-reviewed", as_of = day,
  cases = {
    { name = "its own day", given = plan { reviewed_on = "2025-01-01", next_review_on = day }, expect = "conforming" },
    { name = "a day later", given = plan { reviewed_on = "2025-06-29", next_review_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["2"] = { measured = 1, text = "review of SPL-2" } } } },
    { name = "no day of its own", given = plan { reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "never", given = plan { next_review_on = "2027-01-01" }, expect = "nonconforming" },
    { name = "used 90 days ago", given = used("2026-01-01", "2027-01-01", "2026-04-01T08:00:00Z"), expect = "conforming" },
    { name = "used 91 days ago", given = used("2026-01-01", "2027-01-01", "2026-03-31T08:00:00Z"),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["2"] = { measured = 91, text = "not reviewed after I-1" } } } },
    { name = "used and reviewed", given = used("2026-03-31", "2027-01-01", "2026-03-31T08:00:00Z"), expect = "conforming" },
    { name = "used nobody knows when", given = used("2026-03-31", "2027-01-01"), expect = "not_evaluable" },
    { name = "withdrawn", given = plan { status = "withdrawn" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

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

test "a plan restores security by itself or by a procedure" {
  rule = "plans-restore-security", as_of = day,
  cases = {
    { name = "by itself", given = plan { restore_procedure = "Read the seals" }, expect = "conforming" },
    { name = "by a procedure",
      given = plan({ restore_procedure = " " }, { recovery_procedures = { { plan_id = 2, restore_steps = "Open" } } }),
      expect = "conforming" },
    { name = "by one that says nothing", given = plan({}, { recovery_procedures = { { plan_id = 2, restore_steps = " " } } }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["2"] = { measured = 1, text = "SPL-2 lacks restore procedure" } } } },
    { name = "not at all", given = plan {}, expect = "nonconforming" },
  },
}

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
  local outcome = grade == "minor" and "nonconforming" or "remarked"
  local function saying(word, last, status)
    local filled = { status = status }
    for n, column in ipairs(columns) do filled[column] = n < #columns and word or last end
    return plan(filled)
  end
  test("a live plan says it: " .. name) {
    rule = name, as_of = day,
    cases = {
      { name = "it does", given = saying("Written", "Written"), expect = "conforming" },
      { name = "blank", given = saying("Written", "  "),
        expect = { outcome = outcome, grade = grade, subjects = { ["2"] = { measured = 1, text = "SPL-2 lacks" } } } },
      { name = "nothing", given = saying(), expect = { outcome = outcome, grade = grade, subjects = { ["2"] = { measured = #columns } } } },
      { name = "a draft with gaps", given = saying(nil, nil, "draft"), expect = "not_evaluable" },
      { name = "no plan", given = {}, expect = "not_evaluable" },
    },
  }
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

test "a plan states its means and has them" {
  rule = "plans-state-their-means", as_of = day,
  cases = {
    { name = "one", given = plan({ resource_requirements = "Pump" }, { plan_resources = { { plan_id = 2, description = "Pump" } } }),
      expect = "conforming" },
    { name = "none", given = plan { resource_requirements = "Pump" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 0, text = "set aside for SPL-2" } } } },
    { name = "not stated", given = plan({}, { plan_resources = { { plan_id = 2, description = "Pump" } } }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "SPL-2 does not say" } } } },
  },
}

local function means(due_on, kind, status)
  return plan({ status = status }, {
    plan_resources = { { id = 6, code = "PX-6", description = "Generator", plan_id = 2, kind = kind or "equipment",
                         maintenance_due_on = due_on } },
  })
end

test "the means of a plan are maintained" {
  rule = "plan-means-maintained", as_of = day,
  cases = {
    { name = "on the day", given = means(day), expect = "conforming" },
    { name = "a day later", given = means "2026-06-29",
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["6"] = { measured = 1, text = "PX-6 (Generator) for SPL-2" } } } },
    { name = "nobody knows when", given = means(nil), expect = "not_evaluable" },
    { name = "people", given = means(nil, "people"), expect = "not_applicable" },
    { name = "of a withdrawn plan", given = means("2026-06-29", nil, "withdrawn"), expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

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

local function tried(held_on, result, months)
  return plan({ exercise_interval_months = months }, {
    exercises = { { id = 1, title = "Night", held_on = held_on, result = result }, { id = 2, title = "To come", held_on = "2026-09-01" } },
    exercise_plans = { { exercise_id = 1, plan_id = 2 }, { exercise_id = 2, plan_id = 2 } },
  })
end

test "a plan is tried every year, or at its own interval" {
  rule = "plans-exercised", as_of = day,
  cases = {
    { name = "on the day", given = tried("2025-06-30", "partial"), expect = "conforming" },
    { name = "a day later", given = tried("2025-06-29", "pass"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "SPL-2 is overdue" } } } },
    { name = "its own interval", given = tried("2025-12-29", "pass", 6),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1 } } } },
    { name = "failed", given = tried("2026-06-01", "fail"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "failed" } } } },
    { name = "of no result", given = tried "2026-06-01", expect = "not_evaluable" },
    { name = "overdue and of no result", given = tried "2025-06-29", expect = "nonconforming" },
    { name = "never", given = plan {}, expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "never exercised" } } } },
    { name = "no plan", given = {}, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "plans-reviewed", rule = "plans-reviewed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", reviewed_on = "2025-06-30", id = 2, code = "SPL-2", title = "Yard plan" },
          { id = 9001, status = "draft" },
          { status = "draft", reviewed_on = "2025-06-30", id = 9101, code = "SPL-2b", title = "Yard plan" },
          { id = 9102, status = "draft" }, { id = 9104, status = "draft" },
        },
        incidents = { { id = 9001, kind = "failure" }, { id = 9004, kind = "incident" }, { id = 9103, plan_id = 9001 } },
      } },
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
    { name = "plans-restore-security", rule = "plans-restore-security",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", restore_procedure = "Read the seals", id = 2, code = "SPL-2" },
          { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", restore_procedure = "Read the seals", id = 9102, code = "SPL-2b" },
          { id = 9103, status = "draft" },
        },
        recovery_procedures = { { id = 9001 }, { id = 9101, plan_id = 9001 } },
      } },
    { name = "plans-care-for-people", rule = "plans-care-for-people",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", id = 2, code = "SPL-2", welfare_provisions = "Written" },
          { id = 9001, status = "draft" },
        },
        people = { { id = 9001, employment_type = "employee" } },
      } },
    { name = "plans-weigh-what-is-at-stake", rule = "plans-weigh-what-is-at-stake",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", value_protection = "Written", code = "SPL-2", id = 2 },
          { id = 9001, status = "draft" },
        },
        assets = { { id = 9001, kind = "goods" } },
        people = { { id = 9001, employment_type = "employee" } },
      } },
    { name = "plans-stop-further-loss", rule = "plans-stop-further-loss",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", loss_prevention = "Written", id = 2, code = "SPL-2", title = "Yard plan" },
          { id = 9001, status = "draft" },
        },
      } },
    { name = "plans-state-their-purpose", rule = "plans-state-their-purpose",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", purpose = "Written", code = "SPL-2", scope = "Written", id = 2,
            objectives = "Written", },
          { id = 9001, status = "draft" },
        },
        objectives = { { id = 9001, status = "draft" } },
      } },
    { name = "plans-help-to-coordinate", rule = "plans-help-to-coordinate",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", id = 2, coordination_information = "Written", code = "SPL-2",
            activation_criteria = "Written", },
          { id = 9001, status = "draft" },
        },
      } },
    { name = "plans-name-dependencies", rule = "plans-name-dependencies",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", id = 2, interdependencies = "Written", code = "SPL-2" },
          { id = 9001, status = "draft" },
        },
        partners = { { id = 9001, status = "prospective" } },
      } },
    { name = "plans-say-what-to-report", rule = "plans-say-what-to-report",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", id = 2, code = "SPL-2", reporting_requirements = "Written" },
          { id = 9001, status = "draft" },
        },
      } },
    { name = "plans-say-how-to-stand-down", rule = "plans-say-how-to-stand-down",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", stand_down_process = "Written", id = 2, code = "SPL-2", title = "Yard plan" },
          { id = 9001, status = "draft" },
        },
        sites = { { id = 9001, kind = "office" } },
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
    { name = "plans-state-their-means", rule = "plans-state-their-means",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { resource_requirements = "Pump", title = "Yard plan", id = 2, code = "SPL-2", status = "current" },
          { id = 9001, status = "draft" },
          { resource_requirements = "Pump", title = "Yard plan", id = 9105, code = "SPL-2b", status = "draft" },
          { id = 9106, status = "draft" },
        },
        plan_resources = {
          { description = "Pump", plan_id = 2 }, { id = 9001, kind = "people" },
          { description = "Pump", plan_id = 9001, id = 9101 }, { id = 9102, plan_id = 9001 },
          { description = " ", plan_id = 2, id = 9103 }, { id = 9104, description = " " },
        },
        people = { { id = 9001, employment_type = "employee" } },
      } },
    { name = "plan-means-maintained", rule = "plan-means-maintained",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9101 },
          { id = 9102, status = "draft" },
        },
        plan_resources = {
          { maintenance_due_on = "2026-06-30", id = 6, code = "PX-6", plan_id = 2, kind = "equipment",
            description = "Generator", },
          { id = 9001, kind = "people" }, { id = 9002, kind = "equipment" }, { id = 9004, kind = "finance" },
          { maintenance_due_on = "2026-06-30", id = 9103, code = "PX-6b", plan_id = 2, kind = "people",
            description = "Generator", },
          { id = 9104, plan_id = 2, kind = "people" }, { id = 9105, kind = "people" },
        },
        people = { { id = 9001, employment_type = "employee" } },
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
    { name = "plans-exercised", rule = "plans-exercised",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_plans = {
          { status = "current", title = "Yard plan", code = "SPL-2", id = 2 }, { id = 9001, status = "draft" },
          { status = "draft", title = "Yard plan", code = "SPL-2b", id = 9104 }, { id = 9105, status = "draft" },
        },
        exercises = {
          { result = "partial", title = "Night", held_on = "2025-06-30", id = 1 },
          { title = "To come", held_on = "2026-09-01", id = 2 }, { id = 9001, kind = "drill" },
        },
        exercise_plans = {
          { plan_id = 2, exercise_id = 1 }, { plan_id = 2, exercise_id = 2 }, { id = 9001 },
          { plan_id = 9001, exercise_id = 1, id = 9101 }, { plan_id = 9001, exercise_id = 2, id = 9102 },
          { id = 9103, plan_id = 9001 },
        },
      } },
  },
}
