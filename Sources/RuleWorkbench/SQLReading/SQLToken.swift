import Evaluation

extension SQLToken {
  /// The tokens of SQL in which holes stand for what is put in at run time, comments left out.
  static func tokens(of bytes: [UInt8]) -> [SQLToken] {
    sqlTokens(of: bytes).filter { $0.kind != .comment }
  }

  /// Its spelling with quotes or colon; of a word in lower case.
  var spelling: String {
    switch kind {
    case .word: text.lowercased()
    case .text: "'\(text)'"
    case .quotedName: "\"\(text)\""
    case .parameter: ":\(text)"
    case .number, .sign, .comment: text
    }
  }

  /// Whether it is that keyword, given in lower case.
  func isWord(_ word: String) -> Bool { kind == .word && text.lowercased() == word }

  /// Whether it stands for what is put in at run time.
  var isHole: Bool { kind == .sign && text.utf8.elementsEqual([SQLText.hole]) }
}
