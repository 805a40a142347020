import Foundation
import LuaRuntime
import Testing

@testable import EvaluatorProcesses

/// A database, and evaluators of every kind to run rules over it.
final class EvaluatorBench {
  /// The folder of the database and of scripts that play the evaluator.
  let folder: String
  let database: String

  /// The built evaluator, beside the bundle of tests.
  static let executable = Bundle.main.bundleURL.appending(path: "assay-evaluator").path

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "evaluators-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    database = "\(folder)/shop.sqlite"
    try run(
      """
      CREATE TABLE orders (id INTEGER PRIMARY KEY, code TEXT, late INTEGER);
      INSERT INTO orders VALUES (1, 'A', 0), (2, 'B', 3), (3, 'C', NULL);
      """)
  }

  /// Runs SQL on the database.
  func run(_ sql: String) throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/usr/bin/sqlite3")
    shell.arguments = [database, sql]
    try shell.run()
    shell.waitUntilExit()
    try #require(shell.terminationStatus == 0)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Evaluators in processes.
  func pool(
    jobs: Int = 1, path: String = executable, allowsUnjailed: Bool = false, runTime: Int? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> EvaluatorPool {
    EvaluatorPool(
      EvaluatorSettings(
        path: path, jobs: jobs, allowsUnjailed: allowsUnjailed, runTime: runTime,
        isInterrupted: isInterrupted))
  }

  var file: LuaDatabase {
    LuaDatabase(.file(path: database, isImmutable: true), asOf: "2026-06-30")
  }

  /// The pages of the database, after SQL has run on it.
  func image(after sql: String = "") throws -> LuaDatabase {
    if !sql.isEmpty { try run(sql) }
    let bytes = Array(try Data(contentsOf: URL(filePath: database)))
    return LuaDatabase(.image(bytes), asOf: "2026-06-30")
  }

  /// A shell script in the evaluator's place.
  func script(_ text: String) throws -> String {
    let path = "\(folder)/evaluator-\(UUID())"
    // No file that this process has open for writing may be executed (execve(2), ETXTBSY), and a program
    // that another test starts meanwhile holds it open a moment longer: the executable is one that is
    // there already, and reads what is written beside it.
    try "\(text)\n".write(toFile: "\(path).text", atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: Self.scriptRunner)
    return path
  }

  /// Runs the script that lies beside the link through which it is called.
  private static let scriptRunner = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "run-script").path

  /// The program of a rule with this function.
  static func program(_ judge: String) -> LuaProgram {
    LuaProgram(
      file: LuaSource(
        "local words = require 'words'\nrule 'late' { select = 'x', judge = \(judge) }",
        name: "rules/shop.lua"),
      libraries: ["words": LuaSource("return { late = 'late' }", name: "lib/words.lua")])
  }

  /// The evaluation of a rule over the orders.
  static func evaluation(_ judge: String, limits: LuaLimits = LuaLimits()) -> LuaCommand {
    .evaluate(
      LuaEvaluation(
        program: program(judge), ordinal: 0, asOf: "2026-06-30",
        parameters: LuaParameters(
          ["limit": .integer(2), "name": .string("x")],
          lists: ["list": [.integer(1), .string("a")]]),
        answers: ["asked": LuaAnswer(.partial, "half")],
        form: .population(
          sql: "SELECT id, code, late FROM orders ORDER BY id", keyColumns: [0],
          nameTemplate: [.literal("order "), .column(1)], siteColumn: 1, judge: .columns([1, 2])),
        ruleGrade: .major, gravestGrade: .major, limits: limits))
  }

  static let judge = """
    function(code, late)
      print("at", code, params.limit)
      if not late then return unknown("nobody knows of %s", code) end
      if code == "A" then return attested("asked") end
      return at_most(late, params.limit, "days", "%s is %s", code, words.late)
    end
    """
}
