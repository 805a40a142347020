-- The right container, fit to travel.
local iso6346 = require "iso6346"
local loads = require "loads"

rule "container-numbers-right" {
  requirement = "cargo/containers-a", title = "Every container number has its form and a right check digit",
  rationale = "A wrong digit sends papers, seals and searches after a container that does not exist.",
  of     = "containers", name = "{number}",
  select = "SELECT id, number FROM containers ORDER BY id",
  judge  = function(id, number)
    if blank(number) then return fail("container %d of the register has no number", id) end
    local fault = iso6346.fault(number)
    if fault then return fail("%s %s", number, fault) end
  end,
  fix    = "Read the number off the container itself and correct register and papers.",
  action = { kind = "correction", owner = "dispatcher", within = "7 days" },
}

rule "container-numbers-once" {
  requirement = "cargo/containers-a", title = "Every container is on the register once",
  rationale = "A number held twice is a typing error or a cloned container.",
  of     = "containers", name = "{number}",
  select = [[ SELECT id, number, count(*) OVER (PARTITION BY replace(replace(number, ' ', ''), '-', '')) AS times
              FROM containers ORDER BY id ]],
  judge  = function(id, number, times)
    if not number then return unknown("container %d of the register has no number", id) end
    return at_most(times, 1, "entries", "%s is on the register more than once", number)
  end,
  fix    = "Look at both containers; keep one entry, and report a number that two containers carry.",
  action = { kind = "correction", owner = "dispatcher", within = "7 days" },
}

rule "containers-examined" {
  requirement = "cargo/containers-b", title = "Containers are stuffed while their safety examination holds",
  rationale = "A container past its examination may fail under a crane, and may be stopped at any port.",
  of     = "container_loads", name = "{code}",
  select = [[ SELECT l.id, l.code, l.site_id, l.stuffing_began_at, c.number, c.safety_examined_until
              FROM container_loads l LEFT JOIN containers c ON c.id = l.container_id WHERE ]] .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, stuffing_began_at, number, safety_examined_until)
    if not stuffing_began_at then return unknown("nobody knows when %s was stuffed", code) end
    if not safety_examined_until then return unknown("nobody knows until when the container of %s is examined", code) end
    return at_most(date.days(safety_examined_until, date.day(stuffing_began_at)), 0, "days",
      "%s was stuffed for %s after its examination ran out", number, code)
  end,
  fix    = "Have the owner show the examination or a continuous programme; else take the container out of use at the next stop.",
  action = { kind = "correction", owner = "dispatcher", within = "7 days" },
}

rule "documents-name-the-container" {
  requirement = "cargo/containers-c", title = "The transport document names the container that was stuffed",
  rationale = "Cargo that travels in another container than its papers say can be swapped without a trace.",
  of     = "container_loads", name = "{code}",
  select = [[ SELECT l.id, l.code, l.site_id, l.document_container_number, c.number
              FROM container_loads l LEFT JOIN containers c ON c.id = l.container_id WHERE ]] .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, document_container_number, number)
    return iso6346.same(document_container_number, "the transport document", number, code)
  end,
  fix    = "Stop the load, look at the container, and have the document corrected before it goes on.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

rule "gates-read-the-container" {
  requirement = "cargo/containers-c", title = "Every gate read the number of the container that was stuffed",
  rationale = "The gate is the only place where somebody looks at the container and not at the screen.",
  of     = "gate_movements", name = "{code} {direction}", optional = { "gate_movements.load_id" },
  select = [[ SELECT m.id, l.code, m.site_id, m.direction, m.container_number_read, c.number
              FROM gate_movements m JOIN container_loads l ON l.id = m.load_id LEFT JOIN containers c ON c.id = l.container_id
              WHERE ]] .. loads.judged .. " ORDER BY m.id",
  judge  = function(code, container_number_read, number)
    return iso6346.same(container_number_read, "the gate", number, code)
  end,
  fix    = "Find out which container passed the gate, from its photograph or the next gate.",
  action = { kind = "correction", owner = "head of gate", within = "2 days" },
}
