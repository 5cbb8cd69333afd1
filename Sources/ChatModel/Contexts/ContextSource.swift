/// Where a part of a seed came from, so that a rebuild can tell whether it changed.
public struct ContextSource: Codable, Hashable, Sendable {
  /// The path as the user gave it, `-` for standard input.
  public var path: String
  /// Its size in bytes when it was read.
  public var bytes: Int
  /// Its SHA-256 in lower-case hexadecimal when it was read.
  public var sha256: String

  /// A source.
  public init(path: String, bytes: Int, sha256: String) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
  }
}
