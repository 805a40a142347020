import ComplianceModel
import Evaluation

extension DeclaredPack {
  /// The path of one of its files as reports show it: one of a pack that it uses behind that pack's id,
  /// wherever that lies.
  func shown(_ path: String) -> String { isLent(path) ? path : source.place(path).file }
}
