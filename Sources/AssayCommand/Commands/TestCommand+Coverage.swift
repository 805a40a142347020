import ComplianceModel
import Reporting

extension TestCommand {
  /// Prints what the tests have seen of the rules, and writes it to the files that are asked for.
  /// - Returns: Yes, or no where less was seen than has to be.
  func tell(_ coverage: CoverageReport, of names: [String], _ surroundings: Surroundings) throws
    -> ExitCode
  {
    let style = surroundings.style(isVerbose: outputs.verbose)
    // What a program reads on stdout is one document.
    if outputs.tellsPeople { try Console.print("\n" + renderCoverage(coverage, style: style)) }
    let title = names.joined(separator: ", ")
    try Exports(
      files: self.coverage.files.map { file in
        let text =
          switch file.format {
          case .html: renderCoverageHTML(coverage, title: title)
          case .lcov: renderCoverageLCOV(coverage)
          }
        return (file.path, Array(text.utf8))
      }
    ).write()
    let missed = shortfalls(of: coverage)
    for sentence in missed { Console.complain("\(sentence)\n") }
    return missed.isEmpty && coverage.disturbed.isEmpty ? .yes : .no
  }

  /// A sentence for each share that is too small.
  private func shortfalls(of report: CoverageReport) -> [String] {
    let threshold = coverage.threshold
    return [
      ("lines", report.lineShare, threshold?.lines),
      ("branches", report.branchShare, threshold?.branches),
    ].compactMap { name, share, least in
      guard let least, !share.reaches(percent: least) else { return nil }
      return
        "coverage of \(name) is \(share.shown), below the threshold of \(least.shownPercent) %"
    }
  }
}
