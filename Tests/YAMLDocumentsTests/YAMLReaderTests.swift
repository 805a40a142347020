import ComplianceModel
import Testing

@testable import YAMLDocuments

@Suite struct YAMLReaderTests {
  enum Colour: String, CaseIterable { case red, green }

  private func root(_ text: String) throws -> YAMLNode {
    try #require(try YAMLDocument(text: text, path: "f.yml").root)
  }

  @Test("fields of every type are read")
  func reads() throws {
    var reader = YAMLReader()
    let text = """
      name: 8.10
      count: -3
      share: 0.25
      open: true
      on: 2026-06-30
      every: 2 weeks
      colour: green
      list: [a, "b"]
      nothing: ~
      """
    let keys = [
      "name", "count", "share", "open", "on", "every", "colour", "list", "nothing",
    ]
    let read = reader.mapping(try root(text), keys: keys, of: "a thing")
    let mapping = try #require(read)
    #expect(reader.text("name", of: mapping) == "8.10")
    #expect(reader.integer("count", of: mapping) == -3)
    #expect(reader.number("share", of: mapping) == 0.25)
    #expect(reader.flag("open", of: mapping) == true)
    #expect(reader.day("on", of: mapping) == Day("2026-06-30"))
    #expect(reader.interval("every", of: mapping) == CalendarInterval(2, .weeks))
    #expect(reader.word("colour", of: mapping) == Colour.green)
    #expect(reader.texts("list", of: mapping) == ["a", "b"])
    #expect(reader.text("nothing", of: mapping) == nil)
    #expect(reader.text("elsewhere", of: mapping) == nil)
    #expect(reader.faults.isEmpty)
  }

  @Test("all faults of a file are told at once, by their places")
  func collects() throws {
    var reader = YAMLReader()
    let text = "colour: gren\ntitel: x\ncount: '3'\nshare: high\nopen: yes\nzzz: 1\nname: [x]\n"
    let read = reader.mapping(
      try root(text), keys: ["title", "colour", "count", "share", "open", "name"], of: "a thing")
    let mapping = try #require(read)
    reader.require("title", in: mapping)
    _ = reader.word("colour", of: mapping, as: Colour.self)
    _ = reader.integer("count", of: mapping)
    _ = reader.number("share", of: mapping)
    _ = reader.flag("open", of: mapping)
    _ = reader.text("name", of: mapping)
    func fault(
      _ code: Diagnostic.Code, _ message: String, _ line: Int, _ column: Int, _ remedy: String
    ) -> Diagnostic {
      let place = SourcePlace(file: "f.yml", line: line, column: column)
      return Diagnostic(code, message, at: place, remedy: remedy)
    }
    let faults = [
      fault("missing-field", "a thing needs the field 'title'", 1, 1, "add: title: …"),
      fault(
        "wrong-type", "'colour' must be one of red, green, not 'gren'", 1, 9,
        "did you mean 'green'?"),
      fault("unknown-field", "unknown field 'titel' in a thing", 2, 1, "did you mean 'title'?"),
      fault(
        "wrong-type", "'count' must be a whole number, not '3'", 3, 8,
        "write it without quotes, such as 15"),
      fault(
        "wrong-type", "'share' must be a number, not 'high'", 4, 8,
        "write it without quotes, such as 0.25"),
      fault(
        "wrong-type", "'open' must be true or false, not 'yes'", 5, 7,
        "write true or false, without quotes"),
      fault(
        "unknown-field", "unknown field 'zzz' in a thing", 6, 1,
        "the fields are: title, colour, count, share, open, name"),
      fault("wrong-type", "'name' must be a text, not a list", 7, 7, "put quotes around it"),
    ]
    #expect(throws: Refusal(.configuration, faults)) { try reader.finish() }
  }

  @Test(
    "numbers are decimal and finite",
    arguments: [
      ("1", 1.0), ("-0.5", -0.5), ("1e3", 1000), ("0x10", nil), (".inf", nil), ("nan", nil),
      ("'1'", nil), ("1e999", nil), ("1_000", nil), ("+1", nil), ("e", nil), ("-", nil),
    ] as [(String, Double?)])
  func numbers(text: String, number: Double?) throws {
    #expect(try root("[\(text)]").element.number == number)
  }

  @Test(
    "the value of a parameter has the type that its definition names",
    arguments: [
      (.integer, "15", .integer(15)), (.integer, "1.0", nil), (.number, "10000", .number(10_000)),
      (.text, "15", .text("15")), (.flag, "true", .flag(true)), (.flag, "1", .flag(true)),
      (.flag, "yes", nil),
      (.date, "2026-02-28", .date(Day(ordinal: 20_512))), (.date, "2026-02-30", nil),
      (.duration, "12 months", .duration(CalendarInterval(12, .months))), (.duration, "12", nil),
      (.list, "[1, 0.5, IR, '2']", .list([.integer(1), .number(0.5), .text("IR"), .text("2")])),
      (.list, "[[1]]", nil), (.list, "IR", nil),
    ] as [(ParameterDefinition.Kind, String, ParameterValue?)])
  func parameters(
    kind: ParameterDefinition.Kind, text: String, value: ParameterValue?
  ) throws {
    #expect(try root("[\(text)]").element.parameterValue(as: kind) == value)
  }
}

extension YAMLNode {
  /// The first element of a list; itself for anything else.
  fileprivate var element: YAMLNode {
    guard case .sequence(let elements) = content else { return self }
    return elements.first ?? self
  }
}
