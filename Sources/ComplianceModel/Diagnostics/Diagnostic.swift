/// One fault of an input: what is wrong, where it stands, and what to do about it.
package struct Diagnostic: Equatable, Sendable {
  /// Whether the fault stops the work or is worth a look.
  package enum Severity: String, Sendable {
    case error
    case warning
  }

  /// The stable name of a kind of fault, such as `unknown-column`.
  package struct Code: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// Lower-case words joined by hyphens.
    package let text: String

    /// Makes a code of `text`.
    package init(_ text: String) { self.text = text }

    /// Makes a code of a literal.
    package init(stringLiteral value: String) { text = value }

    package var description: String { text }
  }

  /// Stable name of the kind of fault.
  package var code: Code
  /// Whether it stops the work.
  package var severity: Severity
  /// What is wrong: lower case, one sentence, no full stop.
  package var message: String
  /// Where it stands; nil when the input as a whole is at fault.
  package var place: SourcePlace?
  /// The line at fault with the words to underline; nil where the place says enough.
  package var excerpt: Excerpt?
  /// What to do about it, a sentence or a command; printed on the line after the message.
  package var remedy: String?
  /// Facts that help to understand, each one line.
  package var notes: [String]
  /// What would put it right without changing what is meant; empty: a person decides.
  package var edits: [SourceEdit]

  /// Makes a fault.
  package init(
    _ code: Code, _ message: String, at place: SourcePlace? = nil, severity: Severity = .error,
    excerpt: Excerpt? = nil, remedy: String? = nil, notes: [String] = [], edits: [SourceEdit] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.place = place
    self.excerpt = excerpt
    self.remedy = remedy
    self.notes = notes
    self.edits = edits
  }
}

/// Bytes of a text and what takes their place.
package struct SourceEdit: Equatable, Hashable, Sendable {
  /// The bytes that go.
  package var range: Range<Int>
  /// What comes instead.
  package var replacement: String

  /// Makes an edit.
  package init(_ range: Range<Int>, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

/// A place in a text that a person can open: `path:line:column`.
package struct SourcePlace: Hashable, Sendable, CustomStringConvertible {
  /// The path as it is shown: relative to its pack, or as the person wrote it.
  package var file: String
  /// Line from 1; nil for the whole file.
  package var line: Int?
  /// Column from 1, counted in Unicode scalars; nil for the whole line.
  package var column: Int?

  /// Makes a place.
  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as far as known.
  package var description: String {
    guard let line else { return file }
    guard let column else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}

extension SourcePlace: Comparable {
  /// By file as bytes, then line, then column; what is unknown comes first.
  package static func < (one: SourcePlace, other: SourcePlace) -> Bool {
    if one.file != other.file { return one.file.utf8.lexicographicallyPrecedes(other.file.utf8) }
    return (one.line ?? 0, one.column ?? 0) < (other.line ?? 0, other.column ?? 0)
  }
}

/// A line of a source with the words at fault, to be shown under a message with a caret.
package struct Excerpt: Equatable, Sendable {
  /// Line number from 1.
  package var line: Int
  /// The whole line, without its end.
  package var text: String
  /// Column of the first character at fault, from 1, in Unicode scalars; nil: no caret.
  package var column: Int?
  /// Number of characters at fault, at least 1.
  package var length: Int
  /// What stands beside the caret, such as "did you mean 'required_on'?".
  package var note: String?

  /// Makes an excerpt.
  package init(line: Int, text: String, column: Int? = nil, length: Int = 1, note: String? = nil) {
    self.line = line
    self.text = text
    self.column = column
    self.length = length
    self.note = note
  }

  /// The excerpt of line `line` of `source` with a caret under `word`.
  ///
  /// The caret is set only where the word stands exactly once on the line as a whole word:
  /// elsewhere a caret could point at the wrong one.
  /// - Returns: nil when the source has no such line.
  package init?(of source: String, line: Int, word: String?, note: String? = nil) {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let text = String(lines[line - 1])
    let column = word.flatMap { Excerpt.onlyColumn(of: $0, in: text) }
    self.init(
      line: line, text: text, column: column, length: word?.unicodeScalars.count ?? 1, note: note)
  }

  /// Column of the one place where `word` stands in `text`, from 1.
  static func onlyColumn(of word: String, in text: String) -> Int? {
    let (needle, line) = (Array(word.unicodeScalars), Array(text.unicodeScalars))
    guard !needle.isEmpty, needle.count <= line.count else { return nil }
    let isName = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || scalar == "_" || ("0"..."9").contains(scalar)
    }
    var found: [Int] = []
    for start in 0...(line.count - needle.count) where line[start] == needle[0] {
      let end = start + needle.count
      guard Array(line[start..<end]) == needle else { continue }
      if start > 0, isName(line[start - 1]), isName(needle[0]) { continue }
      if end < line.count, isName(line[end]), isName(needle[needle.count - 1]) { continue }
      found.append(start + 1)
    }
    return found.count == 1 ? found[0] : nil
  }
}
