local assessments = require "iso28000-common/fixtures.assessments"
local risk_methods = require "iso28000-common/fixtures.risk_methods"
local risk_register = require "iso28000-common/fixtures.risk_register"
local treatments = require "iso28000-common/fixtures.treatments"

local function copy(of, changes)
  local row = {}
  for key, value in pairs(of) do row[key] = value end
  for key, value in pairs(changes or {}) do row[key] = value end
  return row
end

local whole = { id = 2, code = "RM-1 v2", document_id = 8, rating_rule = "product", likelihood_levels = 5, consequence_levels = 5,
  acceptance_criteria = "From 10 top management", acceptance_rating = 10, approved_by = 1, approved_on = "2026-06-30" }

test "there is an approved method" (risk_methods.approved { rule = "an-approved-method" })

test "an assessment is renewed by its day" (assessments.renewed { rule = "assessments-renewed" })

local function risk(changes, others)
  local given = copy(others or {})
  given.risks = { copy({ id = 17, code = "R-17", title = "Theft", status = "open" }, changes) }
  return given
end

local function owned(end_on)
  return risk({ priority = 1, owner_id = 7 }, { people = { { id = 7, name = "A. Berg", end_on = end_on } } })
end

test "a risk has a priority and an owner" {
  rule = "risks-owned-and-ranked", as_of = "2026-06-30",
  cases = {
    { name = "here until tomorrow", given = owned "2026-07-01", expect = "conforming" },
    { name = "here without a last day", given = owned(nil), expect = "conforming" },
    { name = "gone today", given = owned "2026-06-30",
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["17"] = { measured = 1, text = "an owner" } } } },
    { name = "neither", given = { risks = { { id = 17, code = "R-17", title = "Theft" } } }, expect = { outcome = "nonconforming",
      subjects = { ["17"] = { measured = 2, limit = 0, text = "risk R-17 lacks a priority and an owner" } } } },
    { name = "closed", given = risk { status = "closed" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "empty" } } } },
  },
}

local function at_site(site, status, security)
  return { sites = { copy({ id = 4, code = "GDY", name = "Gdynia" }, site) },
    risks = { { id = 17, title = "Theft", site_id = 4, status = status, is_security_risk = security or 1 } } }
end

test "a site in scope is named in an open risk" {
  rule = "sites-in-the-register", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = at_site({ in_scope = 1 }, "open"), expect = "conforming" },
    { name = "only in a closed one", given = at_site({ in_scope = 1 }, "closed"), expect = { outcome = "nonconforming", grade = "major",
      subjects = { ["4"] = { measured = 0, limit = 1, text = "no open security risk names site GDY" } } } },
    { name = "only in a risk to the system", given = at_site({ in_scope = 1 }, "open", 0), expect = "nonconforming" },
    { name = "nobody knows whether it is in scope", given = at_site({}, "closed"), expect = "nonconforming" },
    { name = "closed tomorrow", given = at_site({ in_scope = 1, closed_on = "2026-07-01" }, "closed"), expect = "nonconforming" },
    { name = "closed today", given = at_site({ in_scope = 1, closed_on = "2026-06-30" }, "closed"), expect = "not_evaluable" },
    { name = "out of scope", given = at_site({ in_scope = 0 }, "closed"), expect = "not_evaluable" },
  },
}

local function at_node(node, status, security)
  return { supply_chain_nodes = { copy({ id = 6, code = "PLGDY", name = "Quay" }, node) },
    risks = { { id = 17, title = "Theft", node_id = 6, status = status, is_security_risk = security or 1 } } }
end

