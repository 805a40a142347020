/// What came of damaging a copy of a database one field at a time.
package struct ProbeReport: Equatable, Sendable {
  /// A rule or question whose outcome got worse.
  package struct Notice: Equatable, Sendable {
    package var rule: RuleID
    package var requirements: [RequirementID]
    /// The word of its outcome before and after.
    package var before: String
    package var after: String
    /// What it says now and did not say before; nil: no text was kept.
    package var text: String?

    /// Makes it.
    package init(
      rule: RuleID, requirements: [RequirementID], before: String, after: String,
      text: String? = nil
    ) {
      self.rule = rule
      self.requirements = requirements
      self.before = before
      self.after = after
      self.text = text
    }
  }

  /// What became of one damage.
  package enum Fate: Equatable, Sendable {
    /// Outcomes got worse; by rule, never empty.
    case noticed([Notice])
    /// These rules read the field, and none got worse; of `losing`, fewer subjects were judged.
    case unnoticed(readers: [RuleID], losing: [RuleID])
    /// No rule reads the field.
    case unread
    /// The schema does not take it: why.
    case refused(String)
  }

  /// One damage with its fate.
  package struct Trial: Equatable, Sendable {
    package var damage: Damage
    package var fate: Fate

    /// Makes it.
    package init(damage: Damage, fate: Fate) {
      self.damage = damage
      self.fate = fate
    }

    /// The requirements that got worse, by id.
    package var requirements: [RequirementID] {
      guard case .noticed(let notices) = fate else { return [] }
      return Set(notices.flatMap(\.requirements)).sorted()
    }
  }

  /// A column that was not damaged, and why.
  package struct Spared: Equatable, Sendable {
    package var table: String
    package var column: String
    package var reason: String

    /// Makes it.
    package init(table: String, column: String, reason: String) {
      self.table = table
      self.column = column
      self.reason = reason
    }
  }

  package var asOf: Day
  package var seed: UInt64
  /// By table, column, kind and row, in the order of the schema.
  package var trials: [Trial]
  package var spared: [Spared]
  /// Rules that were errors before anything was damaged: they notice nothing.
  package var broken: [RuleID]

  /// Makes a report.
  package init(
    asOf: Day, seed: UInt64, trials: [Trial], spared: [Spared] = [], broken: [RuleID] = []
  ) {
    self.asOf = asOf
    self.seed = seed
    self.trials = trials
    self.spared = spared
    self.broken = broken
  }
}

extension ProbeReport {
  /// What is known of one column.
  package enum Watch: Sendable {
    /// At least one damage was noticed.
    case watched
    /// Rules read it, and noticed no damage.
    case unnoticed
    /// No rule reads it.
    case unread
    /// The schema took no damage.
    case refused
  }

  /// The trials of each column with what they say together, in their order.
  package var columns: [(place: String, watch: Watch, trials: [Trial])] {
    var order: [String] = []
    var byPlace: [String: [Trial]] = [:]
    for trial in trials {
      if byPlace[trial.damage.place] == nil { order.append(trial.damage.place) }
      byPlace[trial.damage.place, default: []].append(trial)
    }
    return order.map { place in
      let trials = byPlace[place] ?? []
      return (place, Watch(trials.map(\.fate)), trials)
    }
  }
}

extension ProbeReport.Watch {
  /// The best that one of several damages says.
  fileprivate init(_ fates: [ProbeReport.Fate]) {
    var (isUnnoticed, isUnread) = (false, false)
    for fate in fates {
      switch fate {
      case .noticed:
        self = .watched
        return
      case .unnoticed: isUnnoticed = true
      case .unread: isUnread = true
      case .refused: break
      }
    }
    self = isUnnoticed ? .unnoticed : isUnread ? .unread : .refused
  }
}
