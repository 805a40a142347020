package import ComplianceModel

// Each method has two faces: of a field of a mapping, and of a node that a message calls `what`.
extension YAMLReader {
  /// The text in field `key`: any scalar, quoted or not, that is not blank.
  package mutating func text(_ key: String, of mapping: YAMLMapping) -> String? {
    mapping[key].flatMap { text($0, of: "'\(key)'") }
  }

  /// The text that `node` is: any scalar, quoted or not, that is not blank.
  package mutating func text(_ node: YAMLNode, of what: String) -> String? {
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      return wrong(what, "a text", node, "put quotes around it")
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      return wrong(what, "a text", node, "write at least one word, or leave the field out")
    }
    return text
  }

  /// The texts of the list in field `key`; empty when it is left out.
  package mutating func texts(_ key: String, of mapping: YAMLMapping) -> [String] {
    (elements(key, of: mapping) ?? []).compactMap { text($0, of: "an element of '\(key)'") }
  }

  /// The whole number in field `key`.
  package mutating func integer(_ key: String, of mapping: YAMLMapping) -> Int? {
    mapping[key].flatMap { integer($0, of: "'\(key)'") }
  }

  /// The whole number that `node` is, digits with a sign at most.
  package mutating func integer(_ node: YAMLNode, of what: String) -> Int? {
    guard let integer = node.integer else {
      return wrong(what, "a whole number", node, "write it without quotes, such as 15")
    }
    return integer
  }

  /// The number in field `key`.
  package mutating func number(_ key: String, of mapping: YAMLMapping) -> Double? {
    mapping[key].flatMap { number($0, of: "'\(key)'") }
  }

  /// The number that `node` is; finite, with a point for decimals.
  package mutating func number(_ node: YAMLNode, of what: String) -> Double? {
    guard let number = node.number else {
      return wrong(what, "a number", node, "write it without quotes, such as 0.25")
    }
    return number
  }

  /// The flag in field `key`.
  package mutating func flag(_ key: String, of mapping: YAMLMapping) -> Bool? {
    mapping[key].flatMap { flag($0, of: "'\(key)'") }
  }

  /// The flag that `node` is: `true` or `false`.
  package mutating func flag(_ node: YAMLNode, of what: String) -> Bool? {
    switch node.content {
    case .scalar("true", isPlain: true): true
    case .scalar("false", isPlain: true): false
    default: wrong(what, "true or false", node, "write true or false, without quotes")
    }
  }

  /// The day in field `key`.
  package mutating func day(_ key: String, of mapping: YAMLMapping) -> Day? {
    mapping[key].flatMap { day($0, of: "'\(key)'") }
  }

  /// The day that `node` is, `YYYY-MM-DD`.
  package mutating func day(_ node: YAMLNode, of what: String) -> Day? {
    guard case .scalar(let text, _) = node.content, let day = Day(text) else {
      return wrong(what, "a day", node, "write it as year-month-day, such as 2026-06-30")
    }
    return day
  }

  /// The length of time in field `key`.
  package mutating func interval(_ key: String, of mapping: YAMLMapping) -> CalendarInterval? {
    mapping[key].flatMap { interval($0, of: "'\(key)'") }
  }

  /// The length of time that `node` is, such as `30 days`.
  package mutating func interval(_ node: YAMLNode, of what: String) -> CalendarInterval? {
    guard case .scalar(let text, _) = node.content, let interval = CalendarInterval(text) else {
      return wrong(
        what, "a length of time", node, "write a number of days, weeks, months or years: 30 days")
    }
    return interval
  }

  /// The word of a closed list in field `key`.
  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, of mapping: YAMLMapping, as _: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    mapping[key].flatMap { word($0, of: "'\(key)'") }
  }

  /// The word of a closed list that `node` is.
  package mutating func word<Word: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, of what: String, as _: Word.Type = Word.self
  ) -> Word? where Word.RawValue == String {
    let words = Word.allCases.map(\.rawValue)
    guard case .scalar(let text, _) = node.content, let word = Word(rawValue: text) else {
      let list = words.joined(separator: ", ")
      guard case .scalar(let text, _) = node.content,
        let nearest = nearestName(to: text, among: words)
      else { return wrong(what, "one of \(list)", node, "choose one of these words") }
      return wrong(what, "one of \(list)", node, "did you mean '\(nearest)'?")
    }
    return word
  }

  /// Records that a value has the wrong type.
  private mutating func wrong<Value>(
    _ what: String, _ wanted: String, _ node: YAMLNode, _ remedy: String
  ) -> Value? {
    record(
      "wrong-type", "\(what) must be \(wanted), not \(node.described)", at: node.place,
      remedy: remedy)
    return nil
  }
}

extension YAMLNode {
  /// The whole number that it is; nil for anything else.
  package var integer: Int? {
    guard case .scalar(let text, isPlain: true) = content, text.first != "+" else { return nil }
    return Int(text)
  }

  /// The finite number that it is, in decimal digits; nil for anything else.
  package var number: Double? {
    guard case .scalar(let text, isPlain: true) = content,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "-+.eE".utf8.contains($0) }),
      text.utf8.contains(where: { (0x30...0x39).contains($0) }), text.first != "+"
    else { return nil }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
