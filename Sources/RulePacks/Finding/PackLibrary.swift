package import ComplianceModel

/// The packs in reach: those named by path, and those under search paths by name.
///
/// Nothing of a pack is run here.
package struct PackLibrary: Sendable {
  /// Folders that hold packs, the first first.
  package let searchPaths: [String]

  /// Makes a library of the packs under some folders.
  package init(searchPaths: [String]) {
    self.searchPaths = searchPaths.filter { !$0.isEmpty }.map(\.withoutTrailingSlash)
  }

  /// The pack of a name or at a path.
  ///
  /// A text with `/`, one that ends in `.lua`, and `.` are paths. A mere name is looked for under the
  /// search paths, and then as a folder in `folder`.
  /// - Parameters:
  ///   - nameOrPath: A pack's id, its folder, or a single `.lua` file.
  ///   - folder: The folder to which a relative path relates: the working directory, or that of the
  ///     configuration file.
  /// - Throws: A refusal with all faults of the pack, or `unknown-pack`.
  package func find(
    _ nameOrPath: String, relativeTo folder: String
  ) throws(Refusal) -> PackSource {
    try read(nameOrPath, relativeTo: folder).source
  }

  /// The packs under the search paths by id; of two with one id the first in reach.
  package func available() -> [AvailablePack] {
    var packs: [String: AvailablePack] = [:]
    for location in searchPaths.flatMap({ locations(in: $0) }) {
      let pack = AvailablePack(at: location)
      if packs[pack.id.text] == nil { packs[pack.id.text] = pack }
    }
    return packs.values.sorted { $0.id < $1.id }
  }

  // MARK: Reading

  /// The pack of a name or at a path, with what loading needs.
  /// - Parameter need: What it must have.
  func read(_ nameOrPath: String, relativeTo folder: String, need: PackNeed = .rules)
    throws(Refusal) -> ReadPack
  {
    guard let location = location(of: nameOrPath, relativeTo: folder) else {
      throw notFound(nameOrPath, relativeTo: folder)
    }
    var reader = PackReader(location)
    reader.need = need
    let pack = try reader.pack()
    let isNamed = !nameOrPath.isPath && location == named(nameOrPath)
    if isNamed, pack.source.manifest.id.text != nameOrPath {
      throw Refusal(
        .configuration, "bad-id",
        "the pack in folder \(nameOrPath) calls itself '\(pack.source.manifest.id)'",
        at: pack.source.place("pack.yml"), remedy: "give folder and pack one name")
    }
    return pack
  }

  /// The pack of that name under the search paths.
  func named(_ name: String) -> PackLocation? {
    for folder in searchPaths {
      for path in ["\(folder)/\(name)", "\(folder)/\(name).lua"] {
        if let location = PackLocation(path: path, shown: path), location.hasManifest {
          return location
        }
      }
    }
    return nil
  }

  private func location(of text: String, relativeTo folder: String) -> PackLocation? {
    if !text.isPath, let location = named(text) { return location }
    return PackLocation(path: text.resolved(against: folder), shown: text)
  }

  private func locations(in folder: String) -> [PackLocation] {
    FileKind.names(in: folder).filter { !$0.hasSuffix("_test.lua") }.compactMap { name in
      PackLocation(path: "\(folder)/\(name)", shown: "\(folder)/\(name)")
    }.filter(\.hasManifest)
  }

  private func notFound(_ text: String, relativeTo folder: String) -> Refusal {
    guard !text.isPath else {
      let isThere = FileKind(of: text.resolved(against: folder), followingLinks: true) != nil
      return Refusal(
        .configuration, "unknown-pack",
        isThere ? "\(text.asShown) is no pack" : "there is no pack at \(text.asShown)",
        remedy: "name a folder with pack.yml, or a .lua file")
    }
    let ids = searchPaths.flatMap { locations(in: $0) }.map(\.name)
    return Refusal(
      .configuration, "unknown-pack", "there is no pack '\(text)'", remedy: remedy(text, ids))
  }

  /// What to do about an unknown name when packs of `ids` are in reach.
  func remedy(_ name: String, _ ids: [String]) -> String {
    if let nearest = nearestName(to: name, among: ids) { return "did you mean '\(nearest)'?" }
    let known = Set(ids).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return known.isEmpty
      ? "name a folder with pack.yml, or a .lua file"
      : "packs in reach: \(known.joined(separator: ", ")); or name a folder or a .lua file"
  }
}

extension String {
  /// Whether it names a place rather than a pack.
  fileprivate var isPath: Bool {
    contains("/") || hasSuffix(".lua") || self == "." || self == ".."
  }
}
