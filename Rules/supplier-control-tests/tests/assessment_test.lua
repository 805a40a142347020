local supplier = require "fixtures.supplier"
local null = supplier.null
local day = "2026-06-30"

-- Assessments of partner 1 as { day, outcome }.
local function assessed(assessments, partner, profile)
  local rows = {}
  for n, assessment in ipairs(assessments) do
    rows[n] = { id = n, partner_id = 1, assessed_on = assessment[1], outcome = assessment[2], assessor_id = 2 }
  end
  return supplier.with { partner_assessments = rows, partners = partner, supplier_profiles = profile }
end

test "a supplier is approved before it is used" {
  rule = "assessed-before-use", as_of = day,
  cases = {
    { name = "on the day", given = assessed { { "2025-02-01", "approved" } }, expect = "conforming" },
    { name = "conditionally", given = assessed { { "2025-02-01", "conditional" } }, expect = "conforming" },
    { name = "a day later", given = assessed { { "2025-02-02", "approved" } },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "Kade was used before it was approved" } } } },
    { name = "the first approval counts", given = assessed { { "2026-02-01", "approved" }, { "2025-01-01", "approved" } },
      expect = "conforming" },
    { name = "turned down before", given = assessed { { "2025-01-01", "rejected" }, { "2025-02-11", "approved" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 10 } } } },
    { name = "never", given = assessed { { "2025-01-01", "rejected" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade is used and was never approved" } } } },
    { name = "not assessed at all", given = assessed {}, expect = "nonconforming" },
    { name = "approved tomorrow", given = assessed({ { "2026-07-01", "approved" } }, nil, { first_used_on = day }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade is used and was never approved" } } } },
    { name = "first used tomorrow", given = assessed({}, nil, { first_used_on = "2026-07-01" }), expect = "not_applicable" },
    { name = "another's assessment", expect = "nonconforming", given = supplier.with {
      partner_assessments = { { id = 1, partner_id = 9, assessed_on = "2025-01-01", outcome = "approved" } } } },
    { name = "another's first use",
      expect = { outcome = "nonconforming", population = { nonconforming = 1, unknown = 1 } }, given = supplier.with {
      supplier_profiles = { { id = 1, partner_id = 9, first_used_on = "2025-02-01" } } } },
    { name = "an assessment without outcome", given = assessed { { "2025-01-01" } }, expect = "not_evaluable" },
    { name = "an assessment without day", given = assessed { { nil, "approved" } }, expect = "not_evaluable" },
    { name = "one without day, one in time", given = assessed { { nil, "approved" }, { "2025-01-01", "approved" } },
      expect = "conforming" },
    { name = "first used nobody knows when", given = assessed({ { "2025-01-01", "approved" } }, nil, { first_used_on = null }),
      expect = "not_evaluable" },
    { name = "used on the first day of the period", given = assessed({}, nil, { first_used_on = "2023-06-30" }), expect = "nonconforming" },
    { name = "used a day before", given = assessed({}, nil, { first_used_on = "2023-06-29" }), expect = "not_applicable" },
    { name = "used a day before, beside a customer", expect = "not_applicable", given = assessed({}, {
      { id = 1, code = "S-1", name = "Kade", kind = "supplier", in_scope = 1, status = "active" },
      { id = 2, code = "C-2", name = "Roos", kind = "customer", in_scope = 1, status = "active" } }, { first_used_on = "2023-06-29" }) },
    { name = "a new one beside an old one", expect = { outcome = "nonconforming", population = { of = 2, judged = 1 } },
      given = supplier.with {
        partners = { { id = 1, name = "Kade", kind = "supplier" }, { id = 2, name = "Roos", kind = "supplier" } },
        supplier_profiles = { { id = 1, partner_id = 1, first_used_on = "2020-01-01" }, { id = 2, partner_id = 2, first_used_on = day } },
        partner_assessments = {} } },
    { name = "a customer alone", given = assessed({}, { kind = "customer" }), expect = "not_evaluable" },
    { name = "nobody", given = {}, expect = "not_evaluable" },
  },
}

test "a supplier is assessed again in time" {
  rule = "suppliers-reassessed", as_of = day,
  cases = {
    { name = "high, on the day", given = assessed { { "2025-06-30", "approved" } }, expect = "conforming" },
    { name = "high, a day later", given = assessed { { "2025-06-29", "approved" } },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "the assessment of Kade is overdue" } } } },
    { name = "critical", given = assessed({ { "2025-06-29", "approved" } }, { criticality = "critical" }), expect = "nonconforming" },
    { name = "of unknown criticality", given = assessed({ { "2025-06-29", "approved" } }, { criticality = null }),
      expect = "nonconforming" },
    { name = "medium, on the day", given = assessed({ { "2023-06-30", "approved" } }, { criticality = "medium" }), expect = "conforming" },
    { name = "low, a day later", given = assessed({ { "2023-06-29", "approved" } }, { criticality = "low" }), expect = "nonconforming" },
    { name = "its own interval", given = assessed({ { "2025-12-29", "approved" } }, { assessment_interval_months = 6 }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "a parameter", given = assessed { { "2025-12-29", "approved" } }, params = { high_interval = "6 months" },
      expect = "nonconforming" },
    { name = "a parameter of the others", given = assessed({ { "2025-12-29", "approved" } }, { criticality = "low" }),
      params = { other_interval = "6 months", high_interval = "3 months" }, expect = "nonconforming" },
    { name = "due by the assessment itself on the day", given = supplier.of("partner_assessments", { next_due_on = day }),
      expect = "conforming" },
    { name = "due by the assessment itself a day before", given = supplier.of("partner_assessments", { next_due_on = "2026-06-29" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1, text = "the assessment of Kade is overdue" } } } },
    { name = "an assessment does not stretch the interval", expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } },
      given = supplier.of("partner_assessments", { assessed_on = "2025-06-29", next_due_on = "2027-01-01" }) },
    { name = "what an older assessment said is past", expect = "conforming", given = supplier.with { partner_assessments = {
      { id = 1, partner_id = 1, assessed_on = "2025-01-01", next_due_on = "2025-06-30" },
      { id = 2, partner_id = 1, assessed_on = "2026-01-01" } } } },
    { name = "of its profile nothing is asked", given = supplier.of("supplier_profiles", {}), expect = "conforming" },
    { name = "the newest counts", given = assessed { { "2026-01-01", "rejected" }, { "2020-01-01", "approved" } }, expect = "conforming" },
    { name = "tomorrow does not", given = assessed { { "2026-07-01", "approved" } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "Kade was never assessed" } } } },
    { name = "never", given = assessed {}, expect = "nonconforming" },
    { name = "nobody knows when", given = assessed { { nil, "approved" }, { "2020-01-01", "approved" } }, expect = "not_evaluable" },
  },
}

