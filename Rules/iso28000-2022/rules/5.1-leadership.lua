-- Leadership: what top management sets, provides, says and asks for.
local actions = require "iso28000-common/actions"
local commitment = require "iso28000-common/commitment"
local objectives = require "iso28000-common/objectives"
local parties = require "iso28000-common/parties"
local parts = require "iso28000-common/parts"
local programmes = require "iso28000-common/programmes"
local reviews = require "iso28000-common/reviews"
local upkeep = require "iso28000-common/upkeep"

rule "policy-set-at-the-top" {
  requirement = { "28000-2022/5.1-a", "28000-2022/5.2.1-a" },
  title = "A current security policy that suits the organisation is approved by top management",
  rationale = "A policy that the top did not sign is the wish of the security department.",
  maturity = 2,
  of     = "policies",
  check  = function()
    local sql = [[ SELECT y.id, y.code, y.fits_purpose_rationale, y.approved_by, y.approved_on, p.is_top_management
                   FROM policies y LEFT JOIN people p ON p.id = y.approved_by
                   WHERE y.status = 'current' AND y.form IS NOT 'summary' ORDER BY y.id ]]
    if not org.exists(sql) then return fail("no security policy is current") end
    for _, y in org.records(sql) do
      report(y.id, parts.complete("policy", y.code, {
        { "an approver of top management", yes(y.is_top_management) or nil },
        { "a day of approval", date.done(y.approved_on) or nil },
        { "a reason why it suits the organisation", y.fits_purpose_rationale },
      }), { name = y.code })
    end
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Put the policy before top management, and record who approved it, when, and why it suits the organisation.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

rule "objectives-tied-to-the-policy" {
  requirement = { "28000-2022/5.1-a", "28000-2022/5.2.1-b" }, title = "Each live objective is tied to a current policy",
  rationale = "An objective that no policy asks for competes with those that it does ask for.",
  maturity = 3,
  of     = "objectives", name = "{code} {title}", grade = "minor",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.policy_id, y.code AS policy, y.status AS policy_status
              FROM objectives o LEFT JOIN policies y ON y.id = o.policy_id WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, policy_id, policy, policy_status)
    if not policy_id then return fail("objective %s is tied to no policy", code) end
    if policy_status ~= "current" then return fail("objective %s is tied to %s, which is not current", code, policy) end
  end,
  when_empty = fail("no objective is on record"),
  fix    = "Tie the objective to the aim of the current policy that it serves, or drop it.",
}

question "policy-fits-direction" {
  requirement = "28000-2022/5.1-a",
  ask = "Do policy and objectives fit where the business wants to go? Look at them beside the strategy and the plans of the year.",
}

rule "parties-reviewed" (parties.reviewed {
  requirement = "28000-2022/5.1-b", title = "Each interested party is looked at in time",
})

question "needs-acted-on" {
  requirement = "28000-2022/5.1-b",
  ask = "Does top management act in time on what interested parties need and expect? "
    .. "Look at minutes and at two complaints or wishes of the last year.",
}

-- An owner inside the security department may be right where the process serves the business all the same: a person says so.
rule "processes-owned-in-the-business" {
  requirement = "28000-2022/5.1-c", title = "Each process of the system is owned by somebody in the business",
  rationale = "What only the security department owns, only the security department does.",
  maturity = 2,
  of     = "processes", name = "{code} {name}", optional = { "end_on" },
  select = [[ SELECT p.id, p.code, p.name, p.site_id, p.owner_id, h.department, h.end_on AS owner_left_on,
                h.department IN (SELECT value FROM json_each(:security_departments)) AS in_security
              FROM processes p LEFT JOIN people h ON h.id = p.owner_id WHERE p.in_sms IS NOT 0 ORDER BY p.id ]],
  judge  = function(code, owner_id, department, owner_left_on, in_security)
    if not owner_id or date.done(owner_left_on) then return upkeep.owner(owner_id, owner_left_on, "process %s", code) end
    if not department then return unknown("nobody says to which department the owner of %s belongs", code) end
    if yes(in_security) then return attested("built-into-the-business") end
  end,
  when_empty = fail("no process is on record"),
  fix    = "Give the process to the manager whose work it is.",
  action = { kind = "corrective", owner = "top management", within = "90 days" },
}

question "built-into-the-business" {
  requirement = "28000-2022/5.1-c",
  ask = "Are the demands of the system built into ordinary business processes? "
    .. "Look at who owns them and at the working instructions of two of them.",
}

rule "means-reviewed-and-sufficient" {
  requirement = "28000-2022/5.1-d",
  title = "The means that the system needs are there or an action is open, and each need is reviewed in time",
  rationale = "A shortage that everybody knows and nobody acts on becomes the normal state.",
  of     = "resources", name = "{code} {description}", optional = { "closed_on" },
  select = [[ SELECT r.id, r.code, r.description, r.site_id, r.quantity_needed, r.quantity_available, r.unit, r.reviewed_on,
                ]] .. actions.open_on("resources", "r.id") .. [[ AS open_actions
              FROM resources r LEFT JOIN sites s ON s.id = r.site_id
              WHERE s.in_scope IS NOT 0 AND (s.closed_on IS NULL OR s.closed_on > :today) ORDER BY r.id ]],
  judge  = function(code, description, quantity_needed, quantity_available, unit, reviewed_on, open_actions)
    if not quantity_needed then return unknown("nobody says how much is needed of %s", code) end
    if not date.done(reviewed_on) then return fail("%s (%s) was never reviewed", code, description) end
    local review = upkeep.review(nil, reviewed_on, params.resource_interval, "%s (%s)", code, description)
    if open_actions > 0 then return review end
    return review,
      at_least(quantity_available, quantity_needed, blank(unit) and "units" or unit, "%s (%s) is short and no action is open",
        code, description)
  end,
  when_empty = fail("no need for means is on record"),
  fix    = "Provide what is missing, or open an action with an owner and a day.",
  action = { kind = "corrective", owner = "top management", within = "60 days" },
}

