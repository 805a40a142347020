-- Management reviews: held in time, by top management, and ending in a word on the system.
local reviews = require "iso28000-common/reviews"

rule "management-reviews-held" (reviews.held {
  requirement = "28000-2022/9.3.1-a", title = "Management reviews the system in time",
})

rule "review-chaired-by-top-management" (reviews.chaired_by_top_management {
  requirement = "28000-2022/9.3.1-a", title = "Top management chairs the review",
})

rule "review-concludes" (reviews.concludes {
  requirement = "28000-2022/9.3.1-a", title = "The review says whether the system is suitable, adequate and effective", grade = "minor",
})
