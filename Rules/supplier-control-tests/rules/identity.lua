-- Who the supplier is.
local iso17442 = require "iso17442"
local suppliers = require "suppliers"

rule "identifiers-right" {
  requirement = "supplier/identity-a", title = "Suppliers that matter have a legal entity identifier, and every one on record is right",
  rationale = "Names are alike in every country; screening the wrong company finds nothing.",
  of     = "partners", name = "{code} {partner_name}", optional = { "lei", "supplier_profiles.partner_id" },
  select = [[ SELECT p.id, p.code, p.name AS partner_name, p.criticality, s.lei
              FROM partners p LEFT JOIN supplier_profiles s ON s.partner_id = p.id WHERE ]] .. suppliers.used .. " ORDER BY p.id",
  judge  = function(partner_name, criticality, lei)
    if not lei then
      if not criticality then return unknown("nobody rated how critical %s is, and it has no identifier", partner_name) end
      if suppliers.is_high(criticality) then return fail("%s has no legal entity identifier", partner_name) end
      return not_applicable("not critical, and has none")
    end
    local fault = iso17442.fault(lei)
    if fault then return fail("%s of %s %s", lei, partner_name, fault) end
  end,
  fix    = "Look the supplier up in the public register of identifiers, and correct or enter it.",
  action = { kind = "correction", owner = "head of purchasing", within = "30 days" },
}

rule "identifiers-kept-up" {
  requirement = "supplier/identity-b", title = "The identifiers of suppliers are kept up",
  rationale = "Behind an identifier that lapsed, owners and address may have changed long ago.",
  of     = "supplier_profiles", name = "{code} {partner_name}", optional = { "lei", "supplier_profiles.partner_id" },
  select = [[ SELECT s.id, p.code, p.name AS partner_name, s.lei, s.lei_renewal_due_on
              FROM supplier_profiles s JOIN partners p ON p.id = s.partner_id WHERE ]] .. suppliers.used .. " ORDER BY s.id",
  judge  = function(partner_name, lei, lei_renewal_due_on)
    if not lei then return not_applicable("has none") end
    if not lei_renewal_due_on then return unknown("nobody knows until when the identifier of %s holds", partner_name) end
    return at_most(date.days(lei_renewal_due_on, today), 0, "days", "the identifier of %s has lapsed", partner_name)
  end,
  fix    = "Ask the supplier to renew it, and look up its owners meanwhile.",
}
