package import ComplianceModel
import LuaRuntime

extension DeclaredPack {
  /// Everything that keeps rules of the pack from being bound to `view`, whoever is to blame.
  ///
  /// Nothing is run. A pack that asks for no schema is held against the database at hand: what that
  /// lacks is told like a fault of the rule, with `origin` as a note.
  /// - Parameters:
  ///   - queries: Queries in code, which are held against `view` too.
  ///   - view: An empty database of the schema that the pack asks for, or one at hand.
  ///   - evaluator: What prepares the queries; it opens `view`.
  ///   - origin: Where the schema was taken from, a note such as `schema taken from shop.sqlite`.
  /// - Throws: `Refusal` where the database cannot be opened, or a query cannot be looked at.
  package func bindingFaults(
    of queries: [CodeQuery] = [], against view: DatabaseView, asOf: Day, origin: String?,
    by evaluator: any Evaluator,
    assaySchema: @escaping @Sendable () throws(Refusal) -> SchemaDescription
  ) throws(Refusal) -> [Diagnostic] {
    let plan = AssessmentPlan(asOf: asOf, parameters: source.manifest.defaults)
    let request = EvaluationRequest(
      packs: [self], plan: plan, database: view, assaySchema: assaySchema)
    try evaluator.open(request)
    let described = try DescribedQueries(of: rules, by: evaluator)
    let reader = DatabaseReader(evaluator: evaluator, pack: source.manifest.id)
    var faults: [Diagnostic] = []
    for rule in rules {
      var binder = RuleBinder(
        rule, of: self, view: view, demanded: request.demanded(by: self),
        parameters: plan.parameters(of: rule.id))
      binder.isThorough = true
      if let fault = described.breakdown(of: rule) {
        throw Refusal(
          .configuration, "unchecked-query",
          "the query of \(rule.id) could not be checked: \(fault.message)",
          at: source.place(rule.file, line: rule.line), remedy: "Run it again.")
      }
      _ = try binder.bind(described)
      faults += binder.faults.map { $0.told(origin: origin) }
    }
    faults += try self.faults(of: queries, tables: view.schema, origin: origin, on: reader)
    return faults.inReadingOrder
  }
}

extension BindingFault {
  /// The diagnostic, with the origin of the schema where it is about something missing.
  fileprivate func told(origin: String?) -> Diagnostic {
    guard let origin, blame != .rule || diagnostic.code == "unknown-table" else {
      return diagnostic
    }
    var told = diagnostic
    told.notes.append(origin)
    return told
  }
}

extension PackManifest {
  /// Every parameter at its default.
  package var defaults: [ResolvedParameter] {
    parameters.map {
      ResolvedParameter(pack: id, name: $0.name, value: $0.defaultValue, origin: .pack)
    }
  }
}
