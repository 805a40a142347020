import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// What the files of a pack that is used find by which name.
@Suite struct UsedPackTests {
  /// The titles of the rules that `text` declares, and what is wrong.
  private static func declared(
    _ text: String, libraries: [String: String] = [:], uses: [PackSource]
  ) throws -> (titles: [String], faults: [String]) {
    var source = EvaluationBench.source(text, libraries: libraries)
    source.manifest.uses = uses.map(\.manifest.id)
    let declared = try declare(source, uses: uses, by: LocalEvaluator())
    return (declared.pack.rules.map(\.title), declared.diagnostics.map(\.line))
  }

  private static func rule(title: String) -> String {
    "rule 'a' { title = \(title), fix = 'y', \(DeclaringTests.form) }"
  }

  @Test
  func `a helper of a used pack names its neighbours shortly, whatever the pack's own are called`()
    throws
  {
    let common = PackSource.lending(
      "common", ["words": "return require 'names'", "names": "return 'of common'"])
    let declared = try Self.declared(
      "local words = require 'common/words' local own = require 'names' "
        + Self.rule(title: "words .. ', ' .. own"),
      libraries: ["names": "return 'of shop'"], uses: [common])
    #expect(declared.titles == ["of common, of shop"])
    #expect(declared.faults == [])
  }

  @Test func `the name with its pack works inside the pack too, and gives the same table`() throws {
    let common = PackSource.lending(
      "common",
      [
        "words": "return require('names') == require('common/names') and 'one' or 'two'",
        "names": "return {}",
      ])
    let declared = try Self.declared(
      "local words = require 'common/words' " + Self.rule(title: "words"), uses: [common])
    #expect(declared.titles == ["one"])
  }

  @Test func `a used pack takes a third one by its name, and that one names its own shortly`()
    throws
  {
    let third = PackSource.lending(
      "third", ["far": "return require 'names'", "names": "return 'of the third'"])
    let common = PackSource.lending(
      "common", ["words": "return require 'third/far'", "names": "return 'of common'"],
      uses: ["third"])
    let declared = try Self.declared(
      "local words = require 'common/words' " + Self.rule(title: "words"), uses: [third, common])
    #expect(declared.titles == ["of the third"])
  }

  @Test func `a short name inside a used pack is not looked for in the pack that uses it`() throws {
    let common = PackSource.lending("common", ["words": "local live =\n  require 'live'\nreturn 1"])
    let declared = try Self.declared(
      "local words = require 'common/words'", libraries: ["live": "return 1"], uses: [common])
    #expect(
      declared.faults == [
        "packs/common/lib/words.lua:2:12: there is no helper 'common/live' in lib"
      ])
  }

  @Test func `a function of a used pack that requires later finds its neighbours`() throws {
    let common = PackSource.lending(
      "common",
      ["words": "return function() return require 'names' end", "names": "return 'of common'"])
    let declared = try Self.declared(
      "local words = require 'common/words' " + Self.rule(title: "words()"), uses: [common])
    #expect(declared.titles == ["of common"])
  }

  @Test func `helpers that require each other are told in the file that closes the circle`() throws
  {
    let common = PackSource.lending(
      "common", ["one": "return require 'two'", "two": "local first = require 'one'\nreturn first"])
    let declared = try Self.declared("local one = require 'common/one'", uses: [common])
    #expect(
      declared.faults == ["packs/common/lib/two.lua:1:24: helper 'common/one' requires itself"])
  }

  // MARK: - Fixtures

  private static let common = PackSource.lending(
    "common", ["names": "return { first = 'A' }"],
    fixtures: [
      "fixtures.cases":
        "local orders = require 'fixtures.orders'\nreturn { name = require('names').first, orders = orders }",
      "fixtures.orders": "return { { id = 1 } }",
    ])

  /// The tests that `text` declares, and what is wrong.
  private static func tests(_ text: String) throws -> (tests: [DeclaredTest], faults: [String]) {
    var source = EvaluationBench.source(rule(title: "'x'"))
    source.manifest.uses = [PackID("common")]
    source.tests = [SourceText(path: "tests/shop_test.lua", text: text)]
    let (tests, faults) = try declareTests(of: source, uses: [common], by: LocalEvaluator())
    return (tests, faults.map(\.line))
  }

  @Test func `a test file takes fixtures of a used pack, which take helpers and fixtures of it`()
    throws
  {
    let (tests, faults) = try Self.tests(
      """
      local cases = require "common/fixtures.cases"
      test (cases.name) { rule = "a", given = { orders = cases.orders } }
      """)
    #expect(faults == [])
    #expect(tests.map(\.name) == ["A"])
    #expect(
      tests.first?.fields["given"]
        == .table(["orders": .list([.table(["id": .integer(1)])])]))
  }

  @Test func `a fixture that a used pack does not have is told in the test file`() throws {
    let (_, faults) = try Self.tests("local cases = require 'common/fixtures.casses'")
    #expect(
      faults == [
        "shop/tests/shop_test.lua:1:24: there is no helper 'common/fixtures.casses' in lib"
      ])
  }

  @Test(
    "a rule file and a helper see no fixtures, neither of the pack nor of one that it uses",
    arguments: [
      (
        "local cases = require 'common/fixtures.orders'", "return 1",
        "shop/rules/shop.lua:1:24: there is no helper 'common/fixtures.orders' in lib"
      ),
      (
        "local cases = require 'fixtures.orders'", "return 1",
        "shop/rules/shop.lua:1:24: there is no helper 'fixtures.orders' in lib"
      ),
      (
        "local cases = require 'common/cases'", "return require 'fixtures.orders'",
        "packs/common/lib/cases.lua:1:17: there is no helper 'common/fixtures.orders' in lib"
      ),
    ])
  func noFixtures(text: String, library: String, fault: String) throws {
    var common = Self.common
    common.libraries["cases"] = SourceText(path: "lib/cases.lua", text: library)
    var source = EvaluationBench.source(text)
    source.manifest.uses = [PackID("common")]
    source.fixtures = common.fixtures
    let declared = try declare(source, uses: [common], by: LocalEvaluator())
    #expect(declared.diagnostics.map(\.line) == [fault])
  }
}
