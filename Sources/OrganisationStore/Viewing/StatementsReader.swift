import ComplianceModel
import GRDB

/// Reads the answers and decisions of an Assay database; ids in order.
enum StatementsReader {
  /// The answers and decisions; none where the tables are missing.
  /// - Throws: `DatabaseError`.
  static func statements(_ database: Database, schema: SchemaDescription) throws
    -> OrganisationStatements
  {
    guard case .assay = schema.kind else { return OrganisationStatements() }
    return OrganisationStatements(
      attestations: schema.table("attestations") == nil ? [] : try attestations(database, schema),
      decisions: schema.table("requirement_applicability") == nil
        ? [] : try decisions(database, schema),
      sitesOutOfScope: schema.table("sites")?.column("in_scope") == nil
        ? [] : try sitesOutOfScope(database))
  }

  private static func attestations(
    _ database: Database, _ schema: SchemaDescription
  ) throws -> [Attestation] {
    let people = try names(
      "SELECT attested_by FROM attestations UNION SELECT reviewed_by FROM attestations", database,
      schema)
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT a.*, count(e.id) AS evidence FROM attestations AS a
        LEFT JOIN evidence_links AS e ON e.target_table = 'attestations' AND e.target_id = a.id
          AND e.evidence_file_id IS NOT NULL
        GROUP BY a.id ORDER BY a.id
        """)
    return rows.map { row in
      let (attestedBy, reviewedBy): (Int?, Int?) = (row["attested_by"], row["reviewed_by"])
      return Attestation(
        id: row["id"], question: row["question"],
        requirement: (row["requirement_id"] as String?).map { RequirementID($0) },
        answer: row["answer"], level: row["level"], narrative: row["narrative"],
        attestedBy: attestedBy, attestedByName: attestedBy.flatMap { people[$0] },
        attestedOn: row["attested_on"], validUntil: row["valid_until"], reviewedBy: reviewedBy,
        reviewedByName: reviewedBy.flatMap { people[$0] }, reviewedOn: row["reviewed_on"],
        evidenceCount: row["evidence"])
    }
  }

  /// The names of those people whose ids a query yields; none where nobody is on record.
  private static func names(
    _ ids: String, _ database: Database, _ schema: SchemaDescription
  ) throws -> [Int: String] {
    guard schema.table("people") != nil else { return [:] }
    let rows = try Row.fetchAll(
      database, sql: "SELECT id, name FROM people WHERE name IS NOT NULL AND id IN (\(ids))")
    return Dictionary(
      rows.map { row in (row["id"], row["name"]) }, uniquingKeysWith: { first, _ in first })
  }

  private static func decisions(
    _ database: Database, _ schema: SchemaDescription
  ) throws -> [ApplicabilityDecision] {
    let people = try names("SELECT approved_by FROM requirement_applicability", database, schema)
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM requirement_applicability ORDER BY id")
    return rows.map { row in
      let approvedBy: Int? = row["approved_by"]
      return ApplicabilityDecision(
        id: row["id"], requirement: RequirementID(row["requirement_id"] ?? ""),
        isApplicable: (row["applicable"] as Int?).map { $0 != 0 },
        justification: row["justification"], approvedBy: approvedBy,
        approvedByName: approvedBy.flatMap { people[$0] }, approvedOn: row["approved_on"])
    }
  }

  /// Sites of which it is not known whether they are in scope count as in scope.
  private static func sitesOutOfScope(_ database: Database) throws -> [SiteOutOfScope] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM sites WHERE in_scope = 0 ORDER BY id")
    return rows.map { row in
      SiteOutOfScope(
        id: row["id"], code: row["code"], name: (row["name"] as String?) ?? "",
        closedOn: row["closed_on"])
    }
  }
}
