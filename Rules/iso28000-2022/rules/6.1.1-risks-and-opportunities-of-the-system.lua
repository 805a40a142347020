-- Risks and opportunities of the system itself: found, acted on within its processes, and judged for effect.
local parts = require "iso28000-common/parts"
local risk_methods = require "iso28000-common/risk_methods"

rule "system-risks-and-opportunities-found" {
  requirement = "28000-2022/6.1.1-a", title = "Risks and opportunities of the system itself are found and judged",
  rationale = "A system that looks only at thieves is surprised by its own weak spots: one person, one register, one deadline.",
  maturity = 1,
  of     = { "risks", "opportunities" }, method = "examine",
  check  = function()
    local risks = org.value [[ SELECT count(*) FROM risks
      WHERE is_security_risk = 0 AND owner_id IS NOT NULL AND inherent_rating IS NOT NULL ]]
    local opportunities = org.value [[ SELECT count(*) FROM opportunities
      WHERE trim(description) <> '' AND owner_id IS NOT NULL AND evaluated_on <= :today ]]
    report("risks", at_least(risks, 1, "risks", "no owned and rated risk to the system itself is on record"))
    report("opportunities", at_least(opportunities, 1, "opportunities", "no owned and evaluated opportunity is on record"))
  end,
  when_empty = fail("neither a risk to the system nor an opportunity is on record"),
  fix    = "Go through issues, requirements and scope, and enter what could make the system fail or work better.",
  action = { kind = "corrective", owner = "security manager", within = "90 days" },
}

-- What the worst of the planned actions lacks. One that has to exist needs its status in words: a missing one proves nothing.
local function lacks_of_actions(each)
  local lacking, what = 0, ""
  for _, action, owner_id, due_on, revised_due_on in each("action", "owner_id", "due_on", "revised_due_on") do
    if not action then return 3, "an action with owner and due day" end
    local n, names = parts.missing { ["an owner"] = not owner_id, ["a due day"] = not due_on and not revised_due_on }
    if n > lacking then lacking, what = n, names end
  end
  return lacking, what
end

rule "system-risks-have-actions" {
  requirement = "28000-2022/6.1.1-b", title = "Every open risk to the system has an action with owner and due day",
  rationale = "A risk to the system that nobody acts on by a day is only a worry on paper.",
  maturity = 2,
  of     = "risks", name = "{code} {title}", optional = { "revised_due_on" },
  select = [[ SELECT r.id, r.code, r.title, r.is_security_risk, a.id AS action, a.owner_id, a.due_on, a.revised_due_on
              FROM risks r
              LEFT JOIN actions a ON a.source_table = 'risks' AND a.source_id = r.id
                AND a.status IN ('open', 'in_progress', 'completed')
              WHERE r.is_security_risk IS NOT 1 AND r.status IS NOT 'closed' ORDER BY r.id ]],
  judge  = function(code, is_security_risk, each)
    local lacking, what = lacks_of_actions(each)
    if lacking > 0 and not no(is_security_risk) then
      return unknown("nobody says whether risk %s, which lacks %s, bears on the system", code, what)
    end
    return at_most(lacking, 0, "parts", "risk %s to the system lacks %s", code, what)
  end,
  fix    = "Agree an action with an owner and a day, and enter it with the risk as its source.",
  action = { kind = "corrective", owner = "risk owner", within = "60 days" },
}

rule "accepted-opportunities-have-actions" {
  requirement = "28000-2022/6.1.1-b", title = "Every accepted opportunity has an action with owner and due day",
  rationale = "An opportunity that was accepted and given to nobody is lost.",
  maturity = 2,
  of     = "opportunities", name = "{code} {description}", optional = { "revised_due_on" },
  select = [[ SELECT o.id, o.code, o.description, o.decision, a.id AS action, a.owner_id, a.due_on, a.revised_due_on
              FROM opportunities o
              LEFT JOIN actions a ON a.status IN ('open', 'in_progress', 'completed')
                AND (a.id = o.action_id OR (a.source_table = 'opportunities' AND a.source_id = o.id))
              WHERE o.decision = 'accept' OR (o.decision IS NULL AND o.status IS NOT 'closed') ORDER BY o.id ]],
  judge  = function(code, decision, each)
    if not decision then return unknown("nobody decided on opportunity %s", code) end
    local lacking, what = lacks_of_actions(each)
    return at_most(lacking, 0, "parts", "accepted opportunity %s lacks %s", code, what)
  end,
  applies = function()
    local asked = "SELECT 1 FROM opportunities WHERE decision = 'accept' OR (decision IS NULL AND status IS NOT 'closed')"
    if org.exists "SELECT 1 FROM opportunities" and not org.exists(asked) then
      return not_applicable("no opportunity was accepted")
    end
  end,
  fix    = "Agree an action with an owner and a day, or decide against the opportunity.",
  action = { kind = "corrective", owner = "opportunity owner", within = "60 days" },
}

