/// The source of a file with probes in it: the same lines, each with what is noted there.
struct ProbedText: Equatable {
  /// The source.
  private(set) var bytes: [UInt8] = []

  /// Writes the probes of `points` into `source`, numbered from `first` in their order.
  ///
  /// No line end is added, so that messages keep their lines.
  init(_ source: [UInt8], _ points: [ProbePoint], first: Int) {
    var insertions: [Insertion] = []
    for (index, point) in points.enumerated() {
      insertions += Self.insertions(point, number: first + index)
    }
    insertions.sort { $0.order < $1.order }
    var place = 0
    for insertion in insertions {
      bytes += source[place..<insertion.place]
      bytes += insertion.text.utf8
      place = insertion.place
    }
    bytes += source[place...]
  }

  private struct Insertion {
    let place: Int
    let text: String
    /// At one place, what closes comes first, the inner one before the outer; then what opens, the
    /// outer one before the inner.
    let order: (Int, Int, Int)
  }

  private static func insertions(_ point: ProbePoint, number: Int) -> [Insertion] {
    let (start, end) = (point.range.lowerBound, point.range.upperBound)
    let (before, after) =
      switch point.kind {
      case .statement: ("assay_at(\(number));", "")
      case .condition: ("assay_if(\(number),", ")")
      case .term: ("assay_if(\(number),(", "))")
      }
    let isStatement = point.kind == .statement
    let opening = Insertion(
      place: start, text: before, order: (start, 1, isStatement ? .min : -end))
    return isStatement
      ? [opening] : [opening, Insertion(place: end, text: after, order: (end, 0, -start))]
  }
}
