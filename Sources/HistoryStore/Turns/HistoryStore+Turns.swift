package import ChatModel
import Wording
internal import GRDB

/// Turns form a tree by their parents; the visible branch goes from a root to the conversation's
/// head.
///
/// While a turn has not ended, its text is what ``journal(_:)`` was given, and the choices of a
/// turn that is saved are left aside; ``finish(_:)``, or a save of an ended turn, stores the
/// choices, and ``finish(_:)`` strikes the turn out of the journal. So no piece of text can be kept twice, in
/// whatever order saves and pieces come.
extension HistoryStore {
  /// Keeps a turn, new or changed. Its conversation and its parent must be there.
  package func save(_ turn: Turn) async throws(StoreError) {
    try await write { [owner] db in try TurnTree.store(db, turn, owner: owner) }
  }

  /// A turn with what has come of its text.
  package func turn(_ id: TurnID) async throws(StoreError) -> Turn? {
    try await read { [streams] db in try TurnRecord.fetch(db, id, streams)?.turn }
  }

  /// A turn without the text of its reply, which may be long.
  package func turnWithoutText(_ id: TurnID) async throws(StoreError) -> Turn? {
    try await read { db in
      let sql = "SELECT \(TurnRecord.select) FROM turns t WHERE t.id = ?"
      return try Row.fetchOne(db, sql: sql, arguments: [id.exact]).map(TurnRecord.decode)?.turn
    }
  }

  /// Keeps a prompt before it is sent: the turn and its conversation, whose head becomes the turn,
  /// whose title becomes the prompt's first line if there is none, and from whose draft the
  /// prompt is taken, or what was typed for it.
  ///
  /// One transaction, on the disk when the call returns. `conversation` may be new.
  ///
  /// - Returns: The conversation as it is kept now.
  @discardableResult
  package func storePrompt(
    _ turn: Turn, in conversation: Conversation, typed: String? = nil
  ) async throws(StoreError) -> Conversation {
    guard turn.conversation == conversation.id else {
      throw StoreError(.invalid, localized("The prompt belongs to another conversation."))
    }
    return try await write { [owner] db in
      var conversation = conversation
      conversation.head = turn.id
      conversation.updatedAt = max(conversation.updatedAt, turn.timings.createdAt)
      if conversation.title.isEmpty {
        let kept = try ConversationRecord.fetch(db, conversation.id)?.title ?? ""
        conversation.title = kept.isEmpty ? ConversationTitle.of(turn.prompt) : kept
      }
      try ConversationRecord.store(db, conversation)
      try TurnTree.store(db, turn, owner: owner)
      try DraftRecord.take(db, typed ?? turn.prompt, of: conversation.id)
      return conversation
    }
  }

  /// Takes a turn out of the tree, such as a queued one that was taken back; its children follow
  /// its parent, and so does the head when it was the head.
  package func removeTurn(_ id: TurnID) async throws(StoreError) {
    try await write { db in try TurnTree.remove(db, id) }
  }
}
