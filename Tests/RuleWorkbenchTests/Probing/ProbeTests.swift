import ComplianceModel
import Evaluation
import Foundation
import LuaRuntime
import OrganisationStore
import Testing

@testable import RuleWorkbench

/// `probe`: which damages a column gets, what the rules make of them, and that nothing of them stays.
@Suite struct ProbeTests {
  static let tables = """
    CREATE TABLE sites (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL, site_id INTEGER REFERENCES sites (id),
      status TEXT NOT NULL CHECK (status IN ('open', 'shipped', 'rejected')),
      mode TEXT CHECK (mode IN ('air', 'sea')), required_on TEXT, valid_from TEXT, valid_until TEXT,
      urgent INTEGER CHECK (urgent IN (0, 1)), weight INTEGER CHECK (weight BETWEEN 1 AND 100),
      note TEXT, photo BLOB, vacant TEXT, fixed INTEGER NOT NULL CHECK (fixed = 7));
    CREATE TABLE log (what TEXT);
    CREATE TRIGGER told AFTER UPDATE ON orders BEGIN
      UPDATE orders SET required_on = NULL WHERE id = 1;
      INSERT INTO log VALUES ('changed');
    END;
    CREATE VIEW late AS SELECT * FROM orders;
    INSERT INTO sites VALUES (1, 'Rotterdam'), (4, 'Gdynia');
    INSERT INTO orders VALUES
      (1, 'A', 4, 'shipped', 'air', '2026-06-10', '2026-01-01', '2026-12-31', 0, 20, 'fragile', x'00', NULL, 7);
    """

  static let rules = """
    rule "dated" {
      title = "Orders have a day", of = "orders", fix = "Ask.", name = "{code}",
      select = "SELECT id, code, required_on, weight FROM orders WHERE status = 'shipped' ORDER BY id",
      judge = function(required_on, weight, code)
        if not required_on then return fail("order %s has no day", code) end
        if weight and weight > 50 then return minor("order %s is heavy", code) end
        return at_most(date.days(required_on, today), 365, "days", "order %s is old", code)
      end,
    }
    rule "sited" {
      title = "Orders have a site", of = "orders", fix = "Ask.",
      select = "SELECT o.id, s.name FROM orders o LEFT JOIN sites s ON s.id = o.site_id ORDER BY o.id",
      judge = function(name) if not name then return fail("nobody knows where") end return pass() end,
    }
    rule "current" {
      title = "Orders are valid", of = "orders", fix = "Ask.",
      select = "SELECT id, valid_from, valid_until FROM orders ORDER BY id",
      judge = function(valid_from, valid_until)
        return at_least(date.days(valid_from, valid_until), 0, "days", "it ends before it begins")
      end,
    }
    rule "broken" {
      title = "Breaks", of = "orders", fix = "No.", select = "SELECT id, note FROM orders ORDER BY id",
      judge = function(note) error("always") end,
    }
    """

  /// A database and a pack over it, and what a probe of them says.
  private struct Bench {
    let workbench: Workbench
    let path: String
    let probes: String

    init(more rows: String = "", rules: String = ProbeTests.rules) throws {
      workbench = try Workbench(rules: rules, schemaSQL: nil)
      path = "\(workbench.folder.path)/shop.sqlite"
      probes = "\(workbench.folder.path)/probes"
      try ScratchDatabase(path: path).run(ProbeTests.tables + rows)
    }

    func request() throws -> EvaluationRequest {
      let opened = try OpenedView.open(
        path, demandsAssay: false, choice: .lock, lockTimeout: 1000,
        temporaryFolder: workbench.folder.path)
      defer { opened.close() }
      return EvaluationRequest(
        packs: [try declare(workbench.source, by: workbench.evaluator).whole()],
        plan: AssessmentPlan(asOf: Workbench.day), database: opened.view,
        assaySchema: { () throws(Refusal) in SchemaDescription(kind: .foreign, tables: []) })
    }

    func settings(_ change: (inout ProbeSettings) -> Void = { _ in }) throws -> ProbeSettings {
      // Each has a folder of its own, as each run has.
      try? FileManager.default.removeItem(atPath: probes)
      try FileManager.default.createDirectory(
        atPath: probes, withIntermediateDirectories: false)
      var settings = ProbeSettings(folder: probes, makeEvaluator: { LocalEvaluator() })
      change(&settings)
      return settings
    }

    func report(_ change: (inout ProbeSettings) -> Void = { _ in }) throws -> ProbeReport {
      try #require(try probe(request(), settings(change)))
    }

    func damages(_ change: (inout ProbeSettings) -> Void = { _ in }) throws -> [Damage] {
      try drawDamages(request(), settings(change))
    }
  }

  // MARK: - Evaluators that are killed

