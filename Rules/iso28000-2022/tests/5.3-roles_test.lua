local function assignment(more, role)
  local row = { id = 137, role_id = 24, person_id = 36, assigned_on = "2020-03-09", communicated_on = "2020-03-12",
    authority_scope = "Takes systems out of service" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  role = role or { security_related = 1 }
  role.id, role.code, role.name = 24, "RO-24", "Technician"
  return { people = { { id = 36, name = "G. Kubiak" }, { id = 184, name = "M. Stojanović", end_on = "2026-05-29" } }, roles = { role },
    role_assignments = { row } }
end

test "each security-related role has a holder who is there" {
  rule = "security-roles-held", as_of = "2026-06-30",
  cases = {
    { name = "held since today", given = assignment { assigned_on = "2026-06-30" }, expect = "conforming" },
    { name = "from tomorrow", given = assignment { assigned_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["24"] = { measured = 0, text = "role RO-24" } } } },
    { name = "ended today", given = assignment { ended_on = "2026-06-30" }, expect = "nonconforming" },
    { name = "ends tomorrow", given = assignment { ended_on = "2026-07-01" }, expect = "conforming" },
    { name = "held by a leaver", given = assignment { person_id = 184 }, expect = "nonconforming" },
    { name = "no first day", given = assignment { assigned_on = false }, expect = "nonconforming" },
    { name = "not known whether it touches security", given = assignment({ role_id = false }, {}), expect = "nonconforming" },
    { name = "does not touch security", given = assignment({ role_id = false }, { security_related = 0 }), expect = "not_evaluable" },
    { name = "no role", given = {}, expect = "nonconforming" },
  },
}

test "an assignment has its first day and its powers, and was made known" {
  rule = "assignments-made-known", as_of = "2026-06-30",
  cases = {
    { name = "made known today", given = assignment { communicated_on = "2026-06-30" }, expect = "conforming" },
    { name = "to be made known tomorrow", given = assignment { communicated_on = "2026-07-01" }, expect = "nonconforming" },
    { name = "never", given = assignment { communicated_on = false },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["137"] = { measured = 1, text = "G. Kubiak as Technician was never made known" } } } },
    { name = "no powers", given = assignment { authority_scope = "" },
      expect = { outcome = "nonconforming", subjects = { ["137"] = { text = "does not say what may be decided" } } } },
    { name = "no powers needed", given = assignment({ authority_scope = false }, { security_related = 0 }), expect = "conforming" },
    { name = "no first day", given = assignment { assigned_on = false }, expect = "nonconforming" },
    { name = "nobody named", given = assignment { person_id = false }, expect = "nonconforming" },
    { name = "ended", given = assignment { communicated_on = false, ended_on = "2026-06-30" }, expect = "not_evaluable" },
    { name = "from tomorrow", given = assignment { communicated_on = false, assigned_on = "2026-07-01" }, expect = "not_evaluable" },
    { name = "no assignment", given = {}, expect = "nonconforming" },
  },
}

test "nobody who left holds a role" {
  rule = "leavers-hold-no-role", as_of = "2026-06-30",
  cases = {
    { name = "there", given = assignment(), expect = "conforming" },
    { name = "on the last day", as_of = "2026-05-29", given = assignment { person_id = 184 }, expect = "conforming" },
    { name = "a day later", as_of = "2026-05-30", given = assignment { person_id = 184 },
      expect = { outcome = "nonconforming", grade = "minor",
        subjects = { ["137"] = { measured = 1, text = "M. Stojanović left on 2026-05-29 and still holds the role of Technician" } } } },
    { name = "ended with the work", given = assignment { person_id = 184, ended_on = "2026-05-29" }, expect = "not_evaluable" },
    { name = "nobody named", given = assignment { person_id = false }, expect = "nonconforming" },
    { name = "no assignment", given = {}, expect = "nonconforming" },
  },
}

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
