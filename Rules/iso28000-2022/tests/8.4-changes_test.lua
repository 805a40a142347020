local day = "2026-06-30"

local function change(columns, more)
  local given = more or {}
  columns.id, columns.code, columns.title = 8, "C-8", "Night gate"
  given.changes = { columns }
  return given
end

local function assessed(performed_on, implemented_on)
  return change({ risk_assessment_id = 2, implemented_on = implemented_on },
    { risk_assessments = { { id = 2, performed_on = performed_on } } })
end

test "the risks of a change are weighed by the day it goes live" {
  rule = "changes-weighed-beforehand", as_of = day,
  cases = {
    { name = "on the day", given = assessed("2026-05-04", "2026-05-04"), expect = "conforming" },
    { name = "a day after", given = assessed("2026-05-05", "2026-05-04"),
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["8"] = { measured = 1, text = "C-8 were weighed after" } } } },
    { name = "not at all", given = change { implemented_on = "2026-05-04" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["8"] = { text = "without a risk assessment" } } } },
    { name = "without a day", given = assessed(nil, "2026-05-04"), expect = "nonconforming" },
    { name = "goes live tomorrow", given = change { implemented_on = "2026-07-01" }, expect = "not_applicable" },
    { name = "long ago", given = change { implemented_on = "2024-06-29" }, expect = "not_evaluable" },
  },
}

test "one change of many that nobody weighed stays a major" {
  rule = "changes-weighed-beforehand", as_of = day,
  given = (function()
    local changes = {}
    for n = 1, 20 do changes[n] = { id = n, title = "change", implemented_on = "2026-05-04", risk_assessment_id = n < 20 and 2 or nil } end
    return { changes = changes, risk_assessments = { { id = 2, performed_on = "2026-05-01" } } }
  end)(),
  expect = { outcome = "nonconforming", grade = "major", population = { nonconforming = 1, conforming = 19 } },
}

local function post(columns, changes, level)
  columns.id, columns.role_id, columns.person_id = 4, 2, 1
  return {
    roles = { { id = 2, name = "Security manager", security_related = 1, level = level } },
    people = { { id = 1, name = "T. Moor" } }, role_assignments = { columns }, changes = changes,
  }
end

local into = { target_table = "role_assignments", target_id = 4, title = "in", approved_on = "2025-12-01" }
local out = { target_table = "role_assignments", target_id = 4, title = "out", requested_on = "2026-06-01" }

test "filling and giving up a post of management are changes" {
  rule = "management-posts-in-change-log", as_of = day,
  cases = {
    { name = "filled", given = post({ assigned_on = "2026-01-01" }, { into }, "management"), expect = "conforming" },
    { name = "filled two years ago", given = post({ assigned_on = "2024-06-30" }, {}, "management"),
      expect = { outcome = "remarked", grade = "observation",
                 subjects = { ["4"] = { measured = 0, text = "Security manager (T. Moor)" } } } },
    { name = "a day earlier", given = post({ assigned_on = "2024-06-29" }, {}, "management"), expect = "not_applicable" },
    { name = "given up today", given = post({ assigned_on = "2026-01-01", ended_on = day }, { into }, "management"),
      expect = { outcome = "remarked", subjects = { ["4"] = { measured = 1, limit = 2 } } } },
    { name = "given up through the log", given = post({ assigned_on = "2026-01-01", ended_on = day }, { into, out }, "management"),
      expect = "conforming" },
    { name = "through a change of the role", expect = "conforming",
      given = post({ assigned_on = "2026-01-01" },
        { { target_table = "roles", target_id = 2, title = "role", implemented_on = "2024-06-30" } }, "management") },
    { name = "through a change of the role long ago", expect = "remarked", given = post({ assigned_on = "2026-01-01" },
      { { target_table = "roles", target_id = 2, title = "role", implemented_on = "2024-06-29" } }, "management") },
    { name = "through a change of no day", expect = "remarked", given = post({ assigned_on = "2026-01-01" },
      { { target_table = "roles", target_id = 2, title = "role" } }, "management") },
    { name = "since nobody knows when", given = post({}, { into }, "management"), expect = "not_evaluable" },
    { name = "of a level nobody knows", given = post({ assigned_on = "2026-01-01" }, {}), expect = "not_evaluable" },
    { name = "not of management", given = post({ assigned_on = "2026-01-01" }, {}, "operational"), expect = "not_evaluable" },
  },
}

