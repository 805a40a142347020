import Testing

@testable import CanonicalForm

@Suite struct SHA256HasherTests {
  @Test(
    "digests are those of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func known(text: String, digest: String) {
    #expect(sha256(Array(text.utf8)) == digest)
    #expect(sha256(text.utf8) == digest)
  }

  @Test("where parts are cut does not matter")
  func parts() {
    let bytes = (0..<1000).map { UInt8($0 % 251) }
    var hasher = SHA256Hasher()
    hasher.update(bytes[..<1])
    hasher.update(bytes[1..<700].lazy.map { $0 })
    bytes[700...].withUnsafeBytes { hasher.update($0) }
    #expect(hasher.finalize() == sha256(bytes))
  }

  @Test("a digest taken on the way does not disturb the rest")
  func onTheWay() {
    var hasher = SHA256Hasher()
    hasher.update(Array("ab".utf8))
    _ = hasher.finalize()
    hasher.update(Array("c".utf8))
    #expect(hasher.finalize() == sha256(Array("abc".utf8)))
  }
}
