import ComplianceModel
package import LuaRuntime

/// What runs the code of rules: in this process, or in processes of its own.
package typealias Evaluator = LuaRuntime.Evaluator

extension Evaluator {
  /// Carries a command out in an evaluator of `pack`.
  /// - Throws: `Refusal` where none is to be had.
  func reply(to command: LuaCommand, of pack: PackID) throws(Refusal) -> LuaReply {
    do throws(EvaluatorFailure) {
      return try perform(command, of: pack.description)
    } catch {
      throw error.refusal
    }
  }

  /// Carries commands out in evaluators of `pack`, at once where there are several.
  /// - Returns: A reply to each, in their order.
  /// - Throws: `Refusal` where none is to be had.
  func replies(to commands: [LuaCommand], of pack: PackID) throws(Refusal) -> [LuaReply] {
    var replies: [LuaReply?] = commands.map { _ in nil }
    do throws(EvaluatorFailure) {
      try perform(commands.map { PackCommand(pack: pack.description, $0) }) { index, reply in
        replies[index] = reply
      }
    } catch {
      throw error.refusal
    }
    return replies.map { reply in
      guard let reply else { preconditionFailure("every command is answered") }
      return reply
    }
  }

  /// Opens the database of a request.
  /// - Throws: `Refusal` (organisation database) where it cannot be opened.
  func open(_ request: EvaluationRequest) throws(Refusal) {
    do throws(EvaluatorFailure) {
      try open(request.databaseSource)
    } catch {
      throw error.refusal(shownPath: request.database.shownPath)
    }
  }
}

/// What binding and explaining ask of a database by way of an evaluator.
struct DatabaseReader {
  /// Who has it open.
  let evaluator: any Evaluator
  /// The pack in whose name is asked.
  let pack: PackID

  /// Columns, parameters and reads of a query, or why it cannot be prepared.
  func describe(_ sql: String) throws(Refusal) -> Result<StatementFace, LuaFault> {
    let reply = try evaluator.reply(to: .describe(sql), of: pack)
    return Result { () throws(LuaFault) in try reply.statementFace() }
  }

  /// The first rows of a query.
  func rows(
    _ sql: String, _ parameters: [String: LuaScalar] = [:], limit: Int = 100_000
  ) throws(Refusal) -> Result<[[LuaScalar]], LuaFault> {
    let command = LuaCommand.rows(sql, parameters, limit: limit, asPlan: false)
    let reply = try evaluator.reply(to: command, of: pack)
    return Result { () throws(LuaFault) in try reply.rows() }
  }

  /// SQLite's plan of a query, a line a step.
  func plan(of sql: String, _ parameters: [String: LuaScalar]) throws(Refusal)
    -> Result<[String], LuaFault>
  {
    let command = LuaCommand.rows(sql, parameters, limit: 1000, asPlan: true)
    let reply = try evaluator.reply(to: command, of: pack)
    return Result { () throws(LuaFault) in
      try reply.rows().compactMap { row in row.count > 3 ? row[3].string : nil }
    }
  }

  /// Number of rows of a table.
  func count(ofTable table: String) throws(Refusal) -> Result<Int, LuaFault> {
    let quoted = table.split(separator: "\"", omittingEmptySubsequences: false).joined(
      separator: "\"\"")
    return try rows("SELECT count(*) FROM \"\(quoted)\"").map { rows in
      guard case .integer(let count)? = rows.first?.first else { return 0 }
      return Int(count)
    }
  }
}

extension EvaluationRequest {
  /// The database as an evaluator opens it.
  fileprivate var databaseSource: LuaDatabase {
    LuaDatabase(
      database.image.map { .image($0) }
        ?? .file(path: database.path, isImmutable: database.isImmutable),
      asOf: plan.asOf.description, milliseconds: plan.limits.milliseconds,
      identity: database.identity.map {
        LuaFileIdentity(
          device: $0.device, inode: $0.inode, size: Int64($0.size), changedAt: Int64($0.changedAt))
      })
  }
}

extension EvaluatorFailure {
  /// The failure as the host tells it.
  var refusal: Refusal { refusal(shownPath: "the database") }

  /// The failure as the host tells it, with the path of the database as the person named it.
  func refusal(shownPath: String) -> Refusal {
    switch cause {
    case .unreadableDatabase:
      Refusal(
        .organisationDatabase, "unreadable-database", "\(shownPath) cannot be read: \(message)")
    case .changedDatabase:
      Refusal(
        .organisationDatabase, "changed-database", "\(shownPath) was changed during the run",
        remedy: "Run it again when nobody replaces or shortens the file.")
    case .start:
      Refusal(
        .configuration, "no-evaluator", message,
        remedy: "Install assay-evaluator beside assay; both come from the same build.")
    case .jail:
      Refusal(
        .configuration, "no-jail", message,
        remedy: "Add --allow-unjailed to run rules all the same, if you trust them.")
    }
  }
}
