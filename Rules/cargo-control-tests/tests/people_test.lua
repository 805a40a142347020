local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function left(columns) return journey.of("gate_movements", columns) end

test "a driver is identified before the load leaves" {
  rule = "drivers-identified", as_of = day,
  cases = {
    { name = "as it leaves; who comes in is not asked", given = left { driver_identified_at = "2026-06-01T11:00:00Z" },
      expect = { outcome = "conforming", population = { conforming = 1 } } },
    { name = "a minute later", given = left { driver_identified_at = "2026-06-01T11:01:00Z" },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { measured = 1, text = "L-1 left before its driver was identified" } } } },
    { name = "no name", given = left { driver_name = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "L-1 left without the driver's name and document" } } } },
    { name = "a blank document", given = left { driver_document = " " }, expect = "nonconforming" },
    { name = "never", given = left { driver_identified_at = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody recorded when the driver of L-1 was identified" } } } },
    { name = "left nobody knows when", given = left { moved_at = null }, expect = "not_evaluable" },
    { name = "in or out, nobody knows", given = left { direction = null, driver_name = null }, expect = "nonconforming" },
    { name = "with an empty container", given = left { moved_at = "2026-06-01T09:00:00Z", driver_name = null }, expect = "not_evaluable" },
    { name = "nothing left", given = journey.of("gate_movements", {}), expect = "not_evaluable" },
  },
}

test "a load leaves on the vehicle announced" {
  rule = "vehicles-as-announced", as_of = day,
  cases = {
    { name = "written in another way", given = left { vehicle_read = "12abc 3" }, expect = "conforming" },
    { name = "another", given = left { vehicle_read = "12-ABD-3" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "L-1 left on 12-ABD-3, announced was 12-ABC-3" } } } },
    { name = "not read", given = left { vehicle_read = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody read the registration of the vehicle of L-1" } } } },
    { name = "not announced", given = left { vehicle_announced = " " },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "no vehicle was announced for L-1" } } } },
  },
}

test "a load goes with the carrier engaged" {
  rule = "carriers-as-engaged", as_of = day,
  cases = {
    { name = "the carrier", given = journey.with {}, expect = "conforming" },
    { name = "another", given = left { carrier_id = 2 },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "L-1 went with another carrier" } } } },
    { name = "nobody recorded which", given = left { carrier_id = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody recorded whose vehicle took L-1" } } } },
    { name = "none was engaged", given = journey.of("consignments", { carrier_id = null }), expect = "not_evaluable" },
    { name = "no consignment", given = journey.of("container_loads", { consignment_id = null }), expect = "not_evaluable" },
  },
}

test "who stuffed a load does not open the gate" {
  rule = "guard-is-not-the-loader", as_of = day,
  cases = {
    { name = "two people", given = journey.with {}, expect = "conforming" },
    { name = "one", given = left { guard_id = 1 },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "the same person stuffed and opened the gate for L-1" } } } },
    { name = "no guard", given = left { guard_id = null }, expect = "not_evaluable" },
    { name = "no loader", given = journey.of("container_loads", { stuffed_by_id = null }), expect = "not_evaluable" },
  },
}
