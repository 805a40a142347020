import LuaRuntime
import Testing

/// What a rule can reach: nothing that is not on the list.
@Suite struct SandboxTests {
  @Test(
    "names that lead outside are not there",
    arguments: [
      "io", "os", "package", "debug", "coroutine", "load", "loadfile", "loadstring", "dofile",
      "collectgarbage", "_G", "rawget", "rawset", "xpcall", "warn", "string.dump",
      "string.pack", "math.random", "math.randomseed",
    ])
  func absent(name: String) throws {
    let outcome = try RuleBench("CREATE TABLE t (id INTEGER);").evaluate(
      "rule 'r' { check = function() return fail(tostring(\(name))) end }")
    // A global that is not there raises; a field of a library that is not there is nil.
    #expect(
      outcome.fault?.kind == .runtime || outcome.texts == ["organisation": ["nil"]],
      "\(name) is there")
  }

  @Test(
    "a rule cannot break out by metatables, bytecode or the string library",
    arguments: [
      ("return getmetatable('').__index.dump", "nil"),
      ("return getmetatable('')", "nil"),
      ("return pcall(setmetatable, {}, { __gc = print })", "false"),
      ("return pcall(setmetatable, {}, { __concat = print })", "false"),
      ("return pcall(setmetatable, {}, { __mode = 'k' })", "false"),
      ("return pcall(setmetatable, {}, { __close = print })", "false"),
      ("return pcall(function() return ('%p'):format({}) end)", "false"),
      ("return tostring({}) == tostring({})", "true"),
      ("return pcall(function() x = 1 end)", "false"),
      ("return pcall(require, 'os')", "false"),
      ("return pcall(require, '../secret')", "false"),
    ])
  func contained(body: String, expected: String) throws {
    let outcome = try RuleBench("CREATE TABLE t (id INTEGER);").evaluate(
      "local function f() \(body) end rule 'r' { check = function() local ok, v = pcall(f) return fail('%s', tostring(ok and v)) end }"
    )
    let text = outcome.texts["organisation"]?.first
    // What cannot even be indexed raises: `ok and v` is then false.
    #expect(
      text == expected || (expected == "nil" && text == "false"), "\(body) gave \(text ?? "")")
  }

  @Test("bytecode is not a rule")
  func bytecode() {
    #expect(throws: LuaFault.self) { try Interpreter.declare(RuleBench.program("\u{1B}Lua\u{54}")) }
    #expect(throws: LuaFault.self) {
      try Interpreter.declare(RuleBench.program("#!/usr/bin/lua\n\u{1B}Lua"))
    }
  }

  @Test("what one rule poisons the next one does not see")
  func freshState() throws {
    let bench = try RuleBench("CREATE TABLE t (id INTEGER);")
    let poison = try bench.evaluate(
      "rule 'r' { check = function() string.format = nil math.max = nil return pass() end }")
    #expect(poison.fault != nil || poison.counts.conforming == 1)
    let probe = try bench.evaluate(
      "rule 'r' { check = function() return fail('%s %d', string.format('%03d', 7), math.max(1, 2)) end }"
    )
    #expect(probe.texts == ["organisation": ["007 2"]])
  }

  @Test("pairs walks numbers first, then texts by bytes, every time")
  func pairsInOrder() throws {
    let bench = try RuleBench("CREATE TABLE t (id INTEGER);")
    for _ in 1...5 {
      let outcome = try bench.evaluate(
        """
        rule 'r' { check = function()
          local t, out = { z = 1, a = 1, [10] = 1, [2] = 1, [1.5] = 1, B = 1, ['é'] = 1 }, {}
          for k in pairs(t) do out[#out + 1] = tostring(k) end
          return fail('%s', table.concat(out, ' '))
        end }
        """)
      #expect(outcome.texts == ["organisation": ["1.5 2 10 B a z é"]])
    }
  }

  @Test("sort is stable, and refuses a comparison that contradicts itself quietly or not at all")
  func sorting() throws {
    let outcome = try RuleBench("CREATE TABLE t (id INTEGER);").evaluate(
      """
      rule 'r' { check = function()
        local t = {}
        for i = 1, 20 do t[i] = { k = i % 3, n = i } end
        table.sort(t, function(a, b) return a.k < b.k end)
        local out = {}
        for i, v in ipairs(t) do out[i] = v.n end
        pcall(table.sort, { 3, 1, 2, 5, 4 }, function() return true end)
        return fail('%s', table.concat(out, ' '))
      end }
      """)
    #expect(
      outcome.texts == [
        "organisation": ["3 6 9 12 15 18 1 4 7 10 13 16 19 2 5 8 11 14 17 20"]
      ])
  }
}
