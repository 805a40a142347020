// swift-tools-version: 6.1

import PackageDescription

// The kernel alone, so that a sanitizer need not build what it does not look at: `Sources` and `Tests`
// are links to those of the repository. .ci/extra-sanitizers runs it.
let package = Package(
  name: "assay-kernel",
  platforms: [.macOS(.v15)],
  targets: [
    .target(
      name: "CLua",
      cSettings: [
        .unsafeFlags(["-Wall", "-Wextra", "-Werror", "-ffp-contract=off", "-std=gnu11"])
      ],
      linkerSettings: [.linkedLibrary("lua5.4"), .linkedLibrary("sqlite3"), .linkedLibrary("m")]),
    .target(name: "LuaRuntime", dependencies: ["CLua"]),
    .testTarget(name: "LuaRuntimeTests", dependencies: ["LuaRuntime"]),
  ]
)

for target in package.targets where target.name != "CLua" {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  ]
}
