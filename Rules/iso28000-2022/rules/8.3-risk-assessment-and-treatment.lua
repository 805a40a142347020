-- Risk assessment and treatment: a method, assessments in time, a whole register, ratings, decisions, and treatments that happen.
local parts = require "parts"
local high_risks = require "high_risks"

rule "an-approved-method" {
  requirement = "28000-2022/8.3-a", title = "There is an approved method for assessing risk, with its rule and its line of acceptance",
  rationale = "Without one method two people rate the same risk differently, and the register ranks nothing.",
  maturity = 2,
  of     = "risk_methods", name = "{code}", needs = "any",
  select = [[ SELECT m.id, m.code, m.rating_rule, m.acceptance_criteria, m.acceptance_rating, m.approved_by, m.approved_on, d.id AS document
              FROM risk_methods m LEFT JOIN documents d ON d.id = m.document_id AND d.status = 'current' ORDER BY m.id ]],
  judge  = function(code, document, rating_rule, acceptance_criteria, acceptance_rating, approved_by, approved_on)
    return parts.complete("risk method", code, {
      { "a current document", document }, { "a rule for the rating", rating_rule }, { "criteria of acceptance", acceptance_criteria },
      { "the rating from which top management accepts", acceptance_rating }, { "an approver", approved_by },
      { "a day of approval", date.done(approved_on) or nil },
    })
  end,
  when_empty = fail("there is no method for assessing risk"),
  fix    = "Write down how risks are rated and who may accept which, and have top management approve it.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "assessments-renewed" {
  requirement = "28000-2022/8.3-a", title = "Every risk assessment that still counts is renewed by its day",
  rationale = "Thieves change their ways faster than a risk register that nobody renews.",
  of     = "risk_assessments", name = "{code} {title}", optional = { "risk_assessments.site_id" },
  -- A later whole round of the same place replaces an assessment; an update or a look at one change does not. A round of the whole
  -- organisation replaces what was done about one change, but not the rounds of a site.
  select = [[ SELECT a.id, a.code, a.title, a.site_id, a.performed_on, a.next_due_on
              FROM risk_assessments a LEFT JOIN sites s ON s.id = a.site_id
              WHERE s.in_scope IS NOT 0 AND done(s.closed_on) IS NOT 1 AND (a.performed_on IS NULL OR done(a.performed_on))
                AND NOT EXISTS (SELECT 1 FROM risk_assessments n WHERE n.id <> a.id
                  AND (n.site_id IS a.site_id OR (n.site_id IS NULL AND a.kind IN ('specific', 'update')))
                  AND n.kind IN ('initial', 'periodic') AND done(n.performed_on)
                  AND (n.performed_on > a.performed_on OR (n.performed_on = a.performed_on AND n.id > a.id)))
              ORDER BY a.id ]],
  judge  = function(code, performed_on, next_due_on)
    if not performed_on then return unknown("nobody knows when %s was carried out", code) end
    local due = date.due(next_due_on, performed_on, params.risk_interval)
    return at_most(date.days(due, today), 0, "days", "assessment %s was to be renewed by %s", code, due)
  end,
  when_empty = fail("no risk assessment is on record"),
  fix    = "Carry out the assessment again with the people of the place, and set the next day.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

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

-- Whether a level stands on the scale of the method.
local function on_scale(level, levels, what, code)
  if not levels then return unknown("nobody knows the scale by which the %s of %s was rated", what, code) end
  return at_most(level, levels, "levels", "the %s of %s is off the scale", what, code)
end

-- A matrix stands in the method's document. Here it is only known that equal levels cannot yield two ratings.
local function rating_by_method(code, rule, rating, likelihood, consequence, others)
  if not rule then return unknown("nobody knows by which rule %s was rated", code) end
  if rule == "matrix" then
    return at_most(others, 0, "other ratings", "%s is rated %d, and the same levels elsewhere are rated otherwise", code, rating)
  end
  local expected = rule == "sum" and likelihood + consequence or likelihood * consequence
  return at_most(math.abs(rating - expected), 0, "points",
    "%s is rated %d, the method yields %d from likelihood %d and consequence %d", code, rating, expected, likelihood, consequence)
end

rule "risks-rated-by-the-method" {
  requirement = "28000-2022/8.3-c", title = "Every open risk has likelihood, consequence and the rating that the method yields",
  rationale = "A rating that does not follow from its parts moves a risk up or down the list without anybody having decided so.",
  maturity = 3,
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.likelihood, r.consequence, r.inherent_rating,
                m.rating_rule, m.likelihood_levels, m.consequence_levels,
                (SELECT count(DISTINCT x.inherent_rating) FROM risks x JOIN risk_assessments y ON y.id = x.assessment_id
                 WHERE y.method_id = m.id AND x.status IS NOT 'closed' AND x.likelihood = r.likelihood
                   AND x.consequence = r.consequence AND x.inherent_rating <> r.inherent_rating) AS others
              FROM risks r LEFT JOIN risk_assessments a ON a.id = r.assessment_id LEFT JOIN risk_methods m ON m.id = a.method_id
              WHERE r.status IS NOT 'closed' ORDER BY r.id ]],
  judge  = function(code, likelihood, consequence, inherent_rating, rating_rule, likelihood_levels, consequence_levels, others)
    if not likelihood or not consequence or not inherent_rating then
      return parts.complete("risk", code, {
        { "a likelihood", likelihood }, { "a consequence", consequence }, { "a rating", inherent_rating },
      })
    end
    return rating_by_method(code, rating_rule, inherent_rating, likelihood, consequence, others),
      on_scale(likelihood, likelihood_levels, "likelihood", code), on_scale(consequence, consequence_levels, "consequence", code)
  end,
  fix    = "Rate the risk again by the method with its owner, and look whether label, decision and priority still fit.",
  action = { kind = "correction", owner = "risk owner", within = "14 days" },
}

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

