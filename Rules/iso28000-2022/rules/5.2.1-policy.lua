-- Security policy: what it promises, and what harm it may do elsewhere.
local parts = require "parts"

rule "policy-promises" {
  requirement = { "28000-2022/5.2.1-b", "28000-2022/5.2.1-c", "28000-2022/5.2.1-d" },
  title = "The current policy gives a base for objectives, promises to meet requirements and to improve, and its text is on file",
  rationale = "What the policy does not promise, nobody can be held to.",
  maturity = 3,
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT y.id, y.code, y.title, y.framework_for_objectives, y.commits_requirements, y.commits_improvement,
                (SELECT count(*) FROM evidence_links e WHERE e.target_table = 'policies' AND e.target_id = y.id
                   AND e.evidence_file_id IS NOT NULL) AS files
              FROM policies y WHERE y.status = 'current' AND y.form IS NOT 'summary' ORDER BY y.id ]],
  judge  = function(code, framework_for_objectives, commits_requirements, commits_improvement, files)
    local missing, what = parts.missing {
      ["gives no base for objectives"] = not yes(framework_for_objectives),
      ["does not promise to meet requirements"] = not yes(commits_requirements),
      ["does not promise to improve"] = not yes(commits_improvement),
      ["has no file to prove its words"] = files == 0,
    }
    return at_most(missing, 0, "parts", "policy %s %s", code, what)
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Add the missing promise to the policy, have it approved, and link the signed text.",
  action = { kind = "corrective", owner = "top management", within = "60 days" },
}

question "policy-gives-a-base" {
  requirement = "28000-2022/5.2.1-b",
  ask = "Can objectives be drawn from the policy? Take two objectives and look for the words of the policy that ask for them.",
}

question "policy-promises-to-meet-requirements" {
  requirement = "28000-2022/5.2.1-c",
  ask = "Does the policy promise to meet the requirements that apply? Look at the sentence in the signed text.",
}

question "policy-promises-improvement" {
  requirement = "28000-2022/5.2.1-d",
  ask = "Does the policy promise to go on improving the system? Look at the sentence in the signed text.",
}

rule "policy-harm-weighed" {
  requirement = "28000-2022/5.2.1-e", title = "The current policy records which harm to other parts of the business was weighed",
  rationale = "A gate that keeps thieves out may keep the fire brigade out as well.",
  maturity = 3,
  of     = "policies", name = "{code} {title}",
  select = [[ SELECT id, code, title, adverse_impact_considered FROM policies
              WHERE status = 'current' AND form IS NOT 'summary' ORDER BY id ]],
  judge  = function(code, adverse_impact_considered)
    if blank(adverse_impact_considered) then return fail("policy %s does not say which harm elsewhere was weighed", code) end
  end,
  when_empty = fail("no security policy is on record"),
  fix    = "Ask operations, safety and customers what the policy costs them, and write down what was weighed.",
  action = { kind = "preventive", owner = "policy owner", within = "90 days" },
}

question "policy-harm-thought-through" {
  requirement = "28000-2022/5.2.1-e",
  ask = "Has the harm been thought through that policy, objectives, targets and programmes could do elsewhere in the business? "
    .. "Look at the notes on it and at what was changed because of them.",
}
