import ComplianceModel
import Foundation
import Testing

@testable import RulePacks

@Suite struct PackLoadingTests {
  private func manifest(_ id: String, uses: String = "[]") -> String {
    "id: \(id)\nversion: 1.0.0\ntitle: Pack \(id)\nuses: \(uses)\n"
  }

  private func folder(_ uses: [(String, String)], withRules: Set<String>) throws -> PackFolder {
    let folder = try PackFolder()
    for (id, uses) in uses {
      try folder.write(manifest(id, uses: uses), to: "\(id)/pack.yml")
      try folder.write("", to: "\(id)/\(withRules.contains(id) ? "rules" : "lib")/a.lua")
    }
    return folder
  }

  private func refused(_ names: [String], _ folder: PackFolder) -> [String] {
    do {
      _ = try PackLibrary(searchPaths: [folder.path]).load(names, relativeTo: folder.path)
      return []
    } catch {
      return error.diagnostics.map { $0.line.replacing(folder.path + "/", with: "") }
    }
  }

  @Test("packs come with all they use, each once and after what it uses itself")
  func loads() throws {
    let folder = try folder(
      [("a", "[b, c]"), ("b", "[d]"), ("c", "[d]"), ("d", "[]"), ("e", "[b]")],
      withRules: ["a", "b", "e"])
    let packs = try PackLibrary(searchPaths: ["", folder.path + "/"])
      .load(["a", "./e", "a", "b"], relativeTo: folder.path)
    #expect(packs.asked.map(\.manifest.id.text) == ["a", "e", "b"])
    #expect(packs.libraries.map(\.manifest.id.text) == ["d", "b", "c"])
  }

  @Test("a pack is used from beside the one that uses it when no search path has it")
  func loadsBeside() throws {
    let folder = try folder([("a", "[b]"), ("b", "[]")], withRules: ["a"])
    let packs = try PackLibrary(searchPaths: []).load(["./a"], relativeTo: folder.path)
    #expect(packs.libraries.map(\.manifest.id.text) == ["b"])
  }

  @Test("a pack in the working folder is found by a dot, and what it uses beside it")
  func loadsDot() throws {
    let folder = try folder([("a", "[b]"), ("b", "[]")], withRules: ["a"])
    let packs = try PackLibrary(searchPaths: []).load(["."], relativeTo: "\(folder.path)/a")
    #expect(packs.asked.map(\.location) == ["."])
    #expect(packs.libraries.map(\.location) == ["../b"])
  }

