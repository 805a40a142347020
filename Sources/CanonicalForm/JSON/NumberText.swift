/// The text of a number in the canonical form.
enum NumberText {
  /// The shortest text that reads back as the same double, laid out as ECMAScript does.
  ///
  /// `12`, not `12.0`; `0` for −0; `0.000001`, then `1e-7`; `100000000000000000000`, then `1e+21`.
  /// Source: RFC 8785, 3.2.2.3, and ECMA-262, Number::toString. The digits are those of Swift's
  /// `description`, which are the fewest that identify the double and the closest among these.
  /// - Returns: nil for infinities and NaN.
  static func text(of number: Double) -> String? {
    guard number.isFinite else { return nil }
    // Below 2^53 the digits of a whole number are those of the integer, and −0 is 0.
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 { return String(whole) }
    let decimal = Decimal(number.magnitude.description)
    return (number < 0 ? "-" : "") + decimal.laidOut
  }

  /// The number 0.d₁d₂…dₖ × 10ⁿ, with neither leading nor trailing zeros among its digits.
  private struct Decimal {
    /// ASCII digits.
    let digits: ArraySlice<UInt8>
    let exponent: Int

    /// Reads digits with an optional point and an optional exponent, as Swift writes a double.
    init(_ description: String) {
      let text = Array(description.utf8)
      let mantissa = text.prefix { $0 != UInt8(ascii: "e") }
      let power = text[mantissa.endIndex...].dropFirst().drop { $0 == UInt8(ascii: "+") }
      let whole = mantissa.prefix { $0 != UInt8(ascii: ".") }
      let all = Array(whole) + mantissa[whole.endIndex...].dropFirst()
      let significant = all.drop { $0 == UInt8(ascii: "0") }
      let trailing = significant.reversed().prefix { $0 == UInt8(ascii: "0") }.count
      exponent =
        whole.count + (Int(String(decoding: power, as: UTF8.self)) ?? 0)
        - (all.count - significant.count)
      digits = significant.dropLast(trailing)
    }

    /// The number as ECMAScript lays it out.
    var laidOut: String {
      let count = digits.count
      switch exponent {
      case count...21 where count <= 21:
        return text(digits) + zeros(exponent - count)
      case 1...21:
        return "\(text(digits.prefix(exponent))).\(text(digits.dropFirst(exponent)))"
      case -5...0:
        return "0." + zeros(-exponent) + text(digits)
      default:
        let power = exponent - 1
        let tail = count > 1 ? ".\(text(digits.dropFirst()))" : ""
        return "\(text(digits.prefix(1)))\(tail)e\(power < 0 ? "-" : "+")\(power.magnitude)"
      }
    }

    private func text(_ digits: ArraySlice<UInt8>) -> String {
      String(decoding: digits, as: UTF8.self)
    }

    private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  }
}
