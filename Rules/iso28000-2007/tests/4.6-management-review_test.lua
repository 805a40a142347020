-- Tests of management reviews, of what they look at and of what comes of them.
local reviews = require "iso28000-common/fixtures.reviews"

test "management reviews the system in time" (reviews.held { rule = "management-reviews-held" })

test "top management chairs the review" (reviews.chaired_by_top_management { rule = "review-chaired-by-top-management" })

test "the review says whether the system is suitable, adequate and effective" (reviews.concludes { rule = "review-concludes" })

test "the newest review decides on improvement"
  (reviews.decides("improvement", "change", "openings") { rule = "review-decides-on-improvement" })

test "the newest review decides on changes"
  (reviews.decides("change", "improvement", "changes of the system") { rule = "review-decides-on-change" })

test "a review has approved minutes" (reviews.minutes_kept { rule = "review-minutes-kept" })

-- Each rule, and the topic that it wants.
local wanted = {
  { "review-weighs-audits", "audit_results" },
  { "review-weighs-compliance", "compliance_evaluations" },
  { "review-weighs-messages", "external_communications" },
  { "review-weighs-performance", "security_performance" },
  { "review-weighs-objectives", "objectives_status" },
  { "review-weighs-nonconformities", "nc_trends" },
  { "review-weighs-earlier-actions", "previous_actions" },
  { "review-weighs-circumstances", "changing_circumstances" },
  { "review-weighs-recommendations", "recommendations" },
}

for _, case in ipairs(wanted) do
  local rule_id, topic = table.unpack(case)
  test("the newest review looks at " .. topic) (reviews.weighs(topic, "minor") { rule = rule_id })
end

test "a topic that is listed without a word was not looked at"
  (reviews.weighs_in_words("audit_results") { rule = "review-weighs-audits" })

test "a decision has an owner and a day" (reviews.decisions_owned { rule = "review-decisions-owned-and-dated" })

test "an action from a review is done by its day" (reviews.actions_done { rule = "review-actions-done" })
