local communication = require "iso28000-common/fixtures.communication"

local day = "2026-06-30"

local function procedure(aspect, status, more, owner)
  local given = more or {}
  given.documents = { { id = 1, code = "D-1", title = "Warning", status = status } }
  given.warning_procedures = { { id = 4, code = "WP-4", aspect = aspect, document_id = 1, owner_id = owner or 1 } }
  given.people = given.people or { { id = 1, name = "M. Ek" } }
  return given
end

local function plan_line(how)
  return { communication_plans = { { topic = "incidents", what = "Event", when_trigger = "At once", with_whom = "Partners", how = how } } }
end

-- A line of the plan that is whole but for one column.
local function plan_without(column)
  local given = plan_line "By telephone"
  given.communication_plans[1][column] = nil
  return given
end

test "what is told to whom, when and how is settled" {
  rule = "telling-is-settled", as_of = day,
  cases = {
    { name = "all of it", given = procedure("inform", "current", plan_line "By telephone"), expect = "conforming" },
    { name = "all but how", given = procedure("inform", "current", plan_line " "),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "leave open" } } } },
    { name = "all but what", given = procedure("inform", "current", plan_without "what"), expect = "nonconforming" },
    { name = "all but when", given = procedure("inform", "current", plan_without "when_trigger"), expect = "nonconforming" },
    { name = "all but with whom", given = procedure("inform", "current", plan_without "with_whom"), expect = "nonconforming" },
    { name = "no line", given = procedure("inform", "current"),
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 0 } } } },
    { name = "an obsolete procedure", given = procedure("inform", "obsolete", plan_line "By telephone"),
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "how interested parties are told" } } } },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

for name, aspect in pairs {
  ["taking-in-is-settled"] = "receive", ["talking-to-responders-is-settled"] = "responders", ["alerting-is-settled"] = "alert",
} do
  test("an owned procedure in force settles it: " .. name) {
    rule = name, as_of = day,
    cases = {
      { name = "in force", given = procedure(aspect, "current"), expect = "conforming" },
      { name = "a draft", given = procedure(aspect, "draft"),
        expect = { outcome = "nonconforming", grade = "minor",
                   subjects = { organisation = { measured = 0, text = "no owned procedure" } } } },
      { name = "on another matter", given = procedure("record", "current"), expect = "nonconforming" },
      { name = "nobody's", given = { documents = { { id = 1, title = "Warning", status = "current" } },
                                     warning_procedures = { { aspect = aspect, document_id = 1 } } }, expect = "nonconforming" },
      { name = "none", given = {}, expect = "not_evaluable" },
    },
  }
end

test "an answer is in time on its last day" (communication.answered_in_time { rule = "messages-answered-in-time" })

local function advisory(received_on, assessed_on, assessed_by, kind)
  return { threat_information = { { id = 2, code = "TI-2", summary = "Cloned seals", kind = kind or "advisory", received_on = received_on,
                                    assessed_on = assessed_on, assessed_by = assessed_by } } }
end

test "an advisory is assessed within fourteen days" {
  rule = "advisories-assessed", as_of = day,
  cases = {
    { name = "on the last day", given = advisory("2026-05-01", "2026-05-15", 1), expect = "conforming" },
    { name = "a day late", given = advisory("2026-05-01", "2026-05-16", 1),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 15, limit = 14, text = "TI-2 lay" } } } },
    { name = "still in time", given = advisory "2026-06-16", expect = "conforming" },
    { name = "not any more", given = advisory "2026-06-15",
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 15, text = "TI-2 is not assessed" } } } },
    { name = "by nobody", given = advisory("2026-05-01", "2026-05-02"), expect = "nonconforming" },
    { name = "since nobody knows when", given = advisory(nil, "2026-05-02", 1), expect = "not_evaluable" },
    { name = "news", given = advisory("2026-05-01", nil, nil, "news"), expect = "not_evaluable" },
  },
}

local function channel(columns, site)
  columns.id, columns.code, columns.kind, columns.site_id = 5, "CM-5", "radio", site and 3
  return { communication_means = { columns }, sites = site and { site } }
end

test "a spare channel passed a test" {
  rule = "a-spare-channel", as_of = day,
  cases = {
    { name = "today", given = channel { is_backup = 1, test_result = "pass", last_tested_on = day }, expect = "conforming" },
    { name = "tomorrow", given = channel { is_backup = 1, test_result = "pass", last_tested_on = "2026-07-01" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 0, text = "no spare channel" } } } },
    { name = "no spare", given = channel { is_backup = 0, test_result = "pass", last_tested_on = day }, expect = "nonconforming" },
    { name = "failed", given = channel { is_backup = 1, test_result = "fail", last_tested_on = day }, expect = "nonconforming" },
    { name = "nobody knows", given = channel { last_tested_on = day }, expect = "nonconforming" },
    { name = "at a closed place", expect = "nonconforming",
      given = channel({ is_backup = 1, test_result = "pass", last_tested_on = day }, { id = 3, in_scope = 1, closed_on = day }) },
    { name = "no channel", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no channel" } } } },
  },
}

