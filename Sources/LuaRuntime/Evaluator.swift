import CLua

/// Runs strangers' code: in this process, or in others that can be killed.
///
/// One owner, used on one thread. Every command of a pack is carried out in an evaluator that runs
/// nothing but that pack and the libraries it uses.
package protocol Evaluator: AnyObject {
  /// Opens the database that commands work on from now on, instead of the one before.
  /// - Throws: Where it cannot be read, or evaluators cannot be had.
  func open(_ database: LuaDatabase) throws(EvaluatorFailure)

  /// Carries one command out, and waits for it.
  /// - Throws: Where no evaluator can be had; what the code did wrong is in the reply.
  func perform(_ command: LuaCommand, of pack: String) throws(EvaluatorFailure) -> LuaReply

  /// Carries all commands out, in any order and at once where it can.
  /// - Parameter done: Called once for each, on this thread, in the order in which they end.
  func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void) throws(EvaluatorFailure)
}

/// A command with the pack whose code it runs.
package struct PackCommand: Sendable {
  package var pack: String
  package var command: LuaCommand

  /// Makes one.
  package init(pack: String, _ command: LuaCommand) {
    self.pack = pack
    self.command = command
  }
}

/// Why nothing can be evaluated: neither the rule's fault nor an outcome.
package struct EvaluatorFailure: Error, Equatable, Sendable {
  /// The closed set of causes.
  package enum Cause: Equatable, Sendable {
    /// The database cannot be opened or read.
    case unreadableDatabase
    /// The database is another one than when the run began.
    case changedDatabase
    /// An evaluator cannot be started.
    case start
    /// A mandatory layer of the jail does not hold.
    case jail
  }

  package var cause: Cause
  /// A sentence without a full stop.
  package var message: String

  /// Makes a failure.
  package init(_ cause: Cause, _ message: String) {
    self.cause = cause
    self.message = message
  }
}

/// Carries commands out in this process, one after the other.
///
/// It protects the rules from one another, and the data; it cannot protect the process, see
/// sandboxing in the guide.
package final class LocalEvaluator: Evaluator {
  private var connection: GuardedConnection?

  /// Makes an evaluator that has no database yet.
  package init() {}

  package func open(_ database: LuaDatabase) throws(EvaluatorFailure) {
    if connection?.takes(database) == true { return }
    connection = nil
    do throws(LuaFault) {
      connection = try GuardedConnection(database)
    } catch {
      throw EvaluatorFailure(.unreadableDatabase, error.message)
    }
  }

  package func perform(_ command: LuaCommand, of pack: String) -> LuaReply {
    perform(command)
  }

  package func perform(_ commands: [PackCommand], done: (Int, LuaReply) -> Void) {
    for (index, command) in commands.enumerated() { done(index, perform(command.command)) }
  }

  /// Carries one command out.
  package func perform(_ command: LuaCommand) -> LuaReply {
    let start = clua_milliseconds()
    var reply = carriedOut(command)
    reply.milliseconds = clua_milliseconds() - start
    return reply
  }

  private func carriedOut(_ command: LuaCommand) -> LuaReply {
    switch command {
    case .compile(let source): return Interpreter.compile(source)
    case .declare(let program, let declaring, let limits):
      return Interpreter.declare(program, declaring, limits)
    case .schema, .describe, .rows, .evaluate:
      guard connection != nil else {
        return LuaReply(fault: LuaFault(.handler, "no database is open"))
      }
      return performOnDatabase(command)
    }
  }

  private func performOnDatabase(_ command: LuaCommand) -> LuaReply {
    switch command {
    case .schema: connection?.schemaReply() ?? LuaReply()
    case .describe(let sql): connection?.describeReply(sql) ?? LuaReply()
    case .rows(let sql, let parameters, let limit, let asPlan):
      connection?.rowsReply(sql, parameters, limit: limit, asPlan: asPlan) ?? LuaReply()
    case .evaluate(let evaluation): connection?.evaluate(evaluation) ?? LuaReply()
    case .compile, .declare: LuaReply()
    }
  }
}
