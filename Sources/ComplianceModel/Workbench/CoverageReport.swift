/// How far the tests of packs exercise their rules.
package struct CoverageReport: Equatable, Sendable {
  /// A line on which a statement or a term of SQL begins.
  package struct Line: Equatable, Sendable {
    /// From 1.
    package var number: Int
    /// In how many tests all of that was reached; 0: some of it never was.
    package var count: Int

    /// Makes it.
    package init(number: Int, count: Int) {
      self.number = number
      self.count = count
    }
  }

  /// A condition, or a part of one between AND, OR and NOT, with two sides.
  package struct Condition: Equatable, Sendable {
    /// Where it begins; both from 1.
    package var line: Int
    package var column: Int
    /// Its text on one line.
    package var text: String
    /// `WHERE`, `ON`, `HAVING`, `WHEN`, `SQL` in a part of a query, else `Lua`.
    package var clause: String
    /// In how many tests it was asked.
    package var reached: Int
    /// In how many tests it was true at least once.
    package var isTrue: Int
    /// In how many tests it was false at least once.
    package var isFalse: Int
    /// In how many tests it was NULL at least once; that is neither side.
    package var isNull: Int

    /// Makes it.
    package init(
      line: Int, column: Int, text: String, clause: String, reached: Int, isTrue: Int, isFalse: Int,
      isNull: Int
    ) {
      self.line = line
      self.column = column
      self.text = text
      self.clause = clause
      self.reached = reached
      self.isTrue = isTrue
      self.isFalse = isFalse
      self.isNull = isNull
    }

    /// How many of its two sides were seen.
    package var sidesSeen: Int { (isTrue > 0 ? 1 : 0) + (isFalse > 0 ? 1 : 0) }

    /// What was not seen of it, in words; nil: both sides were.
    package var gap: String? {
      if reached == 0 { return "never asked" }
      if isTrue == 0, isFalse == 0 { return "always NULL" }
      if isTrue == 0 { return isNull > 0 ? "never true (NULL was)" : "never true" }
      if isFalse == 0 { return isNull > 0 ? "never false (NULL was)" : "never false" }
      return nil
    }
  }

  /// Something that is not measured, and so counted neither as seen nor as not.
  package struct Unmeasured: Equatable, Sendable {
    /// From 1; nil: the whole file.
    package var line: Int?
    /// Why, as a part of a sentence.
    package var reason: String

    /// Makes it.
    package init(line: Int?, reason: String) {
      self.line = line
      self.reason = reason
    }
  }

  /// One rule file or library.
  package struct File: Equatable, Sendable {
    /// Its path as it is shown.
    package var path: String
    /// Its text.
    package var text: String
    /// In their order.
    package var lines: [Line]
    /// In their order.
    package var conditions: [Condition]
    /// In their order.
    package var unmeasured: [Unmeasured]

    /// Makes it.
    package init(
      path: String, text: String, lines: [Line], conditions: [Condition],
      unmeasured: [Unmeasured] = []
    ) {
      self.path = path
      self.text = text
      self.lines = lines
      self.conditions = conditions
      self.unmeasured = unmeasured
    }

    /// Its lines that were run.
    package var lineShare: CoverageShare {
      CoverageShare(seen: lines.count { $0.count > 0 }, of: lines.count)
    }

    /// The sides of its conditions that were seen.
    package var branchShare: CoverageShare {
      CoverageShare(
        seen: conditions.reduce(0) { $0 + $1.sidesSeen }, of: conditions.count * 2)
    }
  }

  /// A requirement that a rule or question tests.
  package struct Requirement: Equatable, Sendable {
    /// Its id.
    package var id: String
    /// How many rules and questions test it.
    package var ruleCount: Int
    /// Whether a test of one of them ended nonconforming or remarked, as rules of a should do.
    package var isFailed: Bool
    /// Whether a test of one of them ended conforming.
    package var isMet: Bool

    /// Makes it.
    package init(id: String, ruleCount: Int, isFailed: Bool, isMet: Bool) {
      self.id = id
      self.ruleCount = ruleCount
      self.isFailed = isFailed
      self.isMet = isMet
    }

    /// Whether tests show it both ways.
    package var isExercised: Bool { isFailed && isMet }
  }

  /// Rule files and libraries in the order of packs and paths.
  package var files: [File]
  /// In the order of packs and catalogues.
  package var requirements: [Requirement]
  /// Columns of the schemas that no rule read, as `table.column`, by bytes.
  package var unreadColumns: [String]
  /// How many columns the schemas have.
  package var columnCount: Int
  /// Tests that went another way with probes in the rules: their files cannot be relied on.
  package var disturbed: [String]

  /// Makes a report.
  package init(
    files: [File] = [], requirements: [Requirement] = [], unreadColumns: [String] = [],
    columnCount: Int = 0, disturbed: [String] = []
  ) {
    self.files = files
    self.requirements = requirements
    self.unreadColumns = unreadColumns
    self.columnCount = columnCount
    self.disturbed = disturbed
  }

  /// All lines.
  package var lineShare: CoverageShare { files.map(\.lineShare).reduce(.none, +) }

  /// All sides of conditions.
  package var branchShare: CoverageShare { files.map(\.branchShare).reduce(.none, +) }

  /// All requirements with a rule or question.
  package var requirementShare: CoverageShare {
    let tested = requirements.filter { $0.ruleCount > 0 }
    return CoverageShare(seen: tested.count(where: \.isExercised), of: tested.count)
  }

  /// Both in one, the other's files behind; a file that several packs use is one file, with what was
  /// reached of it for any of them.
  package mutating func add(_ other: CoverageReport) {
    for file in other.files {
      if let index = files.firstIndex(where: { $0.path == file.path && $0.text == file.text }) {
        files[index].add(file)
      } else {
        files.append(file)
      }
    }
    requirements += other.requirements
    unreadColumns += other.unreadColumns
    columnCount += other.columnCount
    disturbed += other.disturbed
  }
}

