local roles = require "iso28000-common/fixtures.roles"

local function assignment(more, role)
  local row = { id = 137, role_id = 24, person_id = 36, assigned_on = "2020-03-09", communicated_on = "2020-03-12",
    authority_scope = "Takes systems out of service" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  role = role or { security_related = 1 }
  role.id, role.code, role.name = 24, "RO-24", "Technician"
  return { people = { { id = 36, name = "G. Kubiak" }, { id = 184, name = "M. Stojanović", end_on = "2026-05-29" } }, roles = { role },
    role_assignments = { row } }
end

test "each security-related role has a holder who is there" (roles.held { rule = "security-roles-held" })

test "an assignment has its first day and its powers, and was made known" (roles.assignments_made_known { rule = "assignments-made-known" })

test "nobody who left holds a role" (roles.none_held_by_leavers { rule = "leavers-hold-no-role" })

test "somebody keeps the system in line with the standard" {
  rule = "conformity-in-good-hands", as_of = "2026-06-30",
  cases = {
    { name = "since today", given = assignment({ assigned_on = "2026-06-30" }, { sms_duty = "conformity" }), expect = "conforming" },
    { name = "from tomorrow", given = assignment({ assigned_on = "2026-07-01" }, { sms_duty = "conformity" }),
      expect = { outcome = "nonconforming", grade = "major", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "another duty", given = assignment({}, { sms_duty = "audit" }), expect = "nonconforming" },
    { name = "without powers", given = assignment({ authority_scope = false }, { sms_duty = "conformity" }), expect = "nonconforming" },
    { name = "duty not known", given = assignment({}, {}), expect = "nonconforming" },
    { name = "no role", given = {}, expect = "nonconforming" },
  },
}

local function reported(day, more)
  local row = { kind = "report", direction = "internal", audience = "top management", occurred_at = day and day .. "T09:31:00Z" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  local given = assignment({}, { sms_duty = "reporting" })
  given.communications = { row }
  return given
end

local function evaluated(day)
  local given = assignment({}, { sms_duty = "reporting" })
  given.performance_evaluations = { { scope_kind = "sms_effectiveness", effective = 1, conclusion = "It works", performed_on = day } }
  return given
end

test "a report on the system reaches top management within the year" {
  rule = "performance-reported-upwards", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = reported "2025-06-30", expect = "conforming" },
    { name = "a day more", given = reported "2025-06-29",
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "2025-06-29" } } } },
    { name = "to somebody else", given = reported("2026-04-09", { audience = "all staff" }), expect = "nonconforming" },
    { name = "an evaluation counts", given = evaluated "2025-06-30", expect = "conforming" },
    { name = "a day more since it", given = evaluated "2025-06-29", expect = "nonconforming" },
    { name = "no day", given = reported(nil), expect = "nonconforming" },
    { name = "nobody has the duty", expect = { outcome = "nonconforming", subjects = { organisation = { measured = 0 } } }, given = {
      communications = { { kind = "report", direction = "internal", audience = "top management",
        occurred_at = "2026-04-09T09:31:00Z" } } } },
    { name = "nothing on record", given = {}, expect = "nonconforming" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "security-roles-held", rule = "security-roles-held",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = { { name = "Technician", id = 24, code = "RO-24", security_related = 1 } },
        people = {
          { id = 36, name = "G. Kubiak" }, { id = 184, end_on = "2026-05-29", name = "M. Stojanović" },
          { id = 9001, employment_type = "employee" },
        },
        role_assignments = {
          { id = 137, assigned_on = "2026-06-30", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", },
          { id = 9001 },
          { id = 9101, assigned_on = "2026-06-30", authority_scope = "Takes systems out of service", role_id = 9001,
            person_id = 36, communicated_on = "2020-03-12", },
          { id = 9102, assigned_on = "2026-06-30", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 9001, communicated_on = "2020-03-12", },
          { id = 9103, person_id = 9001, role_id = 24 }, { id = 9104, person_id = 9001 },
          { id = 9105, assigned_on = "2026-06-30", authority_scope = " ", role_id = 24, person_id = 36,
            communicated_on = "2020-03-12", },
          { id = 9106, person_id = 36, role_id = 24, authority_scope = " " }, { id = 9107, authority_scope = " " },
        },
      } },
    { name = "assignments-made-known", rule = "assignments-made-known",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = {
          { name = "Technician", id = 24, code = "RO-24", security_related = 0 }, { id = 9001, sms_duty = "conformity" },
        },
        people = {
          { id = 36, name = "G. Kubiak" }, { id = 184, end_on = "2026-05-29", name = "M. Stojanović" },
          { id = 9001, employment_type = "employee" },
        },
        role_assignments = {
          { id = 137, assigned_on = "2020-03-09", role_id = 24, person_id = 36, communicated_on = "2020-03-12" },
        },
      } },
    { name = "leavers-hold-no-role", rule = "leavers-hold-no-role",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = {
          { name = "Technician", id = 24, code = "RO-24", security_related = 1 }, { id = 9001, sms_duty = "conformity" },
        },
        people = {
          { id = 36, name = "G. Kubiak" }, { id = 184, end_on = "2026-05-29", name = "M. Stojanović" },
          { id = 9001, employment_type = "employee" },
        },
        role_assignments = {
          { id = 137, assigned_on = "2020-03-09", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", },
          { id = 9101, assigned_on = "2020-03-09", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", ended_on = "2099-01-01", },
          { id = 9102, person_id = 36, role_id = 24, ended_on = "2099-01-01" },
          { id = 9103, assigned_on = "2020-03-09", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", ended_on = "2001-01-01", },

        },
      } },
    { name = "conformity-in-good-hands", rule = "conformity-in-good-hands",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = {
          { name = "Technician", sms_duty = "conformity", code = "RO-24", id = 24 }, { id = 9001, sms_duty = "conformity" },
          { id = 9002, sms_duty = "reporting" },
        },
        people = { { id = 36, name = "G. Kubiak" }, { id = 184, end_on = "2026-05-29", name = "M. Stojanović" } },
        role_assignments = {
          { id = 137, assigned_on = "2026-06-30", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", },
          { id = 9001 },
        },
      } },
    { name = "performance-reported-upwards", rule = "performance-reported-upwards",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        roles = {
          { name = "Technician", sms_duty = "reporting", code = "RO-24", id = 24 }, { id = 9001, sms_duty = "conformity" },
          { id = 9002, sms_duty = "reporting" },
        },
        people = { { id = 36, name = "G. Kubiak" }, { id = 184, end_on = "2026-05-29", name = "M. Stojanović" } },
        role_assignments = {
          { id = 137, assigned_on = "2020-03-09", authority_scope = "Takes systems out of service", role_id = 24,
            person_id = 36, communicated_on = "2020-03-12", },
          { id = 9001 },
        },
        communications = {
          { kind = "report", audience = "top management", occurred_at = "2025-06-30T09:31:00Z", direction = "internal", },
          { id = 9001, kind = "policy" }, { id = 9011, kind = "report" },
          { kind = "report", audience = "top management", occurred_at = "2025-06-30T09:31:00Z", direction = "outgoing",
            id = 9101, },
          { id = 9102, sensitivity_checked_by = 36, person_id = 36, direction = "outgoing" },
          { id = 9103, direction = "outgoing" },
        },
        performance_evaluations = {
          { id = 9001, scope_kind = "sms_effectiveness" }, { id = 9002, scope_kind = "plan_review" },
          { id = 9104, performed_by = 36, conclusion = " " }, { id = 9105, conclusion = " " },
        },
      } },
  },
}
