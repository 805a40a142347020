-- Drivers, vehicles and carriers at the gate; who stuffs and who opens.
local loads = require "loads"

-- The loaded movements that are no movement in.
local function leaving(columns)
  return "SELECT m.id, l.code, m.site_id, " .. columns .. [[ FROM gate_movements m JOIN container_loads l ON l.id = m.load_id
    LEFT JOIN consignments c ON c.id = l.consignment_id WHERE m.direction IS NOT 'in' AND ]] .. loads.loaded_movement .. " ORDER BY m.id"
end

rule "drivers-identified" {
  requirement = "cargo/people-a", title = "Every load left only after its driver was identified by a document",
  rationale = "Fictitious pick-ups begin with a driver whom nobody asked.",
  of     = "gate_movements", name = "{code}", optional = { "gate_movements.load_id" },
  select = leaving "m.moved_at, m.driver_name, m.driver_document, m.driver_identified_at",
  judge  = function(code, moved_at, driver_name, driver_document, driver_identified_at)
    if blank(driver_name) or blank(driver_document) then return fail("%s left without the driver's name and document on record", code) end
    if not driver_identified_at then return fail("nobody recorded when the driver of %s was identified", code) end
    if not moved_at then return unknown("nobody knows when %s left", code) end
    return at_most(loads.minutes(moved_at, driver_identified_at), 0, "minutes", "%s left before its driver was identified", code)
  end,
  fix    = "Call the carrier and have the driver's identity confirmed; open no gate without it.",
  action = { kind = "corrective", owner = "head of gate", within = "14 days" },
}

local function plate(text) return (text:upper():gsub("[ %-]", "")) end

rule "vehicles-as-announced" {
  requirement = "cargo/people-b", title = "Every load left on the vehicle that was announced",
  rationale = "A driver can be genuine and the vehicle stolen.",
  of     = "gate_movements", name = "{code}", optional = { "gate_movements.load_id" },
  select = leaving "m.vehicle_announced, m.vehicle_read",
  judge  = function(code, vehicle_announced, vehicle_read)
    if blank(vehicle_read) then return fail("nobody read the registration of the vehicle of %s", code) end
    if blank(vehicle_announced) then return fail("no vehicle was announced for %s", code) end
    if plate(vehicle_read) ~= plate(vehicle_announced) then
      return fail("%s left on %s, announced was %s", code, vehicle_read, vehicle_announced)
    end
  end,
  fix    = "Ask the carrier for the reason in writing; let it announce each change before the vehicle comes.",
  action = { kind = "corrective", owner = "head of gate", within = "14 days" },
}

rule "carriers-as-engaged" {
  requirement = "cargo/people-c", title = "Every load was handed to the carrier that was engaged",
  rationale = "Cargo that is passed on to an unknown carrier is out of every agreement.",
  of     = "gate_movements", name = "{code}", optional = { "gate_movements.load_id" },
  select = leaving "m.carrier_id, c.carrier_id AS engaged_id",
  judge  = function(code, carrier_id, engaged_id)
    if not carrier_id then return fail("nobody recorded whose vehicle took %s", code) end
    if not engaged_id then return unknown("nobody knows which carrier was engaged for %s", code) end
    if carrier_id ~= engaged_id then return fail("%s went with another carrier than the one engaged", code) end
  end,
  fix    = "Find out who passed the order on, and whether the agreement allows it.",
  action = { kind = "corrective", owner = "dispatcher", within = "14 days" },
}

rule "guard-is-not-the-loader" {
  requirement = "cargo/people-d", title = "Nobody opened the gate for a load that they had stuffed",
  rationale = "The gate is the second look; the same eyes are no second look.",
  of     = "gate_movements", name = "{code}", optional = { "gate_movements.load_id" },
  select = leaving "m.guard_id, l.stuffed_by_id",
  judge  = function(code, guard_id, stuffed_by_id)
    return loads.two_people(stuffed_by_id, "stuffed", guard_id, "opened the gate for", code)
  end,
  fix    = "Plan gate and dock with different people in every shift.",
  action = { kind = "corrective", owner = "site manager", within = "30 days" },
}

question "drivers-briefed" {
  requirement = "cargo/people-e",
  ask = "Are drivers told where they may stop and park with high-risk cargo, and whom they call when something is odd?",
  evidence = "optional", valid_for = "12 months",
}
