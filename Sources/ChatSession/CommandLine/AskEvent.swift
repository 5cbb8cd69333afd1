package import ChatModel
package import ContextAPI
package import FoundationEssentials

/// An event of one prompt from the command line. The last is `ended`, `refused` or `failed`.
package enum AskEvent: Equatable, Sendable {
  /// No context has this name, so it is used as an id; these labels are similar.
  case imported(id: String, near: [String])
  /// It is sent to this context, as this turn.
  case accepted(TurnID, CachedContext)
  /// Text was received.
  case delta(TurnDelta)
  /// It will be sent again at this time: the server certainly did not run it.
  case waiting(until: Date, reason: String)
  /// It ended; the failure decides the exit code. The turn has its reply only if the request wants that.
  case ended(Turn, failure: APIError?)
  /// It was not sent, or the server does not have it.
  case refused(SendRefusal.Reason)
  /// There is no context or conversation for it.
  case failed(SessionError)

  /// It is the last event.
  package var isLast: Bool {
    switch self {
    case .imported, .accepted, .delta, .waiting: false
    case .ended, .refused, .failed: true
    }
  }
}
