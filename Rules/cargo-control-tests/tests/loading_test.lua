local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function loaded(columns) return journey.of("container_loads", columns) end

test "high-risk cargo is stuffed by two" {
  rule = "high-risk-stuffing-witnessed", as_of = day,
  cases = {
    { name = "two people", given = journey.with {}, expect = "conforming" },
    { name = "one", given = loaded { witnessed_by_id = null },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "nobody witnessed the stuffing of L-1" } } } },
    { name = "one person twice", given = loaded { witnessed_by_id = 1 },
      expect = { outcome = "nonconforming",
                 subjects = { ["1"] = { text = "the same person stuffed and witnessed the stuffing of L-1" } } } },
    { name = "who stuffed is not known", given = loaded { stuffed_by_id = null }, expect = "not_evaluable" },
    { name = "normal risk", given = journey.with { consignments = { cargo_risk = "normal" }, container_loads = { witnessed_by_id = null } },
      expect = "not_applicable" },
    { name = "a risk that nobody assessed", given = journey.of("consignments", { cargo_risk = null }), expect = "not_evaluable" },
    { name = "no consignment", given = loaded { consignment_id = null }, expect = "not_evaluable" },
  },
}

test "a load leaves with its verified mass" {
  rule = "mass-verified", as_of = day,
  cases = {
    { name = "calculated", given = loaded { verified_mass_method = "calculated" }, expect = "conforming" },
    { name = "no mass", given = loaded { verified_mass_kg = null },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "L-1 left without a verified mass" } } } },
    { name = "no method", given = loaded { verified_mass_method = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody noted how the mass of L-1" } } } },
    { name = "on its way", given = loaded { status = "under_way", verified_mass_kg = null }, expect = "nonconforming" },
    { name = "not gone yet", given = loaded { status = "on_site", verified_mass_kg = null }, expect = "not_applicable" },
  },
}

test "the verified mass fits tare and cargo" {
  rule = "mass-plausible", as_of = day,
  cases = {
    { name = "on the limit above", given = loaded { verified_mass_kg = 10500.0 }, expect = "conforming" },
    { name = "on the limit below", given = loaded { verified_mass_kg = 9500.0 }, expect = "conforming" },
    { name = "too much", given = loaded { verified_mass_kg = 10501.0 },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 501, limit = 500, text = "not that of tare and cargo" } } } },
    { name = "too little", given = loaded { verified_mass_kg = 9499.0 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 501 } } } },
    { name = "a tighter limit", given = loaded { verified_mass_kg = 10101.0 }, params = { mass_tolerance = 0.01 },
      expect = "nonconforming" },
    { name = "as heavy as may be", given = journey.of("containers", { max_gross_kg = 10000.0 }), expect = "conforming" },
    { name = "too heavy", given = journey.of("containers", { max_gross_kg = 9999.0 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 10000, limit = 9999, text = "L-1 is heavier" } } } },
    { name = "not verified yet", given = loaded { status = "on_site", verified_mass_kg = null }, expect = "not_applicable" },
    { name = "never verified", given = loaded { verified_mass_kg = null }, expect = "not_evaluable" },
    { name = "no cargo mass", given = loaded { cargo_mass_kg = null }, expect = "not_evaluable" },
    { name = "no tare", given = journey.of("containers", { tare_kg = null }), expect = "not_evaluable" },
    { name = "no plate", given = journey.of("containers", { max_gross_kg = null }), expect = "not_evaluable" },
  },
}

local function two_loads(first, second, status)
  return journey.of("container_loads", {
    { id = 1, consignment_id = 1, status = "delivered", packages = first },
    { id = 2, consignment_id = 1, status = status or "under_way", packages = second },
  })
end

test "the packages of all loads are those declared" {
  rule = "packages-agree", as_of = day,
  cases = {
    { name = "in two containers", given = two_loads(15, 25), expect = "conforming" },
    { name = "one too many", given = two_loads(16, 25),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "41 packages of B-1 are loaded, 40 are declared" } } } },
    { name = "one too few", given = two_loads(15, 24), expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "a cancelled one does not count", given = two_loads(40, 25, "cancelled"), expect = "conforming" },
    { name = "one is planned", given = two_loads(15, 20, "planned"), expect = "not_applicable" },
    { name = "one is being stuffed", given = two_loads(15, 20, "on_site"), expect = "not_applicable" },
    { name = "one was not counted", given = two_loads(15, nil), expect = "not_evaluable" },
    { name = "nothing declared", given = journey.of("consignments", { packages = null }), expect = "not_evaluable" },
    { name = "no load", given = journey.of("container_loads", {}), expect = "not_applicable" },
    { name = "booked on the first day of the period", params = { lookback = "41 days" }, given = two_loads(16, 25),
      expect = "nonconforming" },
    { name = "booked a day before", params = { lookback = "40 days" }, given = two_loads(16, 25), expect = "not_evaluable" },
  },
}

test "another than the loader releases a load before it leaves" {
  rule = "released-by-another", as_of = day,
  cases = {
    { name = "as it leaves", given = loaded { released_at = "2026-06-01T11:00:00Z" }, expect = "conforming" },
    { name = "a minute later", given = loaded { released_at = "2026-06-01T11:01:00Z" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "L-1 left before it was released" } } } },
    { name = "by the loader", given = loaded { released_by_id = 1 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "the same person stuffed and released L-1" } } } },
    { name = "by nobody", given = loaded { released_by_id = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody released L-1" } } } },
    { name = "nobody knows when", given = loaded { released_at = null }, expect = "not_evaluable" },
    { name = "stuffed by nobody knows whom", given = loaded { stuffed_by_id = null }, expect = "not_evaluable" },
    { name = "not gone yet", given = journey.with { container_loads = { status = "on_site", released_by_id = null }, gate_movements = {} },
      expect = "not_applicable" },
    { name = "no gate saw it", given = journey.of("gate_movements", {}), expect = "not_evaluable" },
    { name = "an empty container's way out before is none", expect = "not_evaluable",
      given = journey.of("gate_movements", { id = 1, direction = "out", moved_at = "2026-06-01T09:00:00Z" }) },
  },
}