test "a critical node is named in an open risk" {
  rule = "critical-nodes-in-the-register", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = at_node({ in_scope = 1, criticality = "critical" }, "open"), expect = "conforming" },
    { name = "only in a closed one", given = at_node({ in_scope = 1, criticality = "high" }, "closed"),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["6"] = { measured = 0, limit = 1, text = "no open security risk names node PLGDY, which is high" } } } },
    { name = "only in a risk to the system", given = at_node({ in_scope = 1, criticality = "high" }, "open", 0), expect = "nonconforming" },
    { name = "nobody knows whether it is in scope", given = at_node({ criticality = "high" }, "closed"), expect = "nonconforming" },
    { name = "nobody judged how critical", given = at_node({ in_scope = 1 }, "closed"), expect = "not_evaluable" },
    { name = "not critical", given = at_node({ in_scope = 1, criticality = "medium" }, "closed"), expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function rated(changes, method)
  return risk(copy({ assessment_id = 12, likelihood = 3, consequence = 2, inherent_rating = 6 }, changes),
    { risk_assessments = { { id = 12, code = "RA-12", method_id = 2 } }, risk_methods = { copy(whole, method) } })
end

test "the rating follows from likelihood and consequence" (risk_register.rated_by_the_method { rule = "risks-rated-by-the-method" })

test "equal levels have one rating in a matrix" (risk_register.rated_alike { rule = "risks-rated-by-the-method" })

local function accepted(changes, is_top_management)
  local given = rated(copy({ decision = "accept", inherent_rating = 12, accepted_by = 27, accepted_on = "2026-06-30" }, changes))
  given.people = { { id = 27, name = "H. Wolters", is_top_management = is_top_management } }
  return given
end

test "what lies above the line is accepted by top management" {
  rule = "risks-decided-at-the-right-level", as_of = "2026-06-30",
  cases = {
    { name = "by top management", given = accepted({}, 1), expect = "conforming" },
    { name = "a point below the line by another", given = accepted({ residual_rating = 9 }, 0), expect = "conforming" },
    { name = "on the line by another", given = accepted({ residual_rating = 10 }, 0), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["17"] = { measured = 10, limit = 9, text = "R-17, rated 10, was accepted by H. Wolters; from 10 on" } } } },
    { name = "only tomorrow", given = accepted({ accepted_on = "2026-07-01" }, 1), expect = { outcome = "nonconforming",
      subjects = { ["17"] = { text = "accepted by H. Wolters on no recorded day" } } } },
    { name = "by nobody", given = rated { decision = "accept", inherent_rating = 12 }, expect = "nonconforming" },
    { name = "below the line it does not matter who", given = accepted({ residual_rating = 9 }), expect = "conforming" },
    { name = "nobody knows who belongs to it", given = accepted({}), expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "to be treated", given = risk { decision = "treat" }, expect = "conforming" },
    { name = "not decided", given = risk {}, expect = { subjects = { ["17"] = { text = "nobody decided what to do about R-17" } } } },
    { name = "not decided, and no status", given = { risks = { { id = 17, code = "R-17", title = "Theft" } } }, expect = "nonconforming" },
    { name = "accepted without a line", given = risk { decision = "accept", inherent_rating = 4 }, expect = "not_evaluable" },
  },
}

local function treated(changes, treatment)
  return risk(copy({ rating_label = "high", inherent_rating = 15 }, changes), {
    people = { { id = 7, name = "A. Berg" }, { id = 8, name = "B. Kok", end_on = "2026-06-30" } },
    treatments = { copy({ id = 8, code = "T-8", risk_id = 17, status = "planned" }, treatment) } })
end

test "a high risk has an owned and dated treatment" (risk_register.high_treated { rule = "high-risks-treated" })

test "two high risks of many without an owner stay a major" (risk_register.many_high_treated { rule = "high-risks-treated" })

test "a treatment is not left alone" (treatments.not_left_alone { rule = "treatments-not-left-alone" })

test "a treatment that is left alone is a major" {
  rule = "treatments-not-left-alone", as_of = "2026-06-30", given = { treatments = { { id = 8, code = "T-8", due_on = "2026-05-30" } } },
  expect = { outcome = "nonconforming", grade = "major" },
}

local done = { due_on = "2026-03-31", status = "implemented", implemented_on = "2026-04-01" }

