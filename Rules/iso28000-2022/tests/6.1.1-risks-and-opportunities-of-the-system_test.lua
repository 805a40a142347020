-- The answer that a person gave to a question of this clause, reviewed and with evidence.
local function answered(question, answer)
  return {
    people = { { id = 1, name = "A. Berg" }, { id = 2, name = "B. Kok" } },
    attestations = { {
      id = 1, question = "iso28000-2022/" .. question, answer = answer, narrative = "Two decisions were looked at.",
      attested_by = 1, attested_on = "2026-05-04", reviewed_by = 2, reviewed_on = "2026-05-07",
    } },
    evidence_files = { { id = 1, path = "answers/1.pdf", sha256 = ("0"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local system_risk = { id = 1, code = "R-1", is_security_risk = 0, owner_id = 1, inherent_rating = 8 }
local opportunity = { id = 1, code = "OP-1", description = "Shared picture", owner_id = 1, decision = "accept",
  evaluated_on = "2026-03-16" }

test "a system looks at its own risks and opportunities" {
  rule = "system-risks-and-opportunities-found", as_of = "2026-06-30",
  cases = {
    { name = "both on record", expect = { outcome = "conforming", population = { conforming = 2 } },
      given = { risks = { system_risk }, opportunities = { opportunity } } },
    { name = "no opportunity", given = { risks = { system_risk } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { opportunities = { measured = 0, limit = 1, text = "no owned and evaluated opportunity" } } } },
    { name = "a risk not rated, and one to security", given = {
        risks = { { id = 1, is_security_risk = 0, owner_id = 1 }, { id = 2, is_security_risk = 1, owner_id = 1, inherent_rating = 8 } },
        opportunities = { opportunity } },
      expect = { outcome = "nonconforming", subjects = { risks = { measured = 0 } } } },
    { name = "evaluated on the day itself", expect = "conforming", given = { risks = { system_risk },
        opportunities = { { id = 1, description = "Shared picture", owner_id = 1, evaluated_on = "2026-06-30" } } } },
    { name = "evaluated a day later", expect = "nonconforming", given = { risks = { system_risk },
        opportunities = { { id = 1, description = "Shared picture", owner_id = 1, evaluated_on = "2026-07-01" } } } },
    { name = "nothing", given = {},
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { text = "neither a risk" } } } },
  },
}

local function acted_on(action, risk)
  action.status = action.status or "open"
  return { risks = { risk or system_risk }, actions = { action } }
end

test "a risk to the system has an action" {
  rule = "system-risks-have-actions", as_of = "2026-06-30",
  cases = {
    { name = "owned and dated", expect = "conforming",
      given = acted_on { id = 1, source_table = "risks", source_id = 1, owner_id = 1, due_on = "2026-09-30" } },
    { name = "dated anew", expect = "conforming",
      given = acted_on { id = 1, source_table = "risks", source_id = 1, owner_id = 1, revised_due_on = "2026-09-30" } },
    { name = "no owner", given = acted_on { id = 1, source_table = "risks", source_id = 1, due_on = "2026-09-30" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 1, limit = 0, text = "lacks an owner" } } } },
    { name = "cancelled", given = acted_on { id = 1, source_table = "risks", source_id = 1, owner_id = 1, due_on = "2026-09-30",
        status = "cancelled" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 3, text = "lacks an action with owner and due day" } } } },
    { name = "of another table", expect = "nonconforming",
      given = acted_on { id = 1, source_table = "opportunities", source_id = 1, owner_id = 1, due_on = "2026-09-30" } },
    { name = "perhaps a risk to the system", expect = { outcome = "not_evaluable", population = { unknown = 1 } },
      given = acted_on({ id = 1, source_table = "risks", source_id = 1 }, { id = 1, code = "R-1", owner_id = 1 }) },
    { name = "closed", expect = "not_evaluable", given = { risks = { { id = 1, is_security_risk = 0, status = "closed" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an accepted opportunity has an action" {
  rule = "accepted-opportunities-have-actions", as_of = "2026-06-30",
  cases = {
    { name = "named in the opportunity", expect = "conforming", given = {
        opportunities = { { id = 1, code = "OP-1", decision = "accept", action_id = 7 } },
        actions = { { id = 7, owner_id = 1, due_on = "2026-09-30", status = "open" } } } },
    { name = "named in the action", expect = "conforming", given = {
        opportunities = { opportunity },
        actions = { { id = 7, source_table = "opportunities", source_id = 1, owner_id = 1, due_on = "2026-09-30",
          status = "completed" } } } },
    { name = "no action", given = { opportunities = { opportunity } },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 3, text = "opportunity OP-1 lacks an action" } } } },
    { name = "no day", given = { opportunities = { opportunity },
        actions = { { id = 7, source_table = "opportunities", source_id = 1, owner_id = 1, status = "open" } } },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "undecided", given = { opportunities = { { id = 1, code = "OP-1" } } }, expect = "not_evaluable" },
    { name = "rejected", given = { opportunities = { { id = 1, decision = "reject" } } }, expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an action is carried by a process of the system" {
  rule = "actions-enter-a-process", as_of = "2026-06-30",
  cases = {
    { name = "inside", expect = "conforming", given = { processes = { { id = 1, code = "P-1", in_sms = 1 } },
        actions = { { id = 1, code = "A-1", source_table = "risks", source_id = 1, process_id = 1 } } } },
    { name = "none", given = { actions = { { id = 1, code = "A-1", source_table = "risks", source_id = 1 } } },
      expect = { outcome = "remarked", grade = "observation", subjects = { ["1"] = { text = "action A-1 names no process" } } } },
    { name = "outside", given = { processes = { { id = 1, code = "P-1", in_sms = 0 } },
        actions = { { id = 1, code = "A-1", source_table = "risks", source_id = 1, process_id = 1 } } },
      expect = { outcome = "remarked", subjects = { ["1"] = { text = "P-1, which is outside the system" } } } },
    { name = "perhaps outside", expect = "not_evaluable", given = { processes = { { id = 1, code = "P-1" } },
        actions = { { id = 1, code = "A-1", source_table = "risks", source_id = 1, process_id = 1 } } } },
    { name = "of unknown source", given = { actions = { { id = 1, code = "A-1" } } }, expect = "not_evaluable" },
    { name = "of another source", given = { actions = { { id = 1, source_table = "audits", source_id = 1 } } }, expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function done(action)
  action.id, action.code, action.status = 1, "A-1", action.status or "completed"
  return { actions = { action } }
end

test "the effect of an action is judged" {
  rule = "effect-of-actions-judged", as_of = "2026-06-30",
  cases = {
    { name = "judged", expect = "conforming", given = done { completed_on = "2025-12-11", effectiveness_evaluated_on = "2026-02-01",
        effectiveness_result = "not_effective" } },
    { name = "ninety days ago", given = done { completed_on = "2026-04-01" }, expect = "conforming" },
    { name = "a day more", given = done { completed_on = "2026-03-31" },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["1"] = { measured = 91, limit = 90, text = "A-1 is not judged" } } } },
    { name = "a day without a result", given = done { completed_on = "2025-12-11", effectiveness_evaluated_on = "2026-02-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 201 } } } },
    { name = "to be judged next month", expect = "nonconforming",
      given = done { completed_on = "2025-12-11", effectiveness_evaluated_on = "2026-07-01", effectiveness_result = "effective" } },
    { name = "judged before it was done", expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = -9 } } },
      given = done { completed_on = "2025-06-10", effectiveness_evaluated_on = "2025-06-01", effectiveness_result = "effective" } },
    { name = "done on an unknown day", given = done {}, expect = "not_evaluable" },
    { name = "not done yet", given = done { status = "open" }, expect = "not_applicable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function method(given)
  given.risk_methods = given.risk_methods or { { id = 2, code = "RM v2", document_id = 1, approved_by = 1, approved_on = "2025-08-26" } }
  given.documents = given.documents or { { id = 1, status = "current" } }
  given.processes = given.processes or { { id = 1, kind = "planning", in_sms = 1 } }
  given.process_purposes = { { process_id = 1, purpose = "risk_control" } }
  return given
end

test "the risk method is in force within the system" {
  rule = "risk-method-in-force", as_of = "2026-06-30",
  cases = {
    { name = "approved and documented", given = method {}, expect = "conforming" },
    { name = "approved on the day itself", expect = "conforming",
      given = method { risk_methods = { { id = 2, document_id = 1, approved_by = 1, approved_on = "2026-06-30" } } } },
    { name = "approved a day later",
      given = method { risk_methods = { { id = 2, document_id = 1, approved_by = 1, approved_on = "2026-07-01" } } },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "an approval day" } } } },
    { name = "an older one without approver does not matter", expect = "conforming", given = method { risk_methods = {
        { id = 1, approved_on = "2024-08-29" }, { id = 2, document_id = 1, approved_by = 1, approved_on = "2025-08-26" } } } },
    { name = "a draft document", given = method { documents = { { id = 1, status = "draft" } } },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1, text = "lacks a current document" } } } },
    { name = "a process outside the system", given = method { processes = { { id = 1, kind = "planning", in_sms = 0 } } },
      expect = { outcome = "nonconforming", subjects = { ["2"] = { text = "lacks a planning process of the system" } } } },
    { name = "nothing", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no method" } } } },
  },
}

