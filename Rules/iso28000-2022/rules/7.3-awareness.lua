-- Awareness: who holds a valid briefing on which topics, and who has practised an emergency.
local awareness = require "iso28000-common/awareness"

rule "most-briefed-on-policy" (awareness.most_on_policy {
  requirement = "28000-2022/7.3-a", title = "Nearly everyone at work holds a valid briefing on the security policy",
})

rule "each-briefed-on-policy" (awareness.each_on_policy {
  requirement = "28000-2022/7.3-a", title = "Everyone at work holds a valid briefing on the security policy",
})

rule "most-briefed-on-contribution" (awareness.most_on_contribution {
  requirement = "28000-2022/7.3-b", title = "Nearly everyone at work was briefed on how their work helps, and what good comes of it",
})

rule "most-briefed-on-consequences" (awareness.most_on_consequences {
  requirement = "28000-2022/7.3-c", title = "Nearly everyone at work was briefed on what follows when rules are not kept",
})

rule "most-briefed-on-emergency" (awareness.most_on_emergency {
  requirement = "28000-2022/7.3-d", title = "Nearly everyone at work was briefed on their part in an emergency",
})

rule "team-members-practised" (awareness.team_practised {
  requirement = "28000-2022/7.3-d", title = "Every current member of a response team takes part in an exercise in time",
})

question "policy-known" {
  requirement = "28000-2022/7.3-a",
  ask = "Do all who work for you, agency and contractor staff included, know the security policy and what it means at their post? "
    .. "Look at the notes of talks with at least five people of different shifts and employers.",
}

question "own-contribution-known" {
  requirement = "28000-2022/7.3-b",
  ask = "Can people say how their own work helps security, and what good comes of doing it better? "
    .. "Look at the notes of talks at a gate, in a hall and in an office, with one example each.",
}

question "consequences-known" (awareness.consequences_known { requirement = "28000-2022/7.3-c" })

question "emergency-part-known" (awareness.emergency_part_known { requirement = "28000-2022/7.3-d" })
