import ComplianceModel
import LuaSyntax

extension Lint {
  /// A title or text of a verdict that ends with a full stop.
  static let fullStop = Lint(
    "full-stop", .warning, finds: "a title, or a verdict's text, that ends with a full stop",
    why: """
      Reports put them into lines and lists of their own: "risk R-17 has no owner.; risk R-18 …".
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if owner_id == nil then return fail("%s has no owner.", code) end
        """,
      good: """
        if owner_id == nil then return fail("%s has no owner", code) end
        """), isFixed: true
  ) { file in
    let titles = file.declarations.compactMap { $0.fields["title"] }
    let texts = file.tree.all.compactMap { file.verdictText($0) }
    return (titles + texts).compactMap { node in
      guard let contents = file.tree.contents(ofString: file.lastString(node)) else { return nil }
      let bytes = file.tree.source[contents]
      // Dots that stand for what is left out are meant.
      guard bytes.last == UInt8(ascii: "."), bytes.dropLast().last != UInt8(ascii: ".") else {
        return nil
      }
      let stop = contents.upperBound - 1..<contents.upperBound
      return LintFinding(
        message: "the text ends with a full stop", range: stop,
        remedy: "Leave it out: reports put texts into lines of their own.",
        edits: [SourceEdit(stop, "")])
    }
  }
}

extension LintedFile {
  /// The text of a verdict that a call makes; nil: it makes none, or has none.
  func verdictText(_ call: Node.ID) -> Node.ID? {
    guard let (name, arguments) = calledGlobal(call) else { return nil }
    let place =
      Verdicts.textFirst.contains(name) ? 0 : Verdicts.textFourth.contains(name) ? 3 : nil
    guard let place, arguments.count > place else { return nil }
    return tree.bare(arguments[place])
  }

  /// The string with which a text ends.
  fileprivate func lastString(_ node: Node.ID) -> Node.ID {
    var place = tree.bare(node)
    while case .binary(.concatenate, _, _, let right) = tree[place].kind {
      place = tree.bare(right)
    }
    return place
  }
}
