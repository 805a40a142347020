import ComplianceModel
import LuaSyntax

extension Lint {
  /// A note that something is still to be done.
  static let todoLeft = Lint(
    "todo-left", .warning, finds: "TODO, FIXME or XXX in a comment or text",
    why: """
      A rule whose author was not done gives verdicts like any other. Say what is missing where an \
      auditor reads it, or finish it.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        -- TODO: what about assets without a rating?
        return at_most(rating, 15, "points", "%s is rated high", code)
        """,
      good: """
        if rating == nil then return unknown("%s is not rated", code) end
        return at_most(rating, 15, "points", "%s is rated high", code)
        """)
  ) { file in
    let texts = file.tree.all.compactMap { file.tree.contents(ofString: $0) }
    return (file.tree.comments.map(\.contents) + texts).compactMap { range in
      file.todo(in: range).map { place in
        LintFinding(
          message: "'\(file.tree.text(of: place))' was left", range: place,
          remedy: "Finish it, or say what is missing in the rule's rationale.")
      }
    }
  }
}

extension LintedFile {
  /// The first word of a text that says that something is to be done.
  fileprivate func todo(in range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    while start < range.upperBound {
      let end =
        tree.source[start..<range.upperBound].firstIndex { !Self.isWordByte($0) }
        ?? range.upperBound
      if ["TODO", "FIXME", "XXX"].contains(tree.text(of: start..<end)) { return start..<end }
      start = end + 1
    }
    return nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte == 0x5F || byte >= 0x80 || (0x30...0x39).contains(byte)
      || (0x61...0x7A).contains(byte | 0x20)
  }
}
