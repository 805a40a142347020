import ComplianceModel
import YAMLDocuments

extension PackReader {
  /// The text of a file of the pack; nil after a fault.
  mutating func file(_ path: String, _ intake: TextIntake) -> SourceText? {
    do {
      return SourceText(
        path: path, text: try intake.text(of: opened(path), shownAs: shown(path)))
    } catch {
      reader.record(location.isSingleFile ? error : explained(error, path))
      return nil
    }
  }

  /// The text of a file that may be missing.
  mutating func optional(_ path: String, _ intake: TextIntake) -> SourceText? {
    FileKind(of: opened(path)) == nil ? nil : file(path, intake)
  }

  /// The Lua files of a folder of the pack, by their names' bytes.
  mutating func texts(in folder: String) -> [SourceText] {
    var texts: [SourceText] = []
    for name in names(in: folder) {
      if FileKind(of: opened("\(folder)/\(name)")) == .folder {
        recordNested(name, in: folder)
      } else if name.hasSuffix(".lua"), let text = named(name, in: folder) {
        texts.append(text)
      }
    }
    return texts
  }

  /// The files of `tests` and of `tests/fixtures`.
  mutating func testFiles() -> (tests: [SourceText], fixtures: [SourceText]) {
    var tests: [SourceText] = []
    for name in names(in: "tests") where name.hasSuffix(".lua") {
      guard name.hasSuffix("_test.lua") else {
        reader.record(
          "test-file", "a test file's name ends in _test.lua",
          at: SourcePlace(file: shown("tests/\(name)")),
          remedy: "name it \(name.dropLast(4))_test.lua, or move it to tests/fixtures")
        continue
      }
      if let text = named(name, in: "tests") { tests.append(text) }
    }
    return (tests, texts(in: "tests/fixtures"))
  }

  /// Files by the names that `require` takes.
  func named(_ files: [SourceText], prefix: String = "") -> [String: SourceText] {
    Dictionary(
      files.map { file in
        (prefix + (file.path.split(separator: "/").last?.dropLast(4) ?? ""), file)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The path of a file of the pack as it is shown.
  func shown(_ path: String) -> String {
    guard location.isSingleFile else { return "\(location.shown)/\(path)" }
    let folder = location.shown.parentFolder
    return folder == "." ? path : "\(folder)/\(path)"
  }

  private func opened(_ path: String) -> String {
    location.isSingleFile ? "\(location.parent)/\(path)" : "\(location.path)/\(path)"
  }

  private mutating func named(_ name: String, in folder: String) -> SourceText? {
    guard PackNames.isFileName(name) else {
      reader.record(
        "bad-id", "a file of a pack is named by letters, digits, '-', '_' and '.'",
        at: SourcePlace(file: shown("\(folder)/\(name)")), remedy: "rename it")
      return nil
    }
    return file("\(folder)/\(name)", .lua)
  }

  /// The names in a folder of the pack, which must not be a link.
  private mutating func names(in folder: String) -> [String] {
    switch FileKind(of: opened(folder)) {
    case nil:
      return []
    case .folder:
      return FileKind.names(in: opened(folder))
    case .file, .other:
      reader.record(
        "unreadable-file", "\(folder) is no folder", at: SourcePlace(file: shown(folder)),
        remedy: "put a folder in its place; links are not followed")
      return []
    }
  }

  private mutating func recordNested(_ name: String, in folder: String) {
    reader.record(
      "nested-folder", "\(folder) holds files, not folders",
      at: SourcePlace(file: shown("\(folder)/\(name)")),
      remedy: "move its files to \(shown(folder))")
  }

  /// A manifest that is missing is told in the words of packs.
  private func explained(_ refusal: Refusal, _ path: String) -> Refusal {
    guard path == "pack.yml", refusal.diagnostics.first?.code == "missing-file" else {
      return refusal
    }
    return Refusal(
      .configuration, "missing-manifest", "\(location.shown) is no pack: it has no pack.yml",
      at: SourcePlace(file: shown(path)),
      remedy: "write it with id, version and title; a single .lua file needs none")
  }
}
