/// A local variable: what a name can stand for besides a global.
package struct Variable: Equatable, Sendable {
  /// The number of a variable in its tree, in the order of declaration.
  package struct ID: Hashable, Sendable {
    let index: Int

    /// `_ENV`, which every chunk has from the outside (manual §2.2).
    package static let environment = ID(index: 0)
  }

  /// How it came to be.
  package enum Role: Equatable, Sendable {
    case local
    case localFunction
    case parameter
    case loop
    /// The parameter that `function a:b()` does not write.
    case selfParameter
    /// `_ENV` of the chunk.
    case environment
  }

  /// What is said in angle brackets behind its name (manual §3.3.7).
  package enum Attribute: String, Equatable, Sendable {
    case const
    case close
  }

  /// Its name.
  package let name: String
  /// How it came to be.
  package let role: Role
  /// Its attribute; nil: it may be assigned.
  package let attribute: Attribute?
  /// The node that declares it; nil for `self` and the chunk's `_ENV`, which are not written.
  package let declaration: Node.ID?
  /// The function in which it lives; nil: the chunk.
  package internal(set) var function: Node.ID?
  /// The bytes from which its name can be seen; another of the same name may hide it there.
  package internal(set) var scope: Range<Int>
}

/// What a name stands for (manual §3.5).
package enum Resolution: Equatable, Sendable {
  /// A local variable of the same function.
  case local(Variable.ID)
  /// A local variable of a function around it.
  case upvalue(Variable.ID)
  /// A global: a field of the chunk's `_ENV`.
  case global
  /// A field of an `_ENV` that the source declares itself.
  case field(ofEnvironment: Variable.ID)

  /// The variable; nil: a global or field.
  package var variable: Variable.ID? {
    switch self {
    case .local(let variable), .upvalue(let variable): variable
    case .global, .field: nil
    }
  }
}

/// One place where a variable is used.
package struct Use: Equatable, Sendable {
  /// The name.
  package let node: Node.ID
  /// Whether the place only gives it a value.
  package let isAssignment: Bool
}
