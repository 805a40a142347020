import ComplianceModel

extension PackSite {
  /// A declaration with the numbers of its lines.
  func details(_ source: SourceListing) -> HTML {
    let lines: [HTML] = source.lines.map { pieces in
      "<li><code>\(pieces.map(Self.marked).joined(by: .none))</code></li>"
    }
    return """
      <details>
      <summary>Source, \(source.file) from line \(source.firstLine)</summary>
      <ol class="source" start="\(source.firstLine)">
      \(lines)
      </ol>
      </details>
      """
  }

  private static func marked(_ piece: SourceListing.Piece) -> HTML {
    let text = piece.text.withVisibleDirections
    return piece.kind == .plain
      ? "\(text)" : "<span class=\"\(piece.kind.rawValue)\">\(text)</span>"
  }

  /// What the tests of a rule or question expect.
  func details(_ tests: [TestReference]) -> HTML {
    guard !tests.isEmpty else { return "<p class=\"open\">It has no test.</p>" }
    let items: [HTML] = tests.map { test in
      """
      <li>\(test.name)<br>
      <span class="quiet">\(test.file):\(test.line), \
      as of \(test.asOf.description); expects</span> \(test.expects.joined(separator: "; "))</li>
      """
    }
    return """
      <details>
      <summary>\(counted(tests.count, "test"))</summary>
      <ul>
      \(items)
      </ul>
      </details>
      """
  }
}

extension String {
  /// With the characters that turn the direction of text named: source MUST read as it runs
  /// (CVE-2021-42574).
  fileprivate var withVisibleDirections: String {
    guard unicodeScalars.contains(where: \.turnsDirection) else { return self }
    return unicodeScalars.map { scalar in
      scalar.turnsDirection
        ? "[U+\(String(scalar.value, radix: 16, uppercase: true))]" : String(scalar)
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether it embeds, overrides or isolates a direction (UAX #9).
  fileprivate var turnsDirection: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
