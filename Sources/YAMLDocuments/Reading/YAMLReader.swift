package import ComplianceModel

/// Reads values out of nodes and collects every fault on the way, so that a file is put right once.
///
/// Each method returns nil when there is nothing to read, or after it has recorded why not; a
/// caller goes on in both cases and asks for the faults at the end.
package struct YAMLReader: Sendable {
  /// The faults so far, in the order in which they were met.
  package private(set) var faults: [Diagnostic] = []

  /// Makes a reader that has met no fault.
  package init() {}

  /// Records a fault.
  package mutating func record(_ fault: Diagnostic) { faults.append(fault) }

  /// Records faults that were found elsewhere.
  package mutating func record(_ refusal: Refusal) { faults += refusal.diagnostics }

  /// Records a fault at a place.
  package mutating func record(
    _ code: Diagnostic.Code, _ message: String, at place: SourcePlace?, remedy: String? = nil
  ) {
    faults.append(Diagnostic(code, message, at: place, remedy: remedy))
  }

  /// Ends the reading.
  /// - Throws: A refusal of all faults by their places, when there was one.
  package func finish() throws(Refusal) {
    guard !faults.isEmpty else { return }
    throw Refusal(.configuration, inOrder)
  }

  /// The faults by file, line and column; those of one place as they were met.
  package var inOrder: [Diagnostic] {
    faults.enumerated().sorted { one, other in
      switch (one.element.place, other.element.place) {
      case (nil, nil): one.offset < other.offset
      case (nil, _): true
      case (_, nil): false
      case (let left?, let right?): left == right ? one.offset < other.offset : left < right
      }
    }.map(\.element)
  }
}

// MARK: - Mappings and lists

extension YAMLReader {
  /// The mapping that `node` is, whose keys are all among `keys`.
  /// - Parameter what: What it describes, such as `a pack`: `unknown field 'x' in a pack`.
  package mutating func mapping(
    _ node: YAMLNode, keys: [String], of what: String
  ) -> YAMLMapping? {
    guard let mapping = mapping(node, of: what) else { return nil }
    for entry in mapping.entries where !keys.contains(entry.key) {
      let nearest = nearestName(to: entry.key, among: keys)
      record(
        "unknown-field", "unknown field '\(entry.key)' in \(what)", at: entry.keyPlace,
        remedy: nearest.map { "did you mean '\($0)'?" }
          ?? "the fields are: \(keys.joined(separator: ", "))")
    }
    return mapping
  }

  /// The mapping that `node` is, whatever its keys.
  package mutating func mapping(_ node: YAMLNode, of what: String) -> YAMLMapping? {
    guard case .mapping(let entries) = node.content else {
      record(
        "wrong-type", "\(what) is written as fields with values, not as \(node.described)",
        at: node.place, remedy: "write one 'name: value' a line")
      return nil
    }
    return YAMLMapping(what: what, place: node.place, entries: entries)
  }

  /// The elements of the list in field `key`; nil when it is left out.
  package mutating func elements(_ key: String, of mapping: YAMLMapping) -> [YAMLNode]? {
    mapping[key].flatMap { elements($0, of: "'\(key)'") }
  }

  /// The elements of the list that `node` is.
  package mutating func elements(_ node: YAMLNode, of what: String) -> [YAMLNode]? {
    guard case .sequence(let elements) = node.content else {
      record(
        "wrong-type", "\(what) must be a list, not \(node.described)", at: node.place,
        remedy: "write [one, two], or one '- ' a line")
      return nil
    }
    return elements
  }

  /// Records that a field is missing, unless it is there.
  package mutating func require(_ keys: String..., in mapping: YAMLMapping) {
    for key in keys where mapping[key] == nil {
      record(
        "missing-field", "\(mapping.what) needs the field '\(key)'", at: mapping.place,
        remedy: "add: \(key): …")
    }
  }
}

/// The entries of a mapping, to be read by key.
package struct YAMLMapping: Equatable, Sendable {
  /// What it describes, such as `a pack`.
  package let what: String
  /// The place of the mapping.
  package let place: SourcePlace
  /// Its entries in the order of the file.
  package let entries: [YAMLEntry]

  /// The value of a key; nil when it is left out or null.
  package subscript(_ key: String) -> YAMLNode? {
    entries.first { $0.key == key }.flatMap { $0.value.isNull ? nil : $0.value }
  }
}
