package import ComplianceModel

extension YAMLNode {
  /// The value of a parameter of type `kind` that this node is; nil when it is none.
  ///
  /// A number may be written as a whole one, a flag as 0 or 1; an element of a list is a whole number, a number or a
  /// text, by how it is written. Bounds are the definition's question.
  package func parameterValue(as kind: ParameterDefinition.Kind) -> ParameterValue? {
    switch kind {
    case .integer: integer.map(ParameterValue.integer)
    case .number: number.map(ParameterValue.number)
    case .text: scalar.map(ParameterValue.text)
    case .flag: flag.map(ParameterValue.flag)
    case .date: scalar.flatMap(Day.init).map(ParameterValue.date)
    case .duration: scalar.flatMap(CalendarInterval.init).map(ParameterValue.duration)
    case .list: parameterItems.map(ParameterValue.list)
    }
  }

  private var scalar: String? {
    guard case .scalar(let text, _) = content, !isNull else { return nil }
    return text
  }

  private var flag: Bool? {
    switch content {
    case .scalar("true", isPlain: true), .scalar("1", isPlain: true): true
    case .scalar("false", isPlain: true), .scalar("0", isPlain: true): false
    default: nil
    }
  }

  private var parameterItems: [ParameterItem]? {
    guard case .sequence(let elements) = content else { return nil }
    let items = elements.compactMap(\.parameterItem)
    return items.count == elements.count ? items : nil
  }

  private var parameterItem: ParameterItem? {
    if let integer { return .integer(integer) }
    if let number { return .number(number) }
    return scalar.map(ParameterItem.text)
  }
}

extension YAMLReader {
  /// The value of a parameter in field `key`, of type `kind`.
  package mutating func parameterValue(
    _ key: String, of mapping: YAMLMapping, as kind: ParameterDefinition.Kind
  ) -> ParameterValue? {
    guard let node = mapping[key] else { return nil }
    guard let value = node.parameterValue(as: kind) else {
      record(
        "wrong-type", "'\(key)' must be \(kind.described), not \(node.described)", at: node.place,
        remedy: kind == .list
          ? "write [one, two]; elements are numbers and texts"
          : "the parameter's type is \(kind.rawValue)")
      return nil
    }
    return value
  }
}
