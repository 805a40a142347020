import LuaRuntime

/// What the host sends to an evaluator.
enum Message {
  /// A text of the pack, known by its number from now on; not answered.
  case source(number: Int, name: String, text: [UInt8])
  /// The libraries, so many, that programs may require from now on; not answered.
  case libraries(Int)
  /// The parameters of rules from now on; not answered.
  case parameters
  /// The answers to questions from now on; not answered.
  case answers
  /// A database to work on from now on, in memory; answered by an empty reply or a fault.
  case image([UInt8], asOf: String)
  /// A command; sources are told by their numbers.
  case command(LuaCommand)
}

/// The numbers under which an evaluator knows sources.
struct SourceNumbers {
  private var numbers: [ObjectIdentifier: Int] = [:]
  /// Keeps the sources, so that no other one gets the identity of one that is gone.
  private var sources: [LuaSource] = []

  /// The number of `source`, and whether the evaluator has to be told of it first.
  mutating func number(of source: LuaSource) -> (number: Int, isNew: Bool) {
    if let known = numbers[ObjectIdentifier(source)] { return (known, false) }
    sources.append(source)
    numbers[ObjectIdentifier(source)] = sources.count - 1
    return (sources.count - 1, true)
  }
}

// MARK: - Writing

/// Writes messages; remembers which sources an evaluator knows, and of libraries, parameters and answers
/// the last that it was told: rules of one pack share them.
struct MessageWriter {
  private var numbers = SourceNumbers()
  private var libraries: LuaLibraries?
  private var parameters: LuaParameters?
  private var answers: LuaAnswers?

  /// The frames of a command, those of what the evaluator does not know yet before it.
  mutating func frames(of command: LuaCommand) -> [UInt8] {
    var frames: [UInt8] = []
    switch command {
    case .compile(let source): tell(source, &frames)
    case .declare(let program, _, _): tell(program, &frames)
    case .evaluate(let evaluation):
      tell(evaluation.program, &frames)
      tell(evaluation.parameters, &frames)
      tell(evaluation.answers, &frames)
    case .schema, .describe, .rows: break
    }
    return frames + framed { put(command, &$0) }
  }

  private func framed(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    body(&writer)
    return Frame.framed(writer.bytes)
  }

  private mutating func tell(_ program: LuaProgram, _ frames: inout [UInt8]) {
    tell(program.file, &frames)
    guard libraries !== program.libraries else { return }
    libraries = program.libraries
    let modules = Array(program.libraries.modules)
    for (_, source) in modules { tell(source, &frames) }
    let told = modules.map { (module: $0.key, number: numbers.number(of: $0.value).number) }
    frames += framed { writer in
      writer.put(Kind.libraries.rawValue)
      writer.put(told) { writer, entry in
        writer.put(entry.module)
        writer.put(count: entry.number)
      }
    }
  }

  private mutating func tell(_ source: LuaSource, _ frames: inout [UInt8]) {
    let (number, isNew) = numbers.number(of: source)
    guard isNew else { return }
    frames += framed { writer in
      writer.put(Kind.source.rawValue)
      writer.put(count: number)
      writer.put(source.name)
      writer.put(source.text)
    }
  }

  private mutating func tell(_ parameters: LuaParameters, _ frames: inout [UInt8]) {
    guard self.parameters !== parameters else { return }
    self.parameters = parameters
    frames += framed { writer in
      writer.put(Kind.parameters.rawValue)
      writer.put(parameters)
    }
  }

  private mutating func tell(_ answers: LuaAnswers, _ frames: inout [UInt8]) {
    guard self.answers !== answers else { return }
    self.answers = answers
    frames += framed { writer in
      writer.put(Kind.answers.rawValue)
      writer.put(answers)
    }
  }

