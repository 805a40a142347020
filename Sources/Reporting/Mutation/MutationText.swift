package import ComplianceModel

/// A mutation report as text: the changes that no test noticed, then shares by file and by operator.
///
/// - Parameter seed: What drew the sample; told where one was drawn.
package func renderMutation(_ report: MutationReport, seed: UInt64, style: TerminalStyle = .init())
  -> String
{
  var page = Page(style)
  let text = MutationText(report: report)
  text.addSurvivors(to: &page)
  text.addShares("file, the worst first", by: \.path, isSorted: true, to: &page)
  text.addShares("change", by: \.kind.summary, isSorted: false, to: &page)
  text.addTotals(seed, to: &page)
  return page.text
}

private struct MutationText {
  let report: MutationReport

  // MARK: - Survivors

  func addSurvivors(to page: inout Page) {
    for mutant in report.mutants
    where mutant.fate == .survived || page.style.isVerbose && mutant.fate == .excused {
      let fate = mutant.fate == .excused ? " (excused)" : ""
      page.add(
        lead: "",
        whole: "\(mutant.path):\(mutant.line):\(mutant.column): \(mutant.kind.summary)\(fate)")
      page.add(lead: "  - ", whole: mutant.before)
      page.add(lead: "  + ", whole: mutant.after)
      page.add()
    }
  }

  // MARK: - Shares

  func addShares(
    _ heading: String, by key: (MutationReport.Mutant) -> String, isSorted: Bool,
    to page: inout Page
  ) {
    guard !report.mutants.isEmpty else { return }
    var groups: [(key: String, mutants: [MutationReport.Mutant])] = []
    for mutant in report.mutants {
      if let index = groups.firstIndex(where: { $0.key == key(mutant) }) {
        groups[index].mutants.append(mutant)
      } else {
        groups.append((key(mutant), [mutant]))
      }
    }
    groups.sort { one, other in
      isSorted
        ? (one.mutants.killedShare.permille, one.key)
          < (other.mutants.killedShare.permille, other.key) : one.key < other.key
    }
    page.add(" killed  survived  excused  \(heading)")
    for (key, mutants) in groups {
      let survived = mutants.count { $0.fate == .survived }
      let excused = mutants.count { $0.fate == .excused }
      page.add(
        lead: "\(mutants.killedShare.shown.aligned(right: 7))  "
          + "\(grouped(survived).aligned(right: 8))  \(grouped(excused).aligned(right: 7))  ",
        whole: key)
    }
    page.add()
  }

  // MARK: - Totals

  func addTotals(_ seed: UInt64, to page: inout Page) {
    let tried = report.mutants.count
    let share = report.killedShare
    var parts = [
      "\(grouped(share.seen)) of \(counted(share.total, "mutant")) killed, \(share.shown)"
    ]
    if report.count(.excused) > 0 { parts.append("\(grouped(report.count(.excused))) excused") }
    if report.count(.invalid) > 0 {
      parts.append("\(grouped(report.count(.invalid))) that cannot be read")
    }
    if tried < report.total {
      parts.append("drawn from \(grouped(report.total)) with seed \(seed)")
    }
    page.add(lead: "", parts.joined(separator: "; ") + ".")
  }
}
