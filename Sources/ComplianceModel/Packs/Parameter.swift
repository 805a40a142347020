/// A value that a rule reads by name, `:name` in SQL and `params.name` in Lua.
package enum ParameterValue: Equatable, Hashable, Sendable {
  case integer(Int)
  case number(Double)
  case text(String)
  /// 0 or 1 in SQL and Lua.
  case flag(Bool)
  case date(Day)
  /// Bound as its text, such as `30 days`.
  case duration(CalendarInterval)
  /// Bound as JSON, for `json_each`; in Lua a list.
  case list([ParameterItem])
}

/// One element of a list parameter.
package enum ParameterItem: Equatable, Hashable, Sendable {
  case integer(Int)
  case number(Double)
  case text(String)
}

extension ParameterValue {
  /// The value as a person reads it.
  /// - Parameter quotesTexts: Whether texts stand in quotation marks, as in a query; else as in pack.yml.
  package func shown(quotesTexts: Bool) -> String {
    switch self {
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .text(let text): quotesTexts ? "\"\(text)\"" : text
    case .flag(let flag): flag ? "1" : "0"
    case .date(let day): day.description
    case .duration(let interval): interval.description
    case .list(let items):
      "[\(items.map { $0.shown(quotesTexts: quotesTexts) }.joined(separator: ", "))]"
    }
  }
}

extension ParameterItem {
  fileprivate func shown(quotesTexts: Bool) -> String {
    switch self {
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .text(let text): quotesTexts ? "\"\(text)\"" : text
    }
  }
}

/// What a pack says of one parameter: type, default, bounds, and which way is stricter.
package struct ParameterDefinition: Equatable, Sendable {
  /// The closed list of types.
  package enum Kind: String, Sendable, CaseIterable {
    case integer, number, text, flag, date, duration, list
  }

  /// Which direction asks for more.
  package enum Stricter: String, Sendable, CaseIterable {
    case lower, higher
  }

  /// Its name, a Lua identifier.
  package var name: String
  /// Its type.
  package var kind: Kind
  /// The value where nobody sets one.
  package var defaultValue: ParameterValue
  /// The least value allowed.
  package var minimum: ParameterValue?
  /// The greatest value allowed.
  package var maximum: ParameterValue?
  /// Texts allowed, for a text or the elements of a list; empty: any.
  package var choices: [String]
  /// Which direction asks for more; nil: a change is never called weakening.
  package var stricter: Stricter?
  /// What it means, a sentence.
  package var describe: String
  /// Where it is defined.
  package var place: SourcePlace?

  /// Makes a definition.
  package init(
    name: String, kind: Kind, defaultValue: ParameterValue, minimum: ParameterValue? = nil,
    maximum: ParameterValue? = nil, choices: [String] = [], stricter: Stricter? = nil,
    describe: String = "", place: SourcePlace? = nil
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.minimum = minimum
    self.maximum = maximum
    self.choices = choices
    self.stricter = stricter
    self.describe = describe
    self.place = place
  }
}
