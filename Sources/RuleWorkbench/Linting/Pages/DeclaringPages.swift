import ComplianceModel

/// Pages of what is found where files are declared and queries are bound: none can be silenced, since a
/// rule that has it cannot run.
extension Lint {
  static let ofDeclaring: [Lint] = [
    Lint(
      elsewhere: "unknown-column", .error,
      finds: "a column that the table, or the query, does not have",
      why: """
        The rule ends before its first record, or with a database that lacks the column is not \
        evaluable: nothing is checked. The nearest name is told.
        """,
      LintPage.Example(
        in: .select, bad: "SELECT id, code, ownr_id AS owner_id FROM assets ORDER BY id",
        good: "SELECT id, code, owner_id FROM assets ORDER BY id")),
    Lint(
      elsewhere: "unknown-table", .error, finds: "a table that the schema does not have",
      why: """
        The rule ends before its first record. A table of the organisation's own stands in the pack's \
        schema.sql, or under 'reads' of pack.yml.
        """,
      LintPage.Example(
        in: .select, bad: "SELECT id, code, owner_id FROM asset ORDER BY id",
        good: "SELECT id, code, owner_id FROM assets ORDER BY id")),
    Lint(
      elsewhere: "unknown-parameter", .error, finds: "a parameter that the pack does not have",
      why: """
        `:name` in a query is a parameter of pack.yml, or `:today`. One that nobody declared has no \
        value.
        """,
      LintPage.Example(
        in: .select,
        bad: "SELECT id, code, owner_id FROM assets WHERE due_on < :todya ORDER BY id",
        good: "SELECT id, code, owner_id FROM assets WHERE due_on < :today ORDER BY id")),
    Lint(
      elsewhere: "duplicate-column", .error, finds: "two columns of one name in a query",
      why: """
        `judge` takes columns by name, and could not say which of the two it means.
        """,
      LintPage.Example(
        in: .select,
        bad: """
          SELECT a.id, a.code, a.owner_id, p.id
          FROM assets a JOIN people p ON p.id = a.owner_id ORDER BY a.id
          """,
        good: """
          SELECT a.id, a.code, p.id AS owner_id
          FROM assets a JOIN people p ON p.id = a.owner_id ORDER BY a.id
          """)),
    Lint(
      elsewhere: "bad-sql", .error, finds: "a query that SQLite does not take",
      why: """
        SQLite's own words are told, with the place at which it stopped reading. A query is one \
        SELECT, or WITH and SELECT.
        """,
      LintPage.Example(
        in: .select, bad: "SELECT id, code, owner_id FROM assets WHERE ORDER BY id",
        good: "SELECT id, code, owner_id FROM assets ORDER BY id")),
    Lint(
      elsewhere: "unknown-field", .error, finds: "a field that a rule, test or file does not have",
      why: """
        A misspelled field would be left out of account without a word: a rule without its \
        `when_empty`, a test that compares nothing.
        """,
      LintPage.Example(
        in: .rules,
        bad: """
          rule "owned" {
            title = "Every asset has an owner", of = "assets", fix = "Name an owner.",
            whenempty = fail("no asset is on record"),
            select = "SELECT id, code, owner_id FROM assets ORDER BY id",
            judge = function(code, owner_id)
              if owner_id == nil then return fail("%s has no owner", code) end
            end,
          }
          """,
        good: """
          rule "owned" {
            title = "Every asset has an owner", of = "assets", fix = "Name an owner.",
            when_empty = fail("no asset is on record"),
            select = "SELECT id, code, owner_id FROM assets ORDER BY id",
            judge = function(code, owner_id)
              if owner_id == nil then return fail("%s has no owner", code) end
            end,
          }
          """)),
    Lint(
      elsewhere: "missing-field", .error,
      finds: "a rule without title, or a rule of nonconformities without fix",
      why: """
        Who is told of a nonconformity asks what to do about it, and the rule's author knows best.
        """,
      LintPage.Example(
        in: .rules,
        bad: """
          rule "owned" {
            title = "Every asset has an owner", of = "assets",
            select = "SELECT id, code, owner_id FROM assets ORDER BY id",
            judge = function(code, owner_id)
              if owner_id == nil then return fail("%s has no owner", code) end
            end,
          }
          """,
        good: """
          rule "owned" {
            title = "Every asset has an owner", of = "assets", fix = "Name an owner.",
            select = "SELECT id, code, owner_id FROM assets ORDER BY id",
            judge = function(code, owner_id)
              if owner_id == nil then return fail("%s has no owner", code) end
            end,
          }
          """)),
    Lint(
      elsewhere: "unknown-rule", .error, finds: "a test or setting of a rule that there is not",
      why: """
        What was written for a rule of another name tests, changes and excuses nothing.
        """,
      LintPage.Example(
        in: .tests,
        bad: "test \"an asset\" { rule = \"ownd\", given = {}, expect = \"nonconforming\" }",
        good: """
          test "an asset without an owner" {
            rule = "owned", given = { assets = { { id = 1, code = "A" } } },
            expect = { outcome = "nonconforming", population = { conforming = 1 } },
          }
          """)),
  ]
}
