-- Tests of structure: roles and who holds them, the manager at the top, and what top management does.
local answers = require "iso28000-common/fixtures.answers"
local commitment = require "iso28000-common/fixtures.commitment"
local objectives = require "iso28000-common/fixtures.objectives"
local parties = require "iso28000-common/fixtures.parties"
local programmes = require "iso28000-common/fixtures.programmes"
local resources = require "iso28000-common/fixtures.resources"
local roles = require "iso28000-common/fixtures.roles"

test "each security-related role has a holder who is there" (roles.held { rule = "security-roles-held" })

test "nobody who left holds a role" (roles.none_held_by_leavers { rule = "leavers-hold-no-role" })

test "an assignment has its powers and was made known" (roles.assignments_made_known { rule = "assignments-made-known" })

local function described(document_id, status, security_related)
  local role = { id = 24, code = "RO-24", name = "Technician", security_related = security_related or 1, document_id = document_id }
  return { roles = { role }, documents = { { id = 31, code = "D-31", status = status } } }
end

local function undescribed(text)
  return { outcome = "nonconforming", grade = "minor", subjects = { ["24"] = { text = text } } }
end

test "a security-related role is described in a current document" {
  rule = "security-roles-described", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = described(31, "current"), expect = "conforming" },
    { name = "in an obsolete one", given = described(31, "obsolete"),
      expect = undescribed "RO-24 (Technician) is described in D-31, which is obsolete" },
    { name = "in one of unknown state", given = described(31), expect = undescribed "in no document that is known to be current" },
    { name = "nowhere", given = described(nil, "current"), expect = undescribed "role RO-24 (Technician) is described in no document" },
    { name = "not known whether it touches security", expect = "nonconforming", given = { roles = { { id = 24 } } } },
    { name = "does not touch security", given = described(nil, "current", 0), expect = "not_evaluable" },
    { name = "no role", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no role" } } } },
  },
}

-- Somebody who answers for the system, and a second who may stand beside.
local function appointed(top, assignment, more)
  local row = { id = 2, role_id = 2, person_id = 5, assigned_on = "2025-01-01" }
  for name, value in pairs(assignment or {}) do row[name] = value or nil end
  local given = {
    people = { { id = 5, name = "F. Dekker", is_top_management = top }, { id = 6, is_top_management = 1, end_on = "2026-06-30" } },
    roles = { { id = 2, sms_duty = "conformity" }, { id = 3, sms_duty = "audit" } }, role_assignments = { row },
  }
  for name, rows in pairs(more or {}) do given[name] = rows end
  return given
end

local function two_hold(top, other)
  return appointed(top, {}, {
    people = { { id = 5, name = "F. Dekker", is_top_management = top }, { id = 7, name = "M. Vos", is_top_management = other } },
    role_assignments = {
      { id = 2, role_id = 2, person_id = 5, assigned_on = "2025-01-01" },
      { id = 3, role_id = 2, person_id = 7, assigned_on = "2025-01-01" },
    },
  })
end

test "a member of top management answers for the system" {
  rule = "top-manager-answers-for-the-system", as_of = "2026-06-30",
  cases = {
    { name = "since today", given = appointed(1, { assigned_on = "2026-06-30" }), expect = "conforming" },
    { name = "from tomorrow", given = appointed(1, { assigned_on = "2026-07-01" }),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { text = "nobody is appointed" } } } },
    { name = "from below", given = appointed(0),
      expect = { outcome = "nonconforming", grade = "major",
        subjects = { organisation = { measured = 0, limit = 1, text = "nobody of top management answers for the system, but F." } } } },
    { name = "from below, and one from the top", given = two_hold(0, 1), expect = "conforming" },
    { name = "from the top, and one from who knows where", given = two_hold(1), expect = "conforming" },
    { name = "from below, and one from who knows where", given = two_hold(0), expect = "not_evaluable" },
    { name = "two from below", given = two_hold(0, 0),
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "but F. Dekker" } } } },
    { name = "nobody says whether", given = appointed(nil),
      expect = { outcome = "not_evaluable", subjects = { organisation = { text = "nobody says whether" } } } },
    { name = "ended today", given = appointed(1, { ended_on = "2026-06-30" }), expect = "nonconforming" },
    { name = "held by a leaver", given = appointed(1, { person_id = 6 }), expect = "nonconforming" },
    { name = "another duty", given = appointed(1, { role_id = 3 }), expect = "nonconforming" },
    { name = "no role", given = {}, expect = { outcome = "nonconforming", grade = "major",
      subjects = { organisation = { text = "no role is on record" } } } },
  },
}

-- An objective whose owner holds a role, with the power that it brings.
local function owner(power, assignment, objective, end_on)
  local row = { id = 9, role_id = 2, person_id = 4, assigned_on = "2025-01-01", authority_scope = power }
  for name, value in pairs(assignment or {}) do row[name] = value or nil end
  local goal = { id = 5, code = "O-5", owner_id = 4, status = "active" }
  for name, value in pairs(objective or {}) do goal[name] = value or nil end
  return { people = { { id = 4, name = "M. Vos", end_on = end_on }, { id = 6 } }, role_assignments = { row }, objectives = { goal } }
end

