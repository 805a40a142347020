import ComplianceModel
import Testing

@testable import Evaluation

@Suite struct ParameterUseTests {
  static let parameters = ["a", "b", "c", "d"].map {
    ParameterDefinition(name: $0, kind: .integer, defaultValue: .integer(1))
  }

  private func read(_ text: String, libraries: [String: String] = [:]) throws -> [String: Set<
    String
  >] {
    let source = EvaluationBench.source(
      text, parameters: Self.parameters, libraries: libraries)
    let pack = try declare(source, by: EvaluationBench().evaluator).whole()
    return Dictionary(
      uniqueKeysWithValues: pack.rules.map { ($0.id.name, pack.parametersRead(by: $0)) })
  }

  @Test("a rule reads what stands in its declaration, SQL included, and in what the file shares")
  func reading() throws {
    let read = try read(
      """
      local function shared() return params.c end
      rule "one" { title = "One {", of = "orders", fix = "x", -- }
        select = "SELECT id FROM orders WHERE id > :a ORDER BY id", judge = function(id) shared() end }
      rule "two" { title = "Two", of = "orders", fix = "x",
        select = "SELECT id FROM orders ORDER BY id",
        judge = function(id) if id > params.b then return fail("ab") end end }
      """)
    #expect(read == ["one": ["a", "c"], "two": ["b", "c"]])
  }

  @Test("with a library it may read what stands in there")
  func libraries() throws {
    let read = try read(
      """
      local live = require "live"
      rule "one" { title = "One", of = "orders", fix = "x",
        select = "SELECT id FROM orders ORDER BY id", judge = function(id) return live(id) end }
      """, libraries: ["live": "return function(id) if id > params.d then return fail('x') end end"]
    )
    #expect(read == ["one": ["d"]])
  }
}
