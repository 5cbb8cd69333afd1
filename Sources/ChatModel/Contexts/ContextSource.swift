/// The origin of a part of a seed, so that a rebuild can tell if it changed.
public struct ContextSource: Codable, Hashable, Sendable {
  /// The path as the user gave it, `-` for standard input.
  public var path: String
  /// Its size in bytes when it was read.
  public var bytes: Int
  /// Its SHA-256 in lower-case hexadecimal when it was read.
  public var sha256: String
  /// The folder that a relative path starts from; `nil` where it is not known.
  public var base: String?
  /// The folder that the user named and that this file was found in; `nil` for a file that was named itself.
  public var folder: String?

  /// Creates a source.
  public init(
    path: String, bytes: Int, sha256: String, base: String? = nil, folder: String? = nil
  ) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.base = base
    self.folder = folder
  }

  /// The path that the user gave and that made this part of the seed.
  public var named: String { folder ?? path }
}