local spends = "Spends up to EUR 10,000"

test "whoever owns an objective may decide something" {
  rule = "objective-owners-empowered", as_of = "2026-06-30",
  cases = {
    { name = "a mandate since today", given = owner(spends, { assigned_on = "2026-06-30" }), expect = "conforming" },
    { name = "from tomorrow", given = owner(spends, { assigned_on = "2026-07-01" }),
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["5"] = { measured = 0, limit = 1, text = "M. Vos, who owns objective O-5, holds no role" } } } },
    { name = "a role without power", given = owner " ", expect = "nonconforming" },
    { name = "ended today", given = owner(spends, { ended_on = "2026-06-30" }), expect = "nonconforming" },
    { name = "of somebody else", given = owner(spends, { person_id = 6 }), expect = "nonconforming" },
    { name = "the owner left", given = owner(spends, {}, {}, "2026-06-30"), expect = "nonconforming" },
    { name = "nobody owns it", given = owner(spends, {}, { owner_id = false }),
      expect = { outcome = "nonconforming", subjects = { ["5"] = { text = "nobody owns objective O-5" } } } },
    { name = "of unknown state", given = owner(nil, {}, { status = false }), expect = "nonconforming" },
    { name = "reached", given = owner(nil, {}, { status = "achieved" }), expect = "not_evaluable" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "a party is looked at within the year" (parties.reviewed { rule = "parties-reviewed" })

test "what a party requires is on record" (parties.asked { rule = "parties-asked" })

test "what a party requires is reviewed within the year" (parties.requirements_reviewed { rule = "party-requirements-reviewed" })

test "it is decided what the system takes on, and how" (parties.requirements_decided { rule = "party-requirements-decided" })

test "a shortage is acted on" (resources.shortages_acted_on { rule = "shortages-acted-on" })

test "the current policy says which harm elsewhere was weighed" (commitment.harm_weighed { rule = "policy-harm-weighed" })

test "top management says within the year why security matters" (commitment.importance_told { rule = "importance-told-from-the-top" })

local function asset(criticality, risk, site)
  if risk then risk.id, risk.asset_id = 1, risk.asset_id or 12 end
  return { assets = { { id = 12, code = "AS-12", name = "Gate office", criticality = criticality, site_id = site and 3 or nil } },
    risks = { risk }, threats = { { id = 14 } }, sites = { site } }
end

local function unjudged(text)
  return { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { text = text } } }
end

test "a critical asset is named in a risk" {
  rule = "critical-assets-in-risks", as_of = "2026-06-30",
  cases = {
    { name = "it is", given = asset("critical", { status = "open", threat_id = 14 }), expect = "conforming" },
    { name = "rated high, and it is", given = asset("high", { status = "open", threat_id = 14 }), expect = "conforming" },
    { name = "in none", given = asset "high", expect = unjudged "critical asset AS-12 (Gate office) is named in no open risk" },
    { name = "in a closed one", given = asset("critical", { status = "closed", threat_id = 14 }), expect = "nonconforming" },
    { name = "in one of unknown state", given = asset("critical", { threat_id = 14 }), expect = "nonconforming" },
    { name = "in one without a threat", given = asset("critical", { status = "open" }),
      expect = unjudged "the risks to critical asset AS-12 (Gate office) name no threat" },
    { name = "another is", given = asset("critical", { status = "open", threat_id = 14, asset_id = 13 }), expect = "nonconforming" },
    { name = "of unknown weight, but named", given = asset(nil, { status = "open", threat_id = 14 }), expect = "conforming" },
    { name = "of unknown weight, without a threat", given = asset(nil, { status = "open" }), expect = "not_evaluable" },
    { name = "of unknown weight", given = asset(nil),
      expect = { outcome = "not_evaluable", subjects = { ["12"] = { text = "how critical asset AS-12 (Gate office) is" } } } },
    { name = "of little weight", given = asset "medium", expect = "not_applicable" },
    { name = "at no site, beside one out of scope", expect = "nonconforming",
      given = { assets = { { id = 12, criticality = "high" } }, sites = { { id = 3, in_scope = 0 } } } },
    { name = "at a site in scope", given = asset("high", nil, { id = 3, in_scope = 1 }), expect = "nonconforming" },
    { name = "at a site out of scope", given = asset("high", nil, { id = 3, in_scope = 0 }), expect = "not_evaluable" },
    { name = "at a site that closed today", given = asset("high", nil, { id = 3, closed_on = "2026-06-30" }), expect = "not_evaluable" },
    { name = "at a site that closes tomorrow", given = asset("high", nil, { id = 3, closed_on = "2026-07-01" }), expect = "nonconforming" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

test "an objective says what will be done with what" (objectives.planned { rule = "objectives-planned" })

test "a live programme has its means and is reviewed within the year" (programmes.feasible { rule = "programmes-feasible" })

test "a person says what top management thinks of and ties together" {
  as_of = "2026-06-30",
  cases = answers.cases("iso28000-2007", {
    ["policy-harm-thought-through"] = { outcome = "remarked", grade = "observation" },
    ["programmes-fit-together"] = { outcome = "remarked", grade = "observation" },
    ["goals-workable"] = { outcome = "nonconforming", grade = "minor" },
  }),
}
