/// Lines of a source, each in pieces that say what they are.
package struct SourceListing: Equatable, Sendable {
  /// A piece of one line.
  package struct Piece: Equatable, Sendable {
    /// What it is.
    package enum Kind: String, Sendable, CaseIterable {
      case plain, keyword, string, number, comment
    }

    package var kind: Kind
    package var text: String

    /// Makes it.
    package init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// The file, relative to its pack.
  package var file: String
  /// The number of the first line.
  package var firstLine: Int
  /// The lines in order; an empty one has no piece.
  package var lines: [[Piece]]

  /// Makes it.
  package init(file: String, firstLine: Int, lines: [[Piece]]) {
    self.file = file
    self.firstLine = firstLine
    self.lines = lines
  }
}
