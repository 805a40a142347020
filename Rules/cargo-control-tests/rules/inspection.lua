-- Inspection of the empty container.
local loads = require "loads"

rule "inspected-before-stuffing" {
  requirement = "cargo/inspection-a", title = "Every container was inspected and accepted shortly before it was stuffed",
  rationale = "False walls and hidden goods come with the empty container; once it is full nobody sees them.",
  of     = "container_loads", name = "{code}", optional = { "container_inspections.load_id" },
  select = [[ SELECT l.id, l.code, l.site_id, l.stuffing_began_at, i.id AS inspection_id, i.inspected_at, i.outcome
              FROM container_loads l LEFT JOIN container_inspections i ON i.load_id = l.id
              WHERE ]] .. loads.judged .. " ORDER BY l.id, i.inspected_at, i.id",
  judge  = function(code, stuffing_began_at, each)
    if not stuffing_began_at then return unknown("nobody knows when %s was stuffed", code) end
    local last_at, last_outcome
    for _, inspection_id, inspected_at, outcome in each("inspection_id", "inspected_at", "outcome") do
      if inspection_id and not inspected_at then return unknown("an inspection of %s has no time", code) end
      if inspected_at and inspected_at <= stuffing_began_at then last_at, last_outcome = inspected_at, outcome or "open" end
    end
    if not last_at then return fail("%s was stuffed without an inspection before", code) end
    if last_outcome == "open" then return unknown("the last inspection of %s has no outcome", code) end
    if last_outcome == "rejected" then return fail("%s was stuffed although the container had been rejected", code) end
    return at_most(date.hours(last_at, stuffing_began_at), params.inspection_hours, "hours", "the inspection for %s was too early", code)
  end,
  fix    = "Open and unload the container under two people's eyes, or have it scanned, before it goes on.",
  action = { kind = "corrective", owner = "warehouse manager", within = "14 days" },
}

local parts = { "front_wall", "left_side", "right_side", "floor", "roof", "doors", "undercarriage" }

-- A rejected container needs no look at what is left of it.
rule "inspections-complete" {
  requirement = "cargo/inspection-b", title = "Every accepted inspection looked at all seven parts and found them sound",
  rationale = "The part that is left out each time is the one that is used.",
  of     = "container_inspections", name = "{code} {inspected_at}", optional = { "container_inspections.load_id" },
  select = [[ SELECT i.id, l.code, l.site_id, i.inspected_at, i.front_wall, i.left_side, i.right_side, i.floor, i.roof, i.doors,
                     i.undercarriage, i.outcome
              FROM container_inspections i JOIN container_loads l ON l.id = i.load_id WHERE ]] .. loads.judged .. " ORDER BY i.id",
  judge  = function(row)
    if not row.outcome then return unknown("the inspection of %s has no outcome", row.code) end
    if row.outcome == "rejected" then return pass() end
    local left_out, unsound = {}, {}
    for _, part in ipairs(parts) do
      local words = part:gsub("_", " ")
      if no(row[part]) then unsound[#unsound + 1] = words elseif not yes(row[part]) then left_out[#left_out + 1] = words end
    end
    if #unsound > 0 then return fail("the container for %s was accepted with %s unsound", row.code, table.concat(unsound, ", ")) end
    return at_most(#left_out, 0, "parts", "the inspection of %s left out %s", row.code, table.concat(left_out, ", "))
  end,
  fix    = "Inspect the next containers with the checklist in hand; a part that cannot be seen is a reason to reject.",
  action = { kind = "corrective", owner = "warehouse manager", within = "30 days" },
}

rule "inspector-is-not-the-loader" {
  requirement = "cargo/inspection-c", title = "Nobody inspected the container that they stuffed",
  rationale = "Whoever brings something in would also pass the container.",
  of     = "container_inspections", name = "{code} {inspected_at}", optional = { "container_inspections.load_id" },
  select = [[ SELECT i.id, l.code, l.site_id, i.inspected_at, i.inspector_id, l.stuffed_by_id
              FROM container_inspections i JOIN container_loads l ON l.id = i.load_id WHERE ]] .. loads.judged .. " ORDER BY i.id",
  judge  = function(code, inspector_id, stuffed_by_id)
    return loads.two_people(inspector_id, "inspected the container for", stuffed_by_id, "stuffed", code)
  end,
  fix    = "Give inspection and stuffing to two people in every shift.",
  action = { kind = "corrective", owner = "warehouse manager", within = "30 days" },
}

-- assay: allow question-without-evidence because whoever asks sees it shown on a container
question "inspectors-shown" {
  requirement = "cargo/inspection-b",
  ask = "Have inspectors been shown on a real container how false walls, raised floors and tampered doors look? "
    .. "Ask two of them to show how they measure the inside and tap the walls.",
  evidence = "optional", valid_for = "12 months",
}
