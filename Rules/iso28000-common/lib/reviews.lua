-- Management reviews: held in time by top management, looking at what they must, and ending in decisions that are carried out.
local shared = require "shared"
local parts = require "parts"

local reviews = {}

-- The newest review that was held, and any without a day: it may be the newest, and nobody can tell.
reviews.newest = "(r.held_on IS NULL OR r.held_on = (SELECT max(held_on) FROM management_reviews WHERE held_on <= :today))"

-- The day that the review itself set for the next one comes before the interval.
reviews.held = shared {
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

reviews.chaired_by_top_management = shared {
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
reviews.concludes = shared {
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

-- A topic counts where something is written under it. `what` reads after "nothing is written on".
function reviews.weighs(topic, what)
  return shared {
    title = "The newest review looks at " .. what, method = "examine",
    rationale = "What top management does not see, it does not decide on.",
    maturity = 3,
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

-- That nothing is needed is a decision too, where it was taken.
function reviews.decides(kind, what)
  return shared {
    title = "The newest review decides on " .. what, method = "examine",
    rationale = "A review without decisions is a talk.",
    maturity = 3,
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

reviews.decisions_owned = shared {
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

reviews.actions_done = shared {
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

reviews.minutes_kept = shared {
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

return reviews
