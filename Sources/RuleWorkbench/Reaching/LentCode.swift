import ComplianceModel
package import Evaluation
import LuaSyntax

/// The code of the packs that a pack uses, with the rules that reach it.
package struct LentCode {
  let pack: DeclaredPack
  let trees: PackTrees
  /// The lent files by path.
  let files: [PackTrees.File]
  private let reach: PackReach
  /// The rules and questions that reach each piece.
  private let reaching: [PackReach.Unit: Set<RuleID>]

  /// Reads it; nil: the pack is lent nothing.
  package init?(_ pack: DeclaredPack) {
    guard !pack.lent.isEmpty else { return nil }
    self.pack = pack
    trees = PackTrees(pack)
    files = trees.files.values.filter(\.isLent).sorted { bytewise($0.path, $1.path) }
    reach = PackReach(trees)
    reaching = reach.declarations(of: pack)
  }

  /// The rules and questions that reach the code at a byte of a file; nil: none does.
  func rules(reaching place: Int, of path: String) -> Set<RuleID>? {
    reach.unit(at: place, of: path).flatMap { reaching[$0] }
  }
}
