/// The inputs of a new context.
public struct ContextRecipe: Codable, Hashable, Sendable {
  /// The user's name for it; if empty, the controller takes one from the seed.
  public var label: String
  /// The server's memory mode.
  public var mode: ContextMode
  /// The profile that it is created with; `nil`: the one that the session was started with.
  public var profile: String?
  /// `nil`: the profile's model.
  public var model: String?
  /// Seconds, 3600…604800; `nil`: the server's default.
  public var ttl: Int?
  /// The truncation of a session context; `nil`: the model decides.
  public var truncation: TruncationStrategy?
  /// The seed; the last message may not be the assistant's.
  public var seed: [Message]
  /// The files that the seed came from.
  public var sources: [ContextSource]
  /// The ids that it was made from, newest first.
  public var lineage: [LineageEntry]

  /// Creates a recipe.
  public init(
    label: String = "", mode: ContextMode = .session, profile: String? = nil, model: String? = nil,
    ttl: Int? = nil,
    truncation: TruncationStrategy? = nil, seed: [Message], sources: [ContextSource] = [],
    lineage: [LineageEntry] = []
  ) {
    self.label = label
    self.mode = mode
    self.profile = profile
    self.model = model
    self.ttl = ttl
    self.truncation = truncation
    self.seed = seed
    self.sources = sources
    self.lineage = lineage
  }
}
