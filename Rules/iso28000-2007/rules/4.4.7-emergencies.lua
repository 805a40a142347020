-- Emergencies: plans that answer what may happen, say what must be done, have their means, and are reviewed and tried.
local plans = require "iso28000-common/plans"

rule "plans-in-force" (plans.in_force("scope", "p.scope", "") {
  requirement = "28000-2007/4.4.7-a", title = "Live security plans say what they cover, and are written and approved",
  rationale = "A plan whose reach nobody stated is missed where it is needed.",
  fix    = "State in the plan which events and places it covers, bring its document into force and have it approved.",
})

rule "high-malicious-risks-in-plans" (plans.answer_malice {
  requirement = "28000-2007/4.4.7-a", title = "Each high risk of malice is answered by a live plan",
})

rule "plans-say-how-to-respond" (plans.steer_the_response {
  requirement = "28000-2007/4.4.7-a", title = "Live plans steer the organisation through an event step by step",
})

rule "plans-stop-further-loss" (plans.stop_further_loss {
  requirement = "28000-2007/4.4.7-b", title = "Live plans say how further loss is prevented",
})

rule "plans-restore-security" (plans.restore_security {
  requirement = "28000-2007/4.4.7-b", title = "Live plans hold a procedure for restoring security",
})

rule "plans-state-their-means" (plans.means_set_aside {
  requirement = "28000-2007/4.4.7-c", title = "Live plans state the equipment, places and services they need, and have them on record",
})

rule "plan-means-maintained" (plans.means_maintained {
  requirement = "28000-2007/4.4.7-c", title = "The means of live plans are maintained in time",
})

rule "plans-reviewed" (plans.reviewed {
  requirement = "28000-2007/4.4.7-d", title = "Live plans are reviewed in time, and after each event that used them",
})

-- An event of long ago that was looked at late cannot be mended.
rule "use-of-plans-looked-at" {
  requirement = "28000-2007/4.4.7-d", title = "How a plan worked is looked at in time after each event that used it",
  rationale = "What went wrong is known best in the weeks after, by those who were there.",
  of     = "incidents", name = "{code} {title}", optional = { "incidents.plan_id", "plan_activated_at" },
  select = [[ SELECT id, code, title, site_id, day(occurred_at) AS used_on, post_reviewed_on FROM incidents
              WHERE (plan_id IS NOT NULL OR plan_activated_at IS NOT NULL)
                AND (occurred_at IS NULL OR date_add(day(occurred_at), :change_lookback) >= :today) ORDER BY id ]],
  judge  = function(code, used_on, post_reviewed_on)
    if not used_on then return unknown("nobody knows when %s came about", code) end
    if not date.done(post_reviewed_on) then
      return at_most(date.days(used_on, today), params.post_review_days, "days", "nobody has looked at how the plan worked in %s", code)
    end
    if post_reviewed_on < used_on then return fail("%s was looked at on %s, before it came about", code, post_reviewed_on) end
    return at_most(date.days(used_on, post_reviewed_on), params.post_review_days, "days", "%s was looked at late", code)
  end,
  applies = function()
    local used = [[ SELECT 1 FROM incidents WHERE (plan_id IS NOT NULL OR plan_activated_at IS NOT NULL)
                      AND (occurred_at IS NULL OR date_add(day(occurred_at), :change_lookback) >= :today) ]]
    if org.exists "SELECT 1 FROM incidents" and not org.exists(used) then return not_applicable("no event has used a plan lately") end
  end,
  fix    = "Sit down with those who were there, write down what the plan did and did not do, and change it.",
  action = { kind = "correction", owner = "incident commander", within = "30 days" },
}

rule "plans-exercised" (plans.exercised_where_practicable {
  requirement = "28000-2007/4.4.7-e", title = "Each live plan was exercised in time, or it is said why it could not be",
})
