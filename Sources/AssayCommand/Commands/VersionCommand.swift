import ArgumentParser
import LuaRuntime

/// `assay version`: what this build is, and what can change a verdict.
struct VersionCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the versions of Assay, SQLite, Lua and the language.")

  func run(in surroundings: Surroundings) throws -> ExitCode {
    try Console.print(
      """
      \(Version.text)
      sqlite \(LuaRuntimeVersions.sqlite)
      lua \(LuaRuntimeVersions.lua)
      rule language 1
      assessment document 1

      """)
    return .yes
  }
}
