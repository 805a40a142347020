import ComplianceModel
import LuaSyntax
import Testing

@testable import RuleWorkbench

/// What the lints find in the text of rules, and what they leave alone.
@Suite struct LintTests {
  /// The findings in a file as `LINE:COLUMN ID: MESSAGE`.
  static func findings(
    _ text: String, kind: LintedFile.Kind = .rules, flags: Set<String> = ["encrypted", "locked"]
  ) -> [String] {
    lintFindings(
      in: SourceText(path: "a.lua", text: text), kind: kind, flags: flags, lints: Lint.all
    ) {
      SourcePlace(file: "a.lua", line: $0, column: $1)
    }.map { "\($0.place?.line ?? 0):\($0.place?.column ?? 0) \($0.code): \($0.message)" }
  }

  /// A rule whose `judge` has that body.
  static func judge(_ body: String) -> String {
    "rule \"r\" { judge = function(code, encrypted, locked, each)\n\(body)\nend }"
  }

  /// What is found in the body of a `judge`, whose lines are counted from 1.
  static func inJudge(_ body: String) -> [String] {
    findings(judge(body)).map { finding in
      let colon = finding.firstIndex(of: ":") ?? finding.startIndex
      return "\((Int(finding[..<colon]) ?? 0) - 1)\(finding[colon...])"
    }
  }

  @Test("ids are unique and in order")
  func ids() {
    let ids = Lint.all.map(\.id)
    #expect(ids == Set(ids).sorted())
  }

  // MARK: - Globals

  @Test(
    "a name that nobody declared is found where it stands",
    arguments: [
      ("return at_most(dayz, 1)", ["1:16 undeclared-global: 'dayz' is not declared"]),
      ("total = 1", ["1:1 undeclared-global: 'total' is assigned and not declared"]),
      ("function helper() end", ["1:10 undeclared-global: 'helper' is assigned and not declared"]),
      ("fail = 1", ["1:1 undeclared-global: 'fail' is assigned and not declared"]),
      ("return fail(os.time())", ["1:13 undeclared-global: 'os' is not declared"]),
      (
        "return fail(date.day(today), params.x, org, string, code)".replacing(
          "date.day(today)", with: "\"%s%s%s%s\""), []
      ),
      ("local t = {} t.total = 1 return unknown(t.total, code.x)", []),
    ])
  func undeclared(body: String, expected: [String]) {
    #expect(Self.inJudge(body) == expected)
  }

