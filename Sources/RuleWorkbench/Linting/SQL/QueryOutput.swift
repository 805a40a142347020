import ComplianceModel
import Evaluation

extension QueryOutline {
  /// One column that a query yields.
  struct Output {
    /// What `judge` calls it.
    let name: String
    /// The tokens of what it is worked out from.
    let expression: Range<Int>
    /// The tokens of all of it.
    let range: Range<Int>
  }

  /// The columns of the outermost SELECT; nil where a `*` hides them.
  var outputs: [Output]? {
    guard let list = outermost?.parts["select"], !list.isEmpty else { return nil }
    let start = ["distinct", "all"].contains(word(list.lowerBound) ?? "") ? 1 : 0
    let items = pieces(list.lowerBound + start..<list.upperBound) { isSign($0, ",") }
    var outputs: [Output] = []
    for item in items where !item.isEmpty {
      guard !isSign(item.upperBound - 1, "*") else { return nil }
      outputs.append(output(item))
    }
    return outputs
  }

  private func output(_ item: Range<Int>) -> Output {
    let last = item.upperBound - 1
    let hasAs = item.count > 2 && word(last - 1) == "as"
    let isBareAlias =
      item.count > 1 && tokens[last].isName && !hasAs
      && (tokens[last - 1].isName || isSign(last - 1, ")") || tokens[last - 1].kind != .sign)
      && word(last) != "end" && word(last) != "null"
    let expression = item.lowerBound..<(hasAs ? last - 1 : isBareAlias ? last : item.upperBound)
    let isColumn =
      tokens[last].isName
      && (expression.count == 1 || expression.count == 3 && isSign(last - 1, "."))
    let name = hasAs || isBareAlias || isColumn ? tokens[last].text : ""
    return Output(name: name, expression: expression, range: item)
  }

  /// The column of the schema that an output hands on as it is.
  func column(of output: Output) -> ColumnUse? {
    guard let use = column(at: output.expression.lowerBound), use.range == output.expression else {
      return nil
    }
    return use
  }
}
