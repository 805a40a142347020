import ComplianceModel
import Yams

/// Puts what the YAML parser says into our words.
struct YAMLFault {
  /// The text that was read.
  let text: String
  /// Its path as shown.
  let path: String

  /// The refusal that says what the parser's error means.
  func refusal(of error: any Error) -> Refusal {
    guard let error = error as? YamlError else { return invalid("\(error)", at: nil) }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return syntax(problem, context?.text, at: place(mark))
    case .reader(let problem, let offset, _, _):
      return invalid(problem, at: offset.map(place(ofCharacter:)))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicates(of: keys, firstAt: context.mark)
    default:
      return invalid("\(error)", at: nil)
    }
  }

  private func syntax(_ problem: String, _ context: String?, at place: SourcePlace) -> Refusal {
    if problem == "but found another document" {
      return Refusal(
        .configuration, "invalid-yaml", "the file holds more than one document", at: place,
        remedy: "remove the line '---' or '...' between them")
    }
    return invalid(problem + (context.map { " \($0)" } ?? ""), at: place)
  }

  private func invalid(_ problem: String, at place: SourcePlace?) -> Refusal {
    Refusal(
      .configuration, "invalid-yaml", "this is not valid YAML: \(problem)",
      at: place ?? SourcePlace(file: path),
      remedy: "indent with spaces, and put quotes around a text that holds ': ' or ' #' or begins "
        + "with one of [ { & * ! | > % @")
  }

  /// One fault for each key, at its second place where the text shows it.
  private func duplicates(of keys: [String], firstAt mark: Mark) -> Refusal {
    let faults = keys.enumerated().map { index, key in
      let second = index == 0 ? secondLine(of: key, firstAt: mark) : nil
      return Diagnostic(
        "duplicate-key", "the key '\(key)' stands twice in one mapping",
        at: second.map { SourcePlace(file: path, line: $0, column: mark.column) } ?? place(mark),
        remedy: second == nil
          ? "keep one of them" : "keep one of them; the first is on line \(mark.line)")
    }
    return Refusal(.configuration, faults)
  }

  /// The next line on which `key` stands in the column of its first place.
  private func secondLine(of key: String, firstAt mark: Mark) -> Int? {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.indices.dropFirst(mark.line).first { index in
      let line = lines[index]
      return line.prefix(mark.column - 1).allSatisfy { $0 == " " || $0 == "-" }
        && line.dropFirst(mark.column - 1).hasPrefix("\(key):")
    }.map { $0 + 1 }
  }

  private func place(_ mark: Mark) -> SourcePlace {
    let lines = text.utf8.count { $0 == 0x0A } + 1
    return SourcePlace(file: path, line: min(mark.line, lines), column: mark.column)
  }

  private func place(ofCharacter offset: Int) -> SourcePlace {
    let before = text.prefix(offset)
    let line = before.split(separator: "\n", omittingEmptySubsequences: false)
    return SourcePlace(
      file: path, line: max(1, line.count), column: (line.last?.unicodeScalars.count ?? 0) + 1)
  }
}
