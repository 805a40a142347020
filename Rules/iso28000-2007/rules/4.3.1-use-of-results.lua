-- Where the results of risk assessments go: each of seven uses is fed by at least one assessment that still counts.
local assessments = require "iso28000-common/assessments"
local shared = require "iso28000-common/shared"

-- An update or a look at one change seldom bears on all seven uses: it is enough that one of the standing assessments did, so `needs`
-- says any, and the outcome lists those that did not. `what` says in words where the results did not go.
local function feeds(use, what)
  return shared {
    of     = "risk_assessments", name = "{code} {title}", needs = "any", method = "examine", optional = { "risk_assessments.site_id" },
    select = [[ SELECT a.id, a.code, a.title, a.site_id, i.used_for, i.target_table, i.target_id
                FROM risk_assessments a LEFT JOIN sites s ON s.id = a.site_id LEFT JOIN risks r ON r.assessment_id = a.id
                LEFT JOIN risk_inputs i ON i.risk_id = r.id AND i.recorded_on <= :today
                WHERE a.approved_by IS NOT NULL AND done(a.approved_on) AND ]] .. assessments.standing .. " ORDER BY a.id, r.id, i.id",
    judge  = function(code, each)
      for _, used_for, target_table, target_id in each("used_for", "target_table", "target_id") do
        if used_for == use and org.has(target_table, target_id) then return pass() end
      end
      return fail("nothing shows that assessment %s led to %s", code, what)
    end,
    when_empty = fail("no risk assessment is on record"),
    fix    = "Take the result of an assessment there, and record for which risk it was used and where it shows.",
  }
end

rule "results-feed-objectives" (feeds("objective", "an objective") {
  requirement = "28000-2007/4.3.1-m", title = "Results of risk assessments feed into objectives and targets",
  rationale = "Objectives that no risk asks for are met while the losses go on.",
})

rule "results-feed-programmes" (feeds("programme", "a programme") {
  requirement = "28000-2007/4.3.1-n", title = "Results of risk assessments feed into programmes",
  rationale = "A programme drawn up beside the register spends money where nothing happens.",
})

rule "results-feed-design" (feeds("design", "a design or specification") {
  requirement = "28000-2007/4.3.1-o", title = "Results of risk assessments feed into design, specification and fitting",
  rationale = "A door is cheap to move on paper.",
})

rule "results-feed-means" (feeds("resource", "people or means") {
  requirement = "28000-2007/4.3.1-p", title = "Results of risk assessments feed into the means that are provided, staffing included",
  rationale = "Guards and cameras that no risk asks for are missing where a risk does.",
})

rule "results-feed-training" (feeds("training", "a training") {
  requirement = "28000-2007/4.3.1-q", title = "Results of risk assessments feed into training",
  rationale = "Many risks are met by what a person does in the first minute.",
})

rule "results-feed-controls" (feeds("control", "a control") {
  requirement = "28000-2007/4.3.1-r", title = "Results of risk assessments feed into operational controls",
  rationale = "Risk work that changes no step, door or seal stays in the file.",
})

rule "results-feed-company-risk" (feeds("enterprise_risk", "the organisation's wider risk management") {
  requirement = "28000-2007/4.3.1-s", title = "Results of risk assessments feed into the organisation's wider risk management",
  rationale = "A board that never sees the security risks cannot weigh them against the others.",
})
