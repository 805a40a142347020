-- Tests of what comes of management reviews.

local function review(outputs)
  for n, row in ipairs(outputs) do row.id, row.code, row.review_id = n, "MO-" .. n, 4 end
  return { management_reviews = { { id = 4, code = "MR-2026-1", held_on = "2026-04-16" } }, management_review_outputs = outputs }
end

test "the newest review decides on improvement" {
  rule = "review-decides-on-improvement", as_of = "2026-06-30",
  cases = {
    { name = "decided", given = review { { kind = "improvement", decision = "Compare seal makers" } }, expect = "conforming" },
    { name = "none needed", given = review { { kind = "improvement", none_needed = 1 } }, expect = "conforming" },
    { name = "a row without a word", given = review { { kind = "improvement", none_needed = 0 } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 0, limit = 1, text = "openings" } } } },
    { name = "something else", given = review { { kind = "change", decision = "Move the servers" } }, expect = "nonconforming" },
    { name = "no review", given = {}, expect = "nonconforming" },
    { name = "without a day", given = { management_reviews = { { id = 4 } } }, expect = "not_evaluable" },
  },
}

test "the newest review decides on changes" {
  rule = "review-decides-on-change", as_of = "2026-06-30",
  cases = {
    { name = "decided", given = review { { kind = "change", decision = "Move the servers" } }, expect = "conforming" },
    { name = "something else", given = review { { kind = "improvement", decision = "Compare seal makers" } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 0, text = "changes of the system" } } } },
    { name = "no review", given = {}, expect = "nonconforming" },
  },
}

test "a decision has an owner and a day" {
  rule = "review-decisions-owned-and-dated", as_of = "2026-06-30",
  cases = {
    { name = "both", given = review { { decision = "Compare", owner_id = 7, due_on = "2026-08-31" } }, expect = "conforming" },
    { name = "no day", given = review { { decision = "Compare", owner_id = 7 } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, text = "MO-1 of review MR-2026-1 lacks a day" } } } },
    { name = "nothing", given = review { {} }, expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 3 } } } },
    { name = "nothing needed", given = review { { none_needed = 1 } }, expect = "not_applicable" },
    { name = "too long ago", expect = "not_evaluable", given = {
      management_reviews = { { id = 1, held_on = "2023-06-29" } }, management_review_outputs = { { id = 1, review_id = 1 } } } },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

local function action(row, output)
  row.id, row.code = 17, "A-2026-02"
  return { actions = { row }, management_review_outputs = { { id = 15, action_id = output } } }
end

test "an action from a review is done by its day" {
  rule = "review-actions-done", as_of = "2026-06-30",
  cases = {
    { name = "due today", given = action({ due_on = "2026-06-30" }, 17), expect = "conforming" },
    { name = "due yesterday", given = action({ due_on = "2026-06-29" }, 17),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["17"] = { measured = 1, text = "A-2026-02 of a review is overdue" } } } },
    { name = "known by its source", expect = { outcome = "nonconforming", subjects = { ["17"] = { measured = 1 } } },
      given = action { due_on = "2026-06-29", source_table = "management_review_outputs", source_id = 15 } },
    { name = "moved by agreement", given = action({ due_on = "2026-05-15", revised_due_on = "2026-07-10" }, 17), expect = "conforming" },
    { name = "moved and late again", given = action({ due_on = "2026-05-15", revised_due_on = "2026-06-20" }, 17),
      expect = { outcome = "nonconforming", subjects = { ["17"] = { measured = 10 } } } },
    { name = "done", given = action({ due_on = "2026-05-15", completed_on = "2026-05-20" }, 17), expect = "conforming" },
    { name = "to be done tomorrow", given = action({ due_on = "2026-05-15", completed_on = "2026-07-01" }, 17), expect = "nonconforming" },
    { name = "no day", given = action({}, 17), expect = { outcome = "nonconforming", subjects = { ["17"] = { text = "no day" } } } },
    { name = "cancelled", given = action({ due_on = "2026-03-31", status = "cancelled" }, 17), expect = "not_evaluable" },
    { name = "from elsewhere", given = action { due_on = "2026-03-31", source_table = "risks", source_id = 1 }, expect = "not_evaluable" },
  },
}

local function minutes(row)
  row.id, row.code = 4, "MR-2026-1"
  return { management_reviews = { row } }
end

test "a review has approved minutes" {
  rule = "review-minutes-kept", as_of = "2026-06-30",
  cases = {
    { name = "both", given = minutes { held_on = "2026-04-16", minutes_document_id = 128, approved_on = "2026-04-27" },
      expect = "conforming" },
    { name = "thirty days ago", given = minutes { held_on = "2026-05-31" }, expect = "not_applicable" },
    { name = "a day more", given = minutes { held_on = "2026-05-30" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 2, text = "minutes and an approval" } } } },
    { name = "approved tomorrow", given = minutes { held_on = "2026-04-16", minutes_document_id = 128, approved_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["4"] = { measured = 1, text = "an approval" } } } },
    { name = "an older one is asked too", expect = { outcome = "nonconforming", population = { nonconforming = 1 } }, given = {
      management_reviews = { { id = 3, held_on = "2025-10-16", approved_on = "2025-10-27" },
        { id = 4, held_on = "2026-04-16", minutes_document_id = 128, approved_on = "2026-04-27" } } } },
    { name = "without a day", given = minutes { minutes_document_id = 128, approved_on = "2026-04-27" }, expect = "not_evaluable" },
    { name = "to come", given = minutes { held_on = "2026-10-15" }, expect = "not_evaluable" },
  },
}

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
