import ArgumentParser

/// What is measured while tests run, where it goes, and how much is enough.
struct CoverageOptions: ParsableArguments {
  @Flag(
    name: .customLong("coverage"),
    help: "Tell which lines and which sides of conditions of the rules the tests have seen.")
  var isAsked = false

  @Option(
    name: .customLong("coverage-file"),
    help: ArgumentHelp(
      "Write the coverage to a file too: html=PATH or lcov=PATH. Repeat for several.",
      valueName: "format=path"))
  var files: [File] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The least shares in percent, of lines, branches and mutants, such as lines=95,branches=90; below one the command ends with 1.",
      valueName: "shares"))
  var threshold: Threshold?

  /// Whether anything is to be measured.
  var measures: Bool {
    isAsked || !files.isEmpty || threshold?.lines != nil || threshold?.branches != nil
  }

  /// A file to be written.
  struct File: ExpressibleByArgument {
    /// The formats of files.
    enum Format: String, CaseIterable {
      case html, lcov
    }

    let format: Format
    let path: String

    init?(argument: String) {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let format = Format(rawValue: parts[0]), !parts[1].isEmpty else {
        return nil
      }
      (self.format, path) = (format, parts[1])
    }
  }

  /// Shares that have to be reached, in percent.
  struct Threshold: ExpressibleByArgument {
    var lines: Double?
    var branches: Double?
    var mutants: Double?

    init?(argument: String) {
      for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
        let words = part.split(separator: "=", omittingEmptySubsequences: false)
        guard words.count == 2, let percent = Double(words[1]), (0...100).contains(percent) else {
          return nil
        }
        switch words[0] {
        case "lines": lines = percent
        case "branches": branches = percent
        case "mutants": mutants = percent
        default: return nil
        }
      }
    }
  }
}
