-- Security declarations.
local suppliers = require "suppliers"

rule "declarations-in-force" {
  requirement = "supplier/declarations-a", title = "Every supplier has a security declaration in force",
  rationale = "What nobody promised nobody can be held to.",
  of     = "partners", name = "{code} {partner_name}", optional = { "valid_until", "supplier_declarations.partner_id" },
  select = [[ SELECT p.id, p.code, p.name AS partner_name, d.id AS declaration_id, d.signed_on, d.valid_until
              FROM partners p LEFT JOIN supplier_declarations d ON d.partner_id = p.id AND (d.signed_on > :today) IS NOT 1
              WHERE ]] .. suppliers.used .. " ORDER BY p.id, d.signed_on, d.id",
  judge  = function(partner_name, each)
    local last, valid_until, is_open = suppliers.newest(each, "declaration_id", "signed_on", "valid_until")
    if is_open then return unknown("a declaration of %s has no day", partner_name) end
    if not last then return fail("%s has signed no declaration", partner_name) end
    local due = date.add(last, params.declaration_interval)
    if valid_until and valid_until < due then due = valid_until end
    return at_most(date.days(due, today), 0, "days", "the declaration of %s has run out", partner_name)
  end,
  fix    = "Send the declaration to be signed again, and put a day into the calendar a month before it runs out.",
  action = { kind = "correction", owner = "head of purchasing", within = "30 days" },
}

rule "declarations-signed-with-authority" {
  requirement = "supplier/declarations-b", title = "Every declaration was signed by a named person whose authority was checked",
  rationale = "A sales representative can promise anything.",
  of     = "supplier_declarations", name = "{code} {signed_on}", optional = { "supplier_declarations.partner_id" },
  select = [[ SELECT d.id, p.code, p.name AS partner_name, d.signed_on, d.signed_by, d.authority_checked_on
              FROM supplier_declarations d JOIN partners p ON p.id = d.partner_id
              WHERE (d.signed_on IS NULL OR date_add(d.signed_on, :declaration_interval) >= :today) AND ]]
    .. suppliers.used .. " ORDER BY d.id",
  judge  = function(partner_name, signed_by, authority_checked_on)
    if blank(signed_by) then return fail("nobody knows who signed for %s", partner_name) end
    if not date.done(authority_checked_on) then return fail("nobody checked that %s may sign for %s", signed_by, partner_name) end
  end,
  fix    = "Look the person up in the company register, or ask for a mandate.",
  action = { kind = "correction", owner = "head of purchasing", within = "30 days" },
}

-- assay: allow question-without-evidence because whoever asks reads a declaration and a report
question "declarations-checkable" {
  requirement = "supplier/declarations-b",
  ask = "Do declarations say what the supplier does, in words that a visit could prove wrong? Hold one against a report of a visit.",
  evidence = "optional", valid_for = "24 months",
}
