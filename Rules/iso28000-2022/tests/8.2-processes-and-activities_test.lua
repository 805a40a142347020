local function purposes(purpose, in_sms)
  return {
    processes = { { id = 1, code = "P-1", name = "Load", in_sms = in_sms } },
    process_purposes = { { process_id = 1, purpose = purpose } },
  }
end

-- The four rules differ in the purpose alone.
local function cases(purpose, words)
  return {
    { name = "named", given = purposes(purpose, 1), expect = "conforming" },
    { name = "another is named", given = purposes("risk_control", 1), expect = { outcome = "nonconforming", grade = "minor",
      subjects = { organisation = { measured = 0, limit = 1, text = words } } } },
    { name = "outside the system", given = purposes(purpose, 0), expect = "nonconforming" },
    { name = "nobody knows whether it belongs to the system", given = purposes(purpose), expect = "nonconforming" },
    { name = "nothing on record", given = {}, expect = "nonconforming" },
  }
end

test "the processes that the policy needs are named" {
  rule = "policy-processes-named", as_of = "2026-06-30", cases = cases("policy", "serving the security policy"),
}

test "the processes that the objectives need are named" {
  rule = "objective-processes-named", as_of = "2026-06-30", cases = cases("objectives", "working towards the security objectives"),
}

test "the processes that deliver the system are named" {
  rule = "delivery-processes-named", as_of = "2026-06-30", cases = cases("delivery", "delivering the system"),
}

test "the processes that keep the supply chain secure are named" {
  rule = "supply-chain-processes-named", as_of = "2026-06-30", cases = cases("supply_chain", "keeping the supply chain secure"),
}

local function law(changes, purpose, determination)
  local row = { id = 17, code = "LR-17", title = "Air cargo", applicable = 1, status = "in_force" }
  for key, value in pairs(changes) do row[key] = value end
  local given = purposes(purpose, 1)
  given.legal_requirements = { row }
  given.legal_applicability = { { legal_requirement_id = 17, process_id = 1, determination = determination } }
  return given
end

test "an obligation hangs on a process that serves the law" {
  rule = "legal-duties-have-a-process", as_of = "2026-06-30",
  cases = {
    { name = "it does", given = law({}, "legal", "partly_applies"), expect = "conforming" },
    { name = "the process serves another purpose", given = law({}, "delivery", "applies"),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["17"] = { measured = 0, limit = 1, text = "LR-17 is tied to no process" } } } },
    { name = "the process is not touched", given = law({}, "legal", "does_not_apply"), expect = "nonconforming" },
    { name = "nobody determined it", given = law({}, "legal"), expect = "nonconforming" },
    { name = "nobody judged whether it applies",
      given = { legal_requirements = { { id = 17, code = "LR-17", title = "Air cargo" } } },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "it does not apply", given = law({ applicable = 0 }, "delivery", "applies"), expect = "not_evaluable" },
    { name = "repealed", given = law({ status = "repealed" }, "delivery", "applies"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

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
    { name = "policy-processes-named", rule = "policy-processes-named",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_purposes = {
          { purpose = "policy", process_id = 1 }, { id = 9001, purpose = "policy" }, { id = 9002, purpose = "legal" },
          { purpose = "policy", process_id = 9001, id = 9101 }, { id = 9102, process_id = 9001 },
        },
        processes = { { in_sms = 1, name = "Load", code = "P-1", id = 1 }, { id = 9001, kind = "leadership" } },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
          { id = 9105 },
        },
        external_provisions = {
          { id = 9001 }, { id = 9103, process_id = 1, partner_id = 9001 }, { id = 9104, partner_id = 9001 },
        },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "objective-processes-named", rule = "objective-processes-named",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_purposes = {
          { purpose = "objectives", process_id = 1 }, { id = 9001, purpose = "policy" }, { id = 9003, purpose = "objectives" },
          { purpose = "objectives", process_id = 9001, id = 9101 },
        },
        processes = { { in_sms = 1, name = "Load", code = "P-1", id = 1 }, { id = 9001, kind = "leadership" } },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
          { id = 9103 },
        },
        external_provisions = { { id = 9001 }, { id = 9102, process_id = 1, partner_id = 9001 } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "delivery-processes-named", rule = "delivery-processes-named",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_purposes = {
          { purpose = "delivery", process_id = 1 }, { id = 9001, purpose = "policy" }, { id = 9004, purpose = "delivery" },
        },
        processes = { { in_sms = 1, name = "Load", code = "P-1", id = 1 }, { id = 9001, kind = "leadership" } },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
        },
        external_provisions = { { id = 9001 } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        programmes = { { id = 9001, status = "planned" }, { id = 9002, status = "active", end_on = "2020-01-01" } },
      } },
    { name = "supply-chain-processes-named", rule = "supply-chain-processes-named",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_purposes = {
          { purpose = "supply_chain", process_id = 1 }, { id = 9001, purpose = "policy" },
          { id = 9005, purpose = "supply_chain" },
        },
        processes = { { in_sms = 1, name = "Load", code = "P-1", id = 1 }, { id = 9001, kind = "leadership" } },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
        },
        external_provisions = { { id = 9001 } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
    { name = "legal-duties-have-a-process", rule = "legal-duties-have-a-process",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        legal_requirements = {
          { applicable = 1, code = "LR-17", status = "in_force", title = "Air cargo", id = 17 },
          { id = 9003, status = "repealed" },
        },
        processes = {
          { in_sms = 1, name = "Load", code = "P-1", id = 1 }, { id = 9001, kind = "leadership" },
          { in_sms = 0, name = "Load", code = "P-1b", id = 9102 }, { id = 9103, in_sms = 0 },
        },
        process_purposes = {
          { purpose = "legal", process_id = 1 }, { id = 9001, purpose = "policy" }, { id = 9002, purpose = "legal" },
          { purpose = "legal", process_id = 9001, id = 9104 }, { id = 9105, process_id = 9001 },
        },
        legal_applicability = {
          { determination = "partly_applies", legal_requirement_id = 17, process_id = 1 },
          { id = 9001, determination = "applies" }, { id = 9002, determination = "partly_applies" },
          { id = 9003, determination = "does_not_apply" },
          { determination = "partly_applies", legal_requirement_id = 9001, process_id = 1, id = 9101 },
        },
        partners = {
          { id = 9001, status = "prospective" }, { id = 9002, status = "active" }, { id = 9003, status = "suspended" },
        },
        external_provisions = { { id = 9001 } },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
      } },
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
