/// The server's memory mode of a context (api.md, "Modes").
public enum ContextMode: String, Codable, Hashable, Sendable, CaseIterable {
  /// The server appends every turn; only the newest message is sent, one turn at a time.
  case session
  /// The server holds only the seed; everything after it is sent each time, concurrently if need be.
  case commonPrefix = "common_prefix"
  /// An imported id: treated as `session` until the user says otherwise.
  case unknown

  /// True if the server keeps the turns, or must be assumed to.
  public var remembersTurns: Bool { self != .commonPrefix }
}
