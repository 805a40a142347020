import Testing

/// What is said of `assay.yml` and `waivers.yml`: exit code 3, with file, line and column.
@Suite struct SettingsFileRefusalTests {
  /// A settings file beside the shop.
  static func settings(_ name: String, _ text: String) -> BadInput {
    BadInput(name, "run shop.sqlite --pack shop --as-of 2026-06-30", 3) { bench in
      try bench.makeShopPack()
      try bench.write(text, to: "assay.yml")
    }
  }

  /// A waiver of the order that is late, with a field changed.
  static func waiver(_ name: String, _ old: String, _ new: String) -> BadInput {
    BadInput(name, "run shop.sqlite --pack shop --as-of 2026-06-30", 3) { bench in
      try bench.makeShopPack()
      try bench.write("waivers: waivers.yml\n", to: "assay.yml")
      try bench.write(
        Self.waiver.replacing(old, with: new), to: "waivers.yml")
    }
  }

  static let waiver = """
    - rule: in-time
      subjects: ["2"]
      because: The customer agreed.
      requested_by: A. Smit
      approved_by: J. Vos
      granted_on: 2026-06-01
      until: 2026-08-31

    """

  static let cases = [
    settings("unknown key", "pakcs: [shop]\n"),
    settings("key twice", "organisation: A\norganisation: B\n"),
    settings("parameter out of bounds", "parameters: { grace: 31 }\n"),
    settings("parameter of the wrong type", "parameters: { grace: soon }\n"),
    settings("unknown parameter", "parameters: { gracee: 3 }\n"),
    settings("time zone that is nearly one", "time_zone: Europe/Amsterdan\n"),
    settings("unknown time zone", "time_zone: CEST+2\n"),
    settings("day that is none", "as_of: 2026-02-30\n"),
    settings("unknown grade", "gate: { fail_on: mayor }\n"),
    settings("score of an unknown clause", "gate: { min_score: { \"9\": 80 } }\n"),
    settings("unknown rule left open", "gate: { open: [{ rule: in-tme, because: x }] }\n"),
    settings("no file of waivers", "waivers: nowhere.yml\n"),
    settings("no YAML", "gate: { fail_on: major\n"),
    settings(
      "weakening without approval", "tailoring: [{ rule: in-time, off: true, because: Dull. }]\n"),
    BadInput("named and not there", "run --config nowhere.yml", 3),
    waiver("waiver without approver", "  approved_by: J. Vos\n", ""),
    waiver("waiver approved by its requester", "J. Vos", "a.  smit"),
    waiver("waiver over a year", "2026-08-31", "2027-06-02"),
    waiver("waiver that ends before it begins", "2026-08-31", "2026-05-31"),
    waiver("unknown key in a waiver", "because", "becuase"),
    waiver("waiver of no subjects", "[\"2\"]", "[]"),
  ]

  @Test("a settings file that is wrong is told with its place and a remedy", arguments: cases)
  func refused(bad: BadInput) throws { try bad.expectRefusal(in: "settings") }
}

/// What a broken `assay.yml` does not keep from being checked.
@Suite struct BrokenSettingsTests {
  @Test("a pack that is named and brings its own tables is checked and tested all the same")
  func tolerated() throws {
    let bench = try CommandBench()
    try bench.makeShopPack()
    try bench.write(Shop.tables, to: "shop/schema.sql")
    try bench.write("databse: shop.sqlite\n", to: "assay.yml")
    for command in ["check", "test"] {
      let ending = try bench.assay(command, "shop")
      #expect(ending.code == (command == "check" ? 0 : 2), "there is no test: \(ending)")
      #expect(ending.complaint.contains("assay.yml:1:1: warning: "))
      #expect(try bench.assay(command, "shop", "--config", "assay.yml").code == 3)
    }
    try bench.write(Shop.rule, to: "orders.lua")
    #expect(try bench.assay("check", "orders.lua").code == 3, "it may name the database")
  }
}
