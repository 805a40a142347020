import ComplianceModel
import LuaRuntime

extension FieldReader {
  // MARK: - Needs

  /// How many subjects must conform.
  mutating func needs(parameters: [ParameterDefinition]) -> Rule.Needs {
    guard let given = value("needs") else { return .all }
    if let share = given.number {
      if share > 0, share <= 1 { return .share(share) }
      refuseNeeds("'needs' is \(share), not a share above 0 and at most 1")
      return .all
    }
    switch given.text {
    case "all": return .all
    case "any": return .any
    case .some(let text) where text.hasPrefix(":"):
      return share(parameter: String(text.dropFirst()), among: parameters)
    case .some(let text): refuseNeeds("'needs' cannot be '\(text)'")
    case nil: refuseNeeds("'needs' is \(given.kindWord)")
    }
    return .all
  }

  private mutating func refuseNeeds(_ message: String) {
    refuse(
      "needs", "bad-needs", message,
      remedy: "Write \"all\", \"any\", a share such as 0.95, or \":parameter\".")
  }

  private mutating func share(parameter name: String, among parameters: [ParameterDefinition])
    -> Rule.Needs
  {
    guard let definition = parameters.first(where: { $0.name == name }) else {
      refuse(
        "needs", "unknown-parameter", "the pack has no parameter '\(name)'", word: ":\(name)",
        nearest: nearestName(to: name, among: parameters.map(\.name)))
      return .all
    }
    guard definition.kind == .number || definition.kind == .integer else {
      refuse("needs", "bad-needs", "the parameter '\(name)' is no number")
      return .all
    }
    return .parameter(name)
  }

  // MARK: - Empty

  /// What holds when there is nothing to judge.
  mutating func whenEmpty() -> Rule.EmptyVerdict {
    guard let given = value("when_empty") else { return .undeclared }
    guard case .verdict(let verdict) = given else {
      refuse(
        "when_empty", "wrong-value", "'when_empty' is \(given.kindWord), not a verdict",
        remedy: "Write when_empty = fail(\"…\"), not_applicable(\"…\") or unknown(\"…\").")
      return .undeclared
    }
    let text = verdict.texts.first ?? ""
    switch verdict.kind {
    case .pass:
      refuse(
        "when_empty", "passing-when-empty", "nothing on record can never conform",
        remedy: "Write unknown(\"…\"), or let 'applies' say that the rule does not apply.")
      return .undeclared
    case .fail(let grade): return .fail(grade: grade.declared, text: text)
    case .notApplicable: return .notApplicable(text)
    case .unknown: return .unknown(text)
    }
  }

  // MARK: - Policy

  /// The rule's own word on isolated lapses; what it leaves out is the pack's.
  mutating func isolated(inherited: GradingPolicy.Isolated?) -> PolicyOverride<
    GradingPolicy.Isolated
  > {
    guard let part = policyPart("isolated", share: "share_at_most", rows: "rows_at_most") else {
      return value("isolated") == .scalar(.boolean(false)) ? .off : .inherited
    }
    guard let share = part.share ?? inherited?.shareAtMost,
      let rows = part.rows ?? inherited?.rowsAtMost
    else {
      refuse("isolated", "wrong-value", "'isolated' needs share_at_most and rows_at_most")
      return .inherited
    }
    return .own(GradingPolicy.Isolated(shareAtMost: share, rowsAtMost: rows))
  }

  /// The rule's own word on systemic failure; what it leaves out is the pack's.
  mutating func systemic(inherited: GradingPolicy.Systemic?) -> PolicyOverride<
    GradingPolicy.Systemic
  > {
    guard let part = policyPart("systemic", share: "share_from", rows: "rows_from") else {
      return value("systemic") == .scalar(.boolean(false)) ? .off : .inherited
    }
    guard let share = part.share ?? inherited?.shareFrom,
      let rows = part.rows ?? inherited?.rowsFrom
    else {
      refuse("systemic", "wrong-value", "'systemic' needs share_from and rows_from")
      return .inherited
    }
    return .own(GradingPolicy.Systemic(shareFrom: share, rowsFrom: rows))
  }

  private mutating func policyPart(_ field: String, share shareName: String, rows rowsName: String)
    -> (share: Double?, rows: Int?)?
  {
    guard has(field), value(field) != .scalar(.boolean(false)),
      let table = table(field, known: [shareName, rowsName])
    else { return nil }
    let (share, rows) = (table[shareName]?.number, table[rowsName]?.integer)
    if table[shareName] != nil, share.map({ (0...1).contains($0) }) != true {
      refuse(field, "wrong-value", "'\(shareName)' is not a share from 0 to 1", word: shareName)
    }
    if table[rowsName] != nil, rows.map({ $0 >= 0 }) != true {
      refuse(field, "wrong-value", "'\(rowsName)' is not a whole number", word: rowsName)
    }
    return (share, rows)
  }

  // MARK: - Actions

  /// What is to be done about a nonconformity.
  mutating func action() -> ActionTemplate {
    guard let table = table("action", known: ["kind", "owner", "within"]) else { return .init() }
    var action = ActionTemplate()
    if let kind = table["kind"] { action.kind = actionKind(kind) }
    if let owner = table["owner"] {
      action.owner = owner.text
      if owner.text == nil { refuse("action", "wrong-value", "'owner' is not a role") }
    }
    action.within = table["within"].flatMap { nestedInterval($0, in: "action", name: "within") }
    return action
  }

  private mutating func actionKind(_ value: LuaValue) -> ActionTemplate.Kind? {
    if let kind = value.text.flatMap(ActionTemplate.Kind.init) { return kind }
    let words = ActionTemplate.Kind.allCases.map(\.rawValue)
    refuse(
      "action", "wrong-value", "'kind' cannot be \(value.text.map { "'\($0)'" } ?? value.kindWord)",
      word: value.text, nearest: value.text.flatMap { nearestName(to: $0, among: words) },
      notes: ["it is one of: \(words.joined(separator: ", "))"])
    return nil
  }

  /// How long the rule must hold before a nonconformity may close.
  mutating func effectiveness() -> CalendarInterval? {
    guard let table = table("effectiveness", known: ["after"]) else { return nil }
    guard let after = table["after"] else {
      refuse("effectiveness", "wrong-value", "'effectiveness' needs 'after'")
      return nil
    }
    return nestedInterval(after, in: "effectiveness", name: "after")
  }

  private mutating func nestedInterval(_ value: LuaValue, in field: String, name: String)
    -> CalendarInterval?
  {
    guard let text = value.text else {
      refuse(field, "bad-interval", "'\(name)' is \(value.kindWord), not an interval", word: name)
      return nil
    }
    if let interval = CalendarInterval(text) { return interval }
    refuseInterval(text, field)
    return nil
  }
}

extension LuaGrade {
  /// The grade that a verdict names; nil: the rule's own.
  var declared: Grade? {
    switch self {
    case .rule: nil
    case .major: .major
    case .minor: .minor
    case .observation: .observation
    case .opportunity: .opportunity
    }
  }
}
