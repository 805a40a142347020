import Foundation
import Testing

/// What editors are told of the rule language is what the kernel offers: nothing less, and nothing more.
@Suite struct EditorDefinitionsTests {
  /// Prints every name that a function of a rule sees, and what the tables among them hold.
  private static let listing = """
    rule "names" {
      title = "Everything there is", of = "t", fix = "-",
      check = function()
        for name, value in pairs(_ENV) do
          print(name)
          if type(value) == "table" then
            for field in pairs(value) do print(name .. "." .. field) end
          end
        end
        return pass()
      end,
    }
    """

  /// Every name of the language, from the language itself; `test` belongs to test files.
  private func offered() throws -> Set<String> {
    let bench = try CommandBench()
    try bench.sql("t.sqlite", "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)")
    try bench.write(Self.listing, to: "names.lua")
    let ending = try bench.assay(
      "run", "t.sqlite", "--pack", "names.lua", "--report-only", "-o", "json")
    let value = try JSONSerialization.jsonObject(with: Data(ending.output.utf8))
    let root = try #require(value as? [String: Any])
    let outcomes = try #require(root["outcomes"] as? [[String: Any]])
    let trace = try #require(outcomes.first?["trace"] as? [String])
    #expect(outcomes.first?["outcome"] as? String == "conforming", "\(outcomes)")
    return Set(trace).union(["test"])
  }

  @Test func `the definitions for the Lua language server name what there is`() throws {
    let text = try Repository.text("Rules/editor/assay.lua")
    var named: Set<String> = []
    var library: Substring?
    for line in text.split(separator: "\n") {
      if let function = line.firstMatch(of: /^function ([\w.]+)\(/) {
        named.insert(String(function.1))
      } else if let global = line.firstMatch(of: #/^(\w+) = /#) {
        named.insert(String(global.1))
      } else if let opened = line.firstMatch(of: /^---@class (\w+)lib$/) {
        library = opened.1
      } else if let field = line.firstMatch(of: #/^---@field (\w+) /#), let library {
        named.insert("\(library).\(field.1)")
      }
      if !line.hasPrefix("---@") { library = nil }
    }
    #expect(named.sorted() == (try offered()).sorted())
  }

  @Test func `the settings of luacheck name what there is`() throws {
    let text = try Repository.text("Rules/editor/luacheckrc.lua")
    var named: Set<String> = []
    var rest = text.split(separator: "max_line_length")[0].description
    for match in rest.matches(of: /(\w+) = \{\s*fields = \{([^}]*)\}/) {
      named.insert(String(match.1))
      for field in match.2.matches(of: /"(\w+)"/) { named.insert("\(match.1).\(field.1)") }
    }
    rest = rest.replacing(/fields = \{[^}]*\}/, with: "")
    for word in rest.matches(of: /"(\w+)"/) { named.insert(String(word.1)) }
    #expect(named.union(["test"]).sorted() == (try offered()).sorted())
    #expect(text.contains(#"files["**/*_test.lua"] = { read_globals = { "test" }"#))
    #expect(
      try Repository.text(".luacheckrc") == text, "the project's own settings are those that ship")
  }

  @Test func `the fields of rules, questions and tests are those that are read`() throws {
    let text = try Repository.text("Rules/editor/assay.lua")
    for (keyword, file, constant) in [
      ("rule", "Evaluation/Declaring/RuleReader", "known"),
      ("question", "Evaluation/Declaring/QuestionReader", "known"),
      ("test", "RuleWorkbench/Testing/RuleTest", "fields"),
    ] {
      let source = try Repository.text("Sources/\(file).swift")
      let list = try #require(source.split(separator: "static let \(constant) = [").last)
      let read = list.prefix { $0 != "]" }.matches(of: /"(\w+)"/).map { String($0.1) }
      let declared = try #require(text.components(separatedBy: "---@class assay.\(keyword)\n").last)
      let lines = declared.split(separator: "\n").prefix { $0.hasPrefix("---@field") }
      let defined = lines.compactMap { $0.firstMatch(of: /^---@field (\w+)/).map { String($0.1) } }
      #expect(defined.sorted() == read.sorted(), "\(keyword)")
    }
  }
}