  @Test(
    "a pack that is named by a path uses the one beside it, one found by name that of its folder")
  func loadsItsNeighbour() throws {
    let folder = try PackFolder([
      "ships/a/pack.yml": manifest("a", uses: "[b]"), "ships/a/rules/a.lua": "",
      "ships/b/pack.yml": manifest("b"), "ships/b/lib/a.lua": "",
      "here/a/pack.yml": manifest("a", uses: "[b]"), "here/a/rules/a.lua": "",
      "here/b/pack.yml": manifest("b"), "here/b/lib/a.lua": "",
    ])
    let library = PackLibrary(searchPaths: [folder.path + "/ships"])
    let here = folder.path + "/here"
    #expect(try library.load(["./a"], relativeTo: here).libraries.map(\.location) == ["b"])
    #expect(
      try library.load(["a"], relativeTo: here).libraries.map(\.location)
        == ["\(folder.path)/ships/b"])
  }

  @Test("the faults of a pack that is asked for and used are told once")
  func toldOnce() throws {
    let folder = try PackFolder([
      "a/pack.yml": manifest("a", uses: "[b]"), "a/rules/a.lua": "", "b/pack.yml": "id: b\n",
      "b/rules/a.lua": "",
    ])
    #expect(
      refused(["b", "a"], folder) == [
        "b/pack.yml:1:1: a pack needs the field 'version' | add: version: …",
        "b/pack.yml:1:1: a pack needs the field 'title' | add: title: …",
      ])
  }

  @Test("a name under the search paths goes before a folder of that name")
  func namesFirst() throws {
    let folder = try PackFolder([
      "ships/x/pack.yml": "id: x\nversion: 1.0.0\ntitle: Ships\n", "ships/x/rules/a.lua": "",
      "here/x/pack.yml": "id: x\nversion: 1.0.0\ntitle: Here\n", "here/x/rules/a.lua": "",
    ])
    let library = PackLibrary(searchPaths: [folder.path + "/ships"])
    #expect(try library.find("x", relativeTo: folder.path + "/here").manifest.title == "Ships")
    #expect(try library.find("./x", relativeTo: folder.path + "/here").manifest.title == "Here")
  }

  @Test("what cannot be loaded is refused with the place that asks for it")
  func refuses() throws {
    let folder = try folder(
      [
        ("a", "[b]"), ("b", "[c]"), ("c", "[a]"), ("common", "[]"), ("user", "[comon, other]"),
        ("self", "[self]"),
      ], withRules: ["a", "user", "self"])
    #expect(
      refused(["a"], folder) == [
        "c/pack.yml:4:8: packs use each other: a uses b uses c uses a"
          + " | move what both need to a pack of its own"
      ])
    #expect(
      refused(["self", "user"], folder) == [
        "self/pack.yml:4:8: packs use each other: self uses self"
          + " | move what both need to a pack of its own",
        "user/pack.yml:4:8: there is no pack 'comon' to use | did you mean 'common'?",
        "user/pack.yml:4:15: there is no pack 'other' to use"
          + " | packs in reach: a, b, c, common, self, user; or name a folder or a .lua file",
      ])
    #expect(
      refused(["common", "usr"], folder) == [
        "common/pack.yml: the pack 'common' has no rules: it lends its lib to packs that use it"
          + " | name a pack that uses it; what it lends is looked at by: assay check common",
        "there is no pack 'usr' | did you mean 'user'?",
      ])
  }

  @Test("a pack that only lends is loaded where that is asked for")
  func lends() throws {
    let folder = try folder([("a", "[common]"), ("common", "[]")], withRules: ["a"])
    let packs = try PackLibrary(searchPaths: [folder.path])
      .load(["common", "a"], relativeTo: folder.path, need: .rulesOrLibrary)
    #expect(packs.asked.map(\.isLending) == [true, false])
    #expect(packs.libraries.map(\.manifest.id.text) == ["common"])
  }

  @Test("two different packs of one id, and a folder named unlike its pack, are refused")
  func refusesTwins() throws {
    let folder = try PackFolder([
      "x/pack.yml": manifest("x"), "x/rules/a.lua": "-- 1",
      "y/pack.yml": manifest("x"), "y/rules/a.lua": "-- 2",
    ])
    #expect(
      refused(["x", "./y"], folder) == [
        "y/pack.yml: two packs call themselves 'x' | rename one; the other is x"
      ])
    #expect(
      refused(["y"], folder) == [
        "y/pack.yml: the pack in folder y calls itself 'x' | give folder and pack one name"
      ])
  }

  @Test("the packs in reach are listed by id, one that cannot be read with its faults")
  func lists() throws {
    let folder = try PackFolder([
      "b/pack.yml": manifest("b"), "b/lib/x.lua": "", "a.lua": "", "a_test.lua": "",
      "bad/pack.yml": "id: bad\n", "bad/rules/a.lua": "", "docs/README.md": "",
    ])
    let packs = PackLibrary(searchPaths: [folder.path]).available()
    #expect(packs.map(\.id.text) == ["a", "b", "bad"])
    #expect(packs.map(\.title) == ["a", "Pack b", nil])
    #expect(packs.map(\.version) == ["0.0.0", "1.0.0", nil])
    #expect(packs.map(\.location) == ["a.lua", "b", "bad"].map { "\(folder.path)/\($0)" })
    #expect(packs.map(\.faults.count) == [0, 0, 2])
  }

  @Test("the example pack that ships is read")
  func readsExamples() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let library = PackLibrary(searchPaths: [root.appending(path: "Rules").path])
    let pack = try library.find("examples", relativeTo: ".")
    #expect(pack.rules.count == 2)
    #expect(pack.manifest.parameters.map(\.name).contains("approval_limit"))
  }
}
