/// What came of one rule: counted and kept in C, told as plain values.
package struct LuaOutcome: Sendable {
  /// What `applies` said.
  package enum Applicability: Equatable, Sendable {
    case applies
    case notApplicable(String)
    case unknown(String)
  }

  package var applicability: Applicability = .applies
  package var counts = LuaCounts()
  /// Failing and remarked subjects by the grade their worst verdict names.
  package var failuresByGrade: [LuaGrade: Int] = [:]
  /// Subjects that neither conform nor are not applicable, the lowest keys first; capped.
  package var subjects: [LuaSubject] = []
  /// The smallest margin over all judged, ties by key.
  package var worst: (key: LuaKey, measure: LuaMeasure)?
  /// Lines of `print`.
  package var trace: [String] = []
  /// The columns that were read, by bytes; an empty column is the table as a whole.
  package var reads: [(table: String, column: String)] = []
  package var rowsStepped = 0
  /// Most bytes that the interpreter held.
  package var peakMemory = 0
  /// The lines of `judge` that ran, in the order in which they did; capped.
  package var steps: [LuaStep] = []
  /// The conforming subjects nearest to their limit, the nearest first.
  package var nearest: [(key: LuaKey, measure: LuaMeasure)] = []
  /// Texts that did not fit their arguments, and the line of the first.
  package var misfits: (count: Int, line: Int) = (0, 0)
  /// Why the rule did not run to its end; then all counts are zero.
  package var fault: LuaFault?
}

/// How many subjects there are of each kind.
package struct LuaCounts: Equatable, Sendable {
  package var conforming = 0
  package var nonconforming = 0
  package var remarked = 0
  package var notApplicable = 0
  package var unknown = 0
  package var broken = 0
  /// Subjects of sites out of scope, which `judge` was not called for.
  package var outOfScope = 0

  /// Makes a count.
  package init(
    conforming: Int = 0, nonconforming: Int = 0, remarked: Int = 0, notApplicable: Int = 0,
    unknown: Int = 0, broken: Int = 0, outOfScope: Int = 0
  ) {
    self.conforming = conforming
    self.nonconforming = nonconforming
    self.remarked = remarked
    self.notApplicable = notApplicable
    self.unknown = unknown
    self.broken = broken
    self.outOfScope = outOfScope
  }
}

/// One subject that neither conforms nor is not applicable.
package struct LuaSubject: Equatable, Sendable {
  package var key: LuaKey
  package var name: String?
  package var site: LuaScalar?
  package var verdict: LuaVerdict
  /// Whether name, texts and measure were kept.
  package var isDetailed: Bool
  /// The chunk and line where the verdict that decides was made; nil: not kept.
  package var place: LuaPlace?
  /// Why judge broke on it.
  package var fault: LuaFault?
}

/// A line of a chunk.
package struct LuaPlace: Equatable, Sendable {
  /// The chunk's name as given.
  package var file: String
  /// Line from 1.
  package var line: Int
}

extension LuaOutcome {
  /// Reads an outcome as clua_outcome_put of outcome.c wrote it.
  init(_ reader: inout ByteReader) {
    reads = reader.reads()
    trace = reader.list { $0.string() }
    rowsStepped = reader.total()
    peakMemory = reader.total()
    misfits = (reader.total(), reader.number())
    steps = reader.list { LuaStep(&$0) }
    nearest = reader.list { reader in
      let key = LuaKey(bytes: reader.text())
      return reader.measure().map { (key, $0) }
    }.compactMap(\.self)
    guard reader.flag() else { return }
    readApplicability(&reader)
    readCounts(&reader)
    _ = reader.total()
    if reader.flag() {
      let key = LuaKey(bytes: reader.text())
      worst = reader.measure().map { (key, $0) }
    }
    subjects = reader.list { LuaSubject(&$0) }
  }

  private mutating func readApplicability(_ reader: inout ByteReader) {
    let kind = reader.byte()
    let reason = reader.string()
    applicability = kind == 0 ? .applies : kind == 1 ? .notApplicable(reason) : .unknown(reason)
  }

  private mutating func readCounts(_ reader: inout ByteReader) {
    counts = LuaCounts(
      conforming: reader.total(), nonconforming: reader.total(), remarked: reader.total(),
      notApplicable: reader.total(), unknown: reader.total(), broken: reader.total(),
      outOfScope: reader.total())
    for grade in [LuaGrade.major, .minor, .observation, .opportunity] {
      let (fixed, open) = (reader.total(), reader.total())
      if fixed > 0 { failuresByGrade[grade, default: 0] += fixed }
      if open > 0 { failuresByGrade[.rule, default: 0] += open }
    }
  }
}

extension LuaSubject {
  /// Reads a subject as clua_outcome_add of outcome.c wrote it.
  init(_ reader: inout ByteReader) {
    key = LuaKey(bytes: reader.text())
    let kind = reader.byte()
    let grade = reader.byte()
    let isOpen = reader.flag()
    fault = nil
    if kind == 5 { fault = reader.fault(on: key) }
    if kind > 5 || grade > 4 { reader.refuse() }
    verdict = LuaVerdict(kind: LuaSubject.kind(grade: min(grade, 4), isOpen: isOpen))
    isDetailed = reader.flag()
    guard isDetailed else { return }
    verdict.texts = reader.list { $0.string() }
    verdict.measure = reader.measure()
    if reader.flag() { name = reader.string() }
    if reader.flag() { site = .text(reader.text()) }
    let (file, line) = (reader.string(), reader.number())
    if !file.isEmpty, line > 0 { place = LuaPlace(file: file, line: line) }
  }

  private static func kind(grade: UInt8, isOpen: Bool) -> LuaVerdict.Kind {
    guard grade > 0 else { return .unknown }
    let grades: [LuaGrade] = [.major, .minor, .observation, .opportunity]
    return .fail(isOpen ? .rule : grades[Int(grade) - 1])
  }
}
