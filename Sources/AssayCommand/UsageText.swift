import ArgumentParser
import ComplianceModel

/// A usage error in our words: what is wrong, what was meant, and the help that would have told.
struct UsageText {
  /// The parser's first sentence, and what it says besides.
  private let sentence: String
  private let rest: String
  private let arguments: [String]

  /// Holds what the parser said about `arguments`.
  init(_ message: String, arguments: [String]) {
    let text = message.split(separator: "\n").map { String($0.drop { $0 == " " }) }
      .joined(separator: "\n")
    let end = Self.endOfSentence(in: text)
    sentence = String(text[..<end])
    rest = String(text[end...].drop { ". \n".contains($0) })
    self.arguments = arguments
  }

  /// What the command says.
  var refusal: Refusal {
    let remedy = [meant, "See: \((["assay"] + commands + ["--help"]).joined(separator: " "))"]
    return Refusal(
      .configuration, "usage", message, remedy: remedy.compactMap(\.self).joined(separator: "\n"))
  }

  // MARK: - What is wrong

  /// `unknown option '--foo'`; a word where a command is wanted is no command.
  private var message: String {
    if let unknownCommand { return "there is no command '\(unknownCommand)'" }
    guard let first = sentence.first else { return "the command line is not understood" }
    return first.lowercased() + sentence.dropFirst()
  }

  /// What stands where one of a command's own commands is wanted.
  private var unknownCommand: String? {
    guard sentence.lowercased().contains("unexpected argument"), !choices.isEmpty,
      arguments.count > commands.count
    else { return nil }
    let word = arguments[commands.count]
    return word.hasPrefix("-") ? nil : (commands + [word]).joined(separator: " ")
  }

  // MARK: - What to do

  /// The nearest of what could have been written, else all of it.
  private var meant: String? {
    if unknownCommand != nil {
      return nearestName(to: arguments[commands.count], among: choices).map {
        "Did you mean 'assay \((commands + [$0]).joined(separator: " "))'?"
      }
    }
    let words = Self.quoted(in: sentence)
    if rest.hasPrefix("Did you mean") {
      // The parser's suggestions reach farther than ours.
      let near = words.first.flatMap { nearestName(to: $0, among: Self.quoted(in: rest)) }
      return near.map { "Did you mean '\($0)'?" }
    }
    guard rest.hasPrefix("Please provide") else { return rest.isEmpty ? nil : rest }
    let possible = rest.contains("\n") ? Self.items(of: rest) : Self.quoted(in: rest)
    return words.first.flatMap { nearestName(to: $0, among: possible) }.map {
      "Did you mean '\($0)'?"
    } ?? "Write one of: \(possible.joined(separator: ", "))"
  }

  // MARK: - Commands

  /// The words of `arguments` that name commands, outermost first.
  private var commands: [String] { path.words }

  /// The commands that could follow them.
  private var choices: [String] { path.last.subcommandNames }

  private var path: (words: [String], last: any ParsableCommand.Type) {
    var (words, last): ([String], any ParsableCommand.Type) = ([], Assay.self)
    for argument in arguments {
      guard let next = last.subcommand(named: argument) else { break }
      words.append(argument)
      last = next
    }
    return (words, last)
  }

  // MARK: - Texts

  /// The end of the first sentence or line, outside of quotes.
  private static func endOfSentence(in text: String) -> String.Index {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "'" { isQuoted.toggle() }
      if text[index] == "\n" { return index }
      guard !isQuoted, text[index] == "." else { continue }
      let next = text.index(after: index)
      if next == text.endIndex || text[next].isWhitespace { return index }
    }
    return text.endIndex
  }

  /// The words of a text that stand in single quotes.
  private static func quoted(in text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The items of a list, one a line behind a dash.
  private static func items(of text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("- ") }.map { String($0.dropFirst(2)) }
  }
}

extension ParsableCommand {
  /// The names of the commands below this one.
  fileprivate static var subcommandNames: [String] {
    configuration.subcommands.map { $0._commandName }
  }

  /// The command of that name below this one.
  fileprivate static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0._commandName == name }
  }
}