rule "importance-told-from-the-top" (commitment.importance_told {
  requirement = "28000-2022/5.1-e", title = "Top management told people lately why security matters",
})

rule "effectiveness-concluded" {
  requirement = "28000-2022/5.1-f", title = "The last management review is in time and concludes on effectiveness",
  rationale = "Top management that does not ask whether the system works does not lead it.",
  of     = "management_reviews", name = "{code}",
  select = "SELECT r.id, r.code, r.held_on, r.next_due_on, r.effectiveness FROM management_reviews r WHERE "
 .. reviews.newest .. " ORDER BY r.id",
  judge  = function(code, held_on, next_due_on, effectiveness)
    if not held_on then return unknown("nobody knows when review %s was held", code) end
    if not effectiveness then return fail("review %s says nothing on effectiveness", code) end
    if effectiveness == "no" then return fail("review %s found that the system does not deliver", code) end
    local late = date.days(date.due(next_due_on, held_on, params.management_review_interval), today)
    return at_most(late, 0, "days", "the review after %s is overdue", code)
  end,
  when_empty = fail("no management review is on record"),
  fix    = "Hold the review, and write down whether the system delivers what it is meant to.",
  action = { kind = "corrective", owner = "top management", within = "30 days" },
}

question "system-delivers" {
  requirement = "28000-2022/5.1-f",
  ask = "Does top management make sure that the system delivers? "
    .. "Look at results against objectives and at what it did where they fell short.",
}

rule "late-objectives-acted-on" {
  requirement = "28000-2022/5.1-g", title = "No objective is past its due day without an open action",
  rationale = "An objective that quietly passes its day teaches everybody that days do not count.",
  of     = "objectives", name = "{code} {title}",
  select = [[ SELECT o.id, o.code, o.title, o.site_id, o.due_on, ]] .. actions.open_on("objectives", "o.id") .. [[ AS open_actions
              FROM objectives o WHERE ]] .. objectives.live .. " ORDER BY o.id",
  judge  = function(code, title, due_on, open_actions)
    if not due_on then return fail("objective %s (%s) has no due day", code, title) end
    if open_actions > 0 then return pass() end
    return at_most(date.days(due_on, today), 0, "days", "objective %s (%s) is past its due day and no action is open", code, title)
  end,
  when_empty = fail("no objective is on record"),
  fix    = "Decide what is done about the delay, and open an action with an owner and a new day.",
  action = { kind = "corrective", owner = "objective owner", within = "30 days" },
}

rule "programmes-feasible" (programmes.feasible {
  requirement = "28000-2022/5.1-g", title = "Each live programme has its means and is reviewed in time",
})

rule "managers-backed-from-the-top" {
  requirement = "28000-2022/5.1-h", title = "It is top management itself that says how it backs its managers",
  rationale = "Nobody else can say for the top what the top does.",
  maturity = 2,
  of     = "attestations", name = "answer of {attested_on}",
  select = [[ SELECT t.id, t.attested_on, p.name, p.is_top_management FROM attestations t LEFT JOIN people p ON p.id = t.attested_by
              WHERE t.id = (SELECT id FROM attestations WHERE question = 'iso28000-2022/managers-backed' AND attested_on <= :today
                            ORDER BY attested_on DESC, id DESC LIMIT 1)
              ORDER BY t.id ]],
  judge  = function(name, is_top_management)
    if no(is_top_management) then return fail("%s answered for top management without being one of it", name) end
    if not yes(is_top_management) then return unknown("nobody says whether %s, who answered, belongs to top management", name) end
  end,
  fix    = "Ask a member of top management for the answer.",
}

question "managers-backed" {
  requirement = "28000-2022/5.1-h",
  ask = "Does top management direct and back those who make the system work, and help other managers to lead? "
    .. "Look at mandates, at means granted and at what site managers say. To be answered by top management.",
}

rule "review-asks-for-improvement" {
  requirement = "28000-2022/5.1-i", title = "The last management review decided on an improvement",
  rationale = "A review that asks for nothing leaves the system where it is.",
  maturity = 5,
  of     = "management_reviews", name = "{code}", optional = { "none_needed" },
  select = [[ SELECT r.id, r.code, r.held_on, (SELECT count(*) FROM management_review_outputs o WHERE o.review_id = r.id
                AND o.kind = 'improvement' AND o.none_needed IS NOT 1 AND trim(o.decision) <> '') AS improvements
              FROM management_reviews r WHERE ]] .. reviews.newest .. " ORDER BY r.id",
  judge  = function(code, held_on, improvements)
    if not held_on then return unknown("nobody knows when review %s was held", code) end
    return at_least(improvements, 1, "decisions", "review %s decided on no improvement", code)
  end,
  when_empty = fail("no management review is on record"),
  fix    = "Have top management name what is to get better, by whom and by when.",
  action = { kind = "corrective", owner = "top management", within = "90 days" },
}

question "programmes-fit-together" (programmes.fit_together { requirement = "28000-2022/5.1-j" })