test "nobody orders from whom the last assessment turned down" {
  rule = "rejected-suppliers-unused", as_of = day,
  cases = {
    { name = "approved", given = supplier.with {}, expect = "conforming" },
    { name = "turned down", given = assessed { { "2026-05-01", "rejected" }, { "2025-05-01", "approved" } },
      expect = { outcome = "nonconforming", grade = "major",
                 subjects = { ["1"] = { text = "Kade was turned down on 2026-05-01 and is active" } } } },
    { name = "approved since", given = assessed { { "2025-05-01", "rejected" }, { "2026-05-01", "conditional" } }, expect = "conforming" },
    { name = "approved again that day", given = assessed { { "2026-05-01", "rejected" }, { "2026-05-01", "approved" } },
      expect = "conforming" },
    { name = "suspended", given = assessed({ { "2026-05-01", "rejected" } }, { status = "suspended" }), expect = "conforming" },
    { name = "without status", given = assessed({ { "2026-05-01", "rejected" } }, { status = null }), expect = "not_evaluable" },
    { name = "without outcome", given = assessed { { "2026-05-01" } }, expect = "not_evaluable" },
    { name = "without day", given = assessed { { nil, "rejected" } }, expect = "not_evaluable" },
    { name = "never assessed", given = assessed {}, expect = "not_applicable" },
    { name = "turned down tomorrow", given = assessed { { "2025-05-01", "approved" }, { "2026-07-01", "rejected" } },
      expect = "conforming" },
  },
}

-- A conditional assessment with one condition.
local function condition(columns, outcome)
  local row = { id = 7, assessment_id = 1, description = "A fence", due_on = day, met_on = nil, verified_by_id = 3 }
  for column, value in pairs(columns) do
    if value == null then row[column] = nil else row[column] = value end
  end
  return supplier.with { partner_assessments = { outcome = outcome or "conditional" }, supplier_conditions = { row } }
end

