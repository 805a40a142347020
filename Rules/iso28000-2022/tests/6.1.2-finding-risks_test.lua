-- The answer that a person gave to a question of this clause, reviewed and with evidence.
local risk_kinds = require "iso28000-common/fixtures.risk_kinds"
local threat_information = require "iso28000-common/fixtures.threat_information"

local function answered(question, answer, rows)
  local given = {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, answer = answer, narrative = "Gone through with all sites.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-07",
    } },
    evidence_files = { { id = 1, path = "answers/1.pdf", sha256 = ("0"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
  for name, list in pairs(rows or {}) do given[name] = list end
  return given
end

-- One open, owned and rated risk of each kind.
local function register(...)
  local risks = {}
  for n, category in ipairs { ... } do
    risks[n] = { id = n, category = category, owner_id = 1, inherent_rating = 6, status = "open" }
  end
  return risks
end

test "failures and crime are in the register" (risk_kinds.failure_and_crime "iso28000-2022" {
  rule = "failure-and-crime-in-the-register",
})

test "people and surroundings are in the register" {
  rule = "people-and-surroundings-in-the-register", as_of = "2026-06-30",
  cases = {
    { name = "all three", given = { risks = register("environmental", "human", "external") }, expect = "conforming" },
    { name = "a closed one does not count", expect = "not_evaluable", given = { risks = {
        { id = 1, category = "environmental", owner_id = 1, inherent_rating = 6, status = "closed" } } } },
    { name = "not looked at", given = answered("people-and-surroundings-considered", "no", { risks = register("human", "external") }),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "in part", given = answered("people-and-surroundings-considered", "partial", { risks = register("human", "external") }),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "nothing", given = {}, expect = "nonconforming" },
  },
}

test "equipment and information are in the register" {
  as_of = "2026-06-30",
  cases = {
    { name = "equipment", rule = "equipment-in-the-register", given = { risks = register("equipment") }, expect = "conforming" },
    { name = "no equipment", rule = "equipment-in-the-register", given = { risks = register("human") },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "no risk at all", rule = "equipment-in-the-register", given = {}, expect = "nonconforming" },
    { name = "information", rule = "information-in-the-register", given = { risks = register("information") }, expect = "conforming" },
    { name = "information without an owner", rule = "information-in-the-register",
      given = { risks = { { id = 1, category = "information", inherent_rating = 6, status = "open" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "nothing", rule = "information-in-the-register", given = {}, expect = "nonconforming" },
  },
}

local function asset(fields, risk)
  fields.id, fields.code = 1, "AS-1"
  return { assets = { fields }, risks = { risk }, security_equipment = { { id = 1, asset_id = 1, status = "in_service" } } }
end

test "a critical asset with equipment is named in a risk" {
  rule = "guarded-assets-in-a-risk", as_of = "2026-06-30",
  cases = {
    { name = "named", given = asset({ kind = "building", criticality = "high" }, { id = 1, asset_id = 1, status = "open" }),
      expect = "conforming" },
    { name = "named in a closed one",
      given = asset({ kind = "building", criticality = "critical" }, { id = 1, asset_id = 1, status = "closed" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 0, text = "AS-1 is named in no open risk" } } } },
    { name = "equipment itself", given = { assets = { { id = 1, kind = "equipment", criticality = "high" } } }, expect = "nonconforming" },
    { name = "perhaps critical", given = asset { kind = "building" }, expect = "not_evaluable" },
    { name = "not critical", given = asset { kind = "building", criticality = "medium" }, expect = "not_evaluable" },
    { name = "site closed on the day", expect = "not_evaluable", given = {
        sites = { { id = 1, closed_on = "2026-06-30" } },
        assets = { { id = 1, site_id = 1, kind = "equipment", criticality = "high" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function threat(fields)
  fields.id, fields.code = 14, "TH-14"
  return { threats = { fields } }
end

test "an active threat is looked at within the year" {
  rule = "active-threats-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "on the last day", given = threat { active = 1, reviewed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day later", given = threat { active = 1, reviewed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["14"] = { measured = 1, limit = 0, text = "TH-14 is overdue" } } } },
    { name = "found this spring", given = threat { active = 1, identified_on = "2026-04-01" }, expect = "conforming" },
    { name = "found tomorrow", given = threat { active = 1, identified_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "never looked at", given = threat { active = 1 }, expect = { outcome = "nonconforming",
      subjects = { ["14"] = { text = "nobody" } } } },
    { name = "perhaps active", given = threat { reviewed_on = "2025-05-13" }, expect = "nonconforming" },
    { name = "no longer active", given = threat { active = 0, reviewed_on = "2025-03-31" }, expect = "not_evaluable" },
    { name = "a stricter interval", given = threat { active = 1, reviewed_on = "2025-12-29" }, params = { threat_interval = "6 months" },
      expect = "nonconforming" },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "threat information is taken in and assessed" (threat_information.taken_in { rule = "threat-information-taken-in" })

local function partner(fields, dependence)
  fields.id, fields.code, fields.status = 19, "PN-19", fields.status or "active"
  return { partners = { fields }, supplier_dependencies = { dependence } }
end

test "the dependences of a critical partner are assessed" {
  rule = "critical-partners-dependences-assessed", as_of = "2026-06-30",
  cases = {
    { name = "two years ago", expect = "conforming",
      given = partner({ criticality = "high" }, { id = 8, partner_id = 19, assessed_on = "2024-06-30" }) },
    { name = "a day longer ago", given = partner({ criticality = "high" }, { id = 8, partner_id = 19, assessed_on = "2024-06-29" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["19"] = { measured = 1, limit = 0, text = "PN-19" } } } },
    { name = "never", given = partner({ criticality = "critical" }, { id = 8, partner_id = 19 }),
      expect = { outcome = "nonconforming", subjects = { ["19"] = { text = "nobody knows when" } } } },
    { name = "none on record", given = partner { criticality = "high" }, expect = "not_evaluable" },
    { name = "none, attested", expect = "conforming",
      given = answered("supplier-dependence-considered", "yes", partner { criticality = "high" }) },
    { name = "none, and nobody knows", given = answered("supplier-dependence-considered", "no", partner { criticality = "high" }),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "perhaps critical", given = partner({}, { id = 8, partner_id = 19, assessed_on = "2024-05-14" }), expect = "not_evaluable" },
    { name = "ended", given = partner { criticality = "high", status = "ended" }, expect = "not_applicable" },
    { name = "not critical", given = partner { criticality = "low" }, expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a person answers what was looked at when risks were found" {
  as_of = "2026-06-30",
  cases = {
    { name = "failures unanswered", rule = "failures-and-crime-considered", given = {}, expect = "not_assessed" },
    { name = "failures yes", rule = "failures-and-crime-considered", expect = "conforming",
      given = answered("failures-and-crime-considered", "yes") },
    { name = "failures no", rule = "failures-and-crime-considered", given = answered("failures-and-crime-considered", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "people unanswered", rule = "people-and-surroundings-considered", given = {}, expect = "not_assessed" },
    { name = "people yes", rule = "people-and-surroundings-considered", expect = "conforming",
      given = answered("people-and-surroundings-considered", "yes") },
    { name = "people no", rule = "people-and-surroundings-considered", given = answered("people-and-surroundings-considered", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "dependence unanswered", rule = "supplier-dependence-considered", given = {}, expect = "not_assessed" },
    { name = "dependence yes", rule = "supplier-dependence-considered", expect = "conforming",
      given = answered("supplier-dependence-considered", "yes") },
    { name = "dependence no", rule = "supplier-dependence-considered", given = answered("supplier-dependence-considered", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "guarded-assets-in-a-risk", rule = "guarded-assets-in-a-risk",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_equipment = {
          { status = "in_service", asset_id = 1, id = 1 }, { id = 9001, status = "planned" },
          { id = 9004, status = "decommissioned" }, { status = "decommissioned", asset_id = 1, id = 9109 },
          { id = 9110, status = "decommissioned" }, { status = "planned", asset_id = 1, id = 9111 },
        },
        risks = {
          { status = "open", asset_id = 1, id = 1 }, { id = 9001, status = "open" }, { id = 9002, status = "closed" },
          { status = "open", asset_id = 9001, id = 9101 }, { id = 9102, asset_id = 9001 },
        },
        assets = {
          { criticality = "high", code = "AS-1", id = 1, kind = "building" }, { id = 9001, kind = "goods" },
          { criticality = "high", code = "AS-1b", id = 9103, kind = "building", site_id = 9001 },
          { id = 9108, kind = "goods" },
        },
        sites = {
          { id = 9001, kind = "office" }, { id = 9104, in_scope = 0 }, { id = 9105, in_scope = 1 },
          { id = 9106, closed_on = "2099-01-01" }, { id = 9107, closed_on = "2001-01-01" },
        },
        partners = { { id = 9001, status = "prospective" } },
        threats = { { id = 9001, category = "theft" } },
        opportunities = { { id = 9001, status = "open" }, { id = 9002, status = "in_progress" } },
      } },
    { name = "active-threats-reviewed", rule = "active-threats-reviewed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        threats = { { active = 1, code = "TH-14", id = 14, reviewed_on = "2025-06-30" } },
        sites = { { id = 9001, kind = "office" } },
        partners = { { id = 9001, status = "prospective" } },
        risks = {
          { id = 9001, status = "open" }, { id = 9002, status = "closed" },
          { id = 9101, threat_id = 14, reviewed_on = "2099-01-01" }, { id = 9102, reviewed_on = "2099-01-01" },
          { id = 9103, threat_id = 14, reviewed_on = "2001-01-01" },
        },
        opportunities = { { id = 9001, status = "open" }, { id = 9002, status = "in_progress" } },
      } },
    { name = "threat-information-taken-in", rule = "threat-information-taken-in",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        threat_information = {
          { assessed_on = "2026-01-05", received_on = "2025-12-30", assessed_by = 1, id = 1 },
          { id = 9001, kind = "advisory" },
          { assessed_on = "2026-01-05", received_on = "2099-01-01", assessed_by = 1, id = 9101 },
          { id = 9102, received_on = "2099-01-01" },
          { assessed_on = "2026-01-05", received_on = "2001-01-01", assessed_by = 1, id = 9103 },
          { assessed_on = "2099-01-01", received_on = "2025-12-30", assessed_by = 1, id = 9104 },
          { id = 9105, assessed_on = "2099-01-01" },
          { assessed_on = "2001-01-01", received_on = "2025-12-30", assessed_by = 1, id = 9106 },
          { assessed_on = "2026-01-05", received_on = "2025-12-30", assessed_by = 0, id = 9107 },
          { id = 9108, assessed_by = 0 },
        },
        partners = { { id = 9001, status = "prospective" } },
        threats = { { id = 9001, category = "theft" } },
        risks = { { id = 9001, status = "open" }, { id = 9002, status = "closed" } },
        opportunities = { { id = 9001, status = "open" }, { id = 9002, status = "in_progress" } },
      } },
    { name = "critical-partners-dependences-assessed", rule = "critical-partners-dependences-assessed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { criticality = "high", code = "PN-19", status = "active", id = 19 }, { id = 9001, status = "prospective" },
          { criticality = "high", code = "PN-19b", status = "active", id = 9107, in_scope = 0 }, { id = 9108, in_scope = 0 },
          { id = 9109, status = "prospective" }, { id = 9110, criticality = "low" },
        },
        supplier_dependencies = {
          { partner_id = 19, assessed_on = "2024-06-30", id = 8 }, { id = 9001 },
          { partner_id = 19, assessed_on = "2099-01-01", id = 9101 },
          { id = 9102, depends_on_partner_id = 19, partner_id = 19, assessed_on = "2099-01-01" },
          { id = 9103, assessed_on = "2099-01-01" }, { partner_id = 9001, assessed_on = "2024-06-30", id = 9104 },
          { id = 9105, depends_on_partner_id = 19, partner_id = 9001 }, { id = 9106, partner_id = 9001 },
        },
        people = { { id = 9001, employment_type = "employee" } },
        threats = { { id = 9001, category = "theft" } },
        risks = { { id = 9001, status = "open" }, { id = 9002, status = "closed" } },
        opportunities = { { id = 9001, status = "open" }, { id = 9002, status = "in_progress" } },
      } },
  },
}
