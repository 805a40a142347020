import ComplianceModel

/// Which question of the packs at hand an attestation names.
struct QuestionNames {
  /// The questions of all packs, by id.
  private let ids: [RuleID]
  private let packs: Set<String>

  /// Gathers the questions of `packs`, those asked on demand included.
  init(_ packs: [DeclaredPack]) {
    ids = packs.flatMap(\.questions).map(\.id).sorted()
    self.packs = Set(packs.map(\.source.manifest.id.text))
  }

  /// The question of that full id, or of that plain name where one alone has it.
  func id(named text: String) -> RuleID? {
    if let exact = ids.first(where: { $0.description == text }) { return exact }
    let named = ids.filter { $0.name == text }
    return named.count == 1 ? named[0] : nil
  }

  /// The statements with full ids in place of the plain names that one question alone has.
  func resolving(_ statements: OrganisationStatements) -> OrganisationStatements {
    var statements = statements
    for index in statements.attestations.indices {
      guard let text = statements.attestations[index].question, let id = id(named: text) else {
        continue
      }
      statements.attestations[index].question = id.description
    }
    return statements
  }

  // MARK: - What answers nothing

  /// A warning for each text that names no question: one for all that speak of the same absent pack.
  func remarks(on statements: OrganisationStatements) -> [Diagnostic] {
    var unknown: [String: [Attestation]] = [:]
    for attestation in statements.attestations {
      guard let text = attestation.question, id(named: text) == nil else { continue }
      unknown[absentPack(of: text).map { "\($0)/" } ?? text, default: []].append(attestation)
    }
    return unknown.sorted { bytewise($0.key, $1.key) }.map { text, attestations in
      remark(text, attestations)
    }
  }

  /// The pack that a text names and that is not at hand.
  private func absentPack(of text: String) -> String? {
    guard let id = RuleID(text), !packs.contains(id.pack.text) else { return nil }
    return id.pack.text
  }

  private func remark(_ text: String, _ attestations: [Attestation]) -> Diagnostic {
    let count = attestations.count
    let subject =
      count == 1
      ? "attestation \(attestations[0].id) answers" : "\(count) attestations answer"
    let named = attestations[0].question ?? text
    let several = ids.filter { $0.name == named }
    let isOfPack = text.hasSuffix("/")
    let message =
      isOfPack
      ? "\(subject) questions of '\(text.dropLast())', which is not among the packs of this run"
      : several.count > 1
        ? "\(subject) '\(named)', which \(several.count) packs ask"
        : "\(subject) '\(named)', which no pack of this run asks"
    return Diagnostic(
      "unanswering-attestation", message, severity: .warning,
      remedy: remedy(named, several, isOfPack: isOfPack))
  }

  private func remedy(_ text: String, _ several: [RuleID], isOfPack: Bool) -> String {
    guard several.isEmpty else {
      return "write one of \(several.map(\.description).joined(separator: ", "))"
    }
    let names = text.contains("/") ? ids.map(\.description) : ids.map(\.name)
    let sameName = ids.filter { $0.name == RuleID(text)?.name }.map(\.description)
    let nearest = sameName.count == 1 ? sameName[0] : nearestName(to: text, among: names)
    if let nearest { return "did you mean '\(nearest)'?" }
    return isOfPack
      ? "they count when that pack is assessed too" : "see them all: assay list questions"
  }
}