local function answer(name, requirement, word)
  return {
    people = { { id = 1, name = "M. Ek" }, { id = 2, name = "J. Roth" } },
    attestations = { { id = 1, question = "iso28000-2022/" .. name, requirement_id = requirement, answer = word,
                           narrative = "Looked at both.",
                       attested_by = 1, attested_on = "2026-03-01", reviewed_by = 2, reviewed_on = "2026-03-10" } },
    evidence_files = { { id = 1, path = "changes/list.pdf", sha256 = ("a"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

for name, requirement in pairs {
  ["organisation-changes-looked-at"] = "28000-2022/8.4-d", ["staff-changes-looked-at"] = "28000-2022/8.4-e",
} do
  test("the answer counts for " .. name) {
    rule = name, as_of = day,
    cases = {
      { name = "unanswered", given = {}, expect = "not_assessed" },
      { name = "yes", given = answer(name, requirement, "yes"), expect = "conforming" },
      { name = "no", given = answer(name, requirement, "no"), expect = { outcome = "remarked", grade = "observation" } },
      { name = "a year later", as_of = "2027-03-02", given = answer(name, requirement, "yes"), expect = "not_assessed" },
    },
  }
end

local function staffing(approved_on) return change { kind = "training_hr", approved_on = approved_on } end

test "a change of staffing is in the log, or somebody says that there was none" {
  rule = "staff-changes-in-change-log", as_of = day,
  cases = {
    { name = "two years ago", given = staffing "2024-06-30", expect = "conforming" },
    { name = "a day earlier", given = staffing "2024-06-29", expect = "not_evaluable" },
    { name = "tomorrow", given = staffing "2026-07-01", expect = "not_evaluable" },
    { name = "several", expect = { outcome = "conforming" }, given = { changes = {
      { id = 1, kind = "training_hr", approved_on = day }, { id = 2, kind = "training_hr", requested_on = day } } } },
    { name = "yes in words", expect = "conforming",
      given = change({ kind = "procedure", approved_on = "2026-01-01" }, answer("staff-changes-looked-at", "28000-2022/8.4-e", "yes")) },
    { name = "no in words", expect = { outcome = "remarked", grade = "observation" },
      given = change({ kind = "procedure", approved_on = "2026-01-01" }, answer("staff-changes-looked-at", "28000-2022/8.4-e", "no")) },
    { name = "without a day", given = staffing(nil), expect = "not_evaluable" },
  },
}

local function policy(effective_on, status, approved_on, target)
  return change({ target_table = "policies", target_id = target or 1, approved_on = approved_on },
    { policies = { { id = 1, code = "SP v3", title = "Policy", status = status, effective_on = effective_on } } })
end

test "a policy version follows an approved change" {
  rule = "policy-versions-in-change-log", as_of = day,
  cases = {
    { name = "approved on the day", given = policy("2026-01-05", "current", "2026-01-05"), expect = "conforming" },
    { name = "a day late", given = policy("2026-01-05", "current", "2026-01-06"),
      expect = { outcome = "remarked", grade = "observation", subjects = { ["1"] = { measured = 1, text = "policy SP v3" } } } },
    { name = "no change", given = policy("2026-01-05", "current", "2026-01-05", 2), expect = "remarked" },
    { name = "not approved", given = policy("2026-01-05", "current"), expect = "remarked" },
    { name = "no day", given = policy(nil, "current", "2026-01-05"), expect = "not_evaluable" },
    { name = "in force tomorrow", given = policy("2026-07-01", "current", nil), expect = "not_applicable" },
    { name = "in force for long", given = policy("2024-06-29", "current"), expect = "not_applicable" },
  },
}

local function revision(columns, approved_on)
  columns.id, columns.document_id, columns.revision = 3, 1, "2"
  return change({ approved_on = approved_on },
    { documents = { { id = 1, code = "D-1", title = "Gate", kind = "procedure", status = "current" } }, document_revisions = { columns } })
end

test "a revision belongs to an approved change or changes no meaning" {
  rule = "procedure-revisions-in-change-log", as_of = day,
  cases = {
    { name = "approved", given = revision({ changed_on = "2026-01-05", editorial = 0, change_id = 8 }, day), expect = "conforming" },
    { name = "to be approved", given = revision({ changed_on = "2026-01-05", editorial = 0, change_id = 8 }, "2026-07-01"),
      expect = { outcome = "remarked", grade = "observation", subjects = { ["3"] = { text = "revision 2 of D-1" } } } },
    { name = "no change", given = revision({ changed_on = "2024-06-30", editorial = 0 }, day), expect = "remarked" },
    { name = "long ago", given = revision({ changed_on = "2024-06-29", editorial = 0 }, day), expect = "not_evaluable" },
    { name = "editorial", given = revision({ changed_on = "2026-01-05", editorial = 1 }, day), expect = "not_applicable" },
    { name = "nobody knows what it is", given = revision({}, day), expect = "remarked" },
  },
}

local function fitted(installed_on, approved_on, target)
  return change({ target_table = "security_equipment", target_id = target or 5, approved_on = approved_on },
    { security_equipment = { { id = 5, code = "CAM-5", status = "in_service", installed_on = installed_on } } })
end

test "equipment is fitted through an approved change" {
  rule = "new-equipment-in-change-log", as_of = day,
  cases = {
    { name = "approved on the day", given = fitted("2026-02-02", "2026-02-02"), expect = "conforming" },
    { name = "a day late", given = fitted("2026-02-02", "2026-02-03"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { measured = 1, text = "CAM-5 was approved after" } } } },
    { name = "no change, two years ago", given = fitted("2024-06-30", "2024-06-01", 6),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "CAM-5 was fitted on 2024-06-30 without a change" } } } },
    { name = "a day earlier", given = fitted("2024-06-29", "2024-06-01", 6), expect = "not_applicable" },
    { name = "not approved", given = fitted "2026-02-02", expect = "nonconforming" },
    { name = "since nobody knows when", given = fitted(nil, "2026-02-02"), expect = "not_evaluable" },
  },
}

