import ComplianceModel
import LuaRuntime

/// The lines of `judge` or `check` that ran, each once and in the order of the file, with what each of them set.
///
/// A step has the locals as they are before its line: what the line set is what the next step of the same
/// function has besides, or has otherwise. A line of a loop shows what it set the last time.
func judgedLines(_ steps: [LuaStep], in source: SourceText) -> [Explanation.JudgedLine] {
  let texts = source.text.split(separator: "\n", omittingEmptySubsequences: false)
  var lines: [Int: Explanation.JudgedLine] = [:]
  for (number, step) in steps.enumerated() {
    guard texts.indices.contains(step.line - 1) else { continue }
    var line =
      lines[step.line]
      ?? Explanation.JudgedLine(
        number: step.line, text: String(texts[step.line - 1]), times: 0, set: [], isLast: false)
    line.times += 1
    line.isLast = number == steps.count - 1
    if let next = steps[(number + 1)...].first(where: { $0.function == step.function }) {
      line.set = set(between: step, and: next)
    }
    lines[step.line] = line
  }
  return lines.values.sorted { $0.number < $1.number }
}

extension [LuaStep] {
  /// The lines that led to the report of `subject`, from the report before it on; all lines without a
  /// subject, and where nothing was reported.
  func leading(to subject: SubjectKey?) -> [LuaStep] {
    guard let subject, contains(where: { $0.reported != nil }) else {
      return filter { $0.reported == nil }
    }
    // What is told may end before the report: then nothing of it is.
    guard let report = firstIndex(where: { $0.reported?.subject == subject }) else { return [] }
    let before = self[..<report].lastIndex { $0.reported != nil }
    return Array(self[(before.map { $0 + 1 } ?? startIndex)..<report])
  }
}

/// The locals that are new in `next`, or have another value there.
private func set(between step: LuaStep, and next: LuaStep) -> [Explanation.Cell] {
  let before = Dictionary(step.locals.map { ($0.name, $0.value) }) { _, last in last }
  let after = Dictionary(next.locals.map { ($0.name, $0.value) }) { _, last in last }
  var seen: Set<String> = []
  return next.locals.filter { seen.insert($0.name).inserted }.compactMap { local in
    guard let value = after[local.name], before[local.name] != value else { return nil }
    return Explanation.Cell(column: local.name, value: value)
  }
}
