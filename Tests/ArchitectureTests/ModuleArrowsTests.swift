import Foundation
import Testing

/// The table of modules: every arrow points at the model, none between readers, none back.
@Suite struct ModuleArrowsTests {
  /// What each target may import besides the standard library.
  static let arrows: [String: Set<String>] = [
    "CLua": [],
    "CJail": [],
    "ComplianceModel": [],
    "CanonicalForm": ["Crypto"],
    "YAMLDocuments": ["ComplianceModel", "Yams"],
    "LuaRuntime": ["CLua"],
    "EvaluatorProcesses": ["LuaRuntime", "CJail"],
    "AssayEvaluator": ["EvaluatorProcesses"],
    "LuaSyntax": [],
    "OrganisationStore": ["ComplianceModel", "CanonicalForm", "GRDB"],
    "DataImport": [
      "ComplianceModel", "OrganisationStore", "YAMLDocuments", "CanonicalForm", "GRDB",
    ],
    "RulePacks": ["ComplianceModel", "YAMLDocuments", "CanonicalForm"],
    "AssayConfiguration": ["ComplianceModel", "YAMLDocuments"],
    "Evaluation": ["ComplianceModel", "LuaRuntime"],
    "Assessing": ["ComplianceModel", "CanonicalForm"],
    "RuleWorkbench": [
      "ComplianceModel", "RulePacks", "AssayConfiguration", "OrganisationStore", "Evaluation",
      "Assessing", "LuaSyntax",
    ],
    "Reporting": ["ComplianceModel", "CanonicalForm"],
    "ShippedContent": [],
    "AssayCommand": [
      "ComplianceModel", "CanonicalForm", "YAMLDocuments", "OrganisationStore", "DataImport",
      "RulePacks", "AssayConfiguration", "Evaluation", "Assessing", "RuleWorkbench", "Reporting",
      "ShippedContent", "LuaRuntime", "EvaluatorProcesses", "ArgumentParser",
    ],
  ]

  /// Platform modules that any target may import, but for those of `foundationFree`.
  static let platform: Set<String> = [
    "Foundation", "FoundationEssentials", "Synchronization", "Glibc", "Musl", "Darwin",
  ]

  /// Targets that start in an evaluator process, or are near those that do: without Foundation.
  static let foundationFree: Set<String> = [
    "ComplianceModel", "LuaRuntime", "Evaluation", "EvaluatorProcesses", "AssayEvaluator",
  ]

  @Test("every target under Sources stands in the table, and the other way round")
  func targetsMatchTheTable() throws {
    #expect(try SourceTree.targets() == Self.arrows.keys.sorted())
  }

  @Test("no file imports a module that the table does not give its target")
  func importsFollowTheTable() throws {
    var strays: [String] = []
    for file in try SourceTree.files() {
      let allowed = (Self.arrows[file.target] ?? []).union(
        Self.foundationFree.contains(file.target)
          ? ["Synchronization", "Glibc", "Musl", "Darwin"] : Self.platform)
      for module in file.imports where !allowed.contains(module) {
        strays.append("\(file.path) imports \(module)")
      }
    }
    #expect(strays.isEmpty)
  }

  @Test("no target is without a source")
  func noTargetIsEmpty() throws {
    let files = try SourceTree.files()
    for target in Self.arrows.keys where !["CLua", "CJail"].contains(target) {
      #expect(files.contains { $0.target == target }, "\(target) is empty")
    }
  }

  @Test("no type is named like its module")
  func noTypeIsNamedLikeItsModule() throws {
    for file in try SourceTree.files() {
      let declares = file.text.split(separator: "\n").contains { line in
        ["struct", "class", "enum", "actor", "protocol"].contains { kind in
          line.contains("\(kind) \(file.target) ") || line.contains("\(kind) \(file.target):")
        }
      }
      #expect(!declares, "\(file.path) declares a type named like its module")
    }
  }

  @Test("only C sees lua.h")
  func onlyCSeesLua() throws {
    for file in try SourceTree.files() {
      #expect(!file.text.contains("lua_State"), "\(file.path) names the interpreter's state")
    }
  }

  @Test("nothing is public until someone outside asks")
  func nothingIsPublic() throws {
    for file in try SourceTree.files() {
      let lines = file.text.split(separator: "\n").filter {
        $0.drop { $0 == " " }.hasPrefix("public ")
      }
      #expect(lines.isEmpty, "\(file.path) has public declarations")
    }
  }

  @Test("environment, clock, terminal and working directory are read in one file")
  func surroundingsAreReadOnce() throws {
    let words = [
      "getenv(", "ProcessInfo.processInfo.environment", "isatty(", "Date()", "Date.now",
      "currentDirectoryPath",
    ]
    for file in try SourceTree.files() where file.path != "Sources/AssayCommand/Surroundings.swift"
    {
      for word in words {
        #expect(!file.text.contains(word), "\(file.path) reads \(word)")
      }
    }
  }
}
