import LuaRuntime

// The forms of the values of LuaRuntime in messages. Writing and reading of one type stand together.

// MARK: - Scalars

extension ByteWriter {
  mutating func put(_ scalar: LuaScalar) {
    switch scalar {
    case .null: put(UInt8(0))
    case .boolean(let flag):
      put(UInt8(1))
      put(flag)
    case .integer(let integer):
      put(UInt8(2))
      put(integer)
    case .number(let number):
      put(UInt8(3))
      put(number)
    case .text(let bytes):
      put(UInt8(4))
      put(bytes)
    }
  }

  mutating func put(_ parameters: [String: LuaScalar]) {
    put(Array(parameters)) { writer, entry in
      writer.put(entry.key)
      writer.put(entry.value)
    }
  }
}

extension ByteReader {
  mutating func scalar() -> LuaScalar {
    switch byte() {
    case 0: return .null
    case 1: return .boolean(flag())
    case 2: return .integer(integer())
    case 3: return .number(double())
    case 4: return .text(text())
    default:
      refuse()
      return .null
    }
  }

  mutating func parameters() -> [String: LuaScalar] {
    Dictionary(
      list { reader in (reader.string(), reader.scalar()) }, uniquingKeysWith: { _, last in last })
  }

  mutating func optional<Value>(_ one: (inout ByteReader) -> Value) -> Value? {
    flag() ? one(&self) : nil
  }

  /// One of a list of cases by its place in it.
  mutating func choice<Value>(of values: [Value]) -> Value {
    let index = Int(byte())
    guard index < values.count else {
      refuse()
      return values[0]
    }
    return values[index]
  }
}

// MARK: - Limits

extension ByteWriter {
  mutating func put(_ limits: LuaLimits) {
    put(Int64(limits.memory))
    put(Int64(limits.rows))
    put(Int64(limits.milliseconds ?? -1))
    put(Int64(bitPattern: limits.instructions ?? .max))
    put(Int64(limits.keptKeys))
    put(Int64(limits.keptBytes))
    put(Int64(limits.detailed))
    put(Int64(limits.traceLines))
    put(Int64(limits.traceBytes))
    put(count: limits.probes)
  }
}

extension LuaLimits {
  init(_ reader: inout ByteReader) {
    self.init()
    memory = Int(reader.integer())
    rows = Int(reader.integer())
    let milliseconds = reader.integer()
    self.milliseconds = milliseconds < 0 ? nil : Int(milliseconds)
    let instructions = UInt64(bitPattern: reader.integer())
    self.instructions = instructions == .max ? nil : instructions
    keptKeys = Int(reader.integer())
    keptBytes = Int(reader.integer())
    detailed = Int(reader.integer())
    traceLines = Int(reader.integer())
    traceBytes = Int(reader.integer())
    probes = reader.number()
  }
}

// MARK: - Evaluations

private let grades: [LuaGrade] = [.rule, .major, .minor, .observation, .opportunity]
private let answerKinds: [LuaAnswer.Kind] = [.yes, .partial, .no, .unknown, .notApplicable]

extension ByteWriter {
  mutating func put(_ parameters: LuaParameters) {
    put(parameters.values)
    put(Array(parameters.lists)) { writer, entry in
      writer.put(entry.key)
      writer.put(entry.value) { $0.put($1) }
    }
  }

  mutating func put(_ answers: LuaAnswers) {
    put(answers.entries) { writer, entry in
      writer.put(entry.name)
      writer.put(UInt8(answerKinds.firstIndex(of: entry.answer.kind) ?? 0))
      writer.put(entry.answer.text)
    }
  }

  /// An evaluation without its program, its parameters and the answers.
  mutating func put(_ evaluation: LuaEvaluation) {
    put(count: evaluation.ordinal)
    put(evaluation.asOf)
    put(evaluation.form)
    put(evaluation.hasApplies)
    put(evaluation.hasBefore)
    put(UInt8(grades.firstIndex(of: evaluation.ruleGrade) ?? 0))
    put(UInt8(grades.firstIndex(of: evaluation.gravestGrade) ?? 0))
    put(evaluation.limits)
    put(evaluation.follows)
    put(count: evaluation.nearest)
    put(evaluation.sitesOutOfScope) { $0.put(Int64($1)) }
  }

