import LuaRuntime
import Testing

/// The loop over a population: faces of judge, keys, counts, broken subjects.
@Suite struct JudgeTests {
  static let people = """
    CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, age INTEGER, left_on TEXT, flag INTEGER, photo BLOB);
    INSERT INTO people VALUES (1, 'Ada', 36, NULL, 1, NULL), (2, 'Bob', 17, '2026-01-01', 0, NULL), (10, 'Cid', NULL, 'soon', 7, x'00');
    CREATE TABLE marks (person_id INTEGER, n INTEGER, mark INTEGER, PRIMARY KEY (person_id, n));
    INSERT INTO marks VALUES (1, 1, 5), (1, 2, 7), (2, 1, 3), (10, 1, 9), (10, 2, NULL);
    """

  @Test("columns arrive by the names of judge's parameters, whatever their order")
  func columnsByName() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      """
      rule "adults" {
        select = "SELECT id, name, age FROM people ORDER BY id",
        judge = function(age, name)
          if not age then return unknown("age of %s is not known", name) end
          return at_least(age, 18, "years", "%s is %d", name, age)
        end,
      }
      """)
    #expect(outcome.fault == nil)
    #expect(outcome.counts == LuaCounts(conforming: 1, nonconforming: 1, unknown: 1))
    #expect(outcome.texts == ["2": ["Bob is 17"], "10": ["age of Cid is not known"]])
    #expect(outcome.subjects.map(\.key.bytes) == [Array("2".utf8), Array("10".utf8)])
    #expect(
      outcome.worst?.measure
        == LuaMeasure(measured: 17, limit: 18, unit: "years", isUpperLimit: false))
    #expect(outcome.failuresByGrade == [.rule: 1])
    #expect(
      outcome.reads.map { "\($0.table).\($0.column)" } == [
        "people.age", "people.id", "people.name",
      ])
  }

  @Test("each walks the records of one key once, whether judge walks them or not")
  func each() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      """
      rule "marks" {
        select = "SELECT person_id AS id, n, mark FROM marks ORDER BY person_id, n",
        judge = function(id, each)
          if id == 2 then return fail("not walked") end
          local sum = 0
          for n, mark in each("mark") do
            if not mark then return unknown("mark %d of %d", n, id) end
            sum = sum + mark
          end
          return at_most(sum, 11, "points", "sum of %d", id)
        end,
      }
      """)
    #expect(outcome.fault == nil)
    #expect(outcome.texts == ["1": ["sum of 1"], "2": ["not walked"], "10": ["mark 2 of 10"]])
  }

  @Test("a record is a table whose missing columns are an error and whose NULL is nil")
  func row() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      """
      rule "rows" {
        select = "SELECT id, name, age FROM people ORDER BY id",
        judge = function(row)
          if row.id == 1 then return row.nmae end
          if row.age == nil then return fail("%s has no age", row.name) end
        end,
      }
      """)
    #expect(outcome.counts == LuaCounts(conforming: 1, nonconforming: 1, broken: 1))
    #expect(outcome.subjects[0].fault?.message == "the query has no column 'nmae'")
    #expect(outcome.subjects[0].fault?.line == 4)
  }

  @Test(
    "a broken subject leaves the others judged",
    arguments: [
      (
        "return age + 1", "attempt to perform arithmetic on a nil value (local 'age')",
        LuaFault.Kind.runtime
      ),
      (
        "if not age then return true end",
        "true was returned, which is no verdict: write 'if … then return fail(…) end'", .verdict
      ),
      ("if not age then fail('lost') end", "the verdict made in line 3 was not returned", .verdict),
      ("if not age then return 'bad' end", "a string was returned, which is no verdict", .verdict),
      ("if not age then error('stop') end", "stop", .runtime),
      ("if not age then error() end", "error raised with a nil instead of a message", .runtime),
    ])
  func brokenSubject(body: String, message: String, kind: LuaFault.Kind) throws {
    let judge = body.hasPrefix("return") ? "local _ = age + 1" : body
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' {\n select = 'SELECT id, age FROM people ORDER BY id',\n judge = function(age) \(judge) end }"
    )
    #expect(outcome.fault == nil)
    #expect(outcome.counts == LuaCounts(conforming: 2, broken: 1))
    #expect(outcome.subjects[0].fault?.message == message)
    #expect(outcome.subjects[0].fault?.kind == kind)
    #expect(outcome.subjects[0].fault?.line == 3)
  }

  @Test(
    "nil among the values returned says nothing, and loses no verdict that was made",
    arguments: [
      ("return fail('x'), nil", LuaCounts(nonconforming: 3)),
      ("return nil, fail('x')", LuaCounts(nonconforming: 3)),
      ("return nil, nil", LuaCounts(conforming: 3)),
      ("return nil, pass(), nil, fail('x')", LuaCounts(nonconforming: 3)),
      ("local lost = fail('x') return nil, pass()", LuaCounts(broken: 3)),
      ("local lost = fail('x') return nil, nil", LuaCounts(broken: 3)),
    ])
  func nils(body: String, counts: LuaCounts) throws {
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' { select = 'SELECT id, age FROM people ORDER BY id', judge = function(age) \(body) end }"
    )
    #expect(outcome.fault == nil)
    #expect(outcome.counts == counts)
  }

  @Test("a flag that is 7 breaks its subject, a malformed date makes it unknown, a BLOB is named")
  func badValues() throws {
    let bench = try RuleBench(Self.people)
    func judge(_ columns: String, _ body: String) throws -> LuaOutcome {
      try bench.evaluate(
        "rule 'r' { select = 'SELECT id, flag, left_on, photo FROM people ORDER BY id', judge = function(\(columns)) \(body) end }"
      )
    }
    let flag = try judge("flag", "if yes(flag) then return fail('x') end")
    #expect(flag.counts == LuaCounts(conforming: 1, nonconforming: 1, broken: 1))
    #expect(flag.subjects[1].fault?.message == "a flag is 0, 1 or NULL, not 7")
    let date = try judge(
      "left_on", "if left_on then return at_most(date.days(left_on, today), 1, 'days', 'x') end")
    #expect(date.counts == LuaCounts(conforming: 1, nonconforming: 1, unknown: 1))
    #expect(date.texts["10"] == ["'soon' is not a day"])
    let blob = try judge("photo", "")
    #expect(blob.subjects[0].fault?.message == "column 'photo' holds a BLOB")
  }

  @Test(
    "a key that is out of order, comes twice, or is none ends the rule",
    arguments: [
      ("SELECT id FROM people ORDER BY id DESC", "the key 2 comes after 10: ORDER BY the key"),
      (
        "SELECT person_id AS id FROM marks ORDER BY 1",
        "the key 1 comes twice: ORDER BY the key and select each once, or take 'each'"
      ),
      ("SELECT age AS id FROM people ORDER BY age", "key column 'id' is NULL"),
      ("SELECT 1.5 AS id", "key column 'id' is a fraction"),
      ("SELECT photo AS id FROM people WHERE id = 10", "key column 'id' is a BLOB"),
    ])
  func badKeys(sql: String, message: String) throws {
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' { select = [[\(sql)]], judge = function(id) end }")
    #expect(outcome.fault?.kind == .key)
    #expect(outcome.fault?.message == message)
    #expect(outcome.counts == LuaCounts())
  }

  @Test("a composite key is joined by a slash, its parts escaped")
  func compositeKey() throws {
    let outcome = try RuleBench(
      "CREATE TABLE t (a TEXT, b INTEGER); INSERT INTO t VALUES ('x/y', 2), ('x/y', 10), ('z%', 1);"
    ).evaluate(
      "rule 'r' { key = { 'a', 'b' }, select = 'SELECT a, b FROM t ORDER BY a, b', judge = function(a) return fail('no') end }"
    )
    #expect(outcome.fault == nil)
    #expect(
      outcome.subjects.map { String(decoding: $0.key.bytes, as: UTF8.self) } == [
        "x%2Fy/2", "x%2Fy/10", "z%25/1",
      ])
  }

  @Test("check reports subjects in any order, or returns one verdict, not both and not neither")
  func check() throws {
    let bench = try RuleBench(Self.people)
    let reported = try bench.evaluate(
      "rule 'r' { check = function() report(10, fail('ten'), { name = 'Ten' }) report(2, pass()) report('a', minor('text')) report({1, 'x/y'}, unknown('pair')) end }"
    )
    #expect(reported.fault == nil)
    #expect(reported.texts == ["10": ["ten"], "a": ["text"], "1/x%2Fy": ["pair"]])
    #expect(reported.subjects.first?.name == "Ten")
    let whole = try bench.evaluate("rule 'r' { check = function() return fail('all') end }")
    #expect(whole.texts == ["organisation": ["all"]])
    #expect(
      try bench.evaluate("rule 'r' { check = function() end }").fault?.message
        == "check neither returned a verdict nor reported a subject")
    #expect(
      try bench.evaluate("rule 'r' { check = function() report(1, pass()) return pass() end }")
        .fault?.kind == .verdict)
    #expect(
      try bench.evaluate("rule 'r' { check = function() report(1, pass()) report(1, pass()) end }")
        .fault?.message == "the subject 1 was reported twice")
  }

  @Test("of several verdicts the worst counts and all texts stay")
  func several() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' { select = 'SELECT id FROM people WHERE id = 1', judge = function(id) return { observation('o'), pass() }, major('m'), unknown('u') end }"
    )
    #expect(outcome.counts == LuaCounts(nonconforming: 1))
    #expect(outcome.texts == ["1": ["m", "u", "o"]])
    #expect(outcome.failuresByGrade == [.major: 1])
  }

  @Test("no verdict is graver than the requirement's obligation")
  func ceiling() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' { select = 'SELECT id FROM people ORDER BY id', judge = function(id) return major('m') end }",
      gravest: .observation)
    #expect(outcome.counts == LuaCounts(remarked: 3))
  }

  @Test("a text that does not fit its arguments prints as it is, and NULL as a dash")
  func misfits() throws {
    let outcome = try RuleBench(Self.people).evaluate(
      "rule 'r' { select = 'SELECT id, age FROM people WHERE id = 10', judge = function(id, age) return fail('%s is %d of %s, 100%% %q', id, 'x', age) end }"
    )
    #expect(outcome.texts == ["10": ["10 is x of –, 100% %q"]])
    #expect(outcome.misfits.count == 1)
  }

  @Test("applies ends a rule, before fills locals, a verdict of another subject is recognised")
  func momentsOfARule() throws {
    let bench = try RuleBench(Self.people)
    let away = try bench.evaluate(
      "rule 'r' { applies = function() return not_applicable('nobody ships') end, check = function() return pass() end }"
    )
    #expect(away.applicability == .notApplicable("nobody ships"))
    let filled = try bench.evaluate(
      "local least rule 'r' { before = function() least = org.value('SELECT min(age) FROM people') end, check = function() return at_most(least, 16, 'years', 'youngest is %d', least) end }"
    )
    #expect(filled.texts == ["organisation": ["youngest is 17"]])
    let kept = try bench.evaluate(
      "local kept rule 'r' { select = 'SELECT id FROM people ORDER BY id', judge = function(id) if kept then return kept end kept = fail('first') return kept end }"
    )
    #expect(kept.counts == LuaCounts(nonconforming: 1, broken: 2))
    #expect(kept.subjects[1].fault?.message == "a verdict made for another subject was returned")
  }
}
