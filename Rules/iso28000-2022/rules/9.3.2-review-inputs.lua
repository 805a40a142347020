-- What the newest management review looked at: one rule a topic, as a review that passed over one of them still weighed the others.
local reviews = require "reviews"

-- A topic counts where something is written under it. `what` reads after "nothing is written on".
local function weighs(requirement, topic, what)
  return {
    requirement = "28000-2022/" .. requirement, title = "The newest review looks at " .. what, method = "examine",
    rationale = "What top management does not see, it does not decide on.", maturity = 3,
    of     = "management_reviews", name = "{code}",
    select = "SELECT r.id, r.code, r.held_on, i.id AS input, i.summary FROM management_reviews r LEFT JOIN management_review_inputs i "
      .. "ON i.review_id = r.id AND i.topic = '" .. topic .. "' WHERE " .. reviews.newest .. " ORDER BY r.id, i.id",
    judge  = function(code, held_on, each)
      if not held_on then return unknown("nobody knows when review %s was held", code) end
      local listed, written = false, 0
      for _, input, summary in each("input", "summary") do
        listed = listed or input ~= nil
        if not blank(summary) then written = written + 1 end
      end
      local text = listed and "review %s lists %s, with nothing written under it" or "review %s did not look at %s"
      return at_least(written, 1, "inputs", text, code, what)
    end,
    when_empty = fail("no management review is on record"),
    fix    = "Put the topic to top management with a page of facts, and add what they made of it to the minutes.",
    action = { kind = "correction", owner = "secretary of the review", within = "30 days" },
  }
end

rule "review-weighs-earlier-actions" (weighs("9.3.2-a", "previous_actions", "the state of actions from earlier reviews"))
rule "review-weighs-changed-issues" (weighs("9.3.2-b", "context_changes", "changes in outside and inside issues"))
rule "review-weighs-changed-parties" (weighs("9.3.2-c", "party_changes", "changes in what interested parties want"))
rule "review-weighs-nonconformities" (weighs("9.3.2-d", "nc_trends", "trends in nonconformities and corrective actions"))
rule "review-weighs-measurements" (weighs("9.3.2-e", "measurement_trends", "trends in what was measured"))
rule "review-weighs-audits" (weighs("9.3.2-f", "audit_results", "what audits found"))
rule "review-weighs-improvements" (weighs("9.3.2-g", "improvement_opportunities", "what could be improved"))
rule "review-weighs-compliance" (weighs("9.3.2-h", "compliance_evaluations", "how legal and other duties are met"))
rule "review-weighs-messages" (weighs("9.3.2-i", "external_communications", "messages from outside and complaints"))
rule "review-weighs-performance" (weighs("9.3.2-j", "security_performance", "how security performs"))
rule "review-weighs-objectives" (weighs("9.3.2-k", "objectives_status", "how far objectives and targets were met"))
rule "review-weighs-circumstances" (weighs("9.3.2-l", "changing_circumstances", "changing circumstances and law"))
rule "review-weighs-recommendations" (weighs("9.3.2-m", "recommendations", "recommendations for improvement"))
