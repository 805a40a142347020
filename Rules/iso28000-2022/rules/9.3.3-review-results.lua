-- What comes of management reviews: decisions with an owner and a day, done in time, and minutes.
local parts = require "parts"
local reviews = require "reviews"

-- That nothing is needed is a decision too, where it was taken.
local function decides(requirement, kind, what)
  return {
    requirement = requirement, title = "The newest review decides on " .. what, method = "examine",
    rationale = "A review without decisions is a talk.", maturity = 3,
    of     = "management_reviews", name = "{code}",
    select = "SELECT r.id, r.code, r.held_on, o.decision, o.none_needed FROM management_reviews r LEFT JOIN management_review_outputs o "
      .. "ON o.review_id = r.id AND o.kind = '" .. kind .. "' WHERE " .. reviews.newest .. " ORDER BY r.id, o.id",
    judge  = function(code, held_on, each)
      if not held_on then return unknown("nobody knows when review %s was held", code) end
      local decided = 0
      for _, decision, none_needed in each("decision", "none_needed") do
        if yes(none_needed) or not blank(decision) then decided = decided + 1 end
      end
      return at_least(decided, 1, "decisions", "review %s neither decided on %s nor that none is needed", code, what)
    end,
    when_empty = fail("no management review is on record"),
    fix    = "Have top management decide, or record that nothing is needed.",
    action = { kind = "correction", owner = "top management", within = "30 days" },
  }
end

rule "review-decides-on-improvement" (decides("28000-2022/9.3.3-a", "improvement", "openings for improvement"))
rule "review-decides-on-change" (decides("28000-2022/9.3.3-b", "change", "changes of the system"))

rule "review-decisions-owned-and-dated" {
  requirement = "28000-2022/9.3.3-a", title = "Every decision of a review has an owner and a day",
  rationale = "A decision without a name and a day is a wish.",
  maturity = 2,
  of     = "management_review_outputs", name = "{code}", optional = { "none_needed" },
  select = [[ SELECT o.id, o.code, r.code AS review, o.decision, o.none_needed, o.owner_id, o.due_on
              FROM management_review_outputs o LEFT JOIN management_reviews r ON r.id = o.review_id
              WHERE r.held_on IS NULL OR date_add(r.held_on, :certification_cycle) >= :today ORDER BY o.id ]],
  judge  = function(code, review, decision, none_needed, owner_id, due_on)
    if yes(none_needed) then return not_applicable("nothing needed") end
    local missing, what = parts.lacking { { "a decision in words", decision }, { "an owner", owner_id }, { "a day", due_on } }
    return at_most(missing, 0, "parts", "decision %s of review %s lacks %s", code, review, what)
  end,
  fix    = "Agree who does it by when, and add it to the minutes.",
  action = { kind = "correction", owner = "secretary of the review", within = "14 days" },
}

rule "review-actions-done" {
  requirement = "28000-2022/9.3.3-b", title = "No action from a management review is overdue",
  rationale = "What top management decided and nobody does teaches everybody to wait.",
  of     = "actions", name = "{code}",
  optional = { "revised_due_on", "completed_on", "management_review_outputs.action_id" },
  select = [[ SELECT a.id, a.code, a.site_id, a.due_on, a.revised_due_on, a.completed_on, a.status FROM actions a
              WHERE a.status IS NOT 'cancelled' AND (a.source_table = 'management_review_outputs'
                OR a.id IN (SELECT o.action_id FROM management_review_outputs o)) ORDER BY a.id ]],
  judge  = function(code, due_on, revised_due_on, completed_on, status)
    if date.done(completed_on) or status == "completed" then return end
    local due = revised_due_on or due_on
    if not due then return fail("action %s of a review has no day", code) end
    return at_most(date.days(due, today), 0, "days", "action %s of a review is overdue", code)
  end,
  fix    = "Do it now, or have top management agree a new day.",
}

rule "review-minutes-kept" {
  requirement = "28000-2022/9.3.3-c", title = "Every review has minutes that are approved",
  rationale = "Decisions that are not written down are remembered in as many ways as people were there.",
  maturity = 3,
  of     = "management_reviews", name = "{code}", method = "examine",
  select = [[ SELECT id, code, held_on, minutes_document_id, approved_on FROM management_reviews
              WHERE held_on IS NULL OR done(held_on) ORDER BY id ]],
  judge  = function(code, held_on, minutes_document_id, approved_on)
    local missing, what = parts.lacking {
      { "minutes", minutes_document_id }, { "an approval of them", date.done(approved_on) and approved_on or nil },
    }
    if missing > 0 and held_on and date.days(held_on, today) <= params.report_days then return not_applicable("not due yet") end
    if missing == 0 and not held_on then return unknown("nobody knows when review %s was held", code) end
    return at_most(missing, 0, "parts", "review %s lacks %s", code, what)
  end,
  fix    = "Write the minutes, have them approved and file them.",
  action = { kind = "correction", owner = "secretary of the review", within = "14 days" },
}
