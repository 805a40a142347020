import ComplianceModel

/// Pages of what is found where `assay.yml` and its waivers are held against the packs.
extension Lint {
  static let ofSettings: [Lint] = [
    Lint(
      elsewhere: "idle-tailoring", .warning, finds: "a tailoring that changes nothing",
      why: """
        Who reads the file believes that the organisation asks for more or less than the pack, with \
        an approval; and when the pack changes, it will.
        """,
      LintPage.Example(
        in: .settings,
        bad: """
          tailoring:
            - { rule: owned, grade: minor, because: It is a minor. }
          """,
        good: """
          tailoring:
            - { rule: owned, grade: major, because: Ours are worth more. }
          """), isSilenced: true),
    Lint(
      elsewhere: "expired-tailoring", .warning, finds: "a tailoring whose last day is past",
      why: """
        It does not count any more: the pack's own grade, parameters and rules hold again.
        """,
      LintPage.Example(
        in: .settings,
        bad: """
          tailoring:
            - { rule: owned, off: true, because: Moving., approved_by: J. Vos,
                until: 2026-01-31 }
          """,
        good: """
          tailoring:
            - { rule: owned, off: true, because: Moving., approved_by: J. Vos,
                until: 2026-12-31 }
          """), isSilenced: true),
    Lint(
      elsewhere: "expired-waiver", .warning, finds: "a waiver whose last day is past",
      why: """
        What it covered opens the gate no longer. Put the finding right, or ask for a new waiver: \
        a file of old waivers hides those that count.
        """,
      LintPage.Example(
        in: .waivers,
        bad: """
          - { rule: owned, subjects: ["17"], because: Moving., requested_by: A. Lee,
              approved_by: J. Vos, granted_on: 2026-01-01, until: 2026-01-31 }
          """,
        good: """
          - { rule: owned, subjects: ["17"], because: Moving., requested_by: A. Lee,
              approved_by: J. Vos, granted_on: 2026-01-01, until: 2026-12-31 }
          """), isSilenced: true),
    Lint(
      elsewhere: "future-waiver", .warning, finds: "a waiver whose first day is to come",
      why: """
        It covers nothing yet. Mostly the year was mistyped.
        """,
      LintPage.Example(
        in: .waivers,
        bad: """
          - { rule: owned, subjects: ["17"], because: Moving., requested_by: A. Lee,
              approved_by: J. Vos, granted_on: 2027-01-01, until: 2027-03-31 }
          """,
        good: """
          - { rule: owned, subjects: ["17"], because: Moving., requested_by: A. Lee,
              approved_by: J. Vos, granted_on: 2026-01-01, until: 2026-12-31 }
          """), isSilenced: true),
    Lint(
      elsewhere: "unapproved-tailoring", .error,
      finds: "a tailoring that asks for less, without approved_by and until",
      why: """
        Who may ask for less, and until when, is a decision of somebody who answers for it. Without \
        both the settings are refused.
        """,
      LintPage.Example(
        in: .settings,
        bad: """
          tailoring:
            - { rule: owned, off: true, because: Moving. }
          """,
        good: """
          tailoring:
            - { rule: owned, off: true, because: Moving., approved_by: J. Vos,
                until: 2026-12-31 }
          """)),
  ]
}
