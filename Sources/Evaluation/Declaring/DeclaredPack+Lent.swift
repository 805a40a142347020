package import ComplianceModel

extension DeclaredPack {
  /// A file under the name that messages show, with the pack that it belongs to.
  package struct File: Sendable {
    /// Its pack.
    package let pack: PackSource
    /// As it lies in its pack.
    package let text: SourceText
  }

  /// The helpers of the packs that it uses, by the name that its files require: `common/live`.
  ///
  /// Each has the path that messages show, which begins with the id of its pack: `common/lib/live.lua`.
  package var lent: [String: SourceText] {
    uses.reduce(into: [:]) { lent, pack in
      for (name, text) in pack.libraries {
        lent["\(pack.manifest.id)/\(name)"] = SourceText(
          path: "\(pack.manifest.id)/\(text.path)", text: text.text)
      }
    }
  }

  /// Whether messages call a helper of a pack that it uses `path`.
  package func isLent(_ path: String) -> Bool { lentFile(called: path) != nil }

  /// The rule file or helper that messages call `path`, of the pack or of one that it uses.
  package func file(called path: String) -> File? {
    let own = source.rules + source.libraries.values
    return own.first { $0.path == path }.map { File(pack: source, text: $0) }
      ?? lentFile(called: path)
  }

  /// The place that a diagnostic shows for a file that messages call `path`.
  package func place(ofFile path: String, line: Int? = nil, column: Int? = nil) -> SourcePlace {
    guard let file = lentFile(called: path) else {
      return source.place(path, line: line, column: column)
    }
    return file.pack.place(file.text.path, line: line, column: column)
  }

  private func lentFile(called path: String) -> File? {
    for pack in uses where path.hasPrefix("\(pack.manifest.id)/") {
      let rest = path.dropFirst(pack.manifest.id.text.count + 1)
      if let text = pack.libraries.values.first(where: { $0.path == rest }) {
        return File(pack: pack, text: text)
      }
    }
    return nil
  }
}
