-- Seals from stuffing to delivery.
local loads = require "loads"
local sealing = require "sealing"

rule "border-loads-high-security" {
  requirement = "cargo/seals-a", title = "Every seal on a load that crosses a border is a high-security seal",
  rationale = "Lower classes can be cut with what lies in a driver's cab; customs programmes ask for class H.",
  of     = "seals", name = "{seal_number} on {code}", optional = { "seals.load_id" },
  select = [[ SELECT s.id, s.number AS seal_number, s.seal_class, l.code, l.site_id, c.crosses_border
              FROM seals s JOIN container_loads l ON l.id = s.load_id LEFT JOIN consignments c ON c.id = l.consignment_id
              WHERE ]] .. loads.judged .. " ORDER BY s.id",
  judge  = function(seal_number, seal_class, code, crosses_border)
    if no(crosses_border) then return not_applicable("the load stays in the country") end
    if not yes(crosses_border) then return unknown("nobody knows whether %s crosses a border", code) end
    if not seal_class then return unknown("the class of seal %s is not on record", seal_number) end
    if seal_class ~= "H" then return fail("seal %s on %s is of class %s", seal_number, code, seal_class) end
  end,
  fix    = "Put a seal of class H on at the next stop and record the replacement.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

rule "sealed-at-stuffing" {
  requirement = "cargo/seals-b", title = "Every load was sealed as soon as it was stuffed, and before it left",
  rationale = "An open container in the yard is everybody's container.",
  of     = "container_loads", name = "{code}", optional = { "seals.load_id", "stuffing_ended_at" },
  select = "SELECT l.id, l.code, l.site_id, l.status, l.stuffing_ended_at, s.id AS seal_id, s.number, s.applied_at, " .. loads.left_at
    .. " FROM container_loads l LEFT JOIN seals s ON s.load_id = l.id WHERE " .. loads.judged .. " ORDER BY l.id, s.applied_at, s.id",
  judge  = function(code, status, stuffing_ended_at, left_at, each)
    if not stuffing_ended_at then
      if status == "on_site" then return not_applicable("is being stuffed") end
      return unknown("nobody knows when the stuffing of %s ended", code)
    end
    local first
    for _, seal_id, number, applied_at in each("seal_id", "number", "applied_at") do
      if seal_id and not applied_at then return unknown("nobody knows when seal %s was put on %s", number, code) end
      first = first or applied_at
    end
    if not first then return fail("%s was never sealed", code) end
    if first < stuffing_ended_at then return fail("%s was sealed before its stuffing ended", code) end
    if left_at and left_at < first then return fail("%s left before it was sealed", code) end
    local open = at_most(loads.minutes(stuffing_ended_at, first), params.sealing_minutes, "minutes", "%s stood open after stuffing", code)
    if left_at or status == "on_site" then return open end
    return open, loads.no_gate(code)
  end,
  fix    = "Find out who was at the container while it stood open; check its content where nobody can say.",
  action = { kind = "corrective", owner = "warehouse manager", within = "14 days" },
}

-- Later than any instant: until then a seal is on that nobody took off.
local still_on = "9999"

rule "seal-continuity" {
  requirement = "cargo/seals-c", title = "From stuffing to delivery every load is under a seal without a gap",
  rationale = "Between two seals the container is open, and no later seal shows what happened then.",
  of     = "container_loads", name = "{code}", optional = { "removed_at", "delivered_at", "seals.load_id" },
  select = [[ SELECT l.id, l.code, l.site_id, l.status, l.delivered_at, s.id AS seal_id, s.number, s.applied_at, s.removed_at
              FROM container_loads l LEFT JOIN seals s ON s.load_id = l.id
              WHERE ]] .. loads.judged .. " ORDER BY l.id, s.applied_at, s.id",
  judge  = function(code, status, delivered_at, each)
    local sealed_until, longest = nil, 0
    for _, seal_id, number, applied_at, removed_at in each("seal_id", "number", "applied_at", "removed_at") do
      if not seal_id then return unknown("no seal of %s is on record", code) end
      if not applied_at then return unknown("nobody knows when seal %s was put on %s", number, code) end
      if sealed_until and sealed_until < applied_at then longest = math.max(longest, loads.minutes(sealed_until, applied_at)) end
      local until_then = removed_at or still_on
      if not sealed_until or sealed_until < until_then then sealed_until = until_then end
    end
    local gap = at_most(longest, params.reseal_minutes, "minutes", "%s was without a seal", code)
    if sealed_until == still_on then return gap end
    if delivered_at then
      local open = loads.minutes(sealed_until, delivered_at)
      return gap, at_most(open, params.reseal_minutes, "minutes", "%s was open before it was received", code)
    end
    if status == "delivered" then return gap, unknown("nobody knows when %s was delivered", code) end
    return gap, fail("%s has had no seal since %s", code, sealed_until)
  end,
  fix    = "Seal the load now; find out who was at it in between, and check its content before it is handed over.",
  action = { kind = "corrective", owner = "security manager", within = "14 days" },
}

rule "seal-removals-recorded" {
  requirement = "cargo/seals-d", title = "Every seal that came off has who took it off and why on record",
  rationale = "A seal that is simply gone looks the same whether customs or a thief took it.",
  of     = "seals", name = "{seal_number} on {code}", optional = { "seals.load_id", "removed_at", "delivered_at" },
  select = [[ SELECT s.id, s.number AS seal_number, s.removed_at, s.removed_by, s.removal_reason, s.removal_note,
                     l.code, l.site_id, l.status, l.delivered_at
              FROM seals s JOIN container_loads l ON l.id = s.load_id WHERE ]] .. loads.judged .. " ORDER BY s.id",
  judge  = function(row)
    local seal, code = row.seal_number, row.code
    if not row.removed_at then
      if not row.status then return unknown("nobody knows whether %s is delivered", code) end
      if row.status == "delivered" then return fail("%s is delivered, and nobody recorded the removal of seal %s", code, seal) end
      return not_applicable("is still on")
    end
    if blank(row.removed_by) then return fail("nobody recorded who took seal %s off %s", seal, code) end
    if not row.removal_reason then return fail("nobody recorded why seal %s came off %s", seal, code) end
    if row.removal_reason == "delivery" then
      if row.status ~= "delivered" then return fail("seal %s came off for delivery, and %s is not delivered", seal, code) end
      return pass()
    end
    if blank(row.removal_note) then return fail("seal %s came off %s for %s without a note", seal, code, row.removal_reason) end
  end,
  fix    = "Ask the driver or the authority, and enter who opened the container, why, and what was found.",
  action = { kind = "correction", owner = "security manager", within = "7 days" },
}

rule "seal-numbers-once" {
  requirement = "cargo/seals-e", title = "Every seal number is on the register once",
  rationale = "A number that was used twice was copied, or nobody looked at the first one.",
  of     = "seals", name = "{number}",
  select = "SELECT id, number, count(*) OVER (PARTITION BY upper(trim(number))) AS times FROM seals ORDER BY id",
  judge  = function(id, number, times)
    if not number then return unknown("seal %d of the register has no number", id) end
    return at_most(times, 1, "entries", "seal %s is on the register more than once", number)
  end,
  fix    = "Compare both entries with photographs and papers; report a seal that exists twice.",
  action = { kind = "correction", owner = "security manager", within = "7 days" },
}

rule "seals-applied-by-their-holder" {
  requirement = "cargo/seals-e", title = "Every seal was put on by the person that it had been issued to",
  rationale = "A seal that passes from hand to hand is a seal that anybody may put on again.",
  of     = "seals", name = "{seal_number} on {code}", optional = { "seals.load_id" },
  select = [[ SELECT s.id, s.number AS seal_number, s.issued_to_id, s.issued_at, s.applied_by_id, s.applied_at, l.code, l.site_id
              FROM seals s JOIN container_loads l ON l.id = s.load_id WHERE ]] .. loads.judged .. " ORDER BY s.id",
  judge  = function(seal_number, code, issued_to_id, issued_at, applied_by_id, applied_at)
    if not issued_to_id then return fail("seal %s on %s was never issued to anybody", seal_number, code) end
    if not applied_by_id then return unknown("nobody knows who put seal %s on %s", seal_number, code) end
    if issued_to_id ~= applied_by_id then return fail("seal %s was put on %s by another than its holder", seal_number, code) end
    if not issued_at or not applied_at then return unknown("nobody knows when seal %s was issued and put on", seal_number) end
    return at_most(loads.minutes(applied_at, issued_at), 0, "minutes", "seal %s was issued after it was put on %s", seal_number, code)
  end,
  fix    = "Issue seals by name and number, and take back at the end of the shift what was not used.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

-- A seal that names its load was used; `seals-applied-by-their-holder` looks at it.
rule "issued-seals-accounted" {
  requirement = "cargo/seals-e", title = "Every seal that was issued is on a load or back in the store",
  rationale = "A loose seal with a good number is what a thief needs to close the container again.",
  of     = "seals", name = "{number}", optional = { "seals.load_id", "returned_at", "applied_at" },
  select = "SELECT id, number, issued_to_id, issued_at, returned_at, load_id, applied_at FROM seals ORDER BY id",
  judge  = function(number, issued_to_id, issued_at, returned_at, load_id, applied_at)
    if load_id or returned_at then return pass() end
    if applied_at then return fail("nobody recorded on which load seal %s is", number) end
    if not issued_to_id and not issued_at then return not_applicable("is in the store") end
    if not issued_at or not issued_to_id then return unknown("nobody knows when seal %s was issued, or to whom", number) end
    return at_most(date.days(date.day(issued_at), today), params.issued_seal_days, "days",
      "seal %s was issued and neither used nor returned", number)
  end,
  fix    = "Have the holder show the seal; void its number where it is lost.",
  action = { kind = "correction", owner = "security manager", within = "7 days" },
}

rule "documents-name-the-seal" {
  requirement = "cargo/seals-f", title = "The transport document names a seal that the load left with",
  rationale = "The consignee can only compare with what the document says.",
  of     = "container_loads", name = "{code}", optional = { "seals.load_id", "gate_movements.load_id", "removed_at" },
  select = [[ SELECT l.id, l.code, l.site_id, l.status, l.document_seal_number, s.id AS seal_id, s.number AS seal_number, s.applied_at,
                     s.removed_at, ]] .. loads.left_at .. [[
              FROM container_loads l LEFT JOIN seals s ON s.load_id = l.id
              WHERE ]] .. loads.judged .. " ORDER BY l.id, s.applied_at, s.id",
  judge  = function(code, status, document_seal_number, left_at, each)
    if status == "on_site" then return not_applicable("has not left yet") end
    if not left_at then return loads.no_gate(code) end
    if blank(document_seal_number) then return fail("the transport document of %s names no seal", code) end
    local numbers, open = sealing.numbers_on(left_at, code, each)
    if not numbers then return open end
    if #numbers == 0 then return unknown("no seal is on record with which %s left", code) end
    for _, number in ipairs(numbers) do
      if number == document_seal_number then return pass() end
    end
    return fail("the document of %s names seal %s, it left with %s", code, document_seal_number, table.concat(numbers, ", "))
  end,
  fix    = "Have the number read off the seal, correct the document, and tell the consignee.",
  action = { kind = "correction", owner = "dispatcher", within = "2 days" },
}

-- assay: allow question-without-evidence because a rule looks at the record of each removal
question "removals-by-authorities-attended" {
  requirement = "cargo/seals-d",
  ask = "Where an authority opens a container, is somebody of the organisation or of its carrier there? "
    .. "Does the record name the authority's document?",
  evidence = "optional", valid_for = "12 months",
}

question "seals-under-lock" {
  requirement = "cargo/seals-g",
  ask = "Are seals stored under lock, handed out by named people only, and counted against the register? "
    .. "Count the store against the register yourself.",
  evidence = "required", valid_for = "12 months",
}
