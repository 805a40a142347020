local parties = require "iso28000-common/fixtures.parties"

local function party(row)
  row.id, row.code = row.id or 1, row.code or "IP-1"
  return { people = { { id = 1 }, { id = 2, end_on = "2026-06-30" } }, interested_parties = { row } }
end

local function kinds(...)
  local rows = {}
  for n, kind in ipairs { ... } do rows[n] = { id = n, kind = kind } end
  return { interested_parties = rows }
end

local function answered(given, word)
  given.people = { { id = 1 }, { id = 2 } }
  given.attestations = {
    { id = 1, question = "iso28000-2022/parties-complete", answer = word, narrative = "We employ nobody.", attested_by = 1,
      attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
  }
  given.evidence_files = { { id = 1, sha256 = string.rep("0", 64) } }
  given.evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } }
  return given
end

test "a party has its kind, its relevance and an owner who is there" {
  rule = "parties-owned", as_of = "2026-06-30",
  cases = {
    { name = "whole", given = party { kind = "authority", relevance = "Grants the licence", owner_id = 1 }, expect = "conforming" },
    { name = "nobody owns it", given = party { kind = "authority", relevance = "Grants the licence" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["1"] = { text = "nobody owns party IP-1" } } } },
    { name = "owner left today", given = party { kind = "authority", relevance = "Grants the licence", owner_id = 2 },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "left on 2026-06-30" } } } },
    { name = "owner leaves tomorrow", as_of = "2026-06-29",
      given = party { kind = "authority", relevance = "Grants the licence", owner_id = 2 }, expect = "conforming" },
    { name = "no relevance", given = party { kind = "authority", relevance = " ", owner_id = 1 }, expect = "nonconforming" },
    { name = "no kind", given = party { relevance = "Grants the licence", owner_id = 1 }, expect = "nonconforming" },
    { name = "no party", given = {}, expect = "nonconforming" },
  },
}

test "the main kinds of party are there, or a person says why not" {
  rule = "main-kinds-of-party-known", as_of = "2026-06-30",
  cases = {
    { name = "all four", given = kinds("customer", "authority", "employee", "supplier"), expect = "conforming" },
    { name = "one missing, no word", given = kinds("customer", "authority", "supplier"), expect = "not_evaluable" },
    { name = "one missing, with a reason", given = answered(kinds("customer", "authority", "supplier"), "yes"), expect = "conforming" },
    { name = "one missing, not complete", given = answered(kinds("customer", "authority", "supplier"), "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "a party without a kind", given = { interested_parties = { { id = 1 } } }, expect = "not_evaluable" },
    { name = "no party", given = {}, expect = "nonconforming" },
  },
}

test "whether the register is complete is a person's answer" {
  rule = "parties-complete", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answered({}, "yes"), expect = "conforming" },
    { name = "no", given = answered({}, "no"), expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "what a party requires is on record" (parties.asked { rule = "parties-asked" })

test "what a party requires is reviewed within the year" (parties.requirements_reviewed { rule = "party-requirements-reviewed" })

test "it is decided what the system takes on, and how" (parties.requirements_decided { rule = "party-requirements-decided" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "main-kinds-of-party-known", rule = "main-kinds-of-party-known",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        interested_parties = {
          { kind = "customer", id = 1 }, { kind = "authority", id = 2 }, { kind = "employee", id = 3 },
          { kind = "supplier", id = 4 }, { id = 9001, kind = "customer" }, { id = 9002, kind = "authority" },
          { id = 9003, kind = "employee" }, { id = 9004, kind = "supplier" }, { id = 9005, kind = "contractor" },
        },
      } },
    { name = "parties-asked", rule = "parties-asked",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        interested_parties = { { id = 1 } },
        interested_party_requirements = {
          { interested_party_id = 1, description = "Lamps shielded" }, { id = 9001 },
          { interested_party_id = 1, description = " ", id = 9101 }, { id = 9102, description = " " },
        },
      } },
  },
}
