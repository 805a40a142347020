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

  /// Where the first table that opens in `bytes` has closed.
  private static func end(of bytes: [UInt8]) -> Int {
    var depth = 0
    for token in LuaScanner.tokens(of: bytes) {
      guard case .sign(let sign) = token.kind else { continue }
      if sign == UInt8(ascii: "{") { depth += 1 }
      if sign == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return token.range.upperBound }
      }
    }
    return bytes.count
  }
}
