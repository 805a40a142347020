import CLua

/// A connection that a rule's SQL runs on: read-only, one read transaction, the as-of day as its clock,
/// and an authorizer that lets nothing but reading through.
///
/// One owner, made and used on one thread.
package struct GuardedConnection: ~Copyable {
  /// Open until deinit.
  let handle: OpaquePointer
  /// How long one query of the host may take; 0: as long as it likes.
  private let milliseconds: Int64

  /// Opens the database at `path`.
  ///
  /// - Parameters:
  ///   - path: A file; percent-encoded here.
  ///   - isImmutable: Whether nothing can change it while it is open, and no lock is taken.
  ///   - asOf: The day that `'now'` means in SQL, `YYYY-MM-DD`.
  ///   - limits: How long a query of the host may take; what a rule may use is told at each
  ///     evaluation.
  /// - Throws: kind `sql` when it cannot be opened or its schema cannot be read.
  package init(path: String, isImmutable: Bool, asOf: String, limits: LuaLimits = LuaLimits())
    throws(LuaFault)
  {
    var handle: OpaquePointer?
    var fault = clua_fault()
    let status = clua_connection_open(path, isImmutable, asOf, &handle, &fault)
    guard status == CLUA_OK, let handle else { throw LuaFault(fault) }
    self.handle = handle
    milliseconds = Int64(limits.milliseconds ?? 0)
  }

  deinit { clua_connection_close(handle) }

  /// Tables and views with their columns, in name order.
  package var schema: [LuaTable] {
    get throws(LuaFault) {
      var reader = try read { out, fault in clua_connection_schema(handle, out, fault) }
      var tables: [LuaTable] = []
      while reader.flag() { tables.append(LuaTable(&reader)) }
      return tables
    }
  }

  /// Columns, parameters and reads of a query, which is prepared under the guard and not run.
  /// - Throws: kind `sql`, with the byte offset where SQLite knows it.
  package borrowing func describe(_ sql: String) throws(LuaFault) -> StatementFace {
    var reader = try read { out, fault in
      clua_connection_describe(handle, sql, sql.utf8.count, out, fault)
    }
    let columns = (0..<reader.count()).map { _ in ColumnFace(name: reader.string()) }
    let parameters = (0..<reader.count()).map { _ in reader.string() }
    return StatementFace(
      columns: columns, parameters: parameters.map { String($0.drop { $0 == ":" }) },
      reads: reader.reads())
  }

  /// SQLite's plan of a query, a line a step.
  package borrowing func queryPlan(_ sql: String, _ parameters: [String: LuaScalar])
    throws(LuaFault) -> [String]
  {
    try rows(of: sql, parameters, limit: 1000, plan: true).compactMap { row in
      row.count > 3 ? row[3].string : nil
    }
  }

  /// The first rows of a query, for explanations and tests.
  package borrowing func rows(
    _ sql: String, _ parameters: [String: LuaScalar] = [:], limit: Int = 100_000
  ) throws(LuaFault) -> [[LuaScalar]] {
    try rows(of: sql, parameters, limit: limit, plan: false)
  }

  /// Number of rows of a table.
  package borrowing func count(ofTable table: String) throws(LuaFault) -> Int {
    let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"")
    guard case .integer(let count)? = try rows("SELECT count(*) FROM \"\(quoted)\"").first?.first
    else { return 0 }
    return Int(count)
  }

  private borrowing func rows(
    of sql: String, _ parameters: [String: LuaScalar], limit: Int, plan: Bool
  ) throws(LuaFault) -> [[LuaScalar]] {
    let arena = RequestArena()
    let list = arena.parameters(parameters, lists: [:])
    var reader = try read { out, fault in
      clua_connection_rows(
        handle, sql, sql.utf8.count, list.baseAddress, list.count, Int64(limit), milliseconds, plan,
        out,
        fault)
    }
    let columns = reader.count()
    var rows: [[LuaScalar]] = []
    while reader.flag() { rows.append((0..<columns).map { _ in reader.cell() }) }
    withExtendedLifetime(arena) {}
    return rows
  }

  private borrowing func read(
    _ work: (UnsafeMutablePointer<clua_buffer>, UnsafeMutablePointer<clua_fault>) -> clua_status
  ) throws(LuaFault) -> ByteReader {
    var buffer = clua_buffer()
    var fault = clua_fault()
    defer { clua_buffer_free(&buffer) }
    guard work(&buffer, &fault) == CLUA_OK else { throw LuaFault(fault) }
    return ByteReader(buffer)
  }
}

