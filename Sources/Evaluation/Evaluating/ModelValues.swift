import ComplianceModel
import LuaRuntime

extension LuaKey {
  /// The key as the model has it.
  var subject: SubjectKey { SubjectKey(bytes: bytes) }
}

extension LuaGrade {
  /// A grade that a verdict names.
  init(_ grade: Grade) {
    switch grade {
    case .major: self = .major
    case .minor: self = .minor
    case .observation: self = .observation
    case .opportunity: self = .opportunity
    }
  }
}

extension LuaScalar {
  /// A value as a person reads it; nil for NULL.
  var shown: String? {
    switch self {
    case .null: nil
    case .boolean(let flag): String(flag)
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Measure {
  /// The measure as the model has it.
  init(_ measure: LuaMeasure) {
    self.init(
      measured: measure.measured, limit: measure.limit, unit: measure.unit,
      isUpperLimit: measure.isUpperLimit)
  }
}

extension EvaluationFault {
  /// The fault as the model has it; its place is relative to the pack.
  ///
  /// A limit can end a rule in the middle of SQL, where no line of Lua runs: then the place is the
  /// rule's own.
  init(_ fault: LuaFault, of rule: Rule) {
    self.init(
      kind: Kind(fault.kind), message: LanguageNames.explained(fault.message),
      place: fault.file.map { SourcePlace(file: $0, line: fault.line) }
        ?? SourcePlace(file: rule.file, line: rule.line),
      subject: fault.subject?.subject)
  }
}

extension EvaluationFault.Kind {
  /// The kind of the same name.
  init(_ kind: LuaFault.Kind) {
    switch kind {
    case .syntax: self = .syntax
    case .runtime: self = .runtime
    case .memory: self = .memory
    case .instructions: self = .instructions
    case .time: self = .time
    case .rows: self = .rows
    case .sql: self = .sql
    case .handler: self = .handler
    case .verdict: self = .verdict
    case .key: self = .key
    case .data: self = .data
    case .crash: self = .crash
    case .forbidden: self = .forbidden
    case .killed: self = .killed
    case .interrupted: self = .interrupted
    }
  }
}

extension LuaOutcome {
  /// The columns that were read, `table.column`, in byte order, each once.
  var columnsRead: [String] {
    Set(reads.filter { !$0.column.isEmpty }.map { "\($0.table).\($0.column)" }).sorted(by: bytewise)
  }

  /// Whether the one subject is the organisation as a whole.
  var isOfTheWhole: Bool {
    subjects.count == 1 && subjects[0].key.subject == .organisation
  }
}

extension ParameterValue {
  /// The value as SQL binds it and Lua reads it; a list is JSON text in SQL.
  var bound: LuaScalar {
    switch self {
    case .integer(let integer): .integer(Int64(integer))
    case .number(let number): .number(number)
    case .text(let text): .text(Array(text.utf8))
    case .flag(let flag): .integer(flag ? 1 : 0)
    case .date(let day): .text(Array(day.description.utf8))
    case .duration(let interval): .text(Array(interval.description.utf8))
    case .list(let items):
      .text(Array("[\(items.map(\.json).joined(separator: ","))]".utf8))
    }
  }

  /// The elements of a list, as Lua reads them; nil for everything else.
  var elements: [LuaScalar]? {
    guard case .list(let items) = self else { return nil }
    return items.map { item in
      switch item {
      case .integer(let integer): .integer(Int64(integer))
      case .number(let number): .number(number)
      case .text(let text): .text(Array(text.utf8))
      }
    }
  }
}

extension ParameterItem {
  /// The element as JSON (RFC 8259).
  var json: String {
    switch self {
    case .integer(let integer): String(integer)
    case .number(let number): String(number)
    case .text(let text): "\"\(text.unicodeScalars.map(Self.escaped).joined())\""
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\u{0}"..<"\u{20}":
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return String(scalar)
    }
  }
}
