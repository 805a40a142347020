import ComplianceModel

/// The names in a query with their places; texts, comments and parameters are left out.
struct SQLWords {
  /// A name, without its quotes.
  struct Word: Equatable {
    let text: String
    /// Its bytes in the query, without quotes.
    let range: Range<Int>
  }

  /// The names in order.
  let words: [Word]

  /// Reads `sql`; what is not closed ends with the text.
  init(_ sql: String) {
    let bytes = Array(sql.utf8)
    var words: [Word] = []
    var place = 0
    while place < bytes.count {
      let (end, contents) = SQLWords.step(bytes, place)
      if let contents {
        words.append(
          Word(text: String(decoding: bytes[contents], as: UTF8.self), range: contents))
      }
      place = end
    }
    self.words = words
  }

  /// The end of what begins at `place` and, if it is a name, its bytes.
  private static func step(_ bytes: [UInt8], _ place: Int) -> (end: Int, name: Range<Int>?) {
    let byte = bytes[place]
    let next = place + 1 < bytes.count ? bytes[place + 1] : 0
    switch byte {
    case UInt8(ascii: "'"):
      return (closing(bytes, place + 1, byte) + 1, nil)
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      let end = closing(bytes, place + 1, byte)
      return (end + 1, place + 1..<end)
    case UInt8(ascii: "["):
      let end = closing(bytes, place + 1, UInt8(ascii: "]"))
      return (end + 1, place + 1..<end)
    case UInt8(ascii: "-") where next == byte:
      return (closing(bytes, place, 0x0A), nil)
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
      return (commentEnd(bytes, place + 2), nil)
    case UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return (nameEnd(bytes, place + 1), nil)
    default:
      guard isStart(byte) else { return (place + 1, nil) }
      let end = nameEnd(bytes, place)
      return (end, place..<end)
    }
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    LuaScanner.isNameStart(byte) || byte >= 0x80
  }

  private static func nameEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    bytes[start...].firstIndex { !(LuaScanner.isNamePart($0) || $0 >= 0x80) } ?? bytes.count
  }

  private static func closing(_ bytes: [UInt8], _ start: Int, _ quote: UInt8) -> Int {
    bytes[min(start, bytes.count)...].firstIndex(of: quote) ?? bytes.count
  }

  private static func commentEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == UInt8(ascii: "*"), bytes[place + 1] == UInt8(ascii: "/") {
        return place + 2
      }
      place += 1
    }
    return bytes.count
  }

  // MARK: - What they name

  /// The tables of `schema` that the query names, each once, in order.
  func tables(in schema: SchemaDescription) -> [SchemaDescription.Table] {
    var found: [SchemaDescription.Table] = []
    for word in words {
      guard let table = schema.table(word.text), !found.contains(where: { $0.name == table.name })
      else { continue }
      found.append(table)
    }
    return found
  }

  /// The table that `qualifier` stands for: a table of that name, or the one it is an alias of.
  func table(of qualifier: String, in schema: SchemaDescription) -> SchemaDescription.Table? {
    for (index, word) in words.enumerated() where index > 0 {
      guard word.text.lowercased() == qualifier.lowercased() else { continue }
      let hasAs = words[index - 1].text.lowercased() == "as"
      let before = hasAs ? index - 2 : index - 1
      if before >= 0, let table = schema.table(words[before].text) { return table }
    }
    return schema.table(qualifier)
  }

  /// The place of `name`: its first at or after `offset`, else its only one.
  func place(of name: String, from offset: Int?) -> Range<Int>? {
    let places = words.filter { $0.text.lowercased() == name.lowercased() }.map(\.range)
    if let offset, let place = places.first(where: { $0.upperBound > offset }) { return place }
    return places.count == 1 ? places[0] : nil
  }
}
