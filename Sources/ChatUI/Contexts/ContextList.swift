package import ChatModel
import FoundationEssentials
import Wording

/// The contexts as the controller last listed them, their numbers, and those that went to the trash.
package struct ContextList: Sendable {
  /// Something that went to the trash in this session.
  package enum Deleted: Sendable, Hashable {
    case context(ContextKey)
    case conversation(ConversationID)
  }

  /// The contexts with their conversations, in the order of the controller.
  package private(set) var summaries: [ContextSummary] = []
  /// False until the controller has listed them.
  package private(set) var isKnown = false
  /// The numbers by which keys name contexts.
  package private(set) var numbers = ContextNumbers()
  /// The profiles that contexts belong to.
  package var profiles = ProfileList()
  /// The last one last.
  private var deleted: [Deleted] = []
  /// Contexts that the server said are gone since they were listed.
  private var lost: Set<ContextKey> = []
  private var expiries = ExpiryWatch()
  /// Contexts whose seed a server reads, by the server's id.
  private var reading: [String: SeedProgress] = [:]
  private var contextIndex: [ContextKey: Int] = [:]
  private var conversationIndex: [ConversationID: (context: Int, conversation: Int)] = [:]

  /// A list that has not come yet.
  package init() {}

  /// The context with a key; `nil` if it is not listed.
  package subscript(context: ContextKey) -> ContextSummary? {
    contextIndex[context].map { summaries[$0] }
  }

  /// The conversation with an id; `nil` if it is not listed.
  package subscript(conversation: ConversationID) -> ConversationSummary? {
    conversationIndex[conversation].map { summaries[$0.context].conversations[$0.conversation] }
  }

  /// The context that a conversation is pinned to.
  func context(of conversation: ConversationID) -> CachedContext? {
    conversationIndex[conversation].map { summaries[$0.context].context }
  }

  /// Every conversation, as the controller ordered them.
  package var conversations: [ConversationSummary] { summaries.flatMap(\.conversations) }

  /// Contexts of servers that are not recorded here.
  var found: [FoundContext] { profiles.found(besides: summaries) }

  /// True if contexts of several profiles are here.
  var hasSeveralProfiles: Bool {
    summaries.contains { $0.context.profile != summaries[0].context.profile }
  }

  /// The state of a context, also where it was not listed yet that the server lost it.
  func state(of context: CachedContext, at now: Date) -> ContextState {
    lost.contains(context.key) ? .lost : context.state(at: now)
  }

  /// The state in words: the server may still be reading the seed.
  func word(for context: CachedContext, _ state: ContextState) -> String {
    guard let progress = seedReading(of: context), state == .warm else { return state.word }
    // In the columns of the longest state.
    return progress.percent.map { localized("read \($0)") } ?? localized("warming…")
  }

  /// How far the server has read the seed of a context; `nil` when it does not read it now.
  func seedReading(of context: CachedContext) -> SeedProgress? { reading[context.contextID] }

  /// Takes note of how far a seed was read.
  mutating func note(_ progress: SeedProgress, of contextID: String) {
    reading[contextID] = progress.isReading ? progress : nil
  }

  /// Takes the list that the controller made.
  mutating func show(_ summaries: [ContextSummary], at now: Date) {
    self.summaries = summaries
    isKnown = true
    lost = []
    numbers.take(summaries, at: now)
    contextIndex = [:]
    conversationIndex = [:]
    for (at, summary) in summaries.enumerated() {
      contextIndex[summary.id] = at
      for (place, conversation) in summary.conversations.enumerated() {
        conversationIndex[conversation.id] = (at, place)
      }
    }
  }

  mutating func mark(
    _ conversation: ConversationID, streaming: Bool? = nil, unread: Bool? = nil
  ) {
    guard let place = conversationIndex[conversation] else { return }
    if let streaming {
      summaries[place.context].conversations[place.conversation].isStreaming = streaming
    }
    if let unread { summaries[place.context].conversations[place.conversation].isUnread = unread }
  }

  mutating func markLost(_ context: ContextKey) { lost.insert(context) }

  /// Contexts that are about to expire, or have, since they were asked about last.
  mutating func takeExpiring(at now: Date) -> [CachedContext] {
    isKnown ? expiries.crossed(summaries.lazy.map(\.context), at: now) : []
  }

  // MARK: The trash

  mutating func delete(_ item: Deleted) { deleted.append(item) }

  /// Takes back what was deleted last.
  mutating func restoreLast() -> Deleted? { deleted.popLast() }
}

extension ContextSummary {
  var isStreaming: Bool { conversations.contains(where: \.isStreaming) }
  var isUnread: Bool { conversations.contains(where: \.isUnread) }
}

extension CachedContext {
  /// False if it cannot be rebuilt: an id that was created elsewhere has no seed. (Summaries
  /// come without seeds, which may be books.)
  var mayHaveSeed: Bool {
    if mode.canSendWhole || isEndless { return true }
    return mode != .unknown && (!seed.isEmpty || ttl != nil || !lineage.isEmpty)
  }
}
