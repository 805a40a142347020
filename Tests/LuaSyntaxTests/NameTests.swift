import LuaSyntax
import Testing

@Suite struct NameTests {
  /// Each use of a name in the order of the source: `x` global, `x@3` local declared on line 3,
  /// `x^3` the same as an upvalue, `x.3` a field of the `_ENV` declared there, with `=` if assigned.
  static func uses(_ text: String) throws -> [String] {
    let tree = try SyntaxTree(text)
    return tree.all.compactMap { node in
      guard case .name(let resolution) = tree[node].kind else { return nil }
      let name = tree.text(of: node) + (tree.isTarget(node) ? "=" : "")
      switch resolution {
      case .global: return name
      case .local(let variable): return "\(name)@\(line(of: variable, in: tree))"
      case .upvalue(let variable): return "\(name)^\(line(of: variable, in: tree))"
      case .field(let variable): return "\(name).\(line(of: variable, in: tree))"
      }
    }
  }

  private static func line(of variable: Variable.ID, in tree: SyntaxTree) -> Int {
    tree[variable].declaration.map { tree.position(of: $0).line } ?? 0
  }

  @Test(
    "names stand for what Lua takes them for",
    arguments: [
      ("local a = a\nlocal a = a\nreturn a", ["a", "a@1", "a@2"]),
      ("local function f()\nreturn f end", ["f^1"]),
      ("local f = function()\nreturn f end", ["f"]),
      ("do local a end\nreturn a", ["a"]),
      ("repeat local a\nuntil a", ["a@1"]),
      ("for i = i,\n2 do i() end i()", ["i", "i@1", "i"]),
      ("for a, b in a,\nb do print(a) end", ["a", "b", "print", "a@1"]),
      ("local function f(a)\nreturn function() return a, b end end", ["a^1", "b"]),
      ("function a.b:c() self.d = self end", ["a", "self@0", "self@0"]),
      ("local a\na, b.c = a", ["a=@1", "b", "a@1"]),
      ("local a\nfunction a() return a end", ["a=@1", "a^1"]),
      ("local a\nfunction a.b() end", ["a@1"]),
      ("local _ENV = {}\nlocal function f() return x end\nreturn x", ["x.1", "x.1"]),
      ("return _ENV, function() return _ENV end", ["_ENV^0", "_ENV^0"]),
      ("local a <const> = 1\nreturn function() return a end", ["a^1"]),
      ("if a then local a end\nreturn a", ["a", "a"]),
      ("return { a = 1, b.c, d:e() }", ["b", "d"]),
    ])
  func resolution(text: String, expected: [String]) throws {
    #expect(try Self.uses(text) == expected)
  }

  @Test("variables know how they came to be, where they live and where they are seen")
  func variables() throws {
    let text =
      "local a <const> = 1 local function f(p) for i = 1, 2 do g(i) end end function t:m() end"
    let tree = try SyntaxTree(text)
    let roles: [Variable.Role] = [
      .environment, .local, .localFunction, .parameter, .loop, .selfParameter,
    ]
    #expect(tree.variables.map(\.role) == roles)
    #expect(tree.variables.map(\.name) == ["_ENV", "a", "f", "p", "i", "self"])
    #expect(tree.variables.map(\.attribute) == [nil, .const, nil, nil, nil, nil])
    #expect(tree.variables.map { $0.function == nil } == [true, true, true, false, false, false])
    #expect(tree.text(of: tree.variables[4].scope) == " g(i) ")
    #expect(tree.variables[1].scope.upperBound == text.utf8.count)
    let declaration = try #require(tree.variables[1].declaration)
    #expect(tree.text(of: declaration) == "a <const>")
  }

  @Test("uses are listed by variable, assignments apart")
  func useLists() throws {
    let tree = try SyntaxTree("local a, b\na = a + 1\nc = a")
    let a = Variable.ID.environment
    let uses = tree.uses()
    let name = try #require(uses.keys.first { tree[$0].name == "a" })
    #expect(uses[a] == nil)
    #expect(uses.count == 1)
    #expect(uses[name]?.map(\.isAssignment) == [true, false, false])
    #expect(tree.globals().map { tree.text(of: $0.node) } == ["c"])
    #expect(tree.globals().map(\.isAssignment) == [true])
  }

  @Test("every name of the shipped rules has a variable that is visible where it stands")
  func shippedScopes() throws {
    for file in LuaFiles.all {
      let tree = try SyntaxTree(file.bytes)
      for (variable, uses) in tree.uses() {
        for use in uses {
          try #require(tree.text(of: use.node) == tree[variable].name)
          try #require(tree[variable].scope.contains(tree[use.node].range.lowerBound))
        }
      }
    }
  }
}
