import ComplianceModel

/// Files that a new declaration writes or adds to.
package struct Scaffold: Equatable, Sendable {
  /// A file of the pack with its whole new text.
  package struct File: Equatable, Sendable {
    /// Relative to the pack; of a single file the name.
    package var path: String
    /// Its whole text.
    package var text: String
    /// Whether it was there before.
    package var isAddedTo: Bool
  }

  /// In the order in which a person reads them.
  package var files: [File]

  /// The files that `additions` make of a pack; each addition stands at a file's end.
  init(_ additions: [(path: String, text: String)], to pack: PackSource) {
    files = additions.filter { !$0.text.isEmpty }.map { addition in
      let before = (pack.rules + pack.tests).first { $0.path == addition.path }?.text
      guard let before, !before.isEmpty else {
        return File(path: addition.path, text: addition.text, isAddedTo: before != nil)
      }
      let end = before.hasSuffix("\n") ? "" : "\n"
      return File(path: addition.path, text: "\(before)\(end)\n\(addition.text)", isAddedTo: true)
    }
  }

  /// The pack as it is with these files.
  func applied(to pack: PackSource) -> PackSource {
    var pack = pack
    for file in files {
      let text = SourceText(path: file.path, text: file.text)
      let isTest = file.path.hasSuffix("_test.lua")
      var texts = isTest ? pack.tests : pack.rules
      texts.removeAll { $0.path == file.path }
      texts.append(text)
      texts.sort { bytewise($0.path, $1.path) }
      if isTest { pack.tests = texts } else { pack.rules = texts }
    }
    return pack
  }
}
