local provisions = require "iso28000-common/fixtures.provisions"
local scopes = require "iso28000-common/fixtures.scopes"

local function scope(more)
  local row = { id = 3, statement = "Forwarding and bonded warehousing", boundaries = "Four sites", approved_by = 1,
    approved_on = "2026-01-20", effective_on = "2026-02-01" }
  for name, value in pairs(more or {}) do row[name] = value or nil end
  return row
end

test "one scope is live and whole" (scopes.one_live { rule = "one-live-scope" })

local function drawn(row, issue, last_reviewed_on)
  row = scope(row)
  row.document_id = 3
  if row.considers_issues == nil then row.considers_issues = 1 end
  return { people = { { id = 1 } }, documents = { { id = 3, last_reviewed_on = last_reviewed_on } }, sms_scopes = { row },
    context_issues = { issue } }
end

-- Two issues that came up on one day, long after the scope was approved.
local function two_issues()
  local given = drawn({ considers_requirements = 1 }, nil)
  given.context_issues = {
    { id = 1, code = "CI-2", significant = 1, determined_on = "2026-03-01" },
    { id = 2, code = "CI-3", significant = 1, determined_on = "2026-03-01" },
  }
  return given
end

test "the scope is looked at within ninety days of a new significant issue" {
  rule = "scope-follows-the-context", as_of = "2026-06-30",
  cases = {
    { name = "no newer issue",
      given = drawn({ considers_requirements = 1 }, { code = "CI-1", significant = 1, determined_on = "2025-09-08" }),
      expect = "conforming" },
    { name = "for ninety days",
      given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 1, determined_on = "2026-04-01" }),
      expect = "conforming" },
    { name = "a day longer",
      given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 1, determined_on = "2026-03-31" }),
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["3"] = { measured = 91, text = "CI-2" } } } },
    { name = "looked at since", expect = "conforming",
      given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 1, determined_on = "2026-03-01" }, "2026-04-15") },
    { name = "looked at that day", expect = "conforming",
      given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 1, determined_on = "2026-03-01" }, "2026-03-01") },
    { name = "looked at the day before", given = drawn({ considers_requirements = 1 },
      { code = "CI-2", significant = 1, determined_on = "2026-03-01" }, "2026-02-28"),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 121, text = "CI-2" } } } },
    { name = "of two of one day the first is named", given = two_issues(),
      expect = { outcome = "nonconforming", subjects = { ["3"] = { measured = 121, text = "issue CI-2 came up" } } } },
    { name = "not significant", expect = "conforming",
      given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 0, determined_on = "2026-03-01" }) },
    { name = "nobody approved it yet",
      given = drawn({ considers_requirements = 1, approved_on = "2026-07-01" },
        { code = "CI-1", significant = 1, determined_on = "2025-09-08" }),
      expect = "not_evaluable" },
    { name = "no day of the issue", given = drawn({ considers_requirements = 1 }, { code = "CI-2", significant = 1 }),
      expect = "not_evaluable" },
    { name = "without requirements in view", given = drawn { considers_requirements = 0 },
      expect = { outcome = "nonconforming", subjects = { ["3"] = { text = "without the requirements" } } } },
    { name = "without issues in view", given = drawn { considers_issues = 0, considers_requirements = 1 }, expect = "nonconforming" },
    { name = "nobody says", given = drawn {}, expect = "not_evaluable" },
    { name = "no scope", given = {}, expect = "not_evaluable" },
  },
}

test "the scope is in a current document with an approved revision" (scopes.document_held { rule = "scope-document-held" })

test "what others do is controlled and monitored within the year" (provisions.monitored { rule = "outside-processes-monitored" })

test "somebody who is there answers for what others do" (provisions.answered_for { rule = "outside-processes-answered-for" })

