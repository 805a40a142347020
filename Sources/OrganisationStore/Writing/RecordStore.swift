package import ComplianceModel
import GRDB

/// A database opened for writing records: Assay's or another application's.
package final class RecordStore {
  /// The tables as they were when the store was opened; rows are not counted.
  package let schema: SchemaDescription
  private let queue: DatabaseQueue
  private let path: String
  private let timeout: Int

  /// Opens an existing database.
  /// - Parameter milliseconds: How long another writer is waited for.
  /// - Throws: `Refusal`, where it is missing, no SQLite database, damaged, locked, or newer.
  package init(_ path: String, lockTimeout milliseconds: Int = 5000) throws(Refusal) {
    self.path = path
    timeout = milliseconds
    let file = try DatabaseFile(path)
    _ = try DatabaseHeader(of: file)
    // Given back before SQLite takes any lock.
    file.close()
    var configuration = Configuration()
    // References are judged by whoever writes: rows may come before those they refer to.
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(Double(milliseconds) / 1000)
    do {
      queue = try DatabaseQueue(path: file.path, configuration: configuration)
      schema = try queue.read { try SchemaReader(database: $0, countsRows: false).description() }
    } catch {
      throw Self.refusal(error, path: path, timeout: milliseconds)
    }
    if case .assay(let version) = schema.kind, version > OrganisationDatabase.currentVersion {
      throw StoreRefusal.newer(version: version).refusal(path)
    }
  }

  /// Changes records in one transaction: all that `body` does, or nothing when it throws.
  /// - Throws: what `body` throws, or a `Refusal` where the database cannot be written.
  package func change<Value>(_ body: (RecordChanges) throws -> Value) throws(Refusal) -> Value {
    do {
      var value: Value?
      try queue.inTransaction(.immediate) { database in
        value = try body(RecordChanges(database: database))
        return .commit
      }
      guard let value else { preconditionFailure("a transaction that commits has a value") }
      return value
    } catch {
      throw Self.refusal(error, path: path, timeout: timeout)
    }
  }

  private static func refusal(_ error: any Error, path: String, timeout: Int) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    guard let error = error as? DatabaseError else {
      return StoreRefusal.other("\(error)").refusal(path)
    }
    switch error.resultCode {
    case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_PERM:
      return StoreRefusal.writing(error, path: path)
    default: return StoreRefusal.reading(error, timeout: timeout).refusal(path)
    }
  }
}
