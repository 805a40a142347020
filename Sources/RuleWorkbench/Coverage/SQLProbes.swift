import LuaSyntax

extension PackQueries.Query {
  /// The terms of its conditions as places to be probed.
  var probes: [ProbePoint] {
    guard text.isPlain else { return [] }
    return conditions.terms.compactMap { term in
      guard term.isCertain, let range = text.sourceRange(of: conditions.range(of: term)) else {
        return nil
      }
      return ProbePoint(kind: .term(clause: term.clause), range: range)
    }
  }

  /// Where terms stand that cannot be told from what is put into them at run time.
  var unmeasured: [Int] {
    let places = conditions.terms.compactMap { term -> Int? in
      let range = conditions.range(of: term)
      let isMeasured = term.isCertain && text.isPlain && text.sourceRange(of: range) != nil
      return isMeasured ? nil : text.places[range.lowerBound]
    }
    return text.isPlain ? places : Array(places.prefix(1))
  }
}