local function answer(word)
  return {
    people = { { id = 1 }, { id = 2 } },
    attestations = {
      { id = 1, question = "iso28000-2022/scope-drawn-from-context", answer = word, narrative = "Read beside both registers.",
        attested_by = 1, attested_on = "2026-04-01", reviewed_by = 2, reviewed_on = "2026-04-10" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "whether the scope follows from the context is a person's answer" {
  rule = "scope-drawn-from-context", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answer "yes", expect = "conforming" },
    { name = "no", given = answer "no", expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "one-live-scope", rule = "one-live-scope",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        sms_scopes = {
          { approved_by = 1, exclusions = "Antwerp", exclusion_justification = "Holds no goods", boundaries = "Four sites",
            approved_on = "2026-01-20", statement = "Forwarding and bonded warehousing", id = 3, effective_on = "2026-02-01", },
          { approved_by = 1, exclusions = "Antwerp", exclusion_justification = "Holds no goods", boundaries = "Four sites",
            approved_on = "2026-01-20", statement = "Forwarding and bonded warehousing", id = 9101,
            effective_on = "2026-02-01", superseded_on = "2001-01-01", },
          { id = 9102, approved_by = 1, superseded_on = "2001-01-01" }, { id = 9103, superseded_on = "2001-01-01" },
        },
        people = { { id = 1 } },
        documents = { { id = 9001, status = "draft" } },
        processes = { { id = 9001, kind = "leadership" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "scope-follows-the-context", rule = "scope-follows-the-context",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        context_issues = { { determined_on = "2025-09-08", code = "CI-1", significant = 1 } },
        sms_scopes = {
          { approved_by = 1, document_id = 3, approved_on = "2026-01-20", id = 3, considers_requirements = 1,
            considers_issues = 1, boundaries = "Four sites", statement = "Forwarding and bonded warehousing",
            effective_on = "2026-02-01", },

        },
        documents = {
          { id = 3 }, { id = 9001, status = "draft" }, { id = 9101, last_reviewed_on = "2099-01-01" },
          { id = 9102, owner_id = 1, last_reviewed_on = "2099-01-01" }, { id = 9103, last_reviewed_on = "2001-01-01" },
          { id = 9104, last_reviewed_on = "2099-01-01" }, { id = 9105, owner_id = 1, last_reviewed_on = "2099-01-01" },
          { id = 9106, last_reviewed_on = "2001-01-01" },
        },
        people = { { id = 1 } },
        sites = { { id = 9001, kind = "office" } },
        processes = { { id = 9001, kind = "leadership" } },
        threats = { { id = 9001, category = "theft" } },
      } },
    { name = "scope-document-held", rule = "scope-document-held",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        sms_scopes = {
          { approved_by = 1, document_id = 3, boundaries = "Four sites", approved_on = "2026-01-20",
            statement = "Forwarding and bonded warehousing", id = 3, effective_on = "2026-02-01", },

        },
        document_revisions = { { approved_by = 1, approved_on = "2026-06-30", id = 61, document_id = 3 }, { id = 9001 } },
        documents = { { id = 3, status = "current", current_revision_id = 61 }, { id = 9001, status = "draft" } },
        people = { { id = 1 } },
        processes = { { id = 9001, kind = "leadership" } },
      } },
    { name = "outside-processes-monitored", rule = "outside-processes-monitored",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        external_provisions = {
          { affects_conformity = 1, control_description = "Yearly visit", responsible_id = 1, process_id = 14, code = "EP-15",
            id = 15, monitored_on = "2025-06-30", },
          { affects_conformity = 1, control_description = "Yearly visit", responsible_id = 1, process_id = 14, code = "EP-15b",
            id = 9101, monitored_on = "2025-06-30", partner_id = 9001, },

        },
        partners = { { id = 26, status = "ended" }, { id = 9001, status = "prospective" }, { id = 9004, status = "ended" } },
        processes = { { id = 14 }, { id = 9001, kind = "leadership" } },
        people = { { id = 1 }, { end_on = "2026-06-30", id = 2, name = "N. Oudshoorn" } },
        documents = { { id = 9001, status = "draft" } },
      } },
    { name = "outside-processes-answered-for", rule = "outside-processes-answered-for",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        external_provisions = {
          { affects_conformity = 1, control_description = "Yearly visit", responsible_id = 1, process_id = 14, code = "EP-15",
            id = 15, monitored_on = "2026-01-15", },
          { affects_conformity = 1, control_description = "Yearly visit", responsible_id = 1, process_id = 14, code = "EP-15b",
            id = 9101, monitored_on = "2026-01-15", partner_id = 9001, },
          { id = 9102, responsible_id = 1, process_id = 14, partner_id = 9001 },
          { id = 9103, responsible_id = 1, process_id = 14, partner_id = 26, affects_conformity = 0 },
          { id = 9104, affects_conformity = 0 },
        },
        partners = {
          { id = 26, status = "ended" }, { id = 9001, status = "prospective" }, { id = 9004, status = "ended" },
          { id = 9105, status = "ended" }, { id = 9106, status = "prospective" },
        },
        processes = { { id = 14 }, { id = 9001, kind = "leadership" } },
        people = {
          { id = 1 }, { end_on = "2026-06-30", id = 2, name = "N. Oudshoorn" }, { id = 9001, employment_type = "employee" },
        },
        documents = { { id = 9001, status = "draft" } },
      } },
  },
}