  private mutating func put(_ form: LuaEvaluation.Form) {
    guard case .population(let sql, let keys, let names, let site, let judge) = form else {
      return put(false)
    }
    put(true)
    put(sql)
    put(keys) { $0.put(count: $1) }
    put(names) { writer, part in
      switch part {
      case .literal(let text):
        writer.put(true)
        writer.put(text)
      case .column(let column):
        writer.put(false)
        writer.put(count: column)
      }
    }
    put(site) { $0.put(count: $1) }
    put(judge)
  }

  private mutating func put(_ judge: LuaEvaluation.Judge) {
    switch judge {
    case .columns(let columns):
      put(UInt8(0))
      put(columns) { $0.put(count: $1) }
    case .each(let columns):
      put(UInt8(1))
      put(columns) { $0.put(count: $1) }
    case .row: put(UInt8(2))
    }
  }
}

extension LuaParameters {
  convenience init(_ reader: inout ByteReader) {
    self.init(
      reader.parameters(),
      lists: Dictionary(
        reader.list { reader in (reader.string(), reader.list { $0.scalar() }) },
        uniquingKeysWith: { _, last in last }))
  }
}

extension LuaAnswers {
  convenience init(_ reader: inout ByteReader) {
    self.init(
      ordered: reader.list { reader in
        (
          name: reader.string(),
          answer: LuaAnswer(reader.choice(of: answerKinds), reader.string())
        )
      })
  }
}

extension LuaEvaluation {
  /// Reads an evaluation of `program`.
  init(
    _ program: LuaProgram, _ parameters: LuaParameters, _ answers: LuaAnswers,
    _ reader: inout ByteReader
  ) {
    self.init(
      program: program, ordinal: reader.number(), asOf: reader.string(),
      parameters: parameters, answers: answers, form: Form(&reader), hasApplies: reader.flag(),
      hasBefore: reader.flag(),
      ruleGrade: reader.choice(of: grades), gravestGrade: reader.choice(of: grades),
      limits: LuaLimits(&reader))
    follows = reader.flag()
    nearest = reader.number()
    sitesOutOfScope = reader.list { Int($0.integer()) }
  }
}

extension LuaEvaluation.Form {
  init(_ reader: inout ByteReader) {
    guard reader.flag() else {
      self = .check
      return
    }
    self = .population(
      sql: reader.string(), keyColumns: reader.list { $0.number() },
      nameTemplate: reader.list { reader in
        reader.flag() ? .literal(reader.string()) : .column(reader.number())
      }, siteColumn: reader.optional { $0.number() }, judge: LuaEvaluation.Judge(&reader))
  }
}

extension LuaEvaluation.Judge {
  init(_ reader: inout ByteReader) {
    switch reader.byte() {
    case 0: self = .columns(reader.list { $0.number() })
    case 1: self = .each(columns: reader.list { $0.number() })
    case 2: self = .row
    default:
      reader.refuse()
      self = .row
    }
  }
}

// MARK: - Replies

extension ByteWriter {
  mutating func put(_ reply: LuaReply) {
    put(reply.fault) { $0.put($1) }
    put(reply.milliseconds)
    put(reply.bytes)
    put(reply.seen)
  }

  private mutating func put(_ fault: LuaFault) {
    put(UInt8(LuaFault.Kind.allCases.firstIndex(of: fault.kind) ?? 0))
    put(fault.message)
    put(fault.file) { $0.put($1) }
    put(fault.line) { $0.put(count: $1) }
    put(fault.sqlOffset) { $0.put(count: $1) }
    put(fault.traceback) { $0.put($1) }
  }
}

extension LuaReply {
  /// Reads a reply of a process that is not trusted; nil: it is none.
  init?(frame: [UInt8]) {
    var reader = ByteReader(frame)
    let fault = reader.optional { LuaFault(&$0) }
    let milliseconds = reader.double()
    self.init(
      bytes: reader.text(), fault: fault,
      milliseconds: milliseconds.isFinite && milliseconds >= 0 ? milliseconds : 0,
      seen: reader.text())
    guard !reader.isMalformed, reader.isAtEnd else { return nil }
  }
}

extension LuaFault {
  fileprivate init(_ reader: inout ByteReader) {
    self.init(
      reader.choice(of: LuaFault.Kind.allCases), reader.string(),
      file: reader.optional { $0.string() }, line: reader.optional { $0.number() },
      sqlOffset: reader.optional { $0.number() }, traceback: reader.list { $0.string() })
  }
}