local function signed(signed_on, assessed_on, outcome)
  return {
    partners = { { id = 3, name = "Weserkurier", in_scope = 1, status = "active", agreement_signed_on = signed_on } },
    partner_assessments = { { partner_id = 3, assessed_on = assessed_on, outcome = outcome } },
  }
end

test "a partner is let in before it signs" {
  rule = "partners-assessed-before-signing", as_of = day,
  cases = {
    { name = "on the day", given = signed("2026-02-02", "2026-02-02", "conditional"), expect = "conforming" },
    { name = "a day late", given = signed("2026-02-02", "2026-02-03", "approved"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["3"] = { measured = 1, text = "Weserkurier signed before" } } } },
    { name = "turned down", given = signed("2026-02-02", "2026-01-05", "rejected"), expect = "nonconforming" },
    { name = "of no outcome", given = signed("2026-02-02", "2026-01-05"), expect = "nonconforming" },
    { name = "long ago", given = signed("2024-06-29", "2025-01-05", "approved"), expect = "not_applicable" },
    { name = "of no day", given = signed(nil, "2026-01-05", "approved"), expect = "not_evaluable" },
  },
}

test "a change is looked at again within ninety days" {
  rule = "changes-looked-at-again", as_of = day,
  cases = {
    { name = "on the last day", expect = "conforming",
      given = change { implemented_on = "2026-03-01", reviewed_on = "2026-05-30", review_outcome = "as_intended" } },
    { name = "a day late", given = change { implemented_on = "2026-03-01", reviewed_on = "2026-05-31", review_outcome = "as_intended" },
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["8"] = { measured = 1, text = "C-8 was looked at again late" } } } },
    { name = "before it was made",
      given = change { implemented_on = "2026-03-01", reviewed_on = "2026-02-28", review_outcome = "as_intended" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "C-8 was looked at on 2026-02-28, before it was made" } } } },
    { name = "still in time", given = change { implemented_on = "2026-04-01" }, expect = "conforming" },
    { name = "not any more", given = change { implemented_on = "2026-03-31" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = 1, text = "not looked at again" } } } },
    { name = "without outcome", given = change { implemented_on = "2026-03-31", reviewed_on = "2026-05-01" }, expect = "nonconforming" },
    { name = "not made yet", given = change { approved_on = "2026-03-31" }, expect = "not_applicable" },
  },
}

local function harm(outcome, planned, action)
  return change(
    { implemented_on = "2026-03-01", reviewed_on = "2026-04-01", review_outcome = outcome, planned = planned, action_id = action and 6 },
    { actions = { action and { id = 6, status = action.status, due_on = action.due_on, revised_due_on = action.revised_due_on } } }
  )
end

