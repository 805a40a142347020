-- Checks of seals, at gates and on the way.
local loads = require "loads"
local sealing = require "sealing"

local steps = { "viewed", "verified", "tugged", "twisted" }

rule "gates-check-seals" {
  requirement = "cargo/checks-a", title = "At every gate the seal was viewed, verified, tugged and twisted",
  rationale = "A seal that is only read may be glued: it comes apart in the hand, not under the eye.",
  of     = "gate_movements", name = "{code} {direction}", optional = { "gate_movements.load_id", "seal_checks.movement_id" },
  select = [[ SELECT m.id, l.code, m.site_id, m.direction, k.viewed, k.verified, k.tugged, k.twisted
              FROM gate_movements m JOIN container_loads l ON l.id = m.load_id LEFT JOIN seal_checks k ON k.movement_id = m.id
              WHERE ]] .. loads.loaded_movement .. " ORDER BY m.id, k.id",
  judge  = function(code, direction, each)
    local fewest
    for _, viewed, verified, tugged, twisted in each("viewed", "verified", "tugged", "twisted") do
      local done, left_out = { viewed = viewed, verified = verified, tugged = tugged, twisted = twisted }, {}
      for _, step in ipairs(steps) do
        if not yes(done[step]) then left_out[#left_out + 1] = step end
      end
      if not fewest or #left_out < #fewest then fewest = left_out end
    end
    return at_most(#fewest, 0, "steps", "at the gate %s the seal of %s was not %s", direction, code, table.concat(fewest, ", "))
  end,
  fix    = "Show the guards the four steps at the gate, and have the record ask for each.",
  action = { kind = "corrective", owner = "head of gate", within = "30 days" },
}

local checks = [[ SELECT k.id, l.code, l.site_id, k.checked_at, k.number_read, k.is_intact, k.reported_at,
    s.id AS seal_id, s.number AS seal_number, s.applied_at, s.removed_at
  FROM seal_checks k JOIN container_loads l ON l.id = k.load_id LEFT JOIN seals s ON s.load_id = l.id
  WHERE ]] .. loads.judged .. " ORDER BY k.id, s.applied_at, s.id"

rule "checks-find-the-seal" {
  requirement = "cargo/checks-b", title = "Every check found the seal that the records say was on, unbroken",
  rationale = "Another number is another seal, and so another opening.",
  of     = "seal_checks", name = "{code} {checked_at}", optional = { "removed_at", "seals.load_id", "seal_checks.load_id" },
  select = checks,
  judge  = function(code, checked_at, number_read, is_intact, each)
    local found, open = sealing.found(code, checked_at, number_read, is_intact, each)
    if not found then return open end
    if found == "broken" then return fail("the seal of %s was found broken", code) end
    if found == "wrong" then return fail("seal %s was read on %s, which is not on record there", number_read, code) end
    if found == "none on record" then return fail("by the records no seal was on %s when it was checked", code) end
  end,
  fix    = "Stop the load, check its content, put on a new seal, and record both numbers.",
  action = { kind = "correction", owner = "security manager", within = "2 days" },
}

rule "anomalies-reported" {
  requirement = "cargo/checks-c", title = "What was wrong with a seal was reported at once",
  rationale = "An hour later the vehicle is gone, and a day later nobody remembers.",
  of     = "seal_checks", name = "{code} {checked_at}", optional = { "removed_at", "seals.load_id", "seal_checks.load_id" },
  select = checks,
  judge  = function(code, checked_at, number_read, is_intact, reported_at, each)
    local found, open = sealing.found(code, checked_at, number_read, is_intact, each)
    if not found then return open end
    if found == "sound" then return not_applicable("nothing was wrong") end
    if not reported_at then return fail("nobody reported what was wrong with the seal of %s", code) end
    return at_most(date.hours(checked_at, reported_at), params.report_hours, "hours",
      "what was wrong with the seal of %s was reported late", code)
  end,
  fix    = "Report it now, with what was seen, and hold the load where it can still be held.",
  action = { kind = "corrective", owner = "head of gate", within = "14 days" },
}

question "anomalies-investigated" {
  requirement = "cargo/checks-c",
  ask = "Was every broken or wrong seal of the last year looked into, with the content checked before the load went on?",
  evidence = "required", valid_for = "12 months",
}
