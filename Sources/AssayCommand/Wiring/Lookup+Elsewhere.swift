import ComplianceModel

/// Where a clause or requirement stands elsewhere: in another edition, in other frameworks.
extension Lookup {
  /// The clauses of the other edition that ask the same; nothing where the pack has no crosswalk.
  func crosswalkFacts(of requirements: [RequirementID], _ source: PackSource) -> Facts {
    guard let crosswalk = source.crosswalk, !requirements.isEmpty else { return [] }
    let clauses = crosswalk.clauses(of: requirements)
    let lines = clauses.map { "\($0.id)  \($0.heading)" } + ["verified: \(crosswalk.verified)"]
    return [
      (
        "in \(crosswalk.edition)",
        clauses.isEmpty ? "no counterpart" : lines.joined(separator: "\n")
      )
    ]
  }

  /// A framework with all its headings.
  func facts(of framework: Framework) -> Facts {
    [
      ("framework", framework.name), ("title", framework.title),
      ("verified", framework.verified),
    ]
      + framework.headings.map { heading in
        let clauses = heading.clauses.map(\.text).joined(separator: ", ")
        return (
          heading.strength.rawValue,
          heading.text + (heading.note.map { " (\($0))" } ?? "")
            + (clauses.isEmpty ? ": no counterpart" : ": \(clauses)")
        )
      }
  }

  /// The headings of each framework that touch a clause, the closest first, with what is sure of them.
  func frameworkFacts(touching clause: ClauseID, _ source: PackSource) -> Facts {
    source.frameworks.compactMap { framework in
      let headings = framework.headings(touching: clause)
      guard !headings.isEmpty else { return nil }
      let lines = Framework.Strength.allCases.flatMap { strength in
        headings.filter { $0.strength == strength }.map { heading in
          "\(strength.rawValue): \(heading.text)" + (heading.note.map { " (\($0))" } ?? "")
        }
      }
      return (
        "in \(framework.name)",
        (lines + ["verified: \(framework.verified)"]).joined(separator: "\n")
      )
    }
  }
}
