/// Parameters as SQL binds them and as Lua sees them.
///
/// An identity, not a value: rules that are handed the same ones share them, and an evaluator that has
/// been told of them is not told again.
package final class LuaParameters: Sendable, ExpressibleByDictionaryLiteral {
  /// What SQL binds, by name.
  package let values: [String: LuaScalar]
  /// Lists as Lua sees them, by the name of their parameter.
  package let lists: [String: [LuaScalar]]

  /// Keeps parameters.
  package init(_ values: [String: LuaScalar], lists: [String: [LuaScalar]] = [:]) {
    self.values = values
    self.lists = lists
  }

  package convenience init(dictionaryLiteral elements: (String, LuaScalar)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }
}
