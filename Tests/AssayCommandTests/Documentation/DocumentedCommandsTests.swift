import Foundation
import Testing

/// Everything that README and guide tell a person to type is typed here, and what they show is shown.
@Suite struct DocumentedCommandsTests {
  @Test func `the README names the two commands of a fresh machine first`() throws {
    let blocks = DocumentedCommands(markdown: try Repository.text("README.md")).blocks
      .filter { $0.language == "sh" }
    #expect(blocks.first?.lines == [".ci/install && swift run -c release assay demo"])
    #expect(blocks.dropFirst().first?.lines == [".ci/install && swift test"])
  }

  @Test func `the README's tour runs as it stands`() throws {
    let bench = try CommandBench()
    // What the first command does, without building: CI runs it word for word.
    #expect(try bench.assay("demo").code == 0)
    try run(
      try Repository.text("README.md"), in: bench,
      leavingOut: { $0.hasPrefix(".ci/install") || $0.hasPrefix("export PATH=") })
  }

  @Test(
    arguments: [
      "YourFirstRule", "TryingLines", "TestingRules", "TheRuleLanguage", "Packs",
      "PackWithACatalogue",
      "Verdicts", "Outcomes", "SettingsTailoringWaivers", "RecordsAndAnswers",
      "StrangersRules", "CargoControlTests", "SupplierControlTests",
    ]
  )
  func `what the guide tells to type runs as it stands`(page: String) throws {
    let text = try Repository.text("Sources/RuleWorkbench/RuleWorkbench.docc/\(page).md")
    try run(text, in: CommandBench(), leavingOut: { _ in false })
  }

  /// Writes the files and runs the commands of a document in order, in one folder.
  private func run(
    _ markdown: String, in bench: CommandBench, leavingOut isLeftOut: (String) -> Bool
  ) throws {
    var commands: [DocumentedCommands.Command] = []
    var folder = bench.folder
    var output = ""
    for block in DocumentedCommands(markdown: markdown).blocks {
      if block.language == "text" {
        let missing = DocumentedCommands.missing(block.lines, in: output)
        #expect(missing == nil, "the document shows a line that does not come:\n\(output)")
      } else if let name = block.fileName {
        let url = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data((block.fileLines.joined(separator: "\n") + "\n").utf8).write(to: url)
      } else if block.language == "sh" {
        commands = DocumentedCommands.commands(of: block).filter { !isLeftOut($0.line) }
        guard !commands.isEmpty else { continue }
        (output, folder) = try shell(commands, in: folder, bench)
      }
    }
  }

  /// Runs commands in one shell with the built command on its path; where it ends, the next begins.
  private func shell(
    _ commands: [DocumentedCommands.Command], in folder: String, _ bench: CommandBench
  ) throws -> (output: String, folder: String) {
    let script = DocumentedCommands.script(commands) + "pwd > '\(bench.root)/scratch/pwd'\n"
    var command = BuiltCommand(
      executable: "/bin/sh", workingDirectory: folder,
      environment: [
        "PATH": "\(BuiltCommand.folder.path):/usr/bin:/bin", "LC_ALL": "C.UTF-8",
        "TMPDIR": bench.temporary, "SWIFT_BACKTRACE": "enable=no",
      ], scratch: "\(bench.root)/scratch")
    command.executable = "/bin/sh"
    let ending = try command.start(["-c", script]).ending()
    #expect(ending.code == 0, "\(ending.output.suffix(600))\n\(ending.complaint.suffix(1200))")
    let last = try String(contentsOfFile: "\(bench.root)/scratch/pwd", encoding: .utf8)
    return (ending.output, last.trimmingCharacters(in: .newlines))
  }

  // MARK: - The reading itself

  @Test func `blocks, files, exit codes and expected lines are read as they are written`() {
    let read = DocumentedCommands(
      markdown: "a\n```sh\nassay x   # exit 3\nls\n```\nb\n```lua\n-- a/b.lua\nrule\n```\n")
    #expect(read.blocks.map(\.language) == ["sh", "lua"])
    #expect(read.blocks[1].fileName == "a/b.lua")
    #expect(
      DocumentedCommands.commands(of: read.blocks[0])
        == [.init(line: "assay x", code: 3), .init(line: "ls", code: 0)])
    #expect(DocumentedCommands.missing(["b …", "c"], in: "a\nb 1\nc") == nil)
    #expect(DocumentedCommands.missing(["c", "b …"], in: "a\nb 1\nc") == "b …")
    #expect(DocumentedCommands.missing(["x … z"], in: "x y") == "x … z")
  }

  @Test func `a command that ends otherwise is noticed`() throws {
    let bench = try CommandBench()
    let script = DocumentedCommands.script([.init(line: "false", code: 0)])
    let command = BuiltCommand(
      executable: "/bin/sh", workingDirectory: bench.folder, environment: ["PATH": "/usr/bin:/bin"],
      scratch: "\(bench.root)/scratch")
    let ending = try command.start(["-c", script]).ending()
    #expect(ending.code == 99)
    #expect(ending.output == "ended with 1: false\n")
  }
}
