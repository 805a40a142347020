import CJail
import LuaRuntime

/// What an evaluator is started with: its arguments, and the first message on its standard input.
struct WorkerSettings {
  /// The process that starts it, and with which it ends.
  var parent: Int32
  /// Bytes of address space; 0: not bounded, as under sanitizers.
  var addressSpace: UInt64
  /// Bytes that SQLite may have at once: sorting, grouping, pages, and the text of queries.
  var sqlMemory: Int64
  /// The database that it opens before it locks itself in.
  var database: LuaDatabase?
}

extension WorkerSettings {
  /// The arguments of the executable; everything else is told by message.
  var arguments: [String] { [String(parent)] }

  /// Reads what `arguments` made, behind the name of the executable.
  static func parent(in arguments: [String]) -> Int32? {
    arguments.count == 2 ? Int32(arguments[1]) : nil
  }

  /// The first message.
  var message: [UInt8] {
    var writer = ByteWriter()
    writer.put(Int64(bitPattern: addressSpace))
    writer.put(sqlMemory)
    writer.put(file) { writer, file in
      writer.put(file.path)
      writer.put(file.isImmutable)
      writer.put(file.database.asOf)
      writer.put(Int64(file.database.milliseconds ?? -1))
    }
    writer.put(database?.identity) { $0.put($1) }
    return writer.bytes
  }

  /// The database where it is a file; nil where it is in memory, or there is none.
  private var file: (path: String, isImmutable: Bool, database: LuaDatabase)? {
    guard let database, case .file(let path, let isImmutable) = database.contents else {
      return nil
    }
    return (path, isImmutable, database)
  }

  /// Reads the first message; nil: it is none.
  init?(message: [UInt8], parent: Int32) {
    var reader = ByteReader(message)
    self.parent = parent
    addressSpace = UInt64(bitPattern: reader.integer())
    sqlMemory = reader.integer()
    database = reader.optional { reader in
      let (path, isImmutable) = (reader.string(), reader.flag())
      let (asOf, milliseconds) = (reader.string(), reader.integer())
      return LuaDatabase(
        .file(path: path, isImmutable: isImmutable), asOf: asOf,
        milliseconds: milliseconds < 0 ? nil : Int(milliseconds))
    }
    let identity = reader.optional { LuaFileIdentity(&$0) }
    database?.identity = identity
    guard !reader.isMalformed, reader.isAtEnd else { return nil }
  }
}

extension LuaFileIdentity {
  /// The identity of the file at `path` now, which is not opened; nil: there is none.
  init?(ofFileAt path: String) {
    var face = cjail_file()
    guard cjail_look(path, &face) else { return nil }
    self.init(
      device: face.device, inode: face.inode, size: face.size, changedAt: face.changed_at)
  }

  fileprivate init(_ reader: inout ByteReader) {
    self.init(
      device: UInt64(bitPattern: reader.integer()), inode: UInt64(bitPattern: reader.integer()),
      size: reader.integer(), changedAt: reader.integer())
  }
}

extension ByteWriter {
  fileprivate mutating func put(_ identity: LuaFileIdentity) {
    put(Int64(bitPattern: identity.device))
    put(Int64(bitPattern: identity.inode))
    put(identity.size)
    put(identity.changedAt)
  }
}
