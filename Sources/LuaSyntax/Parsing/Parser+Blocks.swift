extension Parser {
  // MARK: - Blocks

  /// Opens a block in the function that is being read.
  mutating func enterBlock(isLoop: Bool = false) {
    function.blocks.append(
      BlockScope(
        isLoop: isLoop, level: function.level, firstLabel: labels.count, firstJump: jumps.count))
  }

  /// Closes the innermost block: its variables and labels end, its open jumps go to the one around.
  mutating func leaveBlock() throws(Fault) {
    guard let block = function.blocks.last else { preconditionFailure("a block is open") }
    if block.isLoop {
      try createLabel(
        Mark(name: breakName, line: 0, range: token.range, level: function.level), isLast: false)
    }
    function.blocks.removeLast()
    deactivate(to: block.level)
    labels.removeSubrange(block.firstLabel...)
    if function.blocks.isEmpty {
      if block.firstJump < jumps.count { throw undefined(jumps[block.firstJump]) }
    } else {
      for index in block.firstJump..<max(block.firstJump, jumps.count) {
        jumps[index].level = block.level
      }
    }
  }

  private func undefined(_ jump: Mark) -> Fault {
    guard jump.name != breakName else {
      return semanticFault("break outside loop at line \(jump.line)", at: jump.range)
    }
    return semanticFault(
      "no visible label '\(names.text(of: jump.name))' for <goto> at line \(jump.line)",
      at: jump.range)
  }

  /// Whether the token to be read ends a block.
  func endsBlock(withUntil: Bool) -> Bool {
    switch token.kind {
    case .else, .elseif, .end, .endOfFile: true
    case .until: withUntil
    default: false
    }
  }

  // MARK: - Jumps

  /// Takes a jump to a label that was not met yet.
  mutating func addJump(_ jump: Mark) throws(Fault) {
    jumps.append(jump)
    try checkMarks(jumps.count)
  }

  /// Takes a jump to `name`, unless its label was met before.
  mutating func jump(to name: Symbol, line: Int, _ range: Range<Int>) throws(Fault) {
    guard visibleLabel(name) == nil else { return }
    try addJump(Mark(name: name, line: line, range: range, level: function.level))
  }

  /// Refuses a second label of that name where the first can be seen.
  func checkUnique(_ name: Symbol, _ range: Range<Int>) throws(Fault) {
    guard let first = visibleLabel(name) else { return }
    throw semanticFault(
      "label '\(names.text(of: name))' already defined on line \(first.line)", at: range)
  }

  private func visibleLabel(_ name: Symbol) -> Mark? {
    labels[function.firstLabel...].first { $0.name == name }
  }

  /// Takes a label and lets the block's open jumps to it land.
  ///
  /// - Parameter isLast: Whether nothing follows it in its block, whose variables then have ended.
  mutating func createLabel(_ label: Mark, isLast: Bool) throws(Fault) {
    guard let block = function.blocks.last else { preconditionFailure("a block is open") }
    var label = label
    if isLast { label.level = block.level }
    labels.append(label)
    try checkMarks(labels.count)
    var index = block.firstJump
    while index < jumps.count {
      guard jumps[index].name == label.name else {
        index += 1
        continue
      }
      try land(jumps[index], on: label)
      jumps.remove(at: index)
    }
  }

  private func land(_ jump: Mark, on label: Mark) throws(Fault) {
    guard jump.level < label.level else { return }
    let entered = active[function.firstVariable + jump.level].name
    throw semanticFault(
      "<goto \(names.text(of: jump.name))> at line \(jump.line) jumps into the scope of local "
        + "'\(names.text(of: entered))'", at: jump.range)
  }

  private func checkMarks(_ count: Int) throws(Fault) {
    guard count > Limit.marks else { return }
    throw semanticFault("too many labels/gotos (limit is \(Limit.marks))", at: token.range)
  }
}
