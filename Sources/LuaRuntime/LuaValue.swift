/// What the top level of a file declared, as plain values.
package indirect enum LuaValue: Equatable, Sendable {
  case scalar(LuaScalar)
  /// Entries by key: numbers, then texts by bytes, then the rest.
  case table([LuaEntry])
  case function(LuaFunctionFace)
  case verdict(LuaVerdict)
}

/// One entry of a table.
package struct LuaEntry: Equatable, Sendable {
  package var key: LuaScalar
  package var value: LuaValue

  /// Makes an entry.
  package init(key: LuaScalar, value: LuaValue) {
    self.key = key
    self.value = value
  }
}

/// What can be told of a function without calling it.
package struct LuaFunctionFace: Equatable, Sendable {
  /// The chunk it stands in.
  package var file: String
  /// Its first line; 0 for a function of C.
  package var line: Int
  /// Its last line.
  package var lastLine: Int
  /// The names of its parameters.
  package var parameters: [String]
  /// Whether it takes `...`.
  package var isVararg: Bool
  /// Whether it is a function of Lua, whose parameter names are known.
  package var isPlain: Bool

  /// Makes a face.
  package init(
    file: String, line: Int, lastLine: Int, parameters: [String], isVararg: Bool, isPlain: Bool
  ) {
    self.file = file
    self.line = line
    self.lastLine = lastLine
    self.parameters = parameters
    self.isVararg = isVararg
    self.isPlain = isPlain
  }
}

/// One `rule`, `question` or `test` as its file declared it.
package struct LuaDeclaration: Equatable, Sendable {
  /// `rule`, `question` or `test`.
  package var keyword: String
  /// The id in quotes.
  package var name: String
  /// The chunk it stands in.
  package var file: String
  /// The line of the keyword.
  package var line: Int
  /// The fields of its body.
  package var fields: [LuaEntry]
  /// Its number among all declarations of the file, from 0.
  package var ordinal: Int

  /// Makes a declaration.
  package init(
    keyword: String, name: String, file: String, line: Int, fields: [LuaEntry], ordinal: Int
  ) {
    self.keyword = keyword
    self.name = name
    self.file = file
    self.line = line
    self.fields = fields
    self.ordinal = ordinal
  }
}

/// The grade that a failing verdict names.
package enum LuaGrade: Hashable, Sendable {
  /// `fail`, `at_most`, `at_least`: the rule's own grade, open to policy.
  case rule
  case major, minor, observation, opportunity
}

/// A measured value with its limit.
package struct LuaMeasure: Equatable, Sendable {
  package var measured: Double
  package var limit: Double
  package var unit: String
  /// Whether the limit is the greatest allowed value.
  package var isUpperLimit: Bool

  /// Makes a measure.
  package init(measured: Double, limit: Double, unit: String, isUpperLimit: Bool) {
    self.measured = measured
    self.limit = limit
    self.unit = unit
    self.isUpperLimit = isUpperLimit
  }
}

/// The judgement on one subject: the worst of its verdicts, with the texts of all.
package struct LuaVerdict: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case pass
    case fail(LuaGrade)
    case notApplicable
    case unknown
  }

  package var kind: Kind
  /// The worst verdict's text first.
  package var texts: [String]
  package var measure: LuaMeasure?

  /// Makes a verdict.
  package init(kind: Kind, texts: [String] = [], measure: LuaMeasure? = nil) {
    self.kind = kind
    self.texts = texts
    self.measure = measure
  }
}
