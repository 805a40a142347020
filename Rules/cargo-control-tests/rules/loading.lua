-- Stuffing and release.
local loads = require "loads"

rule "high-risk-stuffing-witnessed" {
  requirement = "cargo/loading-a", title = "High-risk cargo was stuffed with a second person present",
  rationale = "Two people must agree before something is added, and one who is alone need not.",
  of     = "container_loads", name = "{code}",
  select = [[ SELECT l.id, l.code, l.site_id, l.stuffed_by_id, l.witnessed_by_id, c.cargo_risk
              FROM container_loads l LEFT JOIN consignments c ON c.id = l.consignment_id WHERE ]] .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, stuffed_by_id, witnessed_by_id, cargo_risk)
    if not cargo_risk then return unknown("the risk of the cargo of %s was not assessed", code) end
    if cargo_risk ~= "high" then return not_applicable("the cargo is of normal risk") end
    if not witnessed_by_id then return fail("nobody witnessed the stuffing of %s", code) end
    return loads.two_people(stuffed_by_id, "stuffed", witnessed_by_id, "witnessed the stuffing of", code)
  end,
  fix    = "Look at the camera record of the stuffing; plan two people for each high-risk load.",
  action = { kind = "corrective", owner = "warehouse manager", within = "14 days" },
}

rule "mass-verified" {
  requirement = "cargo/loading-b", title = "Every load left with a verified gross mass and the method it was found by",
  rationale = "A ship is stowed by this figure, and no terminal may load a container without it.",
  of     = "container_loads", name = "{code}",
  select = "SELECT l.id, l.code, l.site_id, l.status, l.verified_mass_kg, l.verified_mass_method FROM container_loads l WHERE "
    .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, status, verified_mass_kg, verified_mass_method)
    if status == "on_site" then return not_applicable("has not left yet") end
    if not verified_mass_kg then return fail("%s left without a verified mass", code) end
    if not verified_mass_method then return fail("nobody noted how the mass of %s was found", code) end
  end,
  fix    = "Weigh the container at the next stop and send the figure to carrier and terminal.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

rule "mass-plausible" {
  requirement = "cargo/loading-b", title = "The verified mass fits tare and cargo, and what the container may carry",
  rationale = "Half a tonne that nobody can explain is something that nobody declared, or something gone.",
  of     = "container_loads", name = "{code}",
  select = [[ SELECT l.id, l.code, l.site_id, l.status, l.verified_mass_kg, l.cargo_mass_kg, c.tare_kg, c.max_gross_kg
              FROM container_loads l LEFT JOIN containers c ON c.id = l.container_id WHERE ]] .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, status, verified_mass_kg, cargo_mass_kg, tare_kg, max_gross_kg)
    if not verified_mass_kg then
      if status == "on_site" then return not_applicable("not verified yet") end
      return unknown("%s has no verified mass", code)
    end
    if not cargo_mass_kg or not tare_kg then return unknown("tare or cargo mass of %s is not known", code) end
    if not max_gross_kg then return unknown("nobody knows what the container of %s may carry", code) end
    local sum = tare_kg + cargo_mass_kg
    return {
      at_most(math.abs(verified_mass_kg - sum), sum * params.mass_tolerance, "kg", "the mass of %s is not that of tare and cargo", code),
      at_most(verified_mass_kg, max_gross_kg, "kg", "%s is heavier than its container may be", code),
    }
  end,
  fix    = "Weigh again; where the figure stays, open the container under two people's eyes and count.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

-- The loads of one consignment together; while some are still planned nobody can add them up.
rule "packages-agree" {
  requirement = "cargo/loading-c", title = "The packages loaded are those that the transport document declares",
  rationale = "One package too many is the usual way to send something along.",
  of     = "consignments", name = "{code}", optional = { "container_loads.consignment_id" },
  select = [[ SELECT c.id, c.code, c.packages AS declared, l.id AS load_id, l.status, l.packages AS loaded
              FROM consignments c LEFT JOIN container_loads l ON l.consignment_id = c.id AND l.status IS NOT 'cancelled'
              WHERE c.booked_on IS NULL OR date_add(c.booked_on, :lookback) >= :today ORDER BY c.id, l.id ]],
  judge  = function(code, declared, each)
    local sum, count = 0, 0
    for _, load_id, status, loaded in each("load_id", "status", "loaded") do
      if load_id then
        if status == "planned" or status == "on_site" then return not_applicable("not all of it is loaded yet") end
        if not loaded then return unknown("the packages of %s were not counted", code) end
        sum, count = sum + loaded, count + 1
      end
    end
    if count == 0 then return not_applicable("nothing of it is loaded yet") end
    if not declared then return unknown("the document of %s declares no number of packages", code) end
    return at_most(math.abs(sum - declared), 0, "packages", "%d packages of %s are loaded, %d are declared", sum, code, declared)
  end,
  fix    = "Count at the next stop, correct the document or take out what is not on it, and report what nobody can explain.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

rule "released-by-another" {
  requirement = "cargo/loading-d", title = "Every load was released by somebody who did not stuff it, before it left",
  rationale = "One person who stuffs and releases can send anything.",
  of     = "container_loads", name = "{code}", optional = { "gate_movements.load_id" },
  select = "SELECT l.id, l.code, l.site_id, l.status, l.stuffed_by_id, l.released_by_id, l.released_at, " .. loads.left_at
    .. " FROM container_loads l WHERE " .. loads.judged .. " ORDER BY l.id",
  judge  = function(code, status, stuffed_by_id, released_by_id, released_at, left_at)
    if status == "on_site" then return not_applicable("has not left yet") end
    if not released_by_id then return fail("nobody released %s", code) end
    if not released_at then return unknown("nobody knows when %s was released", code) end
    local others = loads.two_people(stuffed_by_id, "stuffed", released_by_id, "released", code)
    if not left_at then return others, loads.no_gate(code) end
    return others, at_most(loads.minutes(left_at, released_at), 0, "minutes", "%s left before it was released", code)
  end,
  fix    = "Have a second person go through the papers of the load; name those who may release.",
  action = { kind = "corrective", owner = "warehouse manager", within = "30 days" },
}
