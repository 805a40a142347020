local partners = require "iso28000-common/fixtures.partners"
local process_controls = require "iso28000-common/fixtures.process_controls"
local security_equipment = require "iso28000-common/fixtures.security_equipment"

local day = "2026-06-30"

test "a working control on staff is one that is there, described and owned" (process_controls.working("hr", "handling of staff") {
  rule = "staff-handling-controlled",
})

test "four stages of security systems are covered, or it is said why not" (
  security_equipment.controlled_at { "design", "installation", "operation", "modification" } { rule = "equipment-stages-controlled" })

local function equipment(columns)
  columns.id, columns.code, columns.status = 5, "BAR-1", columns.status or "in_service"
  return { security_equipment = { columns } }
end

test "maintenance is due at the end of its interval" (security_equipment.maintained { rule = "equipment-maintained" })

local function specified(status, installed_on, commissioned_on)
  local given = equipment { design_spec_document_id = 9, installed_on = installed_on, commissioned_on = commissioned_on }
  given.documents = { { id = 9, title = "Cameras", status = status } }
  return given
end

test "equipment has a specification in force and was accepted once it was fitted" {
  rule = "equipment-specified-and-accepted", as_of = day,
  cases = {
    { name = "fitted and accepted in a day", given = specified("current", "2026-01-05", "2026-01-05"), expect = "conforming" },
    { name = "accepted a day early", given = specified("current", "2026-01-05", "2026-01-04"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { measured = 1, text = "before it was fitted" } } } },
    { name = "obsolete", given = specified("obsolete", "2026-01-05", "2026-01-05"),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { measured = 1, text = "lacks current specification" } } } },
    { name = "not accepted", given = specified("current", "2026-01-05"), expect = "nonconforming" },
  },
}

local function partner(columns, assessments)
  columns.id, columns.code, columns.name = 3, "PN-3", "Weserkurier"
  columns.criticality, columns.in_scope = columns.criticality or "high", 1
  columns.status = columns.status or "active"
  return {
    partners = { columns }, partner_assessments = assessments,
    documents = { { id = 4, title = "Rules for carriers", status = "current" } },
  }
end

test "a partner is told by a document in force" (partners.told { rule = "partners-know-what-is-asked" })

test "the last day of an agreement still counts" {
  rule = "critical-partners-under-agreement", as_of = day,
  cases = {
    { name = "last day", given = partner { agreement_signed_on = "2023-07-01", agreement_expires_on = day }, expect = "conforming" },
    { name = "a day after", given = partner { agreement_signed_on = "2023-07-01", agreement_expires_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { measured = 1, text = "Weserkurier has run out" } } } },
    { name = "without end", given = partner { agreement_signed_on = "2023-07-01" }, expect = "conforming" },
    { name = "never signed", given = partner { agreement_expires_on = "2030-01-01" },
      expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "no agreement" } } } },
    { name = "ended", given = partner { status = "ended", agreement_signed_on = "2020-01-01", agreement_expires_on = "2021-01-01" },
      expect = { outcome = "not_applicable" } },
    { name = "nobody is critical", given = partner { criticality = "low" }, expect = "not_applicable" },
    { name = "suspended", given = partner { status = "suspended" }, expect = "nonconforming" },
    { name = "of no status", given = { partners = { { id = 3, name = "Weserkurier", criticality = "high", in_scope = 1 } } },
      expect = "nonconforming" },
    { name = "of no criticality", given = { partners = { { id = 3, name = "Weserkurier", status = "active", in_scope = 1 } } },
      expect = "nonconforming" },
    { name = "no partner", given = {}, expect = "not_evaluable" },
  },
}

local function provision(monitored_on, control, owner, matters)
  return {
    partners = { { id = 3, name = "Weserkurier", status = "active" } },
    external_provisions = { { id = 6, code = "EP-6", partner_id = 3, affects_conformity = matters or 1, description = "Night guard",
                              control_description = control, responsible_id = owner, monitored_on = monitored_on } },
  }
end

-- A provision that nobody watches, by a partner of a status.
local function provision_of(status)
  local given = provision(nil, "Spot checks", 1)
  given.partners[1].status = status
  return given
end

test "what is bought in is watched within a year" {
  rule = "provisions-monitored", as_of = day,
  cases = {
    { name = "on the day", given = provision("2025-06-30", "Spot checks", 1), expect = "conforming" },
    { name = "a day later", given = provision("2025-06-29", "Spot checks", 1),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["6"] = { measured = 1, text = "EP-6 is overdue" } } } },
    { name = "its interval is a parameter", given = provision("2025-06-30", "Spot checks", 1), params = { provision_interval = "6 months" },
      expect = "nonconforming" },
    { name = "never", given = provision(nil, "Spot checks", 1), expect = "nonconforming" },
    { name = "no control, no owner", given = provision("2026-06-01"),
      expect = { outcome = "nonconforming",
                 subjects = { ["6"] = { measured = 2, text = "lacks control description and responsible person" } } } },
    { name = "does not matter", given = provision(nil, nil, nil, 0), expect = "not_evaluable" },
    { name = "of who ended", given = provision_of "ended", expect = "not_evaluable" },
    { name = "of a prospect", given = provision_of "prospective", expect = "not_evaluable" },
    { name = "of who is suspended", given = provision_of "suspended", expect = "nonconforming" },
    { name = "of nobody known", given = { external_provisions = { { id = 6, code = "EP-6" } } }, expect = "nonconforming" },
  },
}

