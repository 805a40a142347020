import Foundation
import LuaRuntime

/// A database and a rule file for one test, and the evaluation that joins them.
struct RuleBench {
  /// The folder of the test's database, removed with the bench.
  final class Folder {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appending(path: "luaruntime-\(UUID())")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
  }

  let folder: Folder
  let database: String

  /// Makes a database out of SQL, by the sqlite3 shell.
  init(_ sql: String) throws {
    folder = try Folder()
    database = folder.url.appending(path: "test.sqlite").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sqlite3")
    process.arguments = [database]
    let pipe = Pipe()
    process.standardInput = pipe
    try process.run()
    pipe.fileHandleForWriting.write(Data(sql.utf8))
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Fault(text: "sqlite3 said no") }
  }

  struct Fault: Error { let text: String }

  /// A program of one file.
  static func program(_ text: String, libraries: [String: String] = [:]) -> LuaProgram {
    var sources: [String: LuaSource] = [:]
    for (name, text) in libraries {
      sources[name] = LuaSource(text, name: "lib/\(name).lua")
    }
    return LuaProgram(file: LuaSource(text, name: "rules/test.lua"), libraries: sources)
  }

  /// Declares `text`, takes its first rule, and evaluates it as the host would.
  func evaluate(
    _ text: String, libraries: [String: String] = [:], parameters: [String: LuaScalar] = [:],
    lists: [String: [LuaScalar]] = [:], answers: LuaAnswers = [:],
    limits: LuaLimits = LuaLimits(), gravest: LuaGrade = .major, grade: LuaGrade = .minor,
    follows: Bool = false, nearest: Int = 0
  ) throws -> LuaOutcome {
    let program = Self.program(text, libraries: libraries)
    let declaration = try Interpreter.declare(program)[0]
    let connection = try GuardedConnection(path: database, isImmutable: false, asOf: "2026-06-30")
    var evaluation = LuaEvaluation(
      program: program, ordinal: 0, asOf: "2026-06-30",
      parameters: LuaParameters(parameters, lists: lists), answers: answers,
      form: try form(of: declaration, on: connection), limits: limits)
    evaluation.ruleGrade = grade
    evaluation.gravestGrade = gravest
    evaluation.follows = follows
    evaluation.nearest = nearest
    return Interpreter.evaluate(evaluation, on: connection)
  }

  private func form(of declaration: LuaDeclaration, on connection: borrowing GuardedConnection)
    throws
    -> LuaEvaluation.Form
  {
    guard case .scalar(let sql)? = declaration["select"], let sql = sql.string else {
      return .check
    }
    let columns = try connection.describe(sql).columns.map(\.name)
    guard case .function(let judge)? = declaration["judge"] else { return .check }
    let numbers = judge.parameters.filter { $0 != "each" && $0 != "row" }.compactMap(
      columns.firstIndex)
    let face: LuaEvaluation.Judge =
      judge.parameters == ["row"]
      ? .row : judge.parameters.last == "each" ? .each(columns: numbers) : .columns(numbers)
    var keys = [columns.firstIndex(of: "id") ?? 0]
    if case .table(let names)? = declaration["key"] {
      keys = names.compactMap { entry in
        guard case .scalar(let name) = entry.value else { return nil }
        return columns.firstIndex(of: name.string ?? "")
      }
    }
    return .population(
      sql: sql, keyColumns: keys,
      nameTemplate: columns.firstIndex(of: "name").map { [.column($0)] } ?? [],
      siteColumn: columns.firstIndex(of: "site_id"), judge: face)
  }
}

extension LuaDeclaration {
  /// A field of the body.
  subscript(name: String) -> LuaValue? { fields.first { $0.key == .string(name) }?.value }
}

extension LuaOutcome {
  /// The kept subjects by key, as text.
  var texts: [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: subjects.map {
        (String(decoding: $0.key.bytes, as: UTF8.self), $0.verdict.texts)
      })
  }
}
