/// How a view of a database is to be kept consistent.
package enum ViewChoice: String, Sendable, CaseIterable {
  /// A private copy up to 256 MB, the read lock above.
  case automatic
  /// A private copy of any size: the organisation's application is not locked out for the run.
  case copy
  /// The read lock: no copy is made, and writers wait. A database whose `-wal` holds commits is
  /// copied all the same, since a reader without it misses them.
  case lock

  /// Bytes up to which `automatic` copies.
  static let largestCopy = 256 << 20

  /// Whether a database of `size` bytes is held by the lock.
  func locks(size: Int) -> Bool {
    switch self {
    case .automatic: size > Self.largestCopy
    case .copy: false
    case .lock: true
    }
  }
}
