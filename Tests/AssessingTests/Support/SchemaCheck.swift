import CanonicalForm

/// As much of JSON Schema 2020-12 as the published schemas use; what it does not know is a fault.
struct SchemaCheck {
  let root: JSONValue
  private(set) var faults: [String] = []

  init(_ root: JSONValue) { self.root = root }

  private static let known: Set<String> = [
    "$schema", "$id", "$defs", "title", "description", "type", "properties", "required",
    "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "pattern", "minimum",
    "maximum",
  ]

  mutating func check(_ value: JSONValue) { check(value, root, "$") }

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) {
    guard case .object(let rules) = schema else { return faults.append("\(path): no schema") }
    for key in rules.keys where !Self.known.contains(key) {
      faults.append("\(path): the check does not know '\(key)'")
    }
    if case .string(let name)? = rules["$ref"] { check(value, definition(name), path) }
    if case .array(let choices)? = rules["anyOf"], !choices.contains(where: { fits(value, $0) }) {
      faults.append("\(path): fits none of the choices")
    }
    if case .array(let words)? = rules["enum"], !words.contains(value) {
      faults.append("\(path): not among the words")
    }
    if let constant = rules["const"], constant != value { faults.append("\(path): not the word") }
    checkType(value, rules["type"], path)
    checkBounds(value, rules, path)
    if case .object(let members) = value { checkMembers(members, rules, path) }
    if case .array(let elements) = value, let items = rules["items"] {
      for (index, element) in elements.enumerated() { check(element, items, "\(path)[\(index)]") }
    }
  }

  private func definition(_ name: String) -> JSONValue {
    root["$defs"]?[String(name.dropFirst("#/$defs/".count))] ?? .null
  }

  private func fits(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    var other = SchemaCheck(root)
    other.check(value, schema, "")
    return other.faults.isEmpty
  }

  private mutating func checkType(_ value: JSONValue, _ type: JSONValue?, _ path: String) {
    let allowed: [JSONValue]
    switch type {
    case nil: return
    case .array(let types)?: allowed = types
    case let single?: allowed = [single]
    }
    let names = value.typeNames.map { JSONValue.string($0) }
    if !allowed.contains(where: names.contains) { faults.append("\(path): of the wrong type") }
  }

  private mutating func checkBounds(
    _ value: JSONValue, _ rules: [String: JSONValue], _ path: String
  ) {
    if case .integer(let number) = value {
      if case .integer(let least)? = rules["minimum"], number < least {
        faults.append("\(path): too small")
      }
      if case .integer(let most)? = rules["maximum"], number > most {
        faults.append("\(path): too great")
      }
    }
    guard case .string(let pattern)? = rules["pattern"], case .string(let text) = value else {
      return
    }
    guard let regex = try? Regex(pattern), (try? regex.wholeMatch(in: text)) == nil else { return }
    faults.append("\(path): '\(text)' does not fit \(pattern)")
  }

  private mutating func checkMembers(
    _ members: [String: JSONValue], _ rules: [String: JSONValue], _ path: String
  ) {
    var properties: [String: JSONValue] = [:]
    if case .object(let found)? = rules["properties"] { properties = found }
    if case .array(let required)? = rules["required"] {
      for case .string(let name) in required where members[name] == nil {
        faults.append("\(path).\(name): missing")
      }
    }
    for (name, value) in members {
      if let schema = properties[name] {
        check(value, schema, "\(path).\(name)")
      } else if rules["additionalProperties"] == .bool(false) {
        faults.append("\(path).\(name): not in the schema")
      } else if let schema = rules["additionalProperties"] {
        check(value, schema, "\(path).\(name)")
      }
    }
  }
}

extension JSONValue {
  fileprivate var typeNames: [String] {
    switch self {
    case .null: ["null"]
    case .bool: ["boolean"]
    case .integer: ["integer", "number"]
    case .number: ["number"]
    case .string: ["string"]
    case .array: ["array"]
    case .object: ["object"]
    }
  }
}
