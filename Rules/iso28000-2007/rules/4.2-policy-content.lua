-- What the security policy says: each point is a requirement of its own, and a sentence that a person has to read.
local objectives = require "iso28000-common/objectives"
local policies = require "iso28000-common/policies"
local shared = require "iso28000-common/shared"

local function unsaid(flag) return not yes(flag) end
local function unwritten(text) return blank(text) end

-- The judgement that each current policy fills a column; `lacking` tells by its value whether it does not, `what` says so in words.
local function says(column, lacking, what)
  return shared {
    of     = "policies", name = "{code} {title}",
    select = "SELECT y.id, y.code, y.title, y." .. column .. " AS said FROM policies y WHERE " .. policies.current .. " ORDER BY y.id",
    judge  = function(code, said)
      if lacking(said) then return fail("policy %s %s", code, what) end
    end,
    when_empty = fail("no security policy is on record"),
    action = { kind = "corrective", owner = "policy owner", within = "60 days" },
  }
end

rule "other-policies-compared" (says("consistent_with_other_policies", unwritten, "does not say which policies it was compared with") {
  requirement = "28000-2007/4.2-b", title = "The current policy says with which other policies it was compared, and the result",
  rationale = "Two policies that contradict each other leave the choice to the person at the gate.",
  fix    = "Lay the policy beside those for quality, safety, privacy and personnel, and note what was compared and found.",
})

question "policy-agrees-with-others" (policies.agrees_with_others { requirement = "28000-2007/4.2-b" })

rule "policy-frames-objectives" {
  requirement = "28000-2007/4.2-c", title = "The current policy gives a base for objectives, and each live objective names a policy",
  rationale = "Objectives that no policy frames follow whoever asked last.",
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.framework_for_objectives,
                (SELECT count(*) FROM objectives o WHERE o.policy_id IS NULL AND ]] .. objectives.live .. [[) AS loose
              FROM policies y WHERE ]] .. policies.current .. " ORDER BY y.id",
  judge  = function(code, framework_for_objectives, loose)
    if not yes(framework_for_objectives) then return fail("policy %s gives no base for objectives", code) end
    return at_most(loose, 0, "objectives", "live objectives name no policy, neither %s nor another", code)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Add the aims to the policy from which objectives are drawn, and tie each live objective to the policy that asks for it.",
  action = { kind = "corrective", owner = "policy owner", within = "60 days" },
}

question "policy-gives-a-base" (policies.gives_a_base { requirement = "28000-2007/4.2-c" })

rule "risks-laid-beside-the-policy" (says("consistent_with_risk", unwritten, "does not say how it agrees with the risk assessment") {
  requirement = "28000-2007/4.2-d", title = "The current policy says how it agrees with the assessment of risk",
  rationale = "A policy that looks away from the highest risks steers money and people past them.",
  fix    = "Lay the policy beside the risk register, and note for the highest risks what it says of them.",
})

question "policy-agrees-with-risks" (policies.agrees_with_risks { requirement = "28000-2007/4.2-d" })

rule "policy-fit-explained" (says("fits_purpose_rationale", unwritten, "does not say why it suits the threats and the operations") {
  requirement = "28000-2007/4.2-e", title = "The current policy says why it suits the threats and the operations",
  rationale = "A policy copied from another firm asks of five drivers what only an airport can do.",
  fix    = "Write down which threats, places, goods and sizes the policy was made for, and what it therefore asks.",
})

question "policy-suits-the-operations" {
  requirement = "28000-2007/4.2-e",
  ask = "Does the policy suit the threats and the kind and size of the operations? Hold it against the highest threats, the lanes and "
    .. "the number of people, and look for what it asks that nobody could do, and for what it leaves out.",
}

rule "broad-objectives-stated" (says("states_broad_objectives", unsaid, "does not state the broad objectives") {
  requirement = "28000-2007/4.2-f", title = "The current policy states the broad objectives of security",
  rationale = "Whoever does not know what is to be reached cannot say whether it was.",
  fix    = "Have top management put the three or four aims of security into the policy, and approve it anew.",
})

question "policy-names-broad-objectives" {
  requirement = "28000-2007/4.2-f",
  ask = "Does the policy say in plain words what security is to reach? Look at the sentences in the signed text, and ask a site manager "
    .. "which of them his or her site works on.",
}

rule "improvement-promised" (says("commits_improvement", unsaid, "does not promise to improve") {
  requirement = "28000-2007/4.2-g", title = "The current policy promises ongoing improvement",
  rationale = "What the policy does not promise, nobody can be held to.",
  fix    = "Add the promise to the policy, have it approved, and link the signed text.",
})

question "policy-promises-improvement" (policies.promises_improvement { requirement = "28000-2007/4.2-g" })

rule "obligations-promised" (says("commits_requirements", unsaid, "does not promise to keep to law and other obligations") {
  requirement = "28000-2007/4.2-h", title = "The current policy promises to keep to law, regulation and other obligations taken on",
  rationale = "Staff who see the law bent for one customer bend it for the next.",
  fix    = "Add the promise to the policy, have it approved, and link the signed text.",
})

question "policy-promises-to-meet-requirements" (policies.promises_to_meet_requirements { requirement = "28000-2007/4.2-h" })

rule "merger-clause-in-policy" (says("review_on_merger_clause", unsaid, "does not ask for its review after a change of business") {
  requirement = "28000-2007/4.2-m", title = "The current policy says that a takeover, merger or change of business leads to its review",
  rationale = "In the weeks after a takeover nobody thinks of the policy unless it says so itself.",
  fix    = "Add to the policy that it is reviewed after a takeover, a merger or a change of what the business does.",
})
