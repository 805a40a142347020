import CanonicalForm
import ComplianceModel
import Foundation

/// How long each rule took when it was last run on this machine, so that the longest begin first.
///
/// A file for each pack in the user's cache folder. Nothing depends on it but the order in which
/// rules begin: what cannot be read is not known, and what cannot be written is forgotten.
struct RuleDurations {
  /// The folder of the files; nil: there is none, and nothing is remembered.
  private let folder: URL?

  /// Looks where the user's caches are (XDG Base Directory Specification).
  init(_ surroundings: Surroundings) {
    folder = surroundings.cacheFolder.map { URL(filePath: $0).appending(path: "assay/durations") }
  }

  /// Milliseconds of the rules of packs, as far as they are known.
  func known(of packs: [PackID]) -> [RuleID: Double] {
    var known: [RuleID: Double] = [:]
    for pack in packs {
      for (name, milliseconds) in durations(of: pack) {
        known[RuleID(pack: pack, name: name)] = milliseconds
      }
    }
    return known
  }

  /// Remembers what rules took; those of their packs that were not run keep what is known.
  func remember(_ timings: [(rule: RuleID, milliseconds: Double, rows: Int)]) {
    guard let folder else { return }
    for (pack, timings) in Dictionary(grouping: timings, by: \.rule.pack) {
      var durations = durations(of: pack)
      for timing in timings { durations[timing.rule.name] = timing.milliseconds }
      let document = JSONValue.object(durations.mapValues { .number($0) })
      guard let bytes = try? document.canonicalBytes() else { continue }
      // A cache that cannot be written is done without.
      try? FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try? Data(bytes).write(to: file(of: pack, in: folder), options: .atomic)
    }
  }

  private func file(of pack: PackID, in folder: URL) -> URL {
    folder.appending(path: "\(pack).json")
  }

  /// What the file of a pack tells, whatever is in it.
  private func durations(of pack: PackID) -> [String: Double] {
    guard let folder, let bytes = try? Data(contentsOf: file(of: pack, in: folder)),
      case .object(let members)? = try? JSONValue.parse(Array(bytes))
    else { return [:] }
    return members.compactMapValues { value in
      switch value {
      case .number(let number) where number >= 0: number
      case .integer(let integer) where integer >= 0: Double(integer)
      default: nil
      }
    }
  }
}
