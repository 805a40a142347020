package import ComplianceModel

/// The report of `probe`: the columns that requirements watch, those that nobody watches, and one line
/// of counts.
///
/// - Parameter database: The database as the person named it.
package func renderProbe(
  _ report: ProbeReport, database: String, style: TerminalStyle = .init()
) -> String {
  var page = Page(style)
  ProbeText(report: report, database: database).add(to: &page)
  return page.text
}

/// How a probe held against what a person expected: the misses, and one line of counts.
package func renderExpectations(
  _ report: ProbeReport, expected: [DamageExpectation], style: TerminalStyle = .init()
) -> String {
  var page = Page(style)
  var met = 0
  for (trial, expectation) in zip(report.trials, expected) {
    guard !trial.meets(expectation) else {
      met += 1
      continue
    }
    page.add("MISS  ", .alarm, "\(expectation.place)")
    page.add(lead: "      ", trial.damage.text)
    page.add(lead: "      expected  ", expectation.requirements.list("nobody to notice"))
    page.add(lead: "      noticed   ", trial.requirements.list("by nobody"))
  }
  page.add("\(met) of \(counted(expected.count, "damage")) noticed as expected.")
  return page.text
}

extension ProbeReport.Trial {
  /// Whether every requirement got worse that was to, and none where none was to.
  package func meets(_ expectation: DamageExpectation) -> Bool {
    expectation.requirements.isEmpty
      ? requirements.isEmpty : Set(expectation.requirements).isSubset(of: requirements)
  }
}

/// The page of a probe.
private struct ProbeText {
  let report: ProbeReport
  let database: String

  func add(to page: inout Page) {
    let columns = report.columns
    page.add("Probe of \(database), as of \(report.asOf), seed \(report.seed)")
    page.add(
      "\(counted(report.trials.count, "damage")) to \(counted(columns.count, "column")), "
        + "one field at a time, in a private copy")
    addWatched(columns.filter { $0.watch == .watched }, &page)
    addUnnoticed(columns.filter { $0.watch == .unnoticed }, &page)
    addUnread(columns.filter { $0.watch == .unread }, &page)
    addRefused(columns.filter { $0.watch == .refused }, &page)
    addBroken(&page)
    addCounts(columns, &page)
  }

  private typealias Column = (place: String, watch: ProbeReport.Watch, trials: [ProbeReport.Trial])

  private func addWatched(_ columns: [Column], _ page: inout Page) {
    guard !columns.isEmpty else { return }
    page.add()
    page.add("Watched: a damage makes the outcome of a requirement worse")
    for column in columns {
      let requirements = Set(column.trials.flatMap(\.requirements)).sorted()
      page.add(
        "  \(column.place)".padded(to: 42) + " \(requirements.first?.text ?? "")"
          + (requirements.count > 1 ? " and \(requirements.count - 1) more" : ""))
      guard page.style.isVerbose else { continue }
      for trial in column.trials { addTrial(trial, &page) }
    }
  }

  private func addTrial(_ trial: ProbeReport.Trial, _ page: inout Page) {
    page.add(lead: "      ", trial.damage.change)
    switch trial.fate {
    case .noticed(let notices):
      for notice in notices {
        let said = notice.text.map { ": \($0)" } ?? ""
        page.add(
          lead: "        ",
          "\(notice.requirements.list("no requirement")) by \(notice.rule.name)\(said)")
      }
    case .unnoticed(let readers, let losing):
      page.add(
        lead: "        ", "not noticed; read by \(readers.map(\.name).joined(separator: ", "))")
      for rule in losing { page.add(lead: "        ", "\(rule.name) judges fewer subjects") }
    case .unread: page.add("        not read")
    case .refused(let reason): page.add(lead: "        ", "cannot be: \(reason)")
    }
  }

  private func addUnnoticed(_ columns: [Column], _ page: inout Page) {
    guard !columns.isEmpty else { return }
    page.add()
    page.add("Read, and no damage noticed: what the rules would miss")
    for column in columns {
      guard page.style.isVerbose else {
        page.add("  \(column.place)".padded(to: 42) + " \(Self.summary(of: column.trials))")
        continue
      }
      page.add("  \(column.place)")
      for trial in column.trials { addTrial(trial, &page) }
    }
  }

