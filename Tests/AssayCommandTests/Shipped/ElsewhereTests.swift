import ComplianceModel
import Foundation
import Testing

@testable import RulePacks

/// What the packs that ship say of other frameworks and editions.
@Suite struct ShippedElsewhereTests {
  private func pack(_ name: String) throws -> PackSource {
    let rules = Repository.folder.appending(path: "Rules").path
    return try PackLibrary(searchPaths: [rules]).find(name, relativeTo: rules)
  }

  @Test func `the frameworks that supply chains are asked for are mapped, each with what is sure`()
    throws
  {
    let frameworks = try pack("iso28000-2022").frameworks
    #expect(
      Set(frameworks.map(\.name)).isSuperset(of: [
        "c-tpat", "eu-aeo", "tapa-fsr", "tapa-tsr", "iso28001", "iso27001", "iso22301", "isps",
      ]))
    for framework in frameworks {
      #expect(!framework.headings.isEmpty && !framework.verified.isEmpty, "\(framework.name)")
    }
  }

  /// Each pack tells the headings of the other edition itself, so that it needs no other pack: where
  /// that is in reach, both say the same.
  @Test func `a crosswalk has the clauses that the other edition has, under their headings`() throws
  {
    for name in try Repository.packs() {
      guard let crosswalk = try pack(name).crosswalk,
        try Repository.packs().contains(crosswalk.edition.text)
      else { continue }
      let other = try #require(try pack(crosswalk.edition.text).catalogue)
      let carrying = Set(other.requirements.map(\.clause))
      #expect(crosswalk.clauses == other.clauses.filter { carrying.contains($0.id) }, "\(name)")
    }
  }
}
