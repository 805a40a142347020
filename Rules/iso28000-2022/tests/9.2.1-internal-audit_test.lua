-- Tests of internal audits.

local function audit(row)
  row.id, row.code = row.id or 8, row.code or "A-2026-02"
  row.kind = row.kind or "internal"
  return { audits = { row } }
end

test "the newest internal audit is not older than a year" {
  rule = "internal-audits-held", as_of = "2026-06-30",
  cases = {
    { name = "a year ago", given = audit { performed_on = "2025-06-30" }, expect = "conforming" },
    { name = "a day more", given = audit { performed_on = "2025-06-29" },
      expect = { outcome = "nonconforming", grade = "major", subjects = { ["8"] = { measured = 1, text = "A-2026-02" } } } },
    { name = "an own interval", params = { audit_interval = "6 months" }, given = audit { performed_on = "2025-12-29" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = 1 } } } },
    { name = "that of a customer does not count", given = audit { kind = "partner", performed_on = "2026-06-01" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no internal audit" } } } },
    { name = "one that is planned does not count", given = audit { planned_on = "2026-08-25" }, expect = "nonconforming" },
    { name = "none", given = {}, expect = { outcome = "nonconforming", grade = "major" } },
  },
}

test "an audit may be sixty days late" {
  rule = "audits-held-as-planned", as_of = "2026-06-30",
  cases = {
    { name = "sixty", given = audit { planned_on = "2026-05-01" }, expect = "conforming" },
    { name = "sixty-one", given = audit { planned_on = "2026-04-30" },
      expect = {
        outcome = "nonconforming", grade = "major", subjects = { ["8"] = { measured = 61, limit = 60, text = "not held yet" } },
      } },
    { name = "held late", given = audit { planned_on = "2026-01-01", performed_on = "2026-03-03" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { measured = 61, text = "was held late" } } } },
    { name = "held early", given = audit { planned_on = "2026-03-10", performed_on = "2026-03-04" }, expect = "conforming" },
    { name = "cancelled", given = audit { planned_on = "2026-01-01", status = "cancelled" }, expect = "not_evaluable" },
    { name = "no day", given = audit {}, expect = "not_evaluable" },
    { name = "held, nobody knows when", given = audit { planned_on = "2026-01-01", status = "reported" }, expect = "not_evaluable" },
    { name = "a late one of an old programme is past mending", expect = "not_evaluable", given = {
      audit_programmes = { { id = 1, period_ends_on = "2025-12-31" } },
      audits = { { id = 8, programme_id = 1, kind = "internal", planned_on = "2025-01-01", performed_on = "2025-12-01" } } } },
  },
}

test "an audit answers each of its questions" {
  as_of = "2026-06-30",
  cases = {
    { name = "own rules", rule = "audits-tell-about-own-rules", given = audit { performed_on = "2026-03-11", conforms_own = "yes" },
      expect = "conforming" },
    { name = "the standard", rule = "audits-tell-about-the-standard", expect = "conforming",
      given = audit { performed_on = "2026-03-11", conforms_standard = "partial", conclusion = "Muster list to be mended." } },
    { name = "practice", rule = "audits-tell-about-practice", expect = "conforming",
      given = audit { performed_on = "2026-03-11", implemented_effectively = "no", conclusion = "Nobody knows the list." } },
    { name = "nothing on own rules", rule = "audits-tell-about-own-rules",
      given = audit { performed_on = "2026-03-11", conforms_standard = "yes", implemented_effectively = "yes" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = "organisation's own rules" } } } },
    { name = "nothing on the standard", rule = "audits-tell-about-the-standard",
      given = audit { performed_on = "2026-03-11", conforms_own = "yes", implemented_effectively = "yes" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = "meets the standard" } } } },
    { name = "nothing on practice", rule = "audits-tell-about-practice",
      given = audit { performed_on = "2026-03-11", conforms_own = "yes", conforms_standard = "yes" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["8"] = { text = "carried out" } } } },
    { name = "partly, and no word why", rule = "audits-tell-about-own-rules",
      given = audit { performed_on = "2026-03-11", conforms_own = "partial" },
      expect = { outcome = "nonconforming", subjects = { ["8"] = { text = "audit A-2026-02 says partial and not why" } } } },
    { name = "reported, the day left out", rule = "audits-tell-about-own-rules", given = audit { status = "reported" },
      expect = "nonconforming" },
    { name = "held or not", rule = "audits-tell-about-own-rules", given = audit { planned_on = "2026-03-01" }, expect = "not_evaluable" },
    { name = "not held yet", rule = "audits-tell-about-own-rules", given = audit { planned_on = "2026-08-25", status = "planned" },
      expect = "not_applicable" },
    { name = "three years ago", rule = "audits-tell-about-own-rules", given = audit { performed_on = "2023-06-30" },
      expect = "nonconforming" },
    { name = "longer ago", rule = "audits-tell-about-own-rules", given = audit { performed_on = "2023-06-29" }, expect = "not_evaluable" },
    { name = "a partner's audit", rule = "audits-tell-about-own-rules", expect = "not_evaluable",
      given = audit { kind = "partner", performed_on = "2026-03-11" } },
    { name = "no audit", rule = "audits-tell-about-own-rules", given = {}, expect = "not_evaluable" },
  },
}

local but_10 = { "4.1", "5", "6", "7.2", "8.4", "9" }

