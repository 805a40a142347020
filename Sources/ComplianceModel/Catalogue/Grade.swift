/// How grave a failure is; the first two are nonconformities (ISO/IEC 17021-1:2015, 3.12 and 3.13).
package enum Grade: String, Sendable, CaseIterable, Comparable {
  case major
  case minor
  case observation
  case opportunity

  /// The weight of a requirement of this grade in a score.
  package var weight: Int {
    switch self {
    case .major: 5
    case .minor: 3
    case .observation: 1
    case .opportunity: 0
    }
  }

  /// Whether it is a nonconformity.
  package var isNonconformity: Bool { self == .major || self == .minor }

  /// Within what time a finding of this grade is acted on, where its rule says nothing.
  package var actionPeriod: CalendarInterval { CalendarInterval(self == .major ? 30 : 90, .days) }

  /// Gravity: 3 for major down to 0.
  private var gravity: Int {
    switch self {
    case .major: 3
    case .minor: 2
    case .observation: 1
    case .opportunity: 0
    }
  }

  /// Less grave comes before more grave: `.minor < .major`.
  package static func < (one: Grade, other: Grade) -> Bool { one.gravity < other.gravity }
}

/// How binding a requirement is.
package enum Obligation: String, Sendable, CaseIterable {
  case shall
  case should

  /// The gravest grade that breaking it may have.
  package var gravestGrade: Grade { self == .shall ? .major : .observation }
}

/// How evidence is gathered (OSCAL's assessment methods, and `observe`).
package enum AssessmentMethod: String, Sendable, CaseIterable {
  case test, examine, interview, observe
}
