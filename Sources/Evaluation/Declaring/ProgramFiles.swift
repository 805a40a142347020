import ComplianceModel
import LuaRuntime

/// The texts of a pack and of the libraries it may require, as an evaluator takes them.
struct ProgramFiles {
  /// The pack.
  let source: PackSource
  /// The packs that it uses.
  let uses: [PackSource]
  /// Faults of the libraries.
  let diagnostics: [Diagnostic]
  private let libraries: LuaLibraries
  /// Each library with its pack, by the name that messages show.
  private let owners: [String: (pack: PackSource, text: SourceText)]

  /// Compiles the libraries of `source` and of the packs it uses.
  /// - Throws: `Refusal` where no evaluator is to be had.
  init(
    source: PackSource, uses: [PackSource], withFixtures: Bool = false, by evaluator: any Evaluator
  ) throws(Refusal) {
    self.source = source
    self.uses = uses
    var libraries: [String: LuaSource] = [:]
    var owners: [String: (pack: PackSource, text: SourceText)] = [:]
    var diagnostics: [Diagnostic] = []
    let files = Self.libraries(of: source, uses, withFixtures)
    let texts = files.map { LuaSource($0.text.text, name: $0.chunk) }
    let replies = try evaluator.replies(
      to: texts.map { .compile($0) }, of: source.manifest.id)
    for (file, (text, reply)) in zip(files, zip(texts, replies)) {
      owners[file.chunk] = (file.pack, file.text)
      if let fault = reply.fault {
        diagnostics.append(Self.diagnostic(of: fault, file.pack, file.text))
      } else {
        libraries[file.name] = text
      }
    }
    self.libraries = LuaLibraries(libraries)
    self.owners = owners
    self.diagnostics = diagnostics
  }

  /// Those of a pack that was declared, with other texts in the place of some.
  ///
  /// What is not replaced keeps its identity, so that an evaluator is not told of it again.
  /// - Parameter texts: Libraries by their path.
  init(_ pack: DeclaredPack, replacing texts: [String: String]) {
    source = pack.source
    uses = pack.uses
    diagnostics = []
    let known = pack.programs.first?.value.libraries ?? LuaLibraries([:])
    let isKnown = known.modules.values.allSatisfy { texts[$0.name] == nil }
    libraries =
      isKnown
      ? known
      : LuaLibraries(
        known.modules.mapValues { library in
          texts[library.name].map { LuaSource($0, name: library.name) } ?? library
        })
    owners = pack.owners
  }

  /// `live` is the pack's own, `iso28000-common/live` that of a pack it uses, and so are fixtures for tests.
  private static func libraries(
    of source: PackSource, _ uses: [PackSource], _ withFixtures: Bool
  ) -> [(name: String, chunk: String, pack: PackSource, text: SourceText)] {
    func texts(of pack: PackSource) -> [(key: String, value: SourceText)] {
      let texts =
        withFixtures
        ? pack.libraries.merging(pack.fixtures) { library, _ in library } : pack.libraries
      return texts.sorted { bytewise($0.key, $1.key) }
    }
    let own = texts(of: source).map {
      (name: $0.key, chunk: $0.value.path, pack: source, text: $0.value)
    }
    let used = uses.flatMap { pack in
      texts(of: pack).map {
        (
          name: "\(pack.manifest.id)/\($0.key)", chunk: "\(pack.manifest.id)/\($0.value.path)",
          pack: pack, text: $0.value
        )
      }
    }
    return own + used
  }

  /// A rule file with everything it may require.
  func program(of file: SourceText) -> LuaProgram {
    LuaProgram(file: LuaSource(file.text, name: file.path), sharing: libraries)
  }

  /// Where a helper wrote the body of a declaration; nil: the declaration's file has it.
  func body(of declaration: LuaDeclaration) -> DeclarationSite.Body? {
    let faces = declaration.fields.compactMap { entry -> LuaFunctionFace? in
      guard case .function(let face) = entry.value, face.isPlain,
        ["judge", "check"].contains(entry.key.string)
      else { return nil }
      return face
    }
    guard let face = faces.first, face.file != declaration.file, let owner = owners[face.file]
    else { return nil }
    return DeclarationSite.Body(pack: owner.pack, file: owner.text, line: face.line)
  }

  // MARK: - Faults

  /// A fault of Lua as a diagnostic, in the file where it happened: `file`, or one it requires.
  func diagnostic(of fault: LuaFault, in file: SourceText) -> Diagnostic {
    if let name = fault.file, let owner = owners[name] {
      return Self.diagnostic(of: fault, owner.pack, owner.text)
    }
    return Self.diagnostic(of: fault, source, file)
  }

  private static func diagnostic(of fault: LuaFault, _ pack: PackSource, _ text: SourceText)
    -> Diagnostic
  {
    let excerpt = fault.line.flatMap {
      Self.excerpt(of: text.text, line: $0, fault.message, pack)
    }
    return Diagnostic(
      fault.kind == .syntax ? "syntax" : "declaration-failed", fault.message,
      at: pack.place(text.path, line: fault.line, column: excerpt?.column), excerpt: excerpt,
      remedy: remedy(for: fault))
  }

  /// The line with the word that the message quotes, which the pack's own files may write shortly.
  private static func excerpt(of text: String, line: Int, _ message: String, _ pack: PackSource)
    -> Excerpt?
  {
    let excerpt = Excerpt(of: text, line: line, word: message.quotedWord)
    let prefix = "\(pack.manifest.id)/"
    guard excerpt?.column == nil, let word = message.quotedWord, word.hasPrefix(prefix) else {
      return excerpt
    }
    return Excerpt(of: text, line: line, word: String(word.dropFirst(prefix.count)))
  }

  private static func remedy(for fault: LuaFault) -> String {
    if fault.kind == .syntax {
      return "Lua understood what stands before: look there for a missing comma, quote or end."
    }
    return fault.message.hasSuffix("is not declared")
      ? fault.message.quotedWord.flatMap { LanguageNames.instead(of: $0) }
        ?? "Declare it with 'local', or write the name of something that the language has."
      : "The top level of a file runs to its end without a database: correct this line."
  }
}

extension String {
  /// The first word of a message that stands in single quotes.
  var quotedWord: String? {
    let parts = split(separator: "'", omittingEmptySubsequences: false)
    return parts.count >= 3 && !parts[1].isEmpty ? String(parts[1]) : nil
  }
}

extension DeclaredPack {
  /// Each library that it may require with its pack, by the name that messages show.
  fileprivate var owners: [String: (pack: PackSource, text: SourceText)] {
    let own = source.libraries.values.map { ($0.path, (pack: source, text: $0)) }
    let lent = uses.flatMap { pack in
      pack.libraries.values.map { ("\(pack.manifest.id)/\($0.path)", (pack: pack, text: $0)) }
    }
    return Dictionary(own + lent) { first, _ in first }
  }
}
