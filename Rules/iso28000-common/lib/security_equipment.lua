-- Security equipment: controlled at each stage of its life, and maintained.
local shared = require "shared"

local security_equipment = {}

-- A rule that a working control covers each of these stages. A stage that does not occur is covered where the reason is written down.
function security_equipment.controlled_at(stages)
  return shared {
    rationale = "A system that is well run and carelessly altered is open on the day after the alteration.",
    of     = "process_controls",
    check  = function()
      local covered, open = {}, {}
      for _, kind, implemented_on, description, reason in org.rows [[
          SELECT kind, implemented_on, description, not_applicable_reason FROM process_controls WHERE kind IS NOT NULL ORDER BY id ]] do
        if date.done(implemented_on) and not blank(description) or not blank(reason) then covered[kind] = true end
      end
      for _, stage in ipairs(stages) do
        if not covered[stage] then open[#open + 1] = stage end
      end
      return at_most(#open, 0, "stages", "no working control covers %s", table.concat(open, ", "))
    end,
    when_empty = fail("no control of any process is on record"),
    fix    = "Put a control in place for each stage named, or record why the stage does not occur.",
    action = { kind = "corrective", owner = "process owner", within = "60 days" },
  }
end

-- Equipment that is planned, out of service or gone is not relied upon; a status left out is.
security_equipment.maintained = shared {
  rationale = "A barrier or camera that nobody maintains fails on the night it is needed.",
  of     = "security_equipment", name = "{code} {equipment_name}",
  select = [[ SELECT id, code, name AS equipment_name, site_id, installed_on, commissioned_on, last_maintained_on, maintenance_interval_days
              FROM security_equipment
              WHERE (status IS NULL OR status = 'in_service') AND done(decommissioned_on) IS NOT 1 ORDER BY id ]],
  judge  = function(code, installed_on, commissioned_on, last_maintained_on, maintenance_interval_days)
    if not maintenance_interval_days then return fail("nobody has set how often %s is maintained", code) end
    -- New equipment owes its first maintenance one interval after it went to work.
    local last = last_maintained_on or commissioned_on or installed_on
    if not last then return fail("%s was never maintained", code) end
    if last > today then return unknown("maintenance of %s is dated %s, after the day of the assessment", code, last) end
    return at_most(date.days(date.due(nil, last, maintenance_interval_days), today), 0, "days", "maintenance of %s is overdue", code)
  end,
  fix    = "Have the equipment maintained this week and enter the day, or take it out of service and cover the gap.",
  action = { kind = "correction", owner = "site manager", within = "14 days" },
}

return security_equipment
