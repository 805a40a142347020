local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function sealed(columns) return journey.of("seals", columns) end

-- Seals of load 1 as { applied_at, removed_at } of 1 June.
local function under(seals, load)
  local rows = {}
  for n, times in ipairs(seals) do
    rows[n] = { id = n, number = "SL-" .. n, load_id = 1, applied_at = "2026-06-01T" .. times[1] .. "Z",
                removed_at = times[2] and "2026-06-01T" .. times[2] .. "Z" }
  end
  return journey.with { seals = rows, container_loads = load }
end

test "a load that crosses a border has seals of class H" {
  rule = "border-loads-high-security", as_of = day,
  cases = {
    { name = "class H", given = journey.with {}, expect = "conforming" },
    { name = "class S", given = sealed { seal_class = "S" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "seal SL-1 on L-1 is of class S" } } } },
    { name = "class I", given = sealed { seal_class = "I" }, expect = "nonconforming" },
    { name = "not on record", given = sealed { seal_class = null }, expect = "not_evaluable" },
    { name = "in the country", given = journey.with { consignments = { crosses_border = 0 }, seals = { seal_class = "I" } },
      expect = "not_applicable" },
    { name = "nobody knows whether", given = journey.of("consignments", { crosses_border = null }), expect = "not_evaluable" },
    { name = "in the store", given = sealed { load_id = null, seal_class = "I" }, expect = "not_evaluable" },
  },
}

