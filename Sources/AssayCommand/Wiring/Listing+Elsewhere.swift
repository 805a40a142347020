import ComplianceModel
import Evaluation
import RulePacks

/// What lists say of other frameworks and editions.
extension Listing {
  /// How sure the listed mappings or crosswalks are; empty for all else.
  func notes(of subject: ListCommand.Subject) throws(Refusal) -> Lookup.Facts {
    switch subject {
    case .mappings: try frameworks().map { ($0.name, "verified: \($0.verified)") }
    case .crosswalk:
      try crosswalks().map { source, crosswalk in
        ("\(source.manifest.id) in \(crosswalk.edition)", "verified: \(crosswalk.verified)")
      }
    default: []
    }
  }

  // MARK: - Frameworks

  /// A row for each heading that touches one of the selected clauses.
  func mappings() throws(Refusal) -> [[String]] {
    let clauses = selection.clause.map { ClauseID($0) }
    return try frameworks().flatMap { framework in
      framework.headings.filter { heading in
        clauses.isEmpty
          || heading.clauses.contains { own in
            clauses.contains { $0.contains(own) || own.contains($0) }
          }
      }.map { heading in
        [
          framework.name, heading.strength.rawValue,
          heading.clauses.isEmpty
            ? "none" : heading.clauses.map(\.text).joined(separator: " "),
          heading.text + (heading.note.map { " (\($0))" } ?? ""),
        ]
      }
    }
  }

  /// The frameworks of the packs, or the one that is asked for.
  private func frameworks() throws(Refusal) -> [Framework] {
    let all = try declared().flatMap(\.source.frameworks)
    guard let framework else { return all }
    let meant = all.filter { $0.name == framework }
    guard meant.isEmpty else { return meant }
    throw Refusal(
      .configuration, "unknown-framework", "no pack has mappings to '\(framework)'",
      remedy: nearestName(to: framework, among: all.map(\.name)).map { "Did you mean '\($0)'?" }
        ?? "See them all: assay list mappings")
  }

  // MARK: - Editions

  /// A row for each clause: where its requirements stand in the other edition, and how many do not.
  func crosswalk() throws(Refusal) -> [[String]] {
    try crosswalks().flatMap { source, crosswalk in
      (source.catalogue?.clauses ?? []).compactMap { clause -> [String]? in
        let own = (source.catalogue?.requirements ?? []).filter { $0.clause == clause.id }
        guard !own.isEmpty, isSelected(clause.id) else { return nil }
        let new = own.count { crosswalk.counterparts[$0.id]?.isEmpty ?? true }
        return [
          source.manifest.id.text, clause.id.text,
          crosswalk.clauses(of: own.map(\.id)).map(\.id.text).joined(separator: " "),
          new == 0 ? "" : "\(new) of \(own.count)", clause.heading,
        ]
      }
    }
  }

  private func isSelected(_ clause: ClauseID) -> Bool {
    selection.clause.isEmpty || selection.clause.contains { ClauseID($0).contains(clause) }
  }

  /// The packs that have a crosswalk, of those named by flags, else of all in reach; by id, so that
  /// the earlier edition comes first.
  private func crosswalks() throws(Refusal) -> [(source: PackSource, crosswalk: Crosswalk)] {
    let sources: [PackSource]
    if namesPacks {
      sources = try workspace.sources(workspace.packNames).asked
    } else {
      var readable: [PackSource] = []
      for pack in workspace.library.available() where pack.faults.isEmpty {
        readable.append(
          try workspace.library.find(
            pack.id.text, relativeTo: workspace.surroundings.workingDirectory))
      }
      sources = readable
    }
    return sources.compactMap { source in source.crosswalk.map { (source, $0) } }
  }
}
