package import ChatModel
package import ContextAPI
package import FoundationEssentials

/// What becomes of one prompt from the command line. The last is `ended`, `refused` or `failed`.
package enum AskEvent: Equatable, Sendable {
  /// No context has this name, so it is taken for a server's id; these labels are like it.
  case imported(id: String, near: [String])
  /// It is on disk, bound to this context.
  case accepted(TurnID, CachedContext)
  /// Text arrived.
  case delta(TurnDelta)
  /// It will be sent again at a moment, because the server certainly did not run it.
  case waiting(until: Date, reason: String)
  /// It ended; the failure tells exit codes apart. The turn holds its reply only if the request wants that.
  case ended(Turn, failure: APIError?)
  /// It was not sent, or the server has nothing of it.
  case refused(SendRefusal.Reason)
  /// There was no place to send it to.
  case failed(SessionError)

  /// Whether nothing comes after it.
  package var isLast: Bool {
    switch self {
    case .imported, .accepted, .delta, .waiting: false
    case .ended, .refused, .failed: true
    }
  }
}
