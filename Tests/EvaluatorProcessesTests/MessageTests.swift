import Foundation
import LuaRuntime
import Testing

@testable import EvaluatorProcesses

/// What an evaluator is told, and what it makes of it.
@Suite struct MessageTests {
  private let first = LuaProgram(
    file: LuaSource("rule 'a' {}", name: "rules/a.lua"),
    libraries: ["words": LuaSource("return {}", name: "lib/words.lua")])
  private let answers: LuaAnswers = ["asked": LuaAnswer(.partial, "half")]
  private let parameters = LuaParameters(
    ["days": .integer(3)], lists: ["kinds": [.string("a")]])

  private func evaluation(
    _ program: LuaProgram, _ parameters: LuaParameters, _ answers: LuaAnswers
  ) -> LuaCommand {
    .evaluate(
      LuaEvaluation(
        program: program, ordinal: 0, asOf: "2026-06-30", parameters: parameters,
        answers: answers, form: .check))
  }

  /// The messages of small frames.
  private func messages(in frames: [UInt8]) -> [[UInt8]] {
    var messages: [[UInt8]] = []
    var rest = frames[...]
    while rest.count >= 4 {
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      messages.append(Array(rest.dropFirst(4).prefix(length)))
      rest = rest.dropFirst(4 + length)
    }
    return messages
  }

  /// The last evaluation that an evaluator hears from frames.
  private func heard(_ frames: [UInt8], _ reader: inout MessageReader) throws -> LuaEvaluation {
    var last: Message?
    for message in messages(in: frames) {
      guard let heard = reader.message(in: message) else { throw Unheard() }
      last = heard
    }
    guard case .command(.evaluate(let evaluation))? = last else { throw Unheard() }
    return evaluation
  }

  private struct Unheard: Error {}

  @Test func `what the rules of a pack share is told once`() throws {
    let second = LuaProgram(
      file: LuaSource("rule 'b' {}", name: "rules/b.lua"), sharing: first.libraries)
    var (writer, reader) = (MessageWriter(), MessageReader())
    let told = writer.frames(of: evaluation(first, parameters, answers))
    let one = try heard(told, &reader)
    // The source of the second rule, and the rule: neither libraries nor parameters nor answers.
    let toldNext = writer.frames(of: evaluation(second, parameters, answers))
    #expect(messages(in: told).count == 6)
    #expect(messages(in: toldNext).count == 2)
    let other = try heard(toldNext, &reader)
    for evaluation in [one, other] {
      #expect(evaluation.program.libraries.modules.keys.sorted() == ["words"])
      #expect(evaluation.parameters.values == parameters.values)
      #expect(evaluation.parameters.lists == parameters.lists)
      #expect(evaluation.answers.entries.map { $0.name } == ["asked"])
      #expect(evaluation.answers.entries.map { $0.answer } == [LuaAnswer(.partial, "half")])
    }
    #expect(one.parameters === other.parameters)
    #expect(one.program.libraries === other.program.libraries)
    #expect(other.program.file.name == "rules/b.lua")
  }

  @Test func `a tailored rule has its own parameters, and the next one those of the pack`() throws {
    let tailored: LuaParameters = ["days": .integer(9)]
    var (writer, reader) = (MessageWriter(), MessageReader())
    for parameters in [parameters, tailored, parameters] {
      let frames = writer.frames(of: evaluation(first, parameters, answers))
      let heard = try heard(frames, &reader)
      #expect(heard.parameters.values == parameters.values)
      #expect(heard.parameters.lists == parameters.lists)
    }
  }

  /// Messages that end with the byte by which the fuzzer tells them apart; with `ASSAY_RECORD` in the
  /// environment they are written anew, and the test fails once.
  @Test(arguments: ["declare", "evaluate"])
  func `the messages from which the fuzzer starts are those of today`(name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../.ci/fuzz/seeds/frames/\(name)")
    let program = EvaluatorBench.program(EvaluatorBench.judge)
    let command =
      name == "declare"
      ? LuaCommand.declare(program, .rules, LuaLimits())
      : EvaluatorBench.evaluation(EvaluatorBench.judge)
    var writer = MessageWriter()
    let seed = [[3, 3], Array(messages(in: writer.frames(of: command)).joined(separator: [0xA5]))]
    let recorded = [UInt8](try Data(contentsOf: file))
    if ProcessInfo.processInfo.environment["ASSAY_RECORD"] != nil {
      try Data(seed.joined()).write(to: file)
    }
    #expect(recorded.count == seed.joined().count)
    var reader = MessageReader()
    for message in recorded.dropFirst(2).split(separator: 0xA5) {
      #expect(reader.message(in: Array(message)) != nil)
    }
  }

  @Test func `a source that nobody told of is no message`() {
    var reader = MessageReader()
    var writer = ByteWriter()
    writer.put(Kind.libraries.rawValue)
    writer.put([0]) { writer, number in
      writer.put("words")
      writer.put(count: number)
    }
    #expect(reader.message(in: writer.bytes) == nil)
  }
}