/// What a prepared query yields and reads.
package struct StatementFace: Sendable {
  /// Its columns in order.
  package var columns: [ColumnFace]
  /// Names of its parameters, without the colon; `?` for one without a name.
  package var parameters: [String]
  /// The columns that it reads, each once, by bytes; an empty column is the table as a whole.
  package var reads: [(table: String, column: String)]
}

/// One column of a query.
package struct ColumnFace: Equatable, Sendable {
  package var name: String
}

/// A table or view as the connection saw it.
package struct LuaTable: Equatable, Sendable {
  /// One column.
  package struct Column: Equatable, Sendable {
    package var name: String
    package var type: String
    package var isNotNull: Bool
    package var hasDefault: Bool
    /// Place in the primary key from 1; 0: not part of it.
    package var primaryKeyPosition: Int
  }

  /// A reference to another table.
  package struct ForeignKey: Equatable, Sendable {
    package var columns: [String]
    package var parentTable: String
    /// Empty: the parent's primary key.
    package var parentColumns: [String]
  }

  package var name: String
  package var isView: Bool
  package var columns: [Column]
  package var foreignKeys: [ForeignKey]
}

extension LuaTable {
  /// Reads a table as read_schema of sql_guard.c wrote it.
  init(_ reader: inout ByteReader) {
    name = reader.string()
    isView = reader.string() == "view"
    columns = []
    while reader.flag() {
      columns.append(
        Column(
          name: reader.string(), type: reader.string(), isNotNull: reader.string() == "1",
          hasDefault: reader.string() == "1", primaryKeyPosition: Int(reader.string()) ?? 0))
    }
    foreignKeys = []
    var last: String?
    while reader.flag() {
      let (id, parent, from, to) = (
        reader.string(), reader.string(), reader.string(), reader.string()
      )
      if id != last {
        foreignKeys.append(ForeignKey(columns: [], parentTable: parent, parentColumns: []))
      }
      last = id
      foreignKeys[foreignKeys.count - 1].columns.append(from)
      if !to.isEmpty { foreignKeys[foreignKeys.count - 1].parentColumns.append(to) }
    }
  }
}

extension ByteReader {
  /// One cell of a row; a BLOB is told by its length.
  mutating func cell() -> LuaScalar {
    switch UnicodeScalar(byte()) {
    case "i": .integer(integer())
    case "d": .number(double())
    case "s": .text(text())
    case "x": .string("a BLOB of \(text().count) bytes")
    default: .null
    }
  }

  /// Pairs of table and column, each once, by bytes.
  mutating func reads() -> [(table: String, column: String)] {
    let words = text().split(separator: 0, omittingEmptySubsequences: false).dropLast()
    var seen = Set<[ArraySlice<UInt8>]>()
    var pairs: [[ArraySlice<UInt8>]] = []
    var rest = Array(words)[...]
    while rest.count >= 2 {
      let pair = Array(rest.prefix(2))
      rest = rest.dropFirst(2)
      if seen.insert(pair).inserted { pairs.append(pair) }
    }
    pairs.sort { one, two in
      one[0] == two[0]
        ? one[1].lexicographicallyPrecedes(two[1]) : one[0].lexicographicallyPrecedes(two[0])
    }
    return pairs.map {
      (String(decoding: $0[0], as: UTF8.self), String(decoding: $0[1], as: UTF8.self))
    }
  }
}
