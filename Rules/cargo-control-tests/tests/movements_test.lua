local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

-- Movements of load 1 as { direction, instant, site, planned hours }; an instant without a day is on 1 June 2026.
local function moved(movements, load, reasons)
  local rows = {}
  for n, movement in ipairs(movements) do
    local direction, at, site, planned = movement[1], movement[2], movement[3], movement[4]
    if at and #at == 8 then at = "2026-06-01T" .. at .. "Z" end
    rows[n] = { id = n, load_id = 1, direction = direction, moved_at = at, site_id = site, planned_hours = planned }
  end
  return journey.with { gate_movements = rows, container_loads = load, dwell_reasons = reasons or {} }
end

local under_way = { status = "under_way", delivered_at = null }
local on_site = { status = "on_site", delivered_at = null }

test "the gates show where a load went" {
  rule = "custody-without-holes", as_of = day,
  cases = {
    { name = "out and in", given = journey.with {}, expect = "conforming" },
    { name = "by way of a third place, listed in any order", expect = "conforming",
      given = moved { { "in", "16:00:00", 3 }, { "out", "11:00:00", 1 }, { "in", "13:00:00", 2 }, { "out", "14:00:00", 2 } } },
    { name = "out only", given = moved({ { "out", "11:00:00", 1 } }, under_way), expect = "conforming" },
    { name = "out as stuffing ends", given = moved({ { "out", "10:00:00", 1 } }, under_way), expect = "conforming" },
    { name = "the empty container's way in before", given = moved({ { "in", "06:00:00", 1 }, { "out", "11:00:00", 1 } }, under_way),
      expect = "conforming" },
    { name = "from a gate of another place", given = moved({ { "out", "11:00:00", 2 } }, under_way),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = {
        text = "L-1 left at 2026-06-01T11:00:00Z by the gate of a place where it was not" } } } },
    { name = "from a place where it never came in", expect = "nonconforming",
      given = moved { { "out", "11:00:00", 1 }, { "in", "13:00:00", 2 }, { "out", "14:00:00", 3 } } },
    { name = "out twice", given = moved { { "out", "11:00:00", 1 }, { "out", "14:00:00", 1 } },
      expect = { outcome = "nonconforming",
                 subjects = { ["1"] = { text = "L-1 went out at 2026-06-01T14:00:00Z, and had gone out before" } } } },
    { name = "in where it is", given = moved { { "in", "11:00:00", 1 } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "went in" } } } },
    { name = "in twice", given = moved { { "out", "11:00:00", 1 }, { "in", "12:00:00", 2 }, { "in", "14:00:00", 3 } },
      expect = "nonconforming" },
    { name = "said to be on site", given = moved({ { "out", "11:00:00", 1 } }, on_site),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 is said to be on site, and has left it" } } } },
    { name = "on site", given = moved({}, on_site), expect = "conforming" },
    { name = "being stuffed", given = moved({}, { status = "on_site", stuffing_ended_at = null }), expect = "not_applicable" },
    { name = "under way without a gate", given = moved({}, under_way), expect = "not_evaluable" },
    { name = "a gate without place", given = moved { { "out", "11:00:00", nil } }, expect = "not_evaluable" },
    { name = "a gate without direction", given = moved { { nil, "11:00:00", 1 } }, expect = "not_evaluable" },
    { name = "a gate without time", given = moved { { "out", nil, 1 } }, expect = "not_evaluable" },
    { name = "stuffed nobody knows where", given = moved({ { "out", "11:00:00", 1 } }, { site_id = null }), expect = "not_evaluable" },
    { name = "stuffed nobody knows when", given = moved({ { "out", "11:00:00", 1 } }, { stuffing_ended_at = null }),
      expect = "not_evaluable" },
    { name = "without status", given = moved({ { "out", "11:00:00", 1 } }, { status = null }), expect = "not_evaluable" },
    { name = "no load", given = {}, expect = "not_evaluable" },
  },
}

test "a load is no longer on the road than it takes" {
  rule = "transits-in-time", as_of = day,
  cases = {
    { name = "a day", given = moved({ { "out", "11:00:00", 1 }, { "in", "2026-06-02T11:00:00Z", 2 } }, under_way), expect = "conforming" },
    { name = "half an hour more", given = moved({ { "out", "11:00:00", 1 }, { "in", "2026-06-02T11:30:00Z", 2 } }, under_way),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 24.5, limit = 24,
        text = "L-1 was too long on the road that began at 2026-06-01T11:00:00Z" } } } },
    { name = "its own hours", given = moved { { "out", "11:00:00", 1, 5.0 }, { "in", "16:00:00", 2 } }, expect = "conforming" },
    { name = "more than its own hours", given = moved { { "out", "11:00:00", 1, 4.5 }, { "in", "16:00:00", 2 } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 5, limit = 4.5 } } } },
    { name = "the limit is a parameter",
      given = moved { { "out", "11:00:00", 1 }, { "in", "16:00:00", 2 } }, params = { transit_hours = 4 },
      expect = "nonconforming" },
    { name = "the second leg", params = { transit_hours = 4 },
      given = moved { { "out", "11:00:00", 1 }, { "in", "12:00:00", 2 }, { "out", "13:00:00", 2 }, { "in", "17:30:00", 3 } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 4.5, text = "began at 2026-06-01T13:00:00Z" } } } },
    { name = "a stay counts for nothing", params = { transit_hours = 4 }, expect = "conforming",
      given = moved { { "out", "11:00:00", 1 }, { "in", "12:00:00", 2 }, { "out", "17:30:00", 2 } } },
    { name = "until delivery", given = moved { { "out", "11:00:00", 1 } }, params = { transit_hours = 6 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 7 } } } },
    { name = "not there yet", given = moved({ { "out", "2026-06-28T12:00:00Z", 1 } }, under_way),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 36 } } } },
    { name = "not there yet, and not late", given = moved({ { "out", "2026-06-29T00:00:00Z", 1 } }, under_way), expect = "conforming" },
    { name = "delivered nobody knows when", given = moved({ { "out", "11:00:00", 1 } }, { delivered_at = null }),
      expect = "not_evaluable" },
    { name = "a broken chain", given = moved { { "out", "11:00:00", 1 }, { "out", "2026-06-20T11:00:00Z", 1 } }, expect = "not_evaluable" },
    { name = "no gate", given = moved({}, under_way), expect = "not_evaluable" },
    { name = "on site", given = moved({}, on_site), expect = "not_applicable" },
  },
}