test "the treatment plan is carried out and verified" {
  rule = "treatment-plan-carried-out", as_of = "2026-06-30",
  cases = {
    { name = "planned", given = treated({}, { due_on = "2026-09-30", status = "planned" }), expect = "conforming" },
    { name = "neither day nor status", given = risk({}, { treatments = { { id = 8, code = "T-8", risk_id = 17 } } }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["8"] = { measured = 2, limit = 0, text = "treatment T-8 lacks a due day and a status" } } } },
    { name = "of no risk", given = { treatments = { { id = 8, code = "T-8", due_on = "2026-09-30", status = "planned" } } },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "lacks a risk" } } } },
    { name = "90 days in place", given = treated({ residual_rating = 6 }, done), expect = "conforming" },
    { name = "91 days in place", given = treated({ residual_rating = 6 }, copy(done, { implemented_on = "2026-03-31" })),
      expect = { outcome = "nonconforming",
        subjects = { ["8"] = { measured = 91, limit = 90, text = "in place since 2026-03-31 and was never verified" } } } },
    { name = "verified", expect = "conforming",
      given = treated({ residual_rating = 6 }, copy(done, { verified_on = "2026-04-01", verification_result = "effective" })) },
    { name = "verified before it was in place",
      expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = -1, limit = 0 } } },
      given = treated({ residual_rating = 6 }, copy(done, { verified_on = "2026-03-31", verification_result = "effective" })) },
    { name = "verified without a result", given = treated({ residual_rating = 6 }, copy(done, {
      implemented_on = "2026-03-31", verified_on = "2026-05-04" })),
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "lacks a result" } } } },
    { name = "verified tomorrow",
      given = treated({ residual_rating = 6 }, copy(done, { verified_on = "2026-07-01", verification_result = "effective" })),
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "the verification of treatment T-8 lacks a day" } } } },
    { name = "nobody rated what remains",
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "a rating of what remains" } } },
      given = treated({}, copy(done, { verified_on = "2026-05-04", verification_result = "effective" })) },
    { name = "in place only tomorrow", given = treated({}, copy(done, { status = "in_progress", implemented_on = "2026-07-01" })),
      expect = "conforming" },
    { name = "cancelled", given = treated({}, { status = "cancelled" }), expect = "not_evaluable" },
    { name = "nobody knows since when", given = treated({}, { due_on = "2026-03-31", status = "implemented" }),
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "nobody knows since when" } } } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "an-approved-method", rule = "an-approved-method",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_methods = {
          { rating_rule = "product", acceptance_rating = 10, approved_on = "2026-06-30", document_id = 8,
            consequence_levels = 5, acceptance_criteria = "From 10 top management", id = 2, likelihood_levels = 5,
            code = "RM-1 v2", approved_by = 1, },
          { id = 9001, rating_rule = "product" },
        },
        documents = {
          { status = "current", code = "D-8", id = 8 }, { id = 9001, status = "draft" }, { id = 9002, status = "current" },
        },
        people = { { id = 9001, employment_type = "employee" } },
        risks = { { id = 9001, status = "open" } },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "assessments-renewed", rule = "assessments-renewed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_assessments = {
          { next_due_on = "2026-06-30", id = 5, performed_on = "2025-06-30", kind = "periodic", code = "RA-5", site_id = 4, },
          { next_due_on = "2026-06-30", id = 9103, performed_on = "2025-06-30", kind = "periodic", code = "RA-5b", site_id = 4, },

        },
        sites = {
          { id = 4, code = "GDY", in_scope = 1 }, { id = 9001, kind = "office" }, { id = 9101, code = "GDYb", in_scope = 0 },
          { id = 9102, in_scope = 0 },
        },
        people = { { id = 9001, employment_type = "employee" } },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "risks-owned-and-ranked", rule = "risks-owned-and-ranked",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { title = "Theft", id = 17, priority = 1, status = "open", code = "R-17", owner_id = 7 },
          { id = 9002, status = "closed" },
        },
        people = { { name = "A. Berg", id = 7 }, { id = 9001, employment_type = "employee" } },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "sites-in-the-register", rule = "sites-in-the-register",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        sites = {
          { name = "Gdynia", in_scope = 1, code = "GDY", id = 4 }, { id = 9002, kind = "warehouse", closed_on = "2020-01-01" },
        },
        risks = {
          { is_security_risk = 1, title = "Theft", id = 17, status = "open", site_id = 4 }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" },
          { is_security_risk = 1, title = "Theft", id = 9101, status = "open", site_id = 9001 },
        },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "critical-nodes-in-the-register", rule = "critical-nodes-in-the-register",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { is_security_risk = 1, title = "Theft", id = 17, status = "open", node_id = 6 }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" },
          { is_security_risk = 1, title = "Theft", id = 9101, status = "open", node_id = 9001 },
        },
        supply_chain_nodes = {
          { criticality = "critical", id = 6, name = "Quay", code = "PLGDY", in_scope = 1 },
          { criticality = "critical", id = 9102, name = "Quay", code = "PLGDYb", in_scope = 0 }, { id = 9103, in_scope = 0 },
          { id = 9104, criticality = "low" }, { id = 9105, criticality = "low" }, { id = 9106, in_scope = 0 },
        },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "risks-rated-by-the-method", rule = "risks-rated-by-the-method",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risk_methods = {
          { rating_rule = "sum", acceptance_rating = 10, approved_on = "2026-06-30", document_id = 8, consequence_levels = 5,
            acceptance_criteria = "From 10 top management", id = 2, code = "RM-1 v2", likelihood_levels = 5, approved_by = 1, },
          { id = 9001, rating_rule = "product" },
        },
        risk_assessments = {
          { method_id = 2, code = "RA-12", id = 12 }, { id = 9001, reason = "scheduled" },
          { method_id = 9001, code = "RA-12b", id = 9101 }, { id = 9102, method_id = 9001 },
        },
        risks = {
          { inherent_rating = 5, title = "Theft", assessment_id = 12, id = 17, likelihood = 3, status = "open", code = "R-17",
            consequence = 2, },
          { id = 9002, status = "closed" },
        },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "risks-decided-at-the-right-level", rule = "risks-decided-at-the-right-level",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { title = "Theft", decision = "treat", id = 17, status = "open", code = "R-17" }, { id = 9002, status = "closed" },
          { title = "Theft", decision = "treat", id = 9101, status = "open", code = "R-17b", assessment_id = 9001 },
        },
        people = { { id = 9001, employment_type = "employee" } },
        risk_methods = { { id = 9001, rating_rule = "product" } },
        risk_assessments = { { id = 9001, reason = "scheduled" }, { id = 9102, method_id = 9001 } },
        treatments = { { id = 9001, status = "planned" } },
      } },
    { name = "high-risks-treated", rule = "high-risks-treated",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { rating_label = "high", title = "Theft", id = 17, status = "open", code = "R-17", inherent_rating = 15 },
          { id = 9002, status = "closed" },
        },
        treatments = {
          { risk_id = 17, id = 8, due_on = "2026-09-30", status = "planned", code = "T-8", owner_id = 7 },
          { id = 9001, status = "planned" }, { id = 9002, status = "in_progress", implemented_on = "2020-01-01" },
          { id = 9003, status = "implemented", implemented_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
        },
        people = {
          { name = "A. Berg", id = 7 }, { name = "B. Kok", end_on = "2026-06-30", id = 8 },
          { id = 9001, employment_type = "employee" },
        },
      } },
    { name = "treatments-not-left-alone", rule = "treatments-not-left-alone",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { rating_label = "high", title = "Theft", id = 17, status = "open", code = "R-17", inherent_rating = 15 },
          { id = 9001, status = "open" }, { id = 9002, status = "closed" },
        },
        treatments = {
          { risk_id = 17, id = 8, status = "planned", code = "T-8", due_on = "2026-05-31" },
          { id = 9002, status = "in_progress", implemented_on = "2020-01-01" }, { id = 9004, status = "cancelled" },
        },
        people = { { name = "A. Berg", id = 7 }, { name = "B. Kok", end_on = "2026-06-30", id = 8 } },
      } },
    { name = "treatment-plan-carried-out", rule = "treatment-plan-carried-out",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { rating_label = "high", title = "Theft", id = 17, status = "open", code = "R-17", inherent_rating = 15 },
          { id = 9001, status = "open" }, { id = 9002, status = "closed" },
          { rating_label = "high", title = "Theft", id = 9101, status = "closed", code = "R-17b", inherent_rating = 15, },
          { id = 9102, accepted_by = 7, owner_id = 7, status = "closed" }, { id = 9103, status = "closed" },
        },
        treatments = {
          { risk_id = 17, id = 8, status = "planned", code = "T-8", due_on = "2026-09-30" },
          { id = 9004, status = "cancelled" },
        },
        people = { { name = "A. Berg", id = 7 }, { name = "B. Kok", end_on = "2026-06-30", id = 8 } },
      } },
  },
}
