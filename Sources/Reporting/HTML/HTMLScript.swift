import CanonicalForm
import Foundation

/// The script of a page, with the digest by which the page's policy lets it run and no other.
struct HTMLScript {
  /// Its text; MUST be text of this program.
  let source: String
  /// SHA-256 of it in base 64, as CSP 3 writes it.
  let digest: String

  /// Makes it.
  init(_ source: String) {
    self.source = source
    let digits = Array(sha256(source.utf8).utf8)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap { place in
      UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16)
    }
    digest = Data(bytes).base64EncodedString()
  }
}
