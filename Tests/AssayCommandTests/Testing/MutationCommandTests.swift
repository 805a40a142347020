import Testing

/// `assay test --mutate` as a person meets it.
@Suite struct MutationCommandTests {
  private static func order(_ shipped: String, _ expect: String) -> String {
    """
    test "\(shipped)" {
      rule = "in-time", as_of = "2026-06-30",
      given = { orders = { { id = 1, code = "A", required_on = "2026-06-10", shipped_on = "\(shipped)" } } },
      expect = "\(expect)",
    }

    """
  }

  private func bench(_ tests: String) throws -> CommandBench {
    let bench = try CommandBench()
    try bench.makeShop()
    try bench.write(Shop.rule, to: "shop.lua")
    try bench.write(tests, to: "shop_test.lua")
    return bench
  }

  private func assay(_ bench: CommandBench, _ more: String...) throws -> BuiltCommand.Ending {
    try bench.assay(["test", "shop.lua", "-d", "shop.sqlite"] + more)
  }

  @Test func `survivors are told with place and line, then shares by file and change`() throws {
    let ending = try assay(bench(Self.order("2026-06-20", "nonconforming")), "--mutate")
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let lines = ending.output.split(separator: "\n").dropFirst().map(String.init)
    #expect(
      lines == [
        "shop.lua:5:56: a number, flag or compared text changes",
        "  - return at_most(date.days(required_on, shipped_on), 0, \"days\", \"order %s is",
        "    late\", code)",
        "  + return at_most(date.days(required_on, shipped_on), 1, \"days\", \"order %s is",
        "    late\", code)",
        " killed  survived  excused  file, the worst first",
        " 75.0 %         1        0  shop.lua",
        " killed  survived  excused  change",
        "  0.0 %         1        0  a number, flag or compared text changes",
        "100.0 %         0        0  a returned verdict is left out",
        "100.0 %         0        0  the first two arguments change places",
        "3 of 4 mutants killed, 75.0 %.",
      ])
  }

  @Test func `the same bytes come each time`() throws {
    let bench = try bench(Self.order("2026-06-20", "nonconforming"))
    let outputs = try (1...2).map { _ in
      try assay(bench, "--mutate").output.split(separator: "\n").dropFirst()
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test func `tests on the edge kill all, and the threshold holds`() throws {
    let bench = try bench(
      Self.order("2026-06-11", "nonconforming") + Self.order("2026-06-10", "conforming"))
    let ending = try assay(bench, "--mutate", "--threshold", "mutants=100")
    #expect(ending.code == 0 && ending.complaint == "")
    #expect(ending.output.hasSuffix("4 of 4 mutants killed, 100.0 %.\n"))
    #expect(!ending.output.contains("branches"))
  }

  @Test func `fewer than the threshold end with 1 and a sentence`() throws {
    let bench = try bench(Self.order("2026-06-20", "nonconforming"))
    let ending = try assay(bench, "--mutate", "--threshold", "mutants=80")
    #expect(ending.code == 1)
    #expect(
      ending.complaint == "the share of mutants killed is 75.0 %, below the threshold of 80 %\n")
  }

  @Test func `a sample is printed with its seed`() throws {
    let bench = try bench(Self.order("2026-06-20", "nonconforming"))
    let ending = try assay(bench, "--mutate", "--mutants", "2", "--seed", "7")
    #expect(ending.code == 0)
    #expect(ending.output.contains("drawn from 4 with seed 7."))
  }

  @Test func `rules whose tests fail are not changed`() throws {
    let bench = try bench(Self.order("2026-06-20", "conforming"))
    let ending = try assay(bench, "--mutate")
    #expect(ending.code == 1)
    #expect(!ending.output.contains("mutant"))
    #expect(ending.complaint == "no rule was changed: its tests have to pass first\n")
  }

  @Test(arguments: [
    ["--mutants", "0", "--mutate"], ["--mutants", "5"], ["--seed", "x", "--mutate"],
  ])
  func `a number that is none is refused`(arguments: [String]) throws {
    let bench = try bench(Self.order("2026-06-20", "nonconforming"))
    let ending = try bench.assay(["test", "shop.lua", "-d", "shop.sqlite"] + arguments)
    #expect(ending.code == 3 && ending.output == "")
  }
}
