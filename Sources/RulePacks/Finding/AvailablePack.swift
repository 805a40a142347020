package import ComplianceModel

/// A line of the list of packs in reach.
package struct AvailablePack: Equatable, Sendable {
  /// Its id; of a pack that cannot be read the name of its folder.
  package let id: PackID
  /// Its version; nil when it cannot be read.
  package let version: String?
  /// Its title; nil when it cannot be read.
  package let title: String?
  /// Whether it has no rules and lends its helpers to others.
  package let isLending: Bool
  /// Where it lies.
  package let location: String
  /// Why it cannot be read.
  package let faults: [Diagnostic]

  /// Reads the pack at a place.
  init(at location: PackLocation) {
    self.location = location.shown
    var reader = PackReader(location)
    do {
      let source = try reader.pack().source
      let manifest = source.manifest
      (id, version, title) = (manifest.id, manifest.version, manifest.title)
      isLending = source.isLending
      faults = []
    } catch {
      (id, version, title) = (PackID(location.name), nil, nil)
      isLending = false
      faults = error.diagnostics
    }
  }
}
