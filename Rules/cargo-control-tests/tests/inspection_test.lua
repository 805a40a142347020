local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function inspected(columns) return journey.of("container_inspections", columns) end

test "an empty container is inspected shortly before it is stuffed" {
  rule = "inspected-before-stuffing", as_of = day,
  cases = {
    { name = "at the last moment", given = inspected { inspected_at = "2026-06-01T08:00:00Z" }, expect = "conforming" },
    { name = "a second too late", given = inspected { inspected_at = "2026-06-01T08:00:01Z" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "L-1 was stuffed without an inspection" } } } },
    { name = "a day before", given = inspected { inspected_at = "2026-05-31T08:00:00Z" }, expect = "conforming" },
    { name = "more than a day before", given = inspected { inspected_at = "2026-05-31T07:30:00Z" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 24.5, limit = 24, text = "L-1 was too early" } } } },
    { name = "the limit is a parameter", given = journey.with {}, params = { inspection_hours = 0.5 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "rejected", given = inspected { outcome = "rejected" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "although the container had been rejected" } } } },
    { name = "rejected, then accepted", expect = "conforming", given = inspected {
      { id = 1, load_id = 1, inspected_at = "2026-06-01T07:30:00Z", outcome = "accepted" },
      { id = 2, load_id = 1, inspected_at = "2026-06-01T07:00:00Z", outcome = "rejected" } } },
    { name = "accepted, then rejected", expect = "nonconforming", given = inspected {
      { id = 1, load_id = 1, inspected_at = "2026-06-01T07:00:00Z", outcome = "accepted" },
      { id = 2, load_id = 1, inspected_at = "2026-06-01T07:30:00Z", outcome = "rejected" } } },
    { name = "accepted, and once more after stuffing", expect = "conforming", given = inspected {
      { id = 1, load_id = 1, inspected_at = "2026-06-01T07:00:00Z", outcome = "accepted" },
      { id = 2, load_id = 1, inspected_at = "2026-06-01T09:30:00Z", outcome = "rejected" } } },
    { name = "none", given = inspected { { id = 1, load_id = 9 } }, expect = "nonconforming" },
    { name = "without time", given = inspected { inspected_at = null }, expect = "not_evaluable" },
    { name = "without outcome", given = inspected { outcome = null }, expect = "not_evaluable" },
    { name = "stuffed nobody knows when", given = journey.of("container_loads", { stuffing_began_at = null }), expect = "not_evaluable" },
  },
}

local parts = { "front_wall", "left_side", "right_side", "floor", "roof", "doors", "undercarriage" }

local cases = {
  { name = "all seven sound", given = journey.with {}, expect = "conforming" },
  { name = "two left out", given = inspected { roof = null, doors = null },
    expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2, text = "left out roof, doors" } } } },
  { name = "unsound and rejected", given = inspected { floor = 0, outcome = "rejected" }, expect = "conforming" },
  { name = "left out and rejected", given = inspected { floor = null, outcome = "rejected" }, expect = "conforming" },
  { name = "no outcome", given = inspected { outcome = null }, expect = "not_evaluable" },
}
for _, part in ipairs(parts) do
  cases[#cases + 1] = { name = part .. " left out", given = inspected { [part] = null },
    expect = { outcome = "nonconforming", grade = "minor",
               subjects = { ["1"] = { measured = 1, text = "the inspection of L-1 left out " .. part:gsub("_", " ") } } } }
  cases[#cases + 1] = { name = part .. " unsound", given = inspected { [part] = 0 },
    expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "accepted with " .. part:gsub("_", " ") .. " unsound" } } } }
end

test "an accepted container was looked at in all seven parts" { rule = "inspections-complete", as_of = day, cases = cases }

test "who inspects does not stuff" {
  rule = "inspector-is-not-the-loader", as_of = day,
  cases = {
    { name = "two people", given = journey.with {}, expect = "conforming" },
    { name = "one", given = inspected { inspector_id = 1 },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "the same person inspected the container for and stuffed L-1" } } } },
    { name = "no inspector", given = inspected { inspector_id = null }, expect = "not_evaluable" },
    { name = "no loader", given = journey.of("container_loads", { stuffed_by_id = null }), expect = "not_evaluable" },
  },
}
