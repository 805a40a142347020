import ComplianceModel

extension Expectation {
  /// What is expected, a phrase each; only what it names.
  var phrases: [String] {
    var phrases = [head].filter { !$0.isEmpty }
    if let reason { phrases.append("because “\(reason)”") }
    phrases += Self.counts.compactMap { name in
      population[name].map { "\($0) \(name == "of" ? "records" : name.spaced)" }
    }
    phrases += ["low", "high"].compactMap { end in
      score[end].map { "score \(end) \(Double($0) / 100)" }
    }
    phrases += subjectPhrases
    if let trace { phrases.append("prints “\(trace)”") }
    if let findings { phrases += findings.isEmpty ? ["no finding"] : findings.map(\.phrase) }
    return phrases
  }

  /// `nonconforming, major`.
  private var head: String {
    [outcome?.spaced, grade?.rawValue].compactMap(\.self).joined(separator: ", ")
  }

  private var subjectPhrases: [String] {
    guard let subjects else { return [] }
    guard !subjects.isEmpty else { return ["every subject conforms or is left out"] }
    return subjects.sorted { bytewise($0.key, $1.key) }.map { key, subject in
      ([key] + subject.phrases).joined(separator: ": ")
    }
  }
}

extension Expectation.Subject {
  /// One phrase, or none.
  fileprivate var phrases: [String] {
    var words = [verdict?.spaced, grade?.rawValue].compactMap(\.self)
    if let name { words.append("called “\(name)”") }
    if let site { words.append("at site \(site)") }
    if let measured { words.append("measured \(measured.plain)\(unit.map { " \($0)" } ?? "")") }
    if let limit { words.append("limit \(limit.plain)") }
    if let text { words.append("“\(text)”") }
    if let isWaived { words.append(isWaived ? "waived" : "not waived") }
    return words.isEmpty ? [] : [words.joined(separator: ", ")]
  }
}

extension Expectation.Finding {
  fileprivate var phrase: String {
    let words = [grade?.rawValue, isWaived.map { $0 ? "waived" : "not waived" }]
    return (["one finding"] + words.compactMap(\.self)).joined(separator: ", ")
  }
}

extension String {
  /// A word of the language with spaces for its underscores.
  fileprivate var spaced: String { replacing("_", with: " ") }
}

extension Double {
  /// A whole number without its point.
  fileprivate var plain: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
