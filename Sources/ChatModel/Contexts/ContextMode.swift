/// The part of a conversation that a server keeps, which a request need not send again (docs/api.md, "Modes").
public enum ContextMode: String, Codable, Hashable, Sendable, CaseIterable {
  /// The server appends every turn; only the newest message is sent, one turn at a time.
  case session
  /// The server holds only the seed; everything after it is sent each time, concurrently if need be.
  case commonPrefix = "common_prefix"
  /// The server keeps every turn as a node; a turn names the node that it follows, so that branches are free.
  case chain
  /// The server keeps nothing: seed and turns are kept here and sent each time.
  case local
  /// An imported id: treated as `session` until the user says otherwise.
  case unknown

  /// True if the server has one memory to which every turn is appended, or must be assumed to have.
  public var remembersTurns: Bool { self == .session || self == .unknown }

  /// The mode that is asked for when the context is created again.
  public var known: ContextMode { self == .unknown ? .session : self }

  /// True if every turn of a branch is in a request's reach: nothing must be created again to send it.
  public var canSendWhole: Bool { self == .chain || self == .local }
}
