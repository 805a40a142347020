-- Security policy: what it promises, and what harm it may do elsewhere.
local commitment = require "iso28000-common/commitment"
local parts = require "iso28000-common/parts"
local policies = require "iso28000-common/policies"

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

question "policy-gives-a-base" (policies.gives_a_base { requirement = "28000-2022/5.2.1-b" })

question "policy-promises-to-meet-requirements" (policies.promises_to_meet_requirements { requirement = "28000-2022/5.2.1-c" })

question "policy-promises-improvement" (policies.promises_improvement { requirement = "28000-2022/5.2.1-d" })

rule "policy-harm-weighed" (commitment.harm_weighed {
  requirement = "28000-2022/5.2.1-e", title = "The current policy records which harm to other parts of the business was weighed",
})

question "policy-harm-thought-through" (commitment.harm_thought_through { requirement = "28000-2022/5.2.1-e" })
