import ComplianceModel
import Foundation

/// A folder for the databases of a run of tests, that nobody else may look into.
struct TestFolder {
  /// Where it lies.
  let path: String

  /// Makes it.
  /// - Throws: `Refusal` (output) where none can be made.
  init(in temporaryFolder: String) throws(Refusal) {
    path = "\(temporaryFolder)/assay-test-\(UUID().uuidString)"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Refusal(
        .output, "unwritable-folder",
        "a folder for the rows of tests cannot be made in \(temporaryFolder)",
        remedy: "Name another in TMPDIR.")
    }
  }

  /// A folder within it.
  func folder(_ name: String) throws(Refusal) -> String {
    let path = "\(path)/\(name)"
    guard mkdir(path, 0o700) == 0 else {
      throw Refusal(
        .output, "unwritable-folder",
        "a folder for the rows of tests cannot be made in \(self.path)",
        remedy: "Make space there, or name another in TMPDIR.")
    }
    return path
  }

  /// Removes it with all that is in it, as far as that goes: made-up rows do no harm.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
