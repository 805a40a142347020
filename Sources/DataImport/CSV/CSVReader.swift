import ComplianceModel

/// Walks through the bytes of a CSV file once.
struct CSVReader {
  /// What was found wrong so far.
  private(set) var faults: [Diagnostic] = []
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 1
  /// A position on the line and its column, from which later columns are counted.
  private var counted = (position: 0, column: 1)
  private var hasToldOfEncoding = false

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Begins at the first byte after a byte order mark.
  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    counted.position = position
  }

  /// All records.
  mutating func records() -> [[CSVTable.Cell]] {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      tellEncoding(line: 1, column: 1, "the file is UTF-16, not UTF-8")
      return []
    }
    var records: [[CSVTable.Cell]] = []
    while position < bytes.count {
      guard !skipLineEnd() else { continue }
      records.append(record())
    }
    return records
  }

  private mutating func record() -> [CSVTable.Cell] {
    var cells = [cell()]
    while position < bytes.count, bytes[position] == Self.comma {
      position += 1
      cells.append(cell())
    }
    _ = skipLineEnd()
    return cells
  }

  private mutating func cell() -> CSVTable.Cell {
    let (line, column) = (line, columnNumber())
    let isQuoted = position < bytes.count && bytes[position] == Self.quote
    let content = isQuoted ? quotedContent(line: line, column: column) : plainContent()
    if let text = String(validating: content, as: UTF8.self) {
      return CSVTable.Cell(text: text, line: line, column: column)
    }
    tellEncoding(line: line, column: column, "the text is not valid UTF-8")
    return CSVTable.Cell(
      text: String(decoding: content, as: UTF8.self), line: line, column: column)
  }

  private mutating func plainContent() -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count, bytes[position] != Self.comma, !isAtLineEnd { position += 1 }
    return bytes[start..<position]
  }

  /// What stands between quotes; a doubled quote is one of its characters.
  private mutating func quotedContent(line: Int, column: Int) -> ArraySlice<UInt8> {
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.quote {
        guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else {
          position += 1
          tellTextAfterQuote()
          return content[...]
        }
        position += 1
      }
      position += 1
      content.append(byte)
      if byte == Self.newline { beginLine() }
    }
    faults.append(
      Diagnostic(
        "csv-unclosed-quote", "the quote that opens here is never closed",
        at: SourcePlace(file: file, line: line, column: column),
        remedy: "close it; a quote within a quoted text is written twice"))
    return content[...]
  }

  private mutating func tellTextAfterQuote() {
    guard position < bytes.count, bytes[position] != Self.comma, !isAtLineEnd else { return }
    faults.append(
      Diagnostic(
        "csv-text-after-quote", "text follows a closing quote",
        at: SourcePlace(file: file, line: line, column: columnNumber()),
        remedy: "a quote within a quoted text is written twice"))
    _ = plainContent()
  }

  /// Told once a file: a file in another encoding would be wrong in every line.
  private mutating func tellEncoding(line: Int, column: Int, _ message: String) {
    guard !hasToldOfEncoding else { return }
    hasToldOfEncoding = true
    faults.append(
      Diagnostic(
        "csv-encoding", message, at: SourcePlace(file: file, line: line, column: column),
        remedy: "save the file as \"CSV UTF-8\""))
  }

  private var isAtLineEnd: Bool {
    if bytes[position] == Self.newline { return true }
    return bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.newline
  }

  private mutating func skipLineEnd() -> Bool {
    guard position < bytes.count, isAtLineEnd else { return false }
    position += bytes[position] == Self.newline ? 1 : 2
    beginLine()
    return true
  }

  private mutating func beginLine() {
    line += 1
    counted = (position, 1)
  }

  /// Column of `position` from 1, in Unicode scalars.
  private mutating func columnNumber() -> Int {
    let more = bytes[counted.position..<position].count { $0 & 0xc0 != 0x80 }
    counted = (position, counted.column + more)
    return counted.column
  }
}
