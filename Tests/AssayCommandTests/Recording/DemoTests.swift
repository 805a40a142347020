import Foundation
import Testing

/// `assay demo`, from an installation of its own: `bin/assay` with `share/assay` beside it.
@Suite struct DemoTests {
  let bench: CommandBench
  let command: BuiltCommand

  /// Installs the command with small organisations and a pack of the tests.
  init() throws {
    bench = try CommandBench()
    for name in ["meridian", "exemplar"] {
      let folder = "install/share/assay/Fixtures/\(name)"
      try bench.write("id,name\n1,\(name)\n", to: "\(folder)/organisation.csv")
      try bench.write("id,name\n1,A. Smit\n", to: "\(folder)/people.csv")
      try bench.write(
        "code,title,inherent_rating,owner_id\nR-1,Theft,\(name == "meridian" ? "" : "5"),1\n",
        to: "\(folder)/risks.csv")
      try bench.write("code,title,owner_id\nO-1,No theft,1\n", to: "\(folder)/objectives.csv")
    }
    try bench.makeStandardPack(at: "install/share/assay/Rules/iso28000-2022")
    let repository = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let demo = "install/share/assay/Fixtures/demo"
    for name in ["meridian", "exemplar"] {
      try bench.write(
        "database: \(name).sqlite\npacks: [iso28000-2022]\nas_of: 2026-06-30\n",
        to: "\(demo)/\(name).yml")
    }
    try FileManager.default.copyItem(
      atPath: repository.appending(path: "Fixtures/demo/controls").path,
      toPath: bench.path("\(demo)/controls"))
    try bench.makeFolder("install/bin")
    let executable = bench.path("install/bin/assay")
    for name in ["assay", "assay-evaluator"] {
      let built = BuiltCommand.folder.appending(path: name).path
      let installed = bench.path("install/bin/\(name)")
      do {
        try FileManager.default.linkItem(atPath: built, toPath: installed)
      } catch {
        try FileManager.default.copyItem(atPath: built, toPath: installed)
      }
    }
    var command = bench.command()
    command.executable = executable
    self.command = command
  }

  @Test("the demo is written once, shown each time, and ends well whatever it shows")
  func twice() throws {
    let first = try command.start(["demo"]).ending()
    #expect(first.code == 0 && first.complaint == "")
    try Golden.expect(first.transcript(of: ["demo"], bench.local), as: "records/demo")
    let written = try bench.bytes("demo/meridian/meridian.sqlite")
    try bench.write("# mine\n", to: "demo/controls/rules/mine.lua")
    let second = try command.start(["demo"]).ending()
    #expect(second.code == 0)
    #expect(second.output == first.output.replacing("Written:", with: "Found:"))
    #expect(try bench.bytes("demo/meridian/meridian.sqlite") == written)
    #expect(try bench.bytes("demo/controls/rules/mine.lua") == Array("# mine\n".utf8))
  }

  @Test("what it says can be done next can be done")
  func next() throws {
    _ = try command.start(["demo", "trial"]).ending()
    let assess = try command.start(["run", "trial/exemplar/exemplar.sqlite"]).ending()
    #expect(assess.code == 2, "its question is open")
    let check = try command.start(["check", "trial/controls"]).ending()
    #expect(check.code == 0)
    let test = try command.start(["test", "trial/controls"]).ending()
    #expect(test.code == 0)
  }

  @Test("a folder that is no demo is left alone")
  func inTheWay() throws {
    try bench.write("precious", to: "demo/letter.txt")
    let ending = try command.start(["demo"]).ending()
    #expect(ending.code == 3 && ending.output == "")
    #expect(MessageForm.faults(of: ending.complaint) == [])
    #expect(bench.names(in: bench.path("demo")) == ["letter.txt"])
  }

  @Test("a folder that cannot be written is told", arguments: ["/proc/demo", "note.txt/demo"])
  func unwritable(folder: String) throws {
    try bench.write("precious", to: "note.txt")
    let ending = try command.start(["demo", folder]).ending()
    #expect(ending.code == 6 && ending.output == "")
    #expect(MessageForm.faults(of: ending.complaint) == [])
  }

  @Test("a demo that cannot be finished leaves nothing behind")
  func unfinished() throws {
    try bench.write("id,nom\n1,x\n", to: "install/share/assay/Fixtures/exemplar/people.csv")
    let ending = try command.start(["demo"]).ending()
    #expect(ending.code == 3 && ending.output == "")
    #expect(bench.names() == ["install"])
  }
}
