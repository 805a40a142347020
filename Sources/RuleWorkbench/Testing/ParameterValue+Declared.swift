import ComplianceModel
import Evaluation

extension ParameterValue {
  /// The value of a parameter of that kind; nil where it is of another.
  init?(_ value: DeclaredValue, as kind: ParameterDefinition.Kind) {
    switch (kind, value) {
    case (.integer, .integer(let integer)): self = .integer(integer)
    case (.number, .integer(let integer)): self = .number(Double(integer))
    case (.number, .number(let number)): self = .number(number)
    case (.text, .text(let text)): self = .text(text)
    case (.flag, .flag(let flag)): self = .flag(flag)
    case (.flag, .integer(let integer)) where integer == 0 || integer == 1:
      self = .flag(integer == 1)
    case (.date, .text(let text)):
      guard let day = Day(text) else { return nil }
      self = .date(day)
    case (.duration, .text(let text)):
      guard let interval = CalendarInterval(text) else { return nil }
      self = .duration(interval)
    case (.list, .list(let items)):
      let elements = items.compactMap(ParameterItem.init)
      guard elements.count == items.count else { return nil }
      self = .list(elements)
    default: return nil
    }
  }

  /// A value that can be held against a bound.
  fileprivate var rank: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .date(let day): Double(day.ordinal)
    case .duration(let interval): interval.approximateDays
    case .text, .flag, .list: nil
    }
  }
}

extension ParameterItem {
  /// An element of a declared list.
  fileprivate init?(_ value: DeclaredValue) {
    switch value {
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .text(let text): self = .text(text)
    default: return nil
    }
  }
}

extension ParameterDefinition.Kind {
  /// The kind in the words of a message.
  var words: String {
    switch self {
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "a text"
    case .flag: "true or false"
    case .date: "a day such as 2026-06-30"
    case .duration: "an interval such as 30 days"
    case .list: "a list of numbers or texts"
    }
  }
}

extension ParameterDefinition {
  /// What keeps `value` from being one of this parameter; nil: nothing.
  func fault(of value: ParameterValue) -> String? {
    if let rank = value.rank {
      if let least = minimum?.rank, rank < least { return "'\(name)' is below its minimum" }
      if let most = maximum?.rank, rank > most { return "'\(name)' is above its maximum" }
    }
    guard case .text(let text) = value, !choices.isEmpty, !choices.contains(text) else {
      return nil
    }
    return "'\(name)' is none of: \(choices.joined(separator: ", "))"
  }
}
