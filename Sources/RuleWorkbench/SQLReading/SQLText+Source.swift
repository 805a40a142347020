extension SQLText {
  /// The bytes of the source that `range` is, where they stand there one after the other.
  /// - Returns: nil where a hole, an end of a string, or an escape lies in between.
  func unbroken(_ range: Range<Int>) -> Range<Int>? {
    guard isPlain, let start = range.first, !bytes[range].contains(Self.hole) else { return nil }
    guard places[range.upperBound - 1] - places[start] == range.count - 1 else { return nil }
    return places[start]..<places[start] + range.count
  }
}
