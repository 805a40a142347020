/// How a text is shown: everything that a terminal, a locale or a flag decides.
package struct TerminalStyle: Equatable, Sendable {
  /// Display columns of a line.
  package var width: Int
  /// Whether words that matter most are coloured.
  package var usesColour: Bool
  /// Whether bars and dashes may be other than ASCII.
  package var usesUTF8: Bool
  /// Whether what is shortened is shown whole.
  package var isVerbose: Bool

  /// Makes a style; by default that of a pipe.
  package init(
    width: Int = 80, usesColour: Bool = false, usesUTF8: Bool = true, isVerbose: Bool = false
  ) {
    self.width = width
    self.usesColour = usesColour
    self.usesUTF8 = usesUTF8
    self.isVerbose = isVerbose
  }

  /// The few words that are coloured.
  enum Emphasis: String {
    /// What must not be overlooked: MAJOR, FAILED, NOT READY.
    case alarm = "31;1"
    /// What went well.
    case good = "32"
  }

  /// `text` in colour, where colours are used (ECMA-48, SGR).
  func emphasized(_ text: String, _ emphasis: Emphasis) -> String {
    usesColour ? "\u{1B}[\(emphasis.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The dash of a range.
  var dash: String { usesUTF8 ? "–" : "-" }

  /// What stands for none in a table.
  var dot: String { usesUTF8 ? "·" : "." }

  /// What stands for text that was left out.
  var ellipsis: String { usesUTF8 ? "…" : "..." }
}
