internal import Basics
package import ChatModel
internal import FoundationEssentials
internal import GRDB

/// Replies on their way: a journal while they stream, the turn itself when they have ended.
extension HistoryStore {
  /// Saves streamed text of turns in flight; it is saved when the call returns, and costs a few microseconds.
  ///
  /// - Throws: ``StoreError`` when it is kept in memory alone.
  package func journal(_ deltas: [TurnDelta]) throws(StoreError) {
    if deltas.isEmpty { return }
    if isClosed.value || trouble != nil { streams.own.hold(deltas) }
    try checkOpen()
    if let trouble { throw trouble }
    try streams.own.append(deltas)
  }

  /// The turns whose streamed text is in memory alone, because it could not be written: it is lost with the program.
  package var heldTurns: Set<TurnID> { streams.own.heldTurns }

  /// Saves streamed text that is in memory alone, as far as it can be written now.
  package func journalHeld() {
    guard !isClosed.value, trouble == nil else { return }
    streams.own.writeHeld()
  }

  /// A turn that has not been finished, with what has come of its text through this store.
  package func withStreamedText(_ turn: Turn) -> Turn {
    guard let text = streams.own.text(of: turn.id) else { return turn }
    return turn.with(text.choices)
  }

  /// Keeps a turn that has ended, with its text, in one transaction that is on the disk when the call returns. The
  /// text is what the turn holds, or else what was journaled of it.
  package func finish(_ turn: Turn) async throws(StoreError) {
    try await write { [owner, streams] db in
      let text = turn.hasText ? nil : streams.own.text(of: turn.id)
      try TurnTree.store(db, turn, owner: owner, text: text)
      let end = turn.timings.endedAt ?? turn.timings.createdAt
      try db.execute(
        sql: "UPDATE conversations SET updatedAt = max(updatedAt, ?) WHERE id = ?",
        arguments: [end.stored, turn.conversation.exact])
    }
    streams.own.end(turn.id)
  }
}

extension Turn {
  /// True if any of its choices holds text.
  var hasText: Bool { choices.contains { !$0.content.isEmpty || !$0.reasoning.isEmpty } }

  /// Itself with these texts after its own.
  func with(_ texts: [Choice]) -> Turn {
    var turn = self
    for (index, text) in texts.enumerated() {
      while turn.choices.count <= index { turn.choices.append(Choice()) }
      turn.choices[index].content += text.content
      turn.choices[index].reasoning += text.reasoning
    }
    return turn
  }
}
