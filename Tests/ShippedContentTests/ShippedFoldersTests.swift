import Foundation
import Testing

@testable import ShippedContent

@Suite struct ShippedFoldersTests {
  private func withFolder(_ folders: [String], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "shipped-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    for folder in folders {
      try FileManager.default.createDirectory(
        atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
    }
    try body(root)
  }

  @Test("a build's resources lie beside the executable, and go before what is installed")
  func besideExecutable() throws {
    let resources = "build/assay_ShippedContent.resources/Rules"
    try withFolder([resources, "share/assay/Rules"]) { root in
      let found = "\(root)/\(resources)"
      #expect(ShippedFolders.folder(named: "Rules", executable: "\(root)/build/assay") == found)
      #expect(ShippedFolders.folder(named: "Rules", executable: "\(root)/build") == found)
      #expect(ShippedFolders.folder(named: "Fixtures", executable: "\(root)/build/assay") == nil)
    }
  }

  @Test("an installed executable finds ../share/assay, through a link too")
  func installed() throws {
    try withFolder(["opt/bin", "opt/share/assay/Fixtures", "bin"]) { root in
      let found = "\(root)/opt/share/assay/Fixtures"
      try Data().write(to: URL(filePath: "\(root)/opt/bin/assay"))
      try FileManager.default.createSymbolicLink(
        atPath: "\(root)/bin/assay", withDestinationPath: "\(root)/opt/bin/assay")
      #expect(
        ShippedFolders.folder(named: "Fixtures", executable: "\(root)/opt/bin/assay") == found)
      #expect(ShippedFolders.folder(named: "Fixtures", executable: "\(root)/bin/assay") == found)
    }
  }

  @Test("a file in the folder's place is not it")
  func file() throws {
    try withFolder(["share/assay", "bin"]) { root in
      try Data().write(to: URL(filePath: "\(root)/share/assay/Rules"))
      #expect(ShippedFolders.folder(named: "Rules", executable: "\(root)/bin/assay") == nil)
    }
  }

  @Test("what ships with this build is found", arguments: ["Rules", "Fixtures"])
  func thisBuild(name: String) throws {
    let runner = try #require(CommandLine.arguments.first { $0.contains("PackageTests") })
    #expect(ShippedFolders.folder(named: name, executable: runner) != nil)
  }
}
