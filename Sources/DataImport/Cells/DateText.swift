import ComplianceModel

/// Days and instants as the organisation database keeps them.
enum DateText {
  /// The day, when it is one of the calendar; nil else.
  static func day(_ text: String) -> String? {
    Array(text.utf8).count == 10 && Day(text) != nil ? text : nil
  }

  /// The instant in its first form, `YYYY-MM-DDTHH:MM:SSZ`, or the day alone; nil when it is neither.
  ///
  /// A space for `T`, a missing `Z`, and missing seconds are accepted.
  static func instant(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    guard bytes.count > 10 else { return day(text) }
    if bytes.last == UInt8(ascii: "Z") { bytes.removeLast() }
    guard bytes.count == 16 || bytes.count == 19,
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let day = day(String(decoding: bytes[..<10], as: UTF8.self)), isTime(bytes[11...])
    else { return nil }
    let time = String(decoding: bytes[11...], as: UTF8.self)
    return "\(day)T\(time)\(bytes.count == 16 ? ":00" : "")Z"
  }

  /// `HH:MM` or `HH:MM:SS` of a day's clock.
  private static func isTime(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard part.count == 2, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
      return Int(String(decoding: part, as: UTF8.self))
    }
    guard numbers.count == parts.count else { return false }
    return numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
  }
}
