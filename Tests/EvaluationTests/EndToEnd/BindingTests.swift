import ComplianceModel
import Testing

@testable import Evaluation

/// What does not fit the schema is told with its place and the nearest name, and by whom it is to
/// be mended: the rule (3), the database (4), or nobody (not evaluable).
@Suite struct BindingTests {
  static let orders = TableDemand(
    name: "orders",
    columns: [
      ("id", .integer), ("code", .text), ("required_on", .date), ("shipped_on", .date),
      ("urgent", .flag), ("site_id", .text),
    ])

  /// What a pack asks for that names the orders.
  static let demand = SchemaDemand.reads([orders])

  static func source(_ body: String, schema: SchemaDemand = demand) -> PackSource {
    EvaluationBench.source(
      "rule \"it\" {\n title = \"it\", fix = \"repair\",\n \(body)\n}\n", schema: schema)
  }

  @Test(
    "a rule that names what its own query or schema does not have is refused with the place",
    arguments: [
      (
        "select = [[ SELECT id, shiped_on FROM orders ]], judge = function(id) end",
        "shop/rules/shop.lua:3:25: table 'orders' has no column 'shiped_on'; did you mean 'shipped_on'?"
      ),
      (
        "select = [[ SELECT o.id, o.kode FROM orders AS o ]], judge = function(id) end",
        "shop/rules/shop.lua:3:29: table 'orders' has no column 'kode'; did you mean 'code'?"
      ),
      (
        "select = [[ SELECT id FROM orders WHERE \"shiped_on\" IS NULL ]], judge = function(id) end",
        "shop/rules/shop.lua:3:43: table 'orders' has no column 'shiped_on'; did you mean 'shipped_on'?"
      ),
      (
        "select = [[ SELECT id FROM ordrs ]], judge = function(id) end",
        "shop/rules/shop.lua:3:29: there is no table 'ordrs'; did you mean 'orders'?"
      ),
      (
        "of = 'ordrs', select = [[ SELECT id FROM orders ]], judge = function(id) end",
        "shop/rules/shop.lua:3:8: there is no table 'ordrs'; did you mean 'orders'?"
      ),
      (
        "select = [[ SELECT id, code FROM orders ]], judge = function(cod) end",
        "shop/rules/shop.lua:3:63: the query has no column 'cod'; did you mean 'code'?"
      ),
      (
        "select = [[ SELECT id FROM orders ]], name = '{cod}', judge = function(id) end",
        "shop/rules/shop.lua:3:40: the query has no column 'cod'"
      ),
      (
        "select = [[ SELECT code FROM orders ]], judge = function(code) end",
        "shop/rules/shop.lua:3:2: the query has no column 'id'"
      ),
      (
        "select = [[ SELECT id FROM orders ]], site = 'sight', judge = function(id) end",
        "shop/rules/shop.lua:3:48: the query has no column 'sight'"
      ),
      (
        "select = [[ SELECT id, id FROM orders ]], judge = function(id) end",
        "shop/rules/shop.lua:3:2: the query has two columns 'id'"
      ),
      (
        "select = [[ SELECT id, code AS 'end' FROM orders ]], judge = function(id) end",
        "shop/rules/shop.lua:3:2: the column 'end' has a name that means something to a rule"
      ),
      (
        "select = [[ SELECT id FROM orders WHERE id > :least ]], judge = function(id) end",
        "shop/rules/shop.lua:3:48: the pack has no parameter 'least'"
      ),
      (
        "select = [[ SELECT id FROM orders ]], optional = { 'shiped_on' }, judge = function(id) end",
        "shop/rules/shop.lua:3:54: 'optional' names 'shiped_on', which is no column; did you mean 'shipped_on'?"
      ),
      (
        "select = [[ SELECT id FROM lines ]], judge = function(id) end",
        "shop/rules/shop.lua:3:21: table 'lines' has no column 'id'"
      ),
      (
        "select = [[ SELECT id FROM orders WHERE ]], judge = function(id) end",
        "shop/rules/shop.lua:3:2: the query is refused: incomplete input"
      ),
      (
        "select = [[ DELETE FROM orders ]], judge = function(id) end",
        "shop/rules/shop.lua:3:2: the query is refused: anything but SELECT is not allowed in a rule"
      ),
    ])
  func faultOfTheRule(body: String, line: String) throws {
    let refusal = try EvaluationBench().refusal(of: Self.source(body))
    #expect(refusal?.subject == .configuration)
    #expect(refusal?.diagnostics.map(\.line) == [line])
  }