local function reason(columns)
  local row = { id = 1, load_id = 1, site_id = 2, began_at = "2026-06-01T16:00:00Z", reason = "Strike at the port" }
  for column, value in pairs(columns or {}) do
    if value == null then row[column] = nil else row[column] = value end
  end
  return { row }
end

local left_again = { { "out", "11:00:00", 1 }, { "in", "16:00:00", 2 }, { "out", "2026-06-03T16:30:00Z", 2 } }

local late = { status = "under_way", delivered_at = "2026-06-03T18:00:00Z" }

test "a load that stands for long has a reason" {
  rule = "dwell-explained", as_of = day,
  cases = {
    { name = "two days", given = moved({ { "out", "11:00:00", 1 }, { "in", "16:00:00", 2 }, { "out", "2026-06-03T16:00:00Z", 2 } }, late),
      expect = "conforming" },
    { name = "half an hour more", given = moved(left_again, late),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 48.5, limit = 48,
        text = "L-1 stood without a reason from 2026-06-01T16:00:00Z on" } } } },
    { name = "the limit is a parameter", given = moved(left_again, late), params = { dwell_hours = 49 }, expect = "conforming" },
    { name = "explained", given = moved(left_again, late, reason()), expect = "conforming" },
    { name = "another stay explained", given = moved(left_again, late, reason { began_at = "2026-05-01T16:00:00Z" }),
      expect = "nonconforming" },
    { name = "another place explained", given = moved(left_again, late, reason { site_id = 1 }), expect = "nonconforming" },
    { name = "another load explained", given = moved(left_again, late, reason { load_id = 2 }), expect = "nonconforming" },
    { name = "a reason without words", given = moved(left_again, late, reason { reason = null }), expect = "nonconforming" },
    { name = "where it was stuffed", given = moved({ { "out", "2026-06-03T12:00:00Z", 1 } }, late),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 50, text = "from 2026-06-01T10:00:00Z on" } } } },
    { name = "where it was stuffed, explained", expect = "conforming",
      given = moved({ { "out", "2026-06-03T12:00:00Z", 1 } }, late, reason { site_id = 1, began_at = "2026-06-01T10:00:00Z" }) },
    { name = "there, until delivery", given = moved({ { "out", "11:00:00", 1 }, { "in", "16:00:00", 2 } }, late),
      params = { dwell_hours = 49 }, expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 50 } } } },
    { name = "there still", given = moved({ { "out", "11:00:00", 1 }, { "in", "2026-06-27T12:00:00Z", 2 } },
      { status = "under_way", delivered_at = null, stuffing_began_at = "2026-06-01T08:00:00Z" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 60 } } } },
    { name = "on site still", given = moved({}, { status = "on_site", delivered_at = null, stuffing_ended_at = "2026-06-27T00:00:00Z" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 72 } } } },
    { name = "the road counts for nothing", given = moved({ { "out", "11:00:00", 1 }, { "in", "2026-06-28T12:00:00Z", 2 } }, under_way),
      expect = "conforming" },
    { name = "delivered nobody knows when", given = moved({ { "out", "11:00:00", 1 }, { "in", "16:00:00", 2 } }, { delivered_at = null }),
      expect = "not_evaluable" },
    { name = "a broken chain", given = moved { { "out", "11:00:00", 1 }, { "out", "2026-06-20T11:00:00Z", 1 } }, expect = "not_evaluable" },
    { name = "being stuffed", given = moved({}, { status = "on_site", stuffing_ended_at = null }), expect = "not_applicable" },
  },
}

local function received(columns) return journey.of("container_loads", columns) end

test "a delivery is signed for and counted" {
  rule = "deliveries-received", as_of = day,
  cases = {
    { name = "all there", given = journey.with {}, expect = "conforming" },
    { name = "one missing", given = received { packages_received = 39 },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "39 packages of L-1 arrived, 40 were loaded" } } } },
    { name = "one too many", given = received { packages_received = 41 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "not signed", given = received { received_by = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody signed for L-1" } } } },
    { name = "signed with a blank", given = received { received_by = " " }, expect = "nonconforming" },
    { name = "not counted", given = received { packages_received = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody counted L-1 on arrival" } } } },
    { name = "not counted when loaded", given = received { packages = null }, expect = "not_evaluable" },
    { name = "on its way", given = received { status = "under_way", received_by = null }, expect = "not_applicable" },
    { name = "without status", given = received { status = null }, expect = "not_evaluable" },
  },
}