test "a condition is met in time, and somebody saw it" {
  rule = "conditions-met", as_of = day,
  cases = {
    { name = "due today", given = condition {}, expect = "conforming" },
    { name = "due yesterday", given = condition { due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { measured = 1, text = "condition 7 on Kade is overdue" } } } },
    { name = "met today", given = condition { due_on = "2026-06-01", met_on = day }, expect = "conforming" },
    { name = "met tomorrow", given = condition { due_on = "2026-06-01", met_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "nobody saw it", given = condition { met_on = "2026-06-01", verified_by_id = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody verified that condition 7" } } } },
    { name = "without a day", given = condition { due_on = null },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "condition 7 on Kade has no day" } } } },
    { name = "of two, the second is late", expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 29 } } },
      given = supplier.with { partner_assessments = { outcome = "conditional" }, supplier_conditions = {
        { id = 1, assessment_id = 1, due_on = "2026-07-30" }, { id = 2, assessment_id = 1, due_on = "2026-06-01" } } } },
    { name = "conditional, without a condition", given = supplier.of("partner_assessments", { outcome = "conditional" }),
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "no condition is on record" } } } },
    { name = "without outcome", given = supplier.of("partner_assessments", { outcome = null }), expect = "not_evaluable" },
    { name = "approved", given = condition({ due_on = "2026-06-01" }, "approved"), expect = "not_applicable" },
    { name = "turned down", given = condition({ due_on = "2026-06-01" }, "rejected"), expect = "not_applicable" },
    { name = "on the first day of the period", params = { lookback = "166 days" }, given = condition { due_on = "2026-06-01" },
      expect = "nonconforming" },
    { name = "a day before", params = { lookback = "165 days" }, given = condition { due_on = "2026-06-01" }, expect = "not_evaluable" },
    { name = "no assessment", given = supplier.of("partner_assessments", {}), expect = "not_evaluable" },
    { name = "of an assessment without day", expect = "nonconforming", given = supplier.with {
      partner_assessments = { outcome = "conditional", assessed_on = null },
      supplier_conditions = { { id = 1, assessment_id = 1, due_on = "2026-06-01" } } } },
    { name = "another's condition", expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "no condition is on record" } } },
      given = supplier.with { partner_assessments = { outcome = "conditional" },
        supplier_conditions = { { id = 1, assessment_id = 9, due_on = day } } } },
    { name = "of an assessment tomorrow", expect = "not_evaluable",
      given = supplier.of("partner_assessments", { outcome = "conditional", assessed_on = "2026-07-01" }) },
    { name = "of two, the second is verified by nobody", expect = "nonconforming", given = supplier.with {
      partner_assessments = { outcome = "conditional" }, supplier_conditions = {
        { id = 1, assessment_id = 1, due_on = "2026-06-01", met_on = "2026-06-01", verified_by_id = 3 },
        { id = 2, assessment_id = 1, due_on = "2026-06-01", met_on = "2026-06-01" } } } },
    { name = "one approved, one conditional", expect = { outcome = "nonconforming", population = { of = 2, judged = 1 } },
      given = supplier.with { partner_assessments = {
        { id = 1, partner_id = 1, assessed_on = "2026-01-01", outcome = "approved" },
        { id = 2, partner_id = 1, assessed_on = "2026-02-01", outcome = "conditional" } } } },
  },
}

test "who orders does not assess" {
  rule = "assessors-independent", as_of = day,
  cases = {
    { name = "two people", given = supplier.with {}, expect = "conforming" },
    { name = "one", given = supplier.of("partner_assessments", { assessor_id = 1 }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["1"] = { text = "Kade was assessed by who orders from it" } } } },
    { name = "tomorrow's is not asked", given = supplier.of("partner_assessments", { assessed_on = "2026-07-01", assessor_id = 1 }),
      expect = "not_evaluable" },
    { name = "no assessor", given = supplier.of("partner_assessments", { assessor_id = null }), expect = "not_evaluable" },
    { name = "no buyer", given = supplier.of("supplier_profiles", { buyer_id = null }), expect = "not_evaluable" },
    { name = "who orders from another", expect = "not_evaluable", given = supplier.with {
      partner_assessments = { assessor_id = 1 }, supplier_profiles = { { id = 1, partner_id = 9, buyer_id = 1 } } } },
    { name = "on the first day of the period", params = { lookback = "166 days" },
      given = supplier.of("partner_assessments", { assessor_id = 1 }), expect = "nonconforming" },
    { name = "a day before", params = { lookback = "165 days" }, given = supplier.of("partner_assessments", { assessor_id = 1 }),
      expect = "not_evaluable" },
    { name = "nobody knows when", given = supplier.of("partner_assessments", { assessed_on = null, assessor_id = 1 }),
      expect = "nonconforming" },
    { name = "of a customer", expect = "not_evaluable",
      given = supplier.with { partners = { kind = "customer" }, partner_assessments = { assessor_id = 1 } } },
  },
}
