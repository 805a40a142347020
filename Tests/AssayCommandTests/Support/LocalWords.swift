import Foundation

/// Replaces what differs from machine to machine and from day to day by words.
struct LocalWords {
  /// The working directory of the run.
  let folder: String
  /// The folder of everything built, where shipped rules lie.
  let built: String
  /// The days that may have been today during the run.
  var days: Set<String> = Self.daysNow

  /// `text` with FOLDER, SHIPPED, TODAY, N.NN s and N ms for what is local.
  func replaced(in text: String) -> String {
    var text = text
    for path in [folder, built] {
      let shipped = "\(path)/assay_ShippedContent.resources"
      text = text.replacingOccurrences(of: shipped, with: "SHIPPED")
      text = text.replacingOccurrences(of: path, with: path == folder ? "FOLDER" : "BUILT")
    }
    for day in days { text = text.replacingOccurrences(of: day, with: "TODAY") }
    return text.replacing(/in [0-9]+\.[0-9][0-9] s/, with: "in N.NN s")
      .replacing(/(sqlite|lua) [0-9]+(\.[0-9]+)+/) { "\($0.output.1) VERSION" }
  }

  private static var daysNow: Set<String> {
    let format = Date.ISO8601FormatStyle().year().month().day()
    return [Date().formatted(format), Date(timeIntervalSinceNow: -60).formatted(format)]
  }
}
