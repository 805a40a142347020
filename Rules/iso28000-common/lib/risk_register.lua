-- The risk register: ratings that follow from the method, and high risks that are treated.
local shared = require "shared"
local high_risks = require "high_risks"
local parts = require "parts"

local risk_register = {}

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

risk_register.rated_by_the_method = shared {
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

risk_register.high_treated = shared {
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

return risk_register
