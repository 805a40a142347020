import ComplianceModel
import YAMLDocuments

/// Reads a file of waivers: each is approved by another than who asks for it, and ends.
struct WaiverReader {
  /// The fields of a waiver.
  static let fields = [
    "rule", "subjects", "because", "risk", "requested_by", "approved_by", "granted_on", "until",
  ]
  /// The longest that a waiver may last.
  static let longest = CalendarInterval(12, .months)

  /// Where faults go.
  var reader: YAMLReader

  /// The waivers of a document; none of an empty one.
  mutating func waivers(of document: YAMLDocument) -> [WrittenWaiver] {
    guard let root = document.root, !root.isNull else { return [] }
    return (reader.elements(root, of: "a file of waivers") ?? []).compactMap { waiver($0) }
  }

  private mutating func waiver(_ node: YAMLNode) -> WrittenWaiver? {
    guard let mapping = reader.mapping(node, keys: Self.fields, of: "a waiver") else { return nil }
    for key in Self.fields where key != "risk" { reader.require(key, in: mapping) }
    let rule = ConfigurationReader.rule(mapping, &reader)
    let subjects = subjects(mapping)
    let (because, risk) = (
      reader.text("because", of: mapping), reader.text("risk", of: mapping)
    )
    let (requester, approver) = (
      reader.text("requested_by", of: mapping), reader.text("approved_by", of: mapping)
    )
    let (granted, until) = (
      reader.day("granted_on", of: mapping), reader.day("until", of: mapping)
    )
    checkApproval(requester, approver, mapping)
    checkTime(granted, until, mapping)
    guard let rule, let subjects, let because, let requester, let approver, let granted, let until
    else { return nil }
    return WrittenWaiver(
      rule: rule, subjects: subjects, because: because, risk: risk ?? "", requestedBy: requester,
      approvedBy: approver, grantedOn: granted, until: until, place: mapping.place)
  }

  private mutating func subjects(_ mapping: YAMLMapping) -> Waiver.Subjects? {
    guard let node = mapping["subjects"] else { return nil }
    if case .scalar("all", _) = node.content { return .all }
    let isEmpty = node.content == .sequence([])
    guard case .sequence(let elements) = node.content, !isEmpty else {
      reader.record(
        "wrong-type",
        "'subjects' must be a list of keys, or all, not \(isEmpty ? "an empty list" : node.described)",
        at: node.place, remedy: "write the keys that the report shows: subjects: [\"17\"]")
      return nil
    }
    let keys = elements.compactMap { reader.text($0, of: "a subject") }
    return keys.count == elements.count ? .named(keys.map { SubjectKey($0) }) : nil
  }

  private mutating func checkApproval(
    _ requester: String?, _ approver: String?, _ mapping: YAMLMapping
  ) {
    guard let requester, let approver, Self.folded(requester) == Self.folded(approver) else {
      return
    }
    reader.record(
      "own-approval", "the waiver is approved by the person who asks for it, \(requester)",
      at: mapping["approved_by"]?.place, remedy: "let another person approve it")
  }

  private mutating func checkTime(_ granted: Day?, _ until: Day?, _ mapping: YAMLMapping) {
    guard let granted, let until else { return }
    let latest = granted.adding(Self.longest)
    if until < granted {
      reader.record(
        "bad-period", "the waiver ends on \(until), before it is granted",
        at: mapping["until"]?.place, remedy: "it is granted on \(granted)")
    } else if until > latest {
      reader.record(
        "long-waiver", "the waiver lasts more than 12 months", at: mapping["until"]?.place,
        remedy: "end it by \(latest) and renew it then")
    }
  }

  /// A person's name without outer spaces, in lower case, words parted by one space.
  private static func folded(_ name: String) -> String {
    name.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
