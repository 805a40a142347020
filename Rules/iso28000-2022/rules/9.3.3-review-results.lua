-- What comes of management reviews: decisions with an owner and a day, done in time, and minutes.
local reviews = require "iso28000-common/reviews"

rule "review-decides-on-improvement" (reviews.decides("improvement", "openings for improvement") {
  requirement = "28000-2022/9.3.3-a",
})

rule "review-decides-on-change" (reviews.decides("change", "changes of the system") {
  requirement = "28000-2022/9.3.3-b",
})

rule "review-decisions-owned-and-dated" (reviews.decisions_owned {
  requirement = "28000-2022/9.3.3-a", title = "Every decision of a review has an owner and a day",
})

rule "review-actions-done" (reviews.actions_done {
  requirement = "28000-2022/9.3.3-b", title = "No action from a management review is overdue",
})

rule "review-minutes-kept" (reviews.minutes_kept {
  requirement = "28000-2022/9.3.3-c", title = "Every review has minutes that are approved",
})
