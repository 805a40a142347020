/// A text of a pack as it was read: hashed and used as the same bytes.
package struct SourceText: Equatable, Sendable {
  /// Path relative to the pack, with `/`; a single-file pack: the file's name.
  package var path: String
  /// The file's whole text, valid UTF-8 of at most 64 KB.
  package var text: String

  /// Makes a source.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// What a pack asks of the database it is run on.
package enum SchemaDemand: Equatable, Sendable {
  /// Assay's own schema of that major version.
  case assay(major: Int)
  /// Named tables and columns of any database.
  case reads([TableDemand])
  /// Nothing: a rule whose tables are missing is not evaluable.
  case anything
}

/// A table that a pack names, with the columns it needs.
package struct TableDemand: Equatable, Sendable {
  /// What a pack says of a column's values.
  package enum Content: Equatable, Sendable {
    case integer, number, text, date, instant, flag, any
    /// One of these words.
    case words([String])
  }

  /// The table's name, which may hold spaces.
  package var name: String
  /// Column names with what they hold, in the order of the file.
  package var columns: [(name: String, content: Content)]

  /// Makes a demand.
  package init(name: String, columns: [(name: String, content: Content)]) {
    self.name = name
    self.columns = columns
  }

  package static func == (one: TableDemand, other: TableDemand) -> Bool {
    one.name == other.name && one.columns.map(\.name) == other.columns.map(\.name)
      && one.columns.map(\.content) == other.columns.map(\.content)
  }
}

/// The manifest of a pack.
package struct PackManifest: Equatable, Sendable {
  /// Its id.
  package var id: PackID
  /// Its version, `major.minor.patch`.
  package var version: String
  /// Its title.
  package var title: String
  /// Level of the rule language it is written in; 1 is the only one.
  package var language: Int
  /// What it asks of the database.
  package var schema: SchemaDemand
  /// Packs whose `lib` it may require.
  package var uses: [PackID]
  /// Its parameters by name order.
  package var parameters: [ParameterDefinition]
  /// Its grading policy.
  package var grading: GradingPolicy

  /// Makes a manifest.
  package init(
    id: PackID, version: String, title: String, language: Int = 1, schema: SchemaDemand = .anything,
    uses: [PackID] = [], parameters: [ParameterDefinition] = [], grading: GradingPolicy = .init()
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.language = language
    self.schema = schema
    self.uses = uses
    self.parameters = parameters
    self.grading = grading
  }
}

/// A pack as it was read from disk: manifest, catalogue and texts; nothing of it has run.
package struct PackSource: Equatable, Sendable {
  /// Its manifest.
  package var manifest: PackManifest
  /// Its catalogue; nil where a rule is its own requirement.
  package var catalogue: Catalogue?
  /// Other frameworks whose headings touch clauses of the catalogue, in the order of the file.
  package var frameworks: [Framework]
  /// Where its requirements stand in another edition; nil: nobody has said.
  package var crosswalk: Crosswalk?
  /// Rule files by path as bytes.
  package var rules: [SourceText]
  /// Helpers by the name that `require` takes, such as `live`.
  package var libraries: [String: SourceText]
  /// Test files by path.
  package var tests: [SourceText]
  /// Fixture files by the name that a test's `require` takes, such as `fixtures.people`.
  package var fixtures: [String: SourceText]
  /// SQL of the pack's own tables.
  package var schemaSQL: SourceText?
  /// The YAML files of the pack as they were read, for messages that show their lines.
  package var documents: [SourceText]
  /// SHA-256 over every text of the pack that can change an assessment, lower-case hexadecimal.
  package var digest: String
  /// The folder or file as the person named it, for messages.
  package var location: String
  /// Whether it is a single `.lua` file.
  package var isSingleFile: Bool

  /// Makes a pack.
  package init(
    manifest: PackManifest, catalogue: Catalogue? = nil, frameworks: [Framework] = [],
    crosswalk: Crosswalk? = nil, rules: [SourceText],
    libraries: [String: SourceText] = [:], tests: [SourceText] = [],
    fixtures: [String: SourceText] = [:], schemaSQL: SourceText? = nil,
    documents: [SourceText] = [], digest: String, location: String, isSingleFile: Bool = false
  ) {
    self.manifest = manifest
    self.catalogue = catalogue
    self.frameworks = frameworks
    self.crosswalk = crosswalk
    self.rules = rules
    self.libraries = libraries
    self.tests = tests
    self.fixtures = fixtures
    self.schemaSQL = schemaSQL
    self.documents = documents
    self.digest = digest
    self.location = location
    self.isSingleFile = isSingleFile
  }

  /// Whether it has helpers and no rules: it is there for the packs that use it.
  package var isLending: Bool { rules.isEmpty && !libraries.isEmpty }

  /// The place that a diagnostic shows for a file of this pack.
  package func place(_ path: String, line: Int? = nil, column: Int? = nil) -> SourcePlace {
    SourcePlace(file: shownPath(of: path), line: line, column: column)
  }

  /// The SQL of its own tables under the path that messages show: with those of other packs it goes
  /// where nobody knows its pack any more.
  package var shownSchemaSQL: SourceText? {
    schemaSQL.map { SourceText(path: shownPath(of: $0.path), text: $0.text) }
  }

  /// Of a single file its own path, and for its tests, which lie beside it, theirs.
  private func shownPath(of path: String) -> String {
    guard isSingleFile else { return "\(location)/\(path)" }
    guard path.hasSuffix("_test.lua") else { return location }
    return location.lastIndex(of: "/").map { "\(location[...$0])\(path)" } ?? path
  }
}
