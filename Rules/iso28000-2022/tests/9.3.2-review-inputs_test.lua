-- Tests of what a management review looks at.
local reviews = require "iso28000-common/fixtures.reviews"

-- Each rule, the topic that it wants, and the grade of one that is passed over.
local wanted = {
  { "review-weighs-earlier-actions", "previous_actions", "minor" },
  { "review-weighs-changed-issues", "context_changes", "minor" },
  { "review-weighs-changed-parties", "party_changes", "minor" },
  { "review-weighs-nonconformities", "nc_trends", "minor" },
  { "review-weighs-measurements", "measurement_trends", "minor" },
  { "review-weighs-audits", "audit_results", "minor" },
  { "review-weighs-improvements", "improvement_opportunities", "minor" },
  { "review-weighs-compliance", "compliance_evaluations", "observation" },
  { "review-weighs-messages", "external_communications", "observation" },
  { "review-weighs-performance", "security_performance", "observation" },
  { "review-weighs-objectives", "objectives_status", "observation" },
  { "review-weighs-circumstances", "changing_circumstances", "observation" },
  { "review-weighs-recommendations", "recommendations", "observation" },
}

for _, case in ipairs(wanted) do
  local rule_id, topic, grade = table.unpack(case)
  test("the newest review looks at " .. topic) (reviews.weighs(topic, grade) { rule = rule_id })
end

test "a topic that is listed without a word was not looked at"
  (reviews.weighs_in_words("party_changes") { rule = "review-weighs-changed-parties" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "review-weighs-earlier-actions", rule = "review-weighs-earlier-actions",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "previous_actions" },
          { id = 9001, topic = "previous_actions" }, { id = 9002, topic = "context_changes" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        actions = { { id = 9001, status = "open" } },
      } },
    { name = "review-weighs-changed-issues", rule = "review-weighs-changed-issues",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "context_changes" },
          { id = 9001, topic = "previous_actions" }, { id = 9002, topic = "context_changes" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "review-weighs-changed-parties", rule = "review-weighs-changed-parties",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "party_changes" },
          { id = 9001, topic = "previous_actions" }, { id = 9003, topic = "party_changes" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "review-weighs-nonconformities", rule = "review-weighs-nonconformities",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "nc_trends" },
          { id = 9001, topic = "previous_actions" }, { id = 9004, topic = "nc_trends" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        actions = { { id = 9001, status = "open" } },
        nonconformities = { { id = 9001, status = "open" } },
      } },
    { name = "review-weighs-measurements", rule = "review-weighs-measurements",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "measurement_trends" },
          { id = 9001, topic = "previous_actions" }, { id = 9005, topic = "measurement_trends" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
    { name = "review-weighs-audits", rule = "review-weighs-audits",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "audit_results" },
          { id = 9001, topic = "previous_actions" }, { id = 9006, topic = "audit_results" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        audits = { { id = 9001, status = "planned" } },
      } },
    { name = "review-weighs-improvements", rule = "review-weighs-improvements",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "improvement_opportunities" },
          { id = 9001, topic = "previous_actions" }, { id = 9007, topic = "improvement_opportunities" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
    { name = "review-weighs-compliance", rule = "review-weighs-compliance",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "compliance_evaluations" },
          { id = 9001, topic = "previous_actions" }, { id = 9008, topic = "compliance_evaluations" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        compliance_evaluations = { { id = 9001, scope_kind = "legal" } },
      } },
    { name = "review-weighs-messages", rule = "review-weighs-messages",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "external_communications" },
          { id = 9001, topic = "previous_actions" }, { id = 9009, topic = "external_communications" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
    { name = "review-weighs-performance", rule = "review-weighs-performance",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "security_performance" },
          { id = 9001, topic = "previous_actions" }, { id = 9010, topic = "security_performance" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
    { name = "review-weighs-objectives", rule = "review-weighs-objectives",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "objectives_status" },
          { id = 9001, topic = "previous_actions" }, { id = 9011, topic = "objectives_status" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
        objectives = { { id = 9001, status = "draft" } },
        targets = { { id = 9001, status = "draft" } },
      } },
    { name = "review-weighs-circumstances", rule = "review-weighs-circumstances",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "changing_circumstances" },
          { id = 9001, topic = "previous_actions" }, { id = 9012, topic = "changing_circumstances" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
    { name = "review-weighs-recommendations", rule = "review-weighs-recommendations",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_inputs = {
          { review_id = 4, summary = "Steady at two a month.", topic = "recommendations" },
          { id = 9001, topic = "previous_actions" }, { id = 9013, topic = "recommendations" },
        },
        management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } },
      } },
  },
}
