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
  /// - Throws: kind `sql` when it cannot be opened or its schema cannot be read.
  package init(path: String, isImmutable: Bool, asOf: String) throws(LuaFault) {
    try self.init(LuaDatabase(.file(path: path, isImmutable: isImmutable), asOf: asOf))
  }

  /// Opens a database.
  /// - Throws: kind `sql` when it cannot be opened or its schema cannot be read.
  init(_ database: LuaDatabase) throws(LuaFault) {
    var handle: OpaquePointer?
    var fault = clua_fault()
    let status =
      switch database.contents {
      case .file(let path, let isImmutable):
        clua_connection_open(path, isImmutable, database.asOf, &handle, &fault)
      case .image(let bytes):
        bytes.withUnsafeBytes { image in
          clua_connection_open_image(
            image.baseAddress, image.count, database.asOf, &handle, &fault)
        }
      }
    guard status == CLUA_OK, let handle else { throw LuaFault(fault) }
    self.handle = handle
    milliseconds = Int64(database.milliseconds ?? 0)
  }

  deinit { clua_connection_close(handle) }

  /// Goes on with another database in memory, where it is one with the same schema on the same day.
  /// - Returns: Whether it does; if not, it can only be closed.
  borrowing func takes(_ database: LuaDatabase) -> Bool {
    guard case .image(let bytes) = database.contents,
      milliseconds == Int64(database.milliseconds ?? 0)
    else { return false }
    return bytes.withUnsafeBytes { image in
      clua_connection_renew(handle, image.baseAddress, image.count, database.asOf)
    }
  }

  /// Tables and views with their columns, in name order.
  package var schema: [LuaTable] {
    get throws(LuaFault) { try schemaReply().tables() }
  }

  /// Columns, parameters and reads of a query, which is prepared under the guard and not run.
  /// - Throws: kind `sql`, with the byte offset where SQLite knows it.
  package borrowing func describe(_ sql: String) throws(LuaFault) -> StatementFace {
    try describeReply(sql).statementFace()
  }

  /// The first rows of a query.
  package borrowing func rows(
    _ sql: String, _ parameters: [String: LuaScalar] = [:], limit: Int = 100_000
  ) throws(LuaFault) -> [[LuaScalar]] {
    try rowsReply(sql, parameters, limit: limit, asPlan: false).rows()
  }

  // MARK: - Replies

  borrowing func schemaReply() -> LuaReply {
    reply { out, fault in clua_connection_schema(handle, out, fault) }
  }

  borrowing func describeReply(_ sql: String) -> LuaReply {
    reply { out, fault in clua_connection_describe(handle, sql, sql.utf8.count, out, fault) }
  }

  borrowing func rowsReply(
    _ sql: String, _ parameters: [String: LuaScalar], limit: Int, asPlan: Bool
  ) -> LuaReply {
    let arena = RequestArena()
    let list = arena.parameters(parameters, lists: [:])
    defer { withExtendedLifetime(arena) {} }
    return reply { out, fault in
      clua_connection_rows(
        handle, sql, sql.utf8.count, list.baseAddress, list.count, Int64(limit), milliseconds,
        asPlan,
        out, fault)
    }
  }

  /// Evaluates one rule in a fresh state.
  borrowing func evaluate(_ evaluation: LuaEvaluation) -> LuaReply {
    let arena = RequestArena()
    defer { withExtendedLifetime((arena, evaluation)) {} }
    var request: clua_request
    do throws(LuaFault) {
      request = try arena.request(evaluation)
    } catch {
      return LuaReply(fault: error)
    }
    let seen = arena.seen(evaluation.limits)
    request.limits = evaluation.limits.c(seen: seen)
    var reply = reply { out, fault in clua_evaluate(&request, handle, out, fault) }
    reply.seen = seen.map(Array.init) ?? []
    return reply
  }

  private borrowing func reply(
    _ work: (UnsafeMutablePointer<clua_buffer>, UnsafeMutablePointer<clua_fault>) -> clua_status
  ) -> LuaReply {
    LuaReply(of: work)
  }
}

extension LuaReply {
  /// What a function of C wrote and said.
  init(
    of work: (UnsafeMutablePointer<clua_buffer>, UnsafeMutablePointer<clua_fault>) -> clua_status
  ) {
    var buffer = clua_buffer()
    var fault = clua_fault()
    defer { clua_buffer_free(&buffer) }
    let status = work(&buffer, &fault)
    self.init(bytes: ByteReader.copy(buffer), fault: status == CLUA_OK ? nil : LuaFault(fault))
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

extension StatementFace {
  /// Reads a face as clua_connection_describe of sql_guard.c wrote it.
  init(_ reader: inout ByteReader) {
    columns = reader.list { ColumnFace(name: $0.string()) }
    parameters = reader.list { String($0.string().drop { $0 == ":" }) }
    reads = reader.reads()
  }
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
