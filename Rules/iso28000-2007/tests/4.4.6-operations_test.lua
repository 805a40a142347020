local processes = require "iso28000-common/fixtures.processes"

local day = "2026-06-30"

test "the processes that the policy needs are named" (processes.named("policy", "serving the security policy") {
  rule = "policy-processes-named",
})

test "the processes that control risks are named" (processes.named("risk_control", "controlling the risks") {
  rule = "risk-control-processes-named",
})

test "the processes that the law needs are named" (processes.named("legal", "serving a legal duty") {
  rule = "legal-processes-named",
})

test "an obligation hangs on a process that serves the law" (processes.duties_met_by_a_process { rule = "legal-duties-have-a-process" })

test "the processes that the objectives need are named" (processes.named("objectives", "working towards the security objectives") {
  rule = "objective-processes-named",
})

test "the processes that deliver the programmes are named" (processes.named("delivery", "delivering the system and its programmes") {
  rule = "delivery-processes-named",
})

test "the processes that keep the supply chain secure are named" (processes.named("supply_chain", "keeping the supply chain secure") {
  rule = "supply-chain-processes-named",
})

local function process(changes, document_status)
  local row = { id = 1, code = "P-1", name = "Load", kind = "operation", in_sms = 1, criteria_document_id = 5 }
  for key, value in pairs(changes) do row[key] = value end
  return {
    processes = { row },
    documents = { { id = 5, title = "Loading", status = document_status }, { id = 6, title = "Cleaning", status = "current" } },
  }
end

test "an operational process has a procedure in force" {
  rule = "processes-have-procedures", as_of = day,
  cases = {
    { name = "it has", given = process({}, "current"), expect = "conforming" },
    { name = "an archived one, and criteria in the list", given = process({ criteria = "Seal number read back" }, "archived"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 0, limit = 1, text = "no current document says how process P-1 is done" } } } },
    { name = "none, of a process of which little is known", given = { processes = { { id = 1, code = "P-1", name = "Load" } } },
      expect = "nonconforming" },
    { name = "a support process is not asked", given = process({ kind = "support" }, "draft"), expect = "not_evaluable" },
    { name = "one outside the system is not", given = process({ in_sms = 0 }, "draft"), expect = "not_evaluable" },
    { name = "nothing on record", given = {},
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no process is on record" } } } },
    { name = "others stand beside it", expect = "conforming",
      given = {
        processes = {
          { id = 1, name = "Load", kind = "operation", in_sms = 1, criteria_document_id = 5 }, { id = 2, name = "Pay", kind = "support" },
          { id = 3, name = "Cook", kind = "operation", in_sms = 0 },
        },
        documents = { { id = 5, title = "Loading", status = "current" }, { id = 6, title = "Cooking", status = "draft" } },
      } },
  },
}

local function control(status, document_status)
  return {
    controls = { { id = 2, code = "K-2", title = "Gate check", status = status, procedure_document_id = 5 } },
    documents = { { id = 5, title = "Gates", status = document_status }, { id = 6, title = "Cleaning", status = "current" } },
  }
end

test "an active control has a procedure in force" {
  rule = "controls-have-procedures", as_of = day,
  cases = {
    { name = "it has", given = control("active", "current"), expect = "conforming" },
    { name = "an archived one", given = control("active", "archived"), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { ["2"] = { measured = 0, limit = 1, text = "no current document says how control K-2 is worked" } } } },
    { name = "none, and nobody knows whether it is active", given = { controls = { { id = 2, code = "K-2", title = "Gate check" } } },
      expect = "nonconforming" },
    { name = "retired", given = control("retired", "archived"), expect = "not_evaluable" },
    { name = "nothing on record", given = {},
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no control is on record" } } } },
    { name = "others stand beside it", expect = "conforming",
      given = {
        controls = {
          { id = 2, title = "Gate check", status = "active", procedure_document_id = 5 }, { id = 3, title = "Pagers", status = "retired" },
          { id = 4, title = "Drones", status = "planned" },
        },
        documents = { { id = 5, title = "Gates", status = "current" }, { id = 6, title = "Pagers", status = "archived" } },
      } },
  },
}