  /// Evaluates in this process, and after so many rules loses every other one as a machine without memory would.
  private final class Mortal: Evaluator {
    private let local = LocalEvaluator()
    private var left: Int

    init(after count: Int) { left = count }

    func open(_ database: LuaDatabase) throws(EvaluatorFailure) { try local.open(database) }

    func perform(_ command: LuaCommand, of pack: String) -> LuaReply {
      guard case .evaluate = command else { return local.perform(command) }
      left -= 1
      guard left < 0 else { return local.perform(command) }
      return LuaReply(fault: LuaFault(.killed, "the evaluator was killed from outside, twice"))
    }

    func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void) {
      for (index, command) in commands.enumerated() {
        done(index, perform(command.command, of: command.pack))
      }
    }
  }

  @Test("a rule whose evaluator was killed has noticed nothing: there is no report")
  func killed() throws {
    let bench = try Bench()
    let refusal = #expect(throws: Refusal.self) {
      _ = try probe(
        bench.request(),
        bench.settings {
          $0.tables = ["orders"]
          $0.makeEvaluator = { Mortal(after: 6) }
        })
    }
    #expect(
      refusal?.diagnostics.first?.message.hasSuffix(
        "could not be evaluated: the evaluator was killed from outside, twice") == true)
  }

  // MARK: - Damages

  @Test("a column is damaged as its meaning suggests")
  func kinds() throws {
    let lines = try Bench().damages { $0.tables = ["orders"] }.map {
      "\($0.column) \($0.kind.rawValue) \($0.key): \($0.old) > \($0.new)"
    }
    #expect(
      lines == [
        #"code empty 1: "A" > """#, "site_id empty 1: 4 > NULL", "site_id orphan 1: 4 > 5",
        #"status worsen 1: "shipped" > "rejected""#, #"mode empty 1: "air" > NULL"#,
        #"mode change 1: "air" > "sea""#, #"required_on empty 1: "2026-06-10" > NULL"#,
        #"required_on expire 1: "2026-06-10" > "2021-06-10""#,
        #"valid_from empty 1: "2026-01-01" > NULL"#,
        #"valid_from expire 1: "2026-01-01" > "2021-01-01""#,
        #"valid_until empty 1: "2026-12-31" > NULL"#,
        #"valid_until expire 1: "2026-12-31" > "2021-06-30""#,
        #"valid_until reverse 1: "2026-12-31" > "2025-12-31""#, "urgent empty 1: 0 > NULL",
        "urgent reverse 1: 0 > 1", "weight empty 1: 20 > NULL", "weight lower 1: 20 > 1",
        "weight raise 1: 20 > 100", #"note empty 1: "fragile" > NULL"#, "fixed lower 1: 7 > 0",
        "fixed raise 1: 7 > 80",
      ])
  }

  @Test("the seed chooses the record, the same whatever else is probed")
  func seed() throws {
    let more = (2...60).map {
      "INSERT INTO orders VALUES (\($0), 'A', 4, 'shipped', 'air', '2026-06-10', '2026-01-01', "
        + "'2026-12-31', 0, 20, 'n', NULL, NULL, 7);"
    }.joined()
    let bench = try Bench(more: more)
    let all = try bench.damages()
    #expect(try bench.damages() == all)
    #expect(Set(all.map(\.key)).count > 5)
    #expect(try bench.damages { $0.seed = 2 } != all)
    let some = try bench.damages {
      $0.tables = ["ord*"]
      $0.columns = ["WEIGHT"]
    }
    #expect(some == all.filter { $0.column == "weight" } && some.count == 3)
    let sample = try bench.damages { $0.sample = 7 }
    #expect(sample.count == 7 && sample == all.filter(sample.contains))
    let rows = try bench.damages {
      $0.columns = ["note"]
      $0.rows = 4
    }
    #expect(Set(rows.map(\.key)).count == 4)
  }

  @Test(
    "a name that nothing has is refused with the nearest",
    arguments: [
      ("ordrs", "*", "Did you mean 'orders'?"), ("orders", "weigt", "Did you mean 'weight'?"),
    ])
  func unknownNames(table: String, column: String, remedy: String) throws {
    let error = try #require(throws: Refusal.self) {
      try Bench().damages {
        $0.tables = [table]
        $0.columns = [column]
      }
    }
    #expect(error.diagnostics.first?.remedy == remedy)
  }

  // MARK: - Fates

  private static func lines(_ report: ProbeReport) -> [String] {
    report.trials.map { trial in
      let head = "\(trial.damage.place) \(trial.damage.kind.rawValue)"
      return switch trial.fate {
      case .noticed(let notices):
        "\(head): "
          + notices.map { "\($0.rule.name) \($0.before)>\($0.after) \($0.text ?? "")" }
          .joined(separator: "; ")
      case .unnoticed(let readers, let losing):
        "\(head): - \(readers.map(\.name)) \(losing.map(\.name))"
      case .unread: "\(head): unread"
      case .refused(let reason): "\(head): refused \(reason)"
      }
    }
  }

  private static let fates = [
    "orders.code empty: - [\"dated\"] []",
    "orders.site_id empty: sited conforming>nonconforming nobody knows where",
    "orders.site_id orphan: sited conforming>nonconforming nobody knows where",
    "orders.status worsen: - [\"dated\"] [\"dated\"]", "orders.mode empty: unread",
    "orders.mode change: unread",
    "orders.required_on empty: dated conforming>nonconforming order A has no day",
    "orders.required_on expire: dated conforming>nonconforming order A is old",
    "orders.valid_from empty: current conforming>not_evaluable a date is missing",
    "orders.valid_from expire: - [\"current\"] []",
    "orders.valid_until empty: current conforming>not_evaluable a date is missing",
    "orders.valid_until expire: current conforming>nonconforming it ends before it begins",
    "orders.valid_until reverse: current conforming>nonconforming it ends before it begins",
    "orders.urgent empty: unread", "orders.urgent reverse: unread",
    "orders.weight empty: - [\"dated\"] []", "orders.weight lower: - [\"dated\"] []",
    "orders.weight raise: dated conforming>nonconforming order A is heavy",
    "orders.note empty: - [\"broken\"] []", "orders.fixed lower: unread",
    "orders.fixed raise: unread",
  ]

  @Test("a damage is noticed, missed by its readers, or read by nobody")
  func fates() throws {
    let bench = try Bench(
      more:
        "INSERT INTO orders SELECT 2, code, 4, status, mode, required_on, valid_from, valid_until, urgent, weight, note, photo, vacant, fixed FROM orders WHERE id = 1;"
    )
    let report = try bench.report { $0.tables = ["orders"] }
    #expect(Self.lines(report) == Self.fates)
    #expect(report.broken.map(\.name) == ["broken"])
    #expect(
      report.spared.map { "\($0.column): \($0.reason)" } == [
        "id: it identifies the record", "photo: no record has a value to damage",
        "vacant: no record has a value to damage",
      ])
  }

  @Test("what a damage changes is undone, and no trigger adds to it", arguments: [1, 2, 8])
  func undone(jobs: Int) throws {
    let bench = try Bench()
    let before = try Data(contentsOf: URL(filePath: bench.path))
    let report = try bench.report { $0.jobs = jobs }
    #expect(report == (try bench.report()))
    #expect(try Data(contentsOf: URL(filePath: bench.path)) == before)
    let copy = try ScratchDatabase(path: "\(bench.probes)/probe-0.db")
    let original = try ScratchDatabase(path: bench.path)
    for table in ["sites", "orders", "log"] {
      #expect(
        try copy.cells("SELECT * FROM \(table)") == original.cells("SELECT * FROM \(table)"))
    }
  }

  @Test("a database that is too large to be handed over comes to the same")
  func asFile() throws {
    let bench = try Bench()
    #expect(try bench.report { $0.handsOver = 0 } == bench.report())
  }

  @Test("an interruption leaves no report")
  func interrupted() throws {
    let bench = try Bench()
    #expect(try probe(bench.request(), bench.settings { $0.isInterrupted = { true } }) == nil)
  }

  // MARK: - Expectations

  private static func expectation(
    _ column: String, key: String = "1", _ kind: Damage.Kind, _ requirements: [String] = []
  ) -> DamageExpectation {
    DamageExpectation(
      table: "orders", column: column, key: key, kind: kind,
      requirements: requirements.map { RequirementID($0) },
      place: SourcePlace(file: "expected.yml", line: 4))
  }

  @Test("damages that a person names are done as named, in their order")
  func named() throws {
    let report = try Bench().report {
      $0.expectations = [
        Self.expectation("weight", .raise, ["x"]), Self.expectation("site_id", .orphan),
      ]
    }
    #expect(report.trials.map(\.damage.column) == ["weight", "site_id"])
    #expect(report.trials.map { $0.requirements.map(\.text) } == [["shop/dated"], ["shop/sited"]])
  }

  @Test(
    "a damage that cannot be is refused where it stands",
    arguments: [
      expectation("weight", key: "99", .raise), expectation("weight", .orphan),
      expectation("wait", .raise),
    ])
  func impossible(expectation: DamageExpectation) throws {
    let error = try #require(throws: Refusal.self) {
      try Bench().report { $0.expectations = [expectation] }
    }
    #expect(error.diagnostics.first?.place == SourcePlace(file: "expected.yml", line: 4))
  }
}
