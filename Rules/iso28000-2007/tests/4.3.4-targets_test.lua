-- Tests of targets: what each objective has, and what each target says.

-- An active target of an active objective, in a current document.
local function target(fields, objective, document)
  local row = {
    id = 7, code = "TG-7", objective_id = 5, document_id = 9, status = "active", metric = "dark corners", target_value = 0,
    achievable_rationale = "Lamps are paid for", relevance_note = "Thieves use them", due_on = "2026-09-30",
    communicated_on = "2026-01-20", reviewed_on = "2026-04-16",
  }
  for name, value in pairs(fields or {}) do row[name] = value or nil end
  local above = { id = 5, code = "O-5", status = "active" }
  for name, value in pairs(objective or {}) do above[name] = value or nil end
  return { objectives = { above }, targets = { row }, documents = { { id = 9, status = document or "current" } } }
end

local function fails(text, grade)
  return { outcome = "nonconforming", grade = grade or "minor", subjects = { ["7"] = { text = text } } }
end

test "a live objective has a written target" {
  rule = "objectives-have-targets", as_of = "2026-06-30",
  cases = {
    { name = "it has", given = target(), expect = "conforming" },
    { name = "the target was reached", given = target { status = "achieved" }, expect = "conforming" },
    { name = "the target was missed", given = target { status = "not_achieved" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 0, limit = 1, text = "objective O-5 has no target" } } } },
    { name = "the target is a draft", given = target { status = "draft" }, expect = "nonconforming" },
    { name = "the target is of unknown state", given = target { status = false }, expect = "nonconforming" },
    { name = "the document is obsolete", given = target({}, {}, "obsolete"), expect = "nonconforming" },
    { name = "no document", given = target { document_id = false }, expect = "nonconforming" },
    { name = "the target of another", given = target { objective_id = 6 }, expect = {
      outcome = "nonconforming", population = { conforming = 1, nonconforming = 1 }, subjects = { ["5"] = { measured = 0 } } } },
    { name = "of unknown state", given = target({ document_id = false }, { status = false }), expect = "nonconforming" },
    { name = "missed and closed", given = target({}, { status = "not_achieved" }), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live target serves a live objective" {
  rule = "targets-under-a-live-objective", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = target(), expect = "conforming" },
    { name = "of an objective in draft", given = target({}, { status = "draft" }), expect = "conforming" },
    { name = "of one that was reached", given = target({}, { status = "achieved" }), expect = fails "TG-7 serves O-5, which is closed" },
    { name = "of one that was missed", given = target({}, { status = "not_achieved" }), expect = "nonconforming" },
    { name = "of one that was cancelled", given = target({}, { status = "cancelled" }), expect = "nonconforming" },
    { name = "of one of unknown state", given = target({}, { status = false }),
      expect = { outcome = "not_evaluable", subjects = { ["7"] = { text = "how objective O-5 of target TG-7 stands" } } } },
    { name = "of none", given = target { objective_id = false }, expect = fails "target TG-7 serves no objective" },
    { name = "of none, and of unknown state", given = target { objective_id = false, status = false }, expect = "nonconforming" },
    { name = "of none, but reached", given = target { objective_id = false, status = "achieved" }, expect = "not_evaluable" },
    { name = "of none, but missed", given = target { objective_id = false, status = "not_achieved" }, expect = "not_evaluable" },
    { name = "of none, but cancelled", given = target { objective_id = false, status = "cancelled" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live target says what is counted" {
  rule = "targets-detailed", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = target(), expect = "conforming" },
    { name = "blank", given = target { metric = " " },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["7"] = { text = "TG-7 does not say what is counted" } } } },
    { name = "not said", given = target { metric = false }, expect = "remarked" },
    { name = "reached", given = target { metric = false, status = "achieved" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live target can be told from a wish" {
  rule = "targets-smart", as_of = "2026-06-30",
  cases = {
    { name = "all five", given = target(), expect = "conforming" },
    { name = "no metric", given = target { metric = "" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["7"] = { measured = 1, limit = 0, text = "TG-7 lacks a metric" } } } },
    { name = "no value", given = target { target_value = false }, expect = fails "lacks a value" },
    { name = "out of reach", given = target { achievable_rationale = " " }, expect = fails "lacks a reason why it can be reached" },
    { name = "of no matter", given = target { relevance_note = false }, expect = fails "lacks a reason why it matters" },
    { name = "no day", given = target { due_on = false }, expect = fails "lacks a day" },
    { name = "a bare title", given = { targets = { { id = 7 } } },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 5 } } } },
    { name = "cancelled", given = target { due_on = false, status = "cancelled" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live target is made known" {
  rule = "targets-made-known", as_of = "2026-06-30",
  cases = {
    { name = "today", given = target { communicated_on = "2026-06-30" }, expect = "conforming" },
    { name = "tomorrow", given = target { communicated_on = "2026-07-01" }, expect = fails "TG-7 was made known to nobody" },
    { name = "never", given = target { communicated_on = false }, expect = "nonconforming" },
    { name = "reached", given = target { communicated_on = false, status = "achieved" }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a live target is reviewed" {
  rule = "targets-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = target { reviewed_on = "2025-06-30", communicated_on = "2024-01-20" }, expect = "conforming" },
    { name = "a day longer ago", given = target { reviewed_on = "2025-06-29", communicated_on = "2024-01-20" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["7"] = { measured = 1, limit = 0, text = "review of target TG-7 is overdue" } } } },
    { name = "after a shorter interval", params = { target_interval = "6 months" },
      given = target { reviewed_on = "2025-12-29", communicated_on = "2024-01-20" },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 1 } } } },
    { name = "told a year ago", given = target { reviewed_on = false, communicated_on = "2025-06-30" }, expect = "conforming" },
    { name = "told longer ago", given = target { reviewed_on = "2026-07-01", communicated_on = "2025-06-29" }, expect = "nonconforming" },
    { name = "to be told tomorrow", given = target { reviewed_on = false, communicated_on = "2026-07-01" },
      expect = fails "target TG-7 was never reviewed" },
    { name = "never", given = target { reviewed_on = false, communicated_on = false }, expect = "nonconforming" },
    { name = "of unknown state", given = target { reviewed_on = "2025-01-01", communicated_on = "2024-01-20", status = false },
      expect = "nonconforming" },
    { name = "missed and closed", given = target { reviewed_on = false, communicated_on = false, status = "not_achieved" },
      expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}
