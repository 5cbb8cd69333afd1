package import ChatModel
package import FoundationEssentials

/// What happens to a turn. Times come with the call, not with the event.
package enum TurnEvent: Equatable, Sendable {
  /// Its place in the queue came: the request may go out to this id.
  case dispatched(contextID: String)
  /// The server began to answer.
  case opened(requestID: String?)
  /// Text came: one array per network chunk.
  case delta([ChoiceDelta])
  /// The server counted; the last count stands.
  case usage(Usage)
  /// The server named the model version that it runs.
  case model(String)
  /// What came that is no text is not kept: what it was.
  case leftOut([String])
  /// The client will send it again, because the server certainly did not run it.
  case retrying(until: Date, reason: String)
  /// The transfer is over.
  case transferEnded(TransferEnd)
  /// The user pressed stop.
  case stopPressed
  /// It was taken out of the queue: by the user, or because it could not be sent when its place came.
  case takenBack
  /// The program is leaving.
  case interrupted
}
