-- The principles of security management: what records show of them, and what only a person can say.
local interval = require "iso28000-common/interval"
local partners = require "iso28000-common/partners"
local upkeep = require "iso28000-common/upkeep"

question "principles-as-guidance" {
  requirement = "28000-2022/4.2.3-a", valid_for = "24 months",
  ask = "Did the principles guide how the system was built, with the protection of value as its aim? "
    .. "Look at the manual and at the reasons for its design.",
}

rule "leaders-speak-on-security" {
  requirement = "28000-2022/4.2.3.2-a", title = "Top management spoke on security lately",
  rationale = "People follow what leaders talk about, not what a manual says.",
  of     = "communications",
  check  = function()
    local newest = org.value [[ SELECT max(day(c.occurred_at)) FROM communications c JOIN people p ON p.id = c.person_id
                                WHERE p.is_top_management = 1 AND c.security_related = 1 AND c.direction IN ('internal', 'outgoing')
                                  AND day(c.occurred_at) <= :today ]]
    return upkeep.newest(newest, params.leadership_interval, "word of top management on security")
  end,
  fix    = "Have a member of top management speak to the crews on a case of their own.",
}

question "one-direction" {
  requirement = "28000-2022/4.2.3.2-a",
  ask = "Do leaders at every level give the same direction on security and make room for it? "
    .. "Look at messages, walk-rounds and what crews say of them.",
}

rule "threat-information-comes-in" {
  requirement = "28000-2022/4.2.3.3-a", title = "Processes are linked, and threat information keeps coming in",
  rationale = "Decisions rest on what is known; a source that has dried up is noticed by nobody.",
  of     = { "process_interactions", "threat_information" },
  check  = function()
    local links = org.value "SELECT count(*) FROM process_interactions WHERE from_process_id <> to_process_id"
    local newest = org.value "SELECT max(received_on) FROM threat_information WHERE received_on <= :today AND trim(source) <> ''"
    return at_least(links, 1, "links", "no process is linked with another"),
      upkeep.newest(newest, params.threat_information_interval, "threat information")
  end,
  when_empty = fail("neither links of processes nor threat information are on record"),
  fix    = "Draw which process feeds which, ask police, authorities or the trade association for their bulletins, and enter what came in.",
}

question "linked-processes" {
  requirement = "28000-2022/4.2.3.3-a",
  ask = "Is security managed as linked processes that rest on the best information to be had? "
    .. "Look at the process map and at where its inputs come from.",
}

question "fitted-to-our-setting" {
  requirement = "28000-2022/4.2.3.4-a",
  ask = "Is the system fitted to the size, the lanes and the goods of the organisation? "
    .. "Look at where rules were made lighter or stricter, and why.",
}

question "people-brought-in" {
  requirement = "28000-2022/4.2.3.5-a",
  ask = "Are the people who know the work brought in before security is decided? "
    .. "Look at the list of those who took part in the last risk assessment.",
}

