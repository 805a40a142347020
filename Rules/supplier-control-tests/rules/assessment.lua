-- Assessment, before the first order and after.
local suppliers = require "suppliers"

-- Every supplier in use with its assessments up to the as-of day, oldest first.
local function assessed(columns, condition)
  return "SELECT p.id, p.code, p.name AS partner_name, " .. columns .. [[, a.id AS assessment_id, a.assessed_on, a.outcome AS result
    FROM partners p LEFT JOIN supplier_profiles s ON s.partner_id = p.id
      LEFT JOIN partner_assessments a ON a.partner_id = p.id AND (a.assessed_on > :today) IS NOT 1
    WHERE ]] .. suppliers.used .. condition .. " ORDER BY p.id, a.assessed_on, a.id"
end

rule "assessed-before-use" {
  requirement = "supplier/assessment-a", title = "Every supplier was approved before it was first used",
  rationale = "Whoever is assessed after the first order is assessed by somebody who already needs it.",
  of     = "partners", name = "{code} {partner_name}", optional = { "partner_assessments.partner_id", "supplier_profiles.partner_id" },
  select = assessed("s.first_used_on", " AND (s.first_used_on IS NULL OR date_add(s.first_used_on, :lookback) >= :today)"),
  judge  = function(partner_name, first_used_on, each)
    if not first_used_on then return unknown("nobody knows when %s was first used", partner_name) end
    if not date.done(first_used_on) then return not_applicable("not used yet") end
    local approved_on, is_open
    for _, assessment_id, assessed_on, result in each("assessment_id", "assessed_on", "result") do
      if assessment_id and (not assessed_on or not result) then is_open = true end
      if result == "approved" or result == "conditional" then approved_on = approved_on or assessed_on end
    end
    if approved_on and approved_on <= first_used_on then return pass() end
    if is_open then return unknown("an assessment of %s has no day or no outcome", partner_name) end
    if not approved_on then return fail("%s is used and was never approved", partner_name) end
    return at_most(date.days(first_used_on, approved_on), 0, "days", "%s was used before it was approved", partner_name)
  end,
  applies = function()
    local recent = [[ SELECT 1 FROM partners p LEFT JOIN supplier_profiles s ON s.partner_id = p.id
      WHERE (s.first_used_on IS NULL OR date_add(s.first_used_on, :lookback) >= :today) AND ]] .. suppliers.used
    if org.exists("SELECT 1 FROM partners p WHERE" .. suppliers.used) and not org.exists(recent) then
      return not_applicable("no supplier is new")
    end
  end,
  fix    = "Assess the supplier now; let the order system refuse whom nobody approved.",
  action = { kind = "corrective", owner = "head of purchasing", within = "60 days" },
}

rule "suppliers-reassessed" {
  requirement = "supplier/assessment-a", title = "Every supplier was assessed within its interval",
  rationale = "Owners, people and sites change, and an old report describes another company.",
  of     = "partners", name = "{code} {partner_name}",
  optional = { "assessment_interval_months", "next_due_on", "partner_assessments.partner_id" },
  select = assessed("p.criticality, p.assessment_interval_months, a.next_due_on", ""),
  judge  = function(partner_name, criticality, assessment_interval_months, each)
    local last, next_due_on, is_open = suppliers.newest(each, "assessment_id", "assessed_on", "next_due_on")
    if is_open then return unknown("an assessment of %s has no day", partner_name) end
    if not last then return fail("%s was never assessed", partner_name) end
    local interval = suppliers.is_high(criticality) and params.high_interval or params.other_interval
    if assessment_interval_months then interval = string.format("%d months", assessment_interval_months) end
    local due = date.add(last, interval)
    -- Who assessed may ask for the next one earlier, and not for a later one than was laid down.
    if next_due_on and next_due_on < due then due = next_due_on end
    return at_most(date.days(due, today), 0, "days", "the assessment of %s is overdue", partner_name)
  end,
  fix    = "Assess the supplier, or suspend it until somebody can.",
  action = { kind = "corrective", owner = "head of purchasing", within = "60 days" },
}

