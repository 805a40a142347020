-- Security objectives: set and written where they matter, drawn from the policy, weighed, measured, told and reviewed.
local objectives = require "iso28000-common/objectives"

rule "objectives-for-every-function-at-risk" (objectives.for_functions_at_risk {
  requirement = "28000-2007/4.3.3-a", title = "Objectives are set, and every function that owns a high risk has one",
})

-- One objective that is not written yet is no missing set of objectives; where most are not, the pack's policy makes it a major.
rule "objectives-documented" (objectives.documented {
  requirement = { "28000-2007/4.3.3-a", "28000-2007/4.4.4-a" }, grade = "minor",
  title = "Every live objective stands in a current document",
})

rule "objectives-under-the-current-policy" (objectives.under_current_policy {
  requirement = "28000-2007/4.3.3-b", title = "Every live objective belongs to the current policy",
})

-- Whether an active objective comes from a record of this kind; where none does, whether a review says why.
local function considered(kind, what)
  return function()
    local sources = [[ SELECT o.id, s.source_table, s.source_id FROM objectives o JOIN objective_sources s ON s.objective_id = o.id
      WHERE s.source_kind = :kind AND o.status = 'active' ORDER BY o.id, s.id ]]
    for _, _, source_table, source_id in org.rows(sources, { kind = kind }) do
      if org.has(source_table, source_id) then return pass() end
    end
    local notes = org.value("SELECT count(*) FROM objectives o WHERE done(o.reviewed_on) AND trim(o.review_note) <> '' AND "
      .. objectives.live)
    if notes == 0 then return fail("no active objective comes from %s, and no note of a review says why", what) end
    return attested("absent-sources-explained")
  end
end

local trace_it = "At the next review go through this kind of source, tie the objectives that answer to it, or note why none does."

rule "objectives-consider-law" {
  requirement = "28000-2007/4.3.3-c", title = "Objectives take account of obligations by law, or the review says why not",
  rationale = "A breach of law ends a business faster than a theft does.",
  of     = "objectives", method = "examine", check = considered("legal", "an obligation by law"), fix = trace_it,
}

rule "objectives-consider-risks" {
  requirement = "28000-2007/4.3.3-d", title = "Objectives take account of threats and risks, or the review says why not",
  rationale = "An objective that answers to no risk makes nothing safer.",
  of     = "objectives", method = "examine", check = considered("risk", "a risk"), fix = trace_it,
}

rule "objectives-consider-technology" {
  requirement = "28000-2007/4.3.3-e", title = "Objectives take account of technical and other options, or the review says why not",
  rationale = "What could be had for little money is missed where nobody looks at what is on offer.",
  of     = "objectives", method = "examine", check = considered("technology", "a technical or other option"), fix = trace_it,
}

rule "objectives-consider-business" {
  requirement = "28000-2007/4.3.3-f", title = "Objectives take account of what the business needs, or the review says why not",
  rationale = "An objective that the business cannot live with is worked around.",
  of     = "objectives", method = "examine", check = considered("business", "a need of the business"), fix = trace_it,
}

rule "objectives-consider-stakeholders" {
  requirement = "28000-2007/4.3.3-g", title = "Objectives take account of stakeholders' views, or the review says why not",
  rationale = "Carriers, neighbours and customers see gaps that nobody inside sees.",
  of     = "objectives", method = "examine", check = considered("stakeholder", "the view of a stakeholder"), fix = trace_it,
}

-- Notes are free text: whether they give a reason is read by a person, and only where a kind of source is absent.
question "absent-sources-explained" {
  requirement = {
    "28000-2007/4.3.3-c", "28000-2007/4.3.3-d", "28000-2007/4.3.3-e", "28000-2007/4.3.3-f", "28000-2007/4.3.3-g",
  },
  ask = "Do the notes of the last review of objectives say for each kind of source that no objective comes from why that is so: law, "
    .. "risks, technical options, needs of the business, stakeholders? Look at the notes beside the list of sources.",
  on_demand = true,
}

rule "renewed-objectives-not-weaker" (objectives.renewed_not_weaker {
  requirement = "28000-2007/4.3.3-h", title = "No renewed objective aims lower than the one before it",
})

question "objectives-keep-improving" (objectives.keep_improving { requirement = "28000-2007/4.3.3-h" })

rule "objectives-measurable" (objectives.measurable {
  requirement = "28000-2007/4.3.3-i",
  title = "Every live objective has an active measure and a target, or a reason why it cannot be measured",
})

rule "objectives-made-known" (objectives.made_known {
  requirement = "28000-2007/4.3.3-j", title = "Every live objective was made known to those whom it concerns",
})

rule "objectives-reviewed" (objectives.reviewed {
  requirement = "28000-2007/4.3.3-k", title = "Every live objective is reviewed in time",
})
