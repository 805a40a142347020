package import ComplianceModel
import LuaRuntime

extension DeclaredPack {
  /// The helpers of the packs that it uses, by the name that its files require: `common/live`.
  ///
  /// Each has the path that messages show, which begins with the id of its pack: `common/lib/live.lua`.
  package var lent: [String: SourceText] { lentSources.mapValues(\.asRead) }

  /// Whether messages call a helper of a pack that it uses `path`.
  package func isLent(_ path: String) -> Bool { lentSources.values.contains { $0.name == path } }

  /// The rule file or helper that messages call `path`, of the pack or of one that it uses.
  package func file(called path: String) -> SourceText? {
    let own = source.rules + source.libraries.values
    return own.first { $0.path == path } ?? lentSources.values.first { $0.name == path }?.asRead
  }

  private var lentSources: [String: LuaSource] {
    (programs.values.first?.libraries ?? [:]).filter { $0.key.contains("/") }
  }
}

extension LuaSource {
  /// As it was read, under the name that messages show.
  fileprivate var asRead: SourceText {
    SourceText(path: name, text: String(decoding: text, as: UTF8.self))
  }
}
