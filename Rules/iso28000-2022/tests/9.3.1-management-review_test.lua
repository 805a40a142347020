-- Tests of management reviews as such.
local reviews = require "iso28000-common/fixtures.reviews"

test "management reviews the system in time" (reviews.held { rule = "management-reviews-held" })

test "top management chairs the review" (reviews.chaired_by_top_management { rule = "review-chaired-by-top-management" })

test "the review says whether the system is suitable, adequate and effective" (reviews.concludes { rule = "review-concludes" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "review-chaired-by-top-management", rule = "review-chaired-by-top-management",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_reviews = { { id = 3, held_on = "2025-10-16" }, { id = 4, chaired_by = 1, held_on = "2026-04-16" } },
        people = { { id = 1, is_top_management = 1 }, { id = 9001, employment_type = "employee" } },
      } },
  },
}
