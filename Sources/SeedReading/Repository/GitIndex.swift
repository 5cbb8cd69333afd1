import Wording

/// The paths that git tracks, as its index lists them (versions 2 to 4).
struct GitIndex: Sendable {
  /// Paths below the top of the working tree, without submodules.
  private(set) var files: [[UInt8]] = []
  private(set) var submodules: [[UInt8]] = []
  /// Why not all that is tracked is known; `nil` where it is.
  private(set) var problem: String?

  static let empty = GitIndex(nil)
  static let unreadable = GitIndex(localized("its index cannot be read"))

  private init(_ problem: String?) { self.problem = problem }

  /// - Parameter hashLength: 20, or 32 where objects are named by SHA-256.
  init(_ bytes: [UInt8], hashLength: Int) {
    var reader = ByteReader(bytes)
    guard reader.take(4) == Array("DIRC".utf8)[...], let version = reader.number(4),
      let count = reader.number(4), (2...4).contains(version)
    else {
      self = Self.unreadable
      return
    }
    var path: [UInt8] = []
    for _ in 0..<count {
      guard let mode = takeEntry(&reader, version: version, hashLength: hashLength, path: &path)
      else {
        self = Self.unreadable
        return
      }
      switch mode & 0o170000 {
      case 0o160000: submodules.append(path)
      // A folder that a sparse working tree does not hold.
      case 0o040000: break
      default: files.append(path)
      }
    }
    // The rest is extensions and a digest at the end.
    while reader.rest > hashLength, let name = reader.take(4), let length = reader.number(4) {
      if name == Array("link".utf8)[...] {
        self = GitIndex(localized("its index is split into two files"))
        return
      }
      guard reader.take(length) != nil else { break }
    }
  }

  /// Takes an entry; its mode, or `nil` where the bytes end too early.
  private func takeEntry(
    _ reader: inout ByteReader, version: Int, hashLength: Int, path: inout [UInt8]
  ) -> Int? {
    let start = reader.index
    // Times, device and inode are before the mode; owner and size after it.
    guard reader.take(24) != nil, let mode = reader.number(4), reader.take(12 + hashLength) != nil,
      let flags = reader.number(2)
    else { return nil }
    if flags & 0x4000 != 0, reader.take(2) == nil { return nil }
    if version == 4 {
      guard let dropped = reader.variableNumber(), dropped <= path.count,
        let suffix = reader.takeText()
      else { return nil }
      path.removeLast(dropped)
      path += suffix
      return mode
    }
    guard let text = reader.takeText() else { return nil }
    path = Array(text)
    // Zeros follow to a multiple of eight; `takeText` took the first of them.
    let length = reader.index - start
    return reader.take((8 - length % 8) % 8) == nil ? nil : mode
  }
}
