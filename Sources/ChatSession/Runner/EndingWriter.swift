import ChatModel
import HistoryStore

/// Writes endings, and holds those that the history does not take.
final class EndingWriter {
  private let writer: HistoryWriter
  private var unsaved: [TurnID: Turn] = [:]
  /// Why an ending was refused for good.
  private(set) var refusal: StoreError?

  init(_ writer: HistoryWriter) {
    self.writer = writer
  }

  /// The number of turns that are not saved: those that have ended, and those that stream while nothing can be written.
  var unsavedCount: Int { writer.store.heldTurns.union(unsaved.keys).count }

  func unsaved(_ id: TurnID) -> Turn? { unsaved[id] }

  /// Writes an ending, whole.
  ///
  /// - Returns: Whether the history took it.
  func write(_ turn: Turn) async -> Bool {
    do throws(StoreError) {
      try await writer.store.finish(turn)
      writer.succeeded()
      return true
    } catch {
      unsaved[turn.id] = turn
      if !error.isTrouble { refusal = error }
      writer.failed(error, in: turn.conversation)
      return false
    }
  }

  /// Tries again to write what waits, oldest first.
  ///
  /// - Returns: Whether nothing is left.
  func writeUnsaved() async -> Bool {
    for turn in unsaved.values.sorted(by: { $0.timings.createdAt < $1.timings.createdAt }) {
      let isDone = await writer.tryAgain { try await $0.finish(turn) }
      guard isDone else { return false }
      unsaved[turn.id] = nil
    }
    writer.store.journalHeld()
    return true
  }
}
