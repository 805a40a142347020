import ComplianceModel
import Foundation

@testable import AssayConfiguration

/// A fresh temporary folder of files, removed with it, and a plan made from them.
final class Bench {
  /// The folder's path.
  let path: String

  /// Writes files by their paths.
  init(_ files: [String: String] = [:]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "configuration-\(UUID())").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      let file = URL(filePath: path).appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The configuration file of the folder.
  func file() throws(Refusal) -> ConfigurationFile? {
    try ConfigurationFile.find(explicit: nil, besideDatabase: nil, workingDirectory: path)
  }

  /// The plan of the folder's file on 2026-06-30.
  func plan(
    _ overrides: Overrides = Overrides(), _ environment: [String: String] = [:]
  ) throws(Refusal) -> AssessmentPlan {
    try resolvePlan(
      overrides: overrides, environment: environment, file: try file(), packs: Bench.packs,
      rules: Bench.rules, questions: Bench.questions, today: Bench.today)
  }

  /// What refuses the plan, a line a fault.
  func faults(
    _ overrides: Overrides = Overrides(), _ environment: [String: String] = [:]
  ) -> [String] {
    do {
      _ = try plan(overrides, environment)
      return []
    } catch { return error.diagnostics.map(\.line) }
  }

  // MARK: What is assessed

  static let today = Day(ordinal: 20_634)

  static let packs = [
    PackSource(
      manifest: PackManifest(
        id: PackID("iso"), version: "1.0.0", title: "ISO",
        parameters: [
          ParameterDefinition(
            name: "every", kind: .duration,
            defaultValue: .duration(CalendarInterval(12, .months)), stricter: .lower),
          ParameterDefinition(
            name: "rating", kind: .integer, defaultValue: .integer(15), minimum: .integer(1),
            maximum: .integer(25), stricter: .lower, describe: "Rating from which a risk is high."),
        ]),
      catalogue: Catalogue(
        id: PackID("iso"), title: "ISO",
        clauses: [Clause(id: ClauseID("8.3"), heading: "Risks")],
        requirements: [
          Requirement(
            id: RequirementID("iso/8.3-a"), clause: ClauseID("8.3"), text: "A",
            obligation: .should)
        ]), rules: [], digest: "", location: "iso"),
    PackSource(
      manifest: PackManifest(
        id: PackID("acme.x"), version: "1.0.0", title: "Acme",
        parameters: [
          ParameterDefinition(
            name: "countries", kind: .list, defaultValue: .list([.text("IR")])),
          ParameterDefinition(name: "every", kind: .integer, defaultValue: .integer(3)),
          ParameterDefinition(
            name: "max_discount", kind: .number, defaultValue: .number(0.1), stricter: .lower),
          ParameterDefinition(name: "strict", kind: .flag, defaultValue: .flag(false)),
        ]), rules: [], digest: "", location: "acme"),
  ]

  static let rules = [
    rule("iso", "risks-treated", grade: .major), rule("iso", "shared"),
    rule("iso", "nice", grade: .observation, gravest: .observation), rule("acme.x", "shared"),
  ]

  static let questions = [
    Question(
      id: RuleID(pack: PackID("iso"), name: "leadership"), file: "rules/a.lua", line: 9,
      requirements: [RequirementID("iso/8.3-a")], clauses: [ClauseID("8.3")], ask: "Led?",
      grade: .observation)
  ]

  private static func rule(
    _ pack: String, _ name: String, grade: Grade = .minor, gravest: Grade = .major
  ) -> Rule {
    Rule(
      id: RuleID(pack: PackID(pack), name: name), file: "rules/a.lua", line: 1, ordinal: 0,
      requirements: [RequirementID("iso/8.3-a")], clauses: [ClauseID("8.3")], title: name,
      grade: grade, gravestGrade: gravest, form: .check)
  }
}

extension Diagnostic {
  /// The fault on one line.
  var line: String {
    (place.map { "\($0): " } ?? "") + message + (remedy.map { " | \($0)" } ?? "")
  }
}
