package import ComplianceModel
import Yams

/// The one document of a YAML 1.2 file, read by nodes; nothing of it is interpreted yet.
///
/// A scalar keeps its text: whether `8.10` is a number or the name of a clause is the reader's
/// question. Anchors, several documents in one file and keys that are not texts are refused.
package struct YAMLDocument: Equatable, Sendable {
  /// The path as it is shown.
  package let path: String
  /// What the file holds; nil when it holds nothing but comments.
  package let root: YAMLNode?

  /// Reads a text.
  /// - Parameters:
  ///   - text: The whole file.
  ///   - path: The path as it is shown in messages.
  /// - Throws: A refusal `invalid-yaml` or `duplicate-key` with the place.
  package init(text: String, path: String) throws(Refusal) {
    self.path = path
    if let alias = AliasScan.firstAlias(in: text) {
      throw Refusal(
        .configuration, "invalid-yaml", "the alias '*\(alias.name)' is not read here",
        at: SourcePlace(file: path, line: alias.line), remedy: "write the value out")
    }
    let composed: Node?
    do {
      // Yams keeps a pointer into the text; of up to 15 bytes Swift would lend it a copy only.
      var lasting = text.utf8.count > 15 ? text : text + String(repeating: "\n", count: 16)
      lasting.makeContiguousUTF8()
      composed = try Parser(yaml: lasting, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw YAMLFault(text: text, path: path).refusal(of: error)
    }
    root = try composed.map { (node) throws(Refusal) in
      try YAMLDocument.node(node, at: SourcePlace(file: path, line: 1, column: 1))
    }
  }

  /// The node as ours, `place` where it does not know its own.
  private static func node(_ node: Node, at place: SourcePlace) throws(Refusal) -> YAMLNode {
    let own = node.mark.map { SourcePlace(file: place.file, line: $0.line, column: $0.column) }
    let place = own ?? place
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain || scalar.style == .any
      return YAMLNode(.scalar(text: scalar.string, isPlain: isPlain), at: place)
    case .sequence(let sequence):
      var nodes: [YAMLNode] = []
      for element in sequence { nodes.append(try self.node(element, at: place)) }
      return YAMLNode(.sequence(nodes), at: place)
    case .mapping(let mapping):
      var entries: [YAMLEntry] = []
      for pair in mapping { entries.append(try entry(pair.key, pair.value, at: place)) }
      return YAMLNode(.mapping(entries), at: place)
    case .alias:
      throw Refusal(
        .configuration, "invalid-yaml", "an alias is not read here", at: place,
        remedy: "write the value out")
    }
  }

  private static func entry(
    _ key: Node, _ value: Node, at place: SourcePlace
  ) throws(Refusal) -> YAMLEntry {
    let (key, value) = (try node(key, at: place), try node(value, at: place))
    guard case .scalar(let text, _) = key.content else {
      throw Refusal(
        .configuration, "invalid-yaml", "a key is \(key.described), not a text", at: key.place,
        remedy: "put quotes around a key or value that begins with '{' or '['")
    }
    return YAMLEntry(key: text, keyPlace: key.place, value: value)
  }
}
