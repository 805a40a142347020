import CanonicalForm
import ComplianceModel

/// The digest of a pack: over every text that can change an assessment, wherever it lies.
///
/// Path and text of each file in the order of their paths' bytes, each with its length before it,
/// so that no two packs give the same bytes. Tests and fixtures are left out.
enum PackDigest {
  /// SHA-256 of the files, in lower-case hexadecimal.
  static func digest(of files: [SourceText]) -> String {
    var hasher = SHA256Hasher()
    hasher.update("assay-pack/1\n".utf8)
    let inOrder = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    for file in inOrder {
      hasher.update("\(file.path.utf8.count) \(file.text.utf8.count)\n".utf8)
      hasher.update(file.path.utf8)
      hasher.update(file.text.utf8)
    }
    return hasher.finalize()
  }
}