test "a load is sealed as soon as it is stuffed" {
  rule = "sealed-at-stuffing", as_of = day,
  cases = {
    { name = "at once", given = under { { "10:00:00" } }, expect = "conforming" },
    { name = "half an hour later", given = under { { "10:30:00" } }, expect = "conforming" },
    { name = "a minute more", given = under { { "10:31:00" } },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 31, limit = 30, text = "L-1 stood open" } } } },
    { name = "the limit is a parameter", given = under { { "10:31:00" } }, params = { sealing_minutes = 31 }, expect = "conforming" },
    { name = "the first one counts", given = under { { "12:00:00" }, { "10:10:00" } }, expect = "conforming" },
    { name = "before the end", given = under { { "09:59:59" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 was sealed before its stuffing ended" } } } },
    { name = "as it leaves", given = under { { "11:00:00" } }, params = { sealing_minutes = 60 }, expect = "conforming" },
    { name = "after it left", given = under { { "11:00:01" } }, params = { sealing_minutes = 120 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 left before it was sealed" } } } },
    { name = "never", given = under {},
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 was never sealed" } } } },
    { name = "nobody knows when", given = sealed { applied_at = null }, expect = "not_evaluable" },
    { name = "being stuffed", given = under({}, { status = "on_site", stuffing_ended_at = null }), expect = "not_applicable" },
    { name = "stuffed nobody knows when", given = under({}, { stuffing_ended_at = null }), expect = "not_evaluable" },
    { name = "stuffed, and still there", given = under({}, { status = "on_site" }), expect = "nonconforming" },
    { name = "no gate saw it leave", given = journey.of("gate_movements", {}), expect = "not_evaluable" },
    { name = "it has not left", expect = "conforming",
      given = journey.with { container_loads = { status = "on_site" }, gate_movements = {} } },
  },
}

test "a load is under a seal from stuffing to delivery" {
  rule = "seal-continuity", as_of = day,
  cases = {
    { name = "one seal all the way", given = journey.with {}, expect = "conforming" },
    { name = "still on", given = under({ { "10:15:00" } }, { status = "under_way", delivered_at = null }), expect = "conforming" },
    { name = "changed in half an hour", given = under { { "10:15:00", "12:00:00" }, { "12:30:00", "18:00:00" } }, expect = "conforming" },
    { name = "a minute more", given = under { { "10:15:00", "12:00:00" }, { "12:31:00", "18:00:00" } },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 31, limit = 30, text = "L-1 was without a seal" } } } },
    { name = "the limit is a parameter", given = under { { "10:15:00", "12:00:00" }, { "12:31:00", "18:00:00" } },
      params = { reseal_minutes = 31 }, expect = "conforming" },
    { name = "the longest of three counts", expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 60 } } },
      given = under { { "10:15:00", "12:00:00" }, { "13:00:00", "14:00:00" }, { "14:40:00", "18:00:00" } } },
    { name = "two at once", given = under { { "10:15:00", "18:00:00" }, { "10:20:00", "12:00:00" }, { "17:00:00", "17:30:00" } },
      expect = "conforming" },
    { name = "the first is still on", given = under { { "10:15:00" }, { "10:20:00", "12:00:00" } }, expect = "conforming" },
    { name = "off just before delivery", given = under { { "10:15:00", "17:30:00" } }, expect = "conforming" },
    { name = "off long before", given = under { { "10:15:00", "17:29:00" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 31, text = "L-1 was open before it was received" } } } },
    { name = "a gap, then open before delivery", given = under { { "10:15:00", "12:00:00" }, { "13:00:00", "17:00:00" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 was without a seal" } } } },
    { name = "off and none since", given = under({ { "10:15:00", "12:00:00" } }, { status = "under_way", delivered_at = null }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 has had no seal since 2026-06-01T12:00:00Z" } } } },
    { name = "delivered nobody knows when", given = under({ { "10:15:00", "12:00:00" } }, { delivered_at = null }),
      expect = "not_evaluable" },
    { name = "put on nobody knows when", given = sealed { applied_at = null }, expect = "not_evaluable" },
    { name = "no seal", given = under {}, expect = "not_evaluable" },
  },
}

test "a seal that comes off has person and reason" {
  rule = "seal-removals-recorded", as_of = day,
  cases = {
    { name = "for delivery", given = journey.with {}, expect = "conforming" },
    { name = "nobody", given = sealed { removed_by = null },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "who took seal SL-1 off L-1" } } } },
    { name = "a blank name", given = sealed { removed_by = " " }, expect = "nonconforming" },
    { name = "no reason", given = sealed { removal_reason = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "why seal SL-1 came off L-1" } } } },
    { name = "by customs, with its paper", given = sealed { removal_reason = "customs", removal_note = "Protocol 12" },
      expect = "conforming" },
    { name = "by customs, without", given = sealed { removal_reason = "customs" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "for customs without a note" } } } },
    { name = "a blank note", given = sealed { removal_reason = "damage", removal_note = " " }, expect = "nonconforming" },
    { name = "for delivery on its way", given = journey.of("container_loads", { status = "under_way" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "and L-1 is not delivered" } } } },
    { name = "delivered, and still on", given = sealed { removed_at = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody recorded the removal of seal SL-1" } } } },
    { name = "on its way, and still on", expect = "not_applicable",
      given = journey.with { container_loads = { status = "under_way" }, seals = { removed_at = null } } },
    { name = "still on, nobody knows where", expect = "not_evaluable",
      given = journey.with { container_loads = { status = null }, seals = { removed_at = null } } },
  },
}

test "a seal number is on the register once" {
  rule = "seal-numbers-once", as_of = day,
  cases = {
    { name = "two numbers", given = { seals = { { id = 1, number = "SL-1" }, { id = 2, number = "SL-2" } } }, expect = "conforming" },
    { name = "one number twice",
      given = { seals = { { id = 1, number = "SL-1" }, { id = 2, number = "SL-2" }, { id = 3, number = " sl-1" } } },
      expect = { outcome = "nonconforming", grade = "minor", population = { conforming = 1, nonconforming = 2 },
                 subjects = { ["1"] = { measured = 2, text = "seal SL-1 is on the register" }, ["3"] = { measured = 2 } } } },
    { name = "two without number", given = { seals = { { id = 1 }, { id = 2 } } }, expect = "not_evaluable" },
  },
}

