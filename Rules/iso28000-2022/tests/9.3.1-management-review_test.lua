-- Tests of management reviews as such.

local function review(row, chair)
  row.id, row.code = 4, "MR-2026-1"
  return { management_reviews = { row }, people = { { id = 1, name = "W. van der Meijden", is_top_management = chair } } }
end

test "management reviews the system in time" {
  rule = "management-reviews-held", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = review { held_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day more", given = review { held_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { ["4"] = { measured = 1, text = "after MR-2026-1 is overdue" } } } },
    { name = "its own day, today", given = review { held_on = "2026-01-15", next_due_on = "2026-06-30" }, expect = "conforming" },
    { name = "its own day, yesterday", given = review { held_on = "2025-06-01", next_due_on = "2026-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["4"] = { measured = 1 } } } },
    { name = "one of tomorrow was not held", given = review { held_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "ever held" } } } },
    { name = "without a day", given = review {}, expect = "nonconforming" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

test "top management chairs the review" {
  rule = "review-chaired-by-top-management", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = review({ held_on = "2026-04-16", chaired_by = 1 }, 1), expect = "conforming" },
    { name = "somebody else did", given = review({ held_on = "2026-04-16", chaired_by = 1 }, 0),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["4"] = { text = "W. van der Meijden, who chaired" } } } },
    { name = "nobody knows who", given = review { held_on = "2026-04-16" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { text = "nobody is recorded" } } } },
    { name = "nobody knows of which rank", given = review { held_on = "2026-04-16", chaired_by = 1 }, expect = "not_evaluable" },
    { name = "without a day", given = review({ chaired_by = 1 }, 1), expect = "not_evaluable" },
    { name = "an older one is not asked", expect = "conforming", given = {
      management_reviews = { { id = 3, held_on = "2025-10-16" }, { id = 4, held_on = "2026-04-16", chaired_by = 1 } },
      people = { { id = 1, is_top_management = 1 } } } },
  },
}

test "the review says whether the system is suitable, adequate and effective" {
  rule = "review-concludes", as_of = "2026-06-30",
  cases = {
    { name = "a no is a conclusion too", expect = "conforming",
      given = review { held_on = "2026-04-16", suitability = "yes", adequacy = "no", effectiveness = "partial" } },
    { name = "one left out", given = review { held_on = "2026-04-16", suitability = "yes", effectiveness = "yes" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["4"] = { measured = 1, text = "is adequate" } } } },
    { name = "all left out", given = review { held_on = "2026-04-16" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["4"] = { text = "not a word" } } } },
    { name = "without a day", given = review { suitability = "yes", adequacy = "yes", effectiveness = "yes" }, expect = "not_evaluable" },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

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
