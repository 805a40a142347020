-- Tests of risk assessments, the register, threat information and treatments.
local assessments = require "iso28000-common/fixtures.assessments"
local risk_methods = require "iso28000-common/fixtures.risk_methods"
local risk_register = require "iso28000-common/fixtures.risk_register"
local threat_information = require "iso28000-common/fixtures.threat_information"
local treatments = require "iso28000-common/fixtures.treatments"

test "there is an approved method" (risk_methods.approved { rule = "an-approved-method" })

test "an assessment is renewed by its day" (assessments.renewed { rule = "assessments-renewed" })

local function assessment(more)
  local row = { id = 12, code = "RA-12", title = "All sites", performed_on = "2025-09-18" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { risk_assessments = { row } }
end

test "a risk assessment was carried out within the year" {
  rule = "risks-assessed-lately", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = assessment { performed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day more", given = assessment { performed_on = "2025-06-29", next_due_on = "2027-06-29" },
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { organisation = { measured = 1, limit = 0, text = "the last risk assessment carried out is of 2025-06-29" } } } },
    { name = "today", given = assessment { performed_on = "2026-06-30" }, expect = "conforming" },
    { name = "tomorrow", given = assessment { performed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no risk assessment carried out is on record" } } } },
    { name = "nobody knows when", given = assessment { performed_on = false }, expect = "nonconforming" },
    { name = "the newest counts", expect = "conforming",
      given = { risk_assessments = { { id = 1, performed_on = "2020-01-01" }, { id = 2, performed_on = "2026-01-01" } } } },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no risk assessment is" } } } },
  },
}

test "a high risk has an owned and dated treatment" (risk_register.high_treated { rule = "high-risks-treated" })

test "two high risks of many without an owner stay a major" (risk_register.many_high_treated { rule = "high-risks-treated" })

test "the rating follows from likelihood and consequence" (risk_register.rated_by_the_method { rule = "risks-rated-by-the-method" })

test "equal levels have one rating in a matrix" (risk_register.rated_alike { rule = "risks-rated-by-the-method" })

test "an empty register rates nothing" {
  rule = "risks-rated-by-the-method", as_of = "2026-06-30", given = {},
  expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "the risk register is empty" } } },
}

local function documented(status, more)
  local given = assessment { document_id = 35 }
  given.documents = { { id = 35, status = status } }
  for name, value in pairs(more or {}) do given.risk_assessments[1][name] = value or nil end
  return given
end

test "an assessment is written down in a document" {
  rule = "assessments-documented", as_of = "2026-06-30",
  cases = {
    { name = "a current one", given = documented "current", expect = "conforming" },
    { name = "an archived one", given = documented "archived", expect = "conforming" },
    { name = "a draft", given = documented "draft",
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { text = "assessment RA-12 is still a draft" } } } },
    { name = "beside a draft of another", expect = "conforming",
      given = (function()
        local given = documented "current"
        given.documents[2] = { id = 36, status = "draft" }
        return given
      end)() },
    { name = "of no status", given = documented(nil), expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "none", given = assessment(),
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "written down in no document" } } } },
    { name = "none, carried out today", given = assessment { performed_on = "2026-06-30" }, expect = "nonconforming" },
    { name = "none, on nobody knows which day", given = assessment { performed_on = false }, expect = "nonconforming" },
    { name = "planned for tomorrow", given = assessment { performed_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "no assessment", given = {}, expect = "nonconforming" },
  },
}

local function reviewed(reviewed_on, performed_on, status)
  return { risk_assessments = { { id = 12, performed_on = performed_on } },
    risks = { { id = 17, code = "R-17", title = "Theft", assessment_id = 12, reviewed_on = reviewed_on, status = status } } }
end

test "an open risk was looked at within the year" {
  rule = "open-risks-reviewed", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = reviewed("2025-06-30", nil, "open"), expect = "conforming" },
    { name = "a day more", given = reviewed("2025-06-29", "2025-06-01", "open"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["17"] = { measured = 1, limit = 0, text = "review of risk R-17 is overdue" } } } },
    { name = "by its assessment a year ago", given = reviewed("2025-01-31", "2025-06-30", "open"), expect = "conforming" },
    { name = "by its assessment, not reviewed", given = reviewed(nil, "2025-06-30", "open"), expect = "conforming" },
    { name = "by its assessment a day more", given = reviewed(nil, "2025-06-29", "open"),
      expect = { outcome = "nonconforming", subjects = { ["17"] = { measured = 1 } } } },
    { name = "tomorrow", given = reviewed("2026-07-01", nil, "open"),
      expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "nobody knows when risk R-17 was last" } } } },
    { name = "by an assessment of tomorrow", given = reviewed("2025-06-29", "2026-07-01", "open"), expect = "nonconforming" },
    { name = "never, and of no status", given = reviewed(), expect = "nonconforming" },
    { name = "of no assessment", given = { risks = { { id = 17, title = "Theft", reviewed_on = "2026-06-30", status = "open" } } },
      expect = "conforming" },
    { name = "closed", given = reviewed(nil, nil, "closed"), expect = "not_applicable" },
    { name = "beside a closed one of another assessment", expect = { outcome = "conforming", population = { judged = 1 } },
      given = (function()
        local given = reviewed("2025-06-30", "2025-06-29", "open")
        given.risk_assessments[2] = { id = 13, performed_on = "2026-06-30" }
        given.risks[2] = { id = 18, title = "Fire", status = "closed" }
        return given
      end)() },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "empty" } } } },
  },
}

