import ArgumentParser
import ComplianceModel
import Foundation
import Reporting

/// Parses, runs, and ends the process with the documented code.
enum Entry {
  /// Runs the command that `arguments` name.
  static func run(arguments: [String], in surroundings: Surroundings) -> Never {
    Foundation.exit(Int32(code(arguments: arguments, in: surroundings).rawValue))
  }

  private static func code(arguments: [String], in surroundings: Surroundings) -> ExitCode {
    do {
      var command = try Assay.parseAsRoot(arguments)
      guard let runnable = command as? any Runnable else {
        try command.run()
        return .yes
      }
      return try runnable.run(in: surroundings)
    } catch let refusal as Refusal {
      Console.complain(renderRefusal(refusal))
      return ExitCode(refusal.subject)
    } catch {
      return parserCode(error, arguments: arguments)
    }
  }

  /// Help and version are data and end well; anything else that the parser throws is usage.
  private static func parserCode(_ error: any Error, arguments: [String]) -> ExitCode {
    if Assay.exitCode(for: error).isSuccess {
      return (try? Console.print(Assay.fullMessage(for: error) + "\n")) == nil ? .output : .yes
    }
    guard UsageText.isParserError(error) else {
      Console.complain("assay: \(error)\n  This is a defect in Assay: please report it.\n")
      return .defect
    }
    Console.complain(UsageText.render(Assay.message(for: error), arguments: arguments))
    return .configuration
  }
}

/// The words of a usage error: one line of what is wrong, one of what to do.
enum UsageText {
  /// Whether `error` came from parsing arguments.
  static func isParserError(_ error: any Error) -> Bool {
    error is ValidationError || error is CleanExit
      || String(describing: type(of: error)) == "CommandError"
  }

  /// `assay: unknown option '--foo'` with the help that would have told.
  static func render(_ message: String, arguments: [String]) -> String {
    let first = message.split(separator: "\n").first.map(String.init) ?? message
    let words = arguments.prefix { !$0.hasPrefix("-") }.filter { word in
      Assay.commandNames.contains(word)
    }
    let command = (["assay"] + words.prefix(1) + ["--help"]).joined(separator: " ")
    return "assay: \(lowerCasedFirst(first))\n  See: \(command)\n"
  }

  private static func lowerCasedFirst(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    guard let first = text.first else { return text }
    return first.lowercased() + text.dropFirst()
  }
}

extension Assay {
  /// The names of its commands.
  static var commandNames: Set<String> {
    Set(configuration.groupedSubcommands.flatMap(\.subcommands).map { $0._commandName })
  }
}
