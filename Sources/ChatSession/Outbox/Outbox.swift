import ChatModel
import HistoryStore

/// Holds prompts that are not in the history: drafts on their way to the disk, prompts on their way from the command
/// to their turn, and prompts that came back.
///
/// Drafts have a line of their own: they wait for no command, no network and no other write, so a draft is on disk a
/// second after it was typed, whatever else goes on. They need not be in order with the prompts that are sent
/// meanwhile: a draft names those on their way, and the store decides in its transaction which of them are not in
/// the history.
final class Outbox {
  let environment: SessionEnvironment
  let writer: HistoryWriter
  let registry: ContextRegistry
  private var line: JobLine
  /// The newest draft of each conversation that waits in the line.
  private var waiting: [ConversationID: WaitingDraft] = [:]
  /// Stored drafts that the front end has not seen although the user types on.
  private var unseen: [ConversationID: Draft] = [:]
  /// Drafts that the history did not take.
  private var unsavedDrafts: [ConversationID: WaitingDraft] = [:]
  /// Returned prompts that the history did not take.
  private var unsavedReturned: [ReturnedPrompt] = []

  init(_ environment: SessionEnvironment, _ writer: HistoryWriter, _ registry: ContextRegistry) {
    self.environment = environment
    self.writer = writer
    self.registry = registry
    line = JobLine(on: environment.loop)
  }

  var unsavedCount: Int { unsavedDrafts.count + unsavedReturned.count }

  /// No draft waits to be written.
  var isEmpty: Bool { waiting.isEmpty }

  /// A conversation's draft where it is newer here than on disk.
  func draft(of id: ConversationID) -> Draft? { unseen[id] ?? unsavedDrafts[id]?.draft }

  /// Waits for every draft that was added.
  func drain() async { await line.drain() }

  // MARK: Drafts

  /// Adds a draft to the line; it replaces one of the same conversation that still waits.
  @discardableResult
  func save(
    _ draft: WaitingDraft, of id: ConversationID, after start: Task<Void, Never>?,
    isolation: isolated (any Actor)? = #isolation
  ) -> Task<Void, Never> {
    unsavedDrafts[id] = nil
    let isNew = waiting.updateValue(draft, forKey: id) == nil
    return line.add {
      guard isNew else { return }
      // The draft of no conversation is not overwritten before it was read.
      if id.rawValue.isEmpty { await start?.value }
      await self.writeWaiting(id)
    }
  }

  /// Puts a prompt back above the draft, behind the drafts that wait.
  @discardableResult
  func putBack(
    _ prompt: ReturnedPrompt, isolation: isolated (any Actor)? = #isolation
  ) -> Task<Void, Never> {
    line.add {
      do throws(StoreError) { try await prompt.write(to: self.writer.store) } catch {
        self.hold(prompt, after: error)
      }
    }
  }

  private func writeWaiting(_ id: ConversationID) async {
    guard let draft = waiting.removeValue(forKey: id) else { return }
    do throws(StoreError) {
      try await write(draft, of: id)
      writer.succeeded()
    } catch {
      // A newer one is in the line already.
      if error.isTrouble, waiting[id] == nil { unsavedDrafts[id] = draft }
      writer.failed(error, in: id)
    }
  }

  private func write(_ draft: WaitingDraft, of id: ConversationID) async throws(StoreError) {
    if id.rawValue.isEmpty {
      try await writer.store.setSetting(SettingName.lobbyDraft, draft.draft.text)
    } else {
      let whole = try await whole(draft, of: id)
      try await writer.store.saveDraft(whole, of: id, unsent: draft.unsent)
    }
  }

  /// The draft below what was kept before, as long as the front end has not seen that.
  private func whole(
    _ draft: WaitingDraft, of id: ConversationID
  ) async throws(StoreError) -> Draft {
    guard draft.isBelowKept else {
      unseen[id] = nil
      return draft.draft
    }
    if unseen[id] == nil { unseen[id] = try await writer.store.draft(of: id) }
    return draft.draft.below(unseen[id]?.text ?? "")
  }

  /// Tells what was typed while no conversation was open.
  func tellKept() async {
    await writer.reporting {
      if let text = try await writer.store.setting(SettingName.lobbyDraft), !text.isEmpty {
        environment.tell(.promptReturned(ConversationID(rawValue: ""), prompt: text))
      }
    }
  }

  // MARK: Returned prompts

  /// Puts a prompt back above the draft, after every earlier write.
  func writeInOrder(_ prompt: ReturnedPrompt) async {
    do throws(StoreError) {
      try await writer.write { store in try await prompt.write(to: store)
      }
    } catch {
      hold(prompt, after: error)
    }
  }

  private func hold(_ prompt: ReturnedPrompt, after error: StoreError) {
    if error.isTrouble { unsavedReturned.append(prompt) }
    writer.failed(error, in: prompt.conversation)
  }

  // MARK: Trying again

  /// Tries again to write what waits for the disk; stops where the history still takes nothing.
  func writeUnsaved() async {
    while let prompt = unsavedReturned.first {
      guard
        await writer.tryAgain({ store in
          try await prompt.write(to: store)
        })
      else { return }
      unsavedReturned.removeFirst()
    }
    for (id, draft) in unsavedDrafts where unsavedDrafts[id] != nil {
      guard
        await writer.tryAgain({ _ in try await self.write(draft, of: id)
        })
      else { return }
      // A draft that was typed meanwhile is in the line of drafts.
      unsavedDrafts[id] = nil
    }
  }
}
