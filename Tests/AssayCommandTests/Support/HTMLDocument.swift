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

  /// The ids of its elements.
  private(set) var ids: Set<String> = []

  private static let void: Set<String> = ["meta", "input", "br"]
  private static let raw: Set<String> = ["style", "script"]
  private static let references = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'",
  ]

  private let bytes: [UInt8]
  private var place = 0
  private var open: [Int] = []

  /// Reads a page.
  init(_ text: String) {
    bytes = Array(text.utf8)
    read()
    for id in elements.compactMap({ $0.attributes["id"] }) where !ids.insert(id).inserted {
      faults.append("id twice: \(id)")
    }
  }

  // MARK: - Asking

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
    let text = resolved(bytes[place..<end])
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
    let tag = bytes[place + 1..<end]
    let start = place
    place = end + 1
    if tag.first == UInt8(ascii: "/") {
      close(String(decoding: tag.dropFirst(), as: UTF8.self), at: start)
    } else {
      begin(tag)
    }
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

  private mutating func begin(_ tag: ArraySlice<UInt8>) {
    let word = tag.prefix { Self.isSmall($0) || (0x30...0x39).contains($0) }
    let name = String(decoding: word, as: UTF8.self)
    if name.isEmpty { note("no tag: <\(String(decoding: tag, as: UTF8.self))>") }
    elements.append(Element(name: name, attributes: attributes(tag[word.endIndex...])))
    if Self.void.contains(name) { return }
    open.append(elements.count - 1)
    if Self.raw.contains(name) { readRaw(name) }
  }

  private mutating func readRaw(_ name: String) {
    let ending = Array("</\(name)".utf8)
    let start = place
    while place < bytes.count, !bytes[place...].starts(with: ending) {
      place = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
    }
    elements[elements.count - 1].text = String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Names alone, or with a value in double quotes, each behind one space.
  private mutating func attributes(_ text: ArraySlice<UInt8>) -> [String: String] {
    var (rest, attributes) = (text, [String: String]())
    while !rest.isEmpty {
      let name = rest.dropFirst().prefix { $0 == UInt8(ascii: "-") || Self.isSmall($0) }
      guard rest.first == UInt8(ascii: " "), !name.isEmpty else {
        note("attributes that are none: \(String(decoding: rest, as: UTF8.self))")
        break
      }
      rest = rest[name.endIndex...]
      var value = ""
      if rest.starts(with: Array("=\"".utf8)) {
        let quoted = rest.dropFirst(2)
        guard let end = quoted.firstIndex(of: UInt8(ascii: "\"")) else { break }
        if quoted[..<end].contains(UInt8(ascii: "<")) { note("a < in a value") }
        value = resolved(quoted[..<end])
        rest = rest[(end + 1)...]
      }
      let word = String(decoding: name, as: UTF8.self)
      if attributes.updateValue(value, forKey: word) != nil { note("\(word) stands twice") }
    }
    return attributes
  }

  private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// The text that references stand for; any other `&` is a fault.
  private mutating func resolved(_ text: ArraySlice<UInt8>) -> String {
    let parts = text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
    var result = String(decoding: parts[0], as: UTF8.self)
    for part in parts.dropFirst() {
      let reference = String(decoding: part.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
      guard let meant = Self.references[reference] else {
        note("an & that is no reference: &\(reference)")
        continue
      }
      result += meant + String(decoding: part.dropFirst(reference.utf8.count + 1), as: UTF8.self)
    }
    return result
  }

  private mutating func note(_ fault: String) { faults.append("\(place): \(fault)") }
}