test "threat information is taken in and assessed" (threat_information.taken_in { rule = "threat-information-taken-in" })

local function information(more)
  local row = { id = 14, code = "TI-14", source = "Police", received_on = "2026-05-01", assessed_by = 1, assessed_on = "2026-06-30" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { people = { { id = 1 } }, threat_information = { row } }
end

local function waiting(received_on) return information { received_on = received_on, assessed_by = false, assessed_on = false } end

test "threat information is assessed within sixty days" {
  rule = "threat-information-assessed", as_of = "2026-06-30",
  cases = {
    { name = "today", given = information(), expect = "conforming" },
    { name = "sixty days and not yet", given = waiting "2026-05-01", expect = "conforming" },
    { name = "sixty-one", given = waiting "2026-04-30",
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["14"] = { measured = 61, limit = 60, text = "TI-14 came in on 2026-04-30 and was not assessed" } } } },
    { name = "tomorrow", given = information { received_on = "2026-04-30", assessed_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "by nobody", given = information { received_on = "2026-04-30", assessed_by = false }, expect = "nonconforming" },
    { name = "long ago, and assessed", given = information { received_on = "2020-04-30" }, expect = "conforming" },
    { name = "nobody knows since when", given = waiting(false), expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "from nobody knows where", given = information { source = " " },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["14"] = { text = "where TI-14 comes from" } } } },
    { name = "from nowhere, and waiting",
      given = information { source = false, received_on = "2026-05-01", assessed_by = false, assessed_on = false }, expect = "remarked" },
    { name = "by another interval", params = { threat_assessment_days = 90 }, given = waiting "2026-04-30", expect = "conforming" },
    { name = "none", given = {}, expect = "nonconforming" },
  },
}

test "a treatment is not left alone" (treatments.not_left_alone { rule = "treatments-not-left-alone" })

test "a treatment that is left alone is a minor" {
  rule = "treatments-not-left-alone", as_of = "2026-06-30", given = { treatments = { { id = 8, code = "T-8", due_on = "2026-05-30" } } },
  expect = { outcome = "nonconforming", grade = "minor" },
}

local function treatment(more, risk_status)
  local row = { id = 8, code = "T-8", risk_id = 17, status = "implemented", implemented_on = "2026-04-01" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return { risks = { { id = 17, title = "Theft", status = risk_status } }, treatments = { row } }
end

test "a treatment in place is verified within ninety days" {
  rule = "implemented-treatments-verified", as_of = "2026-06-30",
  cases = {
    { name = "ninety days and not yet", given = treatment(), expect = "conforming" },
    { name = "ninety-one", given = treatment { implemented_on = "2026-03-31" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["8"] = { measured = 91, limit = 90, text = "treatment T-8 has been in place since 2026-03-31" } } } },
    { name = "verified the same day", expect = "conforming",
      given = treatment { implemented_on = "2026-03-31", verified_on = "2026-03-31", verification_result = "effective" } },
    { name = "verified before", expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = -1, limit = 0 } } },
      given = treatment { implemented_on = "2026-03-31", verified_on = "2026-03-30", verification_result = "effective" } },
    { name = "without a result", given = treatment { implemented_on = "2026-03-31", verified_on = "2026-05-04" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "lacks a result" } } } },
    { name = "verified tomorrow", given = treatment { verified_on = "2026-07-01", verification_result = "effective" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "lacks a day" } } } },
    { name = "since nobody knows when", given = treatment { implemented_on = false },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "nobody knows since when" } } } },
    { name = "in place tomorrow, by its word", given = treatment { implemented_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "planned", given = treatment { implemented_on = false, status = "planned" }, expect = "not_applicable" },
    { name = "in hand, and a day to come", given = treatment { implemented_on = "2026-07-01", status = "in_progress" },
      expect = "not_applicable" },
    { name = "of no status", given = treatment { implemented_on = false, status = false },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "of no status, in place and not verified", given = treatment { implemented_on = "2026-03-31", status = false },
      expect = "nonconforming" },
    { name = "cancelled", given = treatment { implemented_on = "2026-03-31", status = "cancelled" }, expect = "not_evaluable" },
    { name = "of a closed risk", given = treatment({ implemented_on = "2026-03-31" }, "closed"), expect = "not_evaluable" },
    { name = "beside other risks, open and closed", expect = { outcome = "nonconforming", population = { judged = 1 } },
      given = (function()
        local given = treatment { implemented_on = "2026-03-31" }
        given.risks[2], given.risks[3] = { id = 18, title = "Fire", status = "closed" }, { id = 19, title = "Flood", status = "open" }
        return given
      end)() },
    { name = "of no risk", given = { treatments = { { id = 8, status = "implemented", implemented_on = "2026-03-31" } } },
      expect = "nonconforming" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}
