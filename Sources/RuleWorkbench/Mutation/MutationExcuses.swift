import ComplianceModel

/// The lines of a file that say why a change to them changes nothing:
/// `-- assay: equivalent because the list has no other word`.
struct MutationExcuses {
  private struct Excuse {
    let line: Int
    let column: Int
    let hasReason: Bool
  }

  private let excuses: [Excuse]

  /// Reads the comments of Lua and of SQL in a file.
  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    excuses = lines.enumerated().compactMap { index, line in
      guard let mark = line.firstRange(of: "-- assay: equivalent") else { return nil }
      let words = line[mark.upperBound...].split(separator: " ")
      return Excuse(
        line: index + 1, column: line[..<mark.lowerBound].unicodeScalars.count + 1,
        hasReason: words.count > 1 && words[0] == "because")
    }
  }

  /// Whether the line says why.
  func excuses(line: Int) -> Bool { excuses.contains { $0.line == line && $0.hasReason } }

  /// What is wrong with them.
  /// - Parameters:
  ///   - used: The lines on which something was excused.
  ///   - whole: Lines of which every change was tried.
  ///   - place: Where a line and column of the file are.
  func faults(used: Set<Int>, whole: (Int) -> Bool, place: (Int, Int) -> SourcePlace)
    -> [Diagnostic]
  {
    excuses.compactMap { excuse in
      guard excuse.hasReason else {
        return Diagnostic(
          "bad-excuse", "an excuse has no reason", at: place(excuse.line, excuse.column),
          severity: .warning, remedy: "Write: -- assay: equivalent because …")
      }
      guard !used.contains(excuse.line), whole(excuse.line) else { return nil }
      return Diagnostic(
        "bad-excuse", "an excuse excuses nothing", at: place(excuse.line, excuse.column),
        severity: .warning, remedy: "Remove it.")
    }
  }
}
