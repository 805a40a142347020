import Foundation

/// Where a pack lies: the path to open and the path to show.
struct PackLocation: Equatable, Sendable {
  /// The folder or the `.lua` file, absolute or relative to the process.
  let path: String
  /// The same as the person named it, without `./` before and `/` behind.
  let shown: String
  /// Whether it is a single `.lua` file.
  let isSingleFile: Bool

  /// The pack at `path`; nil when there is neither a folder nor a `.lua` file.
  init?(path: String, shown: String) {
    guard let kind = FileKind(of: path, followingLinks: true) else { return nil }
    guard kind == .folder || (kind == .file && path.hasSuffix(".lua")) else { return nil }
    self.path = path.withoutTrailingSlash
    self.shown = shown.asShown
    isSingleFile = kind == .file
  }

  /// The last part of the path, without `.lua`.
  var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return isSingleFile ? String(last.dropLast(4)) : last
  }

  /// The folder in which it lies.
  var parent: String { path.folderAbove }

  /// Whether a folder holds a manifest; a single file needs none.
  var hasManifest: Bool { isSingleFile || FileKind(of: "\(path)/pack.yml") != nil }
}

/// What stands at a path.
enum FileKind: Equatable, Sendable {
  case file
  case folder
  case other

  /// The kind of a path; nil when there is nothing.
  init?(of path: String, followingLinks: Bool = false) {
    var status = stat()
    // What cannot be looked at is not there for us; opening it says why.
    guard (followingLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }

  /// The names in a folder in byte order, hidden ones left out; empty when it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      // A folder that is not there holds nothing: every folder of a pack is optional.
      return []
    }
    return names.filter { !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension String {
  /// The path without a `/` at its end, save `/` itself.
  var withoutTrailingSlash: String {
    var path = self
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// The path as messages show it: without `./` before and `/` behind.
  var asShown: String {
    var path = withoutTrailingSlash
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    return path
  }

  /// The path of the folder that holds this path: `.` for a mere name.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// The folder above this one, also where its path ends in `.` or `..`.
  var folderAbove: String {
    let isRelative = self == "." || self == ".." || hasSuffix("/.") || hasSuffix("/..")
    return isRelative ? "\(self)/.." : parentFolder
  }

  /// This path, or where it is relative, `folder` with it.
  func resolved(against folder: String) -> String {
    hasPrefix("/") || folder.isEmpty || folder == "."
      ? self : "\(folder.withoutTrailingSlash)/\(self)"
  }
}
