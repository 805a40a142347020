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
