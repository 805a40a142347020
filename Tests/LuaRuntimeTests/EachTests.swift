import LuaRuntime
import Testing

/// `each` sets its walker up once and reuses it: nothing of one subject may be seen by the next.
@Suite struct EachTests {
  static let marks = """
    CREATE TABLE marks (id INTEGER, n INTEGER, mark INTEGER, teacher TEXT, PRIMARY KEY (id, n));
    INSERT INTO marks VALUES (1, 1, 5, 'Ada'), (1, 2, 7, 'Bob'), (2, 1, 3, 'Cid'), (3, 1, 9, 'Dee'), (3, 2, 4, 'Eve');
    """

  private func texts(_ judge: String) throws -> [String: [String]] {
    let outcome = try RuleBench(Self.marks).evaluate(
      """
      local kept
      rule "marks" {
        select = "SELECT id, n, mark, teacher FROM marks ORDER BY id, n",
        judge = function(id, each)
          \(judge)
        end,
      }
      """)
    #expect(outcome.fault == nil)
    return outcome.texts.merging(
      outcome.subjects.compactMap { subject in
        subject.fault.map { (String(decoding: subject.key.bytes, as: UTF8.self), [$0.message]) }
      }, uniquingKeysWith: +)
  }

  @Test("each subject may name other columns, in another order, and as many as it likes")
  func otherColumns() throws {
    let texts = try texts(
      """
      local seen = {}
      if id == 1 then for n, mark, teacher in each("mark", "teacher") do seen[n] = teacher .. mark end
      elseif id == 2 then for n, teacher, mark in each("teacher", "mark") do seen[n] = teacher .. mark end
      else for n, teacher in each("teacher") do seen[n] = teacher end end
      return fail(table.concat(seen, " "))
      """)
    #expect(texts == ["1": ["Ada5 Bob7"], "2": ["Cid3"], "3": ["Dee Eve"]])
  }

  @Test("names that are made while judge runs are other strings with the same content")
  func madeNames() throws {
    let texts = try texts(
      """
      local seen = {}
      for n, teacher in each(("teach" .. "XYZ"):sub(1, 5) .. "er") do seen[n] = teacher end
      return fail(table.concat(seen, " "))
      """)
    #expect(texts == ["1": ["Ada Bob"], "2": ["Cid"], "3": ["Dee Eve"]])
  }

  @Test("a walker kept from an earlier subject is refused before the next one asks for its own")
  func keptWalker() throws {
    let texts = try texts(
      """
      if id == 1 then kept = each("mark") return fail("kept") end
      local n = kept()
      return fail("%d", n)
      """)
    #expect(texts["1"] == ["kept"])
    #expect(texts["2"] == ["each belongs to the subject it was given for"])
  }

  @Test(
    "what is no column of the query breaks the subject, and the next one is walked all the same",
    arguments: [
      (#"each("mrk")"#, "the query has no column 'mrk'"),
      ("each({})", "bad argument #1 to 'each' (string expected, got table)"),
      ("each(nil)", "bad argument #1 to 'each' (string expected, got nil)"),
    ])
  func unknownColumn(call: String, message: String) throws {
    let texts = try texts(
      """
      if id == 2 then local walk = \(call) end
      local seen = {}
      for n, teacher in each("teacher") do seen[n] = teacher end
      return fail(table.concat(seen, " "))
      """)
    #expect(texts == ["1": ["Ada Bob"], "2": [message], "3": ["Dee Eve"]])
  }
}
