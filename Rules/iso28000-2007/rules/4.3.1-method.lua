-- The method for finding and assessing risk: what it covers, that it looks ahead, and that it sorts risks and tells what to do about each.
local parts = require "iso28000-common/parts"
local risk_methods = require "iso28000-common/risk_methods"

rule "method-says-what-it-covers" {
  requirement = "28000-2007/4.3.1-c", title = "The risk method says which operations it covers",
  rationale = "Only a method that names places, lanes and goods can be held against them.",
  of     = "risk_methods", name = "{code}", method = "examine", optional = { "approved_on" },
  select = "SELECT m.id, m.code, m.scope FROM risk_methods m WHERE " .. risk_methods.in_force .. " ORDER BY m.id",
  judge  = function(code, scope)
    if blank(scope) then return fail("risk method %s does not say what it covers", code) end
  end,
  when_empty = fail("no method for assessing risk is on record"),
  fix    = "Write down which places, lanes, goods, people and data the method is made for.",
}

question "method-suits-the-operations" {
  requirement = "28000-2007/4.3.1-c",
  ask = "Does the method suit the kind and size of the operations? Look at the risk procedure, at who takes part and how long an "
    .. "assessment takes, and follow one risk of the smallest and one of the largest site through it.",
}

rule "method-looks-ahead" {
  requirement = "28000-2007/4.3.1-u", title = "The risk method fixes its scope and its timing, and looks ahead",
  rationale = "A method that starts after the loss counts losses.",
  of     = "risk_methods", name = "{code}", method = "examine", optional = { "approved_on" },
  select = "SELECT m.id, m.code, m.scope, m.timing, m.proactive FROM risk_methods m WHERE " .. risk_methods.in_force .. " ORDER BY m.id",
  judge  = function(code, scope, timing, proactive)
    return parts.complete("risk method", code, {
      { "a scope", scope }, { "the times at which risks are assessed", timing }, { "a look ahead", yes(proactive) or nil },
    })
  end,
  when_empty = fail("no method for assessing risk is on record"),
  fix    = "Write into the method what it covers, and that risks are assessed at set times, before changes and ahead of events.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "method-sorts-risks" {
  requirement = "28000-2007/4.3.1-w", title = "The risk method has a scheme by which risks are sorted",
  rationale = "A list that is not sorted is worked off from the top, whatever stands there.",
  of     = "risk_methods", name = "{code}", method = "examine", optional = { "approved_on" },
  select = "SELECT m.id, m.code, m.classification_scheme FROM risk_methods m WHERE " .. risk_methods.in_force .. " ORDER BY m.id",
  judge  = function(code, classification_scheme)
    if blank(classification_scheme) then return fail("risk method %s has no scheme by which risks are sorted", code) end
  end,
  when_empty = fail("no method for assessing risk is on record"),
  fix    = "Write into the method which ratings are low, medium, high and critical, and what each calls for.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

rule "open-risks-decided" {
  requirement = "28000-2007/4.3.1-w", title = "It is decided for every open risk whether to avoid, treat, share or accept it",
  rationale = "A risk that nobody decided on is accepted by nobody.",
  of     = "risks", name = "{code} {title}",
  select = "SELECT r.id, r.code, r.title, r.site_id, r.decision FROM risks r WHERE r.status IS NOT 'closed' ORDER BY r.id",
  judge  = function(code, decision)
    if not decision then return fail("nobody decided what to do about risk %s", code) end
  end,
  applies = function()
    if org.exists "SELECT 1 FROM risks" and not org.exists "SELECT 1 FROM risks WHERE status IS NOT 'closed'" then
      return not_applicable("every risk is closed")
    end
  end,
  when_empty = fail("the risk register is empty"),
  fix    = "Decide with the owner of the risk, by the scheme of the method, and enter the decision.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}
