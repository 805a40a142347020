import ComplianceModel
import Testing

@testable import DataImport

@Suite struct CSVTableTests {
  private func texts(_ text: String) -> [[String]] {
    CSVTable(Array(text.utf8), file: "a.csv").records.map { $0.map(\.text) }
  }

  private static let cases: [(String, [[String]])] = [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a\n1\n", [["a"], ["1"]]),
    ("a\n\n\r\n1\n", [["a"], ["1"]]),
    ("a,b\n,\n", [["a", "b"], ["", ""]]),
    ("a\n\"x, \"\"y\"\"\nz\"\n", [["a"], ["x, \"y\"\nz"]]),
    ("a\n\"line\r\nend\"\r\n", [["a"], ["line\r\nend"]]),
    ("a\n\"\"\nit's \"so\"\n", [["a"], [""], ["it's \"so\""]]),
    ("a,\n1,", [["a", ""], ["1", ""]]),
    ("", []),
  ]

  @Test("records and cells", arguments: cases)
  func records(text: String, expected: [[String]]) {
    #expect(texts(text) == expected)
  }

  @Test("places count lines within quotes, and columns in scalars")
  func places() {
    let table = CSVTable(Array("é,b\n\"x\ny\",2\n3,4".utf8), file: "a.csv")
    let places = table.records.map { $0.map { table.place($0).description } }
    #expect(
      places == [
        ["a.csv:1:1", "a.csv:1:3"], ["a.csv:2:1", "a.csv:3:4"], ["a.csv:4:1", "a.csv:4:3"],
      ]
    )
  }

  private static let faulty: [([UInt8], String)] = [
    (Array("a\n\"x\ny\n".utf8), "a.csv:2:1 csv-unclosed-quote"),
    (Array("a\n\"x\" y\n".utf8), "a.csv:2:4 csv-text-after-quote"),
    ([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xe9, 0x0a, 0xe9], "a.csv:2:3 csv-encoding"),
    ([0xff, 0xfe, 0x61, 0x00], "a.csv:1:1 csv-encoding"),
  ]

  @Test("what is wrong with the text", arguments: faulty)
  func faults(bytes: [UInt8], expected: String) {
    let faults = CSVTable(bytes, file: "a.csv").faults
    #expect(faults.map { "\($0.place?.description ?? "") \($0.code)" } == [expected])
  }
}
