import ComplianceModel

/// The closed table of outcomes: what follows from how many subjects did what (guide: Outcomes).
struct OutcomeTable: Equatable {
  /// What the counts alone say; the caller adds reason and fault.
  enum Word: Equatable {
    case notApplicable, nonconforming, broken, undecided, remarked, conforming
    /// There is no subject at all.
    case nothing
    /// All subjects were left out because of their sites.
    case outOfScope
  }

  /// How the subjects went.
  let count: PopulationCount
  /// How many must conform.
  let needs: Quota

  /// All subjects but the not applicable.
  var size: Int { count.judged }

  /// The least number of conforming subjects that meets `needs`.
  var quota: Int { needs.least(of: size) }

  /// Unknown and broken subjects: what they would have been, nobody knows.
  private var open: Int { count.unknown + count.broken }

  /// The first line of the table that holds.
  var word: Word {
    guard size > 0 else {
      if count.notApplicable > 0 { return .notApplicable }
      // An organisation cannot make a rule inapplicable by keeping all its sites out of scope.
      return count.outOfScope > 0 ? .outOfScope : .nothing
    }
    if count.conforming + count.remarked + open < quota { return .nonconforming }
    if count.broken > 0 { return .broken }
    if couldChange { return .undecided }
    return count.conforming < quota ? .remarked : .conforming
  }

  /// Whether the unknown subjects decide between two results, given that `needs` can still be met.
  private var couldChange: Bool {
    guard open > 0, count.conforming < quota else { return false }
    return count.conforming + count.remarked < quota || count.conforming + open >= quota
  }

  /// low = c ÷ k and high = (c + u) ÷ k, at most 1; everything is possible where nothing was judged.
  var score: ScoreInterval {
    guard size > 0 else { return .unknown }
    return ScoreInterval(
      low: Self.share(count.conforming, of: quota),
      high: Self.share(count.conforming + open, of: quota))
  }

  private static func share(_ part: Int, of whole: Int) -> Int {
    part >= whole ? 10_000 : part * 10_000 / whole
  }
}

/// How many of n subjects must conform.
enum Quota: Equatable {
  case all
  case any
  /// A share above 0, at most 1.
  case share(Double)

  /// The least k that meets it, of `size` subjects; at least 1, so that nothing is never enough.
  func least(of size: Int) -> Int {
    switch self {
    case .all: return max(1, size)
    case .any: return 1
    case .share(let share):
      var least = max(1, Int((share * Double(size)).rounded(.down)))
      while least < size, Double(least) / Double(size) < share { least += 1 }
      while least > 1, Double(least - 1) / Double(size) >= share { least -= 1 }
      return least
    }
  }
}
