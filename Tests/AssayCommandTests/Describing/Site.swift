import Foundation

/// The folder that `assay docs` wrote, as a browser would meet it.
struct Site {
  /// The pages by file name.
  let pages: [String: HTMLDocument]
  /// All texts by file name, the marker included.
  let texts: [String: String]

  /// Reads every file of a folder of the bench.
  init(_ folder: String, in bench: CommandBench) throws {
    var texts: [String: String] = [:]
    for name in bench.names(in: bench.path(folder)) {
      texts[name] = String(decoding: try bench.bytes("\(folder)/\(name)"), as: UTF8.self)
    }
    self.texts = texts
    pages = texts.filter { $0.key.hasSuffix(".html") }.mapValues(HTMLDocument.init)
  }

  /// What is wrong with any of its pages.
  var faults: [String] {
    pages.sorted { $0.key < $1.key }.flatMap { name, page in
      page.faults.map { "\(name): \($0)" } + outside(page).map { "\(name) needs \($0)" }
    } + deadLinks
  }

  /// Links to what is not there; those that lead out of the folder among them.
  private var deadLinks: [String] {
    let anchors = pages.mapValues(\.ids)
    return pages.sorted { $0.key < $1.key }.flatMap { name, page in
      page.links.filter { link in
        let parts = link.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let file = parts[0].isEmpty ? name : parts[0]
        guard let ids = anchors[file] else { return true }
        return parts.count > 1 && !ids.contains(parts[1])
      }.map { "\(name) has a dead link: \($0)" }
    }
  }

  /// What a page would fetch.
  private func outside(_ page: HTMLDocument) -> [String] {
    page.elements.compactMap { element in
      let isFetched = ["link", "img", "iframe", "object", "embed"].contains(element.name)
      return isFetched || element.attributes["src"] != nil || element.attributes["style"] != nil
        || element.attributes.keys.contains { $0.hasPrefix("on") } ? element.name : nil
    }
  }

  /// How many pages have an element of an id.
  func count(ofID id: String) -> Int { pages.values.count { $0.ids.contains(id) } }

  /// The text of the element of an id, blanks made one.
  func text(ofID id: String) -> String? {
    pages.values.compactMap { $0.element(id: id)?.text }.first.map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
  }
}
