package import ComplianceModel
import YAMLDocuments

/// The damages of a probe with what a person expects of each, as a file says it.
package struct ProbeExpectationsFile: Equatable, Sendable {
  /// The seed that the damages were drawn by.
  package var seed: UInt64?
  /// The day that they were drawn for.
  package var asOf: Day?
  package var expectations: [DamageExpectation] = []

  private static let keys = ["seed", "as_of", "damages"]
  private static let fields = ["table", "column", "key", "kind", "expect", "note"]

  /// Reads the file at a path.
  /// - Parameter shown: The path that messages show.
  /// - Throws: A refusal with all faults of the file, such as a damage of which nothing is expected yet.
  package init(path: String, shownAs shown: String) throws(Refusal) {
    let text = try TextIntake.settings.text(of: path, shownAs: shown)
    let document = try YAMLDocument(text: text, path: shown)
    guard let root = document.root else {
      throw Refusal(
        .configuration, "no-damages", "\(shown) is empty",
        remedy: "Draw the damages: assay probe DATABASE --draw 60 > \(shown)")
    }
    var reader = YAMLReader()
    if let mapping = reader.mapping(root, keys: Self.keys, of: "a file of expectations") {
      reader.require("damages", in: mapping)
      seed = reader.integer("seed", of: mapping).map { UInt64(bitPattern: Int64($0)) }
      asOf = reader.day("as_of", of: mapping)
      for node in reader.elements("damages", of: mapping) ?? [] {
        if let expectation = Self.expectation(node, &reader) { expectations.append(expectation) }
      }
    }
    try reader.finish()
  }

  private static func expectation(_ node: YAMLNode, _ reader: inout YAMLReader)
    -> DamageExpectation?
  {
    guard let mapping = reader.mapping(node, keys: fields, of: "a damage") else { return nil }
    reader.require("table", "column", "key", "kind", in: mapping)
    let (table, column) = (reader.text("table", of: mapping), reader.text("column", of: mapping))
    let key = reader.text("key", of: mapping)
    let kind: Damage.Kind? = reader.word("kind", of: mapping)
    guard mapping["expect"] != nil else {
      reader.record(
        "nothing-expected", "nothing is expected of this damage yet", at: mapping.place,
        remedy: "name the requirements that must notice it, or [] where nobody need")
      return nil
    }
    let requirements = reader.texts("expect", of: mapping).map { RequirementID($0) }
    guard let table, let column, let key, let kind else { return nil }
    return DamageExpectation(
      table: table, column: column, key: key, kind: kind, requirements: requirements,
      place: mapping.place)
  }
}
