import ComplianceModel
import Foundation
import OrganisationStore
import RulePacks
import RuleWorkbench
import YAMLDocuments

/// A pack to which a declaration is added, as a person names the two: `shop/no-owner`.
struct Scaffolding {
  /// The name of the declaration.
  let name: String
  private let workspace: Workspace
  private let options: NewOptions
  private var source: PackSource
  private let uses: [PackSource]
  private let database: (schema: SchemaDescription, name: String)?

  /// Finds the pack: by path, by the id of one that `assay.yml` names, by name.
  /// - Throws: `Refusal` (configuration) where there is none, or it ships with Assay.
  init(
    of text: String, _ keyword: String, _ options: NewOptions, _ surroundings: Surroundings
  ) throws(Refusal) {
    guard let slash = text.lastIndex(of: "/"), slash != text.startIndex else {
      throw Refusal(
        .configuration, "no-pack", "'\(text)' names no pack",
        remedy: "Write pack and name: assay new \(keyword) PACK/\(text)")
    }
    name = String(text[text.index(after: slash)...])
    self.options = options
    workspace = try Workspace(
      surroundings, packs: [], config: options.config, database: options.database,
      evaluators: options.evaluators)
    let pack = try Self.find(String(text[..<slash]), in: workspace)
    let (asked, libraries) = try workspace.sources([pack], need: .nothing)
    guard let source = asked.first else {
      preconditionFailure("a pack that was asked for is there")
    }
    self.source = source
    uses = libraries
    if let shipped = workspace.shipped("Rules"), source.location.hasPrefix("\(shipped)/") {
      throw Refusal(
        .configuration, "shipped-pack", "\(source.manifest.id) comes with Assay",
        remedy: "Write into a pack of your own: assay new pack PATH")
    }
    database = try workspace.databaseAtHand(options.database)
  }

  private static func find(_ text: String, in workspace: Workspace) throws(Refusal) -> String {
    for name in workspace.packNames where !text.contains("/") {
      let last = name.split(separator: "/").last.map(String.init) ?? name
      if last == text || last == "\(text).lua" { return name }
    }
    let path = text.hasPrefix("/") ? text : "\(workspace.surroundings.workingDirectory)/\(text)"
    let files = FileManager.default
    if !files.fileExists(atPath: path), files.fileExists(atPath: "\(path).lua") {
      return "\(text).lua"
    }
    return text
  }

  /// The pack, declared, with what it takes to try a scaffold out.
  func bench() throws(Refusal) -> ScaffoldBench {
    guard let schema = PackSchema(of: source, database: database) else {
      throw Refusal(
        .configuration, "no-schema", "\(source.location) names no schema to write against",
        remedy: "Name a database: -d DATABASE")
    }
    return try ScaffoldBench(
      source, uses: uses, schema: schema, database: database?.schema,
      temporaryFolder: workspace.surroundings.temporaryFolder, by: workspace.evaluator)
  }

  // MARK: - What the pack reads

  /// The manifest with a table that it does not read yet; nil: it reads it, or asks for no tables.
  ///
  /// The pack at hand reads it from then on.
  mutating func readsToAdd(_ table: String?) throws(Refusal) -> (path: String, text: String)? {
    guard let table, case .reads(var demands) = source.manifest.schema,
      !demands.contains(where: { $0.name.lowercased() == table.lowercased() }),
      let found = database?.schema.table(table)
    else { return nil }
    let entry = ReadsEntry(found)
    let path = "\(source.location)/pack.yml"
    let text = try TextIntake.packDocument.text(of: path, shownAs: path)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let line = lines.firstIndex(where: \.opensReads) else {
      throw Refusal(
        .configuration, "unread-table", "the pack does not read table '\(found.name)'",
        at: SourcePlace(file: path), remedy: "Add it under 'reads': \(entry.line)")
    }
    let indent = lines.dropFirst(line + 1).first?.prefix { $0 == " " } ?? "  "
    lines.insert((indent.isEmpty ? "  " : indent) + entry.line, at: line + 1)
    demands.append(entry.demand)
    source.manifest.schema = .reads(demands)
    return (path, lines.joined(separator: "\n"))
  }

  // MARK: - Writing

  /// Writes the files of a scaffold, all or none, and says what to do next.
  func write(_ scaffold: Scaffold, manifest: (path: String, text: String)? = nil) throws(Refusal) {
    var files = scaffold.files.map { file in
      (path: source.place(file.path).file, bytes: Array(file.text.utf8), isAddedTo: file.isAddedTo)
    }
    if let manifest { files.append((manifest.path, Array(manifest.text.utf8), true)) }
    for file in files {
      try Folder.make((file.path as NSString).deletingLastPathComponent)
    }
    try Exports(files: files.map { ($0.path, $0.bytes) }).write()
    let lines = files.map { "\($0.isAddedTo ? "added to" : "written ")  \($0.path)" }
    try Console.print(lines.joined(separator: "\n") + "\n" + nextSteps(source.location, options))
  }
}

/// The commands that try out what was written.
func nextSteps(_ pack: String, _ options: NewOptions) -> String {
  let words = ([pack] + options.words).joined(separator: " ")
  return "Next:     assay check \(words)\n          assay test \(words)\n"
}

extension String {
  /// Whether the tables of `reads` stand on the lines below.
  fileprivate var opensReads: Bool {
    guard hasPrefix("reads:") else { return false }
    let rest = dropFirst("reads:".count).drop { $0 == " " }
    return rest.isEmpty || rest.hasPrefix("#")
  }
}

extension Workspace {
  /// The tables of the database that is named, here or in the file; nil: none is.
  func databaseAtHand(_ named: String?) throws(Refusal) -> (
    schema: SchemaDescription, name: String
  )? {
    guard let path = databasePath(named) else { return nil }
    let opened = try open(path, demandsAssay: false, ViewOptions.standard)
    defer { opened.close() }
    return (opened.view.schema, path)
  }
}
