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
      try refuseEmptyWords(arguments)
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

  /// An empty word is a variable of a shell that was never set: nothing is meant by it.
  private static func refuseEmptyWords(_ arguments: [String]) throws(Refusal) {
    guard let index = arguments.firstIndex(of: "") else { return }
    let before = (["assay"] + arguments[..<index]).joined(separator: " ")
    throw Refusal(
      .configuration, "usage", "the word after '\(before)' is empty",
      remedy: "Is a variable of the shell not set?")
  }

  /// Help and version are data and end well; anything else that the parser throws is usage.
  private static func parserCode(_ error: any Error, arguments: [String]) -> ExitCode {
    if Assay.exitCode(for: error).isSuccess {
      let text = Assay.fullMessage(for: error)
      return print(text.hasSuffix("\n") ? text : text + "\n")
    }
    guard isParserError(error) else {
      Console.complain("assay: \(error)\n  This is a defect in Assay: please report it.\n")
      return .defect
    }
    let usage = UsageText(Assay.message(for: error), arguments: arguments)
    Console.complain(renderRefusal(usage.refusal))
    return .configuration
  }

  /// Whether `error` came from parsing arguments.
  private static func isParserError(_ error: any Error) -> Bool {
    error is ValidationError || error is CleanExit
      || String(describing: type(of: error)) == "CommandError"
  }

  private static func print(_ text: String) -> ExitCode {
    do throws(Refusal) {
      try Console.print(text)
      return .yes
    } catch {
      Console.complain(renderRefusal(error))
      return ExitCode(error.subject)
    }
  }
}
