import ChatModel
import FoundationEssentials

/// A context as `contexts list --json` and `contexts show --json` print it. Its names are a
/// promise.
struct ContextReport: Encodable {
  /// What only `show` has.
  struct Details: Encodable {
    let seed: [Message]
    let sources: [ContextSource]
    let truncationStrategy: TruncationStrategy?
    let creationTokens: Int?
    let lineage: [Past]
    let notes: String
    let conversations: [ConversationReport]
  }

  /// An id that the context had before.
  struct Past: Encodable {
    let contextId: String
    let retiredAt: Date
    let reason: String
  }

  let label: String
  let contextId: String
  let key: String
  let mode: String
  let model: String
  let profile: String
  let state: String
  let ttl: Int?
  let secondsLeft: Int?
  let createdAt: Date
  let lastUsedAt: Date?
  let trashedAt: Date?
  let conversationCount: Int
  let details: Details?

  init(
    _ context: CachedContext, conversations: [ConversationSummary], isDetailed: Bool = false,
    at now: Date
  ) {
    label = context.label
    contextId = context.contextID
    key = context.key.rawValue
    mode = context.mode.rawValue
    model = context.model
    profile = context.profile
    state = context.state(at: now).rawValue
    ttl = context.ttl
    secondsLeft = context.secondsLeft(at: now)
    createdAt = context.createdAt
    lastUsedAt = context.lastUsedAt
    trashedAt = context.trashedAt
    conversationCount = conversations.count
    details = isDetailed ? Details(context, conversations) : nil
  }
}

extension ContextReport.Details {
  init(_ context: CachedContext, _ conversations: [ConversationSummary]) {
    self.init(
      seed: context.seed, sources: context.sources, truncationStrategy: context.truncation,
      creationTokens: context.creationUsage?.promptTokens,
      lineage: context.lineage.map {
        .init(contextId: $0.contextID, retiredAt: $0.retiredAt, reason: $0.reason.rawValue)
      }, notes: context.notes,
      conversations: conversations.map { ConversationReport($0, context: context.label) })
  }
}
