local supplier = require "fixtures.supplier"
local null = supplier.null
local day = "2026-06-30"

local function declared(columns) return supplier.of("supplier_declarations", columns) end

test "a declaration counts to its last day, and no longer than the interval" {
  rule = "declarations-in-force", as_of = day,
  cases = {
    { name = "its last day", given = declared { valid_until = day }, expect = "conforming" },
    { name = "a day later", given = declared { valid_until = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "the declaration of Kade has run out" } } } },
    { name = "the interval's last day", given = declared { signed_on = "2024-06-30", valid_until = null }, expect = "conforming" },
    { name = "a day after the interval", given = declared { signed_on = "2024-06-29", valid_until = null }, expect = "nonconforming" },
    { name = "it says longer than the interval", given = declared { signed_on = "2024-06-28", valid_until = "2030-01-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 2 } } } },
    { name = "a parameter", given = declared { valid_until = null }, params = { declaration_interval = "3 months" },
      expect = "nonconforming" },
    { name = "the newest counts", expect = "conforming", given = declared {
      { id = 1, partner_id = 1, signed_on = "2026-01-01" },
      { id = 2, partner_id = 1, signed_on = "2020-01-01", valid_until = "2021-01-01" } } },
    { name = "signed tomorrow", given = declared { signed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade has signed no declaration" } } } },
    { name = "none", given = declared {}, expect = "nonconforming" },
    { name = "signed nobody knows when", given = declared { signed_on = null }, expect = "not_evaluable" },
    { name = "another's", given = declared { { id = 1, partner_id = 9, signed_on = "2026-01-01" } }, expect = "nonconforming" },
    { name = "signed today", given = declared { { id = 1, partner_id = 1, signed_on = day, valid_until = day } }, expect = "conforming" },
    { name = "its last day is before the interval's by one",
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } },
      given = declared { signed_on = "2024-06-30", valid_until = "2026-06-29" } },
  },
}

test "who signs may sign" {
  rule = "declarations-signed-with-authority", as_of = day,
  cases = {
    { name = "checked today", given = declared { authority_checked_on = day }, expect = "conforming" },
    { name = "checked tomorrow", given = declared { authority_checked_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "nobody checked that D. Oz, director may sign for Kade" } } } },
    { name = "never checked", given = declared { authority_checked_on = null }, expect = "nonconforming" },
    { name = "a blank name", given = declared { signed_by = " " },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody knows who signed for Kade" } } } },
    { name = "signed nobody knows when", given = declared { signed_on = null, signed_by = null }, expect = "nonconforming" },
    { name = "of the last day that counts", given = declared { signed_on = "2024-06-30", signed_by = null }, expect = "nonconforming" },
    { name = "of another, who is a customer",
      expect = { outcome = "conforming", population = { of = 2, judged = 1 } }, given = supplier.with {
      partners = { { id = 1, name = "Kade", kind = "supplier" }, { id = 2, name = "Roos", kind = "customer" } },
      supplier_declarations = {
        { id = 1, partner_id = 1, signed_on = "2026-01-01", signed_by = "D. Oz", authority_checked_on = day },
        { id = 2, partner_id = 2, signed_on = "2026-01-01" } } } },
    { name = "of a day before", given = declared { signed_on = "2024-06-29", signed_by = null }, expect = "not_evaluable" },
  },
}
