extension String {
  /// Columns that the text takes on a terminal: 2 for wide characters, 0 for combining marks.
  ///
  /// The ranges are the blocks of Unicode's East Asian Width (UAX #11) that are wide throughout.
  var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// The text without control characters, so that data cannot steer a terminal; a tab is a space.
  var printable: String {
    guard unicodeScalars.contains(where: \.isControl) else { return self }
    return String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0 == "\t" ? " " : $0.isControl ? "\u{FFFD}" : $0 }))
  }

  /// The text in at most `width` columns, shortened at its end.
  func shortened(to width: Int, _ style: TerminalStyle) -> String {
    guard displayWidth > width else { return self }
    let room = max(0, width - style.ellipsis.displayWidth)
    var (kept, columns) = ("", 0)
    for character in self {
      columns += character.displayWidth
      guard columns <= room else { break }
      kept.append(character)
    }
    return kept.trimmingTrailingSpaces + style.ellipsis
  }

  /// The text with spaces behind it, to at least `width` columns.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - displayWidth))
  }

  /// The text with spaces before it, to at least `width` columns.
  func aligned(right width: Int) -> String {
    String(repeating: " ", count: max(0, width - displayWidth)) + self
  }

  /// The text without the spaces at its end.
  var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The text in pieces of at most `width` columns, wherever that falls.
  func cut(every width: Int) -> [String] {
    guard displayWidth > width else { return [self] }
    var (pieces, columns) = ([""], 0)
    for character in self {
      if columns + character.displayWidth > width {
        pieces.append("")
        columns = 0
      }
      pieces[pieces.count - 1].append(character)
      columns += character.displayWidth
    }
    return pieces
  }

  /// The words of the text in lines of at most `width` columns; a longer word has its own line.
  func wrapped(to width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ").map(String.init) {
      if let last = lines.last, last.displayWidth + 1 + word.displayWidth <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}

extension Character {
  fileprivate var displayWidth: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    if scalar.properties.generalCategory == .nonspacingMark { return 0 }
    return scalar.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  fileprivate var isWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}
