import CJail
import LuaRuntime

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the end of an evaluator says about the command that it had.
enum ProcessEnd: Equatable {
  /// It is the command's own doing.
  case fault(LuaFault)
  /// Somebody else killed it: the command is tried once more.
  case killedFromOutside
  /// A page of the database could not be read: the file was shortened, or the disk failed.
  case pageLost

  /// The closed table of causes.
  init(_ end: cjail_end) {
    guard end.by_signal else {
      self = .fault(Self.exited(Int(end.number)))
      return
    }
    switch end.number {
    case SIGKILL, SIGTERM, SIGINT, SIGHUP: self = .killedFromOutside
    case SIGBUS: self = .pageLost
    case SIGSYS:
      self = .fault(
        LuaFault(.forbidden, "the rule's code made a system call that is forbidden to it"))
    case SIGXCPU:
      self = .fault(LuaFault(.time, "the limit on processor time was reached"))
    case SIGXFSZ:
      self = .fault(LuaFault(.forbidden, "the rule's code wrote to a file"))
    default:
      self = .fault(LuaFault(.crash, "the interpreter crashed (\(Self.name(end.number)))"))
    }
  }

  private static func exited(_ status: Int) -> LuaFault {
    switch status {
    case 70: LuaFault(.memory, "the evaluator's memory was exhausted")
    case 0: LuaFault(.crash, "the evaluator ended before it answered")
    default: LuaFault(.crash, "the evaluator ended with status \(status)")
    }
  }

  private static func name(_ signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "SIGSEGV"
    case SIGABRT: "SIGABRT"
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGFPE: "SIGFPE"
    case SIGBUS: "SIGBUS"
    default: "signal \(signal)"
    }
  }
}
