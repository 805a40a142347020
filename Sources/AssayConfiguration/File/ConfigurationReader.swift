import ComplianceModel
import YAMLDocuments

/// Reads `assay.yml`.
struct ConfigurationReader {
  /// The fields of the file.
  static let fields = [
    "organisation", "database", "packs", "time_zone", "as_of", "parameters", "tailoring", "waivers",
    "ledger", "gate", "allow_unjailed",
  ]

  /// The fields of a tailoring.
  static let tailoringFields = [
    "rule", "grade", "parameters", "off", "because", "approved_by", "until",
  ]
  /// The fields of the gate.
  static let gateFields = ["fail_on", "min_score", "open"]
  /// The fields of an entry of the gate's `open`.
  static let openFields = ["rule", "because"]

  /// Where faults go.
  var reader = YAMLReader()

  /// Reads the fields of a document into `file`; an empty document sets nothing.
  mutating func read(_ document: YAMLDocument, into file: inout ConfigurationFile) {
    guard let root = document.root, !root.isNull,
      let mapping = reader.mapping(root, keys: Self.fields, of: "a configuration file")
    else { return }
    file.organisation = reader.text("organisation", of: mapping)
    file.database = reader.text("database", of: mapping)
    file.packs = reader.texts("packs", of: mapping)
    file.ledger = reader.text("ledger", of: mapping)
    file.allowsUnjailed = reader.flag("allow_unjailed", of: mapping) ?? false
    file.timeZone = timeZone(mapping) ?? "UTC"
    file.asOf = reader.day("as_of", of: mapping)
    file.parameters =
      mapping["parameters"].flatMap { reader.mapping($0, of: "'parameters'")?.entries } ?? []
    file.tailoring = (reader.elements("tailoring", of: mapping) ?? []).compactMap { tailoring($0) }
    file.gate = mapping["gate"].flatMap { gate($0) } ?? WrittenGate()
    file.waivers = waivers(mapping, of: &file)
  }

  private mutating func timeZone(_ mapping: YAMLMapping) -> String? {
    guard let node = mapping["time_zone"], let name = reader.text(node, of: "'time_zone'") else {
      return nil
    }
    guard let fault = TimeZoneName.fault(of: name, at: node.place) else { return name }
    reader.record(fault)
    return nil
  }

  private mutating func waivers(
    _ mapping: YAMLMapping, of file: inout ConfigurationFile
  ) -> [WrittenWaiver] {
    guard let node = mapping["waivers"], let name = reader.text(node, of: "'waivers'") else {
      return []
    }
    let folder = file.shownPath.parentFolder
    let shown = name.resolved(against: folder)
    do {
      let text = try TextIntake.settings.text(of: file.path(of: name), shownAs: shown)
      file.texts.append(SourceText(path: shown, text: text))
      var waivers = WaiverReader(reader: reader)
      let document = try YAMLDocument(text: text, path: shown)
      defer { reader = waivers.reader }
      return waivers.waivers(of: document)
    } catch {
      reader.record(missing(error, name, at: node.place))
      return []
    }
  }

  /// A file of waivers that is not there is a fault of the file that names it.
  private func missing(_ refusal: Refusal, _ name: String, at place: SourcePlace) -> Refusal {
    guard refusal.diagnostics.first?.code == "missing-file" else { return refusal }
    return Refusal(
      .configuration, "missing-file", "there is no file of waivers '\(name)'", at: place,
      remedy: "its path relates to the folder of this file; without waivers leave the field out")
  }

  /// A rule named in field `rule`.
  static func rule(_ mapping: YAMLMapping, _ reader: inout YAMLReader) -> WrittenRule? {
    guard let node = mapping["rule"], let text = reader.text(node, of: "'rule'") else { return nil }
    return WrittenRule(text: text, place: node.place)
  }
}

// MARK: - Tailoring

extension ConfigurationReader {
  private mutating func tailoring(_ node: YAMLNode) -> WrittenTailoring? {
    guard let mapping = reader.mapping(node, keys: Self.tailoringFields, of: "a tailoring") else {
      return nil
    }
    reader.require("rule", "because", in: mapping)
    let rule = Self.rule(mapping, &reader)
    let grade: Grade? = reader.word("grade", of: mapping)
    let parameters =
      mapping["parameters"].flatMap { reader.mapping($0, of: "'parameters'")?.entries } ?? []
    let isOff = reader.flag("off", of: mapping) ?? false
    let because = reader.text("because", of: mapping)
    let (approver, until) = (
      reader.text("approved_by", of: mapping), reader.day("until", of: mapping)
    )
    if mapping["grade"] == nil, parameters.isEmpty, !isOff {
      reader.record(
        "empty-tailoring", "the tailoring changes nothing", at: mapping.place,
        remedy: "add grade, parameters or off: true")
    }
    guard let rule, let because else { return nil }
    return WrittenTailoring(
      rule: rule, grade: grade, gradePlace: mapping["grade"]?.place, parameters: parameters,
      isOff: isOff, because: because, approvedBy: approver, until: until, place: mapping.place)
  }
}

// MARK: - Gate

extension ConfigurationReader {
  private mutating func gate(_ node: YAMLNode) -> WrittenGate? {
    guard let mapping = reader.mapping(node, keys: Self.gateFields, of: "'gate'") else {
      return nil
    }
    let scores = mapping["min_score"].flatMap { reader.mapping($0, of: "'min_score'")?.entries }
    return WrittenGate(
      failOn: reader.word("fail_on", of: mapping),
      minimumScores: (scores ?? []).compactMap { score($0) },
      open: (reader.elements("open", of: mapping) ?? []).compactMap { open($0) })
  }

  private mutating func score(_ entry: YAMLEntry) -> WrittenGate.Score? {
    let what = "'min_score' of \(entry.key)"
    guard let percent = reader.number(entry.value, of: what) else { return nil }
    guard (0...100).contains(percent) else {
      reader.record(
        "out-of-bounds", "\(what) must lie between 0 and 100", at: entry.value.place,
        remedy: "a score is a number of 100 points")
      return nil
    }
    return WrittenGate.Score(
      scope: GatePolicy.ScoreScope(entry.key), score: Int((percent * 100).rounded()),
      place: entry.keyPlace)
  }

  private mutating func open(_ node: YAMLNode) -> WrittenGate.Open? {
    guard let mapping = reader.mapping(node, keys: Self.openFields, of: "an entry of 'open'")
    else { return nil }
    reader.require("rule", "because", in: mapping)
    guard let rule = Self.rule(mapping, &reader), let because = reader.text("because", of: mapping)
    else { return nil }
    return WrittenGate.Open(rule: rule, because: because)
  }
}

extension GatePolicy.ScoreScope {
  /// `all`, or a clause.
  init(_ text: String) { self = text == "all" ? .all : .clause(ClauseID(text)) }
}
