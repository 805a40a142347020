/// What a pack that somebody asks for must have.
package enum PackNeed: Sendable {
  /// Rules: it is to be run or tested.
  case rules
  /// Rules, or a library that it lends to others: it is to be looked at.
  case rulesOrLibrary
  /// Nothing yet: its first rule is to be written.
  case nothing
}
