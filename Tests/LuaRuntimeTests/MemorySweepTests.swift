import LuaRuntime
import Testing

/// The memory limit swept upward in small steps: each step ends in MEMORY, or in the whole right result.
@Suite struct MemorySweepTests {
  static let schema = """
    CREATE TABLE sites (id INTEGER PRIMARY KEY, name TEXT);
    INSERT INTO sites VALUES (1, 'Antwerp'), (2, 'Gdynia');
    CREATE TABLE risks (id INTEGER PRIMARY KEY, code TEXT, rating INTEGER, site_id INTEGER);
    INSERT INTO risks VALUES (1, 'R-1', 20, 1), (2, 'R-2', NULL, 2), (3, 'R-3', 16, 1), (4, 'R/4', 3, NULL), (5, 'R-5', 25, 2);
    CREATE TABLE treatments (risk_id INTEGER, n INTEGER, due_on TEXT, PRIMARY KEY (risk_id, n));
    INSERT INTO treatments VALUES (1, 1, '2026-06-01'), (1, 2, '2026-07-01'), (3, 1, 'soon'), (5, 1, NULL), (5, 2, '2026-06-29');
    """

  static let library = """
    local words = {}
    function words.of(text)
      local out = {}
      for word in text:gmatch("%w+") do out[#out + 1] = word:upper() end
      table.sort(out, function(a, b) return a > b end)
      return table.concat(out, ",")
    end
    return words
    """

  /// Rules that together use all that the boundary has, by name.
  static let rules = [
    "each": """
    local words = require "words"
    local limits, seen = {}, 0
    rule "each" {
      applies = function() if not org.exists("SELECT 1 FROM risks") then return not_applicable("none") end end,
      before = function()
        for name, value in pairs({ b = 2, a = 1, c = 3 }) do limits[#limits + 1] = name .. value end
        print("before", table.concat(limits, " "), params.rating, params.words[2])
      end,
      select = [[ SELECT r.id, r.code AS name, r.rating, r.site_id, t.n, t.due_on
                  FROM risks r LEFT JOIN treatments t ON t.risk_id = r.id ORDER BY r.id, t.n ]],
      judge = function(name, rating, each)
        seen = seen + 1
        if not rating then return unknown("risk %s is not rated", name) end
        local late = 0
        for n, due_on in each("due_on") do
          if rating > 20 and not due_on then return { fail("%s has no day", name), observation("seen %d", seen) } end
          if due_on then late = math.max(late, date.days(due_on, today)) end
        end
        local ok, message = pcall(error, "caught " .. name)
        print(ok, message, words.of("tracking of " .. name))
        return at_most(late, 0, "days", "treatment of %s is overdue by %5.1f", name, late), attested("asked")
      end,
    }
    """,
    "row": """
    rule "row" {
      select = "SELECT id, code AS name, rating, site_id FROM risks ORDER BY id",
      judge = function(row)
        for n, id, name in org.rows("SELECT id, name FROM sites WHERE id = :id", { id = row.site_id or 0 }) do
          if name == "Gdynia" then return major("%s lies in %s", row.name, name) end
        end
        local site = org.record("SELECT name FROM sites WHERE id = :id", { id = row.site_id or 0 })
        if not org.has("sites", row.site_id) then return fail("%s has no site", row.name) end
        for n, record in org.records("SELECT n, due_on FROM treatments WHERE risk_id = :id ORDER BY n", { id = row.id }) do
          if n == 2 and record.due_on > today then return row.missing end
        end
        return at_least(row.rating, 18, "points", "%s of %s", row.rating, site.name)
      end,
    }
    """,
    "report": """
    rule "report" {
      check = function()
        for n, id, code in org.rows("SELECT id, code FROM risks ORDER BY id DESC") do
          local name = ("%q"):format(code):gsub('"', "'")
          if id == 2 then report(id, pass())
          elseif id == 3 then report({ "x/y", id }, unknown("three"), { name = name, site = id })
          else report(id, fail("%s is %d of %s", code, id, org.value("SELECT count(*) FROM risks")), { name = name }) end
        end
      end,
    }
    """,
    "raised": """
    local function deeper(n) if n > 0 then return 1 + deeper(n - 1) end error("raised at " .. ("x"):rep(20)) end
    rule "raised" { check = function() return at_most(deeper(5), 0, "x", "y") end }
    """,
    "twice": """
    rule "twice" {
      select = "SELECT risk_id AS id, n FROM treatments ORDER BY risk_id, n",
      judge = function(n) return at_most(n, 1, "n", "%d", n) end,
    }
    """,
    "sql": """
    rule "sql" { check = function() return at_most(org.value("SELECT count(*) FROM nowhere"), 0, "x", "y") end }
    """,
    "lost": """
    rule "lost" { check = function() fail("made and " .. "lost") return pass() end }
    """,
  ]

  /// Everything that an outcome tells, but how much memory it took.
  struct Told: Equatable {
    var applicability: LuaOutcome.Applicability
    var counts: LuaCounts
    var failures: [LuaGrade: Int]
    var subjects: [LuaSubject]
    var worst: [String]
    var trace: [String]
    var reads: [String]
    var rows: Int
    var misfits: [Int]
    var fault: LuaFault?

