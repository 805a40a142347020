import ComplianceModel
import Evaluation

extension Lint {
  /// A rule of a catalogue's requirement that does not say how it follows from it.
  static let missingRationale = Lint(
    "missing-rationale", .warning, finds: "a rule of a catalogue's requirement without a rationale",
    why: """
      A requirement can be tested in many ways. Who is told that it is not met asks why this one was \
      chosen; a rule of a pack without a catalogue is its own requirement and needs none.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        rule "owned" {
          requirement = "shop/1-a", of = "assets",
          title = "Every asset has an owner",
          select = "SELECT id, code, owner_id FROM assets ORDER BY id",
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
          fix = "Name an owner.",
        }
        """,
      good: """
        rule "owned" {
          requirement = "shop/1-a", of = "assets",
          title = "Every asset has an owner",
          rationale = "What belongs to nobody is looked after by nobody.",
          select = "SELECT id, code, owner_id FROM assets ORDER BY id",
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
          fix = "Name an owner.",
        }
        """),
    inPack: { pack in
      guard pack.source.catalogue != nil else { return [] }
      return pack.pack.rules.filter { ($0.rationale ?? "").isEmpty }.map { rule in
        pack.finding(
          "rule '\(rule.id.name)' does not say why it matters", of: rule,
          remedy: "Say in a sentence how it follows from its requirement: rationale = \"…\".")
      }
    })

  /// A rule whose findings tell nobody what to do.
  static let missingFix = Lint(
    "missing-fix", .warning, finds: "a rule of remarks without a fix",
    why: """
      A major or minor rule without `fix` is refused. An observation or opportunity may do without; \
      whoever reads it will ask what would be better.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        rule "owned" {
          title = "Every asset has an owner", of = "assets", grade = "observation",
          select = "SELECT id, code, owner_id FROM assets ORDER BY id",
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
        }
        """,
      good: """
        rule "owned" {
          title = "Every asset has an owner", of = "assets", grade = "observation",
          select = "SELECT id, code, owner_id FROM assets ORDER BY id",
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
          fix = "Name an owner.",
        }
        """),
    inPack: { pack in
      pack.pack.rules.filter { ($0.fix ?? "").isEmpty }.map { rule in
        pack.finding(
          "rule '\(rule.id.name)' does not say what to do about a finding", of: rule,
          remedy: "Say what a person does on Monday: fix = \"…\".")
      }
    })

  /// Two rules of one title.
  static let duplicateTitle = Lint(
    "duplicate-title", .warning, finds: "two rules of one title",
    why: """
      In a report they cannot be told apart, and a copied rule whose title stayed mostly kept \
      something else too.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        rule "owned" {
          title = "Every asset has an owner", of = "assets", fix = "Name an owner.",
          select = "SELECT id, code, owner_id FROM assets ORDER BY id",
          judge = function(code, owner_id)
            if owner_id == nil then return fail("%s has no owner", code) end
          end,
        }
        rule "rated" {
          title = "Every asset has an owner", of = "assets", fix = "Rate it.",
          select = "SELECT id, code, rating FROM assets ORDER BY id",
          judge = function(code, rating)
            if rating == nil then return fail("%s is not rated", code) end
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
        rule "rated" {
          title = "Every asset is rated", of = "assets", fix = "Rate it.",
          select = "SELECT id, code, rating FROM assets ORDER BY id",
          judge = function(code, rating)
            if rating == nil then return fail("%s is not rated", code) end
          end,
        }
        """),
    inPack: { pack in
      var seen: [String: RuleID] = [:]
      return pack.pack.rules.compactMap { rule in
        guard let first = seen[rule.title] else {
          seen[rule.title] = rule.id
          return nil
        }
        return pack.finding(
          "rule '\(rule.id.name)' has the title of '\(first.name)'", of: rule,
          remedy: "Say what it asks that the other does not.")
      }
    })

  /// A table that a rule counts its subjects of and does not read.
  static let unreadTable = Lint(
    "unread-table", .warning, finds: "a table in 'of' that the query does not read",
    why: """
      The outcome says "judged n of m", where m is the records of `of`. Of another table the count \
      says nothing, and an empty one makes the rule not evaluable.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        rule "owned" {
          title = "Every asset has an owner", of = "people", fix = "Name an owner.",
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
        """),
    inPack: { pack in
      pack.pack.rules.flatMap { rule -> [PackFinding] in
        // Records of another table may be told apart by what they say of this one.
        guard case .population(let population) = rule.form, population.key == ["id"] else {
          return []
        }
        let words = Set(sqlTokens(of: population.select.utf8).map { $0.text.lowercased() })
        // A table that nobody knows has been told.
        guard pack.tables?.tables.contains(where: { words.contains($0.name.lowercased()) }) == true
        else { return [] }
        return rule.tables.filter { !words.contains($0.lowercased()) }.map { table in
          pack.finding(
            "the query of rule '\(rule.id.name)' does not read '\(table)', whose records 'of' counts",
            of: rule, remedy: "Name the table that its subjects come from.")
        }
      }
    })
}
