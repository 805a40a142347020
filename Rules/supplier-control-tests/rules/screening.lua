-- Screening against lists of sanctions and debarment.
local suppliers = require "suppliers"

rule "suppliers-screened" {
  requirement = "supplier/screening-a", title = "Every supplier was screened within the interval",
  rationale = "Lists change every week, and paying who is on one is an offence.",
  of     = "partners", name = "{code} {partner_name}", optional = { "supplier_screenings.partner_id" },
  select = [[ SELECT p.id, p.code, p.name AS partner_name, x.id AS screening_id, x.screened_on, x.result
              FROM partners p LEFT JOIN supplier_screenings x ON x.partner_id = p.id AND (x.screened_on > :today) IS NOT 1
              WHERE ]] .. suppliers.used .. " ORDER BY p.id, x.screened_on, x.id",
  judge  = function(partner_name, each) return suppliers.screened(partner_name, each) end,
  fix    = "Screen the supplier today, before anything more is ordered or paid.",
  action = { kind = "correction", owner = "compliance officer", within = "7 days" },
}

-- The verdict on a hit.
local function cleared(row)
  if not date.done(row.cleared_on) then
    if row.status == "suspended" then return pass() end
    if not row.status then return unknown("nobody knows whether %s, which has a hit, is used", row.partner_name) end
    return fail("the hit on %s of %s is not cleared, and it is %s", row.partner_name, row.screened_on, row.status)
  end
  if not row.screened_on then return unknown("nobody knows when the hit on %s was found", row.partner_name) end
  if row.cleared_on < row.screened_on then
    return fail("the hit on %s of %s was cleared on %s, before it was found", row.partner_name, row.screened_on, row.cleared_on)
  end
  if not row.screened_by_id or not row.cleared_by_id then return unknown("nobody knows who screened or cleared %s", row.partner_name) end
  if row.screened_by_id == row.cleared_by_id then return fail("the hit on %s was cleared by who had found it", row.partner_name) end
  if blank(row.clearance_note) then return fail("the hit on %s was cleared without a reason", row.partner_name) end
  return pass()
end

-- Screenings up to the as-of day of suppliers in use, and of whoever works for one, whatever it is itself.
local screenings = [[ FROM supplier_screenings x JOIN partners p ON p.id = x.partner_id
  WHERE (x.screened_on > :today) IS NOT 1 AND (p.id IN (SELECT c.subcontractor_id FROM supplier_subcontracts c WHERE ]]
  .. suppliers.running .. ") OR" .. suppliers.used .. ")"

rule "hits-cleared" {
  requirement = "supplier/screening-b", title = "Every screening was brought to an end, a hit by a second person with a reason",
  rationale = "One click on \"not the same\" is how the right one gets through.",
  of     = "supplier_screenings", name = "{code} {screened_on}",
  optional = { "supplier_screenings.partner_id", "subcontractor_id" },
  select = [[ SELECT x.id, p.code, p.name AS partner_name, p.status, x.screened_on, x.screened_by_id, x.result, x.cleared_on,
                     x.cleared_by_id, x.clearance_note ]] .. screenings .. " AND x.result IS NOT 'clear' ORDER BY x.id",
  applies = function()
    if org.exists("SELECT 1" .. screenings) and not org.exists("SELECT 1" .. screenings .. " AND x.result IS NOT 'clear'") then
      return not_applicable("every screening was clear")
    end
  end,
  judge  = function(row)
    if not row.result then return unknown("a screening of %s has no result", row.partner_name) end
    if row.result == "hit" then return cleared(row) end
    if not row.screened_on then return unknown("a screening of %s has no day", row.partner_name) end
    return at_most(date.days(row.screened_on, today), params.pending_days, "days", "the screening of %s has no result", row.partner_name)
  end,
  fix    = "Stop orders and payments until a second person has compared name, address and owners, and written down why it is another.",
  action = { kind = "correction", owner = "compliance officer", within = "2 days" },
}
