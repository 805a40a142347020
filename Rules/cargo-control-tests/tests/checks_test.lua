local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function checked(columns) return journey.of("seal_checks", columns) end

local cases = {
  { name = "all four at both gates", given = journey.with {}, expect = { outcome = "conforming", population = { conforming = 2 } } },
  { name = "two left out", given = checked { viewed = 0, twisted = null },
    expect = { outcome = "nonconforming",
                 subjects = { ["1"] = { measured = 2, text = "at the gate out the seal of L-1 was not viewed, twisted" } } } },
  { name = "no check", given = checked { { id = 1, load_id = 1, movement_id = 1, viewed = 1, verified = 1, tugged = 1, twisted = 1 } },
    expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 4, text = "at the gate in" } } } },
  { name = "the second check was whole", expect = "conforming", given = journey.with {
    gate_movements = { { id = 1, load_id = 1, direction = "out", moved_at = "2026-06-01T11:00:00Z" } },
    seal_checks = {
      { id = 1, load_id = 1, movement_id = 1, viewed = 1 },
      { id = 2, load_id = 1, movement_id = 1, viewed = 1, verified = 1, tugged = 1, twisted = 1 },
      { id = 3, load_id = 1, movement_id = 1, viewed = 1, verified = 1 } } } },
  { name = "an empty container has no seal", expect = "not_evaluable", given = journey.with {
    gate_movements = { { id = 1, load_id = 1, direction = "in", moved_at = "2026-06-01T09:59:59Z" } }, seal_checks = {} } },
  { name = "as stuffing ends", expect = "nonconforming", given = journey.with {
    gate_movements = { { id = 1, load_id = 1, direction = "out", moved_at = "2026-06-01T10:00:00Z" } }, seal_checks = {} } },
}
for _, step in ipairs { "viewed", "verified", "tugged", "twisted" } do
  cases[#cases + 1] = { name = "not " .. step, given = checked { [step] = 0 },
    expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, text = "was not " .. step } } } }
end

test "a seal is checked in four steps at every gate" { rule = "gates-check-seals", as_of = day, cases = cases }

-- One check of the load at an instant of 1 June.
local function at(time, columns)
  local check = { id = 1, load_id = 1, checked_at = "2026-06-01T" .. time .. "Z", number_read = "SL-1", is_intact = 1 }
  for column, value in pairs(columns or {}) do
    if value == null then check[column] = nil else check[column] = value end
  end
  return journey.of("seal_checks", { check })
end

test "a check finds the seal that is on record" {
  rule = "checks-find-the-seal", as_of = day,
  cases = {
    { name = "as it is put on", given = at "10:15:00", expect = "conforming" },
    { name = "as it is taken off", given = at "18:00:00", expect = "conforming" },
    { name = "a second before", given = at "10:14:59",
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "by the records no seal was on L-1" } } } },
    { name = "a second after", given = at "18:00:01", expect = "nonconforming" },
    { name = "another number", given = at("12:00:00", { number_read = "SL-7" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "seal SL-7 was read on L-1" } } } },
    { name = "broken", given = at("12:00:00", { is_intact = 0 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the seal of L-1 was found broken" } } } },
    { name = "nothing read", given = at("12:00:00", { number_read = null }), expect = "not_evaluable" },
    { name = "nobody says whether intact", given = at("12:00:00", { is_intact = null }), expect = "not_evaluable" },
    { name = "nobody knows when", given = at("12:00:00", { checked_at = null }), expect = "not_evaluable" },
    { name = "a seal put on nobody knows when", given = journey.of("seals", { applied_at = null }), expect = "not_evaluable" },
    { name = "a seal without number", given = journey.of("seals", { number = null }), expect = "not_evaluable" },
    { name = "no seal at all", given = journey.of("seals", {}), expect = "nonconforming" },
    { name = "the second of two", expect = "conforming", given = journey.of("seals", {
      { id = 1, number = "SL-0", load_id = 1, applied_at = "2026-06-01T10:10:00Z" },
      { id = 2, number = "SL-1", load_id = 1, applied_at = "2026-06-01T10:20:00Z" } }) },
    { name = "no check", given = journey.of("seal_checks", {}), expect = "not_evaluable" },
  },
}

test "what was wrong is reported within two hours" {
  rule = "anomalies-reported", as_of = day,
  cases = {
    { name = "nothing was wrong", given = at "12:00:00", expect = "not_applicable" },
    { name = "broken, at the last minute", given = at("12:00:00", { is_intact = 0, reported_at = "2026-06-01T14:00:00Z" }),
      expect = "conforming" },
    { name = "half an hour more", given = at("12:00:00", { is_intact = 0, reported_at = "2026-06-01T14:30:00Z" }),
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 2.5, limit = 2, text = "of L-1 was reported late" } } } },
    { name = "the limit is a parameter", given = at("12:00:00", { is_intact = 0, reported_at = "2026-06-01T14:30:00Z" }),
      params = { report_hours = 3 }, expect = "conforming" },
    { name = "another number, not reported", given = at("12:00:00", { number_read = "SL-7" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody reported what was wrong with the seal of L-1" } } } },
    { name = "none on record, not reported", given = at "19:00:00", expect = "nonconforming" },
    { name = "nobody says whether intact", given = at("12:00:00", { is_intact = null }), expect = "not_evaluable" },
    { name = "nobody knows when", given = at("12:00:00", { checked_at = null, is_intact = 0 }), expect = "not_evaluable" },
  },
}