test "a channel is tested every six months" {
  rule = "channels-tested", as_of = day,
  cases = {
    { name = "on the day", given = channel { test_result = "pass", last_tested_on = "2025-12-30" }, expect = "conforming" },
    { name = "a day later", given = channel { test_result = "pass", last_tested_on = "2025-12-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["5"] = { measured = 1, text = "test of CM-5" } } } },
    { name = "passed in part", given = channel { test_result = "partial", last_tested_on = day }, expect = "nonconforming" },
    { name = "of no result", given = channel { last_tested_on = day }, expect = "nonconforming" },
    { name = "never", given = channel { test_result = "pass" }, expect = "nonconforming" },
    { name = "of a closed site", given = channel({}, { id = 3, name = "Depot", closed_on = day }), expect = "not_evaluable" },
    { name = "of a site that closes tomorrow", given = channel({}, { id = 3, name = "Depot", closed_on = "2026-07-01" }),
      expect = "nonconforming" },
    { name = "of a site out of scope", given = channel({}, { id = 3, name = "Depot", in_scope = 0 }), expect = "not_evaluable" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", subjects = { organisation = { text = "no channel" } } } },
  },
}

local function spokesperson(columns, end_on)
  columns.role_id, columns.person_id = 2, 1
  return {
    roles = { { id = 2, name = "Spokesperson", sms_duty = "spokesperson" } }, role_assignments = { columns },
    people = { { id = 1, name = "M. Ek", end_on = end_on } },
  }
end

test "one voice deals with the media" {
  rule = "media-are-dealt-with", as_of = day,
  cases = {
    { name = "from today", given = procedure("media", "current", spokesperson { assigned_on = day }), expect = "conforming" },
    { name = "from tomorrow", given = procedure("media", "current", spokesperson { assigned_on = "2026-07-01" }),
      expect = { outcome = "remarked", grade = "observation", subjects = { organisation = { measured = 0, text = "spokesperson" } } } },
    { name = "given up", given = procedure("media", "current", spokesperson { assigned_on = "2025-01-01", ended_on = day }),
      expect = "remarked" },
    { name = "left", given = procedure("media", "current", spokesperson({ assigned_on = "2025-01-01" }, "2026-01-01")),
      expect = "remarked" },
    { name = "no procedure", given = spokesperson { assigned_on = day }, expect = "remarked" },
    { name = "nothing", given = {}, expect = "not_evaluable" },
  },
}

local function event(columns, entries, messages)
  columns.id, columns.code, columns.title = 9, "I-9", "Badge lent"
  columns.occurred_at = columns.occurred_at or "2026-05-01T10:00:00Z"
  return {
    incidents = { columns }, incident_log_entries = entries, communications = messages,
    partners = { { id = 3, name = "Quay B.V." } },
  }
end

local function entry(kind, text)
  return { incident_id = 9, kind = kind, logged_at = "2026-05-01T10:30:00Z", entry = text or "Gate shut" }
end

test "the log of a violation holds actions and decisions" {
  rule = "events-logged", as_of = day,
  cases = {
    { name = "both", given = event({ kind = "violation" }, { entry "action", entry "decision" }), expect = "conforming" },
    { name = "no decision", given = event({ kind = "breach" }, { entry "action" }),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["9"] = { measured = 1, text = "log of I-9 holds no decision" } } } },
    { name = "a decision that says nothing", given = event({ kind = "violation" }, { entry "action", entry("decision", " ") }),
      expect = "nonconforming" },
    { name = "a decision of no time", expect = "nonconforming", given = event({ kind = "violation" },
      { entry "action", { incident_id = 9, kind = "decision", entry = "Gate shut" } }) },
    { name = "an entry of no kind", expect = "nonconforming", given = event({ kind = "violation" },
      { entry "action", { incident_id = 9, logged_at = "2026-05-01T10:30:00Z", entry = "Gate shut" } }) },
    { name = "the decision of another event", expect = "nonconforming", given = {
      incidents = { { id = 9, code = "I-9", kind = "violation", occurred_at = "2026-05-01T10:00:00Z" } },
      incident_log_entries = { entry "action",
        { incident_id = 10, kind = "decision", logged_at = "2026-05-01T10:30:00Z", entry = "Gate shut" } } } },
    { name = "no log", given = event { kind = "emergency" },
      expect = { outcome = "nonconforming", subjects = { ["9"] = { measured = 2 } } } },
    { name = "of no kind", given = event {}, expect = "not_evaluable" },
    { name = "a near miss", given = event { kind = "near_miss" }, expect = "not_applicable" },
    { name = "two years ago", given = event { kind = "violation", occurred_at = "2024-06-30T10:00:00Z" }, expect = "nonconforming" },
    { name = "a day earlier", given = event { kind = "violation", occurred_at = "2024-06-29T10:00:00Z" }, expect = "not_evaluable" },
    { name = "no event", given = {}, expect = "not_evaluable" },
  },
}

local function told(partner, at, direction)
  return event({ kind = "violation", partner_id = 3 }, nil, {
    { partner_id = partner, direction = direction or "outgoing", relates_table = "incidents", relates_id = 9, occurred_at = at },
  })
end

-- A message to the partner that is about something else.
local function told_of(id, table_name)
  local given = told(3, "2026-05-01T12:00:00Z")
  given.communications[1].relates_id, given.communications[1].relates_table = id, table_name
  return given
end

test "a partner is told of the violation that touched it" {
  rule = "partners-told-of-violations", as_of = day,
  cases = {
    { name = "at the same hour", given = told(3, "2026-05-01T10:00:00Z"), expect = "conforming" },
    { name = "an hour before", given = told(3, "2026-05-01T09:00:00Z"), expect = "nonconforming" },
    { name = "another partner", given = told(4, "2026-05-01T12:00:00Z"),
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["9"] = { measured = 0, text = "Quay B.V. was not told of I-9" } } } },
    { name = "a message from it", given = told(3, "2026-05-01T12:00:00Z", "incoming"), expect = "nonconforming" },
    { name = "nobody knows when", given = told(3), expect = "nonconforming" },
    { name = "of another event", given = told_of(10, "incidents"), expect = "nonconforming" },
    { name = "of something else", given = told_of(9, "risks"), expect = "nonconforming" },
    { name = "on the day", given = told(3, day .. "T23:00:00Z"), expect = "conforming" },
    { name = "tomorrow", given = told(3, "2026-07-01T00:00:00Z"), expect = "nonconforming" },
    { name = "of no kind", given = event { partner_id = 3 }, expect = "not_evaluable" },
    { name = "touched nobody", given = event { kind = "violation" }, expect = "not_applicable" },
  },
}

