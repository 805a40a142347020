import ComplianceModel
import LuaRuntime

/// The columns, parameters and reads of the queries of rules, asked of a database all at once.
struct DescribedQueries {
  private let faces: [Query: Result<StatementFace, LuaFault>]

  /// A query, and the pack in whose evaluator it is prepared.
  private struct Query: Hashable {
    let pack: PackID
    let sql: String
  }

  /// Asks for the queries of `rules`, each once, in the evaluators of their packs.
  /// - Throws: `Refusal` where none is to be had.
  init(of rules: [Rule], by evaluator: any Evaluator) throws(Refusal) {
    var queries: [Query] = []
    var seen: Set<Query> = []
    for rule in rules {
      guard case .population(let population) = rule.form else { continue }
      let query = Query(pack: rule.id.pack, sql: population.select)
      if seen.insert(query).inserted { queries.append(query) }
    }
    let commands = queries.map { PackCommand(pack: $0.pack.description, .describe($0.sql)) }
    var faces: [Query: Result<StatementFace, LuaFault>] = [:]
    do throws(EvaluatorFailure) {
      try evaluator.perform(commands) { index, reply in
        faces[queries[index]] = Result { () throws(LuaFault) in try reply.statementFace() }
      }
    } catch {
      throw error.refusal
    }
    self.faces = faces
  }

  /// What was told of the query of a rule, or why it cannot be prepared.
  func face(of population: Population, in pack: PackID) -> Result<StatementFace, LuaFault> {
    guard let face = faces[Query(pack: pack, sql: population.select)] else {
      preconditionFailure("every query was asked for, and every command is answered")
    }
    return face
  }

  /// What kept the query of a rule from being looked at, such as the end of the run; nil: it was, for
  /// better or worse.
  func breakdown(of rule: Rule) -> LuaFault? {
    guard case .population(let population) = rule.form,
      case .failure(let fault) = face(of: population, in: rule.id.pack)
    else { return nil }
    return fault.kind == .sql || fault.kind == .data ? nil : fault
  }
}
