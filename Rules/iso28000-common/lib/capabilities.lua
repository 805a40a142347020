-- What the response teams can do: members who hold a capability and were seen to hold it.
local capabilities = {}

-- One verdict for each capability: it is held by a present member of the team that names it.
function capabilities.held(...)
  local verdicts = {}
  for _, capability in ipairs { ... } do
    local members = org.value([[ SELECT count(DISTINCT c.person_id) FROM team_capabilities c
      JOIN response_team_members m ON m.team_id = c.team_id AND m.person_id = c.person_id
      JOIN people p ON p.id = c.person_id
      WHERE c.capability = :capability AND done(c.verified_on) AND done(m.appointed_on)
        AND done(m.ended_on) IS NOT 1 AND done(p.end_on) IS NOT 1 ]], { capability = capability })
    local words = capability:gsub("_", " ")
    verdicts[#verdicts + 1] = at_least(members, 1, "members", "no present member was seen to be able to %s", words)
  end
  return verdicts
end

-- The same, and the number of live plans whose column is empty: at most none.
function capabilities.held_and_planned(capability, plans_without, what)
  local verdicts = capabilities.held(capability)
  verdicts[#verdicts + 1] = at_most(plans_without, 0, "plans", "live plans without %s", what)
  return verdicts
end

return capabilities
