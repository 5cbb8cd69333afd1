public import FoundationEssentials

/// Our record of one server-side cache. No list endpoint exists, so this is the only record there is.
public struct CachedContext: Codable, Hashable, Sendable, Identifiable {
  /// The registry's own name, stable over rebuilds.
  public let key: ContextKey
  /// The user's name for it; unique among contexts outside the trash.
  public var label: String
  /// The server's id, opaque.
  public var contextID: String
  /// The server's memory mode.
  public var mode: ContextMode
  /// The model or endpoint it was created for; requests must name the same.
  public var model: String
  /// The profile whose account owns it.
  public var profile: String
  /// Seconds that it lives after its last use, as the server replied; `nil` for imported ids.
  public var ttl: Int?
  /// When the server drops it whatever its use, as the server replied; `nil` where its ttl counts or nothing is known.
  public var expiresAt: Date?
  /// In a chain: true if the server was seen to keep the turns, false if it does not; `nil` until a turn showed it.
  public var keepsTurns: Bool?
  /// The truncation of a session context, as the server replied.
  public var truncation: TruncationStrategy?
  /// The messages that it was created with; empty for imported ids.
  public var seed: [Message]
  /// The origins of the seed.
  public var sources: [ContextSource]
  /// When the present `contextID` was created or imported.
  public var createdAt: Date
  /// The last send that the server answered: its ttl clock restarted then.
  public var lastUsedAt: Date?
  /// When the server said that it is gone.
  public var lostAt: Date?
  /// When it was moved to the trash.
  public var trashedAt: Date?
  /// The usage of creating the present id.
  public var creationUsage: Usage?
  /// The ids that this record had before, newest first.
  public var lineage: [LineageEntry]
  /// The user's own words about it.
  public var notes: String
  /// The first turn that the present id was created with, where a rebuild left older ones out.
  public var memoryStart: TurnID?

  /// The key, for lists.
  public var id: ContextKey { key }

  /// Creates a record of a context; everything that is not named is empty.
  public init(
    key: ContextKey = .random(), label: String, contextID: String, mode: ContextMode,
    model: String, profile: String, ttl: Int? = nil, expiresAt: Date? = nil,
    keepsTurns: Bool? = nil,
    truncation: TruncationStrategy? = nil, seed: [Message] = [], sources: [ContextSource] = [],
    createdAt: Date, lastUsedAt: Date? = nil,
    lostAt: Date? = nil, trashedAt: Date? = nil, creationUsage: Usage? = nil,
    lineage: [LineageEntry] = [], notes: String = "",
    memoryStart: TurnID? = nil
  ) {
    self.key = key
    self.label = label
    self.contextID = contextID
    self.mode = mode
    self.model = model
    self.profile = profile
    self.ttl = ttl
    self.expiresAt = expiresAt
    self.keepsTurns = keepsTurns
    self.truncation = truncation
    self.seed = seed
    self.sources = sources
    self.createdAt = createdAt
    self.lastUsedAt = lastUsedAt
    self.lostAt = lostAt
    self.trashedAt = trashedAt
    self.creationUsage = creationUsage
    self.lineage = lineage
    self.notes = notes
    self.memoryStart = memoryStart
  }
}
