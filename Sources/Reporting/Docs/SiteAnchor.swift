import ComplianceModel

/// The names of files and of places in them: stable, so that a link to a rule lasts.
enum SiteAnchor {
  static let indexFile = "index.html"
  static let tablesFile = "tables.html"

  /// The place of a rule or question.
  static func declaration(_ id: RuleID, isRule: Bool) -> String {
    (isRule ? "rule-" : "question-") + escaped(id.name)
  }

  /// The place of a requirement.
  static func requirement(_ id: RequirementID) -> String { "requirement-" + escaped(id.text) }

  /// The place of a parameter.
  static func parameter(_ name: String) -> String { "parameter-" + escaped(name) }

  /// The place of a table.
  static func table(_ name: String) -> String { "table-" + escaped(name) }

  /// `text` in characters that stand for themselves in an address (RFC 3986, 2.3), everything else as
  /// `~` and two digits a byte: two texts never become one.
  static func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { escaped, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._/".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      escaped +=
        isPlain
        ? String(UnicodeScalar(byte)) : "~" + (digits.count == 1 ? "0" : "") + digits
    }
  }
}

/// Gives out names of files, none twice, whether or not a file system tells capitals apart.
struct SiteFileNames {
  private static let longest = 120
  private var taken: Set<String> = [SiteAnchor.indexFile, SiteAnchor.tablesFile]

  /// The file of what is called `name`.
  mutating func file(for name: String) -> String {
    let stem = String(
      SiteAnchor.escaped(name).replacing("/", with: "~2F").prefix(Self.longest))
    var (file, number) = ("\(stem).html", 1)
    while !taken.insert(file.lowercased()).inserted {
      number += 1
      file = "\(stem)~\(number).html"
    }
    return file
  }
}
