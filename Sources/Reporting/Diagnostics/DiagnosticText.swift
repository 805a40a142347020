package import ComplianceModel

/// The findings of `check`: place, message, the line with a caret, notes and the code.
///
/// - Returns: One block a finding with an empty line between; empty where there is none.
package func renderFindings(_ diagnostics: [Diagnostic], style: TerminalStyle = .init()) -> String {
  diagnostics.map { DiagnosticText($0, style).block }.joined(separator: "\n")
}

/// What a command says on stderr when it refuses: `assay: …`, then what to do, for each fault.
package func renderRefusal(_ refusal: Refusal, style: TerminalStyle = .init()) -> String {
  refusal.diagnostics.map { diagnostic in
    diagnostic.place == nil
      ? DiagnosticText(diagnostic, style).complaint : DiagnosticText(diagnostic, style).block
  }.joined()
}

/// One diagnostic as text, never shortened: messages are what a person has to go by.
///
/// What is longer than a line goes on in the next, between words; the line with the place does not,
/// since editors and build servers read it.
struct DiagnosticText {
  private let diagnostic: Diagnostic
  private let style: TerminalStyle

  /// Holds what is to be told.
  init(_ diagnostic: Diagnostic, _ style: TerminalStyle) {
    self.diagnostic = diagnostic
    self.style = style
  }

  /// `assay: message`, and what to do on the next line.
  var complaint: String {
    var lines = paragraph("assay: ", diagnostic.message)
    for text in diagnostic.notes + remedies { lines += paragraph("  ", text) }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `path:line:column: error: message` with its excerpt, notes, remedy and code.
  var block: String {
    let place = diagnostic.place.map { "\($0): " } ?? ""
    var lines = ["\(place)\(diagnostic.severity.rawValue): \(diagnostic.message.printable)"]
    lines += excerptLines
    for text in diagnostic.notes + remedies { lines += paragraph("    = ", text) }
    lines.append("    = \(diagnostic.code)")
    return lines.map { $0 + "\n" }.joined()
  }

  /// `lead` and the text, the lines after the first under it.
  private func paragraph(_ lead: String, _ text: String) -> [String] {
    let text = text.printable
    guard lead.displayWidth + text.displayWidth > style.width else { return [lead + text] }
    let indent = String(repeating: " ", count: lead.displayWidth)
    return text.wrapped(to: max(20, style.width - indent.count)).enumerated().map {
      ($0 == 0 ? lead : indent) + $1
    }
  }

  private var remedies: [String] {
    let lines = diagnostic.remedy?.split(separator: "\n").map(String.init) ?? []
    return lines.enumerated().map { $0 == 0 ? Self.sentence($1) : $1 }
  }

  /// With a capital letter, unless it begins with a command.
  private static func sentence(_ text: String) -> String {
    guard let first = text.first, !text.hasPrefix("assay ") else { return text }
    return first.uppercased() + text.dropFirst()
  }

  private var excerptLines: [String] {
    guard let excerpt = diagnostic.excerpt else { return [] }
    let lead = "\(excerpt.line)".aligned(right: 3) + " | "
    // A tab takes one column, so that the caret stands where the word does.
    let text = String(excerpt.text.map { $0 == "\t" ? " " : $0 }).printable
    guard let column = excerpt.column else { return [lead + text] }
    let caret =
      String(repeating: " ", count: lead.count + column - 1)
      + String(repeating: "^", count: max(1, excerpt.length))
    guard let note = excerpt.note else { return [lead + text, caret] }
    guard caret.count + 1 + note.displayWidth > style.width else {
      return [lead + text, "\(caret) \(note)"]
    }
    return [lead + text, caret] + paragraph("    = ", Self.sentence(note))
  }
}
