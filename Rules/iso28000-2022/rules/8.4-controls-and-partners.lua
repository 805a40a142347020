-- Controls on staff, security equipment, partners and what is bought in: whether they are in place and kept up.
local interval = require "iso28000-common/interval"
local partners = require "iso28000-common/partners"
local process_controls = require "iso28000-common/process_controls"
local parts = require "iso28000-common/parts"
local security_equipment = require "iso28000-common/security_equipment"

rule "staff-handling-controlled" (process_controls.working("hr", "the handling of staff") {
  requirement = "28000-2022/8.4-a", title = "A working control covers how staff are hired, moved and let go",
  maturity = 3,
  rationale = "Whoever is let in unchecked, or keeps the keys on leaving, gets past every fence.",
  fix    = "Describe how applicants are vetted and leavers are locked out, name an owner, and put it to work.",
  action = { kind = "corrective", owner = "head of personnel", within = "60 days" },
})

local stages = { "design", "installation", "operation", "modification" }

rule "equipment-stages-controlled" (security_equipment.controlled_at(stages) {
  requirement = "28000-2022/8.4-b", title = "Working controls cover the design, fitting, use and alteration of security systems",
  maturity = 3,
})

rule "equipment-maintained" (security_equipment.maintained {
  requirement = "28000-2022/8.4-b", title = "Security equipment is maintained within its interval",
})

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

rule "partners-know-what-is-asked" (partners.told {
  requirement = "28000-2022/8.4-j", title = "Each partner in scope was told what security is asked of it",
})

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
