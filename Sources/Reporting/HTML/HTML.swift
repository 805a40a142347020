/// A piece of HTML: what its literal says is markup, and what is put into it is text and escaped.
///
///     let cell: HTML = "<td>\(title)</td>"   // a title `a < b` becomes a &lt; b
///
/// Only another piece goes in as it is.
struct HTML: Equatable, ExpressibleByStringInterpolation {
  /// The markup.
  let markup: String

  /// Takes text that is markup already; MUST be text of this program, never of a pack or database.
  init(trusted markup: String) { self.markup = markup }

  init(stringLiteral literal: String) { markup = literal }

  init(stringInterpolation interpolation: Interpolation) { markup = interpolation.markup }

  /// Nothing.
  static let none = HTML(trusted: "")

  /// What a literal with values in it becomes.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { markup += literal }

    /// Text, escaped.
    mutating func appendInterpolation(_ text: some StringProtocol) {
      markup += text.escapedForHTML
    }

    /// A number.
    mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// A piece, as it is.
    mutating func appendInterpolation(_ piece: HTML) { markup += piece.markup }

    /// Pieces, one a line.
    mutating func appendInterpolation(_ pieces: [HTML]) { markup += pieces.joined().markup }
  }

  typealias StringInterpolation = Interpolation
}

extension [HTML] {
  /// One piece of all; those that are empty leave no trace.
  func joined(by separator: HTML = "\n") -> HTML {
    HTML(trusted: map(\.markup).filter { !$0.isEmpty }.joined(separator: separator.markup))
  }
}

extension StringProtocol {
  /// With the characters that HTML reads otherwise written as references, and those that it forbids
  /// (control characters, HTML standard 13.1.4) as U+FFFD.
  fileprivate var escapedForHTML: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text.append(contentsOf: "&amp;".unicodeScalars)
      case "<": text.append(contentsOf: "&lt;".unicodeScalars)
      case ">": text.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": text.append(contentsOf: "&quot;".unicodeScalars)
      case "'": text.append(contentsOf: "&#39;".unicodeScalars)
      case "\t", "\n", "\r": text.append(scalar)
      default: text.append(scalar.isForbiddenInHTML ? "\u{FFFD}" : scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character or no character at all.
  fileprivate var isForbiddenInHTML: Bool {
    value < 0x20 || (0x7F...0x9F).contains(value) || (0xFDD0...0xFDEF).contains(value)
      || value & 0xFFFE == 0xFFFE
  }
}
