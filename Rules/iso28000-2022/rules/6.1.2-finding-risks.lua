-- What is looked at when security risks and opportunities are found: kinds of risk, equipment, threats, suppliers.
local partners = require "iso28000-common/partners"
local risk_kinds = require "iso28000-common/risk_kinds"
local threat_information = require "iso28000-common/threat_information"
local upkeep = require "iso28000-common/upkeep"

rule "failure-and-crime-in-the-register" (risk_kinds.failure_and_crime {
  requirement = "28000-2022/6.1.2-a", title = "The risk register holds failures and malicious acts",
})

rule "people-and-surroundings-in-the-register" {
  requirement = "28000-2022/6.1.2-b", title = "The risk register holds surroundings, people and what lies beyond control",
  rationale = "Weather, tired crews and strikes stop more shipments than burglars do.",
  maturity = 1,
  of     = "risks", method = "examine",
  check  = function()
    report("environmental", risk_kinds.found_or_attested("environmental", "surroundings", "people-and-surroundings-considered"))
    report("human", risk_kinds.found_or_attested("human", "human and cultural factors", "people-and-surroundings-considered"))
    report("external", risk_kinds.found_or_attested("external", "matters beyond control", "people-and-surroundings-considered"))
  end,
  when_empty = fail("no risk is on record"),
  fix    = "Enter and rate the risks of that kind, or attest with reasons that there are none.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "equipment-in-the-register" {
  requirement = "28000-2022/6.1.2-c", title = "The risk register holds risks from security equipment",
  rationale = "A camera that fails at the wrong moment is a risk like any other.",
  maturity = 1,
  of     = "risks", method = "examine",
  check  = function()
    return at_least(risk_kinds.considered("equipment"), 1, "risks", "no rated risk from security equipment is on record")
  end,
  when_empty = fail("no risk is on record"),
  fix    = "Look at design, installation, upkeep and replacement of the equipment, and enter what can go wrong.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "guarded-assets-in-a-risk" {
  requirement = "28000-2022/6.1.2-c", title = "Every critical asset that is or carries security equipment is named in an open risk",
  rationale = "Equipment that guards what matters most must be thought through as a weak spot itself.",
  maturity = 3,
  of     = "assets", name = "{code} {name}", optional = { "risks.asset_id" },
  select = [[ SELECT a.id, a.code, a.name, a.site_id, a.criticality,
                (SELECT count(*) FROM risks r WHERE r.asset_id = a.id AND r.status = 'open') AS risks
              FROM assets a LEFT JOIN sites s ON s.id = a.site_id
              WHERE s.in_scope IS NOT 0 AND (s.closed_on IS NULL OR s.closed_on > :today)
                AND (a.criticality IS NULL OR a.criticality IN ('high', 'critical'))
                AND (a.kind IS NULL OR a.kind = 'equipment' OR EXISTS (SELECT 1 FROM security_equipment e
                  WHERE e.asset_id = a.id AND e.status IS NOT 'decommissioned'))
              ORDER BY a.id ]],
  judge  = function(code, criticality, risks)
    if not criticality and risks == 0 then return unknown("nobody says how critical asset %s is", code) end
    return at_least(risks, 1, "risks", "critical asset %s is named in no open risk", code)
  end,
  fix    = "Look at what can happen to the asset and its equipment, and name it in the risk.",
  action = { kind = "corrective", owner = "asset owner", within = "60 days" },
}

rule "information-in-the-register" {
  requirement = "28000-2022/6.1.2-d", title = "The risk register holds risks to information and communication",
  rationale = "Whoever holds the release code holds the container.",
  maturity = 1,
  of     = "risks", method = "examine",
  check  = function()
    return at_least(risk_kinds.considered("information"), 1, "risks", "no rated risk to information is on record")
  end,
  when_empty = fail("no risk is on record"),
  fix    = "Look at how information, data and messages are handled, and enter what can go wrong.",
  action = { kind = "corrective", owner = "information security officer", within = "60 days" },
}

rule "active-threats-reviewed" {
  requirement = "28000-2022/6.1.2-e", title = "Every active threat is reviewed in time",
  rationale = "Threats change by season; a picture of two years ago guards against yesterday.",
  of     = "threats", name = "{code} {description}",
  select = [[ SELECT id, code, description, identified_on, reviewed_on FROM threats WHERE active IS NOT 0 ORDER BY id ]],
  judge  = function(code, identified_on, reviewed_on)
    local last = date.done(reviewed_on) and reviewed_on or date.done(identified_on) and identified_on
    if not last then return fail("nobody knows when threat %s was last looked at", code) end
    return upkeep.review(nil, last, params.threat_interval, "threat %s", code)
  end,
  when_empty = fail("no threat is on record"),
  fix    = "Look at the threat with police, insurer and the sites, and record the day, or mark it as no longer active.",
  action = { kind = "correction", owner = "security manager", within = "30 days" },
}

rule "threat-information-taken-in" (threat_information.taken_in {
  requirement = "28000-2022/6.1.2-e", title = "Threat information is taken in and assessed without long gaps",
})

rule "critical-partners-dependences-assessed" {
  requirement = "28000-2022/6.1.2-f", title = "What every critical partner depends on is assessed in time",
  rationale = "Two carriers that hang on one terminal are one carrier.",
  of     = "partners", name = "{code} {name}", optional = { "supplier_dependencies.partner_id" },
  select = [[ SELECT p.id, p.code, p.name, p.criticality, count(d.id) AS dependences,
                max(CASE WHEN d.assessed_on <= :today THEN d.assessed_on END) AS newest
              FROM partners p LEFT JOIN supplier_dependencies d ON d.partner_id = p.id
              WHERE p.in_scope IS NOT 0 AND (p.status IS NULL OR p.status IN ('active', 'suspended'))
                AND (p.criticality IS NULL OR p.criticality IN ('high', 'critical'))
              GROUP BY p.id ORDER BY p.id ]],
  judge  = function(code, criticality, dependences, newest)
    if not criticality then return unknown("nobody says how critical partner %s is", code) end
    if dependences == 0 then return attested("supplier-dependence-considered") end
    if not newest then return fail("nobody knows when the dependence of partner %s was assessed", code) end
    local due = date.due(nil, newest, params.dependency_interval)
    return at_most(date.days(due, today), 0, "days", "the assessment of what partner %s depends on is overdue", code)
  end,
  applies = partners.some_critical,
  fix    = "Ask the partner what its work hangs on, and record the answer with the day.",
  action = { kind = "correction", owner = "partner manager", within = "60 days" },
}

question "failures-and-crime-considered" (risk_kinds.failure_and_crime_considered { requirement = "28000-2022/6.1.2-a" })

question "people-and-surroundings-considered" {
  requirement = "28000-2022/6.1.2-b",
  ask = "Were surroundings, people, culture and what lies beyond your control looked at when finding risks, even if none is entered? "
    .. "Look at who sat in the last risk session, and at one risk of each kind or the reason why there is none.",
}

question "supplier-dependence-considered" {
  requirement = "28000-2022/6.1.2-f",
  ask = "Do you know for each critical partner what its work depends on, and is there truly none wherever none is recorded? "
    .. "Look at the dependence map, at two partners without an entry, and at what a stop of the most used terminal would hit.",
}
