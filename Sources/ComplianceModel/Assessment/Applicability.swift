/// What the organisation leaves out, and what it recorded in vain.
package struct Applicability: Equatable, Sendable {
  /// Its decisions about requirements in scope, by requirement, then by id.
  package var decisions: [JudgedDecision]
  /// Sites that it keeps out of scope, by id: rules do not judge what belongs to them.
  package var sitesOutOfScope: [SiteOutOfScope]

  /// Makes it.
  package init(decisions: [JudgedDecision] = [], sitesOutOfScope: [SiteOutOfScope] = []) {
    self.decisions = decisions
    self.sitesOutOfScope = sitesOutOfScope
  }
}
