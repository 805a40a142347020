/// Why a value has no canonical form, or a text is no JSON value.
package struct CanonicalFormError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of fault.
  package enum Code: String, Sendable, CaseIterable {
    /// A number to be written is infinite or not a number.
    case nonFiniteNumber = "non-finite-number"
    /// The text breaks the grammar of RFC 8259.
    case syntax
    /// A name occurs twice in one object.
    case duplicateName = "duplicate-name"
    /// The bytes are not valid UTF-8, or an escape is half of a surrogate pair.
    case invalidText = "invalid-text"
    /// A number lies outside the range of a double.
    case numberOutOfRange = "number-out-of-range"
    /// Arrays and objects are nested too deeply.
    case tooDeep = "too-deep"
  }

  /// What kind of fault it is.
  package var code: Code
  /// What is wrong: lower case, no full stop.
  package var message: String
  /// Byte of the text at which it was noticed, from 0; nil when a value was to be written.
  package var offset: Int?

  /// Makes an error.
  package init(_ code: Code, _ message: String, offset: Int? = nil) {
    self.code = code
    self.message = message
    self.offset = offset
  }

  /// The message, with the byte where there is one.
  package var description: String {
    offset.map { "\(message) (byte \($0 + 1))" } ?? message
  }
}
