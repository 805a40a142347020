-- Management reviews: held in time by top management, looking at all that they must, and ending in decisions that are carried out.
local reviews = require "iso28000-common/reviews"

rule "management-reviews-held" (reviews.held {
  requirement = "28000-2007/4.6-a", title = "Management reviews the system in time",
})

rule "review-chaired-by-top-management" (reviews.chaired_by_top_management {
  requirement = "28000-2007/4.6-a", title = "Top management chairs the review",
})

rule "review-concludes" (reviews.concludes {
  requirement = "28000-2007/4.6-a", title = "The review says whether the system is suitable, adequate and effective", grade = "minor",
})

rule "review-decides-on-improvement" (reviews.decides("improvement", "openings for improvement") {
  requirement = "28000-2007/4.6-b",
})

rule "review-decides-on-change" (reviews.decides("change", "changes of the system") {
  requirement = "28000-2007/4.6-b",
})

rule "review-minutes-kept" (reviews.minutes_kept {
  requirement = "28000-2007/4.6-c", title = "Every review has minutes that are approved",
})

-- One rule a topic, as a review that passed over one of them still weighed the others.
rule "review-weighs-audits" (reviews.weighs("audit_results", "what audits found") {
  requirement = "28000-2007/4.6-d",
})

rule "review-weighs-compliance" (reviews.weighs("compliance_evaluations", "how legal and other duties are met") {
  requirement = "28000-2007/4.6-d",
})

rule "review-weighs-messages" (reviews.weighs("external_communications", "messages from outside and complaints") {
  requirement = "28000-2007/4.6-e",
})

rule "review-weighs-performance" (reviews.weighs("security_performance", "how security performs") {
  requirement = "28000-2007/4.6-f",
})

rule "review-weighs-objectives" (reviews.weighs("objectives_status", "how far objectives and targets were met") {
  requirement = "28000-2007/4.6-g",
})

rule "review-weighs-nonconformities" (reviews.weighs("nc_trends", "the state of corrective and preventive action") {
  requirement = "28000-2007/4.6-h",
})

rule "review-weighs-earlier-actions" (reviews.weighs("previous_actions", "the state of actions from earlier reviews") {
  requirement = "28000-2007/4.6-i",
})

rule "review-weighs-circumstances" (reviews.weighs("changing_circumstances", "changing circumstances and law") {
  requirement = "28000-2007/4.6-j",
})

rule "review-weighs-recommendations" (reviews.weighs("recommendations", "recommendations for improvement") {
  requirement = "28000-2007/4.6-k",
})

rule "review-decisions-owned-and-dated" (reviews.decisions_owned {
  requirement = "28000-2007/4.6-l", title = "Every decision of a review has an owner and a day",
})

rule "review-actions-done" (reviews.actions_done {
  requirement = "28000-2007/4.6-l", title = "No action from a management review is overdue",
})
