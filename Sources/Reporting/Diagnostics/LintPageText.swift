package import ComplianceModel

/// The page of a lint: what it finds, why that matters, how it looks and how it should.
package func renderLintPage(_ page: LintPage, style: TerminalStyle = .init()) -> String {
  var text = Page(style)
  text.add("\(page.id), \(page.severity == .error ? "an error" : "a warning")")
  text.add(lead: "  ", "\(page.finds.prefix(1).uppercased())\(page.finds.dropFirst()).")
  text.add()
  text.add(lead: "", page.why)
  text.add(example: page.example.bad, "Found, in \(page.example.setting.rawValue):")
  text.add(example: page.example.good, "As it should be:")
  text.add()
  if page.isSilenced {
    let isYAML = [.manifest, .catalogue, .settings, .waivers].contains(page.example.setting)
    text.add("Where it is wrong, a comment on the line, or alone on the line before, says why:")
    text.add("  \(isYAML ? "#" : "--") assay: allow \(page.id) because …")
  } else {
    text.add("It cannot be silenced.")
  }
  if page.isFixed { text.add("Where nothing else can be meant, assay check --fix puts it right.") }
  return text.text
}

extension Page {
  /// Adds lines of code under a heading; without any: that there is nothing.
  fileprivate mutating func add(example: String, _ heading: String) {
    add()
    add(heading)
    let lines = example.split(separator: "\n", omittingEmptySubsequences: false)
    for line in example.isEmpty ? ["(nothing)"] : lines { add("  \(line)") }
  }
}