  @Test(
    "a key that nobody wrote down is explained where the query lacks it, one that is written is not"
  )
  func unsaidKey() throws {
    let select = "select = [[ SELECT code FROM orders ]], judge = function(code) end"
    let unsaid = try EvaluationBench().refusal(of: Self.source(select))
    #expect(unsaid?.diagnostics.first?.remedy?.contains("key = { ") == true)
    let said = try EvaluationBench().refusal(of: Self.source("key = 'id', " + select))
    #expect(said?.diagnostics.first?.code == "unknown-column")
    #expect(said?.diagnostics.first?.remedy == nil)
  }

  @Test("all rules are told at once, the database's faults after the rules'")
  func allAtOnce() throws {
    let text =
      EvaluationBench.rule("a", "select = 'SELECT id FROM orders', judge = function(cod) end")
      + EvaluationBench.rule("b", "select = 'SELECT idd FROM orders', judge = function(idd) end")
    var orders = Self.orders
    orders.columns.append(("weight", .number))
    let refusal = try EvaluationBench().refusal(
      of: EvaluationBench.source(text, schema: .reads([orders])))
    #expect(refusal?.subject == .configuration)
    #expect(
      refusal?.diagnostics.map(\.message) == [
        "the query has no column 'cod'", "table 'orders' has no column 'idd'",
        "shop.sqlite has no column 'weight' in table 'orders', which pack 'shop' reads",
      ])
  }

  @Test("what the pack reads and the database lacks is the database's fault")
  func faultOfTheDatabase() throws {
    let bench = try EvaluationBench(
      "CREATE TABLE orders (id INTEGER PRIMARY KEY, code, required_on, urgent, site_id)")
    let refusal = bench.refusal(
      of: Self.source(
        "select = 'SELECT id, shipped_on FROM orders', judge = function(shipped_on) end"))
    #expect(refusal?.subject == .organisationDatabase)
    #expect(
      refusal?.diagnostics.first?.message
        == "shop.sqlite has no column 'shipped_on' in table 'orders', which pack 'shop' reads")
  }

  @Test(
    "Assay's schema decides whether a missing table is the rule's fault or the database's",
    arguments: [("orders", Refusal.Subject.organisationDatabase), ("ordrs", .configuration)])
  func assaySchema(table: String, subject: Refusal.Subject) throws {
    let full = try EvaluationBench().view.schema
    let bare = try EvaluationBench("CREATE TABLE risks (id INTEGER PRIMARY KEY)")
    let source = Self.source(
      "select = 'SELECT id FROM \(table)', judge = function(id) end", schema: .assay(major: 1))
    #expect(bare.refusal(of: source, assaySchema: full)?.subject == subject)
  }

  @Test(
    "without a demanded schema a missing table or column leaves the rule not evaluable",
    arguments: [
      (
        "select = 'SELECT id FROM ordrs', judge = function(id) end",
        NotEvaluable.missingTable("ordrs", nearest: "orders")
      ),
      (
        "of = 'orders', select = 'SELECT id, cod FROM orders', judge = function(id) end",
        .missingColumn(table: "orders", column: "cod", nearest: "code")
      ),
      (
        "of = 'stock', check = function() return pass() end",
        .missingTable("stock", nearest: nil)
      ),
    ])
  func notEvaluable(body: String, reason: NotEvaluable) throws {
    let outcome = try EvaluationBench().outcomes(of: Self.source(body, schema: .anything))["it"]
    #expect(outcome?.result == .notEvaluable(reason))
    #expect(outcome?.score == .unknown)
  }

  @Test("without a demanded schema a parameter that the query does not yield is refused still")
  func parameterWithoutSchema() throws {
    let source = Self.source(
      "select = 'SELECT id, code FROM orders', judge = function(cod) end", schema: .anything)
    #expect(try EvaluationBench().refusal(of: source)?.subject == .configuration)
  }

  @Test("check names every fault with the origin of the schema, and looks into functions")
  func checking() throws {
    let bench = try EvaluationBench()
    let text =
      EvaluationBench.rule("a", "select = 'SELECT id FROM ordrs', judge = function(id) end")
      + EvaluationBench.rule(
        "b",
        "select = 'SELECT id, code FROM orders', judge = function(id, each) for _, c in each('cod') do end end"
      )
    let pack = try declare(EvaluationBench.source(text), by: bench.evaluator).whole()
    let schema = bench.view.schema
    let found = try pack.bindingFaults(
      against: bench.view, asOf: EvaluationBench.day, origin: "schema taken from shop.sqlite",
      by: bench.evaluator,
      assaySchema: { schema })
    #expect(
      found.map(\.message) == ["there is no table 'ordrs'", "the query has no column 'cod'"])
    #expect(found.first?.notes == ["schema taken from shop.sqlite"])
  }
}
