package import ComplianceModel
package import Evaluation
import Foundation
import OrganisationStore

/// Everything that is wrong with a pack without running it over records: what does not declare, what
/// does not bind to the schema, what its tests lack, and what its text says that cannot be meant.
///
/// - Parameters:
///   - declared: The pack with the faults of declaring it.
///   - uses: The packs that it uses.
///   - beside: The packs that are checked with it: their rules may test its requirements.
///   - schema: What its rules are held against; nil: nothing is at hand, which is a warning.
///   - temporaryFolder: Where an empty database is made, and removed again.
///   - evaluator: What prepares the queries and declares the tests.
/// - Returns: Findings by file and line, one a cause.
/// - Throws: `Refusal` where the schema itself cannot be made.
package func check(
  _ declared: Declared, uses: [PackSource], beside: [DeclaredPack] = [], schema: PackSchema?,
  asOf: Day,
  temporaryFolder: String, by evaluator: any Evaluator
) throws(Refusal) -> [Diagnostic] {
  let pack = declared.pack
  let lent = LentCode(pack)
  let parameters = lent.map { LentParameters($0) }
  let queries = pack.codeQueries(lent)
  let unknown = parameters?.faults ?? []
  var findings = declared.diagnostics + unknown
  var (flags, tables): (Set<String>, SchemaDescription?) = ([], nil)
  if let schema {
    let bound = try bindingFaults(of: pack, queries, schema, asOf: asOf, temporaryFolder, evaluator)
    // What is told where it is read is not told once more of each rule.
    findings += bound.faults.filter { fault in
      fault.code != "unknown-parameter" || !unknown.contains { $0.message == fault.message }
    }
    (flags, tables) = (schema.flags(bound.tables), schema.described(bound.tables))
  } else if !pack.source.isLending || !queries.isEmpty {
    findings.append(
      Diagnostic(
        "no-schema", "the pack names no schema, so that its SQL was not checked",
        at: pack.source.place("", line: nil), severity: .warning,
        remedy: "Name a database: assay check \(pack.source.location) -d DATABASE"))
  }
  let (tests, faults) = try readTests(of: pack, uses: uses, by: evaluator)
  // A rule with a fault of its own is not among those of the pack: its tests are not to blame.
  let isWhole = !declared.diagnostics.contains { $0.severity == .error }
  findings += isWhole ? faults : faults.filter { $0.code != "unknown-rule" }
  let areTestsWhole = !faults.contains { $0.severity == .error }
  findings += lintFindings(
    in: pack, beside: beside, tests: areTestsWhole ? tests : nil, flags: flags, tables: tables,
    isWhole: isWhole, database: schema?.databaseName, lent: lent, parameters: parameters,
    besides: findings)
  return findings.sorted(byPlace: pack.source).eachOnce
}

private func bindingFaults(
  of pack: DeclaredPack, _ queries: [CodeQuery], _ schema: PackSchema, asOf: Day,
  _ temporaryFolder: String,
  _ evaluator: any Evaluator
) throws(Refusal) -> (faults: [Diagnostic], tables: SchemaDescription) {
  let path = "\(temporaryFolder)/assay-check-\(UUID().uuidString).sqlite"
  defer {
    for ending in ["", "-journal"] { unlink(path + ending) }
  }
  let database = try TestDatabase(EmptyDatabase(schema, path: path), path: path)
  let schemas = [pack.source.shownSchemaSQL].compactMap(\.self)
  let faults = try pack.bindingFaults(
    of: queries, against: database.view(), asOf: asOf, origin: schema.origin,
    by: evaluator,
    assaySchema: { () throws(Refusal) in
      try OrganisationDatabase.emptySchema(packSchemas: schemas)
    })
  return (faults, database.schema)
}

extension [Diagnostic] {
  /// Of those with one place, code and message the first: several rules may have one body.
  package var eachOnce: [Diagnostic] {
    var seen: Set<String> = []
    return filter { finding in
      guard let place = finding.place else { return true }
      return seen.insert("\(place) \(finding.code) \(finding.message)").inserted
    }
  }

  /// By file and line; those of one place stay in the order in which they were met.
  fileprivate func sorted(byPlace source: PackSource) -> [Diagnostic] {
    enumerated().sorted { one, other in
      guard let left = one.element.place, let right = other.element.place, left != right else {
        return one.element.place == other.element.place
          ? one.offset < other.offset : one.element.place == nil
      }
      return left < right
    }.map(\.element)
  }
}
