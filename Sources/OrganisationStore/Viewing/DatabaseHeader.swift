import ComplianceModel

/// The first 100 bytes of a database file; <https://www.sqlite.org/fileformat2.html#the_database_header>.
struct DatabaseHeader: Equatable {
  /// Bytes of the header.
  static let length = 100
  private static let magic = Array("SQLite format 3\0".utf8)

  private let bytes: [UInt8]

  /// Reads the header of a file.
  /// - Throws: `Refusal`, where the file is empty, no SQLite database, or shorter than its header.
  init(of file: DatabaseFile) throws(Refusal) {
    bytes = try file.bytes(at: 0, count: Self.length)
    guard !bytes.isEmpty else { throw StoreRefusal.empty.refusal(file.shownPath) }
    guard bytes.starts(with: Self.magic) else {
      throw StoreRefusal.notSQLite(begins: Self.beginning(of: bytes)).refusal(file.shownPath)
    }
    guard bytes.count == Self.length else {
      throw StoreRefusal.truncated(has: bytes.count, needs: 512).refusal(file.shownPath)
    }
  }

  /// Whether the database is in WAL mode.
  var isWAL: Bool { bytes[18] == 2 || bytes[19] == 2 }

  /// Bytes of the whole file, where the header knows them.
  var promisedSize: Int? {
    guard number(at: 24) == number(at: 92), number(at: 28) > 0 else { return nil }
    return number(at: 28) * pageSize
  }

  private var pageSize: Int {
    let written = Int(bytes[16]) << 8 | Int(bytes[17])
    return written == 1 ? 65_536 : written
  }

  private func number(at offset: Int) -> Int {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Zeroes what tells nothing about the data: journal mode (18–19), change counter (24–27), schema
  /// cookie (40–43), and the place and version of the last writer (92–99).
  static func blank(_ page: inout [UInt8]) {
    for range in [18..<20, 24..<28, 40..<44, 92..<100] {
      for index in range where index < page.count { page[index] = 0 }
    }
  }

  /// The first twelve characters of a text file, what cannot be printed as a dot.
  private static func beginning(of bytes: [UInt8]) -> String {
    let text = String(decoding: bytes.prefix(48), as: UTF8.self)
    let shown = text.unicodeScalars.prefix(12).map { scalar in
      scalar.properties.generalCategory == .control || scalar == "\u{FFFD}" ? "." : scalar
    }
    var begin = String.UnicodeScalarView()
    begin.append(contentsOf: shown)
    return String(begin)
  }
}
