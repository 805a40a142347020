/// Some of many, drawn by a seed: the same on every machine.
struct MutationSample {
  /// Draws `count` of the numbers below `total`, in order; all where there are no more.
  static func numbers(_ count: Int?, below total: Int, seed: UInt64) -> [Int] {
    guard let count, count < total else { return Array(0..<total) }
    var state = seed
    var numbers = Array(0..<total)
    for index in 0..<count {
      let other = index + Int(next(&state) % UInt64(total - index))
      numbers.swapAt(index, other)
    }
    return numbers.prefix(count).sorted()
  }

  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