rule "actions-enter-a-process" {
  requirement = "28000-2022/6.1.1-c", title = "Every action on a risk or opportunity names the process of the system that carries it",
  rationale = "An action outside all processes ends with the person who does it.",
  maturity = 3,
  of     = "actions", name = "{code} {description}",
  select = [[ SELECT a.id, a.code, a.description, a.source_table, a.process_id, p.code AS process, p.in_sms
              FROM actions a LEFT JOIN processes p ON p.id = a.process_id
              WHERE (a.source_table IS NULL OR a.source_table IN ('risks', 'opportunities')) AND a.status IS NOT 'cancelled'
              ORDER BY a.id ]],
  judge  = function(code, source_table, process_id, process, in_sms)
    if process_id and yes(in_sms) then return end
    if not source_table then return unknown("nobody knows what action %s arose from, nor its process in the system", code) end
    if not process_id then return fail("action %s names no process in which it is carried out", code) end
    if no(in_sms) then return fail("action %s is carried out in process %s, which is outside the system", code, process) end
    return unknown("nobody says whether process %s of action %s belongs to the system", process, code)
  end,
  fix    = "Name the process of the system that takes the action up.",
}

rule "effect-of-actions-judged" {
  requirement = "28000-2022/6.1.1-d", title = "The effect of every completed action is judged in time",
  rationale = "Done is not the same as effective; unless somebody looks, the risk is only thought to be smaller.",
  of     = "actions", name = "{code} {description}", optional = { "completed_on" },
  select = [[ SELECT a.id, a.code, a.description, a.site_id, a.completed_on, a.effectiveness_evaluated_on, a.effectiveness_result
              FROM actions a LEFT JOIN sites s ON s.id = a.site_id
              WHERE s.in_scope IS NOT 0 AND a.status IS NOT 'cancelled' AND (a.status = 'completed' OR a.completed_on <= :today)
              ORDER BY a.id ]],
  judge  = function(code, completed_on, effectiveness_evaluated_on, effectiveness_result)
    if not completed_on then return unknown("nobody knows when action %s was completed", code) end
    if effectiveness_result and date.done(effectiveness_evaluated_on) then
      local after = date.days(completed_on, effectiveness_evaluated_on)
      return at_least(after, 0, "days", "the effect of action %s was judged before it was done", code)
    end
    return at_most(date.days(completed_on, today), params.effectiveness_days, "days", "the effect of action %s is not judged", code)
  end,
  applies = function()
    local completed = "SELECT 1 FROM actions WHERE status = 'completed' OR completed_on <= :today"
    if org.exists "SELECT 1 FROM actions" and not org.exists(completed) then return not_applicable("no action is completed yet") end
  end,
  fix    = "Look with the owner at what the action changed, and record day and result.",
  action = { kind = "corrective", owner = "action owner", within = "30 days" },
}

rule "risk-method-in-force" {
  requirement = "28000-2022/6.1.1-e", title = "The risk method is approved and documented, and a process of the system carries it out",
  rationale = "Risk work that stands beside the system steers nothing in it.",
  maturity = 3,
  of     = "risk_methods", name = "{code}", method = "examine",
  select = [[ SELECT m.id, m.code, m.approved_by, m.approved_on, d.status AS document_status
              FROM risk_methods m LEFT JOIN documents d ON d.id = m.document_id
              WHERE ]] .. risk_methods.in_force .. " ORDER BY m.id",
  judge  = function(code, approved_by, approved_on, document_status)
    local carried_out = org.exists [[ SELECT 1 FROM processes p JOIN process_purposes u ON u.process_id = p.id
      WHERE u.purpose = 'risk_control' AND p.kind = 'planning' AND p.in_sms = 1 ]]
    local n, what = parts.missing {
      ["an approver"] = not approved_by, ["an approval day"] = not date.done(approved_on),
      ["a current document"] = document_status ~= "current", ["a planning process of the system that carries it out"] = not carried_out,
    }
    return at_most(n, 0, "parts", "risk method %s lacks %s", code, what)
  end,
  when_empty = fail("no method for assessing risk is on record"),
  fix    = "Have the method approved, issue its document, and enter the risk process as part of the system.",
  action = { kind = "corrective", owner = "security manager", within = "60 days" },
}

question "risk-part-of-the-system" {
  requirement = "28000-2022/6.1.1-e",
  ask = "Is the handling of security risk part of the management system, and does it aim at protecting what is of value? "
    .. "Look at the risk procedure, at its place on the process map, and at two decisions of the last year that it led to.",
}
