-- Management reviews: held in time, by top management, and ending in a word on the system.
local parts = require "parts"
local reviews = require "reviews"

-- The day that the review itself set for the next one comes before the interval.
rule "management-reviews-held" {
  requirement = "28000-2022/9.3.1-a", title = "Management reviews the system in time",
  rationale = "A system that its leaders do not look at runs on habit.",
  of     = "management_reviews",
  check  = function()
    local last = org.record [[ SELECT id, code, held_on, next_due_on FROM management_reviews
      WHERE done(held_on) ORDER BY held_on DESC, id DESC ]]
    if not last then return fail("no management review was ever held") end
    local due = date.due(last.next_due_on, last.held_on, params.management_review_interval)
    local verdict = at_most(date.days(due, today), 0, "days", "the management review after %s is overdue", last.code)
    report(last.id, verdict, { name = last.code })
  end,
  when_empty = fail("no management review was ever held"),
  fix    = "Hold the review within the month.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

rule "review-chaired-by-top-management" {
  requirement = "28000-2022/9.3.1-a", title = "Top management chairs the review",
  rationale = "Only who decides on means can decide on what a review finds.",
  maturity = 2,
  of     = "management_reviews", name = "{code}",
  select = [[ SELECT r.id, r.code, r.held_on, r.chaired_by, p.name AS chair, p.is_top_management
              FROM management_reviews r LEFT JOIN people p ON p.id = r.chaired_by WHERE ]] .. reviews.newest .. " ORDER BY r.id",
  judge  = function(code, held_on, chaired_by, chair, is_top_management)
    if not held_on then return unknown("nobody knows when review %s was held", code) end
    if not chaired_by then return minor("nobody is recorded as the chair of %s", code) end
    if no(is_top_management) then return fail("%s, who chaired %s, is not of the top management", chair, code) end
    if not yes(is_top_management) then return unknown("nobody knows whether %s is of the top management", chair) end
  end,
  fix    = "Lay the results before top management and have them confirm or change the decisions.",
}

-- A review that leaves one question open was still held: only one without any answer is worse than a minor.
rule "review-concludes" {
  requirement = "28000-2022/9.3.1-a", title = "The review says whether the system is suitable, adequate and effective", grade = "minor",
  rationale = "Minutes that conclude nothing leave the organisation to guess.",
  maturity = 3,
  of     = "management_reviews", name = "{code}", method = "examine",
  select = "SELECT r.id, r.code, r.held_on, r.suitability, r.adequacy, r.effectiveness FROM management_reviews r WHERE "
    .. reviews.newest .. " ORDER BY r.id",
  judge  = function(code, held_on, suitability, adequacy, effectiveness)
    if not held_on then return unknown("nobody knows when review %s was held", code) end
    local missing, what = parts.lacking { { "suitable", suitability }, { "adequate", adequacy }, { "effective", effectiveness } }
    if missing == 3 then return major("review %s says not a word on the system", code) end
    return at_most(missing, 0, "conclusions", "review %s does not say whether the system is %s", code, what)
  end,
  fix    = "Have top management add the conclusion to the minutes.",
  action = { kind = "correction", owner = "top management", within = "30 days" },
}
