import ChatModel
package import HistoryStore

/// What the history did not take is written as soon as it does.
extension SessionController {
  /// Why something that was typed or received would be lost if the program ended now; `nil` when nothing would.
  package var unsavedTrouble: StoreError? {
    writer.countUnsaved() == 0 ? nil : savingTrouble ?? runner.endings.refusal
  }

  /// Why the history cannot be written; `nil` while it can, as far as is known.
  package var savingTrouble: StoreError? { writer.currentTrouble }

  /// Writes what waits, once the history can be written.
  ///
  /// - Returns: Whether the trouble is over.
  func saveUnsaved() async -> Bool {
    guard !isLeaving else { return true }
    let recovery = await store.tryAgain()
    guard recovery != .none else {
      if let trouble = store.trouble { writer.failed(trouble) }
      return false
    }
    await writeUnsaved()
    // Whether a history that was full takes something again is seen only by a write.
    if writer.currentTrouble != nil, writer.countUnsaved() == 0, await keepShown().value {
      writer.succeeded()
    }
    if recovery == .reopened { await lookAnew() }
    return writer.currentTrouble == nil
  }

  func writeUnsaved() async {
    await writer.enqueue {
      if await self.runner.endings.writeUnsaved() { _ = await self.outbox.writeUnsaved() }
    }.value
    writer.succeeded()
  }

  /// Keeps which conversation is on screen.
  ///
  /// - Returns: Whether the history took it.
  @discardableResult
  func keepShown() -> Task<Bool, Never> {
    writer.enqueue { [shown, store] in
      do throws(StoreError) {
        try await store.setSetting(SettingName.lastConversation, shown?.rawValue)
        return true
      } catch {
        self.writer.failed(error)
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
