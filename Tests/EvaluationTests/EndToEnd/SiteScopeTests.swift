import ComplianceModel
import LuaRuntime
import Testing

@testable import Evaluation

/// What belongs to a site out of scope is met, counted, and not judged.
@Suite struct SiteScopeTests {
  /// Controls of sites 1 and 2, of no site, and of a site that is named by a text.
  static let port = """
    CREATE TABLE controls (id INTEGER PRIMARY KEY, code TEXT, tested INTEGER, site_id);
    INSERT INTO controls VALUES
      (1, 'A', 1, 1), (2, 'B', NULL, 2), (3, 'C', 0, 2), (4, 'D', 0, NULL), (5, 'E', 1, 2),
      (6, 'F', 0, '2');
    """

  static let select = "select = 'SELECT * FROM controls ORDER BY id', "
  static let judge =
    "judge = function(code, tested) if not tested then return unknown(code) end "
    + "if tested == 0 then return fail('%s', code) end end"

  private func outcome(
    _ body: String, outOfScope sites: [Int], _ sql: String = Self.port,
    evaluator: any Evaluator = LocalEvaluator()
  ) throws -> Outcome? {
    try EvaluationBench(sql, evaluator: evaluator).outcomes(
      of: EvaluationBench.source(EvaluationBench.rule("it", body)),
      statements: OrganisationStatements(
        sitesOutOfScope: sites.map { SiteOutOfScope(id: $0, code: nil, name: "Site \($0)") }))["it"]
  }

  @Test func `subjects of a site out of scope are not judged, whatever they would be`() throws {
    let whole = try outcome("of = 'controls', " + Self.select + Self.judge, outOfScope: [])
    #expect(
      whole?.population
        == PopulationCount(of: 6, conforming: 2, nonconforming: 3, unknown: 1))
    let left = try outcome("of = 'controls', " + Self.select + Self.judge, outOfScope: [2])
    #expect(
      left?.population
        == PopulationCount(of: 6, conforming: 1, nonconforming: 2, outOfScope: 3))
    // No site is the whole organisation, and a text is no id.
    #expect(left?.instances.map(\.key.description) == ["4", "6"])
    #expect(left?.score == ScoreInterval(low: 3_333, high: 3_333))
  }

  @Test func `the site is the column that the rule names`() throws {
    let other = "select = 'SELECT id, code, tested, site_id AS place FROM controls ORDER BY id', "
    let unnamed = try outcome(other + Self.judge, outOfScope: [2])
    #expect(unnamed?.population.outOfScope == 0)
    let named = try outcome("site = 'place', " + other + Self.judge, outOfScope: [2])
    #expect(named?.population.outOfScope == 3)
  }

  @Test func `all records of such a subject are passed over`() throws {
    let outcome = try outcome(
      "select = 'SELECT a.id, a.site_id, b.code FROM controls a, controls b ORDER BY a.id, b.id', "
        + "judge = function(id, each) local n = 0 for _ in each('code') do n = n + 1 end "
        + "return at_most(n, 6, 'records', 'too many') end", outOfScope: [2])
    #expect(outcome?.population == PopulationCount(conforming: 3, outOfScope: 3))
  }

  @Test func `with nothing but such subjects a rule cannot be evaluated; they do not go away`()
    throws
  {
    let only = Self.port + "DELETE FROM controls WHERE site_id IS NOT 2;"
    let outcome = try outcome(Self.select + Self.judge, outOfScope: [1, 2, 3], only)
    #expect(outcome?.result == .notEvaluable(.outOfScope(count: 3)))
    #expect(outcome?.score == .unknown)
    #expect(
      outcome?.result.reason
        == "nothing to judge within the scope: 3 subjects belong to sites out of scope")
    let mixed = try self.outcome(
      Self.select + "judge = function() return not_applicable('closed') end", outOfScope: [2])
    #expect(mixed?.result == .notApplicable("every subject said that it does not apply"))
    #expect(mixed?.population == PopulationCount(notApplicable: 3, outOfScope: 3))
  }

  @Test func `any that conforms must lie in scope`() throws {
    let body = "needs = 'any', " + Self.select + Self.judge
    let only = Self.port + "DELETE FROM controls WHERE code IN ('A', 'F');"
    #expect(try outcome(body, outOfScope: [], only)?.result == .conforming)
    #expect(try outcome(body, outOfScope: [2], only)?.result == .nonconforming)
  }

  @Test func `what a check reports of such a site does not count`() throws {
    let body =
      "of = 'controls', check = function() for _, c in org.records("
      + "'SELECT * FROM controls ORDER BY id') do "
      + "report(c.id, c.tested == 1 and pass() or fail('no'), { site = c.site_id }) end end"
    let population = try outcome(body, outOfScope: [2])?.population
    // In a report a site is a text, so that F's '2' is site 2 too.
    #expect(population == PopulationCount(of: 6, conforming: 1, nonconforming: 1, outOfScope: 4))
  }

  @Test func `a key out of order is an error there too`() throws {
    let outcome = try outcome(
      "select = 'SELECT * FROM controls ORDER BY id DESC', " + Self.judge, outOfScope: [2])
    guard case .error(let fault)? = outcome?.result else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect(fault.kind == .key)
  }
}
