local badges = "Badges are what they want"

local function issues(...)
  return { people = { { id = 1 }, { id = 2, end_on = "2026-06-30" } }, context_issues = { ... } }
end

local function answer(word)
  return {
    people = { { id = 1 }, { id = 2 } },
    context_issues = { { id = 1, code = "CI-1", climate_related = 0 } },
    attestations = {
      { id = 1, question = "iso28000-2022/climate-decided", answer = word, narrative = "Weighed in January.", attested_by = 1,
        attested_on = "2026-01-12", reviewed_by = 2, reviewed_on = "2026-01-20" },
    },
    evidence_files = { { id = 1, sha256 = string.rep("0", 64) } },
    evidence_links = { { evidence_file_id = 1, target_table = "attestations", target_id = 1 } },
  }
end

test "an outside issue is overdue from the day after its year" {
  rule = "outside-issues-current", as_of = "2026-06-30",
  given = issues(
    { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 1, determined_on = "2024-09-16",
      reviewed_on = "2025-06-29" },
    { id = 2, code = "CI-2", kind = "external", relevance = badges, owner_id = 1, reviewed_on = "2025-06-30" },
    { id = 3, code = "CI-3", kind = "internal", relevance = badges, owner_id = 1, determined_on = "2020-09-16" }
  ),
  expect = {
    outcome = "nonconforming", grade = "minor", population = { conforming = 1, nonconforming = 1 },
    subjects = { ["1"] = { measured = 1, limit = 0, text = "review of issue CI-1 is overdue" } },
  },
}

test "an outside issue needs a reason, an owner who is there, and a day" {
  rule = "outside-issues-current", as_of = "2026-06-30",
  cases = {
    { name = "no relevance", given = issues { id = 1, code = "CI-1", kind = "external", owner_id = 1, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "does not say why it matters" } } } },
    { name = "no owner", given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "nobody owns issue CI-1" } } } },
    { name = "owner left",
      given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 2, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { text = "left on 2026-06-30" } } } },
    { name = "no day", given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 1 },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "a review to come does not count",
      given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 1, determined_on = "2025-06-29",
        reviewed_on = "2026-07-01" },
      expect = { outcome = "nonconforming", subjects = { ["1"] = { measured = 1 } } } },
    { name = "no kind", given = issues { id = 1, code = "CI-1", relevance = badges, owner_id = 1, reviewed_on = "2026-01-05" },
      expect = "not_evaluable" },
    { name = "determined within the year",
      given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 1, determined_on = "2026-01-05" },
      expect = "conforming" },
    { name = "a day to come does not count",
      given = issues { id = 1, code = "CI-1", kind = "external", relevance = badges, owner_id = 1, determined_on = "2026-07-01" },
      expect = { outcome = "not_evaluable", population = { unknown = 1 } } },
    { name = "inside issues only",
      given = issues { id = 1, code = "CI-1", kind = "internal", relevance = badges, owner_id = 1, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { text = "no outside issue is on record" } } } },
    { name = "nothing at all", given = {}, expect = { outcome = "nonconforming", grade = "minor" } },
  },
}