    init(_ outcome: LuaOutcome) {
      applicability = outcome.applicability
      counts = outcome.counts
      failures = outcome.failuresByGrade
      subjects = outcome.subjects
      worst = outcome.worst.map { ["\($0.key)", "\($0.measure)"] } ?? []
      trace = outcome.trace
      reads = outcome.reads.map { "\($0.table).\($0.column)" }
      rows = outcome.rowsStepped
      misfits = [outcome.misfits.count, outcome.misfits.line]
      fault = outcome.fault
    }
  }

  static func evaluate(_ rule: String, _ bench: RuleBench, limits: LuaLimits) throws -> LuaOutcome {
    try bench.evaluate(
      rule, libraries: ["words": library],
      parameters: ["rating": .integer(15), "words": .string("[]")],
      lists: ["words": [.string("one"), .string("two")]],
      answers: ["asked": LuaAnswer(.partial, "in part")], limits: limits)
  }

  @Test("evaluating: MEMORY or the result", arguments: rules.keys.sorted())
  func evaluating(name: String) throws {
    let bench = try RuleBench(Self.schema)
    let rule = try #require(Self.rules[name])
    var limits = LuaLimits()
    let outcome = try Self.evaluate(rule, bench, limits: limits)
    let whole = Told(outcome)
    #expect(whole.fault?.kind != .memory)
    var (short, done) = (0, 0)
    for memory in stride(from: 0, through: outcome.peakMemory + 4096, by: 101) {
      limits.memory = memory
      let swept = try Self.evaluate(rule, bench, limits: limits)
      let told = Told(swept)
      #expect(swept.peakMemory <= memory)
      if let fault = told.fault, fault.kind == .memory {
        #expect(fault.message == "the memory limit of \(memory) bytes was reached")
        #expect(told.counts == LuaCounts() && told.subjects.isEmpty && told.failures.isEmpty)
        short += 1
      } else {
        #expect(told == whole, "at \(memory) bytes")
        done += 1
      }
    }
    #expect(short > 100 && done > 10)
  }

  @Test("the rules of the sweep come to what they should", arguments: rules.keys.sorted())
  func whole(name: String) throws {
    let outcome = try Self.evaluate(
      try #require(Self.rules[name]), RuleBench(Self.schema), limits: LuaLimits())
    let expected: [String: [String: [String]]] = [
      "each": [
        "1": ["treatment of R-1 is overdue by  29.0", "in part"], "2": ["risk R-2 is not rated"],
        "3": ["'soon' is not a day"], "4": ["in part"], "5": ["R-5 has no day", "seen 5"],
      ],
      "row": [
        "1": [], "2": ["R-2 lies in Gdynia"], "3": ["16 of Antwerp"], "4": ["R/4 has no site"],
        "5": ["R-5 lies in Gdynia"],
      ],
      "report": [
        "1": ["R-1 is 1 of 5"], "4": ["R/4 is 4 of 5"], "5": ["R-5 is 5 of 5"],
        "x%2Fy/3": ["three"],
      ],
    ]
    #expect(outcome.texts == expected[name] ?? [:])
    let faults = [
      "raised": "raised at xxxxxxxxxxxxxxxxxxxx",
      "twice":
        "the key 1 comes twice: ORDER BY the key and select each once, or take 'each'",
      "sql": "no such table: nowhere", "lost": "the verdict made in line 1 was not returned",
    ]
    #expect(outcome.fault?.message == faults[name])
    #expect(outcome.fault?.traceback.isEmpty != true || name == "lost" || name == "twice")
  }

  @Test("declaring: MEMORY or the declarations")
  func declaring() throws {
    let program = RuleBench.program(
      """
      local words = require "words"
      local shared = { 1, 2.5, "three", { four = true } }
      for i = 1, 5 do
        rule("rule-" .. i) {
          title = words.of("title of " .. i), tags = shared, when_empty = fail("none of %d in %s", i, "here"),
          judge = function(id, code, each) return nil end,
        }
      end
      question "asked" { ask = ("x"):rep(100), when_empty = unknown("nothing") }
      """, libraries: ["words": Self.library])
    let whole = try Interpreter.declare(program)
    #expect(whole.count == 6)
    var limits = LuaLimits()
    var (short, done) = (0, 0)
    for memory in stride(from: 0, through: 120_000, by: 101) {
      limits.memory = memory
      do throws(LuaFault) {
        #expect(try Interpreter.declare(program, limits: limits) == whole, "at \(memory) bytes")
        done += 1
      } catch {
        #expect(error.message == "the memory limit of \(memory) bytes was reached")
        short += 1
      }
    }
    #expect(short > 100 && done > 10)
  }

  @Test("a value of a file: MEMORY or the value")
  func value() throws {
    let program = RuleBench.program(
      "local t = {} for i = 1, 200 do t[i] = { id = i, name = 'row ' .. i } end return t")
    let whole = try Interpreter.value(of: program)
    var limits = LuaLimits()
    var done = 0
    for memory in stride(from: 0, through: 120_000, by: 211) {
      limits.memory = memory
      do throws(LuaFault) {
        #expect(try Interpreter.value(of: program, limits: limits) == whole, "at \(memory) bytes")
        done += 1
      } catch {
        #expect(error.kind == .memory, "\(error.message)")
      }
    }
    #expect(done > 10)
  }
}
