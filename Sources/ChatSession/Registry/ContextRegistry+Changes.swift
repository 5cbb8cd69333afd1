import ChatModel
import FoundationEssentials
import HistoryStore
import Wording

/// Changes of contexts and conversations that the user asks for, and what the server says about a context.
extension ContextRegistry {
  // MARK: Contexts

  /// Records, beside the commands, what happened to a context on the server.
  func noteSoon(
    _ event: ContextEvent, of key: ContextKey, isolation: isolated (any Actor)? = #isolation
  ) {
    background.run { await self.note(event, of: key) }
  }

  func note(_ event: ContextEvent, of key: ContextKey) async {
    let now = environment.now
    await writer.reporting {
      try await writer.updateContext(key) { $0.apply(event, at: now) }
      // Lists that were announced before this hold the old state.
      announceSoon()
    }
  }

  func rename(_ key: ContextKey, to label: String) async throws(StoreError) {
    let wanted = ContextLabel.normalized(label)
    guard !wanted.isEmpty else {
      return environment.notify(.error, localized("A label cannot be empty."))
    }
    let others = try await store.contexts(seeds: false).filter { $0.key != key }.map(\.label)
    let free = ContextLabel.free(wanted, among: others)
    guard free == wanted else {
      return environment.notify(
        .warning, localized("The label “\(wanted)” is taken; “\(free)” is free."))
    }
    try await change(key) { $0.label = wanted }
  }

  func setMode(_ key: ContextKey, _ mode: ContextMode) async throws(StoreError) {
    guard !isBusy(key, localized("Change the mode after it ends.")) else { return }
    try await change(key) { $0.mode = mode }
  }

  func setModel(_ key: ContextKey, _ model: String) async throws(StoreError) {
    try await change(key) { $0.model = model }
  }

  func setNotes(_ key: ContextKey, _ notes: String) async throws(StoreError) {
    try await change(key) { $0.notes = notes }
  }

  func forget(_ key: ContextKey) async throws(StoreError) {
    guard !isBusy(key, localized("Stop it before you forget it.")) else { return }
    let now = environment.now
    try await change { try await $0.trashContext(key, at: now) }
  }

  func restore(_ key: ContextKey) async throws(StoreError) {
    try await change { _ = try await $0.restoreContext(key) }
  }

  private func isBusy(_ key: ContextKey, _ advice: String) -> Bool {
    guard queue.isBusy(key) else { return false }
    environment.notify(.warning, localized("A reply is streaming in this context. \(advice)"))
    return true
  }

  private func change(
    _ key: ContextKey, _ change: @escaping (inout CachedContext) -> Void
  ) async throws(StoreError) {
    try await writer.updateContext(key, change)
    await announce()
  }

  private func change(
    _ write: @escaping (HistoryStore) async throws -> Void
  ) async throws(StoreError) {
    try await writer.write(write)
    await announce()
  }

  // MARK: Conversations

  /// A new conversation without turns, or the only one of a context that remembers turns.
  func startConversation(on key: ContextKey) async throws(StoreError) -> ConversationID {
    let fresh = Conversation(context: key, createdAt: environment.now)
    let started = try await writer.write { try await $0.startConversation(fresh) }
    await announce()
    return started.id
  }

  func rename(_ id: ConversationID, title: String) async throws(StoreError) {
    try await writer.updateConversation(id) { $0.title = title }
    await announce()
  }

  func setSystem(_ id: ConversationID, _ system: String?) async throws(StoreError) {
    try await writer.updateConversation(id) { $0.system = system?.isEmpty == true ? nil : system }
  }

  /// Parameters out of range are not recorded; the notice says why.
  func setParameters(_ id: ConversationID, _ parameters: Parameters) async throws(StoreError) {
    var mode: ContextMode?
    if let conversation = try await store.conversation(id) {
      mode = try await store.context(conversation.context)?.mode
    }
    if let violation = ParameterRule.violation(in: parameters, mode: mode) {
      return environment.notify(.error, violation.message, in: id)
    }
    try await writer.updateConversation(id) { $0.parameters = parameters }
  }

  func delete(_ id: ConversationID) async throws(StoreError) {
    guard !queue.isBusy(id) else {
      return environment.notify(
        .warning, localized("A reply is streaming in this conversation. Stop it first."), in: id)
    }
    if let context = try await contextThatRemembers(only: id) {
      return environment.notify(
        .warning,
        localized(
          """
          “\(context.label)” is a session context: the server still remembers this \
          conversation. Forget the context to delete both.
          """), in: id)
    }
    let now = environment.now
    try await change { try await $0.trashConversation(id, at: now) }
  }

  func restore(_ id: ConversationID) async throws(StoreError) {
    try await change { try await $0.restoreConversation(id) }
  }

  /// The session context whose only conversation this is. Without it, a new conversation would go on in a memory
  /// that nobody sees.
  private func contextThatRemembers(
    only id: ConversationID
  ) async throws(StoreError) -> CachedContext? {
    guard let conversation = try await store.conversation(id),
      let context = try await store.context(conversation.context), context.trashedAt == nil,
      context.mode.remembersTurns
    else { return nil }
    let others = try await store.conversations(of: context.key).filter { $0.id != id }
    return others.isEmpty ? context : nil
  }

  /// A turn ended in a conversation.
  func touch(_ turn: Turn, isUnread: Bool) async {
    let endedAt = turn.timings.endedAt
    await writer.reporting(in: turn.conversation) {
      try await writer.updateConversation(turn.conversation) { conversation in
        if isUnread { conversation.isUnread = true }
        if let endedAt { conversation.updatedAt = max(conversation.updatedAt, endedAt) }
      }
    }
  }

  /// Makes a turn the last of the visible branch.
  func move(_ id: ConversationID, to head: TurnID?) async {
    await writer.reporting(in: id) { try await writer.updateConversation(id) { $0.head = head } }
  }
}
