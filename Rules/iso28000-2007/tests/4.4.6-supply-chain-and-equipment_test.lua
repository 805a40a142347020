local partners = require "iso28000-common/fixtures.partners"
local process_controls = require "iso28000-common/fixtures.process_controls"
local security_equipment = require "iso28000-common/fixtures.security_equipment"

local day = "2026-06-30"

local function node(changes, risk_status)
  local row = { id = 6, code = "CNSHA", name = "Shanghai" }
  for key, value in pairs(changes) do row[key] = value end
  return {
    supply_chain_nodes = { row },
    risks = risk_status and { { id = 9, title = "Drugs", node_id = 6, status = risk_status } } or { { id = 9, title = "Fire" } },
  }
end

test "an upstream node is named in a risk or was assessed in time" {
  rule = "upstream-nodes-weighed", as_of = day,
  cases = {
    { name = "in an open risk", given = node({ stage = "upstream", in_scope = 1 }, "open"), expect = "conforming" },
    { name = "in a closed risk", given = node({ stage = "upstream", in_scope = 1 }, "closed"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["6"] = { text = "no risk names CNSHA (Shanghai), and nobody has assessed it" } } } },
    { name = "in one of which nobody knows whether it is open", expect = "nonconforming", given = {
      supply_chain_nodes = { { id = 6, code = "CNSHA", stage = "upstream" } }, risks = { { id = 9, title = "Drugs", node_id = 6 } } } },
    { name = "assessed a year ago", given = node { stage = "upstream", in_scope = 1, last_assessed_on = "2025-06-30" },
      expect = "conforming" },
    { name = "a day more", given = node { stage = "upstream", in_scope = 1, last_assessed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", subjects = { ["6"] = { measured = 1, limit = 0, text = "its assessment is overdue" } } } },
    { name = "to be assessed tomorrow", given = node { stage = "upstream", in_scope = 1, last_assessed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["6"] = { text = "nobody has assessed it" } } } },
    { name = "by its own interval", given = node { stage = "upstream", in_scope = 1, last_assessed_on = "2025-12-29" },
      params = { risk_interval = "6 months" }, expect = "nonconforming" },
    { name = "nobody knows whether it is in scope", given = node { stage = "upstream" }, expect = "nonconforming" },
    { name = "nobody knows whether it lies upstream", given = node { in_scope = 1 },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "nobody knows that either, and it was assessed", given = node { in_scope = 1, last_assessed_on = "2026-01-01" },
      expect = "conforming" },
    { name = "downstream", given = node { stage = "downstream", in_scope = 1 }, expect = "not_applicable" },
    { name = "out of scope", given = node { stage = "upstream", in_scope = 0 }, expect = "not_applicable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
    { name = "others stand beside it", expect = "conforming",
      given = {
        supply_chain_nodes = {
          { id = 6, stage = "upstream", in_scope = 1 }, { id = 7, stage = "downstream", in_scope = 1 }, { id = 8, stage = "internal" },
          { id = 9, stage = "upstream", in_scope = 0 },
        },
        risks = { { id = 9, title = "Drugs", node_id = 6, status = "open" }, { id = 10, title = "Old", node_id = 7, status = "closed" } },
      } },
  },
}

test "a working control looks upstream" (process_controls.working("upstream", "threats that come from upstream") {
  rule = "upstream-threats-controlled",
})

test "a partner is told by a document in force" (partners.told { rule = "partners-know-what-is-asked" })

test "five stages of security equipment are covered, or it is said why not" (
  security_equipment.controlled_at { "design", "installation", "operation", "refurbishment", "modification" } {
    rule = "equipment-stages-controlled",
  })

test "maintenance is due at the end of its interval" (security_equipment.maintained { rule = "equipment-maintained" })
