/// A length of time in calendar units: `30 days`, `2 weeks`, `12 months`, `1 years`.
package struct CalendarInterval: Hashable, Sendable, CustomStringConvertible {
  /// The unit that is counted.
  package enum Unit: String, Sendable, CaseIterable {
    case days, weeks, months, years
  }

  /// How many units, 0 to 100,000.
  package let count: Int
  /// The unit.
  package let unit: Unit

  /// Makes an interval.
  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// The interval written as a whole number, one space and a unit (`1 day` and `1 month` too).
  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), (0...100_000).contains(count) else {
      return nil
    }
    let word = String(parts[1])
    guard let unit = Unit(rawValue: word) ?? Unit(rawValue: word + "s") else { return nil }
    self.init(count, unit)
  }

  /// `30 days`: what rules and SQL are given.
  package var description: String { "\(count) \(unit.rawValue)" }

  /// About how many days it is, to compare two intervals: a month counts 30.4375, a year 365.25.
  package var approximateDays: Double {
    switch unit {
    case .days: Double(count)
    case .weeks: Double(count) * 7
    case .months: Double(count) * 30.4375
    case .years: Double(count) * 365.25
    }
  }
}

extension Day {
  /// The day `interval` later; the end of a month is clamped: 2024-01-31 + 1 month is 2024-02-29.
  package func adding(_ interval: CalendarInterval) -> Day {
    switch interval.unit {
    case .days: Day(ordinal: ordinal + interval.count)
    case .weeks: Day(ordinal: ordinal + 7 * interval.count)
    case .months: adding(months: interval.count)
    case .years: adding(months: 12 * interval.count)
    }
  }

  /// The day `interval` earlier, month ends clamped.
  package func subtracting(_ interval: CalendarInterval) -> Day {
    adding(CalendarInterval(-interval.count, interval.unit))
  }

  private func adding(months: Int) -> Day {
    let (year, month, day) = components
    let total = year * 12 + month - 1 + months
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let clamped = min(day, Day.length(ofMonth: newMonth, year: newYear))
    guard let moved = Day(year: newYear, month: newMonth, day: clamped) else {
      return newYear < 1 ? Day(ordinal: -719_162) : Day(ordinal: 2_932_896)
    }
    return moved
  }
}
