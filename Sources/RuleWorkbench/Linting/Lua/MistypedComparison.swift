import ComplianceModel
import LuaSyntax

extension Lint {
  /// A value compared with one of another type.
  static let mistypedComparison = Lint(
    "mistyped-comparison", .error, finds: "a value compared with one of another type",
    why: """
      In Lua the number 15 does not equal the text "15", and neither equals true: `==` never holds, \
      `~=` always does, and `<` breaks the rule. SQLite converts, Lua does not.
      """,
    LintPage.Example(
      in: .judge,
      bad: """
        if rating == "15" then return fail("%s is rated high", code) end
        """,
      good: """
        if rating == 15 then return fail("%s is rated high", code) end
        """)
  ) { file in
    let columns = file.columnVariables()
    return file.comparisons().flatMap { sign, _, left, right -> [LintFinding] in
      [(left, right), (right, left)].compactMap { asked, literal in
        guard let type = file.literalType(literal), let own = file.type(of: asked, columns),
          type != own.type
        else { return nil }
        return LintFinding(
          message: "\(own.name) is \(own.type.rawValue), compared with \(type.rawValue)",
          range: file.tree[literal].range, remedy: file.remedy(literal, own))
      }
    }
  }
}

/// What a value is to Lua.
private enum ValueType: String {
  case number = "a number"
  case text = "a text"
  case truth = "true or false"
}

extension LintedFile {
  fileprivate func literalType(_ node: Node.ID) -> ValueType? {
    switch tree[node].kind {
    case .string: .text
    case .numeral, .unary(.negate, _): .number
    case .true, .false: .truth
    default: nil
    }
  }

  /// What a variable or call is called, and what type its values have.
  fileprivate func type(
    of node: Node.ID, _ columns: [Variable.ID: SchemaDescription.Column]
  ) -> (name: String, type: ValueType)? {
    if let id = variable(node), let column = columns[id] {
      return column.valueType.map { ("'\(tree[id].name)'", $0) }
    }
    if let (name, _) = calledGlobal(node), ["yes", "no", "blank"].contains(name) {
      return ("\(name)(…)", .truth)
    }
    if let (name, _) = calledMember(node) {
      switch name {
      case "date.done", "org.exists", "org.has": return ("\(name)(…)", .truth)
      case "date.days", "date.hours": return ("\(name)(…)", .number)
      case "date.day", "date.add", "date.due": return ("\(name)(…)", .text)
      default: return nil
      }
    }
    return tree[node].kind == .name(.global) && tree.text(of: node) == "today"
      ? ("'today'", .text) : nil
  }

  fileprivate func remedy(_ literal: Node.ID, _ own: (name: String, type: ValueType)) -> String {
    let text = writtenText(literal) ?? tree.text(of: literal)
    switch own.type {
    case .number:
      return Int(text) != nil || Double(text) != nil
        ? "Write \(text)." : "Compare it with a number."
    case .text: return "Write \"\(text)\"."
    case .truth: return "Write \(own.name) alone, or 'not' before it."
    }
  }
}

extension SchemaDescription.Column {
  /// What Lua has of its values; nil: SQLite may keep anything in it.
  fileprivate var valueType: ValueType? {
    // A number that is written as a text may be kept as a text by a column of no strict type.
    let type = type.uppercased()
    if type.contains("INT") || type.contains("REAL") || type.contains("FLOA")
      || type.contains("DOUB")
    {
      return .number
    }
    return type.contains("CHAR") || type.contains("TEXT") || type.contains("CLOB") ? .text : nil
  }
}
