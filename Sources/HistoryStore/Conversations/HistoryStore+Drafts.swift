package import ChatModel
internal import GRDB

extension HistoryStore {
  /// Saves the text in a composer, below those of the prompts on their way whose turns are not in the history
  /// at this moment; an empty draft takes the kept one away.
  package func saveDraft(
    _ draft: Draft, of id: ConversationID, unsent: [UnsentPrompt] = []
  ) async throws(StoreError) {
    try await write(.program) { db in
      var draft = draft
      for prompt in unsent.reversed()
      where try !ConversationRecord.exists(db, "turns", "id", prompt.turn.rawValue) {
        draft = draft.below(prompt.text)
      }
      try DraftRecord.store(db, draft, of: id)
    }
  }

  /// The draft of a conversation; empty if none is kept.
  package func draft(of id: ConversationID) async throws(StoreError) -> Draft {
    try await read { db in try DraftRecord.fetch(db, id) }
  }

  /// Puts a prompt that came back above the draft of its conversation, unless it already exists. Its turn
  /// leaves the tree in the same transaction, so that the prompt is on disk at every moment.
  package func returnToDraft(
    _ prompt: String, of id: ConversationID, removing turn: TurnID? = nil
  ) async throws(StoreError) {
    try await write(turn == nil ? .program : .machine) { db in
      let draft = try DraftRecord.fetch(db, id)
      if draft.text != prompt, !draft.text.hasPrefix(prompt + "\n\n") {
        var returned = draft.below(prompt)
        returned.caret = prompt.count
        try DraftRecord.store(db, returned, of: id)
      }
      if let turn { try TurnTree.remove(db, turn) }
    }
  }
}
