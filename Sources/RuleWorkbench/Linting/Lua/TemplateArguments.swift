import ComplianceModel
import LuaSyntax

extension Lint {
  /// A verdict's text with more or fewer arguments than places.
  static let templateArguments = Lint(
    "template-arguments", .warning,
    finds: "a text with more or fewer arguments than places, or with a '%' that is no conversion",
    why: """
      A verdict's text never breaks a rule, so that one that does not fit is printed as it is: the \
      person who has to act on it reads "%s is overdue". `string.format` with too few arguments breaks \
      the rule.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        return fail("%s has no owner since %s", code)
        """,
      good: """
        return fail("%s has no owner since %s", code, due_on)
        """)
  ) { file in
    file.tree.all.compactMap { node in
      guard let (place, arguments, isVerdict) = file.formatted(node), arguments.count > place,
        // A call before the text may stand for several arguments only where it is last.
        let text = file.literalText(arguments[place])
      else { return nil }
      let range = file.tree[arguments[place]].range
      guard let places = Template.places(in: text) else {
        // `string.format` knows more conversions than a verdict.
        guard isVerdict else { return nil }
        return LintFinding(
          message: "the text has a '%' that is no conversion", range: range,
          remedy: "Write %s for an argument and %% for the sign itself.")
      }
      let given = arguments.count - place - 1
      let isOpen = given > 0 && file.isOpen(arguments[arguments.count - 1])
      guard isOpen ? given - 1 > places : given != places else { return nil }
      return LintFinding(
        message: "the text has \(counted(places, "place")) and \(counted(given, "argument"))",
        range: range,
        remedy: given < places
          ? "Hand over an argument for each place."
          : "Write a place, such as %s, for each argument.")
    }
  }

  private static func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}

/// The conversions of a verdict's text: those of `string.format` without `%a`, `%c`, `%p`, `%q`, `%u`.
enum Template {
  /// How many arguments a text wants; nil: one of its signs is no conversion.
  static func places(in text: [UInt8]) -> Int? {
    var rest = text[...]
    var places = 0
    while let sign = rest.firstIndex(of: UInt8(ascii: "%")) {
      rest = rest[(sign + 1)...]
      if rest.first == UInt8(ascii: "%") {
        rest = rest.dropFirst()
        continue
      }
      rest = rest.drop { "-+ #0123456789.".utf8.contains($0) }
      guard let conversion = rest.first, "sdioxXeEfFgG".utf8.contains(conversion) else {
        return nil
      }
      rest = rest.dropFirst()
      places += 1
    }
    return places
  }
}

extension LintedFile {
  /// The arguments of a call that formats a text, and which of them is the text.
  fileprivate func formatted(_ call: Node.ID) -> (Int, [Node.ID], isVerdict: Bool)? {
    if let (name, arguments) = calledMember(call), name == "string.format" {
      return (0, arguments, false)
    }
    guard let (name, arguments) = calledGlobal(call) else { return nil }
    if Verdicts.textFirst.contains(name) { return (0, arguments, true) }
    return Verdicts.textFourth.contains(name) ? (3, arguments, true) : nil
  }

  /// The text of strings that are written out, also with `..` between them; nil: it is worked out.
  fileprivate func literalText(_ node: Node.ID) -> [UInt8]? {
    var text: [UInt8] = []
    for part in tree.descendants(of: node) {
      switch tree[part].kind {
      case .binary(.concatenate, _, _, _), .parenthesized: continue
      case .string: text += tree.stringValue(of: part) ?? []
      default: return nil
      }
    }
    return text
  }

  /// Whether an expression at the end of a list may stand for any number of values.
  fileprivate func isOpen(_ node: Node.ID) -> Bool {
    switch tree[node].kind {
    case .call, .methodCall, .varargs: true
    default: false
    }
  }
}
