import Foundation

/// The folders that come with the executable: `Rules` and `Fixtures`.
///
/// They are looked for where a build and an installation put them. SwiftPM's own accessor is not
/// used: it knows the build folder of the machine that built and traps where that is gone.
package enum ShippedFolders {
  /// The folder of that name that came with an executable; nil when there is none.
  ///
  /// Beside the executable, and beside the file that a link to it names, first the resources of a
  /// build, then `../share/assay`.
  /// - Parameters:
  ///   - name: `Rules` or `Fixtures`.
  ///   - executable: Path of the executable, or the folder that holds it (of a test bundle).
  package static func folder(named name: String, executable: String) -> String? {
    places(of: executable).flatMap { place in
      ["assay_ShippedContent.resources", "assay_ShippedContent.bundle", "../share/assay"].map {
        place.appending(path: "\($0)/\(name)").standardizedFileURL.path
      }
    }.first(where: isFolder)
  }

  /// The folders in which an executable lies, by its own path and by the one that links lead to.
  private static func places(of executable: String) -> [URL] {
    let given = URL(filePath: executable)
    return [given, given.resolvingSymlinksInPath()].map { url in
      isFolder(url.path) ? url : url.deletingLastPathComponent()
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
