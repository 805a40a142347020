import ComplianceModel
import Evaluation
import LuaSyntax

extension PackSource {
  /// The queries that rules and helpers hand to `org` as they are written, whole and without escapes.
  var codeQueries: [CodeQuery] {
    let files = rules + libraries.values.sorted { bytewise($0.path, $1.path) }
    return files.flatMap { file -> [CodeQuery] in
      guard let tree = try? SyntaxTree(file.text) else { return [] }
      var seen: Set<Node.ID> = []
      return tree.all.compactMap { node in
        // A query that a local holds is told once.
        guard let query = tree.queryOfOrganisation(node),
          let string = tree.writtenString(of: tree.bare(query)), seen.insert(string).inserted
        else { return nil }
        return CodeQuery(in: file, tree, string)
      }
    }
  }
}

extension CodeQuery {
  /// The query that a string holds; nil: something in it is escaped, so that places would not fit.
  fileprivate init?(in file: SourceText, _ tree: SyntaxTree, _ string: Node.ID) {
    guard let contents = tree.contents(ofString: string), let value = tree.stringValue(of: string),
      value.elementsEqual(tree.source[contents])
    else { return nil }
    self.init(in: file, sql: String(decoding: value, as: UTF8.self), start: contents.lowerBound)
  }
}
