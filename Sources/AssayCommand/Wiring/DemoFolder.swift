import ComplianceModel
import DataImport
import Foundation
import OrganisationStore
import ShippedContent

/// The folder that `assay demo` writes: complete, or not there.
struct DemoFolder {
  /// Where it goes.
  let path: String
  /// Where it comes from.
  let surroundings: Surroundings

  /// The organisations, each a folder of CSV files that ships.
  private static let organisations = ["meridian", "exemplar"]

  /// Writes it where nothing is; leaves an earlier demo as it is.
  /// - Returns: Whether it was written.
  /// - Throws: `Refusal` where something else is there, or the folder cannot be written.
  func writeUnlessThere() throws -> Bool {
    let files = FileManager.default
    if files.fileExists(atPath: "\(path)/meridian/meridian.sqlite") { return false }
    guard !files.fileExists(atPath: path) else {
      throw Refusal(
        .configuration, "folder-exists", "\(path) exists and is no demo",
        remedy: "Name another folder: assay demo FOLDER")
    }
    let folder = Folder(
      path: path, remedy: "Name a folder in a place that may be written: assay demo FOLDER")
    try folder.write { (place) throws(Refusal) in
      do {
        try write(to: place, files)
      } catch let refusal as Refusal {
        throw refusal
      } catch {
        throw folder.unwritable(Folder.reason(error))
      }
    }
    return true
  }

  private func write(to folder: String, _ files: FileManager) throws {
    guard
      let fixtures = ShippedFolders.folder(
        named: "Fixtures", executable: surroundings.executable)
    else {
      throw Refusal(
        .configuration, "no-shipped-content",
        "the example organisations do not lie beside \(surroundings.executable)",
        remedy: "Install the folder Fixtures with it, or run it from where it was built.")
    }
    try files.copyItem(atPath: "\(fixtures)/demo/controls", toPath: "\(folder)/controls")
    for name in Self.organisations {
      let own = "\(folder)/\(name)"
      try files.createDirectory(atPath: own, withIntermediateDirectories: true)
      try files.copyItem(atPath: "\(fixtures)/demo/\(name).yml", toPath: "\(own)/assay.yml")
      let database = "\(own)/\(name).sqlite"
      try OrganisationDatabase.create(at: database, packSchemas: [], organisationName: nil)
      _ = try importFolder("\(fixtures)/\(name)", into: database)
    }
  }
}
