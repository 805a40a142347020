#if os(Linux)
import Foundation

/// The processes that a process has started, as the system tells of them (proc(5)).
enum ChildProcesses {
  /// Their numbers; none where the process has ended.
  static func of(_ process: Int32) -> [Int32] {
    let path = "/proc/\(process)/task/\(process)/children"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: " ").compactMap { Int32($0) }
  }

  /// Hundredths of a second that a process has computed; 0 where it has ended.
  static func ticks(of process: Int32) -> Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
    // The name in parentheses may have spaces; `utime` is the twelfth word after it.
    let words = text.split(separator: ")").last?.split(separator: " ") ?? []
    return words.count > 11 ? Int(words[11]) ?? 0 : 0
  }
}
#endif
