import LuaRuntime

/// What the host sends to an evaluator.
enum Message {
  /// A text of the pack, known by its number from now on; not answered.
  case source(number: Int, name: String, text: [UInt8])
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

/// Writes messages; remembers which sources an evaluator knows.
struct MessageWriter {
  private var numbers = SourceNumbers()

  /// The frames of a command, those of its new sources before it.
  mutating func frames(of command: LuaCommand) -> [UInt8] {
    var frames: [UInt8] = []
    for source in command.sources {
      let (number, isNew) = numbers.number(of: source)
      guard isNew else { continue }
      var writer = ByteWriter()
      writer.put(Kind.source.rawValue)
      writer.put(count: number)
      writer.put(source.name)
      writer.put(source.text)
      frames += Frame.framed(writer.bytes)
    }
    var writer = ByteWriter()
    put(command, &writer)
    return frames + Frame.framed(writer.bytes)
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
      put(program, &writer)
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
      put(evaluation.program, &writer)
      writer.put(evaluation)
    }
  }

  private mutating func put(_ program: LuaProgram, _ writer: inout ByteWriter) {
    writer.put(count: numbers.number(of: program.file).number)
    writer.put(count: program.libraries.count)
    for (module, source) in program.libraries {
      writer.put(module)
      writer.put(count: numbers.number(of: source).number)
    }
  }
}

extension LuaCommand {
  /// The texts that it needs.
  fileprivate var sources: [LuaSource] {
    switch self {
    case .compile(let source): [source]
    case .declare(let program, _, _): program.sources
    case .evaluate(let evaluation): evaluation.program.sources
    case .schema, .describe, .rows: []
    }
  }
}

extension LuaProgram {
  fileprivate var sources: [LuaSource] { [file] + libraries.values }
}

/// The first byte of a message.
enum Kind: UInt8 {
  case source, image, compile, declare, schema, describe, rows, evaluate
}

// MARK: - Reading, by the evaluator

/// Reads messages; keeps the sources.
struct MessageReader {
  private var sources: [LuaSource] = []

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
      return program(&reader).map { .command(.evaluate(LuaEvaluation($0, &reader))) }
    }
  }

  private func source(_ reader: inout ByteReader) -> LuaSource? {
    let number = reader.number()
    return sources.indices.contains(number) ? sources[number] : nil
  }

  private func program(_ reader: inout ByteReader) -> LuaProgram? {
    guard let file = source(&reader) else { return nil }
    var program = LuaProgram(file: file)
    for _ in 0..<reader.count() {
      let module = reader.string()
      guard let library = source(&reader) else { return nil }
      program.libraries[module] = library
    }
    return program
  }
}
