import ChatModel
import FoundationEssentials
import HistoryStore

/// The contexts of the history: announces them with their conversations, claims those that remember turns for this
/// instance, and knows which were recorded only because a name was taken for an id.
final class ContextRegistry {
  let environment: SessionEnvironment
  let writer: HistoryWriter
  let queue: SendQueue
  let background: Background
  /// Announcements, one at a time, so an old one never follows a new one.
  private var line: JobLine
  private var announced: [ContextSummary]?
  private var willAnnounce = false
  /// Contexts that this instance may drive.
  private var claimed: Set<ContextKey> = []
  private var guesses: Set<ContextKey> = []

  init(
    _ environment: SessionEnvironment, _ writer: HistoryWriter, _ queue: SendQueue,
    _ background: Background
  ) {
    self.environment = environment
    self.writer = writer
    self.queue = queue
    self.background = background
    line = JobLine(on: environment.loop)
  }

  var store: HistoryStore { environment.store }

  // MARK: Announcing

  /// Announces all contexts if they differ from the last announcement.
  func announce() async {
    await line.add { await self.announceNow() }.value
  }

  /// Announces beside the commands; calls before it begins become one.
  func announceSoon(isolation: isolated (any Actor)? = #isolation) {
    guard !willAnnounce else { return }
    willAnnounce = true
    background.run { await self.announce() }
  }

  /// Announces even if nothing changed: the history was opened again.
  func announceAgain() async {
    announced = nil
    await announce()
  }

  /// Waits for every announcement that was started.
  func drain() async { await line.drain() }

  private func announceNow() async {
    willAnnounce = false
    await writer.reporting {
      let contexts = try await store.contexts(seeds: false)
      let conversations = try await store.conversations()
      let streaming = queue.streaming
      let byContext = Dictionary(grouping: conversations, by: \.context)
      let summaries = contexts.map { context in
        let own = (byContext[context.key] ?? []).map { conversation in
          var conversation = conversation
          conversation.isStreaming = streaming.contains(conversation.id)
          return conversation
        }
        return ContextSummary(context: context, conversations: own)
      }
      guard summaries != announced else { return }
      announced = summaries
      environment.tell(.contexts(summaries))
    }
  }

  // MARK: Announced contexts

  /// The context of a conversation.
  func context(of conversation: ConversationID) -> ContextKey? {
    announced?.first { $0.conversations.contains { $0.id == conversation } }?.id
  }

  /// Opened if nothing else is known: the newest conversation, else the first context.
  var newest: (conversation: ConversationID?, context: ContextKey)? {
    let candidates = (announced ?? []).filter { !$0.context.neverWas }
    if let newest = candidates.flatMap(\.conversations).max(by: { $0.updatedAt < $1.updatedAt }) {
      return (conversation: newest.id, context: newest.context)
    }
    return candidates.first.map { (conversation: nil, context: $0.id) }
  }

  // MARK: Claims

  /// Makes sure that no other instance drives a context that remembers turns.
  func claim(_ context: CachedContext) async throws(StoreError) -> Bool {
    guard context.mode.remembersTurns, !claimed.contains(context.key) else { return true }
    let now = environment.now
    let isOurs = try await writer.write { try await $0.claim(context.key, at: now) }
    if isOurs { claimed.insert(context.key) }
    return isOurs
  }

  /// Lets other instances drive a context, unless something of it runs or waits here.
  func releaseIfIdle(_ key: ContextKey, isolation: isolated (any Actor)? = #isolation) {
    guard claimed.contains(key), !queue.isBusy(key) else { return }
    claimed.remove(key)
    writer.enqueue { try? await self.store.release(key) }
  }

  /// Lets other instances drive everything.
  func releaseAll() async {
    try? await store.releaseAll()
    claimed = []
  }

  // MARK: Guesses

  /// A context was recorded because a name was taken for an id.
  func addGuess(_ key: ContextKey) { guesses.insert(key) }

  /// Removes a guess that no server knew: it may be a typing error.
  func removeGuess(_ key: ContextKey) async {
    guard guesses.remove(key) != nil else { return }
    await writer.reporting {
      guard try await writer.currentContext(key)?.lastUsedAt == nil else { return }
      try await writer.write { try await $0.purgeContext(key) }
    }
  }
}
