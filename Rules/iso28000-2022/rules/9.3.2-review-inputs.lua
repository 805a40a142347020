-- What the newest management review looked at: one rule a topic, as a review that passed over one of them still weighed the others.
local reviews = require "iso28000-common/reviews"

rule "review-weighs-earlier-actions" (reviews.weighs("previous_actions", "the state of actions from earlier reviews") {
  requirement = "28000-2022/9.3.2-a",
})

rule "review-weighs-changed-issues" (reviews.weighs("context_changes", "changes in outside and inside issues") {
  requirement = "28000-2022/9.3.2-b",
})

rule "review-weighs-changed-parties" (reviews.weighs("party_changes", "changes in what interested parties want") {
  requirement = "28000-2022/9.3.2-c",
})

rule "review-weighs-nonconformities" (reviews.weighs("nc_trends", "trends in nonconformities and corrective actions") {
  requirement = "28000-2022/9.3.2-d",
})

rule "review-weighs-measurements" (reviews.weighs("measurement_trends", "trends in what was measured") {
  requirement = "28000-2022/9.3.2-e",
})

rule "review-weighs-audits" (reviews.weighs("audit_results", "what audits found") {
  requirement = "28000-2022/9.3.2-f",
})

rule "review-weighs-improvements" (reviews.weighs("improvement_opportunities", "what could be improved") {
  requirement = "28000-2022/9.3.2-g",
})

rule "review-weighs-compliance" (reviews.weighs("compliance_evaluations", "how legal and other duties are met") {
  requirement = "28000-2022/9.3.2-h",
})

rule "review-weighs-messages" (reviews.weighs("external_communications", "messages from outside and complaints") {
  requirement = "28000-2022/9.3.2-i",
})

rule "review-weighs-performance" (reviews.weighs("security_performance", "how security performs") {
  requirement = "28000-2022/9.3.2-j",
})

rule "review-weighs-objectives" (reviews.weighs("objectives_status", "how far objectives and targets were met") {
  requirement = "28000-2022/9.3.2-k",
})

rule "review-weighs-circumstances" (reviews.weighs("changing_circumstances", "changing circumstances and law") {
  requirement = "28000-2022/9.3.2-l",
})

rule "review-weighs-recommendations" (reviews.weighs("recommendations", "recommendations for improvement") {
  requirement = "28000-2022/9.3.2-m",
})
