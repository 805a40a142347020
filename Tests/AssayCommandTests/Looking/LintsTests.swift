import Testing

/// `list lints` and `show lint`: what can be found, and what is said of it.
@Suite struct LintsTests {
  @Test(
    "lints are listed and shown in 80 columns, without a pack or a configuration",
    arguments: [
      "list lints", "list lints -v", "show lint equals-null", "show lint unknown-column",
      "show lint expired-waiver", "show lint untested-failure", "show lint equal-null",
      "show lint nothing-like-it", "show risks-rated equals-null",
    ])
  func lints(line: String) throws {
    let bench = try CommandBench()
    try bench.write("organisation: [", to: "assay.yml")
    let arguments = line.split(separator: " ").map(String.init)
    let ending = try bench.assay(arguments)
    #expect(ending.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    try Golden.expect(
      ending.transcript(of: arguments, bench.local),
      as: "lints/\(line.replacing(" ", with: "-"))")
  }
}
