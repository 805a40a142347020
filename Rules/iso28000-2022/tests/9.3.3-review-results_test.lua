-- Tests of what comes of management reviews.
local reviews = require "iso28000-common/fixtures.reviews"

test "the newest review decides on improvement"
  (reviews.decides("improvement", "change", "openings") { rule = "review-decides-on-improvement" })

test "the newest review decides on changes"
  (reviews.decides("change", "improvement", "changes of the system") { rule = "review-decides-on-change" })

test "a decision has an owner and a day" (reviews.decisions_owned { rule = "review-decisions-owned-and-dated" })

test "an action from a review is done by its day" (reviews.actions_done { rule = "review-actions-done" })

test "a review has approved minutes" (reviews.minutes_kept { rule = "review-minutes-kept" })

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "review-decides-on-improvement", rule = "review-decides-on-improvement",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_outputs = {
          { review_id = 4, id = 1, code = "MO-1", kind = "improvement", none_needed = 1 }, { id = 9001, kind = "improvement" },
          { id = 9002, kind = "change" },
        },
        management_reviews = { { code = "MR-2026-1", held_on = "2026-04-16", id = 4 } },
      } },
    { name = "review-decides-on-change", rule = "review-decides-on-change",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_outputs = {
          { review_id = 4, decision = "Move the servers", kind = "change", id = 1, code = "MO-1" },
          { id = 9001, kind = "improvement" }, { id = 9002, kind = "change" },
        },
        management_reviews = { { code = "MR-2026-1", held_on = "2026-04-16", id = 4 } },
        changes = { { id = 9001, reason = "incident" } },
      } },
    { name = "review-decisions-owned-and-dated", rule = "review-decisions-owned-and-dated",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_review_outputs = {
          { id = 1, review_id = 4, decision = "Compare", code = "MO-1", owner_id = 7, due_on = "2026-08-31" },
        },
        management_reviews = {
          { code = "MR-2026-1", held_on = "2026-04-16", id = 4 }, { id = 9001, suitability = "yes" },
          { code = "MR-2026-1b", held_on = "2099-01-01", id = 9101 }, { id = 9102, held_on = "2099-01-01" },
        },
      } },
    { name = "review-actions-done", rule = "review-actions-done",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        actions = {
          { code = "A-2026-02", id = 17, due_on = "2026-06-30" }, { id = 9001, status = "open" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { code = "A-2026-02b", id = 9101, due_on = "2026-06-30" }, { id = 9102 }, { id = 9103, status = "open" },
        },
        management_review_outputs = { { action_id = 17, id = 15 }, { id = 9001, kind = "improvement" } },
        management_reviews = { { id = 9001, suitability = "yes" } },
      } },
    { name = "review-minutes-kept", rule = "review-minutes-kept",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        management_reviews = {
          { approved_on = "2026-04-27", id = 4, minutes_document_id = 128, held_on = "2026-04-16", code = "MR-2026-1", },
          { approved_on = "2001-01-01", id = 9101, minutes_document_id = 128, held_on = "2026-04-16", code = "MR-2026-1b", },
          { id = 9102, held_on = "2099-01-01" },
        },
        people = { { id = 9001, employment_type = "employee" } },
        management_review_outputs = { { id = 9001, kind = "improvement" } },
      } },
  },
}
