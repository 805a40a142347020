import Foundation
import Testing

/// A hostile rule in a pack beside the probe, assessed by the built command.
struct ProtectedRun {
  private let ending: BuiltCommand.Ending
  /// The most memory that the command held, in megabytes.
  private let megabytes: Int
  /// Seconds that it took.
  private let seconds: Double
  /// What is left in the folder for private copies.
  private let leftovers: [String]
  private let hasChangedFolder: Bool

  /// Assesses the organisation by `rule` and the probe.
  init(_ rule: HostileRule, timeZone: String = "UTC") throws {
    let bench = try CommandBench()
    try bench.makeVictim()
    try bench.write("id: pack\nversion: 1.0.0\ntitle: A stranger's pack\n", to: "pack/pack.yml")
    try bench.write(rule.text, to: "pack/rules/attack.lua")
    try bench.write(
      try String(contentsOfFile: HostileRule.probe, encoding: .utf8), to: "pack/rules/probe.lua")
    let before = try bench.contents()
    var command = bench.command(bench.surroundings(timeZone: timeZone))
    command.executable = BuiltCommand.folder.appending(path: "hostile-bench").path
    let start = Date()
    let size = "\(bench.root)/scratch/size"
    ending = try command.start(
      [
        "measured", size, BuiltCommand.path, "run", "victim.sqlite", "--pack", "pack",
        "--as-of", "2026-06-30", "-o", "json",
      ] + Self.limits(of: rule.category)
    ).ending()
    seconds = Date().timeIntervalSince(start)
    let kilobytes = try String(contentsOfFile: size, encoding: .utf8)
    megabytes = (Int(kilobytes.dropLast()) ?? 0) / 1024
    leftovers = bench.names(in: bench.temporary)
    hasChangedFolder = try bench.contents() != before
  }

  /// Small where the category asks for it.
  private static func limits(of category: HostileRule.Category) -> [String] {
    switch category {
    case .hang: ["--rule-timeout", "0.05"]
    case .memory: ["--rule-timeout", "2", "--rule-memory", "2"]
    default: ["--rule-timeout", "1", "--rule-memory", "8", "--rule-rows", "1000"]
    }
  }

  /// The sanitizers' shadow counts as memory; a plain build of the command holds about 30 MB.
  private static let mostMegabytes = 90
  /// Beyond the limit of a rule: the start of the command on a machine that has other work.
  private static let mostSeconds = 15.0

  /// Expects that `rule` comes to nothing.
  static func expectHarmless(_ rule: HostileRule) throws {
    let run = try ProtectedRun(rule)
    #expect(!run.hasChangedFolder && run.leftovers == [])
    #expect(!(run.ending.output + run.ending.complaint).contains(HostileRule.secret))
    #expect(run.seconds < mostSeconds)
    #expect(run.megabytes < mostMegabytes)
    guard !rule.isRefused else {
      #expect(run.ending.code == 3 && run.ending.output == "")
      return
    }
    let document = try Document(run.ending)
    let outcomes = document.outcomes
    #expect(outcomes["z-probe"]?.word == "conforming")
    #expect(outcomes["z-judged"]?.word == "conforming" && outcomes["z-judged"]?.judged == 3)
    #expect([0, 1, 2].contains(run.ending.code))
    let attack = try #require(outcomes["attack"])
    if rule.category == .memory { #expect(attack.word == "error", "\(attack)") }
    if attack.word == "error" { #expect(run.ending.code == 2 && attack.kind != "handler") }
    guard rule.effect == .differs else { return }
    let again = try Document(ProtectedRun(rule, timeZone: "Asia/Tokyo").ending)
    #expect(document.lasting == again.lasting)
  }
}
