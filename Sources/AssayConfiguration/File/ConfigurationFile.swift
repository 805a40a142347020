package import ComplianceModel
import Foundation
import YAMLDocuments

/// The organisation's `assay.yml` as written, with the waivers of the file it names.
///
/// One file counts and none is merged with it. Its form has been checked; names of rules and
/// parameters have not, since packs are needed for that.
package struct ConfigurationFile: Equatable, Sendable {
  /// The path as messages and reports show it.
  package var shownPath: String
  /// The folder to which its paths relate, `.` for the working directory.
  package var directory: String
  /// The organisation's name.
  package var organisation: String?
  /// The organisation database as written; relative to `directory`.
  package var database: String?
  /// Packs by name or path, in their order; paths relative to `directory`.
  package var packs: [String] = []
  /// The time zone of "today": an IANA name, `UTC` where nothing is written.
  package var timeZone = "UTC"
  /// The day of the assessment where no flag names one, for records that end; nil: today.
  package var asOf: Day?
  /// The ledger as written; nil: runs neither read nor write one.
  package var ledger: String?
  /// Whether rules may run where they cannot be locked in, as on systems without seccomp.
  package var allowsUnjailed = false
  /// The texts of the file and of its waivers under the paths that messages show.
  package var texts: [SourceText] = []
  /// Values of parameters by `name` or `pack.name`.
  var parameters: [YAMLEntry] = []
  /// Changes to single rules.
  var tailoring: [WrittenTailoring] = []
  /// Accepted failures.
  var waivers: [WrittenWaiver] = []
  /// When a pipeline may go on.
  var gate = WrittenGate()

  /// The path to open for a path that the file names.
  package func path(of written: String) -> String {
    written.hasPrefix("/") || directory == "." ? written : "\(directory)/\(written)"
  }

  /// The packs with paths as seen from the folder from which the file was found: names stay, and
  /// `./rules/acme` of `org/assay.yml` is `org/rules/acme`, which messages then show.
  package var shownPacks: [String] {
    packs.map { $0.contains("/") || $0.hasSuffix(".lua") ? shown($0) : $0 }
  }

  /// The organisation database as seen from that folder; nil: the file names none.
  package var shownDatabase: String? { database.map(shown) }

  /// A path that the file names, as seen from the folder from which the file was found.
  private func shown(_ written: String) -> String {
    let folder = shownPath.parentFolder
    guard !written.hasPrefix("/"), folder != "." else { return written }
    return "\(folder)/\(written.hasPrefix("./") ? String(written.dropFirst(2)) : written)"
  }

  /// The configuration file that counts; nil when there is none.
  /// - Parameters:
  ///   - explicit: The file named by a flag; it must be there.
  ///   - database: The organisation database named on the command line; `assay.yml` beside it goes
  ///     before that of the working directory.
  ///   - workingDirectory: The folder to which both relate.
  /// - Throws: A refusal with all faults of the file.
  package static func find(
    explicit: String?, besideDatabase database: String?, workingDirectory: String
  ) throws(Refusal) -> ConfigurationFile? {
    if let explicit {
      return try read(path: explicit.resolved(against: workingDirectory), shownAs: explicit)
    }
    for shown in [database.map(besides), "assay.yml"].compactMap(\.self) {
      let path = shown.resolved(against: workingDirectory)
      if FileManager.default.fileExists(atPath: path) {
        return try read(path: path, shownAs: shown)
      }
    }
    return nil
  }

  /// The file at a path.
  /// - Parameter shown: The path that messages show; nil: the path itself.
  /// - Throws: A refusal with all faults of the file, and of the waivers that it names.
  package static func read(
    path: String, shownAs shown: String? = nil
  ) throws(Refusal) -> ConfigurationFile {
    let shown = shown ?? path
    let text = try TextIntake.settings.text(of: path, shownAs: shown)
    let document = try YAMLDocument(text: text, path: shown)
    var file = ConfigurationFile(shownPath: shown, directory: path.parentFolder)
    file.texts = [SourceText(path: shown, text: text)]
    var reader = ConfigurationReader()
    reader.read(document, into: &file)
    try reader.reader.finish()
    return file
  }

  private static func besides(_ database: String) -> String {
    let folder = database.parentFolder
    return folder == "." ? "assay.yml" : folder == "/" ? "/assay.yml" : "\(folder)/assay.yml"
  }
}

extension String {
  /// The path of the folder that holds this path: `.` for a mere name.
  var parentFolder: String {
    guard let slash = lastIndex(of: "/") else { return "." }
    return slash == startIndex ? "/" : String(self[..<slash])
  }

  /// This path, or where it is relative, `folder` with it.
  func resolved(against folder: String) -> String {
    hasPrefix("/") || folder.isEmpty || folder == "." ? self : "\(folder)/\(self)"
  }
}
