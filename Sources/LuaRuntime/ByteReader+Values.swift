extension ByteReader {
  /// Deepest nesting of tables that `put_value` of state.c writes.
  private static let deepest = 16

  /// A value as `put_value` of state.c wrote it.
  mutating func value(depth: Int = 0) -> LuaValue {
    switch UnicodeScalar(byte()) {
    case "n": return .scalar(.null)
    case "b": return .scalar(.boolean(flag()))
    case "i": return .scalar(.integer(integer()))
    case "d": return .scalar(.number(double()))
    case "s": return .scalar(.text(text()))
    case "f": return .function(face())
    case "v": return .verdict(declaredVerdict())
    case "t" where depth < Self.deepest: return .table(entries(depth: depth + 1))
    default:
      refuse()
      return .scalar(.null)
    }
  }

  private mutating func face() -> LuaFunctionFace {
    let file = string()
    let (line, lastLine) = (number(), number())
    let (isVararg, isPlain) = (flag(), flag())
    let parameters = list { $0.string() }
    return LuaFunctionFace(
      file: file, line: line, lastLine: lastLine, parameters: parameters, isVararg: isVararg,
      isPlain: isPlain)
  }

  /// A verdict made at the top level, for `when_empty`.
  private mutating func declaredVerdict() -> LuaVerdict {
    let kinds: [LuaVerdict.Kind] = [
      .fail(.rule), .fail(.major), .fail(.minor), .unknown, .fail(.observation),
      .fail(.opportunity), .pass, .notApplicable,
    ]
    let number = Int(byte())
    if number >= kinds.count { refuse() }
    let kind = number < kinds.count ? kinds[number] : .unknown
    let text = string()
    return LuaVerdict(kind: kind, texts: text.isEmpty ? [] : [text])
  }

  /// Entries, brought into an order of their own: a hash has another at every start.
  private mutating func entries(depth: Int) -> [LuaEntry] {
    let entries = list { reader in
      let key = reader.value(depth: depth)
      return LuaEntry(key: key.asKey, value: reader.value(depth: depth))
    }
    return entries.sorted { $0.key.precedes($1.key) }
  }
}

extension LuaValue {
  /// A key; what is no scalar is told by its kind.
  fileprivate var asKey: LuaScalar {
    switch self {
    case .scalar(let scalar): scalar
    case .table: .string("(a table)")
    case .function: .string("(a function)")
    case .verdict: .string("(a verdict)")
    }
  }
}

extension LuaScalar {
  /// Numbers by value, then texts by bytes, then the rest.
  fileprivate func precedes(_ other: LuaScalar) -> Bool {
    switch (self, other) {
    case (.integer(let one), .integer(let two)): one < two
    case (.text(let one), .text(let two)): one.lexicographicallyPrecedes(two)
    default: (rank, number) < (other.rank, other.number)
    }
  }

  private var rank: Int {
    switch self {
    case .integer, .number: 0
    case .text: 1
    case .boolean, .null: 2
    }
  }

  private var number: Double {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .boolean(let flag): flag ? 1 : 0
    case .null, .text: 0
    }
  }
}
