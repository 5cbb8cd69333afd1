import ChatModel
package import HistoryStore

/// What the history would not take. It is kept here, said once, and written as soon as the history takes it.
extension SessionController {
  /// Seconds between two tries; the last one is for ever.
  static let savingPauses: [Double] = [2, 5, 10, 30]

  /// What waits to be written.
  struct Unsaved {
    /// Turns that have ended.
    var endings: [TurnID: Turn] = [:]
    /// Drafts that were last written in their conversations.
    var drafts: [ConversationID: WaitingDraft] = [:]
    /// Prompts that came back.
    var returned: [ReturnedPrompt] = []
    /// Why an ending was not written that never will be.
    var refusal: StoreError?

    var count: Int { endings.count + drafts.count + returned.count }
  }

  /// A prompt that goes back into the draft of its conversation.
  struct ReturnedPrompt: Sendable {
    var text: String
    var conversation: ConversationID
    /// The turn that leaves the tree with it.
    var turn: TurnID?

    func write(to store: HistoryStore) async throws(StoreError) {
      try await store.returnToDraft(text, of: conversation, removing: turn)
    }
  }

  /// Whether something that was typed or received would be lost if the program ended now, and why it cannot be written.
  package var unsavedTrouble: StoreError? {
    unsaved.count == 0 ? nil : savingTrouble ?? unsaved.refusal
  }

  /// Why the history takes nothing; `nil` when it does, as far as is known.
  package var savingTrouble: StoreError? { store.trouble ?? trouble }

  // MARK: Trouble

  /// Tells once that the history takes nothing, until it does again, and tries again from time to time.
  ///
  /// - Parameter isTold: Whether who asked for the writing tells the user.
  func diskFailed(
    _ error: StoreError, in conversation: ConversationID? = nil, isTold: Bool = false
  ) {
    // After leaving the store may be closed by design.
    guard !(isLeaving && error.kind == .closed) else { return }
    guard error.isTrouble else {
      if !isTold, toldFailure != error.kind {
        toldFailure = error.kind
        notify(.error, error.message, in: conversation)
      }
      return
    }
    let isNew = trouble == nil
    trouble = error
    if isNew, !isTold { notify(.error, error.message, in: conversation) }
    tellSaving()
    guard trying == nil, !isLeaving else { return }
    trying = Task { [clock, weak self] in
      var pauses = Self.savingPauses[...]
      while !Task.isCancelled {
        try? await clock.sleep(seconds: pauses.first ?? 0)
        guard let self, !Task.isCancelled, await !self.tryToSave() else { return }
        if pauses.count > 1 { pauses.removeFirst() }
      }
    }
  }

  /// Takes note that something was written.
  func diskTook() {
    toldFailure = nil
    guard trouble != nil, store.trouble == nil, unsaved.count == 0 else { return tellSaving() }
    trying?.cancel()
    trying = nil
    trouble = nil
    tellSaving()
    notify(.info, "The history can be written again; everything is saved.")
  }

  private func tellSaving() {
    let state = trouble.map { SavingTrouble(message: $0.message, unsaved: unsaved.count) }
    guard state != toldTrouble else { return }
    toldTrouble = state
    tell(.saving(state))
  }

  // MARK: Trying again

  /// Writes what waits, once the history can be written.
  ///
  /// - Returns: Whether there is no trouble any more.
  func tryToSave() async -> Bool {
    guard !isLeaving else { return true }
    let recovery = await store.tryAgain()
    guard recovery != .none else {
      if let trouble = store.trouble { diskFailed(trouble) }
      return false
    }
    await saveUnsaved()
    // A history that was only full has not said yet that it takes something again.
    if trouble != nil, unsaved.count == 0, await keepShown().value { diskTook() }
    if recovery == .reopened { await lookAnew() }
    return trouble == nil
  }

  /// Writes what waits; what the history will never take is told and given up.
  func saveUnsaved() async {
    await disk.add { await self.writeUnsaved() }.value
    diskTook()
  }

  private func writeUnsaved() async {
    for turn in unsaved.endings.values.sorted(by: { $0.timings.createdAt < $1.timings.createdAt }) {
      let isDone = await save { (store) async throws(StoreError) in try await store.finish(turn) }
      guard isDone else { return }
      unsaved.endings[turn.id] = nil
    }
    while let prompt = unsaved.returned.first {
      let isDone = await save { (store) async throws(StoreError) in
        try await prompt.write(to: store)
      }
      guard isDone else { return }
      unsaved.returned.removeFirst()
    }
    for (id, draft) in unsaved.drafts where unsaved.drafts[id] != nil {
      let isDone = await save { (store) async throws(StoreError) in
        try await self.write(draft, of: id)
      }
      guard isDone else { return }
      // One that was typed meanwhile has a place of its own in the line of drafts.
      unsaved.drafts[id] = nil
    }
  }

  /// - Returns: Whether it is written, or will never be.
  private func save(
    _ write: (HistoryStore) async throws(StoreError) -> Void
  ) async -> Bool {
    do throws(StoreError) {
      try await write(store)
      return true
    } catch {
      guard !error.isTrouble, error.kind != .closed else {
        trouble = error
        return false
      }
      notify(.warning, error.message)
      return true
    }
  }

  /// Keeps which conversation is on screen.
  ///
  /// - Returns: Whether the history took it.
  @discardableResult
  func keepShown() -> Task<Bool, Never> {
    disk.add { [shown, store] in
      do throws(StoreError) {
        try await store.setSetting(SettingName.lastConversation, shown?.rawValue)
        return true
      } catch {
        await self.diskFailed(error)
        return false
      }
    }
  }

  /// Shows what the history holds by now.
  private func lookAnew() async {
    watcher?.cancel()
    watcher = nil
    watchChanges()
    let broken = await recovered()
    announced = nil
    await announce()
    tellRecovered(broken)
    if let shown { await tellBranch(shown) }
  }
}
