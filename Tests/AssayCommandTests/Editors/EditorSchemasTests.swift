import Foundation
import Testing

@testable import AssayConfiguration
@testable import RulePacks

/// The JSON Schemas of the YAML files have the keys that the readers take: none missing, none more.
@Suite struct EditorSchemasTests {
  /// A schema, or a part of one.
  private struct Schema {
    let object: [String: Any]

    init(file: String) throws {
      let text = try Repository.text("Rules/editor/\(file).schema.json")
      object = try #require(
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private init(_ object: [String: Any]) { self.object = object }

    /// The part that a path leads to.
    func part(_ path: String...) throws -> Schema {
      var object = object
      for word in path { object = try #require(object[word] as? [String: Any], "\(path)") }
      return Schema(object)
    }

    /// The keys of an object that takes no others.
    func keys() throws -> [String] {
      #expect(object["additionalProperties"] as? Bool == false)
      return try #require(object["properties"] as? [String: Any]).keys.sorted()
    }
  }

  @Test func `pack.yml`() throws {
    let schema = try Schema(file: "pack")
    #expect(try schema.keys() == ManifestReader.fields.sorted())
    let parameter = try schema.part("properties", "parameters", "additionalProperties")
    #expect(try parameter.keys() == ParameterDefinitionReader.fields.sorted())
    let grading = try schema.part("properties", "grading")
    #expect(try grading.keys() == GradingPolicyReader.parts.keys.sorted())
    for (name, fields) in GradingPolicyReader.parts {
      #expect(try grading.part("properties", name).keys() == fields.sorted())
    }
  }

  @Test func `catalogue.yml`() throws {
    let schema = try Schema(file: "catalogue")
    #expect(try schema.keys() == CatalogueReader.fileFields)
    let clause = try schema.part("properties", "clauses", "items")
    #expect(try clause.keys() == CatalogueReader.clauseFields.sorted())
    let requirement = try clause.part("properties", "requirements", "items")
    #expect(try requirement.keys() == CatalogueReader.fields.sorted())
  }

  @Test func `mappings.yml`() throws {
    let schema = try Schema(file: "mappings")
    #expect(try schema.keys() == MappingsReader.fileFields)
    let framework = try schema.part("properties", "frameworks", "items")
    #expect(try framework.keys() == MappingsReader.frameworkFields.sorted())
    let heading = try framework.part("properties", "headings", "items")
    #expect(try heading.keys() == MappingsReader.headingFields.sorted())
  }

  @Test func `crosswalk.yml`() throws {
    #expect(try Schema(file: "crosswalk").keys() == CrosswalkReader.fields.sorted())
  }

  @Test func `assay.yml and waivers`() throws {
    let schema = try Schema(file: "settings")
    #expect(try schema.keys() == ConfigurationReader.fields.sorted())
    let tailoring = try schema.part("properties", "tailoring", "items")
    #expect(try tailoring.keys() == ConfigurationReader.tailoringFields.sorted())
    let gate = try schema.part("properties", "gate")
    #expect(try gate.keys() == ConfigurationReader.gateFields.sorted())
    #expect(
      try gate.part("properties", "open", "items").keys() == ConfigurationReader.openFields.sorted()
    )
    #expect(
      try Schema(file: "waivers").part("items").keys() == WaiverReader.fields.sorted())
  }

  /// Where editors look for the schema of a file: on the first line, relative to the file.
  @Test(
    arguments: [
      ("Rules/iso28000-2022/pack.yml", "../editor/pack.schema.json"),
      ("Rules/iso28000-2022/catalogue.yml", "../editor/catalogue.schema.json"),
      ("Rules/iso28000-2022/mappings.yml", "../editor/mappings.schema.json"),
      ("Rules/iso28000-2022/crosswalk.yml", "../editor/crosswalk.schema.json"),
      ("Rules/iso28000-2007/crosswalk.yml", "../editor/crosswalk.schema.json"),
      ("Rules/examples/pack.yml", "../editor/pack.schema.json"),
    ])
  func `what ships says where its schema is`(file: String, schema: String) throws {
    let first = try Repository.text(file).split(separator: "\n").first
    #expect(first == "# yaml-language-server: $schema=\(schema)")
  }
}
