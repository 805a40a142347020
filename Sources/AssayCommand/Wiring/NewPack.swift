import ComplianceModel
import Foundation
import RulePacks
import RuleWorkbench

/// A pack that `assay new pack` writes: complete, or not there.
struct NewPack {
  /// The name of its first rule.
  private static let firstRule = "first"

  private let path: String
  private let table: String?
  private let scaffold: PackScaffold
  private let id: PackID
  private let workspace: Workspace
  private let options: NewOptions
  private let database: (schema: SchemaDescription, name: String)?

  /// Looks at the path and the database.
  /// - Throws: `Refusal` (configuration) where something is there already, or its name is no id.
  init(
    path: String, title: String?, table: String?, _ options: NewOptions,
    _ surroundings: Surroundings
  ) throws(Refusal) {
    self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    self.table = table
    self.options = options
    id = try Self.id(of: self.path)
    workspace = try Workspace(
      surroundings, packs: [], config: options.config, database: options.database,
      evaluators: options.evaluators)
    database = try workspace.databaseAtHand(options.database)
    scaffold = PackScaffold(
      id: id, title: title,
      schema: database.flatMap { $0.schema.kind == .foreign ? .foreign($0.schema) : nil } ?? .assay)
  }

  private static func id(of path: String) throws(Refusal) -> PackID {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Refusal(
        .configuration, "file-exists", "\(path) is there already",
        remedy: "Name another path, or add to that pack: assay new rule \(path)/NAME")
    }
    let last = (path as NSString).lastPathComponent
    let name = last.hasSuffix(".lua") ? String(last.dropLast(4)) : last
    guard PackNames.isPackID(name) else {
      let near = PackNames.packID(near: name)
      throw Refusal(
        .configuration, "bad-id", "the name of the pack is its id, and '\(name)' is none",
        remedy: near.isEmpty
          ? "Use lower-case letters, digits, '-', '_' and '.'." : "Call it \(near).")
    }
    return PackID(name)
  }

  // MARK: - A single file

  /// Writes the file and its tests.
  /// - Returns: What to tell.
  func writeFile() throws(Refusal) -> String {
    guard let database else {
      throw Refusal(
        .configuration, "no-database", "a single file names no tables, and no database is named",
        remedy: "Name one: assay new pack \(path) -d DATABASE")
    }
    let tests = "\(path.dropLast(".lua".count))_test.lua"
    guard !FileManager.default.fileExists(atPath: tests) else {
      throw Refusal(
        .configuration, "file-exists", "\(tests) is there already",
        remedy: "Name another path, or move the tests of another time away.")
    }
    let empty = PackSource(
      manifest: PackManifest(id: id, version: "0.0.0", title: id.text),
      rules: [SourceText(path: "\(id).lua", text: "")], digest: "", location: path,
      isSingleFile: true)
    guard let schema = PackSchema(of: empty, database: database) else {
      preconditionFailure("a single file is held against the database at hand")
    }
    let files = try bench(empty, schema).rule(Self.firstRule, requirement: nil, table: table).files
    let folder = (path as NSString).deletingLastPathComponent
    try Folder.make(folder)
    try Exports(
      files: files.map { file in
        (folder.isEmpty ? file.path : "\(folder)/\(file.path)", Array(file.text.utf8))
      }
    ).write()
    return "written   \(path)\nwritten   \(tests)\n" + nextSteps(path, options)
  }

  // MARK: - A folder

  /// Writes the folder.
  /// - Returns: What to tell.
  func writeFolder() throws(Refusal) -> String {
    let (table, files) = try firstRule()
    let manifest = (".", "pack.yml", scaffold.manifest(reading: table))
    let texts = [manifest] + files.map { (".", $0.path, $0.text) }
    let copies = try editorFiles()
    try Folder(path: path, remedy: "Name a folder in a place that may be written.").write {
      (folder) throws(Refusal) in
      for name in ["rules", "tests", EditorFiles.folder] { try Folder.make("\(folder)/\(name)") }
      try Exports(
        files: (texts.map { ($0.1, Array($0.2.utf8)) } + copies).map { ("\(folder)/\($0.0)", $0.1) }
      ).write()
    }
    let lines = texts.map { "written   \(path)/\($0.1)" }
    return lines.joined(separator: "\n") + "\nwritten   \(path)/.luarc.json, .luacheckrc and "
      + "\(EditorFiles.folder), for editors\n" + nextSteps(path, options)
  }

  /// The first rule, over the first table for which there is one.
  private func firstRule() throws(Refusal) -> (SchemaDescription.Table?, [Scaffold.File]) {
    var refusal: Refusal?
    for table in try scaffold.tables(named: table) {
      let empty = scaffold.source(reading: table, at: path)
      guard let schema = PackSchema(of: empty, database: nil) else {
        preconditionFailure("a new pack names its schema")
      }
      do throws(Refusal) {
        let first = try bench(empty, schema).rule(
          Self.firstRule, requirement: nil, table: table?.name ?? self.table)
        return (table, first.files)
      } catch {
        guard error.diagnostics.first?.code == "no-table" else { throw error }
        refusal = refusal ?? error
      }
    }
    guard let refusal else { preconditionFailure("there is a table, or a refusal says so") }
    throw refusal
  }

  private func bench(_ source: PackSource, _ schema: PackSchema) throws(Refusal) -> ScaffoldBench {
    try ScaffoldBench(
      source, uses: [], schema: schema, database: database?.schema,
      temporaryFolder: workspace.surroundings.temporaryFolder, by: workspace.evaluator)
  }

  /// What editors need, from what ships.
  private func editorFiles() throws(Refusal) -> [(String, [UInt8])] {
    let files =
      EditorFiles.copied.map { ($0, "\(EditorFiles.folder)/\($0)") } + EditorFiles.beside
    let folder = workspace.shipped("Rules").map { "\($0)/editor" } ?? ""
    var copies: [(String, [UInt8])] = []
    for (name, place) in files {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw Refusal(
          .configuration, "no-shipped-content",
          "\(name), which editors need, does not lie beside \(workspace.surroundings.executable)",
          remedy: "Install the folder Rules with it, or run it from where it was built.")
      }
      copies.append((place, Array(data)))
    }
    return copies
  }
}
