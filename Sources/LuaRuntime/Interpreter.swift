import CLua

/// Runs rule code, each unit of work in a fresh state that nothing of another rule has touched.
///
/// There is no interpreter to hold: a state lives in C for one call, so that no Swift frame can ever
/// stand between a protected call and what raises.
package enum Interpreter {
  /// What a file may declare.
  package enum Declaring: Sendable {
    /// `rule` and `question`.
    case rules
    /// `test`.
    case tests
  }

  /// Runs the top level of a file and tells what it declared, in the order of declaration.
  package static func declare(
    _ program: LuaProgram, _ declaring: Declaring = .rules, limits: LuaLimits = LuaLimits()
  ) throws(LuaFault) -> [LuaDeclaration] {
    try declare(program, declaring, limits).declarations()
  }

  /// Runs the top level of a file and tells what it returned.
  package static func value(of program: LuaProgram, limits: LuaLimits = LuaLimits())
    throws(LuaFault) -> LuaValue
  {
    try run(program, CLUA_MODE_VALUE, limits).value()
  }

  /// Evaluates one rule over an open connection.
  package static func evaluate(
    _ evaluation: LuaEvaluation, on connection: borrowing GuardedConnection
  ) -> LuaOutcome {
    connection.evaluate(evaluation).outcome()
  }

  // MARK: - Replies

  /// Compiles a text.
  static func compile(_ source: LuaSource) -> LuaReply {
    do throws(LuaFault) {
      _ = try source.chunk()
      return LuaReply()
    } catch {
      return LuaReply(fault: error)
    }
  }

  /// Runs the top level of a file.
  static func declare(_ program: LuaProgram, _ declaring: Declaring, _ limits: LuaLimits)
    -> LuaReply
  {
    run(program, declaring == .rules ? CLUA_MODE_RULES : CLUA_MODE_TESTS, limits)
  }

  private static func run(_ program: LuaProgram, _ mode: clua_mode, _ limits: LuaLimits)
    -> LuaReply
  {
    let arena = RequestArena()
    defer { withExtendedLifetime((arena, program)) {} }
    do throws(LuaFault) {
      var file = try program.file.chunk().form
      let libraries = try program.libraries.chunks(in: arena)
      let seen = arena.seen(limits)
      var bounds = limits.c(seen: seen)
      var reply = LuaReply(of: { buffer, fault in
        clua_declare(
          &file, libraries.baseAddress, libraries.count, mode, &bounds, buffer, fault)
      })
      reply.seen = seen.map(Array.init) ?? []
      return reply
    } catch {
      return LuaReply(fault: error)
    }
  }
}

extension LuaDeclaration {
  /// Reads a declaration as put_declarations of state.c wrote it.
  init(_ reader: inout ByteReader, ordinal: Int) {
    func string(_ value: LuaValue) -> String {
      guard case .scalar(let scalar) = value else { return "" }
      return scalar.string ?? ""
    }
    keyword = string(reader.value())
    name = string(reader.value())
    file = string(reader.value())
    line = 0
    if case .scalar(.integer(let number)) = reader.value() { line = Int(number) }
    fields = []
    if case .table(let entries) = reader.value() { fields = entries }
    self.ordinal = ordinal
  }
}

extension ByteReader {
  /// A measure, or nil.
  mutating func measure() -> LuaMeasure? {
    guard flag() else { return nil }
    let (measured, limit) = (double(), double())
    let isUpper = flag()
    return LuaMeasure(measured: measured, limit: limit, unit: string(), isUpperLimit: isUpper)
  }

  /// A fault on a subject.
  mutating func fault(on subject: LuaKey) -> LuaFault {
    let kind = LuaFault.Kind(clua_status(rawValue: UInt32(byte())))
    let (message, file, line, traceback) = (string(), string(), number(), string())
    return LuaFault(
      kind, message, file: file.isEmpty ? nil : file, line: line > 0 ? line : nil,
      traceback: traceback.split(separator: "\n").dropFirst().map {
        String($0.drop { $0 == "\t" })
      },
      subject: subject)
  }
}

