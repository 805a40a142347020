/// The answer to a question, as `attested(id)` gives it.
package struct LuaAnswer: Equatable, Sendable {
  package enum Kind: Sendable {
    case yes, partial, no, unknown, notApplicable
  }

  package var kind: Kind
  /// What was said, or why it does not count.
  package var text: String

  /// Makes an answer.
  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}

/// Answers by the names that `attested` may give, in the order of their bytes.
///
/// An identity, not a value: all rules of a pack are handed the same ones, so they are put in order
/// once, and an evaluator that has been told of them is not told again.
package final class LuaAnswers: Sendable, ExpressibleByDictionaryLiteral {
  /// A name with its answer, each name once.
  package let entries: [(name: String, answer: LuaAnswer)]

  /// Puts answers in order.
  package init(_ answers: [String: LuaAnswer]) {
    entries = answers.map { (name: $0.key, answer: $0.value) }.sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
  }

  package convenience init(dictionaryLiteral elements: (String, LuaAnswer)...) {
    self.init(Dictionary(elements, uniquingKeysWith: { _, last in last }))
  }

  /// Takes what another process has put in order; where it has not, a name may not be found.
  package init(ordered entries: [(name: String, answer: LuaAnswer)]) { self.entries = entries }
}
