-- Audit programmes: approved and in force, resting on risk and earlier results, over the whole standard and the placing of what protects.
local shared = require "shared"
local parts = require "parts"

local audit_programmes = {}

-- What a programme says in these columns, for `parts.lacking`: `{ { "how often", "frequency" }, … }`.
local function said(programme, wanted)
  local list = {}
  for n, part in ipairs(wanted) do list[n] = { part[1], programme[part[2]] } end
  return list
end

-- Besides covering today and being approved, such a programme says something in each of the columns in `wanted`, given as above.
function audit_programmes.covers_today(wanted)
  return shared {
    rationale = "Without a programme, audits go where it is convenient.",
    of     = "audit_programmes", method = "examine",
    check  = function()
      local found = false
      for _, p in org.records [[ SELECT id, code, frequency, methods, responsibilities, planning_requirements, reporting_requirements,
          approved_by, approved_on FROM audit_programmes WHERE period_starts_on <= :today AND period_ends_on >= :today ORDER BY id ]] do
        found = true
        local list = said(p, wanted)
        list[#list + 1] = { "an approval", date.done(p.approved_on) and p.approved_by or nil }
        local missing, what = parts.lacking(list)
        report(p.id, at_most(missing, 0, "parts", "audit programme %s lacks %s", p.code, what), { name = p.code })
      end
      if not found then return fail("no audit programme covers %s", today) end
    end,
    when_empty = fail("there is no audit programme"),
    fix    = "Complete the programme and have it approved.",
    action = { kind = "corrective", owner = "audit programme owner", within = "90 days" },
  }
end

-- The grounds on which the programmes of today rest, each with the column that says how.
function audit_programmes.rests_on(grounds)
  return shared {
    rationale = "Audits that go round in a circle spend as much time on what is safe as on what is not.",
    of     = "audit_programmes", name = "{code}", method = "examine",
    select = [[ SELECT id, code, risk_basis, importance_basis, previous_results_basis FROM audit_programmes
                WHERE (period_starts_on IS NULL OR period_starts_on <= :today) AND (period_ends_on IS NULL OR period_ends_on >= :today)
                ORDER BY id ]],
    judge  = function(row)
      local missing, what = parts.lacking(said(row, grounds))
      return at_most(missing, 0, "grounds", "audit programme %s does not say how it rests on %s", row.code, what)
    end,
    fix    = "Write down how its grounds shaped the programme, and change it where they did not.",
  }
end

-- Whether an audit of this area looks at the clause: it is that clause, lies under it, or holds it.
local function covers(area, clause)
  return area == clause or area:sub(1, #clause + 1) == clause .. "." or clause:sub(1, #area + 1) == area .. "."
end

-- The clauses that no area covers.
local function left_out(clauses, areas)
  local missing = {}
  for _, clause in ipairs(clauses) do
    local covered = false
    for _, area in ipairs(areas) do covered = covered or covers(area, clause) end
    if not covered then missing[#missing + 1] = clause end
  end
  return missing
end

-- `clauses` are those of the edition that a programme has to cover. A running one may count on the audits that it still plans, one that
-- has ended may not.
function audit_programmes.covers_clauses(edition, clauses)
  return shared {
    rationale = "A clause that no audit looks at can fail for years.",
    of     = "audit_programmes", name = "{code}", optional = { "audit_areas.audit_id", "audits.programme_id" },
    select = [[ SELECT p.id, p.code, p.period_starts_on, p.period_ends_on, a.performed_on, a.planned_on, r.clause
                FROM audit_programmes p
                LEFT JOIN audits a ON a.programme_id = p.id AND a.kind = 'internal' AND a.status IS NOT 'cancelled'
                LEFT JOIN audit_areas r ON r.audit_id = a.id AND r.edition = ']] .. edition .. [['
                WHERE p.period_ends_on IS NULL OR date_add(p.period_ends_on, :audit_interval) >= :today
                ORDER BY p.id ]],
    judge  = function(code, period_starts_on, period_ends_on, each)
      if not period_ends_on then return unknown("programme %s has no last day", code) end
      if period_starts_on and period_starts_on > today then return not_applicable("has not begun") end
      local areas = {}
      for _, performed_on, planned_on, clause in each("performed_on", "planned_on", "clause") do
        local counts = date.done(performed_on) or period_ends_on >= today and planned_on and planned_on <= period_ends_on
        if counts and clause then areas[#areas + 1] = string.match(clause, "%d[%d.]*") end
      end
      local missing = left_out(clauses, areas)
      return at_most(#missing, 0, "clauses", "no audit of %s covers clause %s", code, table.concat(missing, ", "))
    end,
    fix    = "Plan an audit of the clauses that are left out before the programme ends.",
  }
end

audit_programmes.placing_checked = shared {
  rationale = "A camera on paper films nothing.",
  maturity = 3,
  of     = "audit_programmes", name = "{code}", optional = { "performed_on" },
  select = [[ SELECT p.id, p.code, p.period_starts_on, p.period_ends_on, a.id AS audit_id, a.performed_on,
                     a.equipment_deployment_verified, a.personnel_deployment_verified
              FROM audit_programmes p
              LEFT JOIN audits a ON a.programme_id = p.id AND a.kind = 'internal' AND a.status IS NOT 'cancelled'
              WHERE p.period_ends_on IS NULL OR date_add(p.period_ends_on, :audit_interval) >= :today ORDER BY p.id ]],
  judge  = function(code, period_starts_on, period_ends_on, each)
    if not period_ends_on then return unknown("programme %s has no last day", code) end
    if period_starts_on and period_starts_on > today then return not_applicable("has not begun") end
    local equipment, staff, to_come
    for _, audit_id, performed_on, equipment_checked, staff_checked in
      each("audit_id", "performed_on", "equipment_deployment_verified", "personnel_deployment_verified") do
      if date.done(performed_on) then
        equipment, staff = equipment or yes(equipment_checked) or nil, staff or yes(staff_checked) or nil
      elseif audit_id then
        to_come = true
      end
    end
    local missing, what = parts.lacking { { "equipment", equipment }, { "staff", staff } }
    if missing > 0 and to_come and period_ends_on >= today then return not_applicable("audits are still to come") end
    return at_most(missing, 0, "checks", "no audit of %s checked the placing of %s", code, what)
  end,
  fix    = "Walk the sites with the plan of equipment and posts in hand, and record it in the next audit.",
}

return audit_programmes
