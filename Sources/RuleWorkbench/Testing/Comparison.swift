import ComplianceModel

/// What came out of a test, held against what it expects; only what is named is compared.
struct Comparison {
  /// What is expected.
  let expected: Expectation
  /// What came out, after policy and waivers.
  let actual: GradedOutcome
  /// The findings of the rule.
  let findings: [Finding]

  private typealias Difference = TestReport.Difference

  /// Everything that does not hold, the outcome first, subjects by key.
  var differences: [TestReport.Difference] {
    headDifferences + countDifferences + subjectDifferences + findingDifferences
  }

  /// Why the outcome is what it is: a reason or an error; empty where there is none.
  var reason: String { actual.outcome.result.reason ?? "" }

  // MARK: - The whole

  private var headDifferences: [TestReport.Difference] {
    [
      difference("outcome", expected.outcome, actual.outcome.result.word),
      difference("grade", expected.grade?.rawValue, actual.grade?.rawValue ?? "–"),
      containment("reason", expected.reason, reason),
      containment("trace", expected.trace, actual.outcome.trace.joined(separator: "\n")),
    ].compactMap(\.self)
  }

  private func difference(_ what: String, _ expected: String?, _ actual: String) -> Difference? {
    guard let expected, expected != actual else { return nil }
    return Difference(what: what, expected: expected, actual: actual)
  }

  private func containment(_ what: String, _ part: String?, _ whole: String) -> Difference? {
    guard let part, !whole.contains(part) else { return nil }
    return Difference(what: what, expected: "… \(part) …", actual: whole.isEmpty ? "–" : whole)
  }

  private var countDifferences: [TestReport.Difference] {
    let counts = expected.population.sorted { bytewise($0.key, $1.key) }.compactMap {
      difference("population.\($0.key)", String($0.value), count(named: $0.key))
    }
    let score = actual.outcome.score
    let ends = ["low": score.low, "high": score.high]
    let scores = expected.score.sorted { bytewise($0.key, $1.key) }.compactMap { end in
      difference("score.\(end.key)", Self.percent(end.value), Self.percent(ends[end.key] ?? 0))
    }
    return counts + scores
  }

  /// Hundredths of a percent as a person writes them: 9268 is 92.68.
  private static func percent(_ score: Int) -> String {
    let rest = score % 100
    return "\(score / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private func count(named name: String) -> String {
    let population = actual.outcome.population
    switch name {
    case "of": return population.of.map(String.init) ?? "–"
    case "judged": return String(population.judged)
    case "conforming": return String(population.conforming)
    case "nonconforming": return String(population.nonconforming)
    case "remarked": return String(population.remarked)
    case "not_applicable": return String(population.notApplicable)
    case "out_of_scope": return String(population.outOfScope)
    case "unknown": return String(population.unknown)
    default: return String(population.broken)
    }
  }

  // MARK: - Subjects

  private var subjectDifferences: [TestReport.Difference] {
    guard let subjects = expected.subjects else { return [] }
    let found = Dictionary(
      actual.instances.map { ($0.instance.key.description, $0) },
      uniquingKeysWith: { one, _ in one })
    let keys = Set(subjects.keys).union(found.keys).sorted(by: bytewise)
    return keys.flatMap { key -> [TestReport.Difference] in
      switch (subjects[key], found[key]) {
      case (.some(let subject), .some(let instance)):
        SubjectComparison(key: key, expected: subject, actual: instance).differences
      case (.some(let subject), nil):
        [Difference(what: name(key), expected: subject.summary, actual: "–")]
      case (nil, .some(let instance)):
        [Difference(what: name(key), expected: "–", actual: instance.summary)]
      case (nil, nil): []
      }
    }
  }

  private func name(_ key: String) -> String { "subject \(key)" }

  // MARK: - Findings

  private var findingDifferences: [TestReport.Difference] {
    guard let wanted = expected.findings else { return [] }
    guard wanted.count == findings.count else {
      return [
        Difference(
          what: "findings", expected: String(wanted.count), actual: String(findings.count))
      ]
    }
    return zip(wanted, findings).enumerated().flatMap { index, pair in
      [
        difference(
          "findings[\(index + 1)].grade", pair.0.grade?.rawValue, pair.1.grade.rawValue),
        difference(
          "findings[\(index + 1)].waived", pair.0.isWaived.map(String.init),
          String(pair.1.isWaived)),
      ].compactMap(\.self)
    }
  }
}

/// One subject held against what is expected of it.
private struct SubjectComparison {
  let key: String
  let expected: Expectation.Subject
  let actual: GradedOutcome.GradedInstance

  var differences: [TestReport.Difference] {
    let instance = actual.instance
    return [
      difference("", expected.verdict, actual.verdictWord),
      difference(" grade", expected.grade?.rawValue, actual.grade?.rawValue),
      difference(" name", expected.name, instance.name ?? instance.key.description),
      difference(" site", expected.site, instance.site),
      difference(" measured", expected.measured.map(\.shown), instance.measure?.measured.shown),
      difference(" limit", expected.limit.map(\.shown), instance.measure?.limit.shown),
      difference(" unit", expected.unit, instance.measure?.unit),
      difference(" waived", expected.isWaived.map(String.init), String(actual.waiver != nil)),
      textDifference,
    ].compactMap(\.self)
  }

  private func difference(_ what: String, _ expected: String?, _ actual: String?)
    -> TestReport.Difference?
  {
    guard let expected, expected != actual else { return nil }
    return .init(what: "subject \(key)\(what)", expected: expected, actual: actual ?? "–")
  }

  private var textDifference: TestReport.Difference? {
    let texts = actual.texts
    guard let text = expected.text, !texts.contains(where: { $0.contains(text) }) else {
      return nil
    }
    return .init(
      what: "subject \(key) text", expected: "… \(text) …",
      actual: texts.isEmpty ? "–" : texts.joined(separator: "; "))
  }
}

extension Expectation.Subject {
  /// What is expected of it, in a few words.
  fileprivate var summary: String {
    let parts = [verdict ?? grade?.rawValue, text.map { "… \($0) …" }].compactMap(\.self)
    return parts.isEmpty ? "a subject" : parts.joined(separator: ", ")
  }
}

extension GradedOutcome.GradedInstance {
  /// The word for what was said of it.
  var verdictWord: String {
    switch instance.verdict {
    case .failed(let grade, _): grade.isNonconformity ? "nonconforming" : "remarked"
    case .unknown: "unknown"
    case .broken: "broken"
    }
  }

  /// Its texts; of a broken one the message.
  var texts: [String] {
    guard case .broken(let fault) = instance.verdict else { return instance.texts }
    return [fault.message]
  }

  /// What came of it, in a few words.
  fileprivate var summary: String {
    var parts = [grade?.rawValue ?? verdictWord]
    if let measure = instance.measure {
      parts.append(
        "measured \(measure.measured.shown) "
          + "(\(measure.isUpperLimit ? "max" : "min") \(measure.limit.shown) \(measure.unit))")
    }
    return (parts + texts).joined(separator: ", ")
  }
}

extension Double {
  /// A whole number without a fraction, all else in the shortest form.
  fileprivate var shown: String {
    Int(exactly: self).map(String.init) ?? String(self)
  }
}
