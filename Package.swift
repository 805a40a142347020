// swift-tools-version: 6.1

import Foundation
import PackageDescription

/// Libraries that a module may import are listed here once; the architecture test keeps the table.
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// The C here meets strangers' input: warnings are errors, and floating point is IEEE's own.
let cSettings: [CSetting] = [
  .unsafeFlags(["-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-std=gnu11"])
]

/// A release starts in half the time, and runs where no Swift is installed.
let staticSettings: [SwiftSetting] = [
  .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
]
let staticLinking: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-use-ld=lld"], .when(platforms: [.linux], configuration: .release))
]

/// Lua and SQLite for linking statically, from the same packages of Debian and Ubuntu; empty: there are none.
///
/// A row costs some hundred calls of them; without a jump through a table each, rules take 0.87 of the
/// time. Where there are none a release loads the shared libraries, like every other build.
let archives =
  ["x86_64-linux-gnu", "aarch64-linux-gnu"].map { folder in
    ["lua5.4", "sqlite3"].map { "/usr/lib/\(folder)/lib\($0).a" }
  }.first { $0.allSatisfy(FileManager.default.fileExists(atPath:)) } ?? []
let kernelLinking: [LinkerSetting] =
  archives.isEmpty
  ? [.linkedLibrary("lua5.4"), .linkedLibrary("sqlite3"), .linkedLibrary("m")]
  : [
    .linkedLibrary("lua5.4", .when(configuration: .debug)),
    .linkedLibrary("sqlite3", .when(configuration: .debug)),
    .unsafeFlags(
      ["-use-ld=lld"] + archives.flatMap { ["-Xlinker", $0] }, .when(configuration: .release)),
    .linkedLibrary("m"),
  ]

/// The target of shipped content spans the package's folder, since resources must lie inside their
/// target; everything that is not its own is named here.
let otherSources = [
  "AssayCommand", "AssayConfiguration", "AssayEvaluator", "Assessing", "CJail", "CLua",
  "CanonicalForm", "ComplianceModel", "DataImport", "Evaluation", "EvaluatorProcesses",
  "LuaRuntime", "LuaSyntax", "OrganisationStore", "Reporting", "RulePacks", "RuleWorkbench",
  "YAMLDocuments",
].map { "Sources/\($0)" }

