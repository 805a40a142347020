import ComplianceModel
import Foundation
import GRDB

/// Why a database is refused; the words are composed here only.
enum StoreRefusal: Equatable {
  case missing
  case folder
  case notAFile
  case exists
  case unreadable(Int32)
  case notWritable(Int32)
  case empty
  /// With what the file begins with, in printable characters.
  case notSQLite(begins: String)
  /// With what SQLite says.
  case corrupt(String)
  /// With the bytes that are there and those that the header promises.
  case truncated(has: Int, needs: Int)
  /// With the number that says whose it is; 0: nobody's.
  case foreign(applicationID: Int)
  case newer(version: Int)
  /// With the milliseconds waited.
  case locked(Int)
  case hotJournal
  case noSpace(folder: String, bytes: Int)
  case changed
  case copyFailed(folder: String, reason: String)
  case other(String)
}

extension StoreRefusal {
  /// The refusal of the database at `path`, as the person named it.
  func refusal(_ path: String) -> Refusal {
    let words = words(path)
    return Refusal(.organisationDatabase, code, words.message, remedy: words.remedy)
  }

  /// Stable name of the fault.
  private var code: Diagnostic.Code {
    switch self {
    case .missing: "database-missing"
    case .folder, .notAFile: "database-not-a-file"
    case .exists: "database-exists"
    case .unreadable: "database-unreadable"
    case .notWritable: "database-not-writable"
    case .empty: "database-empty"
    case .notSQLite: "database-not-sqlite"
    case .corrupt: "database-corrupt"
    case .truncated: "database-truncated"
    case .foreign: "database-foreign"
    case .newer: "database-newer"
    case .locked: "database-locked"
    case .hotJournal: "database-unfinished-transaction"
    case .noSpace, .copyFailed: "database-copy"
    case .changed: "database-changed"
    case .other: "database-error"
    }
  }

  private func words(_ path: String) -> (message: String, remedy: String?) {
    switch self {
    case .missing:
      ("\(path) does not exist", "to start a database: assay init \(path)")
    case .folder:
      (
        "\(path) is a folder, not an SQLite database",
        "name the file; to import a folder of CSV files: assay data import DATABASE \(path)"
      )
    case .notAFile:
      ("\(path) is not a regular file", "name the SQLite file of the organisation")
    case .exists:
      ("\(path) exists already", "name another file, or move this one away first")
    case .unreadable(let reason):
      ("\(path) cannot be read: \(Self.text(reason))", "ask its owner for the right to read it")
    case .notWritable(let reason):
      ("\(path) cannot be written: \(Self.text(reason))", "check the folder, its rights and space")
    case .empty:
      (
        "\(path) is empty: 0 bytes",
        "to start a database, remove the file, then: assay init \(path)"
      )
    case .notSQLite(let begins):
      (
        "\(path) is not an SQLite database (it begins with \"\(begins)\")",
        "if it is a spreadsheet export: assay data import DATABASE \(path)"
      )
    case .newer(let version):
      (
        "\(path) has version \(version) of Assay's schema; this Assay knows up to "
          + "\(OrganisationDatabase.currentVersion)", "install a newer Assay"
      )
    case .foreign(let id):
      (
        "\(path) is not an Assay database "
          + (id == 0 ? "(it names no application)" : "(it belongs to application \(id))"),
        "assess it with a pack of your own: assay run \(path) --pack PACK; "
          + "or begin one: assay init NEW.db"
      )
    default: stateWords(path)
    }
  }

  /// Words for what is wrong with the state of a file that is a database.
  private func stateWords(_ path: String) -> (message: String, remedy: String?) {
    switch self {
    case .truncated(let has, let needs):
      (
        "\(path) is cut short: it has \(has) bytes and its header says \(needs)",
        "take it again from where it was copied, or from a backup"
      )
    case .locked(let milliseconds):
      (
        "\(path) is locked by another program (waited \(Self.seconds(milliseconds)) s)",
        "close that program, or wait longer: --lock-timeout SECONDS"
      )
    case .hotJournal:
      (
        "\(path) has an unfinished transaction that must be rolled back first",
        "open it once with its application, then run again"
      )
    case .noSpace(let folder, let bytes):
      (
        "there is no space for a copy of \(path) in \(folder): \(bytes) bytes are needed",
        "make space, name another folder with TMPDIR, or use --view lock"
      )
    case .copyFailed(let folder, let reason):
      (
        "no private copy of \(path) could be made in \(folder): \(reason)",
        "name another folder with TMPDIR, or use --view lock"
      )
    case .changed:
      (
        "\(path) changed while it was read",
        "run again when nobody writes to it or moves it"
      )
    case .corrupt(let reason):
      (
        "\(path) is damaged: \(reason)",
        "restore it from a backup, or try: sqlite3 \(path) .recover"
      )
    case .other(let reason):
      ("\(path) cannot be read: \(reason)", nil)
    default: ("\(path) cannot be read", nil)
    }
  }

  private static func text(_ reason: Int32) -> String {
    String(cString: strerror(reason)).lowercased()
  }

  private static func seconds(_ milliseconds: Int) -> String {
    milliseconds % 1000 == 0 ? "\(milliseconds / 1000)" : "\(Double(milliseconds) / 1000)"
  }
}

extension StoreRefusal {
  /// What an error of SQLite met while reading means.
  /// - Parameter timeout: Milliseconds that were waited for a lock.
  static func reading(_ error: DatabaseError, timeout: Int) -> StoreRefusal {
    let reason = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.extendedResultCode {
    case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY: return .hotJournal
    default: break
    }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .locked(timeout)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: return .corrupt(reason)
    default: return .other(reason)
    }
  }

  /// The refusal for an error met while making a database.
  static func writing(_ error: any Error, path: String) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    guard let error = error as? DatabaseError else { return Self.other("\(error)").refusal(path) }
    switch error.resultCode {
    case .SQLITE_CANTOPEN:
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      let reason = PathStatus(of: folder) == nil ? ENOENT : EACCES
      return Self.notWritable(reason).refusal(path)
    case .SQLITE_FULL: return Self.notWritable(ENOSPC).refusal(path)
    case .SQLITE_READONLY, .SQLITE_PERM: return Self.notWritable(EACCES).refusal(path)
    default: return Self.other(error.message ?? "\(error)").refusal(path)
    }
  }

  /// The refusal of a pack's tables.
  static func packSchema(_ error: any Error, file: String) -> Refusal {
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    return Refusal(
      .configuration, "pack-schema", "the tables of the pack do not fit: \(reason)",
      at: SourcePlace(file: file),
      remedy: "correct the statements; try them with: sqlite3 :memory: < \(file)")
  }
}
