import Foundation

/// The fenced blocks of a document: commands to run, files to write, output to expect.
struct DocumentedCommands {
  /// One block.
  struct Block: Equatable {
    /// The word behind the fence.
    let language: String
    let lines: [String]

    /// The file that its first line names: `-- shop.lua` or `# pack.yml`; nil: it is no file.
    var fileName: String? {
      guard language != "sh", let first = lines.first, let mark = first.split(separator: " ").first,
        mark == "--" || mark == "#", first.split(separator: " ").count == 2
      else { return nil }
      let name = String(first.dropFirst(mark.count + 1))
      return name.contains(".") ? name : nil
    }

    /// The lines of that file; one that has no comments does not hold the line with its name.
    var fileLines: [String] { language == "csv" ? Array(lines.dropFirst()) : lines }
  }

  /// A command line with the code that it must end with.
  struct Command: Equatable {
    let line: String
    let code: Int32
  }

  let blocks: [Block]

  /// Reads a document.
  init(markdown: String) {
    var blocks: [Block] = []
    var language: String?
    var lines: [String] = []
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let open = language {
          blocks.append(Block(language: open, lines: lines))
          language = nil
        } else {
          language = String(line.dropFirst(3))
          lines = []
        }
      } else if language != nil {
        lines.append(String(line))
      }
    }
    self.blocks = blocks
  }

  /// The commands of a block: `assay run   # exit 1` ends with 1, what says nothing with 0.
  static func commands(of block: Block) -> [Command] {
    block.lines.filter { !$0.isEmpty }.map { line in
      let parts = line.components(separatedBy: "# exit ")
      guard parts.count == 2, let code = Int32(parts[1].split(separator: " ").first ?? "") else {
        return Command(line: line, code: 0)
      }
      return Command(line: parts[0].trimmingCharacters(in: .whitespaces), code: code)
    }
  }

  /// A script that runs `commands` one after the other in one shell, and says which ended otherwise.
  static func script(_ commands: [Command]) -> String {
    commands.map { command in
      """
      \(command.line)
      code=$?
      [ $code = \(command.code) ] || { echo "ended with $code: $(cat <<'LINE'
      \(command.line)
      LINE
      )"; exit 99; }
      """
    }.joined(separator: "\n") + "\n"
  }

  /// The first of `expected` that does not stand in `output` behind the one before; nil: all do.
  ///
  /// `…` in an expected line stands for any text.
  static func missing(_ expected: [String], in output: String) -> String? {
    var rest = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for line in expected where line != "…" {
      guard let found = rest.firstIndex(where: { matches(line, String($0)) }) else { return line }
      rest = rest[(found + 1)...]
    }
    return nil
  }

  private static func matches(_ pattern: String, _ line: String) -> Bool {
    let parts = pattern.components(separatedBy: "…").map { $0.trimmingCharacters(in: .whitespaces) }
    var rest = line[...]
    for part in parts where !part.isEmpty {
      guard let range = rest.range(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
