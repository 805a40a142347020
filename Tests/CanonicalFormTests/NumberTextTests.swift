import Testing

@testable import CanonicalForm

@Suite struct NumberTextTests {
  /// Doubles by their bits with their texts; the first block is RFC 8785, appendix B.
  static let texts: [(UInt64, String)] = [
    (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
    (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
    (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
    (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
    (0x4340_0000_0000_0000, "9007199254740992"), (0xc340_0000_0000_0000, "-9007199254740992"),
    (0x4430_0000_0000_0000, "295147905179352830000"),
    (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
    (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
    (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
    (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
    (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
    (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
    (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
    (0x41b3_de43_5555_5557, "333333333.33333343"),
    (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
    (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
  ]

  @Test("a double is written as ECMAScript writes it", arguments: texts)
  func laidOut(bits: UInt64, text: String) {
    #expect(NumberText.text(of: Double(bitPattern: bits)) == text)
  }

  @Test(
    "a plain number stays plain",
    arguments: [
      (12.0, "12"), (-1.5, "-1.5"), (0.1, "0.1"), (100.0, "100"), (1e-6, "0.000001"),
      (1.25e-7, "1.25e-7"), (1e20, "100000000000000000000"), (123_456.789, "123456.789"),
      (0.2 + 0.1, "0.30000000000000004"),
    ])
  func plain(number: Double, text: String) {
    #expect(NumberText.text(of: number) == text)
  }

  @Test("a number that is not finite has no text", arguments: [.infinity, -.infinity, Double.nan])
  func nonFinite(number: Double) {
    #expect(NumberText.text(of: number) == nil)
  }

  @Test("every text reads back as the same double")
  func readsBack() throws {
    var generator = SplitMix(state: 20_260_630)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: generator.next())
      guard number.isFinite else { continue }
      let text = try #require(NumberText.text(of: number))
      #expect(Double(text) == number, "\(text)")
    }
  }
}

/// Numbers that look random and are the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
