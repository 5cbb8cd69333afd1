import ChatModel
import FoundationEssentials

/// A context as `contexts list --json` and `contexts show --json` print it. Its names are a
/// promise.
struct ContextReport: Encodable {
  /// The fields that only `show` has.
  struct Details: Encodable {
    let seed: [Message]
    let sources: [Source]
    let truncationStrategy: TruncationStrategy?
    let creationTokens: Int?
    let lineage: [Past]
    let notes: String
    let worth: Worth?
    let conversations: [ConversationReport]
  }

  /// Its costs, in the profile's currency; a cost without a price is left out.
  struct Worth: Encodable {
    let currency: String?
    let creation: Decimal?
    let storagePerDay: Decimal?
    let savingPerQuestion: Decimal?
    /// The questions after which it has paid for itself; nothing if it never does, or if that is unknown.
    let paidAfterQuestions: Int?

    init(_ worth: ContextWorth) {
      currency = worth.price?.currency
      creation = worth.creation
      storagePerDay = worth.storagePerDay
      savingPerQuestion = worth.savingPerQuestion
      if case .questions(let count) = worth.payback {
        paidAfterQuestions = count
      } else {
        paidAfterQuestions = nil
      }
    }
  }

  /// A part of the seed that came from outside.
  struct Source: Encodable {
    let path: String
    let bytes: Int
    let sha256: String
    /// `unchanged`, `changed`, `missing`, `unreadable`, `new` (in a folder, not in the seed) or `not_a_file`.
    let state: String
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
  /// When the server drops it whatever its use; nothing where it has no such end.
  let expiresAt: Date?
  let secondsLeft: Int?
  let createdAt: Date
  let lastUsedAt: Date?
  let trashedAt: Date?
  let conversationCount: Int
  let details: Details?

  init(
    _ context: CachedContext, conversations: [ConversationSummary],
    details: ContextDetails? = nil, worth: ContextWorth? = nil, at now: Date
  ) {
    label = context.label
    contextId = context.contextID
    key = context.key.rawValue
    mode = context.mode.rawValue
    model = context.model
    profile = context.profile
    state = context.state(at: now).rawValue
    ttl = context.ttl
    expiresAt = context.isEndless ? nil : context.expiresAt
    secondsLeft = context.secondsLeft(at: now)
    createdAt = context.createdAt
    lastUsedAt = context.lastUsedAt
    trashedAt = context.trashedAt
    conversationCount = conversations.count
    self.details = details.map { Details($0, conversations, worth) }
  }
}

extension ContextReport.Details {
  init(
    _ details: ContextDetails, _ conversations: [ConversationSummary], _ worth: ContextWorth?
  ) {
    let context = details.context
    self.init(
      seed: context.seed,
      sources: details.sources.map {
        .init(
          path: $0.source.path, bytes: $0.source.bytes, sha256: $0.source.sha256,
          state: $0.state.name)
      }, truncationStrategy: context.truncation,
      creationTokens: context.creationUsage?.promptTokens,
      lineage: context.lineage.map {
        .init(contextId: $0.contextID, retiredAt: $0.retiredAt, reason: $0.reason.rawValue)
      }, notes: context.notes,
      worth: worth.map(ContextReport.Worth.init),
      conversations: conversations.map { ConversationReport($0, context: context.label) })
  }
}

extension SourceState {
  /// Its name in a report.
  fileprivate var name: String {
    switch self {
    case .unchanged: "unchanged"
    case .changed: "changed"
    case .missing: "missing"
    case .unreadable: "unreadable"
    case .notAFile: "not_a_file"
    case .new: "new"
    }
  }
}
