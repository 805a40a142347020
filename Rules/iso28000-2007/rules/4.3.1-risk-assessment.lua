-- Assessment of threats and risks: a method, assessments in time, a register that is rated and kept current, and treatments that happen.
local assessments = require "iso28000-common/assessments"
local risk_methods = require "iso28000-common/risk_methods"
local risk_register = require "iso28000-common/risk_register"
local threat_information = require "iso28000-common/threat_information"
local treatments = require "iso28000-common/treatments"
local upkeep = require "iso28000-common/upkeep"

rule "an-approved-method" (risk_methods.approved {
  requirement = "28000-2007/4.3.1-a", title = "There is an approved method for assessing risk, with its rule and its line of acceptance",
})

rule "assessments-renewed" (assessments.renewed {
  requirement = "28000-2007/4.3.1-a", title = "Every risk assessment that still counts is renewed by its day",
})

rule "risks-assessed-lately" {
  requirement = "28000-2007/4.3.1-a", title = "A risk assessment was carried out lately",
  rationale = "Next days far in the future can leave the whole organisation without a look at its risks for years.",
  of     = "risk_assessments",
  check  = function()
    local newest = org.value "SELECT max(performed_on) FROM risk_assessments WHERE performed_on <= :today"
    return upkeep.newest(newest, params.risk_interval, "risk assessment carried out")
  end,
  when_empty = fail("no risk assessment is on record"),
  fix    = "Assess the risks of the place with most traffic now, with its people, and plan the others.",
  action = { kind = "corrective", owner = "security manager", within = "30 days" },
}

rule "high-risks-treated" (risk_register.high_treated {
  requirement = "28000-2007/4.3.1-b", title = "Every high risk has a treatment with an owner and a due day",
})

rule "risks-rated-by-the-method" (risk_register.rated_by_the_method {
  requirement = "28000-2007/4.3.1-d", title = "Every open risk has likelihood, consequence and the rating that the method yields",
  when_empty = fail("the risk register is empty"),
})

-- What is planned has no result to write down yet.
rule "assessments-documented" {
  requirement = "28000-2007/4.3.1-t", title = "Every risk assessment that was carried out is written down in a document",
  rationale = "What was said in the room is forgotten before the next assessment.",
  of     = "risk_assessments", name = "{code} {title}",
  select = [[ SELECT a.id, a.code, a.title, a.site_id, a.document_id, d.status
              FROM risk_assessments a LEFT JOIN documents d ON d.id = a.document_id
              WHERE a.performed_on IS NULL OR a.performed_on <= :today ORDER BY a.id ]],
  judge  = function(code, document_id, status)
    if not document_id then return fail("assessment %s is written down in no document", code) end
    if not status then return unknown("nobody says whether the document of assessment %s was issued", code) end
    if status == "draft" then return fail("the document of assessment %s is still a draft", code) end
  end,
  when_empty = fail("no risk assessment is on record"),
  fix    = "Write the result up, issue it as a document, and name it with the assessment.",
  action = { kind = "correction", owner = "security manager", within = "30 days" },
}

rule "open-risks-reviewed" {
  requirement = "28000-2007/4.3.1-t", title = "Every open risk was looked at in time",
  rationale = "A rating of the year before last compares yesterday's locks with today's thieves.",
  of     = "risks", name = "{code} {title}",
  select = [[ SELECT r.id, r.code, r.title, r.site_id,
                max(CASE WHEN done(r.reviewed_on) THEN r.reviewed_on ELSE '' END,
                    CASE WHEN done(a.performed_on) THEN a.performed_on ELSE '' END) AS looked_on
              FROM risks r LEFT JOIN risk_assessments a ON a.id = r.assessment_id
              WHERE r.status IS NOT 'closed' ORDER BY r.id ]],
  -- The assessment that a risk belongs to is a look at it too.
  judge  = function(code, looked_on)
    if blank(looked_on) then return fail("nobody knows when risk %s was last looked at", code) end
    return upkeep.review(nil, looked_on, params.risk_interval, "risk %s", code)
  end,
  applies = function()
    if org.exists "SELECT 1 FROM risks" and not org.exists "SELECT 1 FROM risks WHERE status IS NOT 'closed'" then
      return not_applicable("every risk is closed")
    end
  end,
  when_empty = fail("the risk register is empty"),
  fix    = "Go through the risk with its owner, and record the day and whether rating and treatment still fit.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}

rule "threat-information-taken-in" (threat_information.taken_in {
  requirement = "28000-2007/4.3.1-v", title = "Threat information is taken in and assessed without long gaps",
})

rule "threat-information-assessed" {
  requirement = "28000-2007/4.3.1-v", title = "Every piece of threat information is assessed soon after it came in",
  rationale = "A warning that lies unread warns nobody.",
  of     = "threat_information", name = "{code}",
  select = "SELECT id, code, source, received_on, assessed_by, assessed_on FROM threat_information ORDER BY id",
  judge  = function(code, source, received_on, assessed_by, assessed_on)
    local anonymous = blank(source) and observation("nobody says where %s comes from", code) or pass()
    if assessed_by and date.done(assessed_on) then return anonymous end
    local waiting = date.days(received_on, today)
    return anonymous, at_most(waiting, params.threat_assessment_days, "days", "%s came in on %s and was not assessed", code, received_on)
  end,
  when_empty = fail("no threat information is on record"),
  fix    = "Have somebody who knows the sites judge what the warning means here, and record the day and the name.",
  action = { kind = "correction", owner = "security manager", within = "14 days" },
}

rule "treatments-not-left-alone" (treatments.not_left_alone {
  requirement = "28000-2007/4.3.1-x", title = "No treatment is overdue beyond the days of grace",
})

rule "implemented-treatments-verified" {
  requirement = "28000-2007/4.3.1-x", title = "Every treatment that is in place was verified, with a result, soon after",
  rationale = "Whether a measure works is seen on the spot, not in the plan.",
  of     = "treatments", name = "{code}",
  select = [[ SELECT t.id, t.code, r.site_id, t.status, t.implemented_on, t.verified_on, t.verification_result
              FROM treatments t LEFT JOIN risks r ON r.id = t.risk_id
              WHERE t.status IS NOT 'cancelled' AND r.status IS NOT 'closed' ORDER BY t.id ]],
  judge  = function(code, status, implemented_on, verified_on, verification_result)
    if date.done(implemented_on) then return treatments.verification(code, implemented_on, verified_on, verification_result) end
    if status == "implemented" then return fail("treatment %s is called implemented and nobody knows since when", code) end
    if not status then return unknown("nobody says whether treatment %s is in place", code) end
    return not_applicable("it is not in place yet")
  end,
  fix    = "Look on the spot whether the treatment does what it was chosen for, and enter day and result.",
  action = { kind = "correction", owner = "risk owner", within = "30 days" },
}
