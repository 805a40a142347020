-- Begin here: change the limit, or write the next rule below. Each asks one thing of each row of its query.
rule "agreements-current" {
  title     = "We work with nobody whose agreement is missing or has run out",
  rationale = "Security duties of a partner end with the agreement that names them.",
  of        = "partners", name = "{code} {name}",
  select    = [[ SELECT id, code, name, agreement_signed_on, agreement_expires_on FROM partners
                 WHERE status IS NOT 'ended' AND status IS NOT 'prospective' ORDER BY id ]],
  optional  = { "agreement_expires_on" },
  judge     = function(agreement_signed_on, agreement_expires_on, code)
    if not date.done(agreement_signed_on) then return fail("%s works for us without a signed agreement", code) end
    if not agreement_expires_on then return pass() end
    return at_most(date.days(agreement_expires_on, today), params.agreement_grace, "days", "the agreement with %s has run out", code)
  end,
  fix       = "Renew the agreement, or stop working with the partner.",
  action    = { kind = "corrective", owner = "purchasing", within = "30 days" },
}
