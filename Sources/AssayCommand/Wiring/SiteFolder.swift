import ComplianceModel
import Foundation

/// A folder of pages that is written as a whole, and replaced only where all of it was written so.
struct SiteFolder {
  /// The file that names all others: what it does not name is somebody's own.
  private static let marker = ".assay-docs"

  /// Where it goes, as the person named it.
  let path: String

  /// Holds where it goes.
  init(path: String) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Writes the pages into a folder beside it, which then takes its place.
  /// - Throws: `Refusal` (configuration) where something is there that was not written so; (output)
  ///   where it cannot be written. Then nothing has changed.
  func write(_ pages: [(path: String, text: String)]) throws(Refusal) {
    let target = Self.resolved(path)
    let isThere = try refuseForeign(at: target)
    let process = ProcessInfo.processInfo.processIdentifier
    let (new, old) = ("\(target).part-\(process)", "\(target).old-\(process)")
    // Best effort: it is gone already where all went well.
    defer { try? FileManager.default.removeItem(atPath: new) }
    do {
      try FileManager.default.createDirectory(atPath: new, withIntermediateDirectories: true)
    } catch {
      throw unwritable("no folder can be made there")
    }
    let names = pages.map(\.path).sorted(by: bytewise).map { $0 + "\n" }.joined()
    try Exports(
      files: (pages + [(Self.marker, names)]).map { ("\(new)/\($0.path)", Array($0.text.utf8)) }
    ).write()
    try replace(target, isThere ? old : nil, by: new)
  }

  private func replace(_ target: String, _ old: String?, by new: String) throws(Refusal) {
    if let old, rename(target, old) != 0 { throw unwritable(Self.reason) }
    guard rename(new, target) == 0 else {
      let refusal = unwritable(Self.reason)
      if let old { _ = rename(old, target) }
      throw refusal
    }
    // Best effort: what stays behind are pages that are written again at will.
    if let old { try? FileManager.default.removeItem(atPath: old) }
  }

  /// What the system says of its last failure.
  private static var reason: String { String(cString: strerror(errno)).lowercased() }

  private func unwritable(_ reason: String) -> Refusal {
    Refusal(
      .output, "unwritable-folder", "\(path) cannot be written: \(reason)",
      remedy: "Name a folder in a place that may be written: --output FOLDER")
  }

  /// Where a link leads; the path itself where nothing is there.
  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  // MARK: - What is there

  /// Refuses what is no folder of pages.
  /// - Returns: Whether a folder is there.
  private func refuseForeign(at target: String) throws(Refusal) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: target, isDirectory: &isFolder) else {
      return false
    }
    guard isFolder.boolValue else { throw foreign("is there already, and is no folder") }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: target) else {
      throw Refusal(
        .output, "unreadable-folder", "\(path) cannot be looked into",
        remedy: "Name another folder: --output FOLDER")
    }
    let listed = try? String(contentsOfFile: "\(target)/\(Self.marker)", encoding: .utf8)
    let own = Set((listed ?? "").split(separator: "\n").map(String.init) + [Self.marker])
    if let other = names.sorted(by: bytewise).first(where: { !own.contains($0) }) {
      throw foreign("holds \(other), which assay docs did not write")
    }
    return true
  }

  private func foreign(_ what: String) -> Refusal {
    Refusal(
      .configuration, "folder-exists", "\(path) \(what)",
      remedy: "Name another folder: --output FOLDER")
  }
}
