package import ComplianceModel

extension DeclaredPack {
  /// The parameters of the pack that its own code may read for `rule`.
  ///
  /// These are those whose names stand in its declaration, in what the file says outside of any
  /// declaration, or in a library of the pack's own where it requires any. What other packs lend is not
  /// looked at.
  ///
  /// By names alone, so that it rather says too much: what it leaves out is not read.
  package func parametersRead(by rule: Rule) -> Set<String> {
    let names = source.manifest.parameters.map(\.name)
    guard !names.isEmpty, let file = source.rules.first(where: { $0.path == rule.file }) else {
      return []
    }
    let others = rules.filter { $0.file == rule.file && $0.line != rule.line }.map(\.line)
    let words = ParameterWords(file.text, leavingOutDeclarationsAt: others)
    var read = Set(names.filter(words.holds))
    guard words.holds("require") else { return read }
    for library in source.libraries.values {
      read.formUnion(names.filter(ParameterWords(library.text).holds))
    }
    return read
  }
}

/// The words of a Lua source: its names, and the words in its strings, SQL among them.
private struct ParameterWords {
  private var words: Set<String> = []

  /// Reads `text`, without the tables of the declarations that begin on some lines.
  init(_ text: String, leavingOutDeclarationsAt lines: [Int] = []) {
    let bytes = Array(text.utf8)
    var line = 1
    var place = 0
    var depth = 0
    var isLeftOut = false
    for token in LuaScanner.tokens(of: bytes) {
      while place < token.range.lowerBound {
        if bytes[place] == 0x0A { line += 1 }
        place += 1
      }
      if !isLeftOut, depth == 0, lines.contains(line), token.kind == .name { isLeftOut = true }
      switch token.kind {
      case .sign(let sign) where "({[".utf8.contains(sign): depth += 1
      case .sign(let sign) where ")}]".utf8.contains(sign):
        depth -= 1
        if depth == 0 { isLeftOut = false }
      case .sign: break
      case .name: if !isLeftOut { add(bytes[token.range]) }
      case .string(let contents): if !isLeftOut { add(bytes[contents]) }
      }
    }
  }

  /// Whether `name` is among them.
  func holds(_ name: String) -> Bool { words.contains(name) }

  private mutating func add(_ text: ArraySlice<UInt8>) {
    for word in text.split(whereSeparator: { !LuaScanner.isNamePart($0) }) {
      words.insert(String(decoding: word, as: UTF8.self))
    }
  }
}
