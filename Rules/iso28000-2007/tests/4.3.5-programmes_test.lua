-- Tests of programmes: what each objective has, what each programme says, and whether its tasks are in time.
local answers = require "iso28000-common/fixtures.answers"

-- An active programme under an active objective, led by somebody who is there.
local function programme(fields, more)
  local row = {
    id = 3, code = "PG-3", objective_id = 5, responsible_id = 4, document_id = 9, status = "active", authority = "May spend EUR 5,000",
    means = "Guards, lights", start_on = "2024-01-05", end_on = "2026-12-31", priority = 1, optimisation_rationale = "People first",
    cost_reviewed_on = "2026-04-16", reviewed_on = "2026-04-16",
  }
  for name, value in pairs(fields or {}) do row[name] = value or nil end
  local given = {
    objectives = { { id = 5, code = "O-5", status = "active" } }, people = { { id = 4, name = "M. Vos" } },
    documents = { { id = 9, code = "D-09", status = "current" } }, programmes = { row },
  }
  for name, rows in pairs(more or {}) do given[name] = rows end
  return given
end

local function fails(text, measured)
  return { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { text = text, measured = measured } } }
end

test "a live objective has a live programme" {
  rule = "objectives-have-programmes", as_of = "2026-06-30",
  cases = {
    { name = "under way", given = programme(), expect = "conforming" },
    { name = "planned", given = programme { status = "planned" }, expect = "conforming" },
    { name = "completed", given = programme { status = "completed" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 0, limit = 1, text = "works towards objective O-5" } } } },
    { name = "of unknown state", given = programme { status = false }, expect = "nonconforming" },
    { name = "for nothing", given = programme { objective_id = false }, expect = "nonconforming" },
    { name = "an objective of unknown state", expect = "nonconforming",
      given = programme({ status = "cancelled" }, { objectives = { { id = 5, code = "O-5" } } }) },
    { name = "an objective that was reached", expect = "not_evaluable",
      given = programme({ status = "completed" }, { objectives = { { id = 5, status = "achieved" } } }) },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live programme has its reason and its place" {
  rule = "programmes-ranked", as_of = "2026-06-30",
  cases = {
    { name = "both", given = programme(), expect = "conforming" },
    { name = "no reason", given = programme { optimisation_rationale = " " },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["3"] = { measured = 1, limit = 0, text = "PG-3 lacks a reason why" } } } },
    { name = "no place", given = programme { priority = false },
      expect = { outcome = "remarked", subjects = { ["3"] = { measured = 1, text = "PG-3 lacks a priority" } } } },
    { name = "a bare title", given = { programmes = { { id = 3 } } },
      expect = { outcome = "remarked", subjects = { ["3"] = { measured = 2 } } } },
    { name = "completed", given = programme { priority = false, status = "completed" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "the cost of a live programme is reviewed" {
  rule = "programmes-cost-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = programme { cost_reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day longer ago", given = programme { cost_reviewed_on = "2025-06-29" },
      expect = { outcome = "remarked", grade = "observation",
        subjects = { ["3"] = { measured = 1, limit = 0, text = "review of the cost of programme PG-3 is overdue" } } } },
    { name = "after a shorter interval", params = { objective_interval = "6 months" },
      given = programme { cost_reviewed_on = "2025-12-29" }, expect = "remarked" },
    { name = "begun a year ago", given = programme { cost_reviewed_on = false, start_on = "2025-06-30" }, expect = "conforming" },
    { name = "begun longer ago", given = programme { cost_reviewed_on = "2026-07-01", start_on = "2025-06-29" }, expect = "remarked" },
    { name = "never", given = programme { cost_reviewed_on = false, start_on = false },
      expect = { outcome = "remarked", subjects = { ["3"] = { text = "the cost of programme PG-3 was never reviewed" } } } },
    { name = "cancelled", given = programme { cost_reviewed_on = false, status = "cancelled" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live programme stands in a document" {
  rule = "programmes-documented", as_of = "2026-06-30",
  cases = {
    { name = "current", given = programme(), expect = "conforming" },
    { name = "obsolete", given = programme({}, { documents = { { id = 9, code = "D-09", status = "obsolete" } } }),
      expect = fails "PG-3 stands in D-09, which is obsolete" },
    { name = "of unknown state", given = programme({}, { documents = { { id = 9 } } }), expect = "nonconforming" },
    { name = "none", given = programme { document_id = false }, expect = fails "PG-3 stands in no document" },
    { name = "completed", given = programme { document_id = false, status = "completed" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function led_until(day) return programme({}, { people = { { id = 4, name = "M. Vos", end_on = day } } }) end

test "somebody with power answers for a live programme" {
  rule = "programmes-led-with-power", as_of = "2026-06-30",
  cases = {
    { name = "led", given = programme(), expect = "conforming" },
    { name = "the leader leaves tomorrow", given = led_until "2026-07-01", expect = "conforming" },
    { name = "the leader leaves today", given = led_until "2026-06-30", expect = fails "PG-3 is led by M. Vos, who left on 2026-06-30" },
    { name = "by nobody", given = programme { responsible_id = false }, expect = fails("programme PG-3 lacks a responsible person", 1) },
    { name = "without power", given = programme { authority = " " }, expect = fails("PG-3 lacks a statement of that person's", 1) },
    { name = "a bare title", given = { programmes = { { id = 3 } } }, expect = fails("a responsible person and a statement", 2) },
    { name = "completed", given = programme { authority = false, status = "completed" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live programme has its means and its days" {
  rule = "programmes-have-means-and-days", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = programme(), expect = "conforming" },
    { name = "no means", given = programme { means = " " }, expect = fails("PG-3 lacks its means", 1) },
    { name = "no first day", given = programme { start_on = false }, expect = fails("programme PG-3 lacks a first day", 1) },
    { name = "no last day", given = programme { end_on = false }, expect = fails("lacks a last day", 1) },
    { name = "cancelled", given = programme { end_on = false, status = "cancelled" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function task(fields, more)
  fields.id, fields.code, fields.programme_id = 8, "PT-8", 3
  return programme(more, { programme_tasks = { fields } })
end

local function task_fails(text, measured)
  return { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = text, measured = measured } } }
end

test "a task of a live programme is not long overdue" {
  rule = "programme-tasks-in-time", as_of = "2026-06-30",
  cases = {
    { name = "for thirty days", given = task { due_on = "2026-05-31" }, expect = "conforming" },
    { name = "for a day more", given = task { due_on = "2026-05-30" }, expect = task_fails("PT-8 of programme PG-3 is overdue", 31) },
    { name = "without grace", params = { task_grace_days = 0 }, given = task { due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = 1, limit = 0 } } } },
    { name = "done today", given = task { due_on = "2026-01-31", completed_on = "2026-06-30" }, expect = "conforming" },
    { name = "to be done tomorrow", given = task { due_on = "2026-01-31", completed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "no day", given = task {}, expect = task_fails "PT-8 of programme PG-3 has no day" },
    { name = "of a programme of unknown state", given = task({ due_on = "2026-01-31" }, { status = false }), expect = "nonconforming" },
    { name = "of a programme that was cancelled", given = task({ due_on = "2026-01-31" }, { status = "cancelled" }),
      expect = "not_evaluable" },
    { name = "beside other programmes", expect = "conforming", given = {
      programmes = { { id = 3, status = "active" }, { id = 4, status = "cancelled" }, { id = 5, status = "active" } },
      programme_tasks = { { id = 8, programme_id = 3, due_on = "2026-05-31" } } } },
    { name = "of no programme", expect = "nonconforming", given = { programme_tasks = { { id = 8, due_on = "2026-01-31" } } } },
    { name = "no tasks", given = programme(), expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live programme is reviewed" {
  rule = "programmes-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = programme { reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day longer ago", given = programme { reviewed_on = "2025-06-29" },
      expect = fails("review of programme PG-3 is overdue", 1) },
    { name = "after a shorter interval", params = { objective_interval = "6 months" }, given = programme { reviewed_on = "2025-12-29" },
      expect = "nonconforming" },
    { name = "begun a year ago", given = programme { reviewed_on = false, start_on = "2025-06-30" }, expect = "conforming" },
    { name = "begun longer ago", given = programme { reviewed_on = "2026-07-01", start_on = "2025-06-29" }, expect = "nonconforming" },
    { name = "never", given = programme { reviewed_on = false, start_on = false }, expect = fails "PG-3 was never reviewed" },
    { name = "of unknown state", given = programme { reviewed_on = "2025-01-05", status = false }, expect = "nonconforming" },
    { name = "completed", given = programme { reviewed_on = "2025-01-05", status = "completed" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a person says whether programmes are worth their cost" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", { ["programmes-worth-their-cost"] = { outcome = "remarked", grade = "observation" } }),
}
