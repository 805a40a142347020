local function spoken(day, more)
  local message = { person_id = 1, security_related = 1, direction = "internal", occurred_at = day and day .. "T08:00:00Z" }
  for name, value in pairs(more or {}) do message[name] = value end
  return { people = { { id = 1, is_top_management = 1 }, { id = 2, is_top_management = 0 } }, communications = { message } }
end

test "top management is silent from the day after the year" {
  rule = "leaders-speak-on-security", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = spoken "2025-06-30", expect = "conforming" },
    { name = "a day more", given = spoken "2025-06-29",
      expect = { outcome = "remarked", grade = "opportunity", subjects = { organisation = { measured = 1 } } } },
    { name = "somebody else", given = spoken("2026-05-28", { person_id = 2 }), expect = "remarked" },
    { name = "a letter to them", given = spoken("2026-05-28", { direction = "incoming" }), expect = "remarked" },
    { name = "no day", given = spoken(nil), expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function known(received_on, from)
  return {
    processes = { { id = 1 }, { id = 2 } },
    process_interactions = { { from_process_id = from or 1, to_process_id = 2 } },
    threat_information = { { received_on = received_on, source = "Seaport Police" } },
  }
end

test "threat information dries up after half a year" {
  rule = "threat-information-comes-in", as_of = "2026-06-30",
  cases = {
    { name = "half a year ago", given = known "2025-12-30", expect = "conforming" },
    { name = "a day more", given = known "2025-12-29",
      expect = { outcome = "remarked", grade = "opportunity", subjects = { organisation = { measured = 1, text = "2025-12-29" } } } },
    { name = "a process linked with itself", given = known("2026-06-09", 2), expect = "remarked" },
    { name = "no day", given = known(nil), expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "remarked" },
  },
}

local function operations(with, without)
  local given = { processes = { { id = 1, kind = "support" } }, process_controls = {} }
  for n = 1, with + without do
    given.processes[n + 1] = { id = n + 1, code = "P-" .. n + 1, kind = "operation" }
    if n <= with then
      given.process_controls[n] = { process_id = n + 1, description = "Seal check", implemented_on = "2026-06-30" }
    end
  end
  return given
end

test "half of the operational processes carry a control" {
  rule = "operations-carry-controls", as_of = "2026-06-30",
  cases = {
    { name = "half", given = operations(2, 2), expect = "conforming" },
    { name = "fewer", given = operations(2, 3), expect = { outcome = "remarked", grade = "opportunity", population = { remarked = 3 } } },
    { name = "not there yet", as_of = "2026-06-29", given = operations(2, 0), expect = "remarked" },
    { name = "no kind", given = { processes = { { id = 1 } } }, expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

test "an improvement is begun each year" {
  rule = "improvements-begun", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = { improvements = { { started_on = "2025-06-30", description = "Seal register" } } },
      expect = "conforming" },
    { name = "a day more", given = { improvements = { { started_on = "2025-06-29", description = "Seal register" } } },
      expect = { outcome = "remarked", grade = "opportunity", subjects = { organisation = { measured = 1 } } } },
    { name = "no day", given = { improvements = { { description = "Seal register" } } }, expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "remarked" },
  },
}

test "people are among the sources of risk" {
  rule = "human-risks-seen", as_of = "2026-06-30",
  cases = {
    { name = "one", given = { risks = { { category = "human", status = "open", likelihood = 2, consequence = 4 } } },
      expect = "conforming" },
    { name = "closed", given = { risks = { { category = "human", status = "closed", likelihood = 2, consequence = 4 } } },
      expect = { outcome = "remarked", grade = "opportunity", subjects = { organisation = { measured = 0, limit = 1 } } } },
    { name = "of another kind", given = { risks = { { category = "equipment", status = "open", likelihood = 2, consequence = 4 } } },
      expect = "remarked" },
    { name = "not rated", given = { risks = { { category = "human", status = "open" } } }, expect = "remarked" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function partner(row, assessment)
  row.id, row.code = 42, "PN-142"
  if assessment then assessment.partner_id = 42 end
  return { partners = { row }, partner_assessments = { assessment } }
end

test "a critical partner is assessed by its own day or within its interval" {
  rule = "partner-relations-assessed", as_of = "2026-06-30",
  cases = {
    { name = "on its day", expect = "conforming",
      given = partner({ criticality = "high", in_scope = 1 }, { assessed_on = "2025-06-30", next_due_on = "2026-06-30" }) },
    { name = "a day later",
      given = partner({ criticality = "high", in_scope = 1 }, { assessed_on = "2025-06-29", next_due_on = "2026-06-29" }),
      expect = { outcome = "remarked", grade = "opportunity", subjects = { ["42"] = { measured = 1, text = "PN-142" } } } },
    { name = "its own interval", expect = "conforming",
      given = partner({ criticality = "critical", assessment_interval_months = 24 }, { assessed_on = "2024-06-30" }) },
    { name = "no interval of its own", given = partner({ criticality = "critical" }, { assessed_on = "2024-06-30" }),
      expect = { outcome = "remarked", subjects = { ["42"] = { measured = 365 } } } },
    { name = "never", given = partner { criticality = "high" }, expect = "remarked" },
    { name = "ended", given = partner { criticality = "high", status = "ended" }, expect = "not_applicable" },
    { name = "only a prospect", given = partner { criticality = "high", status = "prospective" }, expect = "not_applicable" },
    { name = "not critical", given = partner { criticality = "low" }, expect = "not_applicable" },
    { name = "nobody says how critical", given = partner({}, { assessed_on = "2025-06-30" }), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function authority(kind, day)
  return {
    interested_parties = { { id = 3, code = "IP-03", kind = kind } },
    communications = { { interested_party_id = 3, occurred_at = day and day .. "T09:25:00Z" } },
  }
end

test "with each authority there is a word in two years" {
  rule = "authorities-heard", as_of = "2026-06-30",
  cases = {
    { name = "two years ago", given = authority("authority", "2024-06-30"), expect = "conforming" },
    { name = "a day more", given = authority("authority", "2024-06-29"),
      expect = { outcome = "remarked", grade = "opportunity", subjects = { ["3"] = { measured = 1, text = "IP-03" } } } },
    { name = "no day", given = authority("authority"), expect = "remarked" },
    { name = "a customer", given = authority("customer"), expect = "not_evaluable" },
    { name = "no kind", given = authority(nil, "2026-05-21"), expect = "not_evaluable" },
    { name = "nothing on record", given = {}, expect = "not_evaluable" },
  },
}

local function answered(id, answer, level)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/" .. id, answer = answer, level = level, narrative = "Works council and drivers took part.",
        attested_by = 1, attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

local answers = {
  { name = "two years hold for the principles", rule = "principles-as-guidance", as_of = "2028-04-01",
    given = answered("principles-as-guidance", "yes"), expect = "conforming" },
  { name = "culture at level 3", rule = "culture-maturity", given = answered("culture-maturity", nil, 3), expect = "conforming" },
  { name = "culture at level 2", rule = "culture-maturity", given = answered("culture-maturity", nil, 2), expect = "remarked" },
  { name = "culture not answered", rule = "culture-maturity", given = {}, expect = "not_assessed" },
}
for _, id in ipairs {
  "principles-as-guidance", "one-direction", "linked-processes", "fitted-to-our-setting", "people-brought-in", "part-of-everything",
  "kept-moving", "relations-looked-after",
} do
  answers[#answers + 1] = { name = id .. ", unanswered", rule = id, given = {}, expect = "not_assessed" }
  answers[#answers + 1] = { name = id .. ", yes", rule = id, given = answered(id, "yes"), expect = "conforming" }
  answers[#answers + 1] = { name = id .. ", no", rule = id, given = answered(id, "no"), expect = "remarked" }
end

test "the principles are answered for by a person" { as_of = "2026-06-30", cases = answers }

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "leaders-speak-on-security", rule = "leaders-speak-on-security",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        communications = {
          { occurred_at = "2025-06-30T08:00:00Z", person_id = 1, security_related = 1, direction = "internal" },
          { id = 9001, kind = "policy" },
          { occurred_at = "2025-06-30T08:00:00Z", person_id = 1, security_related = 0, direction = "internal", id = 9101, },
          { id = 9102, sensitivity_checked_by = 1, person_id = 1, security_related = 0 }, { id = 9103, security_related = 0 },
          { occurred_at = "2099-01-01T08:00:00Z", person_id = 1, security_related = 1, direction = "internal", id = 9104, },
          { id = 9105, sensitivity_checked_by = 1, person_id = 1, occurred_at = "2099-01-01T08:00:00Z" },
          { id = 9106, occurred_at = "2099-01-01T08:00:00Z" },
        },
        people = {
          { id = 1, is_top_management = 1 }, { id = 2, is_top_management = 0 }, { id = 9001, employment_type = "employee" },
        },
        partners = { { id = 9001, status = "prospective" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "threat-information-comes-in", rule = "threat-information-comes-in",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_interactions = { { to_process_id = 2, from_process_id = 1 }, { id = 9001 } },
        threat_information = {
          { received_on = "2025-12-30", source = "Seaport Police" }, { id = 9001, kind = "advisory" },
          { received_on = "2099-01-01", source = "Seaport Police", id = 9101 }, { id = 9102, received_on = "2099-01-01" },
          { received_on = "2001-01-01", source = "Seaport Police", id = 9103 },
          { received_on = "2025-12-30", source = " ", id = 9104 }, { id = 9105, source = " " },
        },
        processes = { { id = 1 }, { id = 2 }, { id = 9001, kind = "leadership" } },
        partners = { { id = 9001, status = "prospective" } },
        people = { { id = 9001, employment_type = "employee" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "operations-carry-controls", rule = "operations-carry-controls",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        process_controls = {
          { implemented_on = "2026-06-30", process_id = 2, description = "Seal check" },
          { implemented_on = "2026-06-30", process_id = 3, description = "Seal check" }, { id = 9001, kind = "hr" },
          { id = 9004, kind = "operation" }, { implemented_on = "2026-06-30", process_id = 2, description = " ", id = 9101 },
          { implemented_on = "2026-06-30", process_id = 3, description = " ", id = 9102 },
          { id = 9103, process_id = 1, description = " " },
        },
        processes = {
          { id = 1, kind = "support" }, { kind = "operation", id = 2, code = "P-2" },
          { kind = "operation", id = 3, code = "P-3" }, { kind = "operation", id = 4, code = "P-4" },
          { kind = "operation", id = 5, code = "P-5" }, { id = 9001, kind = "leadership" },
        },
        partners = { { id = 9001, status = "prospective" } },
        controls = { { id = 9001, status = "planned" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "improvements-begun", rule = "improvements-begun",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        improvements = {
          { started_on = "2025-06-30", description = "Seal register" }, { id = 9001 },
          { started_on = "2099-01-01", description = "Seal register", id = 9101 }, { id = 9102, started_on = "2099-01-01" },
          { started_on = "2001-01-01", description = "Seal register", id = 9103 },
          { started_on = "2025-06-30", description = " ", id = 9104 }, { id = 9105, description = " " },
        },
        partners = { { id = 9001, status = "prospective" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "human-risks-seen", rule = "human-risks-seen",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        risks = {
          { category = "human", consequence = 4, status = "open", likelihood = 2 }, { id = 9001, status = "open" },
          { id = 9002, status = "closed" },
        },
        partners = { { id = 9001, status = "prospective" } },
        people = { { id = 9001, employment_type = "employee" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "partner-relations-assessed", rule = "partner-relations-assessed",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        partners = {
          { code = "PN-142", criticality = "critical", id = 42, assessment_interval_months = 24 },
          { id = 9001, status = "prospective" },
          { code = "PN-142b", criticality = "critical", id = 9106, assessment_interval_months = 24, in_scope = 0 },
          { id = 9107, in_scope = 0 }, { id = 9108, status = "prospective" }, { id = 9109, criticality = "low" },
        },
        partner_assessments = {
          { assessed_on = "2024-06-30", partner_id = 42 }, { id = 9001, method = "questionnaire" },
          { assessed_on = "2024-06-30", partner_id = 9001, id = 9101 }, { id = 9102, partner_id = 9001 },
          { assessed_on = "2099-01-01", partner_id = 42, id = 9103 }, { id = 9104, assessed_on = "2099-01-01" },
          { assessed_on = "2001-01-01", partner_id = 42, id = 9105 },
        },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "authorities-heard", rule = "authorities-heard",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        interested_parties = { { kind = "authority", id = 3, code = "IP-03" }, { id = 9001, kind = "customer" } },
        communications = {
          { interested_party_id = 3, occurred_at = "2024-06-30T09:25:00Z" }, { id = 9001, kind = "policy" },
          { interested_party_id = 9001, occurred_at = "2024-06-30T09:25:00Z", id = 9101 },
          { id = 9102, interested_party_id = 9001 },
          { interested_party_id = 3, occurred_at = "2099-01-01T08:00:00Z", id = 9103 },
          { id = 9104, occurred_at = "2099-01-01T08:00:00Z" },
          { interested_party_id = 3, occurred_at = "2001-01-01T08:00:00Z", id = 9105 },
        },
        partners = { { id = 9001, status = "prospective" } },
        actions = { { id = 9001, status = "open" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
  },
}
