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
    guard number != 0 else { return "0" }
    let decimal = Decimal(number.magnitude.description)
    return (number < 0 ? "-" : "") + decimal.laidOut
  }

  /// The number 0.d₁d₂…dₖ × 10ⁿ, with neither leading nor trailing zeros among its digits.
  private struct Decimal {
    let digits: String
    let exponent: Int

    /// Reads digits with an optional point and an optional exponent, as Swift writes a double.
    init(_ description: String) {
      let halves = description.split(separator: "e")
      let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
      let (whole, fraction) = (parts[0], parts.count > 1 ? parts[1] : "")
      let power = halves.count > 1 ? Int(halves[1].drop { $0 == "+" }) ?? 0 : 0
      let all = whole + fraction
      let significant = all.drop { $0 == "0" }
      exponent = whole.count + power - (all.count - significant.count)
      digits = String(significant.reversed().drop { $0 == "0" }.reversed())
    }

    /// The number as ECMAScript lays it out.
    var laidOut: String {
      let count = digits.count
      switch exponent {
      case count...21 where count <= 21:
        return digits + zeros(exponent - count)
      case 1...21:
        return "\(digits.prefix(exponent)).\(digits.dropFirst(exponent))"
      case -5...0:
        return "0." + zeros(-exponent) + digits
      default:
        let power = exponent - 1
        let tail = count > 1 ? ".\(digits.dropFirst())" : ""
        return "\(digits.prefix(1))\(tail)e\(power < 0 ? "-" : "+")\(power.magnitude)"
      }
    }

    private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
  }
}