test "harm leads to an action in time" {
  rule = "harm-from-changes-acted-on", as_of = day,
  cases = {
    { name = "due today", given = harm("harmful", 1, { status = "open", due_on = day }), expect = "conforming" },
    { name = "due yesterday", given = harm("harmful", 1, { status = "open", due_on = "2026-06-29" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { measured = 1, text = "what C-8 did is overdue" } } } },
    { name = "moved by agreement", given = harm("harmful", 1, { due_on = "2026-05-01", revised_due_on = day }), expect = "conforming" },
    { name = "done", given = harm("harmful", 0, { status = "completed", due_on = "2026-05-01" }), expect = "conforming" },
    { name = "nothing done", given = harm("harmful", 1),
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "nothing is done" } } } },
    { name = "side effects of an unplanned one", given = harm("side_effects", 0), expect = "nonconforming" },
    { name = "side effects of a planned one", given = harm("side_effects", 1), expect = "not_applicable" },
    { name = "no harm", given = harm("as_intended", 1), expect = "not_applicable" },
    { name = "nobody knows", given = harm(nil, 1), expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "changes-weighed-beforehand", rule = "changes-weighed-beforehand",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { implemented_on = "2026-05-04", id = 8, risk_assessment_id = 2, title = "Night gate", code = "C-8" },
          { id = 9001, reason = "incident" },
        },
        risk_assessments = { { id = 2, performed_on = "2026-05-04" }, { id = 9001, reason = "scheduled" } },
        risks = { { id = 9001, status = "open" } },
      } },
    { name = "management-posts-in-change-log", rule = "management-posts-in-change-log",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { target_table = "roles", implemented_on = "2024-06-30", title = "role", target_id = 2 },
          { id = 9001, reason = "incident" },
          { target_table = "roles", implemented_on = "2024-06-30", title = "role", target_id = 9001, id = 9101 },
          { target_table = "roles", implemented_on = "2024-06-30", title = "role", target_id = 2, id = 9102 },
          { id = 9103, approved_by = 1, target_table = "roles" }, { id = 9104, target_table = "roles" },
          { target_table = "roles", implemented_on = "2024-06-30", title = "role", target_id = 9001, id = 9105 },
        },
        role_assignments = { { assigned_on = "2026-01-01", id = 4, role_id = 2, person_id = 1 } },
        people = { { id = 1, name = "T. Moor" }, { id = 9001, employment_type = "employee" } },
        roles = {
          { id = 2, name = "Security manager", level = "management", security_related = 1 },
          { id = 9001, sms_duty = "conformity" },
          { id = 9106, name = "Security manager", level = "management", security_related = 0 },
          { id = 9107, security_related = 0 },
          { id = 9108, name = "Security manager", level = "management", security_related = 1 },
        },
      } },
    { name = "staff-changes-in-change-log", rule = "staff-changes-in-change-log",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { approved_on = "2024-06-30", id = 8, kind = "training_hr", title = "Night gate", code = "C-8" },
          { id = 9001, reason = "incident" },
          { approved_on = "2024-06-30", id = 9101, kind = "training_hr", title = "Night gate", code = "C-8b",
            implemented_on = "2099-01-01", },
          { id = 9102, implemented_on = "2099-01-01" },
        },
      } },
    { name = "policy-versions-in-change-log", rule = "policy-versions-in-change-log",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { target_table = "policies", id = 8, target_id = 1, approved_on = "2026-01-05", title = "Night gate", code = "C-8", },
          { id = 9001, reason = "incident" },
          { target_table = "other", id = 9101, target_id = 1, approved_on = "2026-01-05", title = "Night gate", code = "C-8b", },
          { id = 9102, target_table = "other" },
        },
        policies = {
          { effective_on = "2026-01-05", id = 1, status = "current", title = "Policy", code = "SP v3" },
          { id = 9001, status = "draft" },
        },
        objectives = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        targets = { { id = 9001, status = "draft" }, { id = 9002, status = "active" } },
        programmes = { { id = 9001, status = "planned" } },
      } },
    { name = "procedure-revisions-in-change-log", rule = "procedure-revisions-in-change-log",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { id = 8, approved_on = "2026-06-30", title = "Night gate", code = "C-8" }, { id = 9001, reason = "incident" },
        },
        documents = {
          { status = "current", id = 1, kind = "procedure", title = "Gate", code = "D-1" }, { id = 9001, status = "draft" },
          { id = 9002, status = "current" }, { status = "current", id = 9101, kind = "policy", title = "Gate", code = "D-1b" },
          { id = 9102, current_revision_id = 3, kind = "policy" }, { id = 9103, kind = "policy" },
          { id = 9104, current_revision_id = 3, kind = "procedure" }, { id = 9105, kind = "procedure" },
          { id = 9106, current_revision_id = 3, external_origin = 0 }, { id = 9107, external_origin = 0 },
          { id = 9108, current_revision_id = 3, status = "current" }, { id = 9109, status = "current" },
        },
        document_revisions = {
          { change_id = 8, revision = "2", editorial = 0, id = 3, changed_on = "2026-01-05", document_id = 1 },
          { id = 9110, change_id = 8, document_id = 1, changed_on = "2099-01-01" }, { id = 9111, changed_on = "2099-01-01" },
          { id = 9112, change_id = 8, document_id = 1, changed_on = "2001-01-01" },
        },
      } },
    { name = "new-equipment-in-change-log", rule = "new-equipment-in-change-log",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        security_equipment = {
          { id = 5, installed_on = "2026-02-02", status = "in_service", code = "CAM-5" }, { id = 9001, status = "planned" },
          { id = 9004, status = "decommissioned" },
          { id = 9103, installed_on = "2099-01-01", status = "in_service", code = "CAM-5b" },
          { id = 9104, installed_on = "2099-01-01" }, { id = 9105, installed_on = "2099-01-01" },
        },
        changes = {
          { target_table = "security_equipment", id = 8, target_id = 5, approved_on = "2026-02-02", title = "Night gate",
            code = "C-8", },
          { id = 9001, reason = "incident" },
          { target_table = "security_equipment", id = 9101, target_id = 5, approved_on = "2026-02-02", title = "Night gate",
            code = "C-8b", },
          { id = 9102, target_table = "security_equipment" },
        },
        risks = { { id = 9001, status = "open" } },
      } },
    { name = "partners-assessed-before-signing", rule = "partners-assessed-before-signing",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { in_scope = 1, name = "Weserkurier", id = 3, status = "active", agreement_signed_on = "2026-02-02" },
          { id = 9001, status = "prospective" },
          { in_scope = 0, name = "Weserkurier", id = 9103, status = "active", agreement_signed_on = "2026-02-02" },
          { id = 9104, in_scope = 0 },
          { in_scope = 1, name = "Weserkurier", id = 9105, status = "prospective", agreement_signed_on = "2026-02-02", },
          { id = 9106, status = "prospective" },
          { in_scope = 1, name = "Weserkurier", id = 9107, status = "active", agreement_signed_on = "2099-01-01" },
          { id = 9108, agreement_signed_on = "2099-01-01" },
          { in_scope = 1, name = "Weserkurier", id = 9109, status = "active", agreement_signed_on = "2001-01-01" },
        },
        partner_assessments = {
          { outcome = "conditional", assessed_on = "2026-02-02", partner_id = 3 }, { id = 9001, method = "questionnaire" },
          { outcome = "conditional", assessed_on = "2026-02-02", partner_id = 9001, id = 9101 },
          { id = 9102, partner_id = 9001 },
        },
      } },
    { name = "changes-looked-at-again", rule = "changes-looked-at-again",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { id = 8, title = "Night gate", implemented_on = "2026-04-01", code = "C-8" }, { id = 9001, reason = "incident" },
          { id = 9101, title = "Night gate", implemented_on = "2099-01-01", code = "C-8b" },
          { id = 9102, implemented_on = "2099-01-01" },
        },
      } },
    { name = "harm-from-changes-acted-on", rule = "harm-from-changes-acted-on",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        changes = {
          { title = "Night gate", review_outcome = "harmful", planned = 1, reviewed_on = "2026-04-01", id = 8, action_id = 6,
            implemented_on = "2026-03-01", code = "C-8", },
          { id = 9001, reason = "incident" },
        },
        actions = {
          { id = 6, status = "open", due_on = "2026-06-30" }, { id = 9001, status = "open" },
          { id = 9003, status = "completed", completed_on = "2099-01-01" }, { id = 9004, status = "cancelled" },
          { id = 9101, status = "open", due_on = "2026-06-30" }, { id = 9102, status = "open" },
          { id = 9103, status = "open", due_on = "2099-01-01" }, { id = 9104, due_on = "2099-01-01" },
          { id = 9105, status = "open", due_on = "2001-01-01" },
        },
      } },
  },
}
