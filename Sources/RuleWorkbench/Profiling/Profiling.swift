package import ComplianceModel
package import Evaluation

/// What each selected rule costs, the slowest first; of equally slow ones by id.
///
/// Rules are evaluated one after the other, each several times. For the slowest an index is looked for:
/// it is tried on a private copy, and named where the rule was faster there.
/// - Parameters:
///   - request: What is asked, over a private copy of the database.
///   - folder: One that nobody else may look into, where another copy is made, and removed again.
/// - Throws: `Refusal` where the database cannot be read, or a copy cannot be made.
package func profile(
  _ request: EvaluationRequest, in folder: String, by evaluator: any Evaluator
) throws(Refusal) -> [RuleProfile] {
  var profiles: [(profile: RuleProfile, rule: Rule, reads: [String])] = []
  for rule in try selected(request.plan, from: request.packs).rules
  where !request.plan.isOff(rule.id) {
    guard let cost = try leastCost(of: rule, in: request, by: evaluator) else { continue }
    let plan = try plan(of: rule, in: request, by: evaluator)
    let profile = RuleProfile(
      rule: rule.id, outcome: cost.outcome, milliseconds: cost.milliseconds, rows: cost.rows,
      peakMemory: cost.peakMemory, plan: plan,
      scans: scans(in: plan, of: rule, request.database.schema))
    profiles.append((profile, rule, cost.reads))
  }
  profiles.sort { one, other in
    one.profile.milliseconds == other.profile.milliseconds
      ? one.rule.id < other.rule.id : one.profile.milliseconds > other.profile.milliseconds
  }
  let trials = IndexTrials(request: request, folder: folder, evaluator: evaluator)
  for place in profiles.indices.prefix(IndexTrials.mostRules) {
    let (profile, rule, reads) = profiles[place]
    guard profile.milliseconds >= IndexTrials.leastMilliseconds else { break }
    profiles[place].profile.index = try trials.missingIndex(
      of: rule, plan: profile.plan, reads: reads)
  }
  return profiles.map(\.profile)
}

/// The least that several evaluations cost: what else the machine does only adds to it.
func leastCost(
  of rule: Rule, in request: EvaluationRequest, by evaluator: any Evaluator
) throws(Refusal) -> RuleCost? {
  guard var least = try cost(of: rule, in: request, by: evaluator) else { return nil }
  var spent = least.milliseconds
  for _ in 0..<2 where spent < 500 {
    guard let next = try cost(of: rule, in: request, by: evaluator) else { return nil }
    spent += next.milliseconds
    if next.milliseconds < least.milliseconds { least = next }
  }
  return least
}

/// The rows from which a table is large.
let largeTable = 1_000

/// The large tables that a plan scans, each once, in the order of the plan.
func scans(in plan: [String], of rule: Rule, _ schema: SchemaDescription) -> [RuleProfile.Scan] {
  guard case .population(let population) = rule.form else { return [] }
  let names = TableAliases(in: population.select)
  var seen: Set<String> = []
  return plan.filter { $0.hasPrefix("SCAN ") }.compactMap { line in
    let name = String(line.dropFirst("SCAN ".count).prefix { $0 != " " })
    guard let table = schema.table(names.table(of: name)), let rows = table.rowCount,
      rows >= largeTable, seen.insert(table.name).inserted
    else { return nil }
    return RuleProfile.Scan(table: table.name, rows: rows)
  }
}

/// The tables that stand behind the aliases of a query: a plan names the alias.
struct TableAliases {
  private let words: [String]

  /// Reads a query's words.
  init(in sql: String) {
    words = sql.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
  }

  /// The word before an alias, behind FROM, JOIN or a comma; the name itself where there is none.
  func table(of alias: String) -> String {
    for place in words.indices where words[place].lowercased() == alias.lowercased() {
      guard place >= 2 else { continue }
      let isNamed = words[place - 1].uppercased() == "AS"
      let before = isNamed ? place - 2 : place - 1
      guard before >= 1, ["FROM", "JOIN"].contains(words[before - 1].uppercased()) else { continue }
      return words[before]
    }
    return alias
  }
}
