import ComplianceModel
import Foundation

/// Finds the CSV files of an import and reads them.
enum SheetFiles {
  /// The CSV files in a folder in the byte order of their names, or the one file named.
  /// - Throws: `Refusal`, where there is none.
  static func paths(at path: String) throws(Refusal) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Refusal(
        .configuration, "import-missing", "\(path) does not exist",
        remedy: "name a folder of CSV files, or one CSV file")
    }
    guard isFolder.boolValue else { return [path] }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw Refusal(
        .configuration, "import-unreadable", "\(path) cannot be read",
        remedy: "give yourself the right to read it")
    }
    let sheets = names.filter { $0.lowercased().hasSuffix(".csv") && !$0.hasPrefix(".") }
    guard !sheets.isEmpty else {
      throw Refusal(
        .configuration, "import-empty", "\(path) has no CSV file",
        remedy: "name files after their tables, such as risks.csv")
    }
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return sheets.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\(folder)/\($0)" }
  }

  /// Reads the files and fits them to the tables of `schema`; the faults of those that do not fit
  /// travel with the sheets, so that rows can be judged in the same run.
  static func sheets(_ paths: [String], of schema: SchemaDescription) throws(Refusal) -> Sheets {
    var sheets = Sheets()
    for path in paths {
      guard let content = FileManager.default.contents(atPath: path) else {
        sheets.faults.append(
          Diagnostic(
            "import-unreadable", "the file cannot be read", at: SourcePlace(file: path),
            remedy: "give yourself the right to read it"))
        continue
      }
      guard !content.contains(0) else {
        sheets.faults.append(
          Diagnostic(
            "import-no-text", "the file is no text: it holds a NUL byte",
            at: SourcePlace(file: path),
            remedy: "save the sheet as CSV in UTF-8, one file a table, named after it"))
        continue
      }
      let table = CSVTable(Array(content), file: path)
      sheets.faults += table.faults
      sheets.add(table, to: schema)
    }
    return sheets
  }
}

/// The files of an import, fitted to tables.
struct Sheets {
  /// One file a table.
  var all: [Sheet] = []
  /// What is wrong with files, headers and the shape of rows.
  var faults: [Diagnostic] = []

  /// Fits a file to the table that it is named after.
  mutating func add(_ csv: CSVTable, to schema: SchemaDescription) {
    let name = Self.tableName(of: csv.file)
    let tables = schema.tables.filter { !$0.isView }
    guard let table = schema.table(name), !table.isView else {
      let nearest = nearestName(to: name, among: tables.map(\.name))
      faults.append(
        Diagnostic(
          "import-unknown-table", "no table is named '\(name)'", at: SourcePlace(file: csv.file),
          remedy: nearest.map { "did you mean \($0).csv?" }
            ?? "name the file after a table: assay list tables shows them"))
      return
    }
    if let earlier = all.first(where: { $0.table.name == table.name }) {
      faults.append(
        Diagnostic(
          "import-table-twice", "table \(table.name) is in \(earlier.csv.file) already",
          at: SourcePlace(file: csv.file), remedy: "put its rows into one file"))
      return
    }
    let sheet = Sheet(csv, of: table, faults: &faults)
    if let sheet { all.append(sheet) }
  }

  private static func tableName(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}
