-- Tests of the method for finding and assessing risk.
local answers = require "iso28000-common/fixtures.answers"

local whole = { id = 2, code = "RM-1 v2", scope = "All sites and lanes", timing = "Yearly and before changes", proactive = 1,
  classification_scheme = "1-9 low, 10-25 high", approved_on = "2025-08-26" }

local function copy(changes)
  local row = {}
  for name, value in pairs(whole) do row[name] = value end
  for name, value in pairs(changes) do row[name] = value or nil end
  return row
end

local function method(changes) return { risk_methods = { copy(changes or {}) } } end

-- The version in force with the changes, beside a whole one that was approved on that day.
local function beside(changes, approved_on)
  return { risk_methods = { copy { id = 1, code = "RM-1 v1", approved_on = approved_on or false }, copy(changes) } }
end

test "the method says what it covers" {
  rule = "method-says-what-it-covers", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = method(), expect = "conforming" },
    { name = "blank", given = method { scope = " " },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["2"] = { text = "risk method RM-1 v2 does not say" } } } },
    { name = "empty", given = method { scope = false }, expect = "remarked" },
    { name = "the version before did", given = beside({ scope = false }, "2024-08-29"),
      expect = { outcome = "remarked", population = { judged = 1 } } },
    { name = "the next one will not", given = beside({ scope = false, approved_on = "2026-07-01" }, "2025-08-26"), expect = "conforming" },
    { name = "an old draft does not matter", given = beside({ scope = false, approved_on = false }, "2025-08-26"), expect = "conforming" },
    { name = "none", given = {}, expect = "remarked" },
  },
}

test "the method is fixed and looks ahead" {
  rule = "method-looks-ahead", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = method(), expect = "conforming" },
    { name = "it looks back", given = method { proactive = 0 },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["2"] = { measured = 1, limit = 0, text = "risk method RM-1 v2 lacks a look ahead" } } } },
    { name = "nobody says", given = method { proactive = false }, expect = "nonconforming" },
    { name = "no times", given = method { timing = "" },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "the times at which" } } } },
    { name = "no scope", given = method { scope = false },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "a scope" } } } },
    { name = "nothing but a code", given = { risk_methods = { { id = 2, code = "RM-1" } } },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 3 } } } },
    { name = "the version before did", given = beside({ proactive = 0 }, "2024-08-29"), expect = "nonconforming" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no method" } } } },
  },
}

test "the method sorts risks" {
  rule = "method-sorts-risks", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = method(), expect = "conforming" },
    { name = "blank", given = method { classification_scheme = " " },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { text = "RM-1 v2 has no scheme" } } } },
    { name = "empty", given = method { classification_scheme = false }, expect = "nonconforming" },
    { name = "the version before did", given = beside({ classification_scheme = false }, "2024-08-29"), expect = "nonconforming" },
    { name = "none", given = {}, expect = "nonconforming" },
  },
}

local function risk(more)
  local row = { id = 17, code = "R-17", title = "Theft", status = "open" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { risks = { row } }
end

test "every open risk is decided" {
  rule = "open-risks-decided", as_of = "2026-06-30",
  cases = {
    { name = "to be avoided", given = risk { decision = "avoid" }, expect = "conforming" },
    { name = "not decided", given = risk(),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["17"] = { text = "what to do about risk R-17" } } } },
    { name = "not decided, and of no status", given = risk { status = false }, expect = "nonconforming" },
    { name = "closed", given = risk { status = "closed" }, expect = "not_applicable" },
    { name = "beside a closed one", expect = { outcome = "conforming", population = { judged = 1 } },
      given = { risks = { risk { decision = "share" }.risks[1], risk({ id = 18, code = "R-18", status = "closed" }).risks[1] } } },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "empty" } } } },
  },
}

test "whether the method suits is asked of a person" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", { ["method-suits-the-operations"] = { outcome = "remarked", grade = "observation" } }),
}
