local journey = require "fixtures.journey"
local null = journey.null
local day = "2026-06-30"

local function numbered(...)
  local rows = {}
  for n, number in ipairs { ... } do rows[n] = { id = n, number = number } end
  return { containers = rows }
end

-- CSQU3054383 is the worked example of the standard's annex; TGHU600301 has the remainder 10, which is written 0.
test "a container number is right by its form and check digit" {
  rule = "container-numbers-right", as_of = day,
  cases = {
    { name = "right", given = numbered("CSQU3054383", "MSKU1234565", "HLXU4005002"), expect = "conforming" },
    { name = "a remainder of ten", given = numbered("TGHU6003010", "BMOU2223330"), expect = "conforming" },
    { name = "as people write it", given = numbered("CSQU 305438-3"), expect = "conforming" },
    { name = "categories J and Z", given = numbered("CSQJ3054386", "CSQZ3054388"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "check digit that is not 7" } } } },
    { name = "another digit", given = numbered("CSQU3054384"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "CSQU3054384 has a check digit that is not 3" } } } },
    { name = "two digits swapped", given = numbered("CSQU3045383"), expect = "nonconforming" },
    { name = "a remainder of ten, another digit", given = numbered("TGHU6003011"),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "not 0" } } } },
    { name = "no category of a container", given = numbered("CSQX3054383"),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "is not three letters" } } } },
    { name = "too short", given = numbered("CSQU305438"), expect = "nonconforming" },
    { name = "too long", given = numbered("CSQU30543833"), expect = "nonconforming" },
    { name = "something before", given = numbered("1CSQU3054383"), expect = "nonconforming" },
    { name = "small letters", given = numbered("csqu3054383"), expect = "nonconforming" },
    { name = "spaces alone", given = numbered("  "),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "container 1 of the register has no number" } } } },
    { name = "no number", given = { containers = { { id = 1 } } }, expect = "nonconforming" },
    { name = "no container", given = {}, expect = "not_evaluable" },
  },
}

test "a container is on the register once" {
  rule = "container-numbers-once", as_of = day,
  cases = {
    { name = "two numbers", given = numbered("CSQU3054383", "MSKU1234565"), expect = "conforming" },
    { name = "one number twice, written in two ways", given = numbered("CSQU3054383", "MSKU1234565", "CSQU 305438-3"),
      expect = { outcome = "nonconforming", population = { conforming = 1, nonconforming = 2 },
                 subjects = { ["1"] = { measured = 2 }, ["3"] = { measured = 2, text = "CSQU 305438-3 is on the register" } } } },
    { name = "two without number are not one", given = { containers = { { id = 1 }, { id = 2 } } }, expect = "not_evaluable" },
  },
}

test "the last day before an examination still counts" {
  rule = "containers-examined", as_of = day,
  cases = {
    { name = "on the day", given = journey.of("containers", { safety_examined_until = "2026-06-01" }), expect = "conforming" },
    { name = "a day after", given = journey.of("containers", { safety_examined_until = "2026-05-31" }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "CSQU3054383 was stuffed for L-1" } } } },
    { name = "not known", given = journey.of("containers", { safety_examined_until = null }), expect = "not_evaluable" },
    { name = "no container", given = journey.of("container_loads", { container_id = null }), expect = "not_evaluable" },
    { name = "stuffed nobody knows when", given = journey.of("container_loads", { stuffing_began_at = null }), expect = "not_evaluable" },
    { name = "no load", given = {}, expect = "not_evaluable" },
  },
}

test "which loads are looked at" {
  rule = "containers-examined", as_of = day,
  given = journey.of("containers", { safety_examined_until = "2020-01-01" }),
  cases = {
    { name = "the first day of the period", params = { lookback = "29 days" }, expect = "nonconforming" },
    { name = "a day before", params = { lookback = "28 days" }, expect = "not_evaluable" },
    { name = "planned", given = { container_loads = { { id = 1, container_id = 1, status = "planned",
      stuffing_began_at = "2026-06-01T08:00:00Z" } } }, expect = "not_evaluable" },
    { name = "cancelled", given = { container_loads = { { id = 1, container_id = 1, status = "cancelled",
      stuffing_began_at = "2026-06-01T08:00:00Z" } } }, expect = "not_evaluable" },
    { name = "without status", given = { container_loads = { { id = 1, container_id = 1,
      stuffing_began_at = "2026-06-01T08:00:00Z" } } }, expect = "nonconforming" },
  },
}

test "the document names the container that was stuffed" {
  rule = "documents-name-the-container", as_of = day,
  cases = {
    { name = "written with spaces", given = journey.of("container_loads", { document_container_number = "CSQU 305438 3" }),
      expect = "conforming" },
    { name = "another", given = journey.of("container_loads", { document_container_number = "MSKU1234565" }),
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { text = "the transport document has MSKU1234565 for L-1, the container is CSQU3054383" } } } },
    { name = "none", given = journey.of("container_loads", { document_container_number = null }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "gives no container number for L-1" } } } },
    { name = "blank", given = journey.of("container_loads", { document_container_number = " " }), expect = "nonconforming" },
    { name = "a container without number", given = journey.of("containers", { number = null }), expect = "not_evaluable" },
  },
}

test "each gate reads the container that was stuffed" {
  rule = "gates-read-the-container", as_of = day,
  cases = {
    { name = "both", given = journey.with {}, expect = { outcome = "conforming", population = { conforming = 2 } } },
    { name = "another", given = journey.of("gate_movements", { container_number_read = "MSKU1234565" }),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["1"] = { text = "the gate has MSKU1234565 for L-1" } } } },
    { name = "nothing read", given = journey.of("gate_movements", { container_number_read = null }), expect = "nonconforming" },
    { name = "a container without number", given = journey.of("containers", { number = null }), expect = "not_evaluable" },
    { name = "no movement", given = journey.of("gate_movements", {}), expect = "not_evaluable" },
  },
}
