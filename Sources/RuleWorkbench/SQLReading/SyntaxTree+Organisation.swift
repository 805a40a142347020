import LuaSyntax

/// The functions of `org` that take a query.
private let queryFunctions: Set<String> = ["rows", "records", "record", "value", "exists"]

extension SyntaxTree {
  /// What a call such as `org.rows("SELECT …")` hands over as its query; nil: it is no such call.
  func queryOfOrganisation(_ node: Node.ID) -> Node.ID? {
    guard case .call(let callee, let arguments) = self[node].kind,
      case .member(let object, let word) = self[callee].kind, self[object].kind == .name(.global),
      text(of: object) == "org", queryFunctions.contains(text(of: word))
    else { return nil }
    return arguments.first
  }
}
