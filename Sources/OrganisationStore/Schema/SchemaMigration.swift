import GRDB

/// One step of the schema; once shipped, its SQL never changes.
struct SchemaMigration: Sendable {
  /// `user_version` after the step; steps count up by one from 1.
  var version: Int
  /// What the step brings, in a few words.
  var name: String
  /// Its statements, in order.
  var sql: [String]
}

extension SchemaMigration {
  /// Applies those of `migrations` that the database has not seen, each in its own transaction.
  static func apply(_ migrations: [SchemaMigration], to queue: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration("\(migration.version) \(migration.name)") { database in
        for statements in migration.sql { try database.execute(sql: statements) }
        try database.execute(
          sql: """
            PRAGMA application_id = \(OrganisationSchema.applicationID);
            PRAGMA user_version = \(migration.version)
            """)
      }
    }
    try migrator.migrate(queue)
  }
}
