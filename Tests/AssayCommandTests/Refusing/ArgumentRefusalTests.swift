import Foundation
import Testing

/// What is said of a command line that cannot be meant: exit code 3, or 6 where nothing can be written.
@Suite struct ArgumentRefusalTests {
  static let run = "run shop.sqlite --pack shop --as-of 2026-06-30"

  /// A command line over the shop and its pack.
  static func line(
    _ name: String, _ line: String, _ code: Int32 = 3, environment: [String: String] = [:],
    prepare: @escaping @Sendable (CommandBench) throws -> Void = { _ in }
  ) -> BadInput {
    BadInput(name, line, code, environment: environment) { bench in
      try bench.makeShopPack()
      try prepare(bench)
    }
  }

  // MARK: - Usage

  static let usage = [
    line("unknown flag", "run shop.sqlite --foo"),
    line("misspelled flag", "run shop.sqlite --reprot-only"),
    line("flag without its value", "run shop.sqlite --pack"),
    line("flag with a value too many", "run shop.sqlite --report-only=1"),
    line("unknown word of a flag", "\(run) -o yaml"),
    line("misspelled word of a flag", "\(run) -o jsn"),
    line("unknown command", "rum shop.sqlite"),
    line("unknown command below a command", "data imprt shop.sqlite rows"),
    line("unknown subject of list", "list thingumajigs"),
    line("missing word", "show"),
    line("word too many", "run shop.sqlite another.sqlite"),
    line("no database named", "run --pack shop"),
    line("no pack named", "check"),
    line("no schema named", "test rule.lua") { try $0.write(Shop.rule, to: "rule.lua") },
    line("time that is none", "\(run) --lock-timeout nan"),
    line("time before now", "\(run) --lock-timeout=-1"),
    line("time without end", "\(run) --rule-timeout 1e300"),
    line("memory that is none", "\(run) --rule-memory 0"),
    line("memory without end", "\(run) --rule-memory 9999999"),
    line("rows that are none", "\(run) --rule-rows 0"),
    line("instructions that are none", "\(run) --instruction-limit=-1"),
    line("instructions that are no number", "\(run) --instruction-limit many"),
  ]

  @Test("a word that is empty is a variable that was not set, whatever it stands for")
  func emptyWord() throws {
    let bench = try CommandBench()
    for arguments in [["run", ""], ["run", "shop.sqlite", "--pack", ""], [""]] {
      let ending = try bench.assay(arguments)
      #expect(ending.code == 3 && ending.output == "")
      #expect(MessageForm.faults(of: ending.complaint) == [])
      #expect(ending.complaint.contains("is empty"))
    }
  }

  @Test("a command line that is not understood is told with what was meant", arguments: usage)
  func refusedUsage(bad: BadInput) throws { try bad.expectRefusal(in: "usage") }

  // MARK: - Selection and settings

  static let settings = [
    line("unknown clause", "\(run) --clause 99"),
    line("clause that is nearly one", "\(run) --clause 2"),
    line("unknown rule", "\(run) --rule on-tume"),
    line("rule that is nearly one", "\(run) --rule in-tme"),
    line("pattern without a rule", "\(run) --rule z*"),
    line("unknown tag", "\(run) --tag colour"),
    line("tag that is nearly one", "\(run) --tag risk=dealy"),
    line("unknown method", "\(run) --method tset"),
    line("unknown grade", "\(run) --fail-on mayor"),
    line("score out of bounds", "\(run) --min-score 101"),
    line("score of an unknown clause", "\(run) --min-score 9=80"),
    line("day that is none", "run shop.sqlite --pack shop --as-of 2026-02-30"),
    line("day in words", "run shop.sqlite --pack shop --as-of yesterday"),
    line(
      "day in a variable", "run shop.sqlite --pack shop", environment: ["ASSAY_AS_OF": "30.6.26"]),
    line("parameter out of bounds", "\(run) --param grace=31"),
    line("parameter of the wrong type", "\(run) --param grace=soon"),
    line("parameter with a fraction", "\(run) --param shop.grace=1.5"),
    line("unknown parameter", "\(run) --param gracee=1"),
    line("parameter without a value", "\(run) --param grace"),
    line("parameter in a variable", run, environment: ["ASSAY_PARAM_grace": "99"]),
    line("several at once", "\(run) --param grace=31 --fail-on mayor --clause 99"),
    line("unknown rule to explain", "explain in-tme -d shop.sqlite --pack shop"),
    line(
      "unknown subject to explain",
      "explain in-time 3 -d shop.sqlite --pack shop --as-of 2026-06-30"),
    line(
      "subject of a question to explain", "explain customers-asked A -d shop.sqlite --pack shop"),
    line("unknown thing to show", "show in-tme --pack shop"),
  ]

  @Test("a name or value that does not fit is told with the nearest that does", arguments: settings)
  func refusedSettings(bad: BadInput) throws { try bad.expectRefusal(in: "argument") }

  // MARK: - Exports

  static let exports = [
    line("ending that is not known", "\(run) --export report.html"),
    line("export into no folder", "\(run) --export no/such/report.json", 6),
    line("export over a folder", "\(run) --export report.json", 6) {
      try $0.makeFolder("report.json")
    },
    // Nobody can make a file there, root neither.
    line("export into a folder that takes none", "\(run) --export /proc/report.json", 6),
  ]

  @Test("an export that cannot be written is told with its path", arguments: exports)
  func refusedExports(bad: BadInput) throws { try bad.expectRefusal(in: "export") }

  @Test("an export that fails leaves the others as they were, and nothing beside them")
  func exportsTogether() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write("earlier", to: "first.json")
    let arguments = Self.run.split(separator: " ").map(String.init)
    let ending = try bench.assay(
      arguments + ["--export", "first.json", "--export", "no/such/second.json"])
    #expect(ending.code == 6)
    #expect(try bench.bytes("first.json") == Array("earlier".utf8))
    #expect(bench.names() == ["first.json", "shop", "shop.sqlite"])
  }

  @Test("an export named twice is written once")
  func exportNamedTwice() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let ending = try bench.assay(
      Self.run.split(separator: " ").map(String.init)
        + ["-o", "json", "--export", "a.json", "--export", "a.json"])
    #expect(ending.code == 1)
    #expect(try bench.bytes("a.json") == Array(ending.output.utf8))
    #expect(bench.names() == ["a.json", "shop", "shop.sqlite"])
  }

  @Test(
    "output that nobody takes is told, and ends with the code for it",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["\(run)", "\(run) -o json", "version", "--help", "list tables", "check shop"])
  func fullDisk(line: String) throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    let ending = try bench.assay(
      line.split(separator: " ").map(String.init), output: "/dev/full")
    #expect(
      ending
        == .init(
          code: 6, output: "",
          complaint: """
            assay: stdout could not be written: no space left on device
              Send it elsewhere, or make space where it goes.

            """))
  }
}
