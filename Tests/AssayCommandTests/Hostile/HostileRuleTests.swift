import Foundation
import Testing

/// Rules of strangers: each is first shown to succeed where nothing is in its way, and then to come to nothing here.
@Suite struct HostileRuleTests {
  @Test("the battery has at least 110 rules, twelve or more of each category")
  func size() {
    #expect(HostileRule.all.count >= 110)
    for category in HostileRule.Category.allCases {
      #expect(HostileRule.all.count { $0.category == category } >= 12, "\(category)")
    }
    let names = HostileRule.all.map(\.testDescription)
    #expect(HostileRule.meetsHeapLimit.subtracting(names).isEmpty)
    #expect(names.count == Self.fileCount, "a file does not say how its effect is seen")
  }

  private static var fileCount: Int {
    let names = FileManager.default.enumerator(atPath: HostileRule.folder)?.allObjects ?? []
    return names.count { ($0 as? String)?.contains("/") ?? false }
  }

  @Test(
    "where nothing is in its way a hostile rule succeeds: what did not would prove nothing",
    arguments: HostileRule.all)
  func unprotected(rule: HostileRule) throws {
    #expect(try UnprotectedRun.succeeds(rule))
  }

  @Test(
    "here it is an error or has no effect, and the rule after it is clean",
    arguments: HostileRule.all)
  func protected(rule: HostileRule) throws {
    try ProtectedRun.expectHarmless(rule)
  }
}
