import ComplianceModel
import YAMLDocuments

/// Reads `grading` of `pack.yml`; a part that is left out does not apply.
struct GradingPolicyReader {
  /// The parts of a policy, each with its fields.
  static let parts = [
    "isolated": ["share_at_most", "rows_at_most"], "systemic": ["share_from", "rows_from"],
    "crowded": ["minors"], "repeated": ["after"],
  ]
  /// The parts in the order in which messages name them.
  private static let names = ["isolated", "systemic", "crowded", "repeated"]

  /// Where faults go.
  var reader: YAMLReader

  /// The policy that a node holds.
  mutating func policy(_ node: YAMLNode) -> GradingPolicy {
    guard let mapping = reader.mapping(node, keys: Self.names, of: "'grading'") else {
      return GradingPolicy()
    }
    return GradingPolicy(
      isolated: isolated(mapping), systemic: systemic(mapping), crowdedMinors: crowded(mapping),
      repeatedAfter: repeated(mapping))
  }

  private mutating func isolated(_ mapping: YAMLMapping) -> GradingPolicy.Isolated? {
    guard let part = part("isolated", of: mapping),
      let share = share("share_at_most", of: part), let rows = count("rows_at_most", of: part)
    else { return nil }
    return GradingPolicy.Isolated(shareAtMost: share, rowsAtMost: rows)
  }

  private mutating func systemic(_ mapping: YAMLMapping) -> GradingPolicy.Systemic? {
    guard let part = part("systemic", of: mapping),
      let share = share("share_from", of: part), let rows = count("rows_from", of: part)
    else { return nil }
    return GradingPolicy.Systemic(shareFrom: share, rowsFrom: rows)
  }

  private mutating func crowded(_ mapping: YAMLMapping) -> Int? {
    part("crowded", of: mapping).flatMap { count("minors", of: $0) }
  }

  private mutating func repeated(_ mapping: YAMLMapping) -> CalendarInterval? {
    part("repeated", of: mapping).flatMap { reader.interval("after", of: $0) }
  }

  /// The part of that name with all its fields there.
  private mutating func part(_ name: String, of mapping: YAMLMapping) -> YAMLMapping? {
    let keys = Self.parts[name] ?? []
    guard let node = mapping[name],
      let part = reader.mapping(node, keys: keys, of: "'\(name)'")
    else { return nil }
    for key in keys { reader.require(key, in: part) }
    return part
  }

  private mutating func share(_ key: String, of mapping: YAMLMapping) -> Double? {
    guard let share = reader.number(key, of: mapping) else { return nil }
    guard (0...1).contains(share) else {
      reader.record(
        "out-of-bounds", "'\(key)' must lie between 0 and 1", at: mapping[key]?.place,
        remedy: "a tenth is 0.10")
      return nil
    }
    return share
  }

  private mutating func count(_ key: String, of mapping: YAMLMapping) -> Int? {
    guard let count = reader.integer(key, of: mapping) else { return nil }
    guard count > 0 else {
      reader.record(
        "out-of-bounds", "'\(key)' must be at least 1", at: mapping[key]?.place,
        remedy: "leave '\(mapping.what.filter { $0 != "'" })' out where it shall not apply")
      return nil
    }
    return count
  }
}
