-- A test gives rows and says what must come of them; what it leaves out is NULL, or filled where that is forbidden.
local function partner(columns)
  local row = { id = 1, code = "C-1", status = "active", agreement_signed_on = "2025-01-01" }
  for name, value in pairs(columns) do row[name] = value end
  return { partners = { row } }
end

test "an agreement counts on its last day" {
  rule = "agreements-current", as_of = "2026-06-30",
  given = partner { agreement_expires_on = "2026-06-30" }, expect = "conforming",
}

test "a day later it has run out" {
  rule = "agreements-current", as_of = "2026-06-30",
  given = partner { agreement_expires_on = "2026-06-29" },
  expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { measured = 1, limit = 0, text = "C-1 has run out" } } },
}

test "grace is a parameter" {
  rule = "agreements-current", as_of = "2026-06-30", params = { agreement_grace = 1 },
  given = partner { agreement_expires_on = "2026-06-29" }, expect = "conforming",
}

test "an agreement that is signed tomorrow is not signed" {
  rule = "agreements-current", as_of = "2026-06-30",
  given = partner { agreement_signed_on = "2026-07-01" },
  expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "without a signed agreement" } } },
}

test "someone we no longer work with is nobody's concern" {
  rule = "agreements-current", as_of = "2026-06-30",
  given = partner { status = "ended", agreement_expires_on = "2020-01-01" }, expect = "not_evaluable",
}
