-- Risk assessment and treatment: a method, assessments in time, a whole register, ratings, decisions, and treatments that happen.
local assessments = require "iso28000-common/assessments"
local parts = require "iso28000-common/parts"
local risk_methods = require "iso28000-common/risk_methods"
local risk_register = require "iso28000-common/risk_register"
local treatments = require "iso28000-common/treatments"

rule "an-approved-method" (risk_methods.approved {
  requirement = "28000-2022/8.3-a", title = "There is an approved method for assessing risk, with its rule and its line of acceptance",
})

rule "assessments-renewed" (assessments.renewed {
  requirement = "28000-2022/8.3-a", title = "Every risk assessment that still counts is renewed by its day",
})

rule "risks-owned-and-ranked" {
  requirement = "28000-2022/8.3-b", title = "Every open risk has a priority and an owner who is still here",
  rationale = "A risk that belongs to nobody waits until it happens.",
  maturity = 2,
  of     = "risks", name = "{code} {title}", optional = { "people.end_on" },
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.priority, o.id AS owner
              FROM risks r LEFT JOIN people o ON o.id = r.owner_id AND done(o.end_on) IS NOT 1
              WHERE r.status IS NOT 'closed' ORDER BY r.id ]],
  judge  = function(code, priority, owner)
    return parts.complete("risk", code, { { "a priority", priority }, { "an owner who is still here", owner } })
  end,
  when_empty = fail("the risk register is empty"),
  fix    = "Give the risk to somebody who can act on it, and rank it against its neighbours.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "sites-in-the-register" {
  requirement = "28000-2022/8.3-b", title = "Every site in scope is named in an open security risk",
  rationale = "A site without a single risk was not looked at.",
  maturity = 3,
  of     = "sites", name = "{code} {name}", site = "id",
  select = [[ SELECT s.id, s.code, s.name, (SELECT count(*) FROM risks r WHERE r.site_id = s.id AND r.status = 'open'
                AND r.is_security_risk = 1) AS risks
              FROM sites s WHERE s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 ORDER BY s.id ]],
  judge  = function(code, risks) return at_least(risks, 1, "open risks", "no open security risk names site %s", code) end,
  fix    = "Walk through the site with its manager and the threat list, and enter what could happen there.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "critical-nodes-in-the-register" {
  requirement = "28000-2022/8.3-b", title = "Every critical node in scope is named in an open security risk",
  rationale = "The place where most goes through is where most can go wrong.",
  maturity = 3,
  of     = "supply_chain_nodes", name = "{code} {name}",
  select = [[ SELECT n.id, n.code, n.name, n.site_id, n.criticality,
                (SELECT count(*) FROM risks r WHERE r.node_id = n.id AND r.status = 'open' AND r.is_security_risk = 1) AS risks
              FROM supply_chain_nodes n
              WHERE n.in_scope IS NOT 0 AND (n.criticality IN ('high', 'critical') OR n.criticality IS NULL) ORDER BY n.id ]],
  judge  = function(code, criticality, risks)
    if not criticality and risks == 0 then return unknown("nobody has judged how critical node %s is", code) end
    return at_least(risks, 1, "open risks", "no open security risk names node %s, which is %s", code, criticality)
  end,
  applies = function()
    local asked = [[ SELECT 1 FROM supply_chain_nodes
                     WHERE in_scope IS NOT 0 AND (criticality IN ('high', 'critical') OR criticality IS NULL) ]]
    if org.exists "SELECT 1 FROM supply_chain_nodes" and not org.exists(asked) then
      return not_applicable("no node in scope is critical")
    end
  end,
  fix    = "Assess what could happen to goods at the node, and enter it in the register.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "risks-rated-by-the-method" (risk_register.rated_by_the_method {
  requirement = "28000-2022/8.3-c", title = "Every open risk has likelihood, consequence and the rating that the method yields",
})

rule "risks-decided-at-the-right-level" {
  requirement = "28000-2022/8.3-d", title = "Every open risk is decided, and what lies above the line is accepted by top management",
  rationale = "Whoever accepts a risk must be able to answer for what it may cost.",
  maturity = 2,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.decision, coalesce(r.residual_rating, r.inherent_rating) AS rating, r.accepted_on,
                p.name AS acceptor, p.is_top_management, m.acceptance_rating
              FROM risks r LEFT JOIN people p ON p.id = r.accepted_by
              LEFT JOIN risk_assessments a ON a.id = r.assessment_id LEFT JOIN risk_methods m ON m.id = a.method_id
              WHERE r.status IS NOT 'closed' ORDER BY r.id ]],
  judge  = function(code, decision, rating, accepted_on, acceptor, is_top_management, acceptance_rating)
    if not decision then return fail("nobody decided what to do about %s", code) end
    if decision ~= "accept" then return pass() end
    if not rating or not acceptance_rating then return unknown("nobody can tell whether %s lies above the line of acceptance", code) end
    local by = acceptor or "nobody"
    if acceptor and not date.done(accepted_on) then
      by = acceptor .. " on no recorded day"
    elseif acceptor and yes(is_top_management) then
      return pass()
    elseif acceptor and not no(is_top_management) and rating >= acceptance_rating then
      return unknown("nobody knows whether %s, who accepted %s, belongs to top management", acceptor, code)
    end
    return at_most(rating, acceptance_rating - 1, "points",
      "%s, rated %d, was accepted by %s; from %d on top management decides", code, rating, by, acceptance_rating)
  end,
  fix    = "Lay the risk before top management: accept it with name and day, or plan its treatment.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}

rule "high-risks-treated" (risk_register.high_treated {
  requirement = "28000-2022/8.3-e", title = "Every high risk has a treatment with an owner and a due day",
})

rule "treatments-not-left-alone" (treatments.not_left_alone {
  requirement = "28000-2022/8.3-e", title = "No treatment is overdue beyond the days of grace",
})

rule "treatment-plan-carried-out" {
  requirement = "28000-2022/8.3-f", title = "Every line of the treatment plan is dated, and verified soon after it was put in place",
  rationale = "A treatment whose effect nobody looked at may have lowered the rating and nothing else.",
  of     = "treatments", name = "{code}",
  select = [[ SELECT t.id, t.code, t.due_on, t.status, t.implemented_on, t.verified_on, t.verification_result,
                r.id AS risk, r.site_id, r.residual_rating
              FROM treatments t LEFT JOIN risks r ON r.id = t.risk_id
              WHERE t.status IS NOT 'cancelled' AND r.status IS NOT 'closed' ORDER BY t.id ]],
  judge  = function(code, risk, due_on, status, implemented_on, verified_on, verification_result, residual_rating)
    local planned = { { "a risk", risk }, { "a due day", due_on }, { "a status", status } }
    if not date.done(implemented_on) then
      if status == "implemented" then return fail("treatment %s is called implemented and nobody knows since when", code) end
      return parts.complete("treatment", code, planned)
    end
    planned[4] = { "a rating of what remains", residual_rating }
    return parts.complete("treatment", code, planned), treatments.verification(code, implemented_on, verified_on, verification_result)
  end,
  fix    = "Look on the spot whether the treatment does what it was chosen for, and enter day, result and what risk remains.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}
