import ComplianceModel
import Evaluation
import Foundation
import OrganisationStore

/// Tries indexes on private copies of a database: one is missing where a rule is faster with it.
struct IndexTrials {
  /// What is asked, over a private copy.
  let request: EvaluationRequest
  /// A folder that nobody else may look into.
  let folder: String
  let evaluator: any Evaluator

  /// The copy in which an index is tried; a handler of signals knows the name.
  static let copyName = "index.db"
  /// How many of the slowest rules are looked at.
  static let mostRules = 5
  /// What takes less is not worth an index.
  static let leastMilliseconds = 5.0
  /// How many columns are tried for one rule.
  private static let mostColumns = 6
  /// The share of its time that a rule must lose.
  private static let leastGain = 0.25

  /// A column that an index may be missing on.
  private struct Candidate: Hashable {
    let table: String
    let column: String
  }

  /// The index that makes a rule fastest; nil: none that was tried makes it much faster.
  func missingIndex(of rule: Rule, plan: [String], reads: [String]) throws(Refusal)
    -> RuleProfile.MissingIndex?
  {
    let candidates = candidates(plan: plan, reads: reads).prefix(Self.mostColumns)
    guard !candidates.isEmpty, let before = try milliseconds(of: rule, with: nil) else {
      return nil
    }
    var best: RuleProfile.MissingIndex?
    for candidate in candidates {
      let index = RuleProfile.MissingIndex(
        table: candidate.table, column: candidate.column, before: before, after: before)
      guard let after = try milliseconds(of: rule, with: index), after < best?.after ?? before
      else {
        continue
      }
      best = index
      best?.after = after
    }
    return best.flatMap { $0.after <= before * (1 - Self.leastGain) ? $0 : nil }
  }

  /// The columns of large tables that the rule reads: those first that SQLite makes an index on for
  /// itself each time, then references, then the others by name.
  private func candidates(plan: [String], reads: [String]) -> [Candidate] {
    let made = Set(plan.flatMap(Self.automatic))
    var ranked: [(rank: Int, candidate: Candidate)] = []
    for table in request.database.schema.tables
    where !table.isView && (table.rowCount ?? 0) >= largeTable {
      let references = Set(table.foreignKeys.flatMap(\.columns))
      for column in table.columns where reads.contains("\(table.name).\(column.name)") {
        guard column.primaryKeyPosition == 0 else { continue }
        let isReference = references.contains(column.name) || column.name.hasSuffix("_id")
        ranked.append(
          (
            made.contains(column.name) ? 0 : isReference ? 1 : 2,
            Candidate(table: table.name, column: column.name)
          ))
      }
    }
    return ranked.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    .map(\.element.candidate)
  }

  /// The columns in a line such as `SEARCH t USING AUTOMATIC COVERING INDEX (order_id=?)`.
  private static func automatic(_ line: String) -> [String] {
    guard line.contains(" AUTOMATIC "), let open = line.lastIndex(of: "(") else { return [] }
    return line[open...].dropFirst().split(separator: " ").compactMap { part in
      part.firstIndex(of: "=").map { String(part[..<$0]) }
    }
  }

  /// The time of a rule over a copy of the database, with an index; nil: it does not end there.
  private func milliseconds(of rule: Rule, with index: RuleProfile.MissingIndex?) throws(Refusal)
    -> Double?
  {
    let path = "\(folder)/\(Self.copyName)"
    unlink(path)
    defer { unlink(path) }
    let database = try ScratchDatabase(copying: request.database.path, to: path)
    if let index {
      do throws(Refusal) {
        try database.run(index.statement)
      } catch {
        // Not every column can bear an index: a generated one may not.
        return nil
      }
    }
    var request = request
    request.database.path = path
    // Each copy is another file of that name: evaluators that have one open are not asked about the next.
    request.database.identity = database.identity
    guard let cost = try leastCost(of: rule, in: request, by: evaluator),
      cost.hasEnded || index == nil
    else { return nil }
    return cost.milliseconds
  }
}
