/// Numbers that look drawn and depend on nothing but a seed and words: the same on every machine, and
/// for one damage the same whatever else is probed.
struct Draw {
  private var state: UInt64

  /// Begins with a seed and what the draw is about.
  init(seed: UInt64, _ words: String...) {
    // FNV-1a over the words, a zero between two.
    state = 0xcbf2_9ce4_8422_2325 ^ seed
    for word in words {
      for byte in Array(word.utf8) + [0] { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
  }

  /// The next number (SplitMix64).
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var number = state
    number = (number ^ (number >> 30)) &* 0xbf58_476d_1ce4_e5b9
    number = (number ^ (number >> 27)) &* 0x94d0_49bb_1331_11eb
    return number ^ (number >> 31)
  }

  /// A number from 0 to below `count`, which is above 0.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
