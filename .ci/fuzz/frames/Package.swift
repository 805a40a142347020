// swift-tools-version: 6.1

import PackageDescription

// What the host and its evaluators say to each other, read by code that a fuzzer can see into: `Sources` is
// a link to that of the repository. .ci/extra-fuzz runs it.
let package = Package(
  name: "assay",
  platforms: [.macOS(.v15)],
  targets: [
    .target(
      name: "CLua",
      cSettings: [
        .unsafeFlags(["-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-std=gnu11"])
      ],
      linkerSettings: [.linkedLibrary("lua5.4"), .linkedLibrary("sqlite3"), .linkedLibrary("m")]),
    .target(
      name: "CJail", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror", "-std=gnu11"])]),
    .target(name: "LuaRuntime", dependencies: ["CLua"]),
    .target(name: "EvaluatorProcesses", dependencies: ["LuaRuntime", "CJail"]),
    .executableTarget(
      name: "Fuzz", dependencies: ["EvaluatorProcesses", "LuaRuntime"], path: "Fuzz",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ]
)

for target in package.targets where !target.name.hasPrefix("C") {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    // A debug build can be looked into; what a fuzzer needs is speed too.
    .unsafeFlags(["-sanitize=fuzzer,address", "-O"]),
  ]
}
