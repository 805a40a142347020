package import AssayConfiguration
package import ComplianceModel
package import Evaluation

/// What is wrong with `assay.yml` and its waivers, held against the packs that it lists.
///
/// - Parameter today: The day it is in the organisation's time zone.
/// - Returns: By file and line, without what a comment silences.
package func checkSettings(
  _ file: ConfigurationFile, for packs: [DeclaredPack], today: Day
) -> [Diagnostic] {
  var found: [Diagnostic]
  do throws(Refusal) {
    found = try resolvePlan(
      overrides: Overrides(), environment: [:], file: file, packs: packs.map(\.source),
      rules: packs.flatMap(\.rules), questions: packs.flatMap(\.questions), today: today
    ).remarks
  } catch {
    found = error.diagnostics
  }
  var documents = file.texts.map { LintedDocument($0) }
  found = found.filter { $0.severity == .error || !documents.allow($0) }
  let asked = Set(
    Lint.all.filter { [.settings, .waivers].contains($0.page.example.setting) }.map(\.id))
  found += documents.flatMap { $0.faultsOfAllowances(asked: asked) }
  return found.map { $0.shown(in: file.texts) }.sorted { one, other in
    guard let left = one.place, let right = other.place else { return one.place == nil }
    return left < right
  }
}

extension Diagnostic {
  /// The same with its line, underlined from its column on.
  fileprivate func shown(in texts: [SourceText]) -> Diagnostic {
    guard excerpt == nil, let place, let line = place.line,
      let text = texts.first(where: { $0.path == place.file })?.text
    else { return self }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return self }
    var shown = self
    // The name that the message tells, as far as the line has it.
    let words = message.split(separator: "'", omittingEmptySubsequences: false)
    let name = words.count > 2 ? String(words[1]) : ""
    for word in [name, name.split(separator: "/").last.map(String.init) ?? name] {
      shown.excerpt = Excerpt(of: text, line: line, word: word)
      guard let column = shown.excerpt?.column else { continue }
      shown.place?.column = column
      return shown
    }
    return shown
  }
}
