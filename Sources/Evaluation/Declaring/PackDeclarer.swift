package import ComplianceModel
import LuaRuntime

/// Compiles every file of `source`, runs their top levels, and reads what they declare.
///
/// No database is needed, and nothing stops at the first fault.
/// - Parameters:
///   - uses: The packs that it uses, for their libraries and catalogues.
///   - catalogues: Those of the packs beside it, so that its rules may test their requirements.
///   - limits: What the top level of one file may use.
///   - evaluator: What runs the files.
/// - Throws: `Refusal` where no evaluator is to be had.
package func declare(
  _ source: PackSource, uses: [PackSource] = [], catalogues: [Catalogue] = [],
  limits: EvaluationLimits = EvaluationLimits(), by evaluator: any Evaluator
) throws(Refusal) -> Declared {
  let files = try ProgramFiles(source: source, uses: uses, by: evaluator)
  let reach = CataloguesInReach(source: source, uses: uses, beside: catalogues)
  var declarer = PackDeclarer(
    source: source, reach: reach, files: files, limits: LuaLimits(limits))
  return try declarer.declare(by: evaluator)
}

/// Declares one pack.
struct PackDeclarer {
  let source: PackSource
  let reach: CataloguesInReach
  let files: ProgramFiles
  let limits: LuaLimits
  var diagnostics: [Diagnostic]
  var programs: [String: LuaProgram] = [:]
  var rules: [Rule] = []
  var questions: [Question] = []
  var own: [Requirement] = []
  /// Where each name was declared first.
  var places: [String: SourcePlace] = [:]

  init(source: PackSource, reach: CataloguesInReach, files: ProgramFiles, limits: LuaLimits) {
    self.source = source
    self.reach = reach
    self.files = files
    self.limits = limits
    diagnostics = files.diagnostics
  }

  /// Declares its files.
  /// - Parameter paths: Those that are declared; nil: all.
  mutating func declare(only paths: Set<String>? = nil, by evaluator: any Evaluator)
    throws(Refusal) -> Declared
  {
    let texts = source.rules.filter { paths?.contains($0.path) ?? true }
    let declared = texts.map { files.program(of: $0) }
    let replies = try evaluator.replies(
      to: declared.map { .declare($0, .rules, limits) }, of: source.manifest.id)
    for (text, (program, reply)) in zip(texts, zip(declared, replies)) {
      read(reply, of: text, program)
    }
    if source.rules.isEmpty, paths == nil { try loadLibraries(by: evaluator) }
    let catalogue = source.catalogue ?? reach.controlsCatalogue(of: own)
    let pack = DeclaredPack(
      source: source, catalogue: catalogue, rules: rules, questions: questions, programs: programs,
      uses: files.uses)
    return Declared(pack: pack, diagnostics: diagnostics.inReadingOrder)
  }

  /// Runs the top level of each library of a pack that has no rules to require them.
  private mutating func loadLibraries(by evaluator: any Evaluator) throws(Refusal) {
    for (name, library) in source.libraries.sorted(by: { bytewise($0.key, $1.key) }) {
      let caller = SourceText(path: library.path, text: "local _ = require \"\(name)\"")
      let reply = try evaluator.reply(
        to: .declare(files.program(of: caller), .rules, limits), of: source.manifest.id)
      do throws(LuaFault) {
        _ = try reply.declarations()
      } catch {
        // What does not compile has been told.
        guard error.kind != .syntax, !diagnostics.contains(where: \.isSyntax) else { continue }
        let fault = files.diagnostic(of: error, in: library)
        if !diagnostics.contains(fault) { diagnostics.append(fault) }
      }
    }
  }

  private mutating func read(_ reply: LuaReply, of file: SourceText, _ program: LuaProgram) {
    do throws(LuaFault) {
      let declarations = try reply.declarations()
      programs[file.path] = program
      for declaration in declarations { read(declaration, in: file) }
    } catch {
      diagnostics.append(files.diagnostic(of: error, in: file))
    }
  }

  private mutating func read(_ declaration: LuaDeclaration, in file: SourceText) {
    let site = DeclarationSite(
      pack: source, file: file, line: declaration.line, name: declaration.name,
      body: files.body(of: declaration))
    let faults = nameFaults(declaration, site)
    diagnostics += faults
    switch declaration.keyword {
    case "question": readQuestion(declaration, site, isNamed: faults.isEmpty)
    default: readRule(declaration, site, isNamed: faults.isEmpty)
    }
  }

  private mutating func readRule(
    _ declaration: LuaDeclaration, _ site: DeclarationSite, isNamed: Bool
  ) {
    var reader = RuleReader(declaration, site: site, reach: reach)
    let read = reader.read()
    diagnostics += reader.faults
    guard let read, isNamed, reader.faults.isEmpty else { return }
    rules.append(read.rule)
    own += [read.own].compactMap(\.self)
  }

  private mutating func readQuestion(
    _ declaration: LuaDeclaration, _ site: DeclarationSite, isNamed: Bool
  ) {
    var reader = QuestionReader(declaration, site: site, reach: reach)
    let read = reader.read()
    diagnostics += reader.faults
    guard let read, isNamed, reader.faults.isEmpty else { return }
    questions.append(read.question)
    own += [read.own].compactMap(\.self)
  }

  /// A name that nobody could write on a command line, or that is taken.
  private mutating func nameFaults(_ declaration: LuaDeclaration, _ site: DeclarationSite)
    -> [Diagnostic]
  {
    let name = declaration.name
    guard LanguageNames.isDeclarationName(name) else {
      return [
        site.fault(
          "bad-name", "'\(name)' is no name of a \(declaration.keyword)",
          remedy: "Use lower-case letters, digits, '-', '_' and '.'.")
      ]
    }
    let place = source.place(declaration.file, line: declaration.line)
    guard let first = places.updateValue(place, forKey: name) else { return [] }
    places[name] = first
    return [
      site.fault(
        "duplicate-name", "'\(name)' is declared twice", remedy: "Rename one of them.",
        notes: ["the first is at \(first)"])
    ]
  }
}

extension [Diagnostic] {
  /// By place; those of one place stay in the order in which they were met.
  var inReadingOrder: [Diagnostic] {
    enumerated().sorted { one, other in
      let (left, right) = (one.element.place, other.element.place)
      guard let left, let right, left != right else {
        return left == right ? one.offset < other.offset : left == nil
      }
      return left < right
    }.map(\.element)
  }
}

extension Diagnostic {
  /// Whether it is about a file that is not Lua.
  fileprivate var isSyntax: Bool { code == "syntax" }
}
