import ComplianceModel
import YAMLDocuments

extension PlanResolver {
  /// When a pipeline may go on; a major fails it where nobody says otherwise.
  mutating func gate() -> GatePolicy {
    let failOn = failOn()
    let scores = minimumScores()
    return GatePolicy(
      failOn: failOn,
      minimumScores: scores.map { (scope: $0.scope, score: $0.score) }, open: openRules())
  }

  private mutating func failOn() -> Grade? {
    for (text, name, origin) in [
      (overrides.failOn, "--fail-on", Origin.flag),
      (environment["ASSAY_FAIL_ON"], "ASSAY_FAIL_ON", .environment),
    ] {
      guard let text else { continue }
      origins["gate.fail_on"] = origin
      return word(text, name, as: FailOn.self)?.grade
    }
    guard let written = file?.gate.failOn else { return .major }
    origins["gate.fail_on"] = .file
    return written.grade
  }

  // MARK: Least scores

  /// The whole first, then clauses in their order; of two for one clause the stronger origin's.
  private mutating func minimumScores() -> [WrittenGate.Score] {
    var scores: [GatePolicy.ScoreScope: WrittenGate.Score] = [:]
    for score in file?.gate.minimumScores ?? [] { set(score, .file, in: &scores) }
    let variable = environment["ASSAY_MIN_SCORE"]?.split(separator: ",").map(String.init) ?? []
    for text in variable {
      if let score = score(text, "ASSAY_MIN_SCORE") { set(score, .environment, in: &scores) }
    }
    for text in overrides.minScore {
      if let score = score(text, "--min-score") { set(score, .flag, in: &scores) }
    }
    return scores.values.sorted { $0.scope.isBefore($1.scope) }
  }

  private mutating func set(
    _ score: WrittenGate.Score, _ origin: Origin,
    in scores: inout [GatePolicy.ScoreScope: WrittenGate.Score]
  ) {
    if case .clause(let clause) = score.scope, !isKnown(clause, at: score.place, origin) { return }
    scores[score.scope] = score
    origins["gate.min_score.\(score.scope.written)"] = origin
  }

  /// `80`, `all=80` or `8.3=90`.
  private mutating func score(_ text: String, _ name: String) -> WrittenGate.Score? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace } }
    let scope = parts.count == 2 ? String(parts[0]) : "all"
    let node = YAMLNode(
      .scalar(text: String(parts[parts.count - 1]), isPlain: true), at: SourcePlace(file: ""))
    guard let percent = node.number, (0...100).contains(percent) else {
      reader.record(
        "bad-score", "\(name): '\(text)' is no score from 0 to 100", at: nil,
        remedy: "write 80 for the whole, or 8.3=90 for a clause")
      return nil
    }
    return WrittenGate.Score(
      scope: GatePolicy.ScoreScope(scope), score: Int((percent * 100).rounded()), place: nil)
  }

  private mutating func isKnown(
    _ clause: ClauseID, at place: SourcePlace?, _ origin: Origin
  ) -> Bool {
    let known = knownClauses
    if known.contains(clause) { return true }
    if origin == .file, !absentPacks.isEmpty {
      remark(
        "unused-score", "the least score of clause \(clause) is of no pack that is assessed",
        at: place, remedy: "it counts when its pack is assessed too")
      return false
    }
    reader.record(
      "unknown-clause", "\(Self.shown(origin)): there is no clause '\(clause)'", at: place,
      remedy: nearestName(to: clause.text, among: known.map(\.text)).map { "did you mean '\($0)'?" }
        ?? "see them all: assay list clauses")
    return false
  }

  /// What a least score is called where it was written.
  private static func shown(_ origin: Origin) -> String {
    switch origin {
    case .flag: "--min-score"
    case .environment: "ASSAY_MIN_SCORE"
    default: "'min_score'"
    }
  }

  /// Every clause of catalogues and rules, with those above.
  private var knownClauses: Set<ClauseID> {
    let catalogues = packs.compactMap(\.catalogue)
    let clauses =
      catalogues.flatMap(\.clauses).map(\.id) + catalogues.flatMap(\.requirements).map(\.clause)
      + rules.values.flatMap(\.clauses) + questions.values.flatMap(\.clauses)
    return Set(clauses.flatMap(\.lineage))
  }

  // MARK: Rules accepted as undetermined

  private mutating func openRules() -> [(rule: RuleID, because: String)] {
    var open: [(rule: RuleID, because: String)] = []
    for written in file?.gate.open ?? [] {
      let text = written.rule.text
      if case .one(let rule) = names.find(text) {
        open.append((rule: rule, because: written.because))
      } else if names.find(text) == .none, mayBelongToAbsentPack(text, separator: "/") {
        remark(
          "unused-open", "the rule '\(text)' in 'open' is of no pack that is assessed",
          at: written.rule.place, remedy: "it counts when its pack is assessed too")
      } else {
        reader.record(
          "unknown-rule", names.complaint(about: text), at: written.rule.place,
          remedy: names.remedy(for: text))
      }
    }
    if !open.isEmpty { origins["gate.open"] = .file }
    return open.sorted { $0.rule < $1.rule }
  }
}

extension GatePolicy.ScoreScope {
  /// `all`, or the clause.
  var written: String {
    switch self {
    case .all: "all"
    case .clause(let clause): clause.text
    }
  }

  /// The whole, then clauses in their order.
  func isBefore(_ other: GatePolicy.ScoreScope) -> Bool {
    switch (self, other) {
    case (.all, .clause): true
    case (.clause(let one), .clause(let two)): one < two
    default: false
    }
  }
}
