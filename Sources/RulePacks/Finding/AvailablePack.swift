package import ComplianceModel

/// A line of the list of packs in reach.
package struct AvailablePack: Equatable, Sendable {
  /// Its id; of a pack that cannot be read the name of its folder.
  package let id: PackID
  /// Its version; nil when it cannot be read.
  package let version: String?
  /// Its title; nil when it cannot be read.
  package let title: String?
  /// Where it lies.
  package let location: String
  /// Why it cannot be read.
  package let faults: [Diagnostic]

  /// Reads the pack at a place.
  init(at location: PackLocation) {
    self.location = location.shown
    var reader = PackReader(location)
    do {
      let manifest = try reader.pack().source.manifest
      (id, version, title) = (manifest.id, manifest.version, manifest.title)
      faults = []
    } catch {
      (id, version, title) = (PackID(location.name), nil, nil)
      faults = error.diagnostics
    }
  }
}