rule "rejected-suppliers-unused" {
  requirement = "supplier/assessment-b", title = "No supplier is active whose last assessment turned it down",
  rationale = "An assessment that changes nothing is a form.",
  of     = "partners", name = "{code} {partner_name}", optional = { "partner_assessments.partner_id" },
  select = assessed("p.status", ""),
  judge  = function(partner_name, status, each)
    local last, result, is_open = suppliers.newest(each, "assessment_id", "assessed_on", "result")
    if is_open then return unknown("an assessment of %s has no day", partner_name) end
    if not last then return not_applicable("never assessed") end
    if not result then return unknown("the last assessment of %s has no outcome", partner_name) end
    if result ~= "rejected" or status == "suspended" then return pass() end
    if not status then return unknown("nobody knows whether %s, turned down, is still used", partner_name) end
    return fail("%s was turned down on %s and is active", partner_name, last)
  end,
  fix    = "Suspend the supplier today; move its orders, or assess again once it has mended what was found.",
  action = { kind = "correction", owner = "head of purchasing", within = "7 days" },
}

-- Assessments of the period, not later than the as-of day, of suppliers in use.
local of_the_period = [[ FROM partner_assessments a JOIN partners p ON p.id = a.partner_id
  WHERE (a.assessed_on > :today) IS NOT 1 AND (a.assessed_on IS NULL OR date_add(a.assessed_on, :lookback) >= :today)
    AND ]] .. suppliers.used

local function met(name, condition_id, due_on, met_on, verified_by_id)
  if date.done(met_on) then
    if not verified_by_id then return fail("nobody verified that condition %d on %s is met", condition_id, name) end
    return pass()
  end
  if not due_on then return fail("condition %d on %s has no day until which it must be met", condition_id, name) end
  return at_most(date.days(due_on, today), 0, "days", "condition %d on %s is overdue", condition_id, name)
end

rule "conditions-met" {
  requirement = "supplier/assessment-c", title = "The conditions of conditional approvals are met in time, and somebody saw it",
  rationale = "A condition that nobody follows up is an approval.",
  of     = "partner_assessments", name = "{code} {assessed_on}",
  optional = { "supplier_conditions.assessment_id", "partner_assessments.partner_id", "met_on" },
  select = [[ SELECT c.id, c.code, c.partner_name, c.assessed_on, c.result, k.id AS condition_id, k.due_on, k.met_on, k.verified_by_id
              FROM (SELECT a.id, p.code, p.name AS partner_name, a.assessed_on, a.outcome AS result ]] .. of_the_period .. [[
                    AND a.outcome IS NOT 'approved' AND a.outcome IS NOT 'rejected') c
                LEFT JOIN supplier_conditions k ON k.assessment_id = c.id ORDER BY c.id, k.id ]],
  applies = function()
    local conditional = "SELECT 1" .. of_the_period .. " AND a.outcome IS NOT 'approved' AND a.outcome IS NOT 'rejected'"
    if org.exists("SELECT 1" .. of_the_period) and not org.exists(conditional) then
      return not_applicable("no approval was conditional")
    end
  end,
  judge  = function(partner_name, result, each)
    if not result then return unknown("an assessment of %s has no outcome", partner_name) end
    local verdicts = {}
    for n, condition_id, due_on, met_on, verified_by_id in each("condition_id", "due_on", "met_on", "verified_by_id") do
      if not condition_id then return fail("the approval of %s is conditional, and no condition is on record", partner_name) end
      verdicts[n] = met(partner_name, condition_id, due_on, met_on, verified_by_id)
    end
    return verdicts
  end,
  fix    = "Ask for the proof, look at it, and suspend the supplier where it cannot be shown.",
  action = { kind = "corrective", owner = "head of purchasing", within = "30 days" },
}

rule "assessors-independent" {
  requirement = "supplier/assessment-d", title = "Nobody assessed a supplier that they order from",
  rationale = "Who needs the goods on Monday sees no fault on Friday.",
  of     = "partner_assessments", name = "{code} {assessed_on}",
  optional = { "partner_assessments.partner_id", "supplier_profiles.partner_id" },
  select = [[ SELECT a.id, p.code, p.name AS partner_name, a.assessed_on, a.assessor_id,
                     (SELECT s.buyer_id FROM supplier_profiles s WHERE s.partner_id = p.id) AS buyer_id ]]
    .. of_the_period .. " ORDER BY a.id",
  judge  = function(partner_name, assessor_id, buyer_id)
    if not assessor_id then return unknown("nobody knows who assessed %s", partner_name) end
    if not buyer_id then return unknown("nobody knows who orders from %s", partner_name) end
    if assessor_id == buyer_id then return fail("%s was assessed by who orders from it", partner_name) end
  end,
  fix    = "Have somebody else look at the assessment and repeat what they doubt.",
  action = { kind = "corrective", owner = "head of purchasing", within = "60 days" },
}

question "critical-suppliers-visited" {
  requirement = "supplier/assessment-e",
  ask = "Was every critical supplier visited by somebody who knows what security there should look like? Read two reports of visits.",
  evidence = "required", valid_for = "24 months",
}