local function answer(name, requirement, word)
  return {
    people = { { id = 1, name = "M. Ek" }, { id = 2, name = "J. Roth" } },
    attestations = { { id = 1, question = "iso28000-2022/" .. name, requirement_id = requirement, answer = word,
                           narrative = "Read the lists.",
                       attested_by = 1, attested_on = "2026-03-01", reviewed_by = 2, reviewed_on = "2026-03-10" } },
    evidence_files = { { id = 1, path = "warning/list.pdf", sha256 = ("a"):rep(64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local function coordinated(word) return answer("responders-coordinated", "28000-2022/8.6.3-h", word) end

test "several responders act by a procedure, or somebody says how" {
  rule = "many-responders-are-settled", as_of = day,
  cases = {
    { name = "a procedure", given = procedure("multi_org", "current"), expect = "conforming" },
    { name = "an obsolete one", given = procedure("multi_org", "obsolete"),
      expect = { outcome = "remarked", grade = "observation", subjects = { organisation = { measured = 0, text = "act together" } } } },
    { name = "does not apply", given = procedure("inform", "current", coordinated "not_applicable"), expect = "not_applicable" },
    { name = "no", given = procedure("inform", "current", coordinated "no"), expect = "remarked" },
    { name = "neither", given = procedure("inform", "current"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "what only people know of warning is asked" {
  as_of = day,
  cases = {
    { name = "others unanswered", rule = "others-warned", given = {}, expect = "not_assessed" },
    { name = "others yes", rule = "others-warned", given = answer("others-warned", "28000-2022/8.6.3-g", "yes"), expect = "conforming" },
    { name = "others no", rule = "others-warned", given = answer("others-warned", "28000-2022/8.6.3-g", "no"),
      expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "responders unanswered", rule = "responders-coordinated", given = {}, expect = "not_assessed" },
    { name = "responders yes", rule = "responders-coordinated", given = coordinated "yes", expect = "conforming" },
    { name = "responders no", rule = "responders-coordinated", given = coordinated "no",
      expect = { outcome = "remarked", grade = "observation" } },
  },
}

local function tried(on) return { warning_procedures = { { id = 4, code = "WP-4", aspect = "inform", last_exercised_on = on } } } end

test "a warning procedure is tried every year" {
  rule = "warnings-exercised", as_of = day,
  cases = {
    { name = "on the day", given = tried "2025-06-30", expect = "conforming" },
    { name = "a day later", given = tried "2025-06-29",
      expect = { outcome = "nonconforming", grade = "minor",
                 subjects = { ["4"] = { measured = 1, text = "procedure WP-4 is overdue" } } } },
    { name = "never", given = tried(nil), expect = { outcome = "nonconforming", subjects = { ["4"] = { text = "never exercised" } } } },
    { name = "none", given = {}, expect = "not_evaluable" },
  },
}

local function exercise(held_on, covers, result)
  return { exercises = { { title = "Call-out", held_on = held_on, covers_warning = covers, result = result } } }
end

test "an exercise of warning is held every year" {
  rule = "an-exercise-of-warning", as_of = day,
  cases = {
    { name = "on the day", given = exercise("2025-06-30", 1, "partial"), expect = "conforming" },
    { name = "a day later", given = exercise("2025-06-29", 1, "pass"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1, text = "is overdue" } } } },
    { name = "on something else", given = exercise("2026-06-01", 0, "pass"), expect = "nonconforming" },
    { name = "planned", given = exercise("2026-07-01", 1, "pass"), expect = "nonconforming" },
    { name = "of no result", given = exercise("2026-06-01", 1), expect = "nonconforming" },
    { name = "none", given = {},
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no exercise is on record" } } } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "telling-is-settled", rule = "telling-is-settled",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communication_plans = {
          { topic = "incidents", what = "Event", with_whom = "Partners", how = "By telephone", when_trigger = "At once", },
          { id = 9001, topic = "policy" },
          { topic = "incidents", what = "other", with_whom = "Partners", how = "By telephone", when_trigger = "At once",
            id = 9101, },
          { id = 9102, responsible_id = 1, what = "other" }, { id = 9103, what = "other" },
          { topic = "incidents", what = "Event", with_whom = "Partners", how = "By telephone", when_trigger = "other",
            id = 9104, },
          { id = 9105, responsible_id = 1, when_trigger = "other" }, { id = 9106, when_trigger = "other" },
          { topic = "incidents", what = "Event", with_whom = "other", how = "By telephone", when_trigger = "At once",
            id = 9107, },
          { id = 9108, responsible_id = 1, with_whom = "other" }, { id = 9109, with_whom = "other" },
        },
        warning_procedures = {
          { document_id = 1, id = 4, aspect = "inform", code = "WP-4", owner_id = 1 }, { id = 9001, aspect = "inform" },
          { id = 9002, aspect = "receive" },
        },
        people = { { name = "M. Ek", id = 1 } },
        documents = { { status = "current", id = 1, title = "Warning", code = "D-1" } },
        threats = { { id = 9001, category = "theft" } },
        communications = { { id = 9001, kind = "policy" } },
        incidents = { { id = 9001, kind = "failure" } },
      } },
    { name = "messages-answered-in-time", rule = "messages-answered-in-time",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communications = {
          { direction = "incoming", id = 6, subject = "Please explain", code = "KM-6", response_due_on = "2026-06-30", },
          { id = 9001, kind = "policy" },
          { direction = "internal", id = 9101, subject = "Please explain", code = "KM-6b", response_due_on = "2026-06-30", },
          { id = 9102, direction = "internal" }, { id = 9103, direction = "outgoing" }, { id = 9104, direction = "internal" },
        },
      } },
    { name = "advisories-assessed", rule = "advisories-assessed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        threat_information = {
          { id = 2, received_on = "2026-06-16", code = "TI-2", summary = "Cloned seals", kind = "advisory" },
          { id = 9002, kind = "intelligence" },
          { id = 9101, received_on = "2026-06-16", code = "TI-2b", summary = "Cloned seals", kind = "advisory" },
          { id = 9103, received_on = "2099-01-01" },
        },
        threats = { { id = 9001, category = "theft" } },
        changes = { { id = 9001, reason = "incident" }, { id = 9102, kind = "organisation" } },
      } },
    { name = "a-spare-channel", rule = "a-spare-channel",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communication_means = {
          { is_backup = 1, last_tested_on = "2026-06-30", id = 5, code = "CM-5", test_result = "pass", kind = "radio", },
          { id = 9001, kind = "telephone" },
          { is_backup = 1, last_tested_on = "2026-06-30", id = 9101, code = "CM-5b", test_result = "pass", kind = "radio",
            site_id = 9001, },
          { id = 9102, site_id = 9001 },
        },
        sites = { { id = 9001, kind = "office" }, { id = 9103, in_scope = 0 }, { id = 9104, in_scope = 1 } },
      } },
    { name = "channels-tested", rule = "channels-tested",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communication_means = {
          { id = 5, test_result = "pass", code = "CM-5", last_tested_on = "2025-12-30", kind = "radio" },
          { id = 9101, test_result = "pass", code = "CM-5b", last_tested_on = "2025-12-30", kind = "radio", site_id = 9001, },

        },
        sites = { { id = 9001, kind = "office" }, { id = 9102, in_scope = 0 }, { id = 9103, in_scope = 1 } },
      } },
    { name = "media-are-dealt-with", rule = "media-are-dealt-with",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        people = { { id = 1, name = "M. Ek" }, { id = 9001, employment_type = "employee" } },
        role_assignments = { { person_id = 1, role_id = 2, assigned_on = "2026-06-30" }, { id = 9001 } },
        documents = { { status = "current", id = 1, title = "Warning", code = "D-1" } },
        warning_procedures = {
          { document_id = 1, id = 4, aspect = "media", code = "WP-4", owner_id = 1 }, { id = 9001, aspect = "inform" },
          { id = 9005, aspect = "media" },
        },
        roles = {
          { sms_duty = "spokesperson", id = 2, name = "Spokesperson" }, { id = 9001, sms_duty = "conformity" },
          { id = 9004, sms_duty = "spokesperson" },
        },
        communications = { { id = 9001, kind = "policy" }, { id = 9013, kind = "media" } },
      } },
    { name = "events-logged", rule = "events-logged",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        incidents = {
          { occurred_at = "2026-05-01T10:00:00Z", id = 9, title = "Badge lent", code = "I-9", kind = "violation" },
          { id = 9001, kind = "failure" },
        },
        partners = { { name = "Quay B.V.", id = 3 } },
        incident_log_entries = {
          { logged_at = "2026-05-01T10:30:00Z", incident_id = 9, entry = "Gate shut", kind = "action" },
          { logged_at = "2026-05-01T10:30:00Z", incident_id = 9, entry = "Gate shut", kind = "decision" },
          { id = 9001, kind = "observation" }, { id = 9002, kind = "action" }, { id = 9003, kind = "decision" },
          { logged_at = "2099-01-01T08:00:00Z", incident_id = 9, entry = "Gate shut", kind = "action", id = 9101 },
          { logged_at = "2099-01-01T08:00:00Z", incident_id = 9, entry = "Gate shut", kind = "decision", id = 9102 },
          { id = 9103, incident_id = 9, logged_at = "2099-01-01T08:00:00Z" },
        },
      } },
    { name = "partners-told-of-violations", rule = "partners-told-of-violations",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        incidents = {
          { occurred_at = "2026-05-01T10:00:00Z", id = 9, title = "Badge lent", code = "I-9", partner_id = 3,
            kind = "violation", },
          { id = 9001, kind = "failure" }, { id = 9108, occurred_at = "2099-01-01T08:00:00Z" },
          { occurred_at = "2001-01-01T08:00:00Z", id = 9109, title = "Badge lent", code = "I-9b", partner_id = 3,
            kind = "violation", },
          { id = 9110, partner_id = 3, occurred_at = "2001-01-01T08:00:00Z" },
        },
        partners = { { name = "Quay B.V.", id = 3 }, { id = 9001, status = "prospective" } },
        communications = {
          { direction = "outgoing", relates_id = 9, occurred_at = "2026-05-01T10:00:00Z", partner_id = 3,
            relates_table = "incidents", },
          { id = 9001, kind = "policy" },
          { direction = "outgoing", relates_id = 9, occurred_at = "2026-05-01T10:00:00Z", partner_id = 3,
            relates_table = "incidents", id = 9101, },
          { id = 9102, partner_id = 3, relates_table = "incidents" }, { id = 9103, relates_table = "incidents" },
          { direction = "outgoing", relates_id = 9001, occurred_at = "2026-05-01T10:00:00Z", partner_id = 3,
            relates_table = "incidents", id = 9104, },
          { direction = "outgoing", relates_id = 9, occurred_at = "2099-01-01T08:00:00Z", partner_id = 3,
            relates_table = "incidents", id = 9105, },
          { id = 9106, partner_id = 3, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9107, occurred_at = "2099-01-01T08:00:00Z" },
        },
      } },
  },
}