  @Test("the nearest visible name is suggested")
  func nearest() {
    let text = "local days = 1\nreturn dyas, retrun, faill, days"
    let found = lintFindings(in: SourceText(path: "a", text: text), kind: .library, flags: []) {
      SourcePlace(file: "a", line: $0, column: $1)
    }
    #expect(
      found.map { $0.excerpt?.note } == ["did you mean 'days'?", nil, "did you mean 'fail'?"])
    #expect(found.map { $0.excerpt?.length } == [4, 6, 5])
  }

  @Test("a test file sees 'test', not 'rule'")
  func testGlobals() {
    #expect(Self.findings("test \"a\" { rule = \"b\" }", kind: .tests) == [])
    #expect(
      Self.findings("rule \"a\" {}", kind: .tests) == [
        "1:1 undeclared-global: 'rule' is not declared"
      ])
    #expect(
      Self.findings("test \"a\" {}", kind: .rules) == [
        "1:1 undeclared-global: 'test' is not declared"
      ])
  }

  // MARK: - Unused

  @Test(
    "a local that nothing reads is found, and its name alone is underlined",
    arguments: [
      ("local a <const> = 1", ["1:7 unused-local: local 'a' is never used"]),
      ("local a a = 1", ["1:7 unused-local: local 'a' is assigned and never read"]),
      ("local a, b = 1, 2 return b", ["1:7 unused-local: local 'a' is never used"]),
      (
        "local function f() return f() end",
        ["1:16 unused-local: function 'f' is never used"]
      ),
      ("local a = 1 local a = a return a", []),
      ("local _, _rest = 1, 2", []),
      ("local a return function() a = 1 return a end", []),
      ("local a <close> = nil", []),
      ("for i = 1, 2 do print(1) end", []),
    ])
  func unusedLocal(text: String, expected: [String]) {
    #expect(Self.findings(text, kind: .library) == expected)
  }

  @Test(
    "a parameter that a helper does not read is found",
    arguments: [
      (
        "local function f(a, b) return a end return f",
        ["1:21 unused-parameter-of-helper: parameter 'b' is never used"]
      ),
      (
        "local t = {} function t.f(a) end return t",
        ["1:27 unused-parameter-of-helper: parameter 'a' is never used"]
      ),
      (
        "local f = function(a) a = 1 end return f",
        ["1:20 unused-parameter-of-helper: parameter 'a' is never used"]
      ),
      ("local function f(_, _b, ...) return ... end return f", []),
      ("local t = {} function t:m() end return t", []),
      ("return { f = function(a) end }", []),
      ("table.sort({}, function(a, b) return b end)", []),
      ("local function f(a) return function() return a end end return f", []),
    ])
  func unusedParameter(text: String, expected: [String]) {
    #expect(Self.findings(text, kind: .library) == expected)
  }

  @Test("a function that a rule names is no helper")
  func ruleFunction() {
    let text = "local function late(code, due_on) return fail(code) end rule \"r\" { judge = late }"
    #expect(Self.findings(text) == [])
  }

  // MARK: - Verdicts

  @Test(
    "a verdict that is thrown away is found",
    arguments: [
      (
        "if not code then fail(\"none\") end",
        ["1:18 verdict-not-returned: the verdict of 'fail' is not returned"]
      ),
      ("at_most(1, 2)", ["1:1 verdict-not-returned: the verdict of 'at_most' is not returned"]),
      ("attested(\"q\")", ["1:1 verdict-not-returned: the verdict of 'attested' is not returned"]),
      ("return fail(\"none\")", []),
      ("report(1, fail(\"none\"))", []),
      ("local fail = print fail(\"none\")", []),
      ("print(\"x\")", []),
    ])
  func notReturned(body: String, expected: [String]) {
    #expect(Self.inJudge(body) == expected)
  }

  @Test(
    "a text with other than as many arguments as places is found",
    arguments: [
      (
        "return fail(\"%s since %s\", code)",
        ["1:13 template-arguments: the text has 2 places and 1 argument"]
      ),
      (
        "return fail(\"late\", code)",
        ["1:13 template-arguments: the text has 0 places and 1 argument"]
      ),
      ("return fail(\"%s\")", ["1:13 template-arguments: the text has 1 place and 0 arguments"]),
      (
        "return at_most(1, 2, \"days\", \"%s is %d\", code)",
        ["1:30 template-arguments: the text has 2 places and 1 argument"]
      ),
      (
        "return fail(\"100 %\")",
        ["1:13 template-arguments: the text has a '%' that is no conversion"]
      ),
      (
        "return fail(\"%q\", code)",
        ["1:13 template-arguments: the text has a '%' that is no conversion"]
      ),
      (
        "return fail(\"%s\" .. \" %s\", code)",
        ["1:13 template-arguments: the text has 2 places and 1 argument"]
      ),
      (
        "return fail(string.format(\"%s\"))",
        ["1:27 template-arguments: the text has 1 place and 0 arguments"]
      ),
      ("return fail(string.format(\"%q %c\"))", []),
      ("return fail(\"%s %5.2f %% %-10s\", code, 1, code)", []),
      ("return fail([[%s]], code)", []),
      ("return fail(\"%s %s\", code:gsub(\"a\", \"b\"))", []),
      (
        "return fail(\"%s\", code, code, code:gsub(\"a\", \"b\"))",
        ["1:13 template-arguments: the text has 1 place and 3 arguments"]
      ),
      ("return fail(\"%s \" .. type(code))", []),
      ("return fail(code, code)", []),
      ("return at_most(1, 2, \"%\")", []),
      ("return at_most(1, 2)", []),
      ("local fail = print return fail(\"%s\")", []),
    ])
  func template(body: String, expected: [String]) {
    #expect(Self.inJudge(body) == expected)
  }

  @Test(
    "a truth value where a verdict is wanted is found",
    arguments: [
      ("return true", "true"), ("return false", "false"), ("return code == 1", "true or false"),
      ("return not code", "true or false"), ("return yes(encrypted)", "true or false"),
      ("return code > 1 and fail(\"x\")", "false"),
      ("return (code > 1) or fail(\"x\")", "true"),
      ("return date.done(code) and fail(\"x\")", "false"),
      ("return code and code > 1 and fail(\"x\")", "false"),
      ("if code then return true end", "true"),
      ("return code > 1 and fail(\"x\") or false", "false"),
    ])
  func boolean(body: String, words: String) {
    let found = Self.inJudge(body)
    #expect(found.count == 1)
    #expect(found[0].hasSuffix("boolean-verdict: \(words) may be returned, which is no verdict"))
  }

  @Test(
    "what ends as a verdict, and what another function returns, is left alone",
    arguments: [
      "return code > 1 and fail(\"x\") or pass()", "return code and fail(\"x\")", "return",
      "return fail(\"x\")", "return code == 1 and fail(\"x\") or nil",
      "local f = function() return true end return f()",
    ])
  func noBoolean(body: String) {
    #expect(Self.inJudge(body) == [])
  }

  @Test("a function that a rule names is looked at, a helper is not")
  func namedJudge() {
    #expect(
      Self.findings("local function f() return true end rule \"r\" { check = f }").map {
        $0.prefix(20)
      }
        == ["1:27 boolean-verdict"])
    #expect(Self.findings("local function f() return true end print(f)") == [])
    #expect(Self.findings("rule \"r\" { before = function() return true end }") == [])
  }

  @Test("a long chain of conditions is no danger")
  func longChain() {
    let chain = (1...12_000).map { "code.x\($0)" }.joined(separator: " and ")
    #expect(Self.inJudge("return \(chain)") == [])
  }

  // MARK: - Flags

  @Test(
    "a flag that is tested as a truth value is found",
    arguments: [
      ("if encrypted then return fail(\"x\") end", [4]),
      ("if (encrypted) and locked then return fail(\"x\") end", [5, 20]),
      ("while encrypted do print(1) end", [7]),
      ("local x = encrypted and 1 return unknown(x)", [11]),
      ("if code or locked then return fail(\"x\") end", [12]),
      ("for _, locked in each(\"locked\") do if locked then return fail(\"x\") end end", [39]),
      ("if yes(encrypted) or no(locked) then return fail(\"x\") end", []),
      ("if encrypted == nil or locked == 1 then return fail(\"x\") end", []),
      ("if (encrypted or 0) == 0 then return fail(\"x\") end", []),
      ("local x = encrypted or 0 return unknown(x)", []),
      ("encrypted = encrypted == 1 if encrypted then return fail(\"x\") end", []),
      ("local encrypted = yes(encrypted) if encrypted then return fail(\"x\") end", []),
      ("if code then return fail(\"x\") end", []),
    ])
  func flags(body: String, columns: [Int]) {
    #expect(
      Self.inJudge(body)
        == columns.map { column in
          let name = body.dropFirst(column - 1).prefix { $0.isLetter }
          return "1:\(column) bare-test-of-flag: '\(name)' is 0 or 1, and 0 is true in Lua"
        })
  }

  @Test("a flag behind 'not' is found by a lint of its own")
  func negated() {
    let body = "if not (encrypted) then return fail(\"x\") end"
    #expect(
      Self.inJudge(body) == [
        "1:9 negated-flag: 'encrypted' is 0 or 1, and 'not encrypted' holds for NULL alone"
      ])
    #expect(Self.inJudge("if not (encrypted and locked) then return pass() end").count == 2)
  }

  // MARK: - Silencing

  @Test("a comment silences one lint on its line, with a reason")
  func allowance() {
    let reason = "because it documents"
    #expect(Self.findings("local a = 1 -- assay: allow unused-local \(reason)") == [])
    #expect(
      Self.findings("local a = 1\n-- assay: allow unused-local \(reason)") == [
        "1:7 unused-local: local 'a' is never used",
        "2:1 bad-allowance: the allowance of 'unused-local' silences nothing",
      ])
    #expect(
      Self.findings("local a = 1 -- assay: allow unused-local") == [
        "1:7 unused-local: local 'a' is never used",
        "1:13 bad-allowance: the allowance of 'unused-local' has no reason",
      ])
    #expect(
      Self.findings("local a = 1 -- assay: allow unused-locals \(reason)") == [
        "1:7 unused-local: local 'a' is never used",
        "1:13 bad-allowance: there is no lint 'unused-locals'",
      ])
    #expect(
      Self.findings("local a = b -- assay: allow unused-local \(reason)") == [
        "1:11 undeclared-global: 'b' is not declared"
      ])
    #expect(Self.findings("-- assay: equivalent because of that") == [])
  }

  @Test("a text that is not Lua has no findings: declaring it tells")
  func notLua() {
    #expect(Self.findings("local local") == [])
  }
}
