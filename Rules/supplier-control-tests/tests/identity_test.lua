local supplier = require "fixtures.supplier"
local null = supplier.null
local day = "2026-06-30"

local function lei(text, criticality)
  return supplier.with { supplier_profiles = { lei = text }, partners = criticality and { criticality = criticality } }
end

test "an identifier is right by its form and check digits" {
  rule = "identifiers-right", as_of = day,
  cases = {
    { name = "right", given = supplier.with {}, expect = "conforming" },
    { name = "of digits alone", given = lei "52990000000000001166", expect = "conforming" },
    { name = "with other letters", given = lei "724500ABCDEFGHIJ1260", expect = "conforming" },
    { name = "check digits of another", given = lei "529900T8BM49AURSDO56",
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "529900T8BM49AURSDO56 of Kade has check digits that do not fit" } } } },
    { name = "two places swapped", given = lei "529900T8BM94AURSDO55", expect = "nonconforming" },
    { name = "small letters", given = lei "529900t8bm49aursdo55",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "is not 18 capital letters and digits" } } } },
    { name = "too short", given = lei "529900T8BM49AURSD55",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "is not 18" } } } },
    { name = "too long", given = lei "5299000000000000011660",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "is not 18" } } } },
    { name = "a letter for a check digit", given = lei "529900T8BM49AURSDO5A",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "is not 18" } } } },
    { name = "a hyphen", given = lei "529900-8BM49AURSDO55", expect = "nonconforming" },
    { name = "high and none", given = lei(null),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade has no legal entity identifier" } } } },
    { name = "critical and none", given = lei(null, "critical"), expect = "nonconforming" },
    { name = "medium and none", given = lei(null, "medium"), expect = "not_applicable" },
    { name = "low and none", given = lei(null, "low"), expect = "not_applicable" },
    -- 98 less a rest below 97 is 02 to 98; 00, 01 and 99 leave the rest 1 as well, and nobody was given them.
    { name = "the least check digits", given = lei "52990000000000000002", expect = "conforming" },
    { name = "the greatest check digits", given = lei "52990000000000006598", expect = "conforming" },
    { name = "check digits 99", given = lei "52990000000000000099",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "has check digits that do not fit" } } } },
    { name = "check digits 00", given = lei "52990000000000003300", expect = "nonconforming" },
    { name = "check digits 01", given = lei "52990000000000006501", expect = "nonconforming" },
    { name = "an empty profile of another", expect = "nonconforming", given = supplier.with {
      supplier_profiles = { { id = 1, partner_id = 9, lei = "529900T8BM49AURSDO55" } } } },
    { name = "low and wrong", given = lei("529900T8BM49AURSDO56", "low"), expect = "nonconforming" },
    { name = "nobody knows how critical", given = lei(null, null), expect = "not_evaluable" },
    { name = "no profile", given = supplier.of("supplier_profiles", {}), expect = "nonconforming" },
  },
}

test "which partners are suppliers in use" {
  rule = "identifiers-right", as_of = day,
  cases = {
    { name = "a customer", given = supplier.of("partners", { kind = "customer" }), expect = "not_evaluable" },
    { name = "out of scope", given = supplier.of("partners", { in_scope = 0 }), expect = "not_evaluable" },
    { name = "not yet", given = supplier.of("partners", { status = "prospective" }), expect = "not_evaluable" },
    { name = "no more", given = supplier.of("partners", { status = "ended" }), expect = "not_evaluable" },
    { name = "suspended", given = supplier.of("partners", { status = "suspended" }), expect = "conforming" },
    { name = "nothing known", given = supplier.of("partners", { kind = null, in_scope = null, status = null }), expect = "conforming" },
  },
}

test "an identifier holds to its last day" {
  rule = "identifiers-kept-up", as_of = day,
  cases = {
    { name = "on the day", given = supplier.of("supplier_profiles", { lei_renewal_due_on = day }), expect = "conforming" },
    { name = "a day later", given = supplier.of("supplier_profiles", { lei_renewal_due_on = "2026-06-29" }),
      expect = { outcome = "remarked", grade = "observation",
                 subjects = { ["1"] = { measured = 1, text = "the identifier of Kade has lapsed" } } } },
    { name = "not known", given = supplier.of("supplier_profiles", { lei_renewal_due_on = null }), expect = "not_evaluable" },
    { name = "none", given = lei(null), expect = "not_applicable" },
  },
}
