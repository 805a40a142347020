import ComplianceModel
import Foundation

/// Makes a folder of its own for the rows of tests, and removes it when `body` ends.
/// - Throws: `Refusal` (output) where it cannot be made, and what `body` throws.
func withRowsFolder<Value>(
  in temporaryFolder: String, _ body: (String) throws(Refusal) -> Value
) throws(Refusal) -> Value {
  let folder = "\(temporaryFolder)/assay-test-\(UUID().uuidString)"
  try makeFolder(folder)
  // Best effort: a folder that cannot be removed does no harm.
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// Makes a folder that nobody else may look into.
/// - Throws: `Refusal` (output) where it cannot be made.
func makeFolder(_ path: String) throws(Refusal) {
  do {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  } catch {
    throw Refusal(
      .output, "unwritable-folder",
      "a folder for the rows of tests cannot be made in "
        + (path as NSString).deletingLastPathComponent,
      remedy: "Name another in TMPDIR.")
  }
}
