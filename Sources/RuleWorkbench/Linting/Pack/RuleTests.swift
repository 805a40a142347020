import ComplianceModel
import Evaluation

extension Lint {
  /// A rule that no test names.
  static let untestedRule = Lint(
    "untested-rule", .warning, finds: "a rule that no test names",
    why: """
      Nobody has seen it pass what is right and find what is wrong. A test needs three rows and \
      shows both; without one the first to see it is an organisation.
      """,
    LintPage.Example(
      in: .tests,
      bad: "",
      good: Shown.failing + "\n" + Shown.conforming),
    inPack: { pack in
      let tested = Set(pack.tests.map(\.rule))
      return pack.pack.rules.filter { !tested.contains($0.id) }.map { rule in
        pack.finding(
          "rule '\(rule.id.name)' has no test", of: rule,
          remedy: "Start one: assay new test \(pack.source.location)/\(rule.id.name)"
            + (pack.database.map { " -d \($0)" } ?? ""))
      }
    })

  /// A rule that no test shows finding anything.
  static let untestedFailure = Lint(
    "untested-failure", .warning, finds: "a rule that no test shows finding anything",
    why: """
      Tests that only see a rule pass would pass as well if it looked at nothing. Only a record that \
      is wrong shows that the rule finds it.
      """,
    LintPage.Example(
      in: .tests,
      bad: Shown.conforming,
      good: Shown.failing + "\n" + Shown.conforming),
    inPack: { pack in
      pack.tested { $0.showsFailure }.map { rule in
        pack.finding(
          "no test shows rule '\(rule.id.name)' finding anything", of: rule,
          remedy: "Give a test a record that is wrong: expect = \"nonconforming\".")
      }
    })

  /// A rule that no test shows letting anything pass.
  static let untestedConformity = Lint(
    "untested-conformity", .warning, finds: "a rule that no test shows letting anything pass",
    why: """
      A rule that fails everything passes all its tests where each gives it something that is wrong.
      """,
    LintPage.Example(
      in: .tests,
      bad: Shown.failing,
      good: Shown.failing + "\n" + Shown.conforming),
    inPack: { pack in
      pack.tested { $0.showsConformity }.map { rule in
        pack.finding(
          "no test shows rule '\(rule.id.name)' letting anything pass", of: rule,
          remedy: "Give a test a record that is right: expect = \"conforming\".")
      }
    })

  /// Two tests of one name in a file.
  static let duplicateTest = Lint(
    "duplicate-test", .warning, finds: "two tests of one name",
    why: """
      A report that names the one that failed names both, and a copied test whose name stayed mostly \
      kept its records too.
      """,
    LintPage.Example(
      in: .tests,
      bad: Shown.failing.replacing("an asset without an owner", with: "an owned asset") + "\n"
        + Shown.conforming,
      good: Shown.failing + "\n" + Shown.conforming),
    inPack: { pack in
      var seen: [TestName: SourcePlace] = [:]
      return pack.tests.compactMap { test in
        let name = TestName(rule: test.rule, name: test.name)
        guard let first = seen.updateValue(test.place, forKey: name), let line = test.place.line,
          let path = pack.path(of: test.place)
        else { return nil }
        return pack.finding(
          "two tests of rule '\(test.rule.name)' are called '\(test.name)'", in: path, line: line,
          word: test.name, remedy: "Rename one of them; the first is at \(first).")
      }
    })
}

/// The tests of the examples.
private enum Shown {
  static let failing = """
    test "an asset without an owner" {
      rule = "owned", given = { assets = { { id = 1, code = "A" } } },
      expect = "nonconforming",
    }
    """
  static let conforming = """
    test "an owned asset" {
      rule = "owned",
      given = { assets = { { id = 1, code = "A", owner_id = 1 } } },
      expect = "conforming",
    }
    """
}

/// A test as reports name it.
private struct TestName: Hashable {
  let rule: RuleID
  let name: String
}

extension LintedPack {
  /// The rules with tests none of which `shows` what is wanted.
  fileprivate func tested(_ shows: (RuleTest) -> Bool) -> [Rule] {
    let tested = Set(tests.map(\.rule))
    let shown = Set(tests.filter(shows).map(\.rule))
    return pack.rules.filter { tested.contains($0.id) && !shown.contains($0.id) }
  }

  /// The path in the pack of the file that a place shows.
  func path(of place: SourcePlace) -> String? {
    source.tests.first { source.place($0.path).file == place.file }?.path
  }
}

extension RuleTest {
  /// Whether it expects that something is found.
  fileprivate var showsFailure: Bool {
    if let outcome = expected.outcome, ["nonconforming", "remarked"].contains(outcome) {
      return true
    }
    let counts = ["nonconforming", "remarked"].compactMap { expected.population[$0] }
    return counts.contains { $0 > 0 } || expected.findings?.isEmpty == false
      || expected.grade != nil
      || expected.subjects?.values.contains { subject in
        subject.verdict.map { ["nonconforming", "remarked"].contains($0) }
          ?? (subject.grade != nil || subject.measured != nil)
      } == true
  }

  /// Whether it expects that something passes.
  fileprivate var showsConformity: Bool {
    expected.outcome == "conforming" || (expected.population["conforming"] ?? 0) > 0
      || expected.findings?.isEmpty == true
  }
}
