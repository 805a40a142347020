import ComplianceModel
import Testing

@Suite struct ImportFaultTests {
  @Test(
    "all faults of all files are told at once, by file, line and column, and nothing is written")
  func allAtOnce() throws {
    let trial = try ImportTrial()
    let faults = try trial.faults([
      "risk.csv": "code\n",
      "sites.csv": """
      code,naem,name,kind,in_scope,closed_on
      RTM,,Rotterdam,warehose,1,2026-02-30
      VNL,,,yard,yes,2026-06-30
      RTM,,Rotterdam,yard,1,
      GDY,,Gdynia,yard
      DOR,,Dordrecht,yard,1,,7

      """,
      "treatments.csv": "code,risk_id,due_on\nT-1,R-9,30/06/2026\nT-2,xyz,\n",
    ])
    #expect(
      faults == [
        "risk.csv: no table is named 'risk' | did you mean risks.csv?",
        "sites.csv:1:6: table sites has no column 'naem' | did you mean 'name'?",
        "sites.csv:2:16: column kind has no word 'warehose' | did you mean 'warehouse'? one of: "
          + "office, warehouse, terminal, port, factory, yard, depot, data_centre, other",
        "sites.csv:2:27: '2026-02-30' is no day of the calendar | "
          + "write YYYY-MM-DD, such as 2026-06-30",
        "sites.csv:3:6: column name must not be empty | "
          + "fill it in: a row of sites without it says nothing",
        "sites.csv:3:12: column in_scope has no word 'yes' | one of: 0, 1",
        "sites.csv:4:1: code 'RTM' is in line 2 | keep one of the rows",
        "sites.csv:5:1: the row has 4 cells, the header 6 | "
          + "a text with a comma or a line break stands in quotes",
        "sites.csv:6:24: the row has 7 cells, the header 6 | "
          + "a text with a comma or a line break stands in quotes",
        "treatments.csv:2:5: table risks has no row 'R-9' | "
          + "write the id or code of a row of risks, in the database or in risks.csv",
        "treatments.csv:2:9: '30/06/2026' is no day of the calendar | "
          + "write YYYY-MM-DD, such as 2026-06-30",
        "treatments.csv:3:5: table risks has no row 'xyz' | "
          + "write the id or code of a row of risks, in the database or in risks.csv",
      ])
    #expect(try trial.rows("SELECT count(*) FROM sites") == ["0"])
  }

  @Test("a good file beside a bad one is not written")
  func allOrNothing() throws {
    let trial = try ImportTrial()
    _ = try trial.faults(["sites.csv": "code,name\nRTM,Rotterdam\n", "roles.csv": "cod\nX\n"])
    #expect(try trial.rows("SELECT count(*) FROM sites") == ["0"])
  }

  private static let cases: [(String, String, String)] = [
    (
      "risks.csv", "code,title,likelihood\nR-1,Theft,12\n",
      "risks.csv:2:11: likelihood '12' does not fit | "
        + "write a number from 1 to 10"
    ),
    (
      "evidence_files.csv", "path,sha256\na.pdf,ABCD\n",
      "evidence_files.csv:2:7: sha256 'ABCD' does not fit | "
        + "write 64 hexadecimal digits, in lower case"
    ),
    (
      "attestations.csv", "question,answer,level\np/q,yes,3\n",
      "attestations.csv:2:5: answer 'yes' does not fit | fill in answer or level, not both"
    ),
    (
      "attestations.csv", "narrative\nYes.\n",
      "attestations.csv:2:1: the row does not fit | fill in requirement_id or question"
    ),
    (
      "risks.csv", "code,title,likelihood\nR-1,Theft,high\n",
      "risks.csv:2:11: 'high' is not a whole number | column likelihood takes whole numbers"
    ),
    (
      "sites.csv", "code\nRTM\n",
      "sites.csv:1:1: new rows need column name, which the file does not have | "
        + "add it to the header and to each row"
    ),
    (
      "sites.csv", "id,code,name\n1,A,Aa\n1,B,Bb\n",
      "sites.csv:3:1: id 1 is in line 2 | keep one of the rows"
    ),
    (
      "sites.csv", "id,code,name\nx,A,Aa\n",
      "sites.csv:2:1: 'x' is not a whole number | column id takes whole numbers"
    ),
    (
      "sites.csv", "code,code,name\nA,A,Aa\n",
      "sites.csv:1:6: column 'code' is named twice | remove one of them"
    ),
    (
      "sites.csv", "code;name\nA;Aa\n",
      "sites.csv:1:1: table sites has no column 'code;name' | "
        + "separate columns by commas; a spreadsheet's export dialogue has a choice for it"
    ),
    (
      "sites.csv", "",
      "sites.csv: the file is empty | "
        + "begin with a line of column names, such as: id,code,name,kind"
    ),
    (
      "partner_assessments.csv", "assessed_on,score\n2026-01-02,80\n2026-01-02,81\n",
      ""
    ),
  ]

  @Test("single faults", arguments: cases)
  func single(file: String, text: String, expected: String) throws {
    let faults = try ImportTrial().faults([file: text])
    #expect(faults == (expected.isEmpty ? ["partner_assessments 2 0 0"] : [expected]))
  }

  @Test("a number that is one row's id and another's code is ambiguous")
  func ambiguousReference() throws {
    let trial = try ImportTrial()
    let faults = try trial.faults([
      "partners.csv": "id,code,name\n1,2,One\n2,9,Two\n",
      "external_provisions.csv": "code,partner_id\nE-1,2\nE-2,9\nE-3,1\n",
    ])
    #expect(
      faults == [
        "external_provisions.csv:2:5: '2' is the number of one row of partners and the key of another"
          + " | write # and the number of the row that is meant, such as #2"
      ])
  }

  @Test("a number sign means the number of a row, whatever codes there are")
  func numberSign() throws {
    let trial = try ImportTrial()
    try trial.take([
      "partners.csv": "id,code,name\n1,2,One\n2,9,Two\n",
      "external_provisions.csv": "code,partner_id\nE-1,#2\nE-2,#1\n",
    ])
    #expect(
      try trial.rows("SELECT partner_id FROM external_provisions ORDER BY code") == ["2", "1"])
  }

  @Test("a number and a code of different rows are a conflict, not a silent overwrite")
  func keyConflict() throws {
    let trial = try ImportTrial()
    try trial.take(["sites.csv": "id,code,name\n1,A,Aa\n2,B,Bb\n"])
    let faults = try trial.faults(["sites.csv": "id,code,name\n2,A,Cc\n"])
    #expect(
      faults == [
        "sites.csv:2:1: the row's number and keys belong to different rows of the database"
          + " | correct the id, or leave it out to update by the key"
      ])
  }

  @Test("codes are compared as bytes: two spellings of é are two codes")
  func keysAreBytes() throws {
    let trial = try ImportTrial()
    #expect(
      try trial.take(["sites.csv": "code,name\ncaf\u{E9},One\ncafe\u{301},Two\n"])
        == ["sites 2 0 0"])
  }
}