test "a person answers whether risk handling is part of the system" {
  rule = "risk-part-of-the-system", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answered("risk-part-of-the-system", "yes"), expect = "conforming" },
    { name = "no", given = answered("risk-part-of-the-system", "no"), expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "system-risks-and-opportunities-found", rule = "system-risks-and-opportunities-found",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        opportunities = {
          { id = 1, description = "Shared picture", owner_id = 1, evaluated_on = "2026-06-30" },
          { id = 9001, status = "open" }, { id = 9104, description = " ", owner_id = 1, evaluated_on = "2026-06-30" },
          { id = 9105, description = " " },
        },
        risks = {
          { id = 1, inherent_rating = 8, code = "R-1", owner_id = 1, is_security_risk = 0 }, { id = 9001, status = "open" },
          { id = 9102, inherent_rating = 8, code = "R-1b", owner_id = 0, is_security_risk = 0 }, { id = 9103, owner_id = 0 },
          { id = 9108, owner_id = 0 },
        },
        processes = { { id = 9001, kind = "leadership" }, { id = 9101, owner_id = 0 }, { id = 9107, owner_id = 0 } },
        actions = { { id = 9001, status = "open" }, { id = 9106, description = " " } },
      } },
    { name = "system-risks-have-actions", rule = "system-risks-have-actions",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        actions = {
          { id = 1, source_id = 1, status = "open", due_on = "2026-09-30", source_table = "risks", owner_id = 1 },
          { id = 9001, status = "open" }, { id = 9002, status = "in_progress", completed_on = "2020-01-01" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { id = 9101, source_id = 9001, status = "open", due_on = "2026-09-30", source_table = "risks", owner_id = 1, },

        },
        risks = {
          { id = 1, inherent_rating = 8, code = "R-1", owner_id = 1, is_security_risk = 0 }, { id = 9002, status = "closed" },
          { id = 9102, inherent_rating = 8, code = "R-1b", owner_id = 1, is_security_risk = 1 },
          { id = 9103, is_security_risk = 1 },
        },
        processes = { { id = 9001, kind = "leadership" } },
        opportunities = {
          { id = 9001, status = "open" }, { id = 9002, status = "in_progress" }, { id = 9003, status = "realised" },
          { id = 9004, status = "closed" },
        },
      } },
    { name = "accepted-opportunities-have-actions", rule = "accepted-opportunities-have-actions",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        actions = {
          { id = 7, due_on = "2026-09-30", owner_id = 1, status = "open" }, { id = 9001, status = "open" },
          { id = 9002, status = "in_progress", completed_on = "2020-01-01" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { id = 9101, due_on = "2026-09-30", owner_id = 1, status = "open", source_table = "opportunities" },
          { id = 9102, source_table = "opportunities" },
          { id = 9103, due_on = "2026-09-30", owner_id = 1, status = "open", source_table = "other" },
        },
        opportunities = {
          { id = 1, code = "OP-1", action_id = 7, decision = "accept" }, { id = 9004, status = "closed" },
          { id = 9104, code = "OP-1b", action_id = 7, decision = "defer" }, { id = 9105, action_id = 7, decision = "defer" },
          { id = 9106, decision = "defer" }, { id = 9107, action_id = 7, decision = "accept" },
          { id = 9108, action_id = 7, status = "closed" }, { id = 9109, status = "closed" },
        },
        processes = { { id = 9001, kind = "leadership" } },
      } },
    { name = "actions-enter-a-process", rule = "actions-enter-a-process",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        processes = { { id = 1, code = "P-1", in_sms = 1 }, { id = 9001, kind = "leadership" } },
        actions = {
          { id = 1, process_id = 1, source_id = 1, code = "A-1", source_table = "risks" }, { id = 9004, status = "cancelled" },
        },
        risks = { { id = 9001, status = "open" } },
        opportunities = { { id = 9001, status = "open" } },
      } },
    { name = "effect-of-actions-judged", rule = "effect-of-actions-judged",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        actions = {
          { status = "completed", code = "A-1", completed_on = "2026-04-01", id = 1 }, { id = 9001, status = "open" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { status = "completed", code = "A-1b", completed_on = "2026-04-01", id = 9101, site_id = 9001 },
          { id = 9102, site_id = 9001 }, { id = 9105, completed_on = "2099-01-01" },
          { id = 9106, completed_on = "2099-01-01" },
        },
        sites = { { id = 9001, kind = "office" }, { id = 9103, in_scope = 0 }, { id = 9104, in_scope = 1 } },
        processes = { { id = 9001, kind = "leadership" } },
        opportunities = { { id = 9001, status = "open" } },
      } },
    { name = "risk-method-in-force", rule = "risk-method-in-force",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        documents = { { id = 1, status = "current" }, { id = 9001, status = "draft" }, { id = 9002, status = "current" } },
        process_purposes = {
          { purpose = "risk_control", process_id = 1 }, { id = 9001, purpose = "policy" },
          { id = 9006, purpose = "risk_control" }, { purpose = "risk_control", process_id = 9001, id = 9101 },
          { id = 9102, process_id = 9001 }, { id = 9103, purpose = "risk_control" },
          { purpose = "policy", process_id = 1, id = 9104 }, { id = 9105, purpose = "policy" },
        },
        processes = {
          { id = 1, kind = "planning", in_sms = 1 }, { id = 9001, kind = "leadership" }, { id = 9002, kind = "planning" },
          { id = 9106, kind = "planning", in_sms = 1 }, { id = 9107, criteria_document_id = 1, kind = "planning" },
          { id = 9108, kind = "planning" },
        },
        risk_methods = {
          { id = 2, approved_on = "2026-06-30", approved_by = 1, document_id = 1 }, { id = 9001, rating_rule = "product" },
        },
        opportunities = { { id = 9001, status = "open" } },
      } },
  },
}
