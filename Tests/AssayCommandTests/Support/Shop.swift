/// A small foreign database, and rules over it, as parts that cases put together.
enum Shop {
  /// Two orders, one of them two days late; lines with a key of two columns and a name with a space.
  static let tables = """
    CREATE TABLE orders (
      id INTEGER PRIMARY KEY, code TEXT, required_on TEXT, shipped_on TEXT, urgent INTEGER);
    INSERT INTO orders VALUES
      (1, 'A', '2026-06-10', '2026-06-09', 0), (2, 'B', '2026-06-10', '2026-06-12', 1);
    CREATE TABLE "order lines" (
      order_id INTEGER, n INTEGER, "unit price" REAL, loaded_at TEXT, PRIMARY KEY (order_id, n));
    INSERT INTO "order lines" VALUES
      (1, 1, 5, '2026-06-09T08:00:00Z'), (1, 2, 0, '2026-06-09 08:30'),
      (2, 1, 9.5, '2026-06-12T23:59:59');
    """

  /// A rule that one order fails, as a file of its own.
  static let rule = """
    rule "in-time" {
      title = "Orders are shipped in time", of = "orders", name = "{code}",
      select = "SELECT id, code, required_on, shipped_on FROM orders ORDER BY id",
      judge = function(required_on, shipped_on, code)
        return at_most(date.days(required_on, shipped_on), 0, "days", "order %s is late", code)
      end,
      fix = "Ship it.",
    }
    """

  /// A manifest with a parameter.
  static let manifest = """
    id: shop
    version: 1.0.0
    title: Our shop
    parameters:
      grace: { type: integer, default: 0, min: 0, max: 30, stricter: lower, describe: Days that an order may be late. }
    """

  /// A catalogue with a major requirement and one that a person answers.
  static let catalogue = """
    clauses:
      - clause: "1"
        heading: Orders
        requirements:
          - id: shop/1-a
            requirement: Ship in time.
            grade: major
          - id: shop/1-b
            requirement: Ask the customer.
            kind: attested
    """

  /// The rules of the pack: one order fails, and nobody answered the question.
  static let rules = """
    rule "in-time" {
      requirement = "shop/1-a", tags = { risk = "delay" },
      title = "Orders are shipped in time", of = "orders", name = "{code}",
      rationale = "A late order is an order lost.",
      select = [[ SELECT id, code, required_on, shipped_on FROM orders
                  WHERE required_on <= :today ORDER BY id ]],
      judge = function(required_on, shipped_on, code)
        local late = date.days(required_on, shipped_on)
        return at_most(late, params.grace, "days", "order %s is late", code)
      end,
      fix = "Ship the order.",
      action = { kind = "corrective", owner = "warehouse", within = "14 days" },
    }

    question "customers-asked" {
      requirement = "shop/1-b", ask = "Did you ask the customers?", evidence = "optional",
    }
    """

  /// One broken thing in a rule file over the shop.
  static func rule(_ fields: String) -> String {
    """
    rule "a" {
      title = "A", of = "orders", fix = "Do it.",
    \(fields.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
    }
    """
  }
}

extension CommandBench {
  /// The database `shop.sqlite`.
  func makeShop() throws { try sql("shop.sqlite", Shop.tables) }

  /// The database, and the pack in folder `shop`.
  func makeShopPack() throws {
    try makeShop()
    try write(Shop.manifest, to: "shop/pack.yml")
    try write(Shop.catalogue, to: "shop/catalogue.yml")
    try write(Shop.rules, to: "shop/rules/orders.lua")
  }
}
