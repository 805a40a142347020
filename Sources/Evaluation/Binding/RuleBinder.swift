import ComplianceModel
import LuaRuntime

/// Matches one rule with a schema: its tables, its query, and what `judge` names of that.
struct RuleBinder {
  /// The pack of the rule.
  let pack: DeclaredPack
  /// The rule, with the grade of its tailoring.
  let rule: Rule
  /// The database, or an empty one of the schema that the pack asks for.
  let view: DatabaseView
  /// What the pack may count on.
  let demanded: DemandedSchema
  /// The values of its pack's parameters.
  let parameters: [String: ParameterValue]
  /// Where it stands.
  let site: DeclarationSite
  /// Whether the text of functions is looked at too, as `check` does.
  var isThorough = false
  /// What was found.
  var faults: [BindingFault] = []

  /// Makes a binder of `rule`.
  init(
    _ rule: Rule, of pack: DeclaredPack, view: DatabaseView, demanded: DemandedSchema,
    parameters: [String: ParameterValue]
  ) {
    self.rule = rule
    self.pack = pack
    self.view = view
    self.demanded = demanded
    self.parameters = parameters
    let file =
      pack.source.rules.first { $0.path == rule.file } ?? SourceText(path: rule.file, text: "")
    site = DeclarationSite(
      pack: pack.source, file: file, line: rule.line, name: rule.id.name, body: pack.body(of: rule))
  }

  /// The rule as it is bound.
  /// - Parameter described: What the database told of its query.
  /// - Returns: nil where the rule or the database is to blame; see `faults`.
  mutating func bind(_ described: DescribedQueries) throws(Refusal) -> BoundRule? {
    guard let program = pack.programs[rule.file] else {
      preconditionFailure("a declared rule has a compiled file")
    }
    try bindTables()
    let quota = quota()
    if let fault = described.breakdown(of: rule) {
      return faults.isEmpty ? bound(program, .broken(fault), quota) : nil
    }
    let form = try boundForm(described)
    let blamed = faults.contains { $0.blame == .rule || $0.blame == .database }
    guard !blamed else { return nil }
    if case .nobody(let reason)? = faults.first?.blame {
      return bound(program, .notEvaluable(reason), quota)
    }
    return form.map { bound(program, .ready($0), quota) }
  }

  private func bound(_ program: LuaProgram, _ state: BoundRule.State, _ quota: Quota) -> BoundRule {
    BoundRule(
      rule: rule, program: program, state: state, parameters: parameters, quota: quota)
  }

  /// Records a fault of the rule itself.
  mutating func blame(
    _ code: Diagnostic.Code, _ message: String, at spot: DeclarationSite.Spot? = nil,
    nearest: String? = nil, remedy: String? = nil, notes: [String] = []
  ) {
    faults.append(
      BindingFault(
        blame: .rule,
        diagnostic: site.fault(
          code, message, at: spot, nearest: nearest, remedy: remedy, notes: notes)))
  }

  // MARK: - Tables

  private mutating func bindTables() throws(Refusal) {
    for table in rule.tables where view.schema.table(table) == nil {
      let spot = site.spot(of: table, inField: "of") ?? site.spot(ofField: "of")
      try recordMissing(table: table, at: spot)
    }
  }

  /// Records that the database has no such table, once a name.
  mutating func recordMissing(table: String, at spot: DeclarationSite.Spot?) throws(Refusal) {
    let blame = try demanded.blame(forTable: table)
    let nearest = nearestName(to: table, among: view.schema.tables.map(\.name))
    let message = "there is no table '\(table)'"
    guard !faults.contains(where: { $0.diagnostic.message == message }) else { return }
    record(blame, "unknown-table", message, at: spot, nearest: nearest)
  }

  /// Records what `blame` says of something that the database does not have.
  mutating func record(
    _ blame: BindingFault.Blame, _ code: Diagnostic.Code, _ message: String,
    at spot: DeclarationSite.Spot?, nearest: String?
  ) {
    let diagnostic =
      blame == .database
      ? Diagnostic(
        code, "\(view.shownPath): \(message), which pack '\(pack.source.manifest.id)' needs",
        remedy: "Bring the database to the schema that the pack names, or use another database.",
        notes: ["needed by \(rule.id) at \(pack.source.place(rule.file, line: rule.line))"])
      : site.fault(code, message, at: spot, nearest: nearest)
    faults.append(BindingFault(blame: blame, diagnostic: diagnostic))
  }

  // MARK: - Needs

  /// How many must conform, with the parameter's value where one says it.
  private mutating func quota() -> Quota {
    switch rule.needs {
    case .all: return .all
    case .any: return .any
    case .share(let share): return .share(share)
    case .parameter(let name):
      if let share = parameters[name]?.number, share > 0, share <= 1 { return .share(share) }
      blame(
        "bad-needs", "the parameter '\(name)' is not a share above 0 and at most 1",
        at: site.spot(ofField: "needs"), remedy: "Give it a value such as 0.95.")
      return .all
    }
  }
}

extension DeclaredPack {
  /// Where a helper wrote the body of a rule; nil: the rule's file has it.
  fileprivate func body(of rule: Rule) -> DeclarationSite.Body? {
    guard let judging = rule.judging, judging.file != rule.file,
      let file = file(called: judging.file)
    else { return nil }
    return DeclarationSite.Body(
      pack: file.pack, file: file.text, line: judging.lines.lowerBound)
  }
}

extension ParameterValue {
  /// A number, as far as it is one.
  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }
}