let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "assay", targets: ["AssayCommand"]),
    .executable(name: "assay-evaluator", targets: ["AssayEvaluator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: Kernel
    .target(
      name: "CLua",
      cSettings: cSettings,
      linkerSettings: kernelLinking),
    .target(name: "ComplianceModel"),
    .target(name: "CanonicalForm", dependencies: [crypto]),
    .target(name: "YAMLDocuments", dependencies: ["ComplianceModel", yams]),
    .target(name: "LuaRuntime", dependencies: ["CLua"]),
    .target(name: "LuaSyntax"),

    // MARK: Evaluator processes
    .target(name: "CJail", cSettings: cSettings),
    .target(name: "EvaluatorProcesses", dependencies: ["LuaRuntime", "CJail"]),
    .executableTarget(
      name: "AssayEvaluator", dependencies: ["EvaluatorProcesses"],
      swiftSettings: staticSettings, linkerSettings: staticLinking),

    // MARK: Readers
    .target(
      name: "OrganisationStore",
      dependencies: ["ComplianceModel", "CanonicalForm", grdb]),
    .target(
      name: "DataImport",
      dependencies: ["ComplianceModel", "OrganisationStore", "YAMLDocuments", "CanonicalForm"]),
    .target(
      name: "RulePacks", dependencies: ["ComplianceModel", "YAMLDocuments", "CanonicalForm"]),
    .target(name: "AssayConfiguration", dependencies: ["ComplianceModel", "YAMLDocuments"]),

    // MARK: Engine and judge
    .target(name: "Evaluation", dependencies: ["ComplianceModel", "LuaRuntime"]),
    .target(name: "Assessing", dependencies: ["ComplianceModel", "CanonicalForm"]),
    .target(
      name: "RuleWorkbench",
      dependencies: [
        "ComplianceModel", "RulePacks", "AssayConfiguration", "OrganisationStore", "Evaluation",
        "Assessing", "LuaSyntax",
      ]),

    // MARK: Writers
    .target(name: "Reporting", dependencies: ["ComplianceModel", "CanonicalForm"]),
    .target(
      name: "ShippedContent",
      path: ".",
      exclude: ["LICENSE", "README.md", "Tests"] + otherSources,
      sources: ["Sources/ShippedContent"],
      resources: [.copy("Rules"), .copy("Fixtures")]),
    .executableTarget(
      name: "AssayCommand",
      dependencies: [
        "ComplianceModel", "CanonicalForm", "YAMLDocuments", "OrganisationStore", "DataImport",
        "RulePacks", "AssayConfiguration", "Evaluation", "Assessing", "RuleWorkbench", "Reporting",
        "ShippedContent", "LuaRuntime", "EvaluatorProcesses", argumentParser,
        // Built with it, since it starts them: `swift run assay` needs both.
        "AssayEvaluator",
      ],
      swiftSettings: staticSettings, linkerSettings: staticLinking),

    // MARK: Tests
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "CanonicalFormTests", dependencies: ["CanonicalForm"]),
    .testTarget(name: "YAMLDocumentsTests", dependencies: ["YAMLDocuments", "ComplianceModel"]),
    .testTarget(name: "RulePacksTests", dependencies: ["RulePacks", "ComplianceModel"]),
    .testTarget(
      name: "AssayConfigurationTests", dependencies: ["AssayConfiguration", "ComplianceModel"]),
    .testTarget(name: "ShippedContentTests", dependencies: ["ShippedContent"]),
    .testTarget(name: "LuaRuntimeTests", dependencies: ["LuaRuntime"]),
    // Locks itself in and then does what it is told, to see what the jail stops.
    .executableTarget(
      name: "JailProbe", dependencies: ["CJail"], path: "Tests/Probes/JailProbe",
      cSettings: cSettings),
    .testTarget(name: "CJailTests", dependencies: ["CJail", "JailProbe"]),
    .testTarget(
      name: "EvaluatorProcessesTests",
      dependencies: ["EvaluatorProcesses", "LuaRuntime", "CJail", "AssayEvaluator"],
      exclude: ["run-script"]),
    .testTarget(name: "LuaSyntaxTests", dependencies: ["LuaSyntax"]),
    .testTarget(
      name: "AssessingTests", dependencies: ["Assessing", "ComplianceModel", "CanonicalForm"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "ComplianceModel"]),
    .testTarget(
      name: "OrganisationStoreTests", dependencies: ["OrganisationStore", "ComplianceModel", grdb]),
    .testTarget(
      name: "DataImportTests",
      dependencies: ["DataImport", "OrganisationStore", "ComplianceModel", grdb]),
    .testTarget(
      name: "EvaluationTests", dependencies: ["Evaluation", "ComplianceModel", "LuaRuntime", grdb]),
    // What tests start because it may crash, hang, or cap the memory of its process.
    .executableTarget(
      name: "hostile-bench", dependencies: ["CLua"], path: "Tests/Support/HostileBench",
      cSettings: cSettings),
    // Runs the executables that its dependencies build beside it.
    .testTarget(
      name: "AssayCommandTests",
      dependencies: ["AssayCommand", "RulePacks", "AssayConfiguration", "hostile-bench", grdb],
      exclude: ["BadRules", "Golden"]),
    .testTarget(
      name: "RuleWorkbenchTests",
      dependencies: [
        "RuleWorkbench", "ComplianceModel", "RulePacks", "AssayConfiguration", "OrganisationStore",
        "Evaluation", "Assessing", "LuaRuntime", "LuaSyntax",
      ]),
  ]
)

let isC: Set = ["CLua", "CJail", "JailProbe", "hostile-bench"]
for target in package.targets where [.executable, .test, .regular].contains(target.type) {
  guard !isC.contains(target.name) else { continue }
  var settings = target.swiftSettings ?? []
  // SE-0335: `any` is written out.
  settings.append(.enableUpcomingFeature("ExistentialAny"))
  // SE-0444: a file imports what it uses.
  settings.append(.enableUpcomingFeature("MemberImportVisibility"))
  // SE-0409: imports are internal unless they say otherwise.
  settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
  // SE-0461: an async function runs where its caller does.
  settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
  target.swiftSettings = settings
}
