local processes = require "iso28000-common/fixtures.processes"

test "the processes that the policy needs are named" (processes.named("policy", "serving the security policy") {
  rule = "policy-processes-named",
})

test "the processes that the objectives need are named" (processes.named("objectives", "working towards the security objectives") {
  rule = "objective-processes-named",
})

test "the processes that deliver the system are named" (processes.named("delivery", "delivering the system") {
  rule = "delivery-processes-named",
})

test "the processes that keep the supply chain secure are named" (processes.named("supply_chain", "keeping the supply chain secure") {
  rule = "supply-chain-processes-named",
})

test "an obligation hangs on a process that serves the law" (processes.duties_met_by_a_process { rule = "legal-duties-have-a-process" })

local function node(changes, others)
  local row = { id = 25, code = "FIHEL", name = "Helsinki", in_scope = 1 }
  for key, value in pairs(changes) do row[key] = value end
  local given = others or {}
  given.supply_chain_nodes = { row }
  return given
end

test "a node in scope is covered" {
  rule = "nodes-covered", as_of = "2026-06-30",
  cases = {
    { name = "by a process", expect = "conforming",
      given = node({ process_id = 1 }, { processes = { { id = 1, name = "Load", in_sms = 1 } } }) },
    { name = "by a control on its partner", expect = "conforming", given = node({ partner_id = 2 }, {
      partners = { { id = 2, code = "PN-2", status = "active" } },
      external_provisions = { { partner_id = 2, control_description = "Yearly visit" } } }) },
    { name = "by a control on a partner that has gone", expect = "nonconforming", given = node({ partner_id = 2 }, {
      partners = { { id = 2, code = "PN-2", status = "ended" } },
      external_provisions = { { partner_id = 2, control_description = "Yearly visit" } } }) },
    { name = "by a process outside the system", expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["25"] = { measured = 0, limit = 1, text = "FIHEL (Helsinki) is covered by no process" } } },
      given = node({ process_id = 1, partner_id = 2 }, { processes = { { id = 1, name = "Load", in_sms = 0 } } }) },
    { name = "its partner is bought from and not controlled", expect = "nonconforming", given = node({ partner_id = 2 }, {
      partners = { { id = 2, code = "PN-2" } }, external_provisions = { { partner_id = 2, control_description = " " } } }) },
    { name = "nobody knows whether it is in scope", given = { supply_chain_nodes = { { id = 25, code = "FIHEL", name = "Helsinki" } } },
      expect = "nonconforming" },
    { name = "out of scope", given = node { in_scope = 0 }, expect = "not_evaluable" },
  },
}

test "a leg in scope is covered" {
  rule = "routes-covered", as_of = "2026-06-30",
  cases = {
    { name = "by a process", expect = "conforming", given = { processes = { { id = 1, name = "Load", in_sms = 1 } },
      supply_chain_routes = { { id = 4, code = "A-B", transport_mode = "road", in_scope = 1, process_id = 1 } } } },
    { name = "by a control on its carrier", expect = "conforming", given = { partners = { { id = 2, code = "PN-2", status = "active" } },
      external_provisions = { { partner_id = 2, control_description = "Yearly visit" } },
      supply_chain_routes = { { id = 4, code = "A-B", in_scope = 1, carrier_partner_id = 2 } } } },
    { name = "by nothing", given = { supply_chain_routes = { { id = 4, code = "A-B", transport_mode = "road", in_scope = 1 } } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["4"] = { measured = 0, limit = 1, text = "leg A-B (road) is covered by no process" } } } },
    { name = "nobody knows whether it is in scope, and its carrier is not controlled", expect = "nonconforming", given = {
      partners = { { id = 2, code = "PN-2" } }, external_provisions = { { partner_id = 2, control_description = " " } },
      supply_chain_routes = { { id = 4, code = "A-B", carrier_partner_id = 2 } } } },
    { name = "out of scope", given = { supply_chain_routes = { { id = 4, code = "A-B", in_scope = 0 } } }, expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "nodes-covered", rule = "nodes-covered",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        supply_chain_nodes = { { in_scope = 1, code = "FIHEL", process_id = 1, name = "Helsinki", id = 25 } },
        processes = { { in_sms = 1, name = "Load", id = 1 }, { id = 9001, kind = "leadership" } },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
        },
        external_provisions = { { id = 9001 } },
        process_purposes = { { id = 9001, purpose = "policy" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "routes-covered", rule = "routes-covered",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        supply_chain_routes = { { in_scope = 1, code = "A-B", transport_mode = "road", process_id = 1, id = 4 } },
        processes = {
          { in_sms = 1, name = "Load", id = 1 }, { id = 9001, kind = "leadership" }, { in_sms = 0, name = "Load", id = 9101 },
          { id = 9102, in_sms = 0 }, { in_sms = 1, name = "Load", id = 9103 },
        },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
        },
        external_provisions = { { id = 9001 } },
        process_purposes = { { id = 9001, purpose = "policy" } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
  },
}
