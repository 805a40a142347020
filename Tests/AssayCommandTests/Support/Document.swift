import Foundation
import Testing

/// An assessment document as a reader of `-o json` has it.
struct Document {
  /// The whole text.
  let text: String
  private let root: [String: any Sendable]

  init(_ ending: BuiltCommand.Ending) throws {
    text = ending.output
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    root = try #require(value as? [String: any Sendable])
  }

  /// The text without what differs from run to run: the member `run` on the first level.
  var lasting: String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "  \"run\": {"),
      let end = lines[start...].firstIndex(of: "  },")
    else { return text }
    return (lines[..<start] + lines[(end + 1)...]).joined(separator: "\n")
  }

  /// The digest of the data.
  var dataDigest: String? {
    let inputs = root["inputs"] as? [String: any Sendable]
    return (inputs?["database"] as? [String: any Sendable])?["sha256"] as? String
  }

  /// An outcome as far as these tests look.
  struct Outcome: Equatable {
    var word: String
    var kind: String?
    var place: String?
    var subject: String?
    var message: String?
    var judged = 0
    var conforming = 0
  }

  /// The outcomes by the rule's name.
  var outcomes: [String: Outcome] {
    let items = root["outcomes"] as? [[String: any Sendable]] ?? []
    return Dictionary(
      items.map { item in
        let error = item["error"] as? [String: any Sendable]
        let population = item["population"] as? [String: any Sendable]
        let id = item["rule"] as? String ?? ""
        return (
          String(id.split(separator: "/").last ?? ""),
          Outcome(
            word: item["outcome"] as? String ?? "", kind: error?["kind"] as? String,
            place: error?["place"] as? String, subject: error?["subject"] as? String,
            message: error?["message"] as? String, judged: population?["judged"] as? Int ?? 0,
            conforming: population?["conforming"] as? Int ?? 0)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
