/// A page of HTML, read as strictly as it is written: every tag closed in turn, every value quoted, every
/// `<` and `&` of a text a reference.
struct HTMLDocument {
  /// One element.
  struct Element {
    let name: String
    let attributes: [String: String]
    /// All text in it, that of elements in it included.
    var text = ""
  }

  /// The elements in the order in which they begin.
  private(set) var elements: [Element] = []
  /// What is wrong with it, with the byte at which it was seen.
  private(set) var faults: [String] = []

  private static let void: Set<String> = ["meta", "input", "br"]
  private static let raw: Set<String> = ["style", "script"]
  private static let references = [
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'",
  ]

  private let bytes: [UInt8]
  private var place = 0
  private var open: [Int] = []

  /// Reads a page.
  init(_ text: String) {
    bytes = Array(text.utf8)
    read()
    let ids = elements.compactMap { $0.attributes["id"] }
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 { faults.append("id twice: \(id)") }
  }

  // MARK: - Asking

  /// The ids of its elements.
  var ids: Set<String> { Set(elements.compactMap { $0.attributes["id"] }) }

  /// The elements of a name.
  func elements(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The element of an id.
  func element(id: String) -> Element? { elements.first { $0.attributes["id"] == id } }

  /// Where its links lead.
  var links: [String] { elements("a").compactMap { $0.attributes["href"] } }

  // MARK: - Reading

  private mutating func read() {
    let opening = Array("<!DOCTYPE html>\n".utf8)
    if bytes.starts(with: opening) { place = opening.count } else { note("no doctype") }
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<") { readTag() } else { readText() }
    }
    for index in open { note("never closed: \(elements[index].name)") }
    if elements.first?.name != "html" { note("the first element is no html") }
  }

  private mutating func readText() {
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    let text = resolved(String(decoding: bytes[place..<end], as: UTF8.self))
    if open.isEmpty, text.contains(where: { !$0.isWhitespace }) { note("text outside") }
    for index in open { elements[index].text += text }
    place = end
  }

  private mutating func readTag() {
    guard let end = endOfTag() else {
      note("a tag that does not end")
      place = bytes.count
      return
    }
    let tag = String(decoding: bytes[place + 1..<end], as: UTF8.self)
    let start = place
    place = end + 1
    if tag.hasPrefix("/") { close(String(tag.dropFirst()), at: start) } else { begin(tag) }
  }

  /// The `>` of the tag that begins here, past quoted values.
  private func endOfTag() -> Int? {
    var isQuoted = false
    for index in place..<bytes.count {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index }
    }
    return nil
  }

  private mutating func close(_ name: String, at start: Int) {
    guard let last = open.popLast(), elements[last].name == name else {
      return faults.append("\(start): </\(name)> closes nothing")
    }
  }

  private mutating func begin(_ tag: String) {
    let name = String(tag.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber) })
    if name.isEmpty { note("no tag: <\(tag)>") }
    elements.append(Element(name: name, attributes: attributes(tag.dropFirst(name.count))))
    if Self.void.contains(name) { return }
    open.append(elements.count - 1)
    if Self.raw.contains(name) { readRaw(name) }
  }

  private mutating func readRaw(_ name: String) {
    let ending = Array("</\(name)".utf8)
    let start = place
    while place < bytes.count, !bytes[place...].starts(with: ending) { place += 1 }
    elements[elements.count - 1].text = String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Names alone, or with a value in double quotes, each behind one space.
  private mutating func attributes(_ text: Substring) -> [String: String] {
    var (rest, attributes) = (text, [String: String]())
    while !rest.isEmpty {
      guard let match = rest.prefixMatch(of: #/ ([a-z-]+)(?:="([^"<]*)")?/#) else {
        note("attributes that are none: \(rest)")
        break
      }
      let name = String(match.output.1)
      let value = resolved(match.output.2.map(String.init) ?? "")
      if attributes.updateValue(value, forKey: name) != nil { note("\(name) stands twice") }
      rest = rest[match.range.upperBound...]
    }
    return attributes
  }

  /// The text that references stand for; any other `&` is a fault.
  private mutating func resolved(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var (result, rest) = ("", text[...])
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      guard
        let (reference, meant) = Self.references.first(where: { rest[start...].hasPrefix($0.key) })
      else {
        note("an & that is no reference")
        return result
      }
      result += meant
      rest = rest[start...].dropFirst(reference.count)
    }
    return result + rest
  }

  private mutating func note(_ fault: String) { faults.append("\(place): \(fault)") }
}
