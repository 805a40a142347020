import ComplianceModel

/// Finds rules and questions by `pack/rule`, or by `rule` where that is unique.
struct NameLookup {
  /// What a text names.
  enum Found: Equatable {
    case one(RuleID)
    /// Rules of several packs have the name.
    case several([RuleID])
    case none
  }

  /// What can be named, in order.
  let ids: [RuleID]

  /// Makes a lookup among rules and questions.
  init(rules: [Rule], questions: [Question]) {
    ids = (rules.map(\.id) + questions.map(\.id)).sorted()
  }

  /// The rule or question that a text names.
  func find(_ text: String) -> Found {
    if text.contains("/") {
      return RuleID(text).flatMap { ids.contains($0) ? .one($0) : nil } ?? .none
    }
    let found = ids.filter { $0.name == text }
    return found.isEmpty ? .none : found.count == 1 ? .one(found[0]) : .several(found)
  }

  /// What to do about a text that names nothing, or several.
  func remedy(for text: String) -> String {
    if case .several(let ids) = find(text) {
      return "write one of \(ids.map(\.description).joined(separator: ", "))"
    }
    let names = text.contains("/") ? ids.map(\.description) : ids.map(\.name)
    return nearestName(to: text, among: names).map { "did you mean '\($0)'?" }
      ?? "see them all: assay list rules"
  }

  /// The end of the sentence `…: there is no rule 'x'`.
  func complaint(about text: String) -> String {
    if case .several = find(text) { return "several packs have a rule '\(text)'" }
    return "there is no rule '\(text)'"
  }
}
