import CLua
import Synchronization

/// The text of a file of rule code, compiled at most once a process, where it first runs.
///
/// An identity, not a value: an evaluator that has been told of it is not told again.
package final class LuaSource: Sendable {
  /// The name as shown in messages, such as `rules/8.3-risk.lua`.
  package let name: String
  /// The text as it was read.
  package let text: [UInt8]
  private let compiled = Mutex<Result<LuaChunk, LuaFault>?>(nil)

  /// Longest source, in bytes: compiling some texts takes time quadratic in their length.
  package static let longest = 64 << 10

  /// Keeps a text; nothing is compiled yet.
  package init(_ text: [UInt8], name: String) {
    self.text = text
    self.name = name
  }

  /// Keeps a text; nothing is compiled yet.
  package convenience init(_ text: String, name: String) { self.init(Array(text.utf8), name: name) }

  /// The compiled form.
  ///
  /// - Throws: kind `syntax` when the text does not compile, is longer than 64 KB, holds a zero byte
  ///   or a byte-order mark, or is not UTF-8.
  func chunk() throws(LuaFault) -> LuaChunk {
    try compiled.withLock { known in
      let result = known ?? Self.compile(text, name: name)
      known = result
      return result
    }.get()
  }

  private static func compile(_ text: [UInt8], name: String) -> Result<LuaChunk, LuaFault> {
    do throws(LuaFault) {
      return .success(try LuaChunk.compile(text, name: name))
    } catch {
      return .failure(error)
    }
  }
}

/// Source compiled to an unstripped form of our own, so that parameter names survive; never bytes of a
/// stranger.
// What the form points to is written before it is shared, and read only from then on.
final class LuaChunk: @unchecked Sendable {
  private let arena = RequestArena()
  /// The form for C, without the name that `require` takes; what it points to lives as long as this
  /// object.
  let form: clua_chunk

  private init(name: String, _ buffer: clua_buffer) {
    let bytes = arena.array(ByteReader.copy(buffer))
    let name = arena.text(name)
    form = UnsafeRawBufferPointer(bytes).withMemoryRebound(to: CChar.self) { characters in
      clua_chunk(name: name, bytes: characters.baseAddress, length: bytes.count, module: nil)
    }
  }

  /// Compiles a text.
  static func compile(_ text: [UInt8], name: String) throws(LuaFault) -> LuaChunk {
    try checkIntake(text, name: name)
    var buffer = clua_buffer()
    var fault = clua_fault()
    defer { clua_buffer_free(&buffer) }
    let status = text.withUnsafeBytes { bytes in
      clua_compile(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, name, &buffer, &fault)
    }
    guard status == CLUA_OK else { throw LuaFault(fault) }
    return LuaChunk(name: name, buffer)
  }

  private static func checkIntake(_ text: [UInt8], name: String) throws(LuaFault) {
    if text.isEmpty { return }
    if text.count > LuaSource.longest {
      throw LuaFault(.syntax, "the file is longer than 64 KB: split it", file: name)
    }
    if text.contains(0) {
      throw LuaFault(.syntax, "the file holds a zero byte: it is no text", file: name)
    }
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw LuaFault(.syntax, "the file begins with a byte-order mark: save it without", file: name)
    }
    if text[0] == 0x1B {
      throw LuaFault(.syntax, "the file is compiled Lua: only text is read", file: name)
    }
    if String(validating: text, as: UTF8.self) == nil {
      throw LuaFault(.syntax, "the file is not UTF-8", file: name)
    }
  }
}

/// The libraries that the files of a pack may require.
///
/// An identity, not a value: the files share them, and an evaluator that has been told of them is not
/// told again.
package final class LuaLibraries: Sendable {
  /// Libraries by the name that `require` takes: `live`, `iso28000-common/live`.
  package let modules: [String: LuaSource]

  /// Keeps libraries; nothing is compiled yet.
  package init(_ modules: [String: LuaSource]) { self.modules = modules }

  /// Their compiled forms in name order; what they point to lives as long as this object.
  /// - Throws: kind `syntax` where one does not compile.
  func chunks(in arena: RequestArena) throws(LuaFault) -> UnsafeBufferPointer<clua_chunk> {
    let names = modules.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var chunks: [clua_chunk] = []
    for name in names {
      guard var form = try modules[name]?.chunk().form else { continue }
      form.module = arena.text(name)
      chunks.append(form)
    }
    return arena.array(chunks)
  }
}

/// A rule file and the libraries that it may require.
package struct LuaProgram: Sendable {
  /// The file itself.
  package var file: LuaSource
  /// What it may require.
  package var libraries: LuaLibraries

  /// Makes a program that shares its libraries with others.
  package init(file: LuaSource, sharing libraries: LuaLibraries) {
    self.file = file
    self.libraries = libraries
  }

  /// Makes a program.
  package init(file: LuaSource, libraries: [String: LuaSource] = [:]) {
    self.init(file: file, sharing: LuaLibraries(libraries))
  }
}

/// Versions of the C libraries in use.
package enum LuaRuntimeVersions {
  /// Such as `5.4.4`.
  package static var lua: String { String(cString: clua_lua_version()) }
  /// Such as `3.40.1`.
  package static var sqlite: String { String(cString: clua_sqlite_version()) }
}

/// Lets the one timer of this process be the deadline of rules: for a process with one thread.
package func useProcessTimer() { clua_use_process_timer() }

/// Bounds what SQLite may have at once in this whole process, in bytes; before the database is opened.
package func limitSQLMemory(_ bytes: Int64) { clua_limit_heap(bytes) }
