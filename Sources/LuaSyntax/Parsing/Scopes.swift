/// A name as a number, so that names compare quickly.
typealias Symbol = Int

/// The names of a source by number.
struct Names {
  private var symbols: [String: Symbol] = [:]
  private var texts: [String] = []

  /// The number of `name`.
  mutating func symbol(_ name: String) -> Symbol {
    if let known = symbols[name] { return known }
    symbols[name] = texts.count
    texts.append(name)
    return texts.count - 1
  }

  /// The name with that number.
  func text(of symbol: Symbol) -> String { texts[symbol] }
}

/// A local variable while its scope is open, or one of the hidden ones of a `for`.
struct ActiveVariable {
  /// Its name.
  let name: Symbol
  /// The variable; nil: hidden in a `for`.
  let variable: Variable.ID?
  /// Its attribute.
  var attribute: Variable.Attribute?
  /// What it always is; Lua keeps no variable for a compile-time constant.
  var constant: Constant?
}

/// What is known of an expression whose value Lua computes while it compiles.
enum Constant {
  case number
  /// `true` or a string.
  case truthy
  /// `nil` or `false`.
  case falsy
}

/// A variable of an outer function that a function uses.
struct Upvalue {
  let name: Symbol
  let variable: Variable.ID
  let attribute: Variable.Attribute?
}

/// A label, or a jump to a label that was not met yet.
struct Mark {
  /// The label's name.
  let name: Symbol
  /// The line on which it stands.
  let line: Int
  /// The bytes of its word.
  let range: Range<Int>
  /// How many variables of the function were active there.
  var level: Int
}

/// A block whose end was not met yet.
struct BlockScope {
  let isLoop: Bool
  /// The variables of its function that were active before it.
  let level: Int
  let firstLabel: Int
  let firstJump: Int
}

/// A function whose end was not met yet.
struct FunctionScope {
  /// The line that messages name; 0: the chunk.
  let line: Int
  /// The first of its variables among the active ones.
  let firstVariable: Int
  let firstLabel: Int
  /// How many of its variables can be seen.
  var level = 0
  var blocks: [BlockScope] = []
  var upvalues: [Upvalue] = []
  var isVariadic = false
  /// The variables that Lua keeps for its debugger, and the functions in it.
  var debugVariables = 0
  var functions = 0
  /// The number of the first variable of the tree that it or a function in it declares.
  let firstDeclared: Int
}

/// What Lua 5.4 bounds (`llimits.h`, `lparser.c`).
enum Limit {
  static let localVariables = 200
  static let upvalues = 255
  /// `LUAI_MAXCCALLS` less the two that `luac` itself has used up: one call, and the one at which
  /// it refuses.
  static let levels = 198
  static let debugVariables = Int(Int16.max)
  static let marks = Int(Int16.max)
  static let functions = 131_071
}
