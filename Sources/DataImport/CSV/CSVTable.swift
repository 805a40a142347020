import ComplianceModel

/// A CSV file as it was read: records of cells, each with its place; RFC 4180.
///
/// A byte order mark is skipped, a line ends with LF or CRLF, and lines without any character are
/// no records.
struct CSVTable: Equatable {
  /// One cell.
  struct Cell: Equatable {
    /// Its text, quotes resolved.
    var text: String
    /// Line from 1, where it begins.
    var line: Int
    /// Column from 1 in Unicode scalars, where it begins.
    var column: Int
  }

  /// Its records, the header among them.
  var records: [[Cell]] = []
  /// What is wrong with the text itself.
  var faults: [Diagnostic] = []
  /// The path for messages.
  let file: String

  /// Reads a whole file.
  init(_ bytes: [UInt8], file: String) {
    self.file = file
    var reader = CSVReader(bytes: bytes, file: file)
    records = reader.records()
    faults = reader.faults
  }

  /// Where a cell begins.
  func place(_ cell: Cell) -> SourcePlace {
    SourcePlace(file: file, line: cell.line, column: cell.column)
  }
}
