internal import ChatModel

/// How a turn ends whose program ended first.
enum InterruptedTurn {
  static func ended(_ turn: Turn, mode: ContextMode) -> Turn {
    var turn = turn
    switch turn.phase {
    case .ended: return turn
    case .queued:
      turn.phase = .ended(.failed)
      turn.failure = "Not sent: the program ended while this prompt was queued. Retry sends it."
    // What waited to be sent again may have gone out since: only what never left the queue is known not to have.
    case .sending, .waiting, .streaming, .stopping:
      turn.phase = .ended(mode.remembersTurns ? .unconfirmed : .truncated)
      turn.failure =
        mode.remembersTurns
        ? "The program ended while this turn was in progress."
          + " The server may or may not remember it."
        : "The program ended during this reply. The partial reply is kept; retry asks again."
    }
    return turn
  }
}
