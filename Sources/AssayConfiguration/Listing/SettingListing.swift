package import ComplianceModel

/// One line of `assay config`.
package struct ResolvedSetting: Equatable, Sendable {
  /// Its key, such as `gate.fail_on` or `iso28000-2022.high_risk_rating`.
  package var key: String
  /// Its value as a person writes it.
  package var value: String
  /// Where it came from.
  package var origin: Origin

  /// Makes a line.
  package init(key: String, value: String, origin: Origin) {
    self.key = key
    self.value = value
    self.origin = origin
  }
}

/// Every setting of a plan with its value and origin, in the order in which they are read.
package func listing(_ plan: AssessmentPlan) -> [ResolvedSetting] {
  let lister = SettingLister(plan: plan)
  return lister.general + lister.parameters + lister.selection + lister.gate + lister.exceptions
    + lister.limits
}

/// Puts the settings of a plan into lines.
private struct SettingLister {
  let plan: AssessmentPlan

  var general: [ResolvedSetting] {
    [ResolvedSetting(key: "as_of", value: plan.asOf.description, origin: plan.asOfOrigin)]
      + (plan.organisation.map { [line("organisation", $0, .file)] } ?? [])
  }

  var parameters: [ResolvedSetting] {
    plan.parameters.map { parameter in
      line(
        "\(parameter.pack).\(parameter.name)",
        parameter.value.written + (parameter.isWeakening ? " (weakening)" : ""), parameter.origin)
    }
  }

  var selection: [ResolvedSetting] {
    let kinds = [
      ("clauses", plan.selection.clauses.map(\.text)), ("rules", plan.selection.rules),
      ("tags", plan.selection.tags), ("methods", plan.selection.methods.map(\.rawValue)),
    ]
    return kinds.filter { !$0.1.isEmpty }.map { kind, words in
      line("selection.\(kind)", words.joined(separator: ", "), .flag)
    }
  }

  var gate: [ResolvedSetting] {
    guard !plan.isReportOnly else { return [line("gate", "not asked", .flag)] }
    let scores = plan.gate.minimumScores.map { entry in
      line(key: "gate.min_score.\(entry.scope.written)", percent(entry.score))
    }
    let open = plan.gate.open.map { entry in
      line("gate.open", "\(entry.rule): \(entry.because)", .file)
    }
    return [line(key: "gate.fail_on", plan.gate.failOn?.rawValue ?? "none")] + scores + open
  }

  var exceptions: [ResolvedSetting] {
    let tailorings = plan.tailorings.map { tailoring in
      line("tailoring.\(tailoring.rule)", changes(tailoring), .file)
    }
    guard !plan.ignoresWaivers else { return tailorings + [line("waivers", "ignored", .flag)] }
    let inForce = plan.waivers.count { $0.isInForce(on: plan.asOf) }
    guard !plan.waivers.isEmpty else { return tailorings }
    return tailorings + [line("waivers", "\(inForce) of \(plan.waivers.count) in force", .file)]
  }

  var limits: [ResolvedSetting] {
    let limits = plan.limits
    return [
      line(key: "limits.memory", String(limits.memory)),
      line(key: "limits.rows", String(limits.rows)),
      line(key: "limits.milliseconds", limits.milliseconds.map(String.init) ?? "none"),
      line(key: "limits.instructions", limits.instructions.map(String.init) ?? "none"),
    ]
  }

  private func changes(_ tailoring: Tailoring) -> String {
    let parameters = tailoring.parameters.sorted { bytewise($0.key, $1.key) }
      .map { "\($0.key) \($0.value.written)" }
    let changes =
      (tailoring.isOff ? ["off"] : []) + (tailoring.grade.map { ["grade \($0.rawValue)"] } ?? [])
      + parameters
    return changes.joined(separator: ", ") + (tailoring.isWeakening ? " (weakening)" : "")
  }

  /// Points of 100 out of 1/10,000.
  private func percent(_ score: Int) -> String {
    score % 100 == 0 ? String(score / 100) : ParameterValue.number(Double(score) / 100).written
  }

  private func line(key: String, _ value: String) -> ResolvedSetting {
    line(key, value, plan.origins[key] ?? .builtIn)
  }

  private func line(_ key: String, _ value: String, _ origin: Origin) -> ResolvedSetting {
    ResolvedSetting(key: key, value: value, origin: origin)
  }
}