local function programme(ends, clauses, day)
  local given = {
    audit_programmes = { { id = 2, code = "AP-2025", period_starts_on = "2025-01-01", period_ends_on = ends } },
    audits = { { id = 6, programme_id = 2, kind = "internal", performed_on = "2025-11-05", planned_on = "2025-11-04" },
      { id = 7, programme_id = 2, kind = "internal", planned_on = day or "2026-08-25" } },
    audit_areas = { { audit_id = 7, clause = "10.2", edition = "2022" } },
  }
  for _, clause in ipairs(clauses) do
    given.audit_areas[#given.audit_areas + 1] = { audit_id = 6, clause = clause, edition = "2022" }
  end
  return given
end

test "a programme covers the clauses 4 to 10" {
  rule = "every-clause-audited", as_of = "2026-06-30",
  cases = {
    { name = "one of them is still planned", given = programme("2026-08-31", but_10), expect = "conforming" },
    { name = "planned after its end", given = programme("2026-08-31", but_10, "2026-09-01"),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["2"] = { measured = 1, text = "covers clause 10" } } } },
    { name = "ended, and what was planned was not held", given = programme("2026-06-29", but_10, "2026-05-01"),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 1 } } } },
    { name = "two left out", given = programme("2026-08-31", { "4", "5", "7", "8" }),
      expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 2, text = "6, 9" } } } },
    { name = "nothing but a partner's audit", expect = { outcome = "nonconforming", subjects = { ["2"] = { measured = 7 } } },
      given = {
        audit_programmes = { { id = 2, period_ends_on = "2026-08-31" } }, audits = { { id = 6, programme_id = 2, kind = "partner" } },
      } },
    { name = "ended a year ago", given = programme("2025-06-30", { "4", "5", "6", "7", "8", "9", "10" }), expect = "conforming" },
    { name = "ended before that", given = programme("2025-06-29", {}), expect = "not_evaluable" },
    { name = "without a last day", given = programme(nil, { "4" }), expect = "not_evaluable" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "internal-audits-held", rule = "internal-audits-held",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2025-06-30", kind = "internal", id = 8, code = "A-2026-02" }, { id = 9001, status = "planned" },
          { id = 9004, status = "cancelled" },
          { performed_on = "2025-06-30", kind = "internal", id = 9101, code = "A-2026-02b", status = "cancelled" },
          { id = 9102, status = "cancelled" }, { id = 9103, performed_on = "2099-01-01" }, { id = 9104, status = "cancelled" },
        },
      } },
    { name = "audits-held-as-planned", rule = "audits-held-as-planned",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { planned_on = "2026-05-01", kind = "internal", id = 8, code = "A-2026-02" }, { id = 9004, status = "cancelled" },
          { planned_on = "2026-05-01", kind = "internal", id = 9101, code = "A-2026-02b", programme_id = 9001 },
          { id = 9102, kind = "partner" },
        },
        audit_programmes = {
          { id = 9001 }, { id = 9103, period_ends_on = "2099-01-01" }, { id = 9104, period_ends_on = "2001-01-01" },
        },
        findings = { { id = 9001, grade = "conform" } },
      } },
    { name = "audits-tell-about-own-rules", rule = "audits-tell-about-own-rules",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-03-11", id = 8, code = "A-2026-02", kind = "internal", conforms_own = "yes" },
          { id = 9001, status = "planned" },
        },
      } },
    { name = "audits-tell-about-the-standard", rule = "audits-tell-about-the-standard",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-03-11", id = 8, kind = "internal", code = "A-2026-02", conforms_standard = "partial",
            conclusion = "Muster list to be mended.", },
          { id = 9001, status = "planned" },
        },
      } },
    { name = "audits-tell-about-practice", rule = "audits-tell-about-practice",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audits = {
          { performed_on = "2026-03-11", implemented_effectively = "no", code = "A-2026-02", id = 8, kind = "internal",
            conclusion = "Nobody knows the list.", },
          { id = 9001, status = "planned" },
        },
      } },
    { name = "every-clause-audited", rule = "every-clause-audited",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        audit_programmes = {
          { code = "AP-2025", period_ends_on = "2026-08-31", id = 2, period_starts_on = "2025-01-01" },
          { code = "AP-2025b", period_ends_on = "2026-08-31", id = 9107, period_starts_on = "2099-01-01" },
        },
        audits = {
          { performed_on = "2025-11-05", programme_id = 2, id = 6, planned_on = "2025-11-04", kind = "internal" },
          { planned_on = "2026-08-25", programme_id = 2, id = 7, kind = "internal" }, { id = 9001, status = "planned" },
          { id = 9004, status = "cancelled" },
          { performed_on = "2025-11-05", programme_id = 2, id = 9101, planned_on = "2025-11-04", kind = "internal",
            status = "cancelled", },
          { planned_on = "2026-08-25", programme_id = 2, id = 9102, kind = "internal", status = "cancelled" },
          { id = 9103, programme_id = 2, status = "cancelled" },
        },
        audit_areas = {
          { clause = "10.2", edition = "2022", audit_id = 7 }, { clause = "4.1", edition = "2022", audit_id = 6 },
          { clause = "5", edition = "2022", audit_id = 6 }, { clause = "6", edition = "2022", audit_id = 6 },
          { clause = "7.2", edition = "2022", audit_id = 6 }, { clause = "8.4", edition = "2022", audit_id = 6 },
          { clause = "9", edition = "2022", audit_id = 6 }, { id = 9001, edition = "2007" }, { id = 9002, edition = "2022" },
          { clause = "8.4", edition = "2022", audit_id = 6, id = 9104 },
          { clause = "9", edition = "2022", audit_id = 6, id = 9105 }, { id = 9106, audit_id = 6, edition = "2022" },
          { clause = "other", edition = "2022", audit_id = 6, id = 9108 }, { id = 9109, audit_id = 6, clause = "other" },
          { id = 9110, clause = "other" },
        },
      } },
  },
}
