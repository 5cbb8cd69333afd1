import ChatModel
import HistoryStore

/// Drafts have a line of their own: they wait for no command, no network and no other writing, so that one is on
/// disk a second after it was typed whatever else goes on.
///
/// Nothing needs to be in order with the prompts that are sent meanwhile: a draft names those on their way, and the
/// store decides in its transaction which of them are not in the history.
extension SessionController {
  /// A draft to be written.
  struct WaitingDraft: Sendable {
    var draft: Draft
    var unsent: [UnsentPrompt]
    var isBelowKept: Bool
  }

  /// Puts a draft in the line; one of the same conversation that still waits there is replaced.
  func keep(_ draft: WaitingDraft, of id: ConversationID) -> Task<Void, Never> {
    unsaved.drafts[id] = nil
    let isNew = waitingDrafts.updateValue(draft, forKey: id) == nil
    return drafts.add { if isNew { await self.writeDraft(of: id) } }
  }

  func returnToDraft(_ prompt: String, of id: ConversationID) -> Task<Void, Never> {
    drafts.add {
      let returned = ReturnedPrompt(text: prompt, conversation: id)
      do throws(StoreError) { try await returned.write(to: self.store) } catch {
        await self.keep(returned, after: error)
      }
    }
  }

  /// Keeps a prompt that came back until the history takes it.
  func keep(_ prompt: ReturnedPrompt, after error: StoreError) {
    if error.isTrouble { unsaved.returned.append(prompt) }
    diskFailed(error, in: prompt.conversation)
  }

  private func writeDraft(of id: ConversationID) async {
    // The lobby's is not written over before it was read.
    if id.rawValue.isEmpty { await beginning?.value }
    guard let waiting = waitingDrafts.removeValue(forKey: id) else { return }
    do throws(StoreError) {
      try await write(waiting, of: id)
      diskTook()
    } catch {
      // A newer one stands in the line already.
      if error.isTrouble, waitingDrafts[id] == nil { unsaved.drafts[id] = waiting }
      diskFailed(error, in: id)
    }
  }

  func write(_ waiting: WaitingDraft, of id: ConversationID) async throws(StoreError) {
    if id.rawValue.isEmpty {
      try await store.setSetting(SettingName.lobbyDraft, waiting.draft.text)
    } else {
      let draft = try await whole(waiting, of: id)
      try await store.saveDraft(draft, of: id, unsent: waiting.unsent)
    }
  }

  /// With what was kept before, as long as the front end has not seen that.
  private func whole(_ waiting: WaitingDraft, of id: ConversationID) async throws(StoreError)
    -> Draft
  {
    guard waiting.isBelowKept else {
      unseenDrafts[id] = nil
      return waiting.draft
    }
    if unseenDrafts[id] == nil { unseenDrafts[id] = try await store.draft(of: id) }
    return waiting.draft.below(unseenDrafts[id]?.text ?? "")
  }
}
