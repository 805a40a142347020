-- Context: the issues around and within the organisation, those of its supply chain, and climate.
local upkeep = require "upkeep"

-- Where an issue was not reviewed yet, the day it was determined counts as its first look.
local function judge_issue(code, kind, relevance, owner_id, owner_left_on, determined_on, reviewed_on)
  if not kind then return unknown("nobody says whether issue %s lies outside or inside", code) end
  if blank(relevance) then return fail("issue %s does not say why it matters", code) end
  return upkeep.owner(owner_id, owner_left_on, "issue %s", code),
    upkeep.review(nil, date.done(reviewed_on) and reviewed_on or determined_on, params.context_interval, "issue %s", code)
end

rule "outside-issues-current" {
  requirement = "28000-2022/4.1-a", of = "context_issues", name = "{code} {topic}",
  title     = "Each outside issue says why it matters, has an owner and is reviewed in time",
  rationale = "An issue that nobody looks at any more steers the system by yesterday's world.",
  select    = [[ SELECT c.id, c.code, c.topic, c.kind, c.relevance, c.owner_id, p.end_on AS owner_left_on, c.determined_on, c.reviewed_on
                 FROM context_issues c LEFT JOIN people p ON p.id = c.owner_id
                 WHERE c.kind IS NOT 'internal' ORDER BY c.id ]],
  judge     = judge_issue,
  when_empty = fail("no issue is on record"),
  optional  = { "people.end_on" },
  fix       = "Look at the issue with its owner, and note the day and what changed.",
  action    = { kind = "corrective", owner = "owner of the issue", within = "30 days" },
}

rule "inside-issues-current" {
  requirement = "28000-2022/4.1-b", of = "context_issues", name = "{code} {topic}",
  title     = "Each inside issue says why it matters, has an owner and is reviewed in time",
  rationale = "What people and habits do to security changes quietly; only a look in time notices it.",
  select    = [[ SELECT c.id, c.code, c.topic, c.kind, c.relevance, c.owner_id, p.end_on AS owner_left_on, c.determined_on, c.reviewed_on
                 FROM context_issues c LEFT JOIN people p ON p.id = c.owner_id
                 WHERE c.kind IS NOT 'external' ORDER BY c.id ]],
  judge     = judge_issue,
  when_empty = fail("no issue is on record"),
  optional  = { "people.end_on" },
  fix       = "Look at the issue with its owner, and note the day and what changed.",
  action    = { kind = "corrective", owner = "owner of the issue", within = "30 days" },
}

rule "supply-chain-in-the-context" {
  requirement = "28000-2022/4.1-c", of = { "context_issues", "supply_chain_nodes" },
  title     = "The analysis of the context draws on the supply chain",
  rationale = "A forwarder or haulier meets most of its risk on premises of others.",
  check     = function()
    local issues = org.value [[ SELECT count(*) FROM context_issues WHERE supply_chain_related = 1 AND trim(relevance) <> '' ]]
    local nodes = org.value [[ SELECT count(*) FROM supply_chain_nodes WHERE in_scope = 1 AND stage IN ('upstream', 'downstream') ]]
    return at_least(issues, 1, "issues", "no issue that says why it matters comes from the supply chain"),
      at_least(nodes, 1, "places", "no place of the supply chain in scope lies upstream or downstream")
  end,
  when_empty = fail("neither issues nor places of the supply chain are on record"),
  fix       = "Map the places and parties that goods pass through, and ask of each what it demands of security.",
}

rule "climate-looked-at-lately" {
  requirement = "28000-2022/4.1-d", of = "context_issues",
  title     = "Whether climate matters was decided within two years",
  rationale = "Low water, storms and heat move cargo to roads and places that no plan covers.",
  -- Where no issue names climate, only a person can say that this was decided.
  check     = function()
    local newest = org.value [[ SELECT max(coalesce(reviewed_on, determined_on)) FROM context_issues
                                WHERE climate_related = 1 AND trim(relevance) <> '' AND coalesce(reviewed_on, determined_on) <= :today ]]
    if not newest then return attested("climate-decided") end
    return upkeep.review(nil, newest, params.climate_interval, "the climate issues")
  end,
  when_empty = fail("no issue is on record, climate or other"),
  fix       = "Decide whether climate change matters to the system, and write the decision down with its reason.",
}

question "climate-decided" {
  requirement = "28000-2022/4.1-d", valid_for = "24 months",
  ask = "Has it been decided whether climate change matters to the system? Look at the record of the decision, either way, and its reason.",
}
