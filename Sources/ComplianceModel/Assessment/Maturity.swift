/// How far a clause has come, 0 (nothing shown) to 5 (improved), as its rules show it.
///
/// 1 it exists, 2 it is owned, 3 it is documented and covers what it must, 4 it works within its
/// intervals, 5 it is improved. It is beside the conclusion and never part of it.
package struct Maturity: Equatable, Sendable {
  /// The level reached when all that is not determined fails.
  package var low: Int
  /// The level reached when all that is not determined conforms.
  package var high: Int
  /// The highest level that its rules could show; not to reach 5 says nothing where this is 4.
  package var reach: Int

  /// Makes it.
  package init(low: Int, high: Int, reach: Int) {
    self.low = low
    self.high = high
    self.reach = reach
  }

  /// The level, where what is not determined does not matter.
  package var level: Int? { low == high ? low : nil }
}

/// The maturity of the clauses of one catalogue.
package struct CatalogueMaturity: Equatable, Sendable {
  package var catalogue: PackID
  package var title: String
  /// Whether its rules stand on more than one level: else levels say no more than scores do.
  package var isLadder: Bool
  /// Each clause with all below it, in clause order; those that no rule tests are left out.
  package var clauses: [(clause: Clause, maturity: Maturity)]

  /// Makes it.
  package init(
    catalogue: PackID, title: String, isLadder: Bool,
    clauses: [(clause: Clause, maturity: Maturity)]
  ) {
    self.catalogue = catalogue
    self.title = title
    self.isLadder = isLadder
    self.clauses = clauses
  }

  package static func == (one: CatalogueMaturity, other: CatalogueMaturity) -> Bool {
    one.catalogue == other.catalogue && one.title == other.title
      && one.isLadder == other.isLadder
      && one.clauses.elementsEqual(other.clauses) { $0 == $1 }
  }
}
