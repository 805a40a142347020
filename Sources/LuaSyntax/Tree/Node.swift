/// One node of a tree: a statement, an expression or a part of one.
///
/// Nodes lie side by side and name each other by number, since Lua bounds how deep brackets and
/// blocks nest, but not how long `a.b.c…` and `1 + 1 + 1…` are: nothing here recurses over a tree.
package struct Node: Equatable, Sendable {
  /// The number of a node in its tree.
  package struct ID: Hashable, Comparable, Sendable {
    let index: UInt32

    /// By the order in which the parser finished them: children before their parent.
    package static func < (one: ID, other: ID) -> Bool { one.index < other.index }
  }

  /// What it is.
  package internal(set) var kind: Kind
  /// Its bytes in the source, from its first token to its last.
  ///
  /// A block without statements has none; the outermost block has the whole source.
  package internal(set) var range: Range<Int>
}

extension Node {
  /// What a node is, with the nodes in it.
  package enum Kind: Equatable, Sendable {
    // MARK: Statements (manual §3.3)

    /// The statements between two words that belong together.
    case block([ID])
    /// `;`
    case empty
    /// `local a <const>, b = …`: declarations, values.
    case local([ID], [ID])
    /// `local function f …`: declaration, function.
    case localFunction(ID, ID)
    /// `function a.b:c() …`: the variable or member that is assigned, function.
    case functionStatement(ID, ID)
    /// `a, b.c = …`: targets, values.
    case assignment([ID], [ID])
    /// A call for its effect.
    case callStatement(ID)
    /// `do … end`
    case doBlock(ID)
    /// Condition, block.
    case whileLoop(ID, ID)
    /// Block, condition, which sees the block's locals.
    case repeatLoop(ID, ID)
    /// Its clauses in order, and the block of `else`.
    case ifStatement([ID], otherwise: ID?)
    /// `if … then …` or `elseif … then …`: condition, block.
    case clause(ID, ID)
    /// `for n = …`: declaration; start, limit and perhaps step; block.
    case numericFor(ID, [ID], ID)
    /// `for a, b in …`: declarations, values, block.
    case genericFor([ID], [ID], ID)
    case breakStatement
    /// `goto NAME`: the word.
    case goto(ID)
    /// `::NAME::`: the word.
    case label(ID)
    /// `return …`, with its semicolon.
    case returnStatement([ID])

    // MARK: Expressions (manual §3.4)

    case `nil`
    case `true`
    case `false`
    case numeral(Numeral)
    /// A quoted or long string; `SyntaxTree.stringValue(of:)` has its value.
    case string
    /// `...` as an expression.
    case varargs
    /// `function …`, or what follows the name of a function statement.
    case function(Function)
    /// A variable or global where it is used.
    case name(Resolution)
    /// `object.word`; of a function statement also `object:word`.
    case member(ID, ID)
    /// `object[key]`
    case index(ID, ID)
    /// `f(…)`, `f{…}`, `f"…"`: callee, arguments.
    case call(ID, [ID])
    /// `object:word(…)`: object, word, arguments.
    case methodCall(ID, ID, [ID])
    case parenthesized(ID)
    /// The operator stands where the node begins.
    case unary(UnaryOperator, ID)
    /// The operator, the byte at which it begins, and what it is between.
    case binary(BinaryOperator, at: Int, ID, ID)
    /// `{ … }`: its fields.
    case table([ID])

    // MARK: Parts

    /// A field without a key: its value.
    case item(ID)
    /// `word = value`
    case namedField(ID, ID)
    /// `[key] = value`
    case keyedField(ID, ID)
    /// A local variable, parameter or loop variable where it is declared; its attribute.
    case declaration(Variable.ID, attribute: ID?)
    /// `<const>` or `<close>`
    case attribute(Variable.Attribute)
    /// A name that is no variable: of a member, method, field or label.
    case word
  }

  /// A function's parts.
  package struct Function: Equatable, Sendable {
    /// The declarations of its parameters, without `self`.
    package let parameters: [ID]
    /// Whether its parameters end with `...`.
    package let isVariadic: Bool
    /// Whether it has a `self` that is not written.
    package let isMethod: Bool
    /// Its block.
    package let body: ID
  }

  /// The nodes right in it, in the order of the source.
  package var children: [ID] {
    switch kind {
    case .empty, .breakStatement, .nil, .true, .false, .numeral, .string, .varargs, .name,
      .attribute, .word:
      []
    case .block(let nodes), .returnStatement(let nodes), .table(let nodes): nodes
    case .local(let names, let values), .assignment(let names, let values): names + values
    case .localFunction(let one, let other), .functionStatement(let one, let other),
      .whileLoop(let one, let other), .repeatLoop(let one, let other), .clause(let one, let other),
      .member(let one, let other), .index(let one, let other), .binary(_, _, let one, let other),
      .namedField(let one, let other), .keyedField(let one, let other):
      [one, other]
    case .callStatement(let one), .doBlock(let one), .goto(let one), .label(let one),
      .parenthesized(let one), .unary(_, let one), .item(let one):
      [one]
    case .ifStatement(let clauses, let otherwise): clauses + (otherwise.map { [$0] } ?? [])
    case .numericFor(let name, let values, let block): [name] + values + [block]
    case .genericFor(let names, let values, let block): names + values + [block]
    case .function(let function): function.parameters + [function.body]
    case .call(let callee, let arguments): [callee] + arguments
    case .methodCall(let object, let word, let arguments): [object, word] + arguments
    case .declaration(_, let attribute): attribute.map { [$0] } ?? []
    }
  }
}
