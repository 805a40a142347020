import ComplianceModel
import Evaluation
import LuaSyntax

extension Lint {
  /// A parameter of a pack that no rule reads.
  static let unreadParameter = Lint(
    "unread-parameter", .warning, finds: "a parameter of a pack that no rule reads",
    why: """
      An organisation that sets it believes that something changes.
      """,
    LintPage.Example(
      in: .manifest,
      bad: """
        id: shop
        version: 1.0.0
        title: Shop
        parameters:
          grace_days: { type: integer, default: 3, describe: Days of grace. }
        """,
      good: """
        id: shop
        version: 1.0.0
        title: Shop
        """),
    inPack: { pack in
      let read = pack.pack.rules.reduce(into: Set<String>()) {
        $0.formUnion(pack.pack.parametersRead(by: $1))
        $0.formUnion(pack.lentParameters?.read(by: $1.id) ?? [])
      }
      return pack.source.manifest.parameters.filter { !read.contains($0.name) }.map { parameter in
        pack.finding(
          "no rule reads the parameter '\(parameter.name)'", at: parameter.place, of: "pack.yml",
          word: parameter.name,
          remedy: "Read it as :\(parameter.name) or params.\(parameter.name), or take it away.")
      }
    })

  /// A helper that nothing calls.
  static let unusedHelper = Lint(
    "unused-helper", .warning, finds: "a function or value of lib/ that nothing uses",
    why: """
      It is read, kept in order and believed to count. A pack that others use may lend it: say so on \
      its line.
      """,
    LintPage.Example(
      in: .library,
      bad: """
        local due = {}
        function due.is_over(day) return day <= today end
        function due.is_near(day) return date.days(today, day) < 30 end
        return due
        """,
      good: """
        local due = {}
        function due.is_over(day) return day <= today end
        return due
        """),
    inPack: { pack in
      // Its users are elsewhere.
      guard !pack.source.isLending else { return [] }
      let words = pack.wordsOfMembers()
      return pack.helpers().filter { words[$0.name, default: 0] == 0 }.map { helper in
        pack.finding(
          "nothing uses '\(helper.name)'", in: helper.file, at: helper.range,
          remedy: "Call it, or take it away.")
      }
    })

  /// A file of lib/ or of fixtures that nothing requires.
  static let unusedFile = Lint(
    "unused-file", .warning, finds: "a file of lib/ or tests/fixtures that nothing requires",
    why: """
      It was written for rules or tests that do not take it; a pack that others use may lend it: say \
      so on its first line.
      """,
    LintPage.Example(
      in: .library,
      bad: """
        return { limit = 30 }
        """,
      good: """
        local due = {}
        function due.is_over(day) return day <= today end
        return due
        """),
    inPack: { pack in pack.source.isLending ? [] : pack.unrequiredFiles() })

  /// A file that comes near the largest size.
  static let largeFile = Lint(
    "large-file", .warning, finds: "a file that comes near 64 KB, where it is refused",
    why: """
      A file of more than 64 KB is refused. Its top level also runs again for each of its rules, so \
      that a large file makes all of them slow.
      """,
    LintPage.Example(
      in: .rules,
      bad: """
        -- a file of 60 KB
        """,
      good: """
        -- two files of 30 KB, one for each clause
        """),
    inPack: { pack in
      let texts = pack.source.rules + pack.source.libraries.values + pack.source.tests
      return texts.filter { $0.text.utf8.count > 56 << 10 }.map { text in
        PackFinding(
          message: "the file has \(text.text.utf8.count >> 10) KB, and 64 is the most",
          place: pack.source.place(text.path, line: 1, column: 1),
          remedy: "Put some of its rules into a file of their own.")
      }
    })
}

extension LintedPack {
  /// A field of the table that a file of `lib/` returns.
  fileprivate struct Helper {
    let name: String
    let file: File
    let range: Range<Int>
  }

  /// The fields of the tables that the files of `lib/` return, where they are written out.
  fileprivate func helpers() -> [Helper] {
    // Of a file that nothing requires that is told.
    let unrequired = Set(unrequiredFiles().map(\.place.file))
    return files.filter { file in
      file.file.kind == .library && !unrequired.contains(source.place(file.path).file)
    }.flatMap { file -> [Helper] in
      let tree = file.file.tree
      guard case .block(let statements) = tree[tree.root].kind, let last = statements.last,
        case .returnStatement(let values) = tree[last].kind, values.count == 1
      else { return [] }
      let value = tree.bare(values[0])
      if case .table(let fields) = tree[value].kind { return fields.compactMap { named($0, file) } }
      guard let id = file.file.variable(value) else { return [] }
      return tree.all.compactMap { member($0, of: id, in: file) }
    }
  }

  private func named(_ field: Node.ID, _ file: File) -> Helper? {
    let tree = file.file.tree
    guard case .namedField(let word, _) = tree[field].kind else { return nil }
    return Helper(name: tree.text(of: word), file: file, range: tree[word].range)
  }

  /// `table.name` where it is given a value.
  private func member(_ node: Node.ID, of table: Variable.ID, in file: File) -> Helper? {
    let tree = file.file.tree
    guard case .member(let object, let word) = tree[node].kind,
      file.file.variable(object) == table, tree.isTarget(node)
    else { return nil }
    return Helper(name: tree.text(of: word), file: file, range: tree[word].range)
  }

  /// How often each word is read as a member, or stands alone in a text.
  fileprivate func wordsOfMembers() -> [String: Int] {
    var words: [String: Int] = [:]
    for file in files { count(file.file, &words) }
    for text in beside.flatMap({ $0.source.rules + $0.source.libraries.values }) {
      guard let tree = try? SyntaxTree(text.text) else { continue }
      count(LintedFile(tree, kind: .library), &words)
    }
    return words
  }

  private func count(_ file: LintedFile, _ words: inout [String: Int]) {
    for node in file.tree.all {
      switch file.tree[node].kind {
      case .member(_, let word) where !file.tree.isTarget(node):
        words[file.tree.text(of: word), default: 0] += 1
      case .methodCall(_, let word, _): words[file.tree.text(of: word), default: 0] += 1
      case .string: file.writtenText(node).map { words[$0, default: 0] += 1 }
      default: break
      }
    }
  }

  /// Files of `lib/` and `tests/fixtures` whose name no `require` has.
  fileprivate func unrequiredFiles() -> [PackFinding] {
    var required: Set<String> = []
    for file in files {
      for node in file.file.tree.all {
        guard let (name, arguments) = file.file.calledGlobal(node), name == "require" else {
          continue
        }
        // A name that is worked out may be any.
        guard let text = arguments.first.flatMap(file.file.writtenText) else { return [] }
        required.insert(text)
      }
    }
    let id = source.manifest.id.text
    let lent = beside.contains { $0.source.manifest.uses.contains(source.manifest.id) }
    let libraries = lent ? [:] : source.libraries
    let named = libraries.merging(source.fixtures) { first, _ in first }
    return named.sorted { bytewise($0.value.path, $1.value.path) }
      .filter { !required.contains($0.key) && !required.contains("\(id)/\($0.key)") }
      .map { name, text in
        PackFinding(
          message: "nothing requires '\(name)'", place: source.place(text.path, line: 1, column: 1),
          remedy: "Require it, or take the file away.")
      }
  }
}
