/// A pack over Assay's own schema that stands for the one that ships, so that tests of the command do
/// not depend on what that says.
enum StandardPack {
  static let manifest = """
    id: iso28000-2022
    version: 0.0.1
    title: A few rules
    schema: assay/1
    parameters:
      high_risk_rating: { type: integer, default: 15, min: 1, max: 25, stricter: lower, describe: Rating from which a risk is high. }
    """

  static let catalogue = """
    clauses:
      - clause: "6"
        heading: Planning
      - clause: "6.2"
        heading: Objectives
        requirements:
          - id: 28000-2022/6.2-a
            requirement: Give security objectives an owner.
      - clause: "8"
        heading: Operation
      - clause: "8.3"
        heading: Risk assessment and treatment
        requirements:
          - id: 28000-2022/8.3-a
            requirement: Rate risks.
            grade: major
            evidence: [risk register]
          - id: 28000-2022/8.3-b
            requirement: Ask those who know.
            kind: attested
    """

  static let rules = """
    rule "risks-rated" {
      requirement = "28000-2022/8.3-a", title = "Every risk is rated", of = "risks", name = "{code}",
      select = "SELECT id, code, inherent_rating FROM risks ORDER BY id",
      judge = function(inherent_rating, code)
        if not inherent_rating then return fail("risk %s is not rated", code) end
      end,
      fix = "Rate the risk.",
    }

    rule "objectives-owned" {
      requirement = "28000-2022/6.2-a", title = "Objectives have an owner", of = "objectives",
      select = "SELECT id, owner_id FROM objectives ORDER BY id",
      judge = function(id, owner_id)
        if not owner_id then return fail("objective %d has no owner", id) end
      end,
      fix = "Name an owner.",
    }

    question "experts-asked" {
      requirement = "28000-2022/8.3-b", ask = "Were those asked who know?", evidence = "optional",
    }
    """
}

extension CommandBench {
  /// Writes the pack into a folder.
  func makeStandardPack(at folder: String) throws {
    try write(StandardPack.manifest, to: "\(folder)/pack.yml")
    try write(StandardPack.catalogue, to: "\(folder)/catalogue.yml")
    try write(StandardPack.rules, to: "\(folder)/rules/few.lua")
  }
}
