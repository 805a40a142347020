import ComplianceModel
import DataImport
import Foundation
import GRDB
import OrganisationStore

/// A fresh database with a folder of CSV files beside it.
final class ImportTrial {
  let path: String

  /// Makes Assay's database, or another one by SQL.
  init(_ sql: String? = nil) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("assay-import-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard let sql else {
      try OrganisationDatabase.writeEmpty(to: database, packSchemas: [])
      return
    }
    let queue = try DatabaseQueue(path: database)
    try queue.inDatabase { try $0.execute(sql: sql) }
    try queue.close()
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var folder: String { "\(path)/csv" }
  var database: String { "\(path)/a.db" }

  /// Imports the files, each a text by its name.
  @discardableResult
  func take(_ files: [String: String]) throws -> [String] {
    try take(files.mapValues { Array($0.utf8) })
  }

  /// Imports the files, each as bytes, and shows the report: `table added updated unchanged`.
  @discardableResult
  func take(_ files: [String: [UInt8]]) throws -> [String] {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in files {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    return try importFolder(folder, into: database).tables
      .map { "\($0.name) \($0.added) \($0.updated) \($0.unchanged)" }
  }

  /// The faults of an import that must fail: `file:line:column: message | remedy`.
  func faults(_ files: [String: String]) throws -> [String] {
    try faults(files.mapValues { Array($0.utf8) })
  }

  /// The faults of an import of bytes that must fail.
  func faults(_ files: [String: [UInt8]]) throws -> [String] {
    do {
      return try take(files)
    } catch let refusal as Refusal {
      return refusal.diagnostics.map { diagnostic in
        let place = "\(diagnostic.place?.description ?? "")"
          .replacingOccurrences(of: "\(folder)/", with: "")
        return "\(place): \(diagnostic.message) | \(diagnostic.remedy ?? "")"
      }
    }
  }

  /// The warnings of an import: `file: message | remedy`.
  func remarks(_ files: [String: String]) throws -> [String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try importFolder(folder, into: database).remarks.map { remark in
      let place = "\(remark.place?.description ?? "")"
        .replacingOccurrences(of: "\(folder)/", with: "")
      return "\(place): \(remark.message) | \(remark.remedy ?? "")"
    }
  }

  /// Rows of a query, values joined by `|`, NULL as `-`.
  func rows(_ sql: String) throws -> [String] {
    let queue = try DatabaseQueue(path: database)
    return try queue.read { try Row.fetchAll($0, sql: sql) }.map { row in
      row.databaseValues.map { $0.isNull ? "-" : "\($0.storage.value ?? "")" }
        .joined(separator: "|")
    }
  }
}
