import CLua

/// Memory that C borrows for one call: texts, values and arrays, freed together.
final class RequestArena {
  private var blocks: [UnsafeMutableRawPointer] = []

  deinit { for block in blocks { block.deallocate() } }

  /// A copy of `bytes` with a zero byte after them.
  func text(_ bytes: [UInt8]) -> UnsafePointer<CChar> {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + 1, alignment: 1)
    blocks.append(copy)
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    copy.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    return UnsafePointer(copy.assumingMemoryBound(to: CChar.self))
  }

  /// A copy of a string.
  func text(_ string: String) -> UnsafePointer<CChar> { text(Array(string.utf8)) }

  /// A copy of an array.
  func array<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeBufferPointer<Element> {
    let copy = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, elements.count * MemoryLayout<Element>.stride),
      alignment: MemoryLayout<Element>.alignment)
    blocks.append(copy)
    elements.withUnsafeBytes { bytes in
      if let first = bytes.baseAddress { copy.copyMemory(from: first, byteCount: bytes.count) }
    }
    let typed = copy.bindMemory(to: Element.self, capacity: elements.count)
    return UnsafeBufferPointer(start: typed, count: elements.count)
  }

  /// Where the probes of a program note what they see; nil: it has none.
  func seen(_ limits: LuaLimits) -> UnsafeMutableBufferPointer<UInt8>? {
    let count = min(limits.probes, LuaLimits.mostProbes)
    guard count > 0 else { return nil }
    let bytes = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 1)
    blocks.append(bytes)
    let typed = bytes.initializeMemory(as: UInt8.self, repeating: 0, count: count)
    return UnsafeMutableBufferPointer(start: typed, count: count)
  }

  /// A value.
  func scalar(_ value: LuaScalar) -> clua_scalar {
    var scalar = clua_scalar()
    switch value {
    case .null: scalar.type = CLUA_NULL
    case .boolean(let flag):
      scalar.type = CLUA_BOOLEAN
      scalar.integer = flag ? 1 : 0
    case .integer(let integer):
      scalar.type = CLUA_INTEGER
      scalar.integer = integer
    case .number(let number):
      scalar.type = CLUA_NUMBER
      scalar.number = number
    case .text(let bytes):
      scalar.type = CLUA_TEXT
      scalar.text = text(bytes)
      scalar.length = bytes.count
    }
    return scalar
  }

  /// Named values in name order.
  func parameters(_ values: [String: LuaScalar], lists: [String: [LuaScalar]])
    -> UnsafeBufferPointer<clua_parameter>
  {
    let names = values.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return array(
      names.map { name in
        var parameter = clua_parameter()
        parameter.name = text(name)
        parameter.value = scalar(values[name] ?? .null)
        if let list = lists[name] {
          let items = array(list.map(scalar))
          parameter.items = items.baseAddress
          parameter.item_count = items.count
        }
        return parameter
      })
  }
}
