/// What a person reads about one thing that `check` can report: why it matters, and how it is put right.
package struct LintPage: Equatable, Sendable {
  /// Where an example stands, as the page says it.
  package enum Setting: String, Sendable, CaseIterable {
    /// The body of `judge`.
    case judge
    /// The query of a rule.
    case select
    /// A file of rules.
    case rules
    /// A file of `lib/`.
    case library = "lib"
    /// A file of tests.
    case tests
    case manifest = "pack.yml"
    case catalogue = "catalogue.yml"
    case settings = "assay.yml"
    case waivers = "waivers.yml"
  }

  /// What is wrong, and the same as it should be.
  package struct Example: Equatable, Sendable {
    /// Where both stand.
    package let setting: Setting
    package let bad: String
    package let good: String

    /// Makes an example.
    package init(in setting: Setting, bad: String, good: String) {
      self.setting = setting
      self.bad = bad
      self.good = good
    }
  }

  /// The stable name, which is the code of what it finds.
  package let id: String
  /// Whether what it finds breaks something or is worth a look.
  package let severity: Diagnostic.Severity
  /// What it finds: a noun phrase, lower case, no full stop.
  package let finds: String
  /// Why that matters: whole sentences.
  package let why: String
  /// How it looks, and how it should.
  package let example: Example
  /// Whether a comment on its line silences it; what a pack cannot be used with cannot be silenced.
  package let isSilenced: Bool
  /// Whether `--fix` may put it right.
  package let isFixed: Bool

  /// Makes a page.
  package init(
    id: String, severity: Diagnostic.Severity, finds: String, why: String, example: Example,
    isSilenced: Bool = true, isFixed: Bool = false
  ) {
    self.id = id
    self.severity = severity
    self.finds = finds
    self.why = why
    self.example = example
    self.isSilenced = isSilenced
    self.isFixed = isFixed
  }
}