test "an inside issue is judged by the same measure" {
  rule = "inside-issues-current", as_of = "2026-06-30",
  cases = {
    { name = "late",
      given = issues { id = 12, code = "CI-12", kind = "internal", relevance = badges, owner_id = 1, reviewed_on = "2025-05-19" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { ["12"] = { measured = 42 } } } },
    { name = "on its last day",
      given = issues { id = 12, code = "CI-12", kind = "internal", relevance = badges, owner_id = 1, reviewed_on = "2025-06-30" },
      expect = "conforming" },
    { name = "nobody owns it",
      given = issues { id = 12, code = "CI-12", kind = "internal", relevance = badges, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", subjects = { ["12"] = { text = "nobody owns issue CI-12" } } } },
    { name = "no kind", given = issues { id = 12, code = "CI-12", owner_id = 1, reviewed_on = "2026-01-05" }, expect = "not_evaluable" },
    { name = "outside issues only",
      given = issues { id = 12, code = "CI-12", kind = "external", relevance = badges, owner_id = 1, reviewed_on = "2026-01-05" },
      expect = { outcome = "nonconforming", subjects = { organisation = { text = "no inside issue is on record" } } } },
    { name = "nothing at all", given = {}, expect = "nonconforming" },
  },
}

test "the supply chain has issues and places in the analysis" {
  rule = "supply-chain-in-the-context", as_of = "2026-06-30",
  cases = {
    { name = "one of each", expect = "conforming", given = {
      context_issues = { { id = 1, supply_chain_related = 1, relevance = badges } },
      supply_chain_nodes = { { id = 1, in_scope = 1, stage = "upstream" } } } },
    { name = "own sites only", expect = { outcome = "nonconforming", grade = "minor" }, given = {
      context_issues = { { id = 1, supply_chain_related = 1, relevance = badges } },
      supply_chain_nodes = { { id = 1, in_scope = 1, stage = "internal" } } } },
    { name = "no issue says why",
      expect = { outcome = "nonconforming", subjects = { organisation = { measured = 0, text = "supply chain" } } }, given = {
        context_issues = { { id = 1, supply_chain_related = 1 }, { id = 2, supply_chain_related = 0, relevance = badges } },
        supply_chain_nodes = { { id = 1, in_scope = 1, stage = "downstream" } } } },
    { name = "nothing at all", given = {}, expect = "nonconforming" },
  },
}

test "a decision on climate holds for two years" {
  rule = "climate-looked-at-lately", as_of = "2026-06-30",
  cases = {
    { name = "on its last day", given = issues { id = 1, climate_related = 1, relevance = "Low Rhine", reviewed_on = "2024-06-30" },
      expect = "conforming" },
    { name = "a day later", given = issues { id = 1, climate_related = 1, relevance = "Low Rhine", reviewed_on = "2024-06-29" },
      expect = { outcome = "nonconforming", grade = "minor", subjects = { organisation = { measured = 1 } } } },
    { name = "said not to matter", given = answer "yes", expect = "conforming" },
    { name = "said not to be decided", given = answer "no", expect = "nonconforming" },
    { name = "no word", given = issues { id = 1, climate_related = 0 }, expect = "not_evaluable" },
    { name = "no flag", given = issues { id = 1, relevance = "Low Rhine", reviewed_on = "2026-01-12" }, expect = "not_evaluable" },
    { name = "nothing at all", given = {}, expect = "nonconforming" },
  },
}

test "whether climate was decided is a person's answer" {
  rule = "climate-decided", as_of = "2026-06-30",
  cases = {
    { name = "unanswered", given = {}, expect = "not_assessed" },
    { name = "yes", given = answer "yes", expect = "conforming" },
    { name = "no", given = answer "no", expect = { outcome = "nonconforming", grade = "minor" } },
    { name = "two years later", given = answer "yes", as_of = "2028-01-12", expect = "conforming" },
    { name = "a day more", given = answer "yes", as_of = "2028-01-13", expect = "not_assessed" },
  },
}

-- Records of other kinds, states, days and owners stand beside the subject: the outcome stays what it is.
test "records beside the subject leave the outcome as it is" {
  cases = {
    { name = "outside-issues-current", rule = "outside-issues-current",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        context_issues = {
          { code = "CI-1", owner_id = 1, id = 1, determined_on = "2026-01-05", relevance = "Badges are what they want",
            kind = "external", },
          { code = "CI-1b", owner_id = 1, id = 9101, determined_on = "2026-01-05", relevance = "Badges are what they want",
            kind = "external", reviewed_on = "2099-01-01", },
          { code = "otherb", owner_id = 1, id = 9102, determined_on = "2026-01-05", relevance = "Badges are what they want",
            kind = "external", },

        },
        people = { { id = 1 }, { id = 2, end_on = "2026-06-30" }, { id = 9001, employment_type = "employee" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "inside-issues-current", rule = "inside-issues-current",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        context_issues = {
          { code = "CI-12", owner_id = 1, id = 12, reviewed_on = "2025-06-30", relevance = "Badges are what they want",
            kind = "internal", },
          { code = "otherb", owner_id = 1, id = 9101, reviewed_on = "2025-06-30", relevance = "Badges are what they want",
            kind = "internal", },
          { code = "CI-12b", owner_id = 1, id = 9102, reviewed_on = "2025-06-30", relevance = "Badges are what they want",
            kind = "internal", topic = "political", },

        },
        people = { { id = 1 }, { id = 2, end_on = "2026-06-30" }, { id = 9001, employment_type = "employee" } },
        changes = { { id = 9001, reason = "incident" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "supply-chain-in-the-context", rule = "supply-chain-in-the-context",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        supply_chain_nodes = {
          { id = 1, in_scope = 1, stage = "upstream" }, { id = 9001, role = "supplier" },
          { id = 9103, in_scope = 0, stage = "upstream" }, { id = 9104, in_scope = 0 },
          { id = 9105, in_scope = 1, stage = "upstream" },
        },
        context_issues = {
          { id = 1, supply_chain_related = 1, relevance = "Badges are what they want" }, { id = 9001, topic = "political" },
          { id = 9101, supply_chain_related = 1, relevance = " " }, { id = 9102, relevance = " " },
        },
        people = { { id = 9001, employment_type = "employee" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
    { name = "climate-looked-at-lately", rule = "climate-looked-at-lately",
      as_of = "2026-06-30", expect = "conforming",
      given = {
        context_issues = {
          { id = 1, reviewed_on = "2024-06-30", relevance = "Low Rhine", climate_related = 1 },
          { id = 9001, topic = "political" }, { id = 9101, reviewed_on = "2024-06-30", relevance = " ", climate_related = 1 },
          { id = 9102, owner_id = 1, relevance = " " }, { id = 9103, relevance = " " },
          { id = 9104, reviewed_on = "2099-01-01", relevance = "Low Rhine", climate_related = 1 },
          { id = 9105, owner_id = 1, reviewed_on = "2099-01-01" }, { id = 9106, reviewed_on = "2099-01-01" },
        },
        people = { { id = 1 }, { id = 2, end_on = "2026-06-30" }, { id = 9001, employment_type = "employee" } },
        records = { { id = 9001, kind = "inspection" } },
      } },
  },
}