test "the newest assessment of a critical partner decides" {
  rule = "critical-partners-assessed", as_of = day,
  cases = {
    { name = "due today", expect = "conforming",
      given = partner({}, { { partner_id = 3, assessed_on = "2025-06-30", outcome = "approved", next_due_on = day } }) },
    { name = "due yesterday",
      given = partner({}, { { partner_id = 3, assessed_on = "2025-06-29", outcome = "approved", next_due_on = "2026-06-29" } }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["3"] = { measured = 1, text = "assessment of Weserkurier" } } } },
    { name = "its own interval", expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 1 } } },
      given = partner({ assessment_interval_months = 6 }, { { partner_id = 3, assessed_on = "2025-12-29", outcome = "conditional" } }) },
    { name = "turned down", expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "turned down on 2026-05-01" } } },
      given = partner({}, { { partner_id = 3, assessed_on = "2026-05-01", outcome = "rejected" },
                            { partner_id = 3, assessed_on = "2025-05-01", outcome = "approved" } }) },
    { name = "without outcome", given = partner({}, { { partner_id = 3, assessed_on = "2026-05-01" } }), expect = "not_evaluable" },
    { name = "planned only", given = partner({}, { { partner_id = 3, assessed_on = "2026-07-01", outcome = "approved" } }),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "never assessed" } } } },
    { name = "nobody is critical", given = partner { criticality = "medium" }, expect = "not_applicable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "equipment-specified-and-accepted", rule = "equipment-specified-and-accepted",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = {
          { title = "Cameras", id = 9, status = "current" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" },
        },
        security_equipment = {
          { installed_on = "2026-01-05", design_spec_document_id = 9, id = 5, code = "BAR-1", commissioned_on = "2026-01-05",
            status = "in_service", },
          { id = 9001, status = "planned" },
          { installed_on = "2026-01-05", design_spec_document_id = 9, id = 9101, code = "BAR-1b",
            commissioned_on = "2026-01-05", status = "planned", },
          { id = 9102, design_spec_document_id = 9, status = "planned" }, { id = 9103, status = "planned" },
          { id = 9104, design_spec_document_id = 9, decommissioned_on = "2001-01-01" },
        },
        partners = { { id = 9001, status = "prospective" } },
      } },
    { name = "critical-partners-under-agreement", rule = "critical-partners-under-agreement",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { agreement_signed_on = "2023-07-01", name = "Weserkurier", status = "active", in_scope = 1, criticality = "high",
            code = "PN-3", id = 3, },
          { id = 9001, status = "prospective" },
          { agreement_signed_on = "2023-07-01", name = "Weserkurier", status = "active", in_scope = 0, criticality = "high",
            code = "PN-3b", id = 9101, },
          { id = 9102, security_requirements_document_id = 4, in_scope = 0 }, { id = 9103, in_scope = 0 },
          { id = 9104, security_requirements_document_id = 4, status = "prospective" }, { id = 9105, status = "prospective" },
          { id = 9106, security_requirements_document_id = 4, criticality = "low" }, { id = 9107, criticality = "low" },
          { id = 9108, security_requirements_document_id = 4, criticality = "low" }, { id = 9109, criticality = "low" },
        },
        documents = { { title = "Rules for carriers", id = 4, status = "current" } },
      } },
    { name = "provisions-monitored", rule = "provisions-monitored",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { status = "active", id = 3, name = "Weserkurier" }, { id = 9001, status = "prospective" },
          { id = 9002, status = "active" }, { id = 9004, status = "ended" },
          { status = "ended", id = 9101, name = "Weserkurier" }, { id = 9102, status = "ended" },
          { status = "prospective", id = 9103, name = "Weserkurier" },
          { status = "prospective", id = 9104, name = "Weserkurier" }, { id = 9105, status = "prospective" },
          { status = "active", id = 9106, name = "Weserkurier" },
        },
        external_provisions = {
          { code = "EP-6", id = 6, control_description = "Spot checks", monitored_on = "2025-06-30", responsible_id = 1,
            description = "Night guard", partner_id = 3, affects_conformity = 1, },

        },
      } },
    { name = "critical-partners-assessed", rule = "critical-partners-assessed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { code = "PN-3", name = "Weserkurier", status = "active", criticality = "high", id = 3, in_scope = 1 },
          { id = 9001, status = "prospective" },
          { code = "PN-3b", name = "Weserkurier", status = "active", criticality = "high", id = 9103, in_scope = 0 },
          { id = 9104, security_requirements_document_id = 4, in_scope = 0 }, { id = 9105, in_scope = 0 },
          { id = 9106, security_requirements_document_id = 4, status = "prospective" }, { id = 9107, status = "prospective" },
          { id = 9108, security_requirements_document_id = 4, criticality = "low" }, { id = 9109, criticality = "low" },
          { id = 9110, security_requirements_document_id = 4, criticality = "low" }, { id = 9111, criticality = "low" },
        },
        partner_assessments = {
          { next_due_on = "2026-06-30", partner_id = 3, outcome = "approved", assessed_on = "2025-06-30" },
          { id = 9001, method = "questionnaire" },
          { next_due_on = "2026-06-30", partner_id = 9001, outcome = "approved", assessed_on = "2025-06-30", id = 9101, },
          { id = 9102, partner_id = 9001 },
        },
        documents = { { title = "Rules for carriers", id = 4, status = "current" } },
      } },
  },
}
