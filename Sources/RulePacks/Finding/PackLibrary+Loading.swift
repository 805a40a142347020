package import ComplianceModel

extension PackLibrary {
  /// The packs of some names and paths, with all that they use.
  /// - Parameter need: What each pack that is asked for must have.
  /// - Returns: The packs asked for in the order asked, each once; and every pack that one of them
  ///   uses, whether asked for or not, each after those that it uses itself.
  /// - Throws: A refusal with the faults of all packs; of packs without rules; of packs used that
  ///   are missing or use each other.
  package func load(
    _ names: [String], relativeTo folder: String, need: PackNeed = .rules
  ) throws(Refusal) -> (asked: [PackSource], libraries: [PackSource]) {
    var loading = PackLoading(library: self, need: need)
    for name in names { loading.ask(name, relativeTo: folder) }
    for pack in loading.asked { loading.addUses(of: pack, path: [pack.source.manifest.id]) }
    guard loading.faults.isEmpty else { throw Refusal(.configuration, loading.faults) }
    return (loading.asked.map(\.source), loading.libraries.map(\.source))
  }
}

/// Packs that are being loaded, with the faults of all.
struct PackLoading {
  /// Where packs are looked for.
  let library: PackLibrary
  /// What each pack that is asked for must have.
  let need: PackNeed
  /// The packs asked for.
  private(set) var asked: [ReadPack] = []
  /// The packs used, each after those that it uses.
  private(set) var libraries: [ReadPack] = []
  /// What is wrong.
  private(set) var faults: [Diagnostic] = []
  /// Ids that were looked for and not found or not readable: told once.
  private var broken: Set<PackID> = []

  /// Makes a loading from a library.
  init(library: PackLibrary, need: PackNeed) {
    self.library = library
    self.need = need
  }

  /// Adds the pack of a name, unless it is there already.
  mutating func ask(_ name: String, relativeTo folder: String) {
    do {
      let pack = try library.read(name, relativeTo: folder, need: need)
      let id = pack.source.manifest.id
      guard let twin = asked.first(where: { $0.source.manifest.id == id }) else {
        checkRules(of: pack)
        return asked.append(pack)
      }
      guard twin.source.digest != pack.source.digest else { return }
      faults.append(
        Diagnostic(
          "duplicate-id", "two packs call themselves '\(id)'", at: pack.source.manifestPlace,
          remedy: "rename one; the other is \(twin.source.location)"))
    } catch { record(error.diagnostics) }
  }

  /// Adds the packs that `pack` uses, and those that they use.
  /// - Parameter path: The ids from a pack asked for down to `pack`.
  mutating func addUses(of pack: ReadPack, path: [PackID]) {
    for id in pack.source.manifest.uses {
      let place = pack.places[id]
      guard !path.contains(id) else {
        recordCycle(path, id, at: place)
        continue
      }
      guard !broken.contains(id), let used = used(id, by: pack, at: place) else { continue }
      addUses(of: used, path: path + [id])
      if !libraries.contains(where: { $0.source.manifest.id == id }) { libraries.append(used) }
    }
  }

  private mutating func used(
    _ id: PackID, by pack: ReadPack, at place: SourcePlace?
  ) -> ReadPack? {
    let known = (libraries + asked).first { $0.source.manifest.id == id }
    if let known { return known }
    do {
      if let location = location(of: id, besides: pack) {
        var reader = PackReader(location)
        let read = try reader.pack()
        if read.source.manifest.id == id { return read }
      }
      recordMissing(id, at: place)
    } catch { record(error.diagnostics) }
    broken.insert(id)
    return nil
  }

  /// Under the search paths, else beside the pack that uses it.
  ///
  /// For one that was named by a path it is the other way round: who works on both there means both,
  /// not what ships under the same name.
  private func location(of id: PackID, besides pack: ReadPack) -> PackLocation? {
    let isFoundByName = library.named(pack.source.manifest.id.text) == pack.location
    return isFoundByName
      ? library.named(id.text) ?? beside(pack, id) : beside(pack, id) ?? library.named(id.text)
  }

  private func beside(_ pack: ReadPack, _ id: PackID) -> PackLocation? {
    let shown = "\(pack.location.shown.folderAbove)/\(id)"
    let path = "\(pack.location.parent)/\(id)"
    return PackLocation(path: path, shown: shown).flatMap { $0.hasManifest ? $0 : nil }
  }

  // MARK: Faults

  /// Adds faults, each once: a pack may be asked for and used.
  private mutating func record(_ found: [Diagnostic]) {
    faults += found.filter { !faults.contains($0) }
  }

  private mutating func checkRules(of pack: ReadPack) {
    guard pack.source.rules.isEmpty, need != .nothing else { return }
    guard need == .rules || !pack.source.isLending else { return }
    faults.append(
      Diagnostic(
        "empty-pack",
        "the pack '\(pack.source.manifest.id)' has no rules: it lends its lib to packs that use it",
        at: pack.source.manifestPlace,
        remedy: "name a pack that uses it; what it lends is looked at by: assay check "
          + pack.source.location))
  }

  private mutating func recordMissing(_ id: PackID, at place: SourcePlace?) {
    let ids = library.available().map(\.id.text)
    faults.append(
      Diagnostic(
        "unknown-pack", "there is no pack '\(id)' to use", at: place,
        remedy: library.remedy(id.text, ids)))
  }

  private mutating func recordCycle(_ path: [PackID], _ id: PackID, at place: SourcePlace?) {
    let cycle = path.drop { $0 != id } + [id]
    let names = cycle.map(\.text).joined(separator: " uses ")
    guard !faults.contains(where: { $0.code == "cyclic-uses" && $0.place == place }) else { return }
    faults.append(
      Diagnostic(
        "cyclic-uses", "packs use each other: \(names)", at: place,
        remedy: "move what both need to a pack of its own"))
  }
}

extension PackSource {
  /// The place of its manifest; of a single file the file.
  fileprivate var manifestPlace: SourcePlace { place(isSingleFile ? rules[0].path : "pack.yml") }
}
