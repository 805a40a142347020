-- Controls on staff, security equipment, partners and what is bought in: whether they are in place and kept up.
local interval = require "interval"
local parts = require "parts"
local partners = require "partners"

rule "staff-handling-controlled" {
  requirement = "28000-2022/8.4-a", title = "A working control covers how staff are hired, moved and let go",
  rationale = "Whoever is let in unchecked, or keeps the keys on leaving, gets past every fence.",
  maturity = 3,
  of     = "process_controls",
  check  = function()
    local working = org.value [[ SELECT count(*) FROM process_controls
      WHERE kind = 'hr' AND done(implemented_on) AND trim(description) > '' AND owner_id IS NOT NULL ]]
    return at_least(working, 1, "controls", "no implemented and owned control covers the handling of staff")
  end,
  when_empty = fail("no control of any process is on record"),
  fix    = "Describe how applicants are vetted and leavers are locked out, name an owner, and put it to work.",
  action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
}

-- A stage that does not occur is covered where the reason is written down.
rule "equipment-stages-controlled" {
  requirement = "28000-2022/8.4-b", title = "Working controls cover the design, fitting, use and alteration of security systems",
  rationale = "A system that is well run and carelessly altered is open on the day after the alteration.",
  maturity = 3,
  of     = "process_controls",
  check  = function()
    local covered, open = {}, {}
    for _, kind, implemented_on, description, reason in org.rows [[
        SELECT kind, implemented_on, description, not_applicable_reason FROM process_controls WHERE kind IS NOT NULL ORDER BY id ]] do
      if date.done(implemented_on) and not blank(description) or not blank(reason) then covered[kind] = true end
    end
    for _, stage in ipairs { "design", "installation", "operation", "modification" } do
      if not covered[stage] then open[#open + 1] = stage end
    end
    return at_most(#open, 0, "stages", "no working control covers %s", table.concat(open, ", "))
  end,
  when_empty = fail("no control of any process is on record"),
  fix    = "Put a control in place for each stage named, or record why the stage does not occur.",
  action = { kind = "corrective", owner = "process owner", within = "60 days" },
}

-- Equipment that is planned, out of service or gone is not relied upon; a status left out is.
rule "equipment-maintained" {
  requirement = "28000-2022/8.4-b", title = "Security equipment is maintained within its interval",
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

rule "equipment-specified-and-accepted" {
  requirement = "28000-2022/8.4-b", title = "Security equipment was designed to a valid specification and accepted when it was fitted",
  rationale = "Without a specification nobody can say what the equipment must see or stop, and without acceptance whether it does.",
  maturity = 3,
  of     = "security_equipment", name = "{code} {equipment_name}",
  select = [[ SELECT e.id, e.code, e.name AS equipment_name, e.site_id, e.installed_on, e.commissioned_on,
                     CASE WHEN d.status = 'current' THEN d.id END AS current_specification_id
              FROM security_equipment e LEFT JOIN documents d ON d.id = e.design_spec_document_id
              WHERE (e.status IS NULL OR e.status = 'in_service') AND done(e.decommissioned_on) IS NOT 1 ORDER BY e.id ]],
  judge  = function(row)
    local days = row.installed_on and row.commissioned_on and date.days(row.commissioned_on, row.installed_on) or 0
    return {
      parts.filled(row.code, row, { "current_specification_id", "installed_on", "commissioned_on" }),
      at_most(days, 0, "days", "%s was accepted before it was fitted", row.code),
    }
  end,
  fix    = "Name the specification in force, test the equipment against it, and enter the day it was accepted.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "partners-know-what-is-asked" {
  requirement = "28000-2022/8.4-j", title = "Each partner in scope was told what security is asked of it",
  rationale = "A partner cannot keep rules that it never received.",
  maturity = 3,
  of     = "partners", name = "{code} {partner_name}",
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.requirements_communicated_on AS day_of_telling,
                     CASE WHEN d.status = 'current' THEN d.id END AS current_requirements_id
              FROM partners p LEFT JOIN documents d ON d.id = p.security_requirements_document_id
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended')) ORDER BY p.id ]],
  judge  = function(row)
    local told = row.day_of_telling
    if told and not date.done(told) then return fail("%s will be told only on %s what is asked of it", row.partner_name, told) end
    return parts.filled(row.partner_name, row, { "current_requirements_id", "day_of_telling" })
  end,
  fix    = "Send the partner the security requirements that are in force and enter the day it received them.",
  action = { kind = "correction", owner = "partner manager", within = "30 days" },
}

-- Only a partner of low or medium criticality is left out: one that nobody rated may be critical.
rule "critical-partners-under-agreement" {
  requirement = "28000-2022/8.4-j", title = "No critical partner works under an agreement that has run out",
  rationale = "With the agreement the right to ask for security, to look and to claim ends too.",
  of     = "partners", name = "{code} {partner_name}", optional = { "agreement_expires_on" },
  select = [[ SELECT id, code, name AS partner_name, agreement_signed_on, agreement_expires_on FROM partners
              WHERE in_scope IS NOT 0 AND (status IS NULL OR status IN ('active', 'suspended'))
                AND (criticality IS NULL OR criticality IN ('high', 'critical')) ORDER BY id ]],
  judge  = function(partner_name, agreement_signed_on, agreement_expires_on)
    if not date.done(agreement_signed_on) then return fail("no agreement with %s is signed", partner_name) end
    if agreement_expires_on then
      return at_most(date.days(agreement_expires_on, today), 0, "days", "the agreement with %s has run out", partner_name)
    end
  end,
  applies = partners.some_critical,
  fix    = "Renew the agreement with its security terms, or give the partner no more work until it is signed.",
  action = { kind = "correction", owner = "partner manager", within = "30 days" },
}

rule "provisions-monitored" {
  requirement = "28000-2022/8.4-l", title = "What is bought in and matters is controlled, owned and watched",
  rationale = "Work that somebody else does remains the organisation's own security.",
  of     = "external_provisions", name = "{code} {description}",
  select = [[ SELECT e.id, e.code, e.description, e.control_description, e.responsible_id AS responsible_person_id, e.monitored_on
              FROM external_provisions e LEFT JOIN partners p ON p.id = e.partner_id
              WHERE e.affects_conformity IS NOT 0 AND p.status IS NOT 'ended' AND p.status IS NOT 'prospective' ORDER BY e.id ]],
  judge  = function(row)
    local complete = parts.filled(row.code, row, { "control_description", "responsible_person_id" })
    if not date.done(row.monitored_on) then return { complete, fail("%s was never monitored", row.code) } end
    local due = date.due(nil, row.monitored_on, params.provision_interval)
    return { complete, at_most(date.days(due, today), 0, "days", "monitoring of %s is overdue", row.code) }
  end,
  fix    = "Look at the provision now against its control, enter the day and the result, and set the next one.",
  action = { kind = "correction", owner = "provision owner", within = "30 days" },
}

rule "critical-partners-assessed" {
  requirement = "28000-2022/8.4-l", title = "Critical partners are assessed in time and not turned down",
  rationale = "A carrier or guard that has changed for the worse shows in the next assessment or in the next loss.",
  of     = "partners", name = "{code} {partner_name}", optional = { "assessment_interval_months" },
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.assessment_interval_months AS months, a.assessed_on, a.outcome, a.next_due_on
              FROM partners p LEFT JOIN partner_assessments a ON a.partner_id = p.id AND done(a.assessed_on)
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended'))
                AND (p.criticality IS NULL OR p.criticality IN ('high', 'critical')) ORDER BY p.id, a.assessed_on, a.id ]],
  judge  = function(partner_name, months, each)
    local last_on, last_outcome, next_on
    for _, assessed_on, outcome, next_due_on in each("assessed_on", "outcome", "next_due_on") do
      last_on, last_outcome, next_on = assessed_on, outcome, next_due_on
    end
    if not last_on then return fail("%s was never assessed", partner_name) end
    if last_outcome == "rejected" then return fail("%s was turned down on %s and still works for us", partner_name, last_on) end
    local due = date.due(next_on, last_on, interval.months(months, params.partner_interval))
    local verdict = at_most(date.days(due, today), 0, "days", "assessment of %s is overdue", partner_name)
    if not last_outcome then return { verdict, unknown("the assessment of %s on %s has no outcome", partner_name, last_on) } end
    return verdict
  end,
  applies = partners.some_critical,
  fix    = "Assess the partner this month, on site where its work touches goods or gates, and decide whether it stays.",
  action = { kind = "correction", owner = "partner security assessor", within = "30 days" },
}
