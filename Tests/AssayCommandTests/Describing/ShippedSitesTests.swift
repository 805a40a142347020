import Foundation
import Testing

/// The sites of the packs that ship: whole, and without a dead link.
@Suite struct ShippedSitesTests {
  @Test(
    "every rule, question and requirement of a shipped pack is there once",
    arguments: try Repository.packsWithRules())
  func whole(pack: String) throws {
    let bench = try CommandBench()
    let ending = try bench.assay("docs", pack, "--output", "site")
    #expect(ending.code == 0 && ending.complaint == "")
    let site = try Site("site", in: bench)
    #expect(site.faults == [])
    #expect(
      ending.output
        == "written   site: \(site.pages.count) pages\nOpen:     site/index.html\n")
    let declared = try declarations(of: pack) + requirements(of: pack)
    #expect(declared.count > 10)
    #expect(declared.filter { site.count(ofID: $0) != 1 } == [])
    for (name, page) in site.pages {
      #expect(page.elements("h1").count == 1 && page.elements("main").count == 1, "\(name)")
      #expect(page.elements("script").count == (name == "index.html" ? 1 : 0), "\(name)")
    }
    for (name, text) in site.texts {
      let isOfHere = [bench.root, BuiltCommand.folder.path, "assay_ShippedContent"].contains {
        text.contains($0)
      }
      #expect(!isOfHere, "\(name) tells where it was made")
    }
    #expect(bench.names() == ["site"] && bench.names(in: bench.temporary) == [])
  }

  /// The anchors of what rule files declare, as they are written.
  private func declarations(of pack: String) throws -> [String] {
    let folder = "Rules/\(pack)/rules"
    let files = try FileManager.default.contentsOfDirectory(
      atPath: Repository.folder.appending(path: folder).path)
    return try files.filter { $0.hasSuffix(".lua") }.flatMap { file in
      try Repository.text("\(folder)/\(file)")
        .matches(of: /(?m)^(rule|question) "([^"]+)"/).map { "\($0.output.1)-\($0.output.2)" }
    }
  }

  /// The anchors of the requirements of its catalogue, as they are written.
  private func requirements(of pack: String) throws -> [String] {
    let path = "Rules/\(pack)/catalogue.yml"
    guard
      FileManager.default.fileExists(atPath: Repository.folder.appending(path: path).path)
    else { return [] }
    return try Repository.text(path).matches(of: /(?m)^ +- id: (\S+)$/).map {
      "requirement-\($0.output.1)"
    }
  }
}
