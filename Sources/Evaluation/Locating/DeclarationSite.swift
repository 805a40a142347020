import ComplianceModel

/// Where one declaration stands in its file, and where its fields, words and SQL stand inside it.
struct DeclarationSite {
  /// The pack that the file belongs to.
  let pack: PackSource
  /// The file.
  let file: SourceText
  /// The line of the declaration, from 1.
  let line: Int
  /// Its name, such as `high-risks-treated`.
  let name: String
  /// Where a helper wrote its body; nil: the declaration holds it.
  var body: Body?

  /// A table of a helper's file that became the fields of a declaration.
  struct Body {
    /// The pack that the file belongs to.
    let pack: PackSource
    /// The file.
    let file: SourceText
    /// The first line of the function that judges.
    let line: Int
  }

  /// What a caret underlines: bytes of the file, or of that of the body.
  struct Spot {
    let range: Range<Int>
    var isInBody = false
  }

  // MARK: - Faults

  /// The fault of a declaration, placed at `spot`, else at its first line.
  func fault(
    _ code: Diagnostic.Code, _ message: String, at spot: Spot? = nil, nearest: String? = nil,
    severity: Diagnostic.Severity = .error, remedy: String? = nil, notes: [String] = []
  ) -> Diagnostic {
    let suggestion = nearest.map { "did you mean '\($0)'?" }
    let (pack, file) =
      body.flatMap { spot?.isInBody == true ? ($0.pack, $0.file) : nil } ?? (self.pack, self.file)
    guard let spot, let (line, column, excerpt) = excerpt(at: spot.range, of: file, suggestion)
    else {
      return Diagnostic(
        code, message, at: pack.place(file.path, line: line), severity: severity,
        excerpt: Excerpt(of: file.text, line: line, word: name),
        remedy: remedy ?? nearest.map { "Did you mean '\($0)'?" }, notes: notes)
    }
    let origin =
      "it is the body of '\(name)' at \(self.pack.place(self.file.path, line: self.line))"
    return Diagnostic(
      code, message, at: pack.place(file.path, line: line, column: column), severity: severity,
      excerpt: excerpt, remedy: remedy, notes: notes + (spot.isInBody ? [origin] : []))
  }

  private func excerpt(at spot: Range<Int>, of file: SourceText, _ note: String?)
    -> (line: Int, column: Int, Excerpt)?
  {
    let bytes = Array(file.text.utf8)
    guard spot.lowerBound < bytes.count else { return nil }
    let line = bytes[..<spot.lowerBound].count { $0 == 0x0A } + 1
    let start = bytes[..<spot.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    let column = Self.scalars(bytes[start..<spot.lowerBound]) + 1
    let length = max(1, Self.scalars(bytes[spot.lowerBound..<min(spot.upperBound, end)]))
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return (
      line, column,
      Excerpt(line: line, text: text, column: column, length: length, note: note)
    )
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }

  // MARK: - Spots

  /// The outlines of the declaration and, behind it, of its body.
  private var outlines: [(outline: DeclarationOutline, isInBody: Bool)] {
    let own = [(outline: DeclarationOutline(file: file, line: line, name: name), isInBody: false)]
    return own
      + (body.map { [(DeclarationOutline(file: $0.file, functionOnLine: $0.line), true)] } ?? [])
  }

  /// The first thing that one of the outlines has.
  private func first(_ find: (DeclarationOutline) -> Range<Int>?) -> Spot? {
    for (outline, isInBody) in outlines {
      if let range = find(outline) { return Spot(range: range, isInBody: isInBody) }
    }
    return nil
  }

  /// The name of a field; nil where it is written neither in the declaration nor in its body.
  func spot(ofField field: String) -> Spot? { first { $0.field(field)?.name } }

  /// The one place of `word` inside the value of `field`: a parameter of `judge`, a nested key.
  func spot(of word: String, inField field: String) -> Spot? {
    first { outline in
      guard let value = outline.field(field)?.value else { return nil }
      let found =
        outline.names(equalTo: word, in: value) + outline.strings(holding: word, in: value)
      return found.count == 1 ? found[0] : nil
    }
  }

  /// The first parameter called `name` of the function in `field`.
  func spot(ofParameter name: String, inField field: String) -> Spot? {
    first { outline in
      outline.field(field).flatMap { outline.names(equalTo: name, in: $0.value).first }
    }
  }

  /// The texts written as arguments of `name(…)` in the value of `field`, with their places.
  func arguments(ofCallsTo name: String, inField field: String) -> [(text: String, spot: Spot)] {
    for (outline, isInBody) in outlines {
      guard let value = outline.field(field)?.value else { continue }
      return outline.arguments(ofCallsTo: name, in: value).map {
        ($0.text, Spot(range: $0.spot, isInBody: isInBody))
      }
    }
    return []
  }

  /// The bytes `offset ..< offset + length` of a text that stands as it is in the declaration or its
  /// body or, where it was given a name first, anywhere in the file of one of them exactly once.
  func spot(ofOffset offset: Int, length: Int, inText text: String, field: String) -> Spot? {
    let needle = Array(text.utf8)
    return first { outline in
      let inside = outline.field(field)?.value ?? outline.whole
      let near = outline.texts(equalTo: needle, in: inside)
      let all = near.isEmpty ? outline.texts(equalTo: needle, in: outline.whole) : near
      guard all.count == 1 else { return nil }
      return all[0].lowerBound + offset..<all[0].lowerBound + offset + length
    }
  }

  /// The line of a spot, from 1.
  func line(of spot: Spot) -> Int {
    let text = body.flatMap { spot.isInBody ? $0.file.text : nil } ?? file.text
    return text.utf8.prefix(spot.range.lowerBound).count { $0 == 0x0A } + 1
  }
}