extension CoverageReport.File {
  /// Adds what was seen of the same text on another occasion.
  fileprivate mutating func add(_ other: CoverageReport.File) {
    for line in other.lines {
      if let index = lines.firstIndex(where: { $0.number == line.number }) {
        lines[index].count += line.count
      } else {
        lines.append(line)
      }
    }
    lines.sort { $0.number < $1.number }
    for condition in other.conditions { add(condition) }
    conditions.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    unmeasured += other.unmeasured.filter { !unmeasured.contains($0) }
    unmeasured.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func add(_ other: CoverageReport.Condition) {
    let same = conditions.firstIndex {
      ($0.line, $0.column, $0.text) == (other.line, other.column, other.text)
    }
    guard let same else { return conditions.append(other) }
    conditions[same].reached += other.reached
    conditions[same].isTrue += other.isTrue
    conditions[same].isFalse += other.isFalse
    conditions[same].isNull += other.isNull
  }
}

/// So many of so many.
package struct CoverageShare: Equatable, Sendable {
  package var seen: Int
  package var total: Int

  /// Makes a share.
  package init(seen: Int, of total: Int) {
    self.seen = seen
    self.total = total
  }

  /// Nothing of nothing.
  package static let none = CoverageShare(seen: 0, of: 0)

  /// Tenths of a percent, rounded down so that 100 is all; of nothing it is all.
  package var permille: Int { total == 0 ? 1000 : seen * 1000 / total }

  /// Such as `94.9 %`.
  package var shown: String { "\(permille / 10).\(permille % 10) %" }

  /// Whether it is at least `percent`.
  package func reaches(percent: Double) -> Bool {
    total == 0 || Double(seen) * 100 >= percent * Double(total)
  }

  package static func + (one: CoverageShare, other: CoverageShare) -> CoverageShare {
    CoverageShare(seen: one.seen + other.seen, of: one.total + other.total)
  }
}
