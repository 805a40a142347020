/// A place in a source as people and editors count it.
package struct Position: Equatable, Sendable {
  /// The line, from 1, as Lua counts them: `\n`, `\r`, `\r\n` and `\n\r` each end one.
  package let line: Int
  /// The column from 1 in Unicode scalars, as a caret under the line needs it.
  package let column: Int
  /// The column from 1 in bytes, as editors that speak of UTF-8 need it.
  package let byteColumn: Int
}

/// Where the lines of a source begin.
package struct LineTable: Equatable, Sendable {
  private let bytes: [UInt8]
  /// The first byte of each line, ascending; the first is 0.
  private let starts: [Int]

  /// Reads the lines of `bytes`.
  ///
  /// - Parameter hidden: Where counting begins: the end of a first line that Lua itself skips.
  package init(_ bytes: [UInt8], from hidden: Int = 0) {
    var starts = [0]
    var place = hidden
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if place < bytes.count, bytes[place] == 0x0A || bytes[place] == 0x0D, bytes[place] != byte {
        place += 1
      }
      starts.append(place)
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// How many lines there are; a source that ends with a line end has an empty one after it.
  package var count: Int { starts.count }

  /// The line and columns of the byte at `offset`; the end of the source is a place too.
  ///
  /// - Precondition: `0 ... bytes.count` holds `offset`.
  /// - Complexity: O(log lines + length of the line).
  package func position(of offset: Int) -> Position {
    precondition(offset >= 0 && offset <= bytes.count, "a place is inside its source")
    let line = line(of: offset)
    let start = starts[line - 1]
    let scalars = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    return Position(line: line, column: scalars + 1, byteColumn: offset - start + 1)
  }

  /// The line of the byte at `offset`, from 1.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line with the line end, if it has one; nil: there is no such line.
  package func range(ofLine line: Int) -> Range<Int>? {
    guard starts.indices.contains(line - 1) else { return nil }
    return starts[line - 1]..<(line < starts.count ? starts[line] : bytes.count)
  }
}
