import ComplianceModel
import Foundation
import GRDB

/// A read-only connection whose read transaction lasts until it is closed.
final class ReadConnection {
  private let queue: DatabaseQueue
  private let shownPath: String
  private let timeout: Int

  /// Opens the file and begins to read: from now on no writer can commit under a rollback journal.
  /// - Parameters:
  ///   - isImmutable: Take the file as one that nobody changes, without locks and without `-wal`.
  ///   - timeout: Milliseconds to wait for a lock.
  /// - Throws: `Refusal`, where it cannot be read.
  init(_ path: String, isImmutable: Bool, timeout: Int, shownPath: String) throws(Refusal) {
    self.shownPath = shownPath
    self.timeout = timeout
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(Double(timeout) / 1000)
    let name = isImmutable ? DatabaseURI.immutable(path) : path
    do {
      queue = try DatabaseQueue(path: name, configuration: configuration)
      try queue.inDatabase { database in
        // Every page is read once, to count rows: mapped, that takes half the time. BEGIN alone
        // holds nothing.
        try database.execute(sql: "PRAGMA mmap_size = 268435456; BEGIN")
        _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
      }
    } catch {
      throw Self.refusal(error, timeout: timeout, shownPath: shownPath)
    }
  }

  /// Reads something within the transaction.
  /// - Throws: `Refusal` for errors of SQLite.
  func read<Value>(_ body: (Database) throws -> Value) throws(Refusal) -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw Self.refusal(error, timeout: timeout, shownPath: shownPath)
    }
  }

  /// Copies all pages, as of the transaction, to a new file.
  /// - Throws: `Refusal`, where it cannot be read, or there is no room for the copy.
  func backup(to path: String) throws(Refusal) {
    do {
      var configuration = Configuration()
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
      }
      let target = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { source in
        try target.inDatabase { try source.backup(to: $0) }
      }
      try target.close()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_FULL {
      let bytes = PathStatus(of: path)?.size ?? 0
      throw StoreRefusal.noSpace(folder: path, bytes: bytes).refusal(shownPath)
    } catch {
      throw Self.refusal(error, timeout: timeout, shownPath: shownPath)
    }
  }

  /// Ends the transaction and the connection.
  func close() throws(Refusal) {
    do {
      try queue.inDatabase { database in
        if database.isInsideTransaction { try database.execute(sql: "ROLLBACK") }
      }
      try queue.close()
    } catch {
      throw Self.refusal(error, timeout: timeout, shownPath: shownPath)
    }
  }

  private static func refusal(_ error: any Error, timeout: Int, shownPath: String) -> Refusal {
    switch error {
    case let refusal as Refusal: refusal
    case let error as DatabaseError:
      StoreRefusal.reading(error, timeout: timeout).refusal(shownPath)
    default: StoreRefusal.other("\(error)").refusal(shownPath)
    }
  }
}

/// URIs of database files; <https://www.sqlite.org/uri.html>.
package enum DatabaseURI {
  /// The URI of an absolute path with `immutable=1`; every byte that could mean something in a URI is
  /// %-encoded.
  package static func immutable(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let encoded = path.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        String(Unicode.Scalar(byte))
      default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return "file:\(encoded.joined())?immutable=1"
  }
}