rule "high-risks-treated" {
  requirement = "28000-2022/8.3-e", title = "Every high risk has a treatment with an owner and a due day",
  rationale = "A high risk whose treatment belongs to nobody is a risk that was accepted without saying so.",
  maturity = 2,
  of     = "risks", name = "{code} {title}", isolated = false, optional = { "people.end_on" },
  select = [[ SELECT r.id, r.code, r.title, r.site_id, r.rating_label, r.inherent_rating, count(o.id) AS owned
              FROM risks r
              LEFT JOIN treatments t ON t.risk_id = r.id AND t.status IN ('planned', 'in_progress', 'implemented')
              LEFT JOIN people o ON o.id = t.owner_id AND done(o.end_on) IS NOT 1 AND t.due_on IS NOT NULL
              WHERE ]] .. high_risks.possible .. [[ GROUP BY r.id ORDER BY r.id ]],
  judge  = function(code, rating_label, inherent_rating, owned)
    if owned == 0 and high_risks.unrated(rating_label, inherent_rating) then return unknown("risk %s is not rated in full", code) end
    return at_least(owned, 1, "owned treatments", "no planned treatment of high risk %s has both an owner and a due day", code)
  end,
  applies = high_risks.there_are,
  fix    = "Name today who carries out the treatment of the risk, and agree the day with that person.",
  action = { kind = "corrective", owner = "risk owner", within = "14 days" },
}

rule "treatments-not-left-alone" {
  requirement = "28000-2022/8.3-e", title = "No treatment is overdue beyond the days of grace",
  rationale = "The risk stays as high as it was until the treatment is in place.",
  of     = "treatments", name = "{code}",
  select = [[ SELECT t.id, t.code, t.due_on, t.implemented_on, r.code AS risk, r.site_id
              FROM treatments t LEFT JOIN risks r ON r.id = t.risk_id
              WHERE t.status IS NOT 'cancelled' AND r.status IS NOT 'closed' ORDER BY t.id ]],
  judge  = function(code, due_on, implemented_on, risk)
    if date.done(implemented_on) then return pass() end
    if not due_on then return unknown("nobody knows when treatment %s of risk %s is due", code, risk) end
    return at_most(date.days(due_on, today), params.treatment_grace_days, "days",
      "treatment %s of risk %s was due on %s and is not in place", code, risk, due_on)
  end,
  fix    = "Put the treatment in place, or lay before the risk owner what stands in the way and what protects the goods meanwhile.",
  action = { kind = "correction", owner = "treatment owner", within = "30 days" },
}

-- Whether the effect of a treatment in place was looked at, or there is still time to.
local function verification(code, implemented_on, verified_on, result)
  if not verified_on and not result then
    return at_most(date.days(implemented_on, today), params.verification_days, "days",
      "treatment %s has been in place since %s and was never verified", code, implemented_on)
  end
  return parts.complete("the verification of treatment", code, { { "a day", date.done(verified_on) or nil }, { "a result", result } }),
    at_least(date.days(implemented_on, verified_on), 0, "days", "treatment %s was verified before it was in place", code)
end

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
    return parts.complete("treatment", code, planned), verification(code, implemented_on, verified_on, verification_result)
  end,
  fix    = "Look on the spot whether the treatment does what it was chosen for, and enter day, result and what risk remains.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}