  /// The frame of a database in memory.
  func frame(of image: [UInt8], asOf: String) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(Kind.image.rawValue)
    writer.put(asOf)
    writer.put(image)
    return Frame.framed(writer.bytes)
  }

  private mutating func put(_ command: LuaCommand, _ writer: inout ByteWriter) {
    switch command {
    case .compile(let source):
      writer.put(Kind.compile.rawValue)
      writer.put(count: numbers.number(of: source).number)
    case .declare(let program, let declaring, let limits):
      writer.put(Kind.declare.rawValue)
      writer.put(count: numbers.number(of: program.file).number)
      writer.put(declaring == .tests)
      writer.put(limits)
    case .schema: writer.put(Kind.schema.rawValue)
    case .describe(let sql):
      writer.put(Kind.describe.rawValue)
      writer.put(sql)
    case .rows(let sql, let parameters, let limit, let asPlan):
      writer.put(Kind.rows.rawValue)
      writer.put(sql)
      writer.put(parameters)
      writer.put(Int64(limit))
      writer.put(asPlan)
    case .evaluate(let evaluation):
      writer.put(Kind.evaluate.rawValue)
      writer.put(count: numbers.number(of: evaluation.program.file).number)
      writer.put(evaluation)
    }
  }

}

/// The first byte of a message.
enum Kind: UInt8 {
  case source, image, compile, declare, schema, describe, rows, evaluate, libraries, parameters
  case answers
}

// MARK: - Reading, by the evaluator

/// Reads messages; keeps the sources, and the last libraries, parameters and answers.
struct MessageReader {
  private var sources: [LuaSource] = []
  private var libraries = LuaLibraries([:])
  private var parameters: LuaParameters = [:]
  private var answers: LuaAnswers = [:]

  /// The message in `bytes`; nil: it is none.
  mutating func message(in bytes: [UInt8]) -> Message? {
    var reader = ByteReader(bytes)
    guard let kind = Kind(rawValue: reader.byte()), let message = message(kind, &reader),
      !reader.isMalformed, reader.isAtEnd
    else { return nil }
    return message
  }

  private mutating func message(_ kind: Kind, _ reader: inout ByteReader) -> Message? {
    switch kind {
    case .source:
      let (number, name, text) = (reader.number(), reader.string(), reader.text())
      guard number == sources.count else { return nil }
      sources.append(LuaSource(text, name: name))
      return .source(number: number, name: name, text: text)
    case .libraries: return libraries(&reader)
    case .parameters:
      parameters = LuaParameters(&reader)
      return .parameters
    case .answers:
      answers = LuaAnswers(&reader)
      return .answers
    case .image:
      let asOf = reader.string()
      return .image(reader.text(), asOf: asOf)
    case .compile: return source(&reader).map { .command(.compile($0)) }
    case .declare:
      guard let program = program(&reader) else { return nil }
      let declaring: Interpreter.Declaring = reader.flag() ? .tests : .rules
      return .command(.declare(program, declaring, LuaLimits(&reader)))
    case .schema: return .command(.schema)
    case .describe: return .command(.describe(reader.string()))
    case .rows:
      let (sql, parameters) = (reader.string(), reader.parameters())
      let limit = Int(reader.integer())
      return .command(.rows(sql, parameters, limit: limit, asPlan: reader.flag()))
    case .evaluate:
      return program(&reader).map {
        .command(.evaluate(LuaEvaluation($0, parameters, answers, &reader)))
      }
    }
  }

  private func source(_ reader: inout ByteReader) -> LuaSource? {
    let number = reader.number()
    return sources.indices.contains(number) ? sources[number] : nil
  }

  private func program(_ reader: inout ByteReader) -> LuaProgram? {
    source(&reader).map { LuaProgram(file: $0, sharing: libraries) }
  }

  private mutating func libraries(_ reader: inout ByteReader) -> Message? {
    let told = reader.list { (module: $0.string(), number: $0.number()) }
    var modules: [String: LuaSource] = [:]
    for (module, number) in told {
      guard sources.indices.contains(number) else { return nil }
      modules[module] = sources[number]
    }
    libraries = LuaLibraries(modules)
    return .libraries(told.count)
  }
}
