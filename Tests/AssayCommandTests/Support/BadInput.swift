import Testing

/// A wrong input: what makes it, the command that meets it, and how that must end.
struct BadInput: Sendable, CustomTestStringConvertible {
  /// What is wrong; the name of the golden file.
  let name: String
  /// The words after `assay`.
  let arguments: [String]
  /// The documented exit code.
  let code: Int32
  /// Variables besides the usual.
  var environment: [String: String] = [:]
  /// Makes what is there beforehand.
  var prepare: @Sendable (CommandBench) throws -> Void = { _ in }

  var testDescription: String { name }

  /// Makes a case of a command line as it is typed; words are parted by spaces.
  init(
    _ name: String, _ line: String, _ code: Int32, environment: [String: String] = [:],
    prepare: @escaping @Sendable (CommandBench) throws -> Void = { _ in }
  ) {
    self.name = name
    arguments = line.split(separator: " ").map(String.init)
    self.code = code
    self.environment = environment
    self.prepare = prepare
  }

  /// Runs the command and holds what it says against contract and golden file.
  func expectRefusal(in folder: String) throws {
    let bench = try CommandBench()
    try prepare(bench)
    let ending = try bench.assay(arguments, environment: environment)
    expectForm(ending)
    try Golden.expect(
      ending.transcript(of: arguments, bench.local),
      as: "\(folder)/\(name.split(separator: " ").joined(separator: "-"))")
    #expect(bench.names(in: bench.temporary) == [], "nothing private is left")
  }

  private func expectForm(_ ending: BuiltCommand.Ending) {
    #expect(ending.output == "", "stdout is for data")
    #expect(ending.code == code)
    #expect(MessageForm.faults(of: ending.complaint) == [])
  }
}
