import ComplianceModel

extension DeclaredPack {
  /// The lines of a declaration as they are written, from `line` to the bracket that closes it; nil
  /// where the pack has no such file.
  package func declaration(in path: String, at line: Int) -> String? {
    guard let file = source.rules.first(where: { $0.path == path }) else { return nil }
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let rest = Array(lines[(line - 1)...].joined(separator: "\n").utf8)
    return String(decoding: rest[..<Self.end(of: rest)], as: UTF8.self)
  }

  /// Where the bracket that follows the name of a declaration has closed, with what is handed on in it.
  private static func end(of bytes: [UInt8]) -> Int {
    var depth = 0
    let tokens = LuaScanner.tokens(of: bytes)
    for (index, token) in tokens.enumerated() {
      guard case .sign(let sign) = token.kind else { continue }
      if "({".utf8.contains(sign) { depth += 1 }
      guard ")}".utf8.contains(sign) else { continue }
      depth -= 1
      let next = tokens.indices.contains(index + 1) ? tokens[index + 1].kind : nil
      let isName = next == .sign(UInt8(ascii: "{")) || next == .sign(UInt8(ascii: "("))
      if depth == 0, !isName { return token.range.upperBound }
    }
    return bytes.count
  }
}
