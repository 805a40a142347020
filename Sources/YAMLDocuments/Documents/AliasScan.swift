/// Finds aliases before a file is parsed.
///
/// Aliases of aliases make a small file stand for billions of nodes, and no file of ours needs
/// one. An alias can only stand where an anchor of the same name stands before it, so a text that
/// holds `&name` and later `*name`, each at the start of a word, is taken to use one.
enum AliasScan {
  /// The first alias with its line, from 1.
  static func firstAlias(in text: String) -> (name: String, line: Int)? {
    var anchors: Set<Substring> = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard line.utf8.contains(where: { $0 == 0x26 || $0 == 0x2A }) else { continue }
      for word in line.split(whereSeparator: { $0.isWhitespace || "[]{},:?-".contains($0) }) {
        guard let sign = word.first, sign == "&" || sign == "*" else { continue }
        let name = word.dropFirst()
        if sign == "&" { anchors.insert(name) }
        if sign == "*", !name.isEmpty, anchors.contains(name) { return (String(name), index + 1) }
      }
    }
    return nil
  }
}
