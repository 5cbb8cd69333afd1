import ChatModel
import EventLoops
package import HistoryStore

/// Retries failed writes, and watches what other instances write.
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
    guard !life.isLeaving else { return true }
    let recovery = await environment.store.tryAgain()
    guard recovery != .none else {
      if let trouble = environment.store.trouble { writer.failed(trouble) }
      return false
    }
    await writeUnsaved()
    // Only a write shows whether a disk that was full has room again.
    if writer.currentTrouble != nil, writer.countUnsaved() == 0, await reader.saveShown().value {
      writer.succeeded()
    }
    if recovery == .reopened {
      watchChanges()
      await reader.lookAnew()
    }
    return writer.currentTrouble == nil
  }

  func writeUnsaved() async {
    await writer.enqueue {
      if await self.runner.endings.writeUnsaved() { await self.outbox.writeUnsaved() }
    }.value
    writer.succeeded()
  }

  /// Follows what other processes write into the database.
  func watchChanges() {
    reader.watchChanges { [weak self] in await self?.otherInstanceWrote() }
  }

  private func otherInstanceWrote() async { await reader.otherInstanceWrote() }
}
