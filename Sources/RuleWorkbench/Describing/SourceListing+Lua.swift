import ComplianceModel
import LuaSyntax

extension SourceListing {
  /// The lines of a piece of Lua; what is none from some place on is plain.
  init(lua text: String, file: String, firstLine: Int) {
    let bytes = Array(text.utf8)
    let list = TokenList(bytes)
    let marked =
      (list.tokens.map { ($0.range, Piece.Kind($0.kind)) }
      + list.comments.map { ($0.range, .comment) })
      .filter { $0.1 != .plain }.sorted { $0.0.lowerBound < $1.0.lowerBound }
    var writer = ListingWriter()
    var place = 0
    for (range, kind) in marked {
      writer.add(bytes[place..<range.lowerBound], .plain)
      writer.add(bytes[range], kind)
      place = range.upperBound
    }
    writer.add(bytes[place...], .plain)
    self.init(file: file, firstLine: firstLine, lines: writer.lines)
  }
}

extension SourceListing.Piece.Kind {
  /// What a token is for a reader.
  fileprivate init(_ kind: Token.Kind) {
    switch kind {
    case .string: self = .string
    case .integer, .float: self = .number
    default: self = Token.Kind.reservedWords[kind.rawValue] == nil ? .plain : .keyword
    }
  }
}

/// Cuts marked bytes into lines.
private struct ListingWriter {
  private(set) var lines: [[SourceListing.Piece]] = [[]]

  mutating func add(_ bytes: ArraySlice<UInt8>, _ kind: SourceListing.Piece.Kind) {
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    {
      if number > 0 { lines.append([]) }
      let text = line.last == 0x0D ? line.dropLast() : line
      guard !text.isEmpty else { continue }
      lines[lines.count - 1].append(.init(kind, String(decoding: text, as: UTF8.self)))
    }
  }
}
