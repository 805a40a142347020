package import ComplianceModel
import YAMLDocuments

/// The plan of a run: flags before `ASSAY_…` before the file before a pack's default before ours.
/// - Parameters:
///   - overrides: What flags ask for.
///   - environment: The variables whose names begin with `ASSAY_`; others are not looked at.
///   - file: The configuration file that counts.
///   - packs: The packs that are assessed.
///   - rules: Their rules.
///   - questions: Their questions.
///   - today: The day in the organisation's time zone.
/// - Returns: The plan, with a warning for each waiver or tailoring that does not count.
/// - Throws: A refusal with all faults of flags, environment and file.
package func resolvePlan(
  overrides: Overrides, environment: [String: String], file: ConfigurationFile?,
  packs: [PackSource], rules: [Rule], questions: [Question], today: Day
) throws(Refusal) -> AssessmentPlan {
  var resolver = PlanResolver(
    overrides: overrides, environment: environment, file: file, packs: packs, rules: rules,
    questions: questions)
  return try resolver.plan(today: today)
}

/// Resolves each setting to a value and its origin, and collects faults and remarks on the way.
struct PlanResolver {
  let overrides: Overrides
  let environment: [String: String]
  let file: ConfigurationFile?
  let packs: [PackSource]
  let rules: [RuleID: Rule]
  let questions: [RuleID: Question]
  let names: NameLookup
  /// Faults, which refuse the plan.
  var reader = YAMLReader()
  /// Warnings, which go with it.
  var remarks: [Diagnostic] = []
  /// Where settings came from.
  var origins: [String: Origin] = [:]

  /// Makes a resolver of one plan.
  init(
    overrides: Overrides, environment: [String: String], file: ConfigurationFile?,
    packs: [PackSource], rules: [Rule], questions: [Question]
  ) {
    self.overrides = overrides
    self.environment = environment.filter { $0.key.hasPrefix("ASSAY_") }
    self.file = file
    self.packs = packs
    self.rules = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.questions = Dictionary(
      questions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    names = NameLookup(rules: rules, questions: questions)
  }

  /// The plan.
  mutating func plan(today: Day) throws(Refusal) -> AssessmentPlan {
    remarkUnknownVariables()
    let (asOf, asOfOrigin) = asOf(today: today)
    let plan = AssessmentPlan(
      asOf: asOf, asOfOrigin: asOfOrigin, organisation: file?.organisation,
      parameters: parameters(), selection: selection(), tailorings: tailorings(on: asOf),
      waivers: waivers(on: asOf), ignoresWaivers: overrides.ignoresWaivers, gate: gate(),
      isReportOnly: overrides.isReportOnly, limits: limits(), remarks: remarks,
      configurationFile: file?.shownPath, origins: origins)
    try reader.finish()
    return plan
  }

  // MARK: Day, selection, limits

  private mutating func asOf(today: Day) -> (Day, Origin) {
    for (text, name, origin) in [
      (overrides.asOf, "--as-of", Origin.flag),
      (environment["ASSAY_AS_OF"], "ASSAY_AS_OF", .environment),
    ] {
      guard let text else { continue }
      if let day = Day(text) { return (day, origin) }
      reader.record(
        "bad-day", "\(name): '\(text)' is no day", at: nil,
        remedy: "write it as year-month-day, such as \(today)")
      return (today, origin)
    }
    return file?.asOf.map { ($0, .file) } ?? (today, .builtIn)
  }

  private mutating func selection() -> Selection {
    let methods = overrides.methods.compactMap { text in
      word(text, "--method", as: AssessmentMethod.self)
    }
    let selection = Selection(
      clauses: overrides.clauses.map { ClauseID($0) }, rules: overrides.rules, tags: overrides.tags,
      methods: methods)
    if !selection.isEverything { origins["selection"] = .flag }
    return selection
  }

  private mutating func limits() -> EvaluationLimits {
    let set = overrides.limits
    checkLimit(set.memory, "memory", least: 1 << 20)
    checkLimit(set.rows, "rows", least: 1)
    checkLimit(set.milliseconds, "milliseconds", least: 0)
    checkLimit(set.instructions, "instructions", least: 1)
    return EvaluationLimits(set)
  }

  private mutating func checkLimit(_ value: Int?, _ name: String, least: Int) {
    guard let value else { return }
    guard value >= least else {
      reader.record(
        "out-of-bounds", "the limit of \(name) must be at least \(least), not \(value)", at: nil,
        remedy: "leave it out for the default")
      return
    }
    origins["limits.\(name)"] = .flag
  }

  // MARK: What several settings need

  /// The word of a closed list that a flag or variable holds.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ text: String, _ name: String, as _: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    reader.record(
      "unknown-word", "\(name): '\(text)' is none of \(words.joined(separator: ", "))", at: nil,
      remedy: nearestName(to: text, among: words).map { "did you mean '\($0)'?" }
        ?? "choose one of these words")
    return nil
  }

  /// Records a warning that goes with the plan.
  mutating func remark(
    _ code: Diagnostic.Code, _ message: String, at place: SourcePlace?, remedy: String
  ) {
    remarks.append(Diagnostic(code, message, at: place, severity: .warning, remedy: remedy))
  }

  /// Ids of packs that the file lists and this run does not assess: what the file says of them is
  /// no mistake.
  var absentPacks: Set<String> {
    let present = Set(packs.map(\.manifest.id.text))
    let listed = (file?.packs ?? []).map { written -> String in
      let last = written.split(separator: "/").last.map(String.init) ?? written
      return last.hasSuffix(".lua") ? String(last.dropLast(4)) : last
    }
    return Set(listed).subtracting(present)
  }

  /// Whether a name that is not found may belong to a pack that this run does not assess.
  func mayBelongToAbsentPack(_ text: String, separator: Character) -> Bool {
    guard let end = text.lastIndex(of: separator) else { return !absentPacks.isEmpty }
    return absentPacks.contains(String(text[..<end]))
  }

  /// Warns of variables that are nearly one of those known: the others belong to someone else.
  private mutating func remarkUnknownVariables() {
    let known = [
      "ASSAY_AS_OF", "ASSAY_FAIL_ON", "ASSAY_MIN_SCORE", "ASSAY_RULES_PATH", "ASSAY_CONFIG",
      "ASSAY_DATABASE",
    ]
    for name in environment.keys.sorted() {
      guard !known.contains(name), !name.hasPrefix(Self.parameterPrefix),
        let nearest = nearestName(to: name, among: known)
      else { continue }
      remark(
        "unknown-variable", "the variable \(name) is not read", at: nil,
        remedy: "did you mean '\(nearest)'?")
    }
  }
}
