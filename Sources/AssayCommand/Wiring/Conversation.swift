import ComplianceModel
import Reporting
import RuleWorkbench

/// The lines of `repl` and what is said to them.
struct Conversation {
  /// What runs them.
  var session: TrialSession
  /// Where they come from.
  let editor: LineEditor
  /// Whether somebody is asked for them.
  let isInteractive: Bool
  /// How answers are shown.
  let style: TerminalStyle

  private static let help = """
    LINE              Lua as in the body of a rule's check; a value is shown, a verdict told
    SELECT …          the first rows of a query; :name is a parameter, :today the day
    :tables           the tables of the database
    :columns TABLE    the columns of one
    :kept             the statements that are run again before each line
    :undo             forget the last of them
    :help  :quit

    """

  /// Answers line by line until there are no more.
  /// - Returns: `no` where nobody is asked and a line broke.
  mutating func run() throws(Refusal) -> ExitCode {
    var (text, hasBroken) = ("", false)
    while let line = editor.line(prompt: isInteractive ? (text.isEmpty ? "> " : ". ") : "") {
      if text.isEmpty, let command = Self.command(line) {
        guard command.word != "quit" else { break }
        hasBroken = try !obey(command) || hasBroken
        continue
      }
      // An empty line gives up what does not end.
      let isGivenUp = !text.isEmpty && line.isEmpty
      text += text.isEmpty ? line : "\n\(line)"
      let answer = try session.answer(to: text)
      if case .unfinished = answer, !isGivenUp { continue }
      hasBroken = try !tell(answer) || hasBroken
      text = ""
    }
    editor.finish()
    guard text.isEmpty else {
      Console.complain("the last text does not end\n")
      return isInteractive ? .yes : .no
    }
    return hasBroken && !isInteractive ? .no : .yes
  }

  /// Shows an answer; false where something broke.
  private func tell(_ answer: TrialAnswer) throws(Refusal) -> Bool {
    if case .unfinished = answer {
      Console.complain("the text does not end\n")
      return false
    }
    let (output, complaint) = renderTrial(answer, style: style)
    if !output.isEmpty { try Console.print(output) }
    if !complaint.isEmpty { Console.complain(complaint) }
    if case .broken = answer { return false }
    return true
  }

  // MARK: - Commands

  /// A word behind a colon, and the word behind that; a label of Lua begins with two.
  private static func command(_ line: String) -> (word: String, rest: String)? {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = words.first, first.hasPrefix(":"), !first.hasPrefix("::") else { return nil }
    return (String(first.dropFirst()), words.count > 1 ? String(words[1]) : "")
  }

  private mutating func obey(_ command: (word: String, rest: String)) throws(Refusal) -> Bool {
    switch command.word {
    case "help": try Console.print(Self.help)
    case "tables": try Console.print(session.tables.map { "\($0.name)\n" }.joined())
    case "columns": return try showColumns(of: command.rest)
    case "kept": try Console.print(session.kept.map { "\($0)\n" }.joined())
    case "undo":
      guard let last = session.undo() else {
        Console.complain("nothing is kept\n")
        return false
      }
      Console.complain("forgotten: \(last)\n")
    default:
      Console.complain("there is no ':\(command.word)': see :help\n")
      return false
    }
    return true
  }

  private func showColumns(of name: String) throws(Refusal) -> Bool {
    guard let table = session.tables.first(where: { $0.name == name }) else {
      let nearest = nearestName(to: name, among: session.tables.map(\.name))
      Console.complain(
        "there is no table '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "") + "\n")
      return false
    }
    try Console.print(
      renderFacts(table.columns.map { (name: $0.name, text: $0.type.isEmpty ? "any" : $0.type) }))
    return true
  }
}
