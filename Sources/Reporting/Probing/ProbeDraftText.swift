package import ComplianceModel

/// A file of expectations to fill in before a probe runs: the damages, and no requirement yet.
///
/// - Parameters:
///   - command: The command that drew them.
///   - seed: The seed that it drew them by.
package func renderProbeDraft(_ damages: [Damage], seed: UInt64, asOf: Day, command: String)
  -> String
{
  var lines = [
    "# Damages drawn by: \(command.printable)",
    "# Before it runs, name under expect every requirement that must notice, such as",
    "# [28000-2022/8.3-e]; [] where nobody need notice.",
    "seed: \(seed)", "as_of: \(asOf)", "damages:",
  ]
  for damage in damages {
    lines.append(
      "  - { table: \(damage.table.yamlText), column: \(damage.column.yamlText), "
        + "key: \(damage.key.yamlText), kind: \(damage.kind.rawValue), expect: ~ }"
        + "  # \(damage.old.commented) → \(damage.new.commented)")
  }
  return lines.map { $0 + "\n" }.joined()
}

extension String {
  /// In a comment of one line.
  fileprivate var commented: String {
    let line = printable
    return line.count > 48 ? "\(line.prefix(47))…" : line
  }
}
