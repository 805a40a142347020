import Testing

/// What the organisation asks of itself otherwise than its packs do stands in the report.
@Suite struct WeakeningTests {
  let bench: CommandBench

  init() throws {
    bench = try CommandBench()
    try bench.makeShopPack()
    try bench.sql("shop.sqlite", "UPDATE orders SET shipped_on = '2026-06-11' WHERE id = 2")
  }

  private func run(_ more: String..., environment: [String: String] = [:]) throws
    -> BuiltCommand.Ending
  {
    try bench.assay(
      ["run", "shop.sqlite", "--pack", "shop", "--as-of", "2026-06-30"] + more,
      environment: environment)
  }

  @Test("a parameter that asks for less is named with its origin, and its rule is not assessed")
  func parameter() throws {
    let flag = try run("--param", "grace=3")
    #expect(flag.output.contains("\nWeakened: grace 3 instead of 0 (--param)\n\n"))
    #expect(flag.output.contains("UNDETERMINED: 2 requirements are not determined."))
    let variable = try run(environment: ["ASSAY_PARAM_grace": "2"])
    #expect(variable.output.contains("\nWeakened: grace 2 instead of 0 (environment)\n"))
    try bench.write("parameters: { grace: 4 }\n", to: "assay.yml")
    #expect(try run().output.contains("\nWeakened: grace 4 instead of 0 (assay.yml)\n"))
    let document = try run("-o", "json").output
    #expect(document.contains(/"from": "file",\s+"value": 4,\s+"weakens": true/))
    #expect(document.contains("\"weakened\": true"))
  }

  @Test("every tailoring in force is listed, and one that leaves a rule out is called so")
  func tailoring() throws {
    try bench.write(
      """
      tailoring:
        - { rule: in-time, grade: minor, because: Small., approved_by: J. Vos, until: 2027-03-31 }
        - { rule: customers-asked, off: true, because: No customers., approved_by: J. Vos, until: 2027-03-31 }
      """, to: "assay.yml")
    let output = try run().output
    #expect(
      output.contains(
        """
        Left out by tailoring: customers-asked: No customers, approved by J. Vos until
                               2027-03-31
        Weakened: in-time grade minor: Small, approved by J. Vos until 2027-03-31

        """))
  }

  @Test("what asks for more is no weakening")
  func stricter() throws {
    try bench.write(
      "tailoring: [{ rule: in-time, parameters: { grace: 0 }, because: Strict. }]\n",
      to: "assay.yml")
    #expect(try run().output.contains("\nTailored: in-time grace 0: Strict\n"))
  }
}
