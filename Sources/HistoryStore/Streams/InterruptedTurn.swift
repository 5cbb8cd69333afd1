internal import ChatModel

/// How a turn ends whose program ended first.
enum InterruptedTurn {
  static func ended(_ turn: Turn, mode: ContextMode) -> Turn {
    var turn = turn
    switch turn.phase {
    case .ended: return turn
    case .queued:
      turn.phase = .ended(.failed)
      turn.failure = "Not sent: the program ended before it was this prompt's turn. Retry sends it."
    // What waited to be sent again may have gone out since: only what never left the queue is known not to have.
    case .sending, .waiting, .streaming, .stopping:
      turn.phase = .ended(mode.remembersTurns ? .unconfirmed : .truncated)
      turn.failure =
        mode.remembersTurns
        ? "The program ended while this turn was under way."
          + " Whether the server remembers it is not known."
        : "The program ended while this reply was coming. What had come is kept; retry asks again."
    }
    return turn
  }
}