rule "operations-carry-controls" {
  requirement = "28000-2022/4.2.3.6-a", title = "Enough operational processes carry security controls of their own",
  rationale = "Security that lives beside the work is left out when the work gets busy.",
  maturity = 3,
  of     = "processes", name = "{code} {name}", needs = ":integrated_share",
  select = [[ SELECT p.id, p.code, p.name, p.kind, count(c.id) AS controls
              FROM processes p LEFT JOIN process_controls c ON c.process_id = p.id AND c.implemented_on <= :today
                AND trim(c.description) <> ''
              WHERE p.kind IS NULL OR p.kind = 'operation' GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, kind, controls)
    if not kind then return unknown("nobody says whether %s is an operational process", code) end
    return at_least(controls, 1, "controls", "%s carries no security control", code)
  end,
  fix    = "Build the security step into the working instruction of the process.",
}

question "part-of-everything" {
  requirement = "28000-2022/4.2.3.6-a",
  ask = "Is security part of how ordinary work is done? "
    .. "Look at the working instructions of booking, loading and driving, and at who checks security there.",
}

rule "improvements-begun" {
  requirement = "28000-2022/4.2.3.7-a", title = "An improvement was begun lately",
  rationale = "Those who steal and smuggle learn all the time.",
  maturity = 5,
  of     = "improvements",
  check  = function()
    local newest = org.value "SELECT max(started_on) FROM improvements WHERE started_on <= :today AND trim(description) <> ''"
    return upkeep.newest(newest, params.improvement_interval, "improvement begun")
  end,
  when_empty = fail("no improvement is on record"),
  fix    = "Pick one weak spot of the last audit or exercise, and begin to improve it.",
}

question "kept-moving" {
  requirement = "28000-2022/4.2.3.7-a",
  ask = "Does the organisation foresee change, learn from events and improve all the time? "
    .. "Look at the change log, the lessons and what came of them.",
}

rule "human-risks-seen" {
  requirement = "28000-2022/4.2.3.8-a", title = "The risk register sees people as a source of risk",
  rationale = "Most thefts from a warehouse need somebody inside who helps, fears or looks away.",
  maturity = 1,
  of     = "risks",
  check  = function()
    local human = org.value [[ SELECT count(*) FROM risks WHERE category = 'human' AND status IS NOT 'closed'
                               AND likelihood IS NOT NULL AND consequence IS NOT NULL ]]
    return at_least(human, 1, "risks", "no open and rated risk comes from people")
  end,
  fix    = "Rate what pressure, fatigue and habit do to security, and enter it in the risk register.",
}

question "culture-maturity" {
  requirement = "28000-2022/4.2.3.8-a", scale = "maturity", conforms_from = 3,
  ask = "How far are behaviour and culture allowed for in security, from 0 (not at all) to 5 (improved by measurement)? "
    .. "Look at surveys, at reports of near misses and at what crews do when nobody looks.",
}

rule "partner-relations-assessed" {
  requirement = "28000-2022/4.2.3.9-a", title = "Each critical partner is assessed within its interval",
  rationale = "Whoever holds the keys and the goods should be looked at before something happens.",
  of     = "partners", name = "{code} {name}", optional = { "assessment_interval_months" },
  select = [[ SELECT p.id, p.code, p.name, p.criticality, p.assessment_interval_months, a.assessed_on, a.next_due_on
              FROM partners p LEFT JOIN partner_assessments a ON a.id = (SELECT b.id FROM partner_assessments b
                WHERE b.partner_id = p.id AND b.assessed_on <= :today ORDER BY b.assessed_on DESC, b.id DESC LIMIT 1)
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended'))
                AND (p.criticality IS NULL OR p.criticality IN ('high', 'critical')) ORDER BY p.id ]],
  judge  = function(code, name, criticality, assessment_interval_months, assessed_on, next_due_on)
    if not criticality then return unknown("nobody says how critical partner %s is", code) end
    if not assessed_on then return fail("partner %s (%s) was never assessed", code, name) end
    local due = date.due(next_due_on, assessed_on, interval.months(assessment_interval_months, params.partner_interval))
    return at_most(date.days(due, today), 0, "days", "assessment of partner %s (%s) is overdue", code, name)
  end,
  applies = partners.some_critical,
  fix    = "Assess the partner, or say why it is not critical any more.",
}

rule "authorities-heard" {
  requirement = "28000-2022/4.2.3.9-a", title = "There was contact with each authority lately",
  rationale = "An authority that knows one's face answers faster on the bad day.",
  of     = "interested_parties", name = "{code} {name}",
  select = [[ SELECT i.id, i.code, i.name, i.kind, max(day(c.occurred_at)) AS newest
              FROM interested_parties i
              LEFT JOIN communications c ON c.interested_party_id = i.id AND day(c.occurred_at) <= :today
              WHERE i.kind IS NULL OR i.kind = 'authority' GROUP BY i.id ORDER BY i.id ]],
  judge  = function(code, kind, newest)
    if not kind then return unknown("nobody says whether %s is an authority", code) end
    return upkeep.newest(newest, params.party_contact_interval, "contact with %s", code)
  end,
  fix    = "Call the contact at the authority, and enter what was said.",
}

question "relations-looked-after" {
  requirement = "28000-2022/4.2.3.9-a",
  ask = "Are relations with those whose actions touch security looked after? "
    .. "Look at talks with carriers, terminals, police and customs of the last year.",
}
