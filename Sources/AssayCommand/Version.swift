import LuaRuntime

/// What this build is.
enum Version {
  /// Version of Assay, `major.minor.patch`.
  static let number = "0.1.0"

  /// The line of `--version`.
  static let text = "assay \(number)"
}
