-- Context: the issues around and within the organisation, those of its supply chain, and climate.
local upkeep = require "iso28000-common/upkeep"

-- Where an issue was not reviewed yet, the day it was determined counts as its first look.
local function judge_issue(c)
  if not c.kind then return unknown("nobody says whether issue %s lies outside or inside", c.code) end
  if blank(c.relevance) then return fail("issue %s does not say why it matters", c.code) end
  local looked_on = date.done(c.reviewed_on) and c.reviewed_on or date.done(c.determined_on) and c.determined_on
  if not looked_on then return unknown("nobody knows when issue %s was last looked at", c.code) end
  return { upkeep.owner(c.owner_id, c.owner_left_on, "issue %s", c.code),
    upkeep.review(nil, looked_on, params.context_interval, "issue %s", c.code) }
end

-- Judges the issues of one side, and those of which nobody says on which side they lie; a side without any fails as such.
local function judge_side(side, other)
  local found = false
  local sql = [[ SELECT c.id, c.code, c.topic, c.kind, c.relevance, c.owner_id, p.end_on AS owner_left_on, c.determined_on, c.reviewed_on
                 FROM context_issues c LEFT JOIN people p ON p.id = c.owner_id WHERE c.kind IS NOT :other ORDER BY c.id ]]
  for _, c in org.records(sql, { other = other }) do
    found = true
    report(c.id, judge_issue(c), { name = (c.code or c.id) .. " " .. (c.topic or "without topic") })
  end
  if not found then return fail("no %s issue is on record", side) end
end

rule "outside-issues-current" {
  requirement = "28000-2022/4.1-a", title = "Outside issues are known, and each says why it matters, has an owner and is reviewed in time",
  rationale = "An issue that nobody looks at any more steers the system by yesterday's world.",
  of     = "context_issues", optional = { "end_on" },
  check  = function() return judge_side("outside", "internal") end,
  when_empty = fail("no issue is on record"),
  fix    = "Look at the issue with its owner, and note the day and what changed; where none is on record, find out which there are.",
  action = { kind = "corrective", owner = "issue owner", within = "30 days" },
}

rule "inside-issues-current" {
  requirement = "28000-2022/4.1-b", title = "Inside issues are known, and each says why it matters, has an owner and is reviewed in time",
  rationale = "What people and habits do to security changes quietly; only a look in time notices it.",
  of     = "context_issues", optional = { "end_on" },
  check  = function() return judge_side("inside", "external") end,
  when_empty = fail("no issue is on record"),
  fix    = "Look at the issue with its owner, and note the day and what changed; where none is on record, find out which there are.",
  action = { kind = "corrective", owner = "issue owner", within = "30 days" },
}

rule "supply-chain-in-the-context" {
  requirement = "28000-2022/4.1-c", title = "The analysis of the context draws on the supply chain",
  rationale = "A forwarder or haulier meets most of its risk on other people's premises.",
  maturity = 1,
  of     = { "context_issues", "supply_chain_nodes" },
  check  = function()
    local issues = org.value [[ SELECT count(*) FROM context_issues WHERE supply_chain_related = 1 AND trim(relevance) <> '' ]]
    local nodes = org.value [[ SELECT count(*) FROM supply_chain_nodes WHERE in_scope = 1 AND stage IN ('upstream', 'downstream') ]]
    return at_least(issues, 1, "issues", "no issue that says why it matters comes from the supply chain"),
      at_least(nodes, 1, "places", "no place in scope lies up or down the supply chain")
  end,
  when_empty = fail("neither issues nor places of the supply chain are on record"),
  fix    = "Map the places and parties that goods pass through, and ask of each what it demands of security.",
}

rule "climate-looked-at-lately" {
  requirement = "28000-2022/4.1-d", title = "Whether climate matters was decided, and looked at again in time",
  rationale = "Low water, storms and heat move cargo to roads and places that no plan covers.",
  of     = "context_issues",
  -- Where no issue names climate, only a person can say that this was decided.
  check  = function()
    local newest = org.value [[ SELECT max(coalesce(reviewed_on, determined_on)) FROM context_issues
                                WHERE climate_related = 1 AND trim(relevance) <> '' AND coalesce(reviewed_on, determined_on) <= :today ]]
    if not newest then return attested("climate-decided") end
    return upkeep.review(nil, newest, params.climate_interval, "the climate issues")
  end,
  when_empty = fail("no issue is on record, climate or other"),
  fix    = "Decide whether climate change matters to the system, and write the decision down with its reason.",
}

question "climate-decided" {
  requirement = "28000-2022/4.1-d", valid_for = "24 months",
  ask = "Has it been decided whether climate change matters to the system? Look at the record of the decision, either way, and its reason.",
}
