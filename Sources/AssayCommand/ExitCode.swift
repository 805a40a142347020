import ComplianceModel

/// How the command ends: the only table of exit codes.
///
/// | code | when |
/// |---|---|
/// | 0 | yes: everything selected was determined and the gate holds |
/// | 1 | no: the gate is unmet; `check` or `test` found problems |
/// | 2 | cannot say: not contradicted, but something is undetermined or nothing was judged |
/// | 3 | usage or configuration |
/// | 4 | the organisation database |
/// | 5 | trust: a chain, digest or signature |
/// | 6 | a report or ledger could not be written |
/// | 7 | a defect in Assay |
/// | 129, 130, 143 | interrupted by SIGHUP, SIGINT (Ctrl-C), SIGTERM |
enum ExitCode: Int, CaseIterable, Sendable {
  case yes = 0
  case no = 1
  case cannotSay = 2
  case configuration = 3
  case organisationDatabase = 4
  case trust = 5
  case output = 6
  case defect = 7
  case hungUp = 129
  case interrupted = 130
  case terminated = 143

  /// The code's name in the document.
  var name: String {
    switch self {
    case .yes: "ok"
    case .no: "gate failed"
    case .cannotSay: "undetermined"
    case .configuration: "configuration"
    case .organisationDatabase: "organisation database"
    case .trust: "trust"
    case .output: "output"
    case .defect: "defect"
    case .hungUp, .interrupted, .terminated: "interrupted"
    }
  }

  /// Whether a signal ended the command.
  var isOfSignal: Bool { rawValue > 128 }

  /// Which of several decides: that of a signal, 7, 5, 3, 4, 6, 1, 2, 0.
  private static let precedence: [ExitCode] = [
    .terminated, .interrupted, .hungUp, .defect, .trust, .configuration, .organisationDatabase,
    .output, .no, .cannotSay, .yes,
  ]

  /// The code that decides among several; yes when there is none.
  static func deciding(among codes: some Sequence<ExitCode>) -> ExitCode {
    let present = Set(codes)
    return precedence.first(where: present.contains) ?? .yes
  }

  /// The code of a refusal.
  init(_ subject: Refusal.Subject) {
    switch subject {
    case .configuration: self = .configuration
    case .organisationDatabase: self = .organisationDatabase
    case .trust: self = .trust
    case .output: self = .output
    case .defect: self = .defect
    }
  }

  /// The codes that a gate gives, the deciding one first.
  ///
  /// A run that judged nothing cannot say; else unmet is no, open is cannot say.
  /// Where nobody asks the gate, what is undetermined still cannot say.
  static func codes(of gate: GateDecision) -> [ExitCode] {
    if gate.judgedNothing { return [.cannotSay] }
    switch gate.state {
    case .met: return [.yes]
    case .unmet: return gate.open.isEmpty ? [.no] : [.no, .cannotSay]
    case .open: return [.cannotSay]
    case .notAsked: return [gate.open.isEmpty ? .yes : .cannotSay]
    }
  }
}
