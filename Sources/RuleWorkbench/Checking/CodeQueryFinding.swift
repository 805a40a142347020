import ComplianceModel
import Evaluation
import LuaSyntax

extension DeclaredPack {
  /// The queries that rules and helpers hand to `org` as they are written, whole and without escapes;
  /// of packs that it uses those that its rules reach.
  ///
  /// Of a pack without rules those of the bodies that it lends too: no rule binds them.
  /// - Parameter lent: The code of packs that it uses, if any.
  func codeQueries(_ lent: LentCode?) -> [CodeQuery] {
    let own = source.rules + source.libraries.values.sorted { bytewise($0.path, $1.path) }
    return own.flatMap { text -> [CodeQuery] in
      guard let tree = try? SyntaxTree(text.text) else { return [] }
      let bodies =
        source.isLending
        ? RuleDeclaration.bodies(in: tree, tree.uses()).compactMap { $0.fields["select"] } : []
      return Self.queries(bodies, in: tree).compactMap { CodeQuery(in: text, tree, $0) }
    } + (lent.map(Self.queries) ?? [])
  }

  private static func queries(_ lent: LentCode) -> [CodeQuery] {
    lent.files.flatMap { file -> [CodeQuery] in
      guard let lender = lent.pack.file(called: file.path) else { return [] }
      return queries(in: file.tree).filter {
        lent.rules(reaching: file.tree[$0].range.lowerBound, of: file.path) != nil
      }.compactMap { CodeQuery(in: lender.text, of: lender.pack, file.tree, $0) }
    }
  }

  /// The strings that hold queries; one that a local holds is told once.
  private static func queries(_ others: [Node.ID] = [], in tree: SyntaxTree) -> [Node.ID] {
    var seen: Set<Node.ID> = []
    return (tree.all.compactMap(tree.queryOfOrganisation) + others).compactMap { query in
      guard let string = tree.writtenString(of: tree.bare(query)), seen.insert(string).inserted
      else { return nil }
      return string
    }
  }
}

extension CodeQuery {
  /// The query that a string holds; nil: something in it is escaped, so that places would not fit.
  fileprivate init?(
    in file: SourceText, of lender: PackSource? = nil, _ tree: SyntaxTree, _ string: Node.ID
  ) {
    guard let contents = tree.contents(ofString: string), let value = tree.stringValue(of: string),
      value.elementsEqual(tree.source[contents])
    else { return nil }
    self.init(
      in: file, of: lender, sql: String(decoding: value, as: UTF8.self), start: contents.lowerBound)
  }
}