@Suite struct ForeignImportTests {
  private let sql = """
    CREATE TABLE customers (customer_no TEXT PRIMARY KEY, name TEXT NOT NULL, vip BOOLEAN);
    CREATE TABLE "order lines" (
      order_no INTEGER, line INTEGER, customer TEXT REFERENCES customers, price DECIMAL(9,2),
      PRIMARY KEY (order_no, line)) WITHOUT ROWID;
    CREATE TABLE notes (text, at DATETIME DEFAULT 'now', length AS (length(text)));
    CREATE TABLE orders (
      order_no INTEGER PRIMARY KEY, customer TEXT REFERENCES customers, state TEXT DEFAULT 'new' NOT NULL);
    """

  @Test("another application's tables take rows by name and primary key")
  func takesRows() throws {
    let trial = try ImportTrial(sql)
    let files = [
      "customers.csv": "customer_no,name,vip\nC1,Ada,1\n",
      "order lines.csv": "order_no,line,customer,price\n1,1,C1,12.50\n1,2,C1,\n",
      "notes.csv": "text\n007\nwords\n", "orders.csv": "order_no,customer,state\n5,C1,\n,C1,sent\n",
    ]
    #expect(
      try trial.take(files) == [
        "customers 1 0 0", "notes 2 0 0", "order lines 2 0 0", "orders 2 0 0",
      ])
    #expect(try trial.rows("SELECT * FROM orders") == ["5|C1|new", "6|C1|sent"])
    #expect(try trial.rows("SELECT line, price FROM \"order lines\"") == ["1|12.5", "2|-"])
    let update = ["order lines.csv": "order_no,line,price\n1,2,3\n1,1,12.5\n"]
    #expect(try trial.take(update) == ["order lines 0 1 1"])
  }

  @Test("references that are no numbers are judged too")
  func danglingReference() throws {
    let trial = try ImportTrial(sql)
    let faults = try trial.faults([
      "orders.csv": "order_no,customer\n5,C9\n",
      "order lines.csv": "order_no,line,customer\n1,1,C9\n",
    ])
    #expect(
      faults == [
        "order lines.csv: a row refers to none of table customers | "
          + "add the row to customers.csv, or correct the reference",
        "orders.csv:2:3: table customers has no such row | "
          + "add the row to customers.csv, or correct the reference",
      ])
  }
}