extension RequestArena {
  /// The request of an evaluation, which MUST live as long as it.
  /// - Throws: kind `syntax` where the file or a library does not compile.
  func request(_ evaluation: LuaEvaluation) throws(LuaFault) -> clua_request {
    var request = clua_request()
    request.file = array([try evaluation.program.file.chunk().form]).baseAddress
    let libraries = try evaluation.program.libraries.chunks(in: self)
    request.libraries = libraries.baseAddress
    request.library_count = libraries.count
    request.ordinal = Int32(evaluation.ordinal)
    request.as_of = text(evaluation.asOf)
    let parameters = parameters(
      evaluation.parameters.values, lists: evaluation.parameters.lists)
    request.parameters = parameters.baseAddress
    request.parameter_count = parameters.count
    let answers = answers(evaluation.answers)
    request.answers = answers.baseAddress
    request.answer_count = answers.count
    request.rule_grade = Int32(evaluation.ruleGrade.rank)
    request.gravest_grade = Int32(evaluation.gravestGrade.rank)
    request.follows = evaluation.follows
    request.nearest = Int32(evaluation.nearest)
    let sites = array(evaluation.sitesOutOfScope.map(Int64.init))
    request.sites_out_of_scope = sites.baseAddress.map { UnsafePointer($0) }
    request.site_out_of_scope_count = sites.count
    request.site_column = -1
    if case .population(let sql, let keys, let names, let site, let judge) = evaluation.form {
      let bytes = Array(sql.utf8)
      request.sql = text(bytes)
      request.sql_length = bytes.count
      set(keys: keys, names: names, judge: judge, of: &request)
      request.site_column = Int32(site ?? -1)
    }
    return request
  }

  private func set(
    keys: [Int], names: [LuaEvaluation.NamePart], judge: LuaEvaluation.Judge,
    of request: inout clua_request
  ) {
    let keys = array(keys.map(Int32.init))
    request.key_columns = keys.baseAddress
    request.key_count = keys.count
    let names = array(names.map(part))
    request.name_parts = names.baseAddress
    request.name_part_count = names.count
    var columns: [Int] = []
    switch judge {
    case .columns(let numbers):
      request.face = CLUA_FACE_COLUMNS
      columns = numbers
    case .each(let numbers):
      request.face = CLUA_FACE_EACH
      columns = numbers
    case .row: request.face = CLUA_FACE_ROW
    }
    let numbers = array(columns.map(Int32.init))
    request.columns = numbers.baseAddress
    request.column_count = numbers.count
  }

  private func part(_ part: LuaEvaluation.NamePart) -> clua_name_part {
    switch part {
    case .literal(let literal): clua_name_part(column: -1, literal: text(literal))
    case .column(let column): clua_name_part(column: Int32(column), literal: nil)
    }
  }

  private func answers(_ answers: LuaAnswers) -> UnsafeBufferPointer<clua_answer> {
    array(
      answers.entries.map { name, answer in
        var entry = clua_answer()
        entry.question = text(name)
        entry.text = text(answer.text)
        switch answer.kind {
        case .yes: entry.kind = CLUA_ANSWER_YES
        case .partial: entry.kind = CLUA_ANSWER_PARTIAL
        case .no: entry.kind = CLUA_ANSWER_NO
        case .unknown: entry.kind = CLUA_ANSWER_UNKNOWN
        case .notApplicable: entry.kind = CLUA_ANSWER_NOT_APPLICABLE
        }
        return entry
      })
  }
}

extension LuaGrade {
  /// Its number in C; the rule's own is asked for where it is resolved.
  var rank: Int {
    switch self {
    case .rule, .minor: 1
    case .major: 0
    case .observation: 2
    case .opportunity: 3
    }
  }
}
