local plans = require "iso28000-common/fixtures.plans"

local day = "2026-06-30"

local function plan(columns, document_status)
  columns.id, columns.code, columns.title, columns.document_id = 2, "SPL-2", "Yard plan", 4
  return { security_plans = { columns }, documents = { { id = 4, title = "Yard plan", status = document_status } } }
end

test "a live plan says what it covers, is approved and in force" {
  rule = "plans-in-force", as_of = day,
  cases = {
    { name = "approved today", expect = "conforming",
      given = plan({ status = "current", scope = "Theft, yard", approved_by = 1, approved_on = day }, "current") },
    { name = "approved tomorrow",
      given = plan({ status = "current", scope = "Theft, yard", approved_by = 1, approved_on = "2026-07-01" }, "current"),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["2"] = { measured = 1, text = "SPL-2 lacks day of approval" } } } },
    { name = "covers nothing", given = plan({ status = "current", scope = " ", approved_by = 1, approved_on = day }, "current"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "SPL-2 lacks scope" } } } },
    { name = "in a draft", given = plan({ status = "current", scope = "Theft", approved_by = 1, approved_on = day }, "draft"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "lacks current document" } } } },
    { name = "nothing but a name", given = plan({ status = "current" }, "draft"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 4 } } } },
    { name = "of no status", given = plan({ scope = "Theft", approved_by = 1, approved_on = day }, "current"),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "a draft alone", given = plan({ status = "draft" }, "current"),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "no security plan is live" } } } },
    { name = "none", given = {},
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "there is no security plan" } } } },
    { name = "drafts stand beside it", expect = "conforming",
      given = {
        security_plans = {
          { id = 2, title = "Yard plan", status = "current", scope = "Theft", approved_by = 1, approved_on = day, document_id = 4 },
          { id = 3, title = "Rail plan", status = "draft" }, { id = 4, title = "Old plan", status = "withdrawn" },
        },
        documents = { { id = 4, title = "Yard plan", status = "current" }, { id = 5, title = "Old plan", status = "archived" } },
      } },
  },
}

test "a high risk of malice is in a live plan" (plans.answer_malice { rule = "high-malicious-risks-in-plans", grade = "major" })

test "a live plan has steps of response" (plans.steer_the_response { rule = "plans-say-how-to-respond", grade = "major" })

test "a live plan says how further loss is prevented" (plans.stating { "loss_prevention" } {
  rule = "plans-stop-further-loss", grade = "minor",
})

test "a plan restores security by itself or by a procedure" (plans.restore_security { rule = "plans-restore-security" })

test "a plan states its means and has them" (plans.means_set_aside { rule = "plans-state-their-means" })

test "the means of a plan are maintained" (plans.means_maintained { rule = "plan-means-maintained" })

test "a plan is reviewed by its day and after it was used" (plans.reviewed { rule = "plans-reviewed", grade = "minor" })

local function used(occurred_at, post_reviewed_on, changes)
  local row = { id = 7, code = "I-7", title = "Fence cut", plan_id = 2, occurred_at = occurred_at, post_reviewed_on = post_reviewed_on }
  for key, value in pairs(changes or {}) do row[key] = value end
  return { security_plans = { { id = 2, title = "Yard plan" } }, incidents = { row } }
end

test "how a plan worked is looked at within sixty days" {
  rule = "use-of-plans-looked-at", as_of = day,
  cases = {
    { name = "on the sixtieth day", given = used("2026-04-01T08:00:00Z", "2026-05-31"), expect = "conforming" },
    { name = "a day later", given = used("2026-04-01T08:00:00Z", "2026-06-01"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["7"] = { measured = 61, limit = 60, text = "I-7 was looked at late" } } } },
    { name = "not yet, on the sixtieth day", given = used("2026-05-01T08:00:00Z"), expect = "conforming" },
    { name = "not yet, a day later", given = used("2026-04-30T08:00:00Z"), expect = { outcome = "nonconforming",
      subjects = { ["7"] = { measured = 61, text = "nobody has looked at how the plan worked in I-7" } } } },
    { name = "only tomorrow", given = used("2026-04-30T08:00:00Z", "2026-07-01"), expect = "nonconforming" },
    { name = "on its own day", given = used("2026-04-01T08:00:00Z", "2026-04-01"), expect = "conforming" },
    { name = "before it came about", given = used("2026-04-01T08:00:00Z", "2026-03-31"),
      expect = { outcome = "nonconforming", subjects = { ["7"] = { text = "before it came about" } } } },
    { name = "late, and two years ago", given = used("2024-06-30T08:00:00Z", "2024-12-01"), expect = "nonconforming" },
    { name = "a day longer ago", given = used("2024-06-29T08:00:00Z", "2024-12-01"), expect = "not_applicable" },
    { name = "nobody knows when", given = used(nil, "2026-04-01"), expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "a plan was called up that nobody names", expect = "nonconforming",
      given = { incidents = { { id = 7, occurred_at = "2026-03-01T08:00:00Z", plan_activated_at = "2026-03-01T08:10:00Z" } } } },
    { name = "no plan was used", given = { incidents = { { id = 7, code = "I-7", occurred_at = "2026-03-01T08:00:00Z" } } },
      expect = "not_applicable" },
    { name = "within its own number of days", given = used("2026-04-01T08:00:00Z", "2026-05-02"), params = { post_review_days = 30 },
      expect = { outcome = "nonconforming", subjects = { ["7"] = { measured = 31, limit = 30 } } } },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "events without a plan stand beside it", expect = "conforming",
      given = {
        security_plans = { { id = 2, title = "Yard plan" } },
        incidents = {
          { id = 7, plan_id = 2, occurred_at = "2026-04-01T08:00:00Z", post_reviewed_on = "2026-04-20" },
          { id = 8, occurred_at = "2026-01-01T08:00:00Z" }, { id = 9, plan_id = 2, occurred_at = "2020-01-01T08:00:00Z" },
        },
      } },
  },
}

test "a plan is tried every year, or at its own interval" (plans.exercised { rule = "plans-exercised" })

local function excused(reason, held_on, result)
  return {
    security_plans = { { id = 2, code = "SPL-2", title = "Yard plan", status = "current", not_exercised_reason = reason } },
    exercises = { { id = 1, title = "Night", held_on = held_on, result = result } },
    exercise_plans = { { exercise_id = 1, plan_id = 2 } },
  }
end

test "a reason excuses a plan that was not tried, and no failure" {
  rule = "plans-exercised", as_of = day,
  cases = {
    { name = "never tried, with a reason", given = excused("The port forbids drills", nil, nil), expect = "conforming" },
    { name = "never tried, and a blank for a reason", given = excused(" ", nil, nil),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { text = "SPL-2 was never exercised" } } } },
    { name = "long ago, with a reason", given = excused("The yard is being rebuilt", "2024-01-10", "pass"), expect = "conforming" },
    { name = "nobody knows how it went, with a reason", given = excused("The yard is being rebuilt", "2024-01-10"),
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "failed, with a reason", given = excused("The yard is being rebuilt", "2026-01-10", "fail"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "failed and was not repeated" } } } },
  },
}
