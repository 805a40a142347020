import Foundation

/// What a complaint on stderr must look like, whatever it is about.
enum MessageForm {
  /// Words that only the author of a program knows.
  private static let innerWords: Set<Substring> = [
    "Optional", "NSCocoa", "NSError", "Swift", "Foundation", "fatalError", "swift", "Refusal",
    "DatabaseError", "ParserError", "ValidationError", "DecodingError", "Int64", "GRDB",
  ]

  /// How `text` departs from the form; empty: it does not.
  static func faults(of text: String) -> [String] {
    let blocks = blocks(of: text)
    guard !blocks.isEmpty else { return ["it says nothing"] }
    return blocks.flatMap(faults(ofBlock:)) + inner(text) + wide(text)
  }

  /// A message with the lines that belong to it.
  private static func blocks(of text: String) -> [[String]] {
    var blocks: [[String]] = []
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix(" "), !blocks.isEmpty {
        blocks[blocks.count - 1].append(line)
      } else {
        blocks.append([line])
      }
    }
    return blocks
  }

  private static func faults(ofBlock lines: [String]) -> [String] {
    let head = lines[0]
    guard
      let match = head.firstMatch(of: /^(?:assay|\S+(?::[0-9]+){0,2}: (?:error|warning)): (.+)$/)
    else { return ["a message begins without 'assay:' or a place: \(head)"] }
    let words = match.output.1
    var faults: [String] = []
    if words.first?.isUppercase == true, !words.hasPrefix("ASSAY_") {
      faults.append("a message begins with a capital: \(head)")
    }
    if words.hasSuffix(".") { faults.append("a message ends with a full stop: \(head)") }
    if !hasRemedy(lines) { faults.append("no remedy stands below: \(head)") }
    return faults
  }

  /// A line that is neither excerpt nor caret nor the name of the kind of fault; a caret's note counts.
  private static func hasRemedy(_ lines: [String]) -> Bool {
    lines.dropFirst().contains { line in
      if line.contains(#/\^+ /#) { return true }
      if line.contains(#/^ *[0-9]+ \| /#) || line.contains(/^ *\^+$/) { return false }
      return !line.contains(/^    = [a-z]+(-[a-z]+)*$/)
    }
  }

  private static func inner(_ text: String) -> [String] {
    Set(text.split { !$0.isLetter && !$0.isNumber }).intersection(innerWords).sorted().map {
      "it has the inner word \($0)"
    }
  }

  /// Lines over 80 columns: only those with a place, and excerpts, may be longer.
  private static func wide(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      line.count > 80 && !line.contains(#/: (error|warning): /#)
        && !line.contains(#/^ *[0-9]+ \| /#)
        && !line.contains(/^ *\^+/) && line.trimmingCharacters(in: .whitespaces).contains(" ")
    }.map { "a line is wider than 80 columns: \($0)" }
  }
}
