package import ChatModel
package import FoundationEssentials

private let unfinished = StoreError(.other, "Not built yet.")

/// Everything that happened, kept in one SQLite file. See the extensions, one per concept.
package final class HistoryStore: Sendable {
  init() {}

  package static func open(at path: String) async throws(StoreError) -> HistoryStore {
    throw unfinished
  }
  /// A store that is kept nowhere, for `--no-save` and for when the file cannot be opened.
  package static func temporary() async throws(StoreError) -> HistoryStore { throw unfinished }
  package func close() async {}

  // Contexts
  package func contexts(includingTrash: Bool = false, seeds: Bool = true) async throws(StoreError)
    -> [CachedContext]
  { throw unfinished }
  package func context(_ key: ContextKey) async throws(StoreError) -> CachedContext? {
    throw unfinished
  }
  package func save(_ context: CachedContext) async throws(StoreError) { throw unfinished }
  package func label(isFree label: String, except key: ContextKey? = nil) async throws(StoreError)
    -> Bool
  { throw unfinished }
  package func freeLabel(like label: String) async throws(StoreError) -> String { throw unfinished }
  package func trashContext(_ key: ContextKey, at date: Date) async throws(StoreError) {
    throw unfinished
  }
  @discardableResult
  package func restoreContext(_ key: ContextKey) async throws(StoreError) -> CachedContext {
    throw unfinished
  }
  package func purgeContext(_ key: ContextKey) async throws(StoreError) { throw unfinished }
  package func purgeTrash(before date: Date) async throws(StoreError) { throw unfinished }

  // Conversations
  package func conversations() async throws(StoreError) -> [ConversationSummary] {
    throw unfinished
  }
  package func conversations(of context: ContextKey) async throws(StoreError)
    -> [ConversationSummary]
  { throw unfinished }
  package func trashedConversations() async throws(StoreError) -> [ConversationSummary] {
    throw unfinished
  }
  package func conversation(_ id: ConversationID) async throws(StoreError) -> Conversation? {
    throw unfinished
  }
  package func save(_ conversation: Conversation) async throws(StoreError) { throw unfinished }
  package func trashConversation(_ id: ConversationID, at date: Date) async throws(StoreError) {
    throw unfinished
  }
  package func restoreConversation(_ id: ConversationID) async throws(StoreError) {
    throw unfinished
  }
  package func purgeConversation(_ id: ConversationID) async throws(StoreError) { throw unfinished }

  // Turns
  package func save(_ turn: Turn) async throws(StoreError) { throw unfinished }
  package func turn(_ id: TurnID) async throws(StoreError) -> Turn? { throw unfinished }
  package func turnView(_ id: TurnID) async throws(StoreError) -> TurnView? { throw unfinished }
  package func branch(of id: ConversationID, before: TurnID? = nil, limit: Int)
    async throws(StoreError) -> (turns: [TurnView], hasEarlier: Bool)
  { throw unfinished }
  package func wholeBranch(of id: ConversationID) async throws(StoreError) -> [Turn] {
    throw unfinished
  }
  /// From the root to a turn, both included.
  package func path(to id: TurnID) async throws(StoreError) -> [Turn] { throw unfinished }
  package func siblings(of id: TurnID) async throws(StoreError) -> [Turn] { throw unfinished }
  package func newestLeaf(under id: TurnID) async throws(StoreError) -> TurnID { throw unfinished }
  /// One transaction: turn, conversation (head := the turn, title when it has none); on disk before it returns.
  package func storePrompt(_ turn: Turn, in conversation: Conversation) async throws(StoreError) {
    throw unfinished
  }
  /// Takes a turn out of the tree (a queued one that was taken back); its children move up to its parent.
  package func removeTurn(_ id: TurnID) async throws(StoreError) { throw unfinished }

  // Streams
  package func journal(_ deltas: [TurnDelta]) async throws(StoreError) { throw unfinished }
  package func finish(_ turn: Turn) async throws(StoreError) { throw unfinished }
  package func recoverInterrupted(at date: Date) async throws(StoreError) -> [Turn] {
    throw unfinished
  }

  // Drafts
  package func saveDraft(_ draft: Draft, of id: ConversationID) async throws(StoreError) {
    throw unfinished
  }
  package func draft(of id: ConversationID) async throws(StoreError) -> Draft { throw unfinished }
  /// All conversations, oldest first.
  package func promptHistory(limit: Int) async throws(StoreError) -> [String] { throw unfinished }
  package func promptHistory(of id: ConversationID, limit: Int) async throws(StoreError) -> [String]
  { throw unfinished }

  // Search, usage
  package func search(_ query: String, limit: Int = 50) async throws(StoreError) -> [SearchHit] {
    throw unfinished
  }
  package func usageOfTurns(in id: ConversationID) async throws(StoreError) -> [UsageRow] {
    throw unfinished
  }
  package func usageOfConversations() async throws(StoreError) -> [UsageRow] { throw unfinished }
  package func usageOfContexts() async throws(StoreError) -> [UsageRow] { throw unfinished }

  // Instances
  package func claim(_ context: ContextKey, at date: Date) async throws(StoreError) -> Bool {
    throw unfinished
  }
  package func release(_ context: ContextKey) async throws(StoreError) { throw unfinished }
  package func releaseAll() async throws(StoreError) { throw unfinished }
  package func changes() -> AsyncStream<Void> { AsyncStream { $0.finish() } }

  // Settings
  package func setting(_ name: String) async throws(StoreError) -> String? { throw unfinished }
  package func setSetting(_ name: String, _ value: String?) async throws(StoreError) {
    throw unfinished
  }

  // Export and import
  package func archive(of id: ConversationID) async throws(StoreError) -> ConversationArchive {
    throw unfinished
  }
  @discardableResult
  package func importConversations(_ archives: [ConversationArchive]) async throws(StoreError)
    -> ImportReport
  { throw unfinished }
}