  /// Which damages nobody noticed, and who reads the column.
  private static func summary(of trials: [ProbeReport.Trial]) -> String {
    var (kinds, rules, losing): ([String], Set<RuleID>, Set<RuleID>) = ([], [], [])
    for trial in trials {
      guard case .unnoticed(let readers, let fewer) = trial.fate else { continue }
      let kind = trial.damage.kind.rawValue
      if !kinds.contains(kind) { kinds.append(kind) }
      rules.formUnion(readers)
      losing.formUnion(fewer)
    }
    let hidden = losing.isEmpty ? "" : ", \(losing.count) judging fewer"
    return "\(kinds.joined(separator: ", ")): \(counted(rules.count, "reader"))\(hidden)"
  }

  private func addUnread(_ columns: [Column], _ page: inout Page) {
    guard !columns.isEmpty else { return }
    page.add()
    page.add("Not watched: no rule reads it")
    var byTable: [(table: String, columns: [String])] = []
    for column in columns {
      guard let damage = column.trials.first?.damage else { continue }
      if byTable.last?.table != damage.table { byTable.append((damage.table, [])) }
      byTable[byTable.count - 1].columns.append(damage.column)
    }
    for (table, names) in byTable { page.add(lead: "  \(table): ", names.joined(separator: ", ")) }
  }

  private func addRefused(_ columns: [Column], _ page: inout Page) {
    let spared = report.spared.filter { $0.reason != Self.identifying }
    guard !columns.isEmpty || !spared.isEmpty else { return }
    page.add()
    page.add("Cannot be damaged")
    for column in columns {
      guard case .refused(let reason)? = column.trials.first?.fate else { continue }
      page.add(lead: "  \(column.place): ", reason)
    }
    var byReason: [(reason: String, places: [String])] = []
    for one in spared {
      let place = "\(one.table).\(one.column)"
      if let index = byReason.firstIndex(where: { $0.reason == one.reason }) {
        byReason[index].places.append(place)
      } else {
        byReason.append((one.reason, [place]))
      }
    }
    for (reason, places) in byReason {
      page.add(
        lead: "  \(reason): ",
        page.style.isVerbose
          ? places.joined(separator: ", ") : "\(counted(places.count, "column")) (-v lists them)")
    }
  }

  /// Of keys nobody asks.
  private static let identifying = "it identifies the record"

  private func addBroken(_ page: inout Page) {
    guard !report.broken.isEmpty else { return }
    page.add()
    page.add(
      lead: "",
      "Rules that are errors on the undamaged database and notice nothing: "
        + report.broken.map(\.name).joined(separator: ", "))
  }

  private func addCounts(_ columns: [Column], _ page: inout Page) {
    let noticed = report.trials.count { !$0.requirements.isEmpty || $0.isNoticed }
    func count(_ watch: ProbeReport.Watch) -> String {
      grouped(columns.count { $0.watch == watch })
    }
    page.add()
    page.add(
      lead: "",
      "\(grouped(noticed)) of \(counted(report.trials.count, "damage")) noticed. Of "
        + "\(counted(columns.count, "column")) \(count(.watched)) are watched, "
        + "\(count(.unnoticed)) read without notice, \(count(.unread)) not read.")
  }
}

extension ProbeReport.Trial {
  fileprivate var isNoticed: Bool {
    if case .noticed = fate { return true }
    return false
  }
}

extension Damage {
  /// The damage in one line.
  fileprivate var text: String {
    "\(place) of \(key)  \(kind.rawValue): \(old.brief) → \(new.brief)"
  }

  /// The damage without its column.
  fileprivate var change: String {
    "\(kind.rawValue), record \(key): \(old.brief) → \(new.brief)"
  }
}

extension String {
  /// Its beginning: a long text tells no more than where it begins.
  fileprivate var brief: String { count > 32 ? "\(prefix(31))…" : self }
}

extension [RequirementID] {
  fileprivate func list(_ none: String) -> String {
    isEmpty ? none : map(\.text).joined(separator: ", ")
  }
}
