package import ComplianceModel
import Foundation

/// Names of time zones: `UTC` and those of the IANA database.
enum TimeZoneName {
  /// Why a name is none.
  static func fault(of name: String, at place: SourcePlace?) -> Diagnostic? {
    guard name != "UTC", TimeZone(identifier: name) == nil else { return nil }
    let known = TimeZone.knownTimeZoneIdentifiers
    return Diagnostic(
      "unknown-time-zone", "there is no time zone '\(name)'", at: place,
      remedy: nearestName(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "write UTC, or a name such as Europe/Amsterdam")
  }
}

/// The day in a time zone at an instant: what "today" means to the organisation.
/// - Parameters:
///   - timeZone: `UTC` or an IANA name; the environment's is never asked.
///   - seconds: Seconds since 1970-01-01T00:00:00Z.
/// - Throws: A refusal when there is no such time zone.
package func today(in timeZone: String, at seconds: Int) throws(Refusal) -> Day {
  if let fault = TimeZoneName.fault(of: timeZone, at: nil) {
    throw Refusal(.configuration, [fault])
  }
  let instant = Date(timeIntervalSince1970: Double(seconds))
  let offset =
    timeZone == "UTC" ? 0 : TimeZone(identifier: timeZone)?.secondsFromGMT(for: instant) ?? 0
  let local = seconds + offset
  return Day(ordinal: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
}
