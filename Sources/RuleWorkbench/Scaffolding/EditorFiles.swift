/// The files by which editors know the rule language, as a pack carries them.
package enum EditorFiles {
  /// The folder of a pack that holds copies of what ships in `Rules/editor`: hidden, so that it is no
  /// part of the pack, and beside its files, so that an editor needs nothing else.
  package static let folder = ".assay"

  /// What ships and is copied there.
  package static let copied = [
    "assay.lua", "pack.schema.json", "catalogue.schema.json", "mappings.schema.json",
    "crosswalk.schema.json", "settings.schema.json", "waivers.schema.json",
  ]

  /// What is copied beside `pack.yml`, each with the name that it has there.
  package static let beside = [("luarc.json", ".luarc.json"), ("luacheckrc.lua", ".luacheckrc")]
}
