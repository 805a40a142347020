package import ComplianceModel
import LuaRuntime

/// A query that code hands to `org`, as it is written in a file.
package struct CodeQuery: Sendable {
  /// The file it stands in.
  package let file: SourceText
  /// The pack that lends the file; nil: it is the pack's own.
  package let lender: PackSource?
  /// Its text, and the byte of the file at which that begins.
  package let sql: String
  package let start: Int

  /// Makes a query whose text stands in `file` as it is.
  package init(in file: SourceText, of lender: PackSource? = nil, sql: String, start: Int) {
    self.file = file
    self.lender = lender
    self.sql = sql
    self.start = start
  }
}

extension DeclaredPack {
  /// What SQLite refuses of queries in code, which would end a rule in the first record that comes to
  /// it.
  ///
  /// - Precondition: `reader` has a database of the schema `tables` open.
  func faults(
    of queries: [CodeQuery], tables: SchemaDescription, origin: String?, on reader: DatabaseReader
  ) throws(Refusal) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    for query in queries {
      guard case .failure(let fault) = try reader.describe(query.sql) else { continue }
      guard fault.kind == .sql || fault.kind == .data else {
        throw Refusal(
          .configuration, "unchecked-query",
          "a query of \(query.file.path) could not be checked: \(fault.message)",
          remedy: "Run it again.")
      }
      var told = CodeQueryFault(query, of: source, tables: tables).diagnostic(of: fault)
      if let origin { told.notes.append(origin) }
      faults.append(told)
    }
    return faults
  }
}

/// Words for what SQLite refuses of one query.
private struct CodeQueryFault {
  private let query: CodeQuery
  private let site: DeclarationSite
  private let tables: SchemaDescription
  private let words: SQLWords

  init(_ query: CodeQuery, of pack: PackSource, tables: SchemaDescription) {
    self.query = query
    self.tables = tables
    words = SQLWords(query.sql)
    let line = query.file.text.utf8.prefix(query.start).count { $0 == 0x0A } + 1
    site = DeclarationSite(pack: query.lender ?? pack, file: query.file, line: line, name: "")
  }

  func diagnostic(of fault: LuaFault) -> Diagnostic {
    if let name = fault.message.name(after: "no such table: ")?.unqualified {
      return site.fault(
        "unknown-table", "there is no table '\(name)'",
        at: spot(words.place(of: name, from: fault.sqlOffset)),
        nearest: nearestName(to: name, among: tables.tables.map(\.name)))
    }
    if let column = fault.message.name(after: "no such column: ") {
      return unknown(column, from: fault.sqlOffset)
    }
    let place = fault.sqlOffset.map { offset in
      words.words.first { $0.range.contains(offset) }?.range ?? offset..<offset + 1
    }
    return site.fault(
      "bad-sql", "the query is refused: \(fault.message)", at: spot(place),
      remedy: "A query is one SELECT, or WITH and SELECT; try it in: sqlite3 DATABASE")
  }

  private func unknown(_ column: String, from offset: Int?) -> Diagnostic {
    let name = column.unqualified
    let named = column.qualifier.flatMap { words.table(of: $0, in: tables) }
    let read = named.map { [$0] } ?? words.tables(in: tables)
    return site.fault(
      "unknown-column",
      read.count == 1
        ? "table '\(read[0].name)' has no column '\(name)'"
        : "no table of the query has a column '\(name)'",
      at: spot(words.place(of: name, from: offset)),
      nearest: nearestName(to: name, among: read.flatMap(\.columns).map(\.name)))
  }

  /// Bytes of the query as bytes of the file; without a place the whole query.
  private func spot(_ place: Range<Int>?) -> DeclarationSite.Spot {
    let range = place ?? 0..<query.sql.utf8.count
    return DeclarationSite.Spot(
      range: query.start + range.lowerBound..<query.start + range.upperBound)
  }
}
