import ChatModel
import FoundationEssentials

/// A context as `contexts list --json` and `contexts show --json` print it. Its names are a promise.
struct ContextReport: Encodable {
  /// What only `show` has.
  struct Details: Encodable {
    let seed: [Message]
    let sources: [ContextSource]
    let truncation_strategy: TruncationStrategy?
    let creation_tokens: Int?
    let lineage: [Past]
    let notes: String
    let conversations: [ConversationReport]
  }

  /// An id that the context had before.
  struct Past: Encodable {
    let context_id: String
    let retired_at: Date
    let reason: String
  }

  let label: String
  let context_id: String
  let key: String
  let mode: String
  let model: String
  let profile: String
  let state: String
  let ttl: Int?
  let seconds_left: Int?
  let created_at: Date
  let last_used_at: Date?
  let trashed_at: Date?
  let conversation_count: Int
  let details: Details?

  init(
    _ context: CachedContext, conversations: [ConversationSummary], isDetailed: Bool = false,
    at now: Date
  ) {
    label = context.label
    context_id = context.contextID
    key = context.key.rawValue
    mode = context.mode.rawValue
    model = context.model
    profile = context.profile
    state = context.state(at: now).rawValue
    ttl = context.ttl
    seconds_left = context.secondsLeft(at: now)
    created_at = context.createdAt
    last_used_at = context.lastUsedAt
    trashed_at = context.trashedAt
    conversation_count = conversations.count
    details = isDetailed ? Details(context, conversations) : nil
  }
}

extension ContextReport.Details {
  init(_ context: CachedContext, _ conversations: [ConversationSummary]) {
    self.init(
      seed: context.seed, sources: context.sources, truncation_strategy: context.truncation,
      creation_tokens: context.creationUsage?.promptTokens,
      lineage: context.lineage.map {
        .init(context_id: $0.contextID, retired_at: $0.retiredAt, reason: $0.reason.rawValue)
      }, notes: context.notes,
      conversations: conversations.map { ConversationReport($0, context: context.label) })
  }
}