test "a seal is put on by whom it was issued to" {
  rule = "seals-applied-by-their-holder", as_of = day,
  cases = {
    { name = "issued as it is put on", given = sealed { issued_at = "2026-06-01T10:15:00Z" }, expect = "conforming" },
    { name = "issued a minute later", given = sealed { issued_at = "2026-06-01T10:16:00Z" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "seal SL-1 was issued after" } } } },
    { name = "by another", given = sealed { applied_by_id = 1 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "seal SL-1 was put on L-1 by another than its holder" } } } },
    { name = "issued to nobody", given = sealed { issued_to_id = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "seal SL-1 on L-1 was never issued" } } } },
    { name = "by nobody knows whom", given = sealed { applied_by_id = null }, expect = "not_evaluable" },
    { name = "issued nobody knows when", given = sealed { issued_at = null }, expect = "not_evaluable" },
    { name = "put on nobody knows when", given = sealed { applied_at = null }, expect = "not_evaluable" },
  },
}

local function loose(columns)
  local row = { id = 1, number = "SL-9", issued_to_id = 2, issued_at = "2026-06-23T08:00:00Z" }
  for column, value in pairs(columns) do
    if value == null then row[column] = nil else row[column] = value end
  end
  return { seals = { row } }
end

test "a seal that was issued is used or given back" {
  rule = "issued-seals-accounted", as_of = day,
  cases = {
    { name = "on the last day", given = loose {}, expect = "conforming" },
    { name = "a day later", given = loose { issued_at = "2026-06-22T23:59:59Z" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 8, limit = 7, text = "seal SL-9 was issued and neither used nor returned" } } } },
    { name = "the limit is a parameter", given = loose {}, params = { issued_seal_days = 6 }, expect = "nonconforming" },
    { name = "used", given = loose { issued_at = "2026-01-01T08:00:00Z", load_id = 1 }, expect = "conforming" },
    { name = "returned", given = loose { issued_at = "2026-01-01T08:00:00Z", returned_at = "2026-01-02T08:00:00Z" },
      expect = "conforming" },
    { name = "on nobody knows what", given = loose { applied_at = "2026-06-24T08:00:00Z" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "on which load seal SL-9 is" } } } },
    { name = "in the store", given = loose { issued_to_id = null, issued_at = null }, expect = "not_applicable" },
    { name = "issued nobody knows when", given = loose { issued_at = null }, expect = "not_evaluable" },
    { name = "issued to nobody knows whom", given = loose { issued_to_id = null, issued_at = "2026-06-01T08:00:00Z" },
      expect = "not_evaluable" },
  },
}

test "the document names a seal with which the load left" {
  rule = "documents-name-the-seal", as_of = day,
  cases = {
    { name = "the seal", given = journey.with {}, expect = "conforming" },
    { name = "the second of two", given = under({ { "10:15:00" }, { "10:20:00" } }, { document_seal_number = "SL-2" }),
      expect = "conforming" },
    { name = "put on as it left", given = under { { "11:00:00" } }, expect = "conforming" },
    { name = "taken off as it left", given = under { { "10:15:00", "11:00:00" } }, expect = "conforming" },
    { name = "another", given = journey.of("container_loads", { document_seal_number = "SL-2" }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "the document of L-1 names seal SL-2, it left with SL-1" } } } },
    { name = "one that came off before", given = under { { "10:15:00", "10:20:00" }, { "10:25:00", "18:00:00" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "it left with SL-2" } } } },
    { name = "one that came later", given = under({ { "10:15:00" }, { "12:00:00" } }, { document_seal_number = "SL-2" }),
      expect = "nonconforming" },
    { name = "none", given = journey.of("container_loads", { document_seal_number = null }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the transport document of L-1 names no seal" } } } },
    { name = "blank", given = journey.of("container_loads", { document_seal_number = " " }), expect = "nonconforming" },
    { name = "left without a seal", given = under {}, expect = "not_evaluable" },
    { name = "put on nobody knows when", given = sealed { applied_at = null }, expect = "not_evaluable" },
    { name = "a seal without number", given = sealed { number = null }, expect = "not_evaluable" },
    { name = "no gate saw it", given = journey.of("gate_movements", {}), expect = "not_evaluable" },
    { name = "not gone yet", expect = "not_applicable",
      given = journey.with { container_loads = { status = "on_site", document_seal_number = null }, gate_movements = {} } },
  },
}
