import ChatModel
import FoundationEssentials

/// An event in the life of a turn. The time is given with the call, not in the event.
enum TurnEvent: Equatable, Sendable {
  /// It is first in the queue: the request may be sent to this context.
  case dispatched(contextID: String)
  /// The server began to answer.
  case opened(requestID: String?)
  /// Text was received: one array per network chunk.
  case delta([ChoiceDelta])
  /// The server reported its usage; the last report is kept.
  case usage(Usage)
  /// The server named the version of its model.
  case model(String)
  /// The server named the turn, in a chain.
  case node(TurnNode)
  /// The server had lost the turns before this one; all of them were sent again.
  case sentWhole
  /// The reply has parts that are not text; they are not kept.
  case leftOut([String])
  /// The client will send it again: the server certainly did not run it.
  case retrying(until: Date, reason: String)
  /// The transfer is over.
  case transferEnded(TransferEnd)
  /// The user pressed stop.
  case stopPressed
  /// It left the queue: the user took it back, or it could not be sent.
  case takenBack
  /// The program is ending.
  case interrupted
}
