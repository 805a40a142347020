/// What a CHECK of a schema asks for, in words as far as its form is known.
enum ConditionWords {
  /// The words of a condition; the condition itself where it is of no known form.
  static func words(of condition: String) -> String {
    let parts = condition.split(separator: " ").map(String.init)
    if condition.contains("= 64 AND "), condition.hasSuffix("NOT GLOB '*[^0-9a-f]*'") {
      return "write 64 hexadecimal digits, in lower case"
    }
    if parts.count == 5, parts[1] == "BETWEEN", parts[3] == "AND" {
      return "write a number from \(parts[2]) to \(parts[4])"
    }
    if parts.count == 3, parts[1] == ">=" { return "write a number of at least \(parts[2])" }
    if parts.count == 3, parts[1] == "<>", parts[2] == "''" {
      return "fill it in, or leave the cell empty"
    }
    if condition.contains("NOT GLOB '*[^a-z0-9_]*'") {
      return "write lower-case letters, digits and _ only"
    }
    return eitherOr(parts) ?? "the schema demands: \(condition)"
  }

  /// `a IS NULL OR b IS NULL`, `a IS NOT NULL OR b IS NOT NULL`, `a IS NULL OR b IS NOT NULL`.
  private static func eitherOr(_ parts: [String]) -> String? {
    let sides = parts.split(separator: "OR").map(Array.init)
    guard sides.count == 2 else { return nil }
    let empty = sides.map { $0.count == 3 && $0[1...] == ["IS", "NULL"] }
    let filled = sides.map { $0.count == 4 && $0[1...] == ["IS", "NOT", "NULL"] }
    guard empty[0] || filled[0], empty[1] || filled[1] else { return nil }
    let (one, other) = (sides[0][0], sides[1][0])
    switch (empty[0], empty[1]) {
    case (true, true): return "fill in \(one) or \(other), not both"
    case (false, false): return "fill in \(one) or \(other)"
    case (true, false): return "fill in \(other) too, since \(one) is filled in"
    case (false, true): return "fill in \(one) too, since \(other) is filled in"
    }
  }
}
