import LuaSyntax
import Testing

/// Holds the parser against Lua's own.
@Suite struct ComparisonTests {
  static let seed: UInt64 = 28_000
  static let mutants = 9_000

  /// What is damaged: the top-level statements of every Lua file, since whole files are long, and
  /// sources with the grammar that rules do not use.
  static func originals() throws -> [[UInt8]] {
    var originals: [[UInt8]] = []
    for file in LuaFiles.all {
      let tree = try SyntaxTree(file.bytes)
      for statement in tree[tree.root].children {
        originals.append(Array(file.bytes[tree[statement].range]))
      }
    }
    return originals
  }

  /// What the parser says, in the form of Lua's verdict.
  static func verdict(on source: [UInt8]) -> Lua.Verdict {
    let message = fault(source, .text)?.description
    let isSame = source.first != UInt8(ascii: "#") && source.first != 0xEF
    let loads = isSame ? message == nil : fault(source, .file) == nil
    return Lua.Verdict(loads: loads, message: message)
  }

  static func fault(_ source: [UInt8], _ opening: Opening) -> SyntaxError? {
    do throws(SyntaxError) {
      _ = try SyntaxTree(source, opening: opening)
      return nil
    } catch {
      return error
    }
  }

  static func compare(_ sources: [[UInt8]]) throws -> (accepted: Int, differences: [String]) {
    let expected = try Lua.verdicts(on: sources)
    var differences: [String] = []
    for (source, lua) in zip(sources, expected) {
      let own = verdict(on: source)
      // Lua looks at no text that begins like its compiled chunks.
      if source.first == 0x1B, !own.loads, !lua.loads { continue }
      guard own != lua else { continue }
      differences.append(
        "\(String(decoding: source, as: UTF8.self))\n  Lua: \(lua)\n  own: \(own)")
    }
    return (expected.count { $0.loads }, differences)
  }

  @Test("every Lua file of the project is taken")
  func files() throws {
    try #require(LuaFiles.all.count > 100)
    for file in LuaFiles.all {
      #expect(Self.fault(file.bytes, .file) == nil, "\(file.path)")
    }
  }

  @Test("mutants of rules are taken and refused as by Lua, with its words")
  func mutatedRules() throws {
    guard Lua.isHere("lua5.4") else { return }
    var mutator = Mutator(seed: Self.seed)
    let originals = try Self.originals()
    let sources = (0..<Self.mutants * 2 / 3).map { _ in mutator.mutant(of: mutator.pick(originals))
    }
    let (accepted, differences) = try Self.compare(sources)
    print("rules: \(sources.count) mutants of seed \(Self.seed), \(accepted) accepted by Lua")
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
  }

  @Test("mutants of the whole grammar are taken and refused as by Lua, with its words")
  func mutatedGrammar() throws {
    guard Lua.isHere("lua5.4") else { return }
    var mutator = Mutator(seed: Self.seed)
    let originals = Grammar.sources.map { Array($0.utf8) }
    let sources = (0..<Self.mutants / 3).map { _ in mutator.mutant(of: mutator.pick(originals)) }
    let (accepted, differences) = try Self.compare(sources)
    print("grammar: \(sources.count) mutants of seed \(Self.seed), \(accepted) accepted by Lua")
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(5))")
  }

  @Test("mutants of whole files are taken and refused as by Lua, with its words")
  func mutatedFiles() throws {
    guard Lua.isHere("lua5.4") else { return }
    var mutator = Mutator(seed: Self.seed)
    let sources = LuaFiles.all.map { mutator.mutant(of: $0.bytes) }
    let (accepted, differences) = try Self.compare(sources)
    print("files: \(sources.count) mutants of seed \(Self.seed), \(accepted) accepted by Lua")
    #expect(differences.isEmpty, "\(differences.count): \(differences.prefix(2))")
  }
}
