/// The schema of the organisation database, in SQL, by area.
///
/// It belongs to SQLite 3.40 and is applied by migrations. Conventions:
/// - Most columns may be NULL: organisations keep incomplete records, and a rule must be able to see
///   the gap. NULL means "not known" unless the column's comment says what it means.
/// - A day ends in `_on` (or `_until`: the last day that counts) and is `YYYY-MM-DD`. An instant ends
///   in `_at` and is UTC, `YYYY-MM-DDTHH:MM:SSZ`; a day alone there means that the time is not known.
/// - A flag is 0 or 1. Value lists are closed. A comment with "personal" marks personal data; every
///   reference to people is personal by itself. Every table begins with `id INTEGER PRIMARY KEY`.
/// - No CHECK uses a date function: a connection that replaces `date()` could not open the file. They
///   refuse swapped days and months; 30 February is left to the importer.
/// - Comments stand in the statements, as SQLite keeps those with the schema: `TableText` reads them.
/// - Foreign keys, pairs of table and id, and what checks filter by are indexed, save the references
///   to people that no rule joins by (owners, approvers), since each index makes opening slower.
package enum OrganisationSchema {
  /// `application_id` of an organisation database: "ASSY" as a big-endian number.
  package static let applicationID = 0x4153_5359

  /// The steps from an empty file to the current schema, oldest first.
  static let migrations = [
    SchemaMigration(version: 1, name: "records for ISO 28000", sql: tables + indexes)
  ]

  /// The names of Assay's own tables, those of packs not among them.
  package static let tableNames = Set(
    tables.flatMap { $0.split(separator: "\n") }.compactMap { line -> String? in
      let words = line.split(separator: " ")
      return words.starts(with: ["CREATE", "TABLE"]) ? String(words[2]) : nil
    })

  private static let tables = [
    organisation, supplyChainPartners, assetsEquipment, peopleRolesCompetence,
    interestedPartiesObligations, policy, documents, processes, risk, objectivesProgrammes,
    communication, securityPlansResponse, performance, audit, managementReview, improvement,
    evidenceAttestation,
  ]

  private static let indexes = [
    organisationIndexes, supplyChainPartnersIndexes, assetsEquipmentIndexes,
    peopleRolesCompetenceIndexes, interestedPartiesObligationsIndexes, policyIndexes,
    documentsIndexes, processesIndexes, riskIndexes, objectivesProgrammesIndexes,
    communicationIndexes, securityPlansResponseIndexes, performanceIndexes, auditIndexes,
    managementReviewIndexes, improvementIndexes, evidenceAttestationIndexes,
  ]

  /// The CHECK of a column that holds a day.
  static func day(_ column: String) -> String {
    "CHECK (\(column) GLOB '\(dayPattern)' AND \(monthAndDay(of: column)))"
  }

  /// The CHECK of a column that holds an instant, or a day where the time is not known.
  static func instant(_ column: String) -> String {
    let time = "[T ][0-2][0-9]:[0-5][0-9]:[0-5][0-9]"
    return """
      CHECK ((\(column) GLOB '\(dayPattern)' OR \(column) GLOB '\(dayPattern)\(time)' \
      OR \(column) GLOB '\(dayPattern)\(time)Z') AND \(monthAndDay(of: column)) \
      AND substr(\(column), 12, 2) < '24')
      """
  }

  private static let dayPattern = "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]"

  private static func monthAndDay(of column: String) -> String {
    """
    substr(\(column), 6, 2) BETWEEN '01' AND '12' AND substr(\(column), 9, 2) BETWEEN '01' AND '31'
    """
  }
}
