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
    let names = pages.map(\.path).sorted(by: bytewise).map { $0 + "\n" }.joined()
    let folder = Folder(
      path: path, remedy: "Name a folder in a place that may be written: --output FOLDER")
    try folder.write(to: target, replacing: isThere) { (place) throws(Refusal) in
      try Exports(
        files: (pages + [(Self.marker, names)]).map { ("\(place)/\($0.path)", Array($0.text.utf8)) }
      ).write()
    }
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
