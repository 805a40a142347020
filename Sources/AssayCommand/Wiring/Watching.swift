import ComplianceModel
import Foundation
import Reporting

/// Does something again whenever one of the files that it depends on changes, until it is interrupted.
struct Watching {
  /// How often the files are looked at, in microseconds.
  private static let pause: useconds_t = 200_000

  private let surroundings: Surroundings

  init(_ surroundings: Surroundings) { self.surroundings = surroundings }

  /// What tells one state of a file from another.
  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var inode: UInt64
  }

  /// Does it, and waits, over and over.
  ///
  /// - Parameter body: What is done; a refusal of it is told, and does not end the watch. It gives the
  ///   files and folders to look at from then on.
  /// - Returns: The code of the signal that ended it.
  /// - Throws: What is wrong before there is anything to watch.
  func run(_ body: () throws -> [String]) throws -> ExitCode {
    var watched: [String] = []
    while true {
      let before = stamps(of: watched)
      do {
        watched = try body()
      } catch let refusal as Refusal {
        guard !watched.isEmpty else { throw refusal }
        Console.complain(renderRefusal(refusal, style: surroundings.style(isVerbose: true)))
      }
      // What changed while they ran counts too, once the paths are known.
      let seen = before.isEmpty ? stamps(of: watched) : before
      Console.complain("assay: watching \(seen.count) files; Ctrl-C ends it\n")
      if let code = try wait(while: seen, of: watched) { return code }
    }
  }

  /// Waits for a change.
  /// - Returns: The code of a signal; nil: something changed.
  private func wait(while seen: [String: Stamp], of paths: [String]) throws(Refusal) -> ExitCode? {
    try Interruption.noting { () throws(Refusal) in
      while true {
        if let code = Interruption.noted { return code }
        let now = stamps(of: paths)
        if now != seen {
          let names = Set(now.keys).union(seen.keys).filter { now[$0] != seen[$0] }
          let first = names.min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
          Console.complain("assay: \(first) changed\n")
          return nil
        }
        usleep(Self.pause)
      }
    }
  }

  /// The files at `paths` and below, those whose names begin with a dot left out: editors keep theirs
  /// there.
  private func stamps(of paths: [String]) -> [String: Stamp] {
    var stamps: [String: Stamp] = [:]
    for path in paths { add(path, to: &stamps) }
    return stamps
  }

  private func add(_ path: String, to stamps: inout [String: Stamp]) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      #if os(Linux)
      let time = status.st_mtim
      #else
      let time = status.st_mtimespec
      #endif
      stamps[path] = Stamp(
        size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
        inode: UInt64(status.st_ino))
      return
    }
    // A folder that cannot be read is told by whoever reads the pack.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in names where !name.hasPrefix(".") { add("\(path)/\(name)", to: &stamps) }
  }
}
