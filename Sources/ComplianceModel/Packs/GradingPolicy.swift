/// How failures of a rule with a population are graded down or up; every part may be absent.
package struct GradingPolicy: Equatable, Sendable {
  /// major → minor when at most `rows` subjects and at most `share` of all fail.
  package struct Isolated: Equatable, Sendable {
    /// Share of the population, 0 to 1.
    package var shareAtMost: Double
    /// Number of failing subjects.
    package var rowsAtMost: Int

    /// Makes the part.
    package init(shareAtMost: Double, rowsAtMost: Int) {
      self.shareAtMost = shareAtMost
      self.rowsAtMost = rowsAtMost
    }
  }

  /// minor → major when at least `rows` subjects and at least `share` of all fail.
  package struct Systemic: Equatable, Sendable {
    /// Share of the population, 0 to 1.
    package var shareFrom: Double
    /// Number of failing subjects.
    package var rowsFrom: Int

    /// Makes the part.
    package init(shareFrom: Double, rowsFrom: Int) {
      self.shareFrom = shareFrom
      self.rowsFrom = rowsFrom
    }
  }

  /// An isolated lapse.
  package var isolated: Isolated?
  /// A failure of the system.
  package var systemic: Systemic?
  /// That many minor findings in one clause count as one major in conclusion and gate.
  package var crowdedMinors: Int?
  /// minor → major when an instance was recorded at least that long ago and never conformed since.
  package var repeatedAfter: CalendarInterval?

  /// Makes a policy; without arguments, none.
  package init(
    isolated: Isolated? = nil, systemic: Systemic? = nil, crowdedMinors: Int? = nil,
    repeatedAfter: CalendarInterval? = nil
  ) {
    self.isolated = isolated
    self.systemic = systemic
    self.crowdedMinors = crowdedMinors
    self.repeatedAfter = repeatedAfter
  }
}

/// What one rule says of one part of its pack's policy.
package enum PolicyOverride<Part: Equatable & Sendable>: Equatable, Sendable {
  /// The pack's part holds.
  case inherited
  /// The part is not applied to this rule.
  case off
  /// This rule has its own.
  case own(Part)

  /// The part that holds, given the pack's.
  package func resolved(_ inherited: Part?) -> Part? {
    switch self {
    case .inherited: inherited
    case .off: nil
    case .own(let part): part
    }
  }
}
