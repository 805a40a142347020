/// A kind of change that is made to a rule to see whether a test notices: the closed list.
package enum MutationOperator: String, CaseIterable, Sendable {
  /// A comparison becomes its neighbour: `<` and `<=`, `=` and `<>`, `==` and `~=`, IS and IS NOT, IN and
  /// NOT IN.
  case comparison
  /// `and` becomes `or`, `or` becomes `and`; in SQL as well.
  case connective
  /// A `not` is left out.
  case negation
  /// A number becomes one more, `true` becomes `false`, a text that is compared another one.
  case constant
  /// A condition, or a part of one, is left out: the rest decides.
  case condition
  /// A `return` of a verdict is left out.
  case verdict
  /// The first two arguments of a function change places.
  case arguments

  /// What it does, in a few words.
  package var summary: String {
    switch self {
    case .comparison: "a comparison becomes its neighbour"
    case .connective: "and becomes or, or becomes and"
    case .negation: "a not is left out"
    case .constant: "a number, flag or compared text changes"
    case .condition: "a condition, or a part of one, is left out"
    case .verdict: "a returned verdict is left out"
    case .arguments: "the first two arguments change places"
    }
  }
}

/// What became of the changes that were made to the rules of packs.
package struct MutationReport: Equatable, Sendable {
  /// What became of a change.
  package enum Fate: String, Equatable, Sendable, CaseIterable {
    /// A test failed because of it.
    case killed
    /// No test noticed.
    case survived
    /// No test noticed, and its line says why it changes nothing.
    case excused
    /// The file could not be read any more.
    case invalid
  }

  /// One change.
  package struct Mutant: Equatable, Sendable {
    /// The file as it is shown.
    package var path: String
    /// Where the change begins; both from 1.
    package var line: Int
    package var column: Int
    package var kind: MutationOperator
    /// The line before and after it, without blanks around.
    package var before: String
    package var after: String
    package var fate: Fate

    /// Makes it.
    package init(
      path: String, line: Int, column: Int, kind: MutationOperator, before: String, after: String,
      fate: Fate
    ) {
      self.path = path
      self.line = line
      self.column = column
      self.kind = kind
      self.before = before
      self.after = after
      self.fate = fate
    }
  }

  /// In the order of packs, files and places.
  package var mutants: [Mutant]
  /// How many changes there are in all; more than `mutants` where a sample was drawn.
  package var total: Int
  /// Excuses without a reason, or that excuse nothing.
  package var faults: [Diagnostic]

  /// Makes a report.
  package init(mutants: [Mutant] = [], total: Int = 0, faults: [Diagnostic] = []) {
    self.mutants = mutants
    self.total = total
    self.faults = faults
  }

  /// How many of `mutants` had that fate.
  package func count(_ fate: Fate) -> Int { mutants.count { $0.fate == fate } }

  /// Those killed, of those that a test could have noticed.
  package var killedShare: CoverageShare { mutants.killedShare }

  /// Both in one, the other's mutants behind.
  package mutating func add(_ other: MutationReport) {
    mutants += other.mutants
    total += other.total
    faults += other.faults
  }
}

extension Sequence<MutationReport.Mutant> {
  /// Those killed, of those killed and survived.
  package var killedShare: CoverageShare {
    let fates = map(\.fate)
    let killed = fates.count { $0 == .killed }
    return CoverageShare(seen: killed, of: killed + fates.count { $0 == .survived })
  }
}
