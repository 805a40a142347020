import Foundation

/// The Lua that the project has: rules, helpers, tests of rules.
enum LuaFiles {
  /// One file.
  struct File {
    let path: String
    let bytes: [UInt8]
  }

  /// All `*.lua` under `Rules` and `Tests`, by path.
  static let all: [File] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return ["Rules", "Tests"].flatMap { folder in
      let base = root.appending(path: folder).resolvingSymlinksInPath()
      let names =
        FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".lua") }.sorted().compactMap { name in
        (try? Data(contentsOf: base.appending(path: name))).map {
          File(path: "\(folder)/\(name)", bytes: [UInt8]($0))
        }
      }
    }
  }()
}
