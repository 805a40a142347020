extension ParameterDefinition {
  /// Why a value may not be given to this parameter; nil when it may.
  ///
  /// It must have the parameter's type, lie within its bounds, and be one of its choices (of a
  /// list: all elements).
  /// - Returns: The end of a sentence about the value, such as `must be at most 25, not 30`.
  package func objection(to value: ParameterValue) -> String? {
    guard value.kind == kind else { return "must be \(kind.described), not \(value.written)" }
    if let minimum, value.isLess(than: minimum) == true {
      return "must be at least \(minimum.written), not \(value.written)"
    }
    if let maximum, maximum.isLess(than: value) == true {
      return "must be at most \(maximum.written), not \(value.written)"
    }
    return objectionOfChoices(to: value)
  }

  private func objectionOfChoices(to value: ParameterValue) -> String? {
    guard !choices.isEmpty else { return nil }
    let texts: [String] =
      switch value {
      case .text(let text): [text]
      case .list(let items): items.map(\.written)
      default: []
      }
    let stray = texts.first { text in !choices.contains { $0.utf8.elementsEqual(text.utf8) } }
    return stray.map { "must be one of \(choices.joined(separator: ", ")), not \($0)" }
  }

  /// Whether `value` asks for less than `other`: false where nothing says which way is stricter.
  package func isWeaker(_ value: ParameterValue, than other: ParameterValue) -> Bool {
    switch stricter {
    case .lower: other.isLess(than: value) == true
    case .higher: value.isLess(than: other) == true
    case nil: false
    }
  }
}

extension ParameterDefinition.Kind {
  /// What a message calls a value of this type.
  package var described: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a text"
    case .flag: "true or false"
    case .date: "a day such as 2026-06-30"
    case .duration: "a length of time such as 30 days"
    case .list: "a list"
    }
  }

  /// Whether values of this type have an order, so that bounds mean something.
  package var isOrdered: Bool { self != .text && self != .list }
}

extension ParameterValue {
  /// The type it has.
  package var kind: ParameterDefinition.Kind {
    switch self {
    case .integer: .integer
    case .number: .number
    case .text: .text
    case .flag: .flag
    case .date: .date
    case .duration: .duration
    case .list: .list
    }
  }

  /// Whether it stands before `other` in their order: numbers, flags (false first), days, and
  /// lengths of time by their days; nil where the two have none.
  package func isLess(than other: ParameterValue) -> Bool? {
    switch (self, other) {
    case (.integer(let one), .integer(let two)): one < two
    case (.number(let one), .number(let two)): one < two
    case (.flag(let one), .flag(let two)): !one && two
    case (.date(let one), .date(let two)): one < two
    case (.duration(let one), .duration(let two)): one.approximateDays < two.approximateDays
    default: nil
    }
  }

  /// The value as a person writes it in a file: `15`, `0.9`, `12 months`, `[IR, KP]`.
  package var written: String {
    switch self {
    case .integer(let integer): String(integer)
    case .number(let number): ParameterItem.number(number).written
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    case .date(let day): day.description
    case .duration(let interval): interval.description
    case .list(let items): "[\(items.map(\.written).joined(separator: ", "))]"
    }
  }
}

extension ParameterItem {
  /// The element as a person writes it; a whole double without its `.0`.
  package var written: String {
    switch self {
    case .integer(let integer): return String(integer)
    case .text(let text): return text
    case .number(let number):
      let text = String(number)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }
}
