import Wording

internal import ChatModel

/// The ending of a turn whose program ended first.
enum InterruptedTurn {
  static func ended(_ turn: Turn, mode: ContextMode) -> Turn {
    var turn = turn
    switch turn.phase {
    case .ended: return turn
    case .queued:
      turn.phase = .ended(.failed)
      turn.failure = localized(
        "Not sent: the program ended while this prompt was queued. Retry sends it.")
    // A turn that waited for a retry may have been sent since: only one that never left the queue is known
    // not to have been.
    case .sending, .waiting, .streaming, .stopping:
      turn.phase = .ended(mode.remembersTurns ? .unconfirmed : .truncated)
      turn.failure =
        mode.remembersTurns
        ? localized(
          """
          The program ended while this turn was in progress. The server may or may not \
          remember it.
          """)
        : localized(
          "The program ended during this reply. The partial reply is kept; retry asks again.")
    }
    return turn
  }
}
