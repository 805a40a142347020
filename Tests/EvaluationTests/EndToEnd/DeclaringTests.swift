import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// A file's own faults are found without any database, all of them at once.
@Suite struct DeclaringTests {
  static let catalogue = Catalogue(
    id: PackID("shop"), title: "Shop",
    clauses: [Clause(id: ClauseID("4.1"), heading: "Orders")],
    requirements: [
      Requirement(id: RequirementID("shop/4.1-a"), clause: ClauseID("4.1"), text: "Ship in time."),
      Requirement(
        id: RequirementID("shop/4.1-b"), clause: ClauseID("4.1"), text: "Say so.",
        obligation: .should),
    ])

  static func faults(_ text: String, catalogue: Catalogue? = nil) throws -> [String] {
    try declare(EvaluationBench.source(text, catalogue: catalogue), by: LocalEvaluator())
      .diagnostics.map(\.line)
  }

  static let form = "select = 'SELECT id FROM orders', judge = function(id) end"

  @Test(
    "a field that a rule does not have, lacks or cannot be is told with its place",
    arguments: [
      (
        "rule 'a' { titel = 'x', fix = 'y', \(form) }",
        ["shop/rules/shop.lua:1:12: a rule has no field 'titel'; did you mean 'title'?"]
      ),
      (
        "rule 'a' { title = 'x', fixx = 'y', \(form) }",
        ["shop/rules/shop.lua:1:25: a rule has no field 'fixx'; did you mean 'fix'?"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', of = 'orders', chekc = function() return pass() end }",
        ["shop/rules/shop.lua:1:51: a rule has no field 'chekc'; did you mean 'check'?"]
      ),
      (
        "rule 'a' { title = 'x', remedy = 'y', \(form) }",
        [
          "shop/rules/shop.lua:1: 'a' has no 'fix'",
          "shop/rules/shop.lua:1:25: a rule has no field 'remedy'",
        ]
      ),
      ("rule 'a' { title = 'x', \(form) }", ["shop/rules/shop.lua:1: 'a' has no 'fix'"]),
      (
        "rule 'a' { title = 'x', fix = 'y', grade = 'mayor', \(form) }",
        ["shop/rules/shop.lua:1:45: 'grade' cannot be 'mayor'; did you mean 'major'?"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', when_empty = pass(), \(form) }",
        ["shop/rules/shop.lua:1:36: nothing on record can never conform"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', needs = 1.5, \(form) }",
        ["shop/rules/shop.lua:1:36: 'needs' is 1.5, not a share above 0 and at most 1"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', select = 'SELECT 1', judge = function(a, a) end }",
        ["shop/rules/shop.lua:1:57: judge has two parameters called 'a'"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', select = 'SELECT 1', judge = function(date) end }",
        ["shop/rules/shop.lua:1:74: the parameter 'date' hides what the language calls 'date'"]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', of = 'orders', check = function() end, key = 'id' }",
        [
          "shop/rules/shop.lua:1:75: a rule has either 'check' or 'select' and 'judge', not 'key' too"
        ]
      ),
      (
        "rule 'a' { title = 'x', fix = 'y', \(form) }\nrule 'a' { title = 'x', fix = 'y', \(form) }",
        ["shop/rules/shop.lua:2: 'a' is declared twice"]
      ),
      (
        "rule 'A b' { title = 'x', fix = 'y', \(form) }",
        [
          "shop/rules/shop.lua:1: 'A b' is no name of a rule"
        ]
      ),
      ("rule 'a' { title = 'x' ", ["shop/rules/shop.lua:1: '}' expected near <eof>"]),
      ("nothing()", ["shop/rules/shop.lua:1:1: 'nothing' is not declared"]),
    ])
  func faultsOfARule(text: String, lines: [String]) throws {
    #expect(try Self.faults(text) == lines)
  }

  @Test(
    "with a catalogue a rule names its requirement, and an unknown one is told with the nearest")
  func requirements() throws {
    let body = "title = 'x', fix = 'y', \(Self.form)"
    #expect(
      try Self.faults("rule 'a' { \(body) }", catalogue: Self.catalogue) == [
        "shop/rules/shop.lua:1: 'a' has no 'requirement'"
      ])
    #expect(
      try Self.faults("rule 'a' { requirement = 'shop/4.1-c', \(body) }", catalogue: Self.catalogue)
        == [
          "shop/rules/shop.lua:1:27: no catalogue in reach has a requirement 'shop/4.1-c'; did you mean 'shop/4.1-a'?"
        ])
    #expect(
      try Self.faults(
        "rule 'a' { requirement = 'shop/4.1-b', grade = 'minor', \(body) }",
        catalogue: Self.catalogue)
        == [
          "shop/rules/shop.lua:1:49: 'minor' is graver than the requirement allows: a should is at most 'observation'"
        ])
  }

  @Test("a rule of a pack without a catalogue is its own requirement under controls")
  func ownRequirement() throws {
    let pack = try declare(
      EvaluationBench.source("rule 'a' { title = 'Ship', fix = 'y', \(Self.form) }"),
      by: LocalEvaluator()
    )
    .whole()
    #expect(pack.rules.map(\.requirements) == [[RequirementID("shop/a")]])
    #expect(pack.rules.map(\.grade) == [.minor])
    #expect(
      pack.catalogue.requirements == [
        Requirement(
          id: RequirementID("shop/a"), clause: ClauseID("controls"), text: "Ship", grade: .minor)
      ])
  }
}
