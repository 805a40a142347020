/// Everything that a reader wants to know of a pack before it judges anything: what it asks, how it
/// tests that, and what it reads.
///
/// Made of the pack's own texts alone, so that the same pack gives the same value.
package struct PackReference: Equatable, Sendable {
  /// The pack itself.
  package var manifest: PackManifest
  /// SHA-256 over every text of the pack that can change an assessment.
  package var digest: String
  /// Its own catalogue; then of other packs the requirements that its rules and questions name.
  package var catalogues: [Catalogue]
  /// Its rules, in the order of files and lines.
  package var rules: [RuleReference]
  /// Its questions, in the order of files and lines.
  package var questions: [QuestionReference]
  /// The tables that its rules are held against; nil: the pack names no schema, and no database was
  /// at hand.
  package var schema: SchemaDescription?

  /// Makes it.
  package init(
    manifest: PackManifest, digest: String, catalogues: [Catalogue], rules: [RuleReference],
    questions: [QuestionReference], schema: SchemaDescription?
  ) {
    self.manifest = manifest
    self.digest = digest
    self.catalogues = catalogues
    self.rules = rules
    self.questions = questions
    self.schema = schema
  }
}
