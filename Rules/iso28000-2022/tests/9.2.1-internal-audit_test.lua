-- Tests of internal audits.
local audit_programmes = require "iso28000-common/fixtures.audit_programmes"
local audits = require "iso28000-common/fixtures.audits"

test "the newest internal audit is not older than a year" (audits.held { rule = "internal-audits-held" })

test "an audit may be sixty days late" (audits.held_as_planned { rule = "audits-held-as-planned" })

test "an audit answers each of its questions" (audits.answers {})

test "a programme covers the clauses 4 to 10"
  (audit_programmes.covers_clauses("2022", { "4", "5", "6", "7", "8", "9", "10" }) { rule = "every-clause-audited" })

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
