/// Why a prompt was not sent. The front end puts the text back into that conversation's composer and offers ways on.
public struct SendRefusal: Hashable, Sendable {
  /// The reason of a refusal.
  public enum Reason: Hashable, Sendable {
    /// Expired by our estimate, or under 60 s left: offer rebuild and send, send anyway, choose another.
    case expired(secondsLeft: Int)
    /// The server said that the context is gone: offer rebuild and send, choose another.
    case lost
    /// The conversation does not fit into the model's window: offer a rebuild with fewer turns. The message says what
    /// was told, as a part of a sentence.
    case tooLong(message: String)
    /// A parameter or the prompt itself cannot be sent.
    case invalid(message: String)
    /// It cannot be sent there as things are: in the trash, nothing to rebuild from. The message says why.
    case impossible(message: String)
    /// Another instance drives this session context.
    case drivenElsewhere
    /// The last turn is unconfirmed: settle it first.
    case unconfirmed(TurnID)
    /// The history could not take the prompt; it was not sent. `isBusy`: because another program holds it.
    case notStored(message: String, isBusy: Bool = false)
  }

  /// The refused request.
  public var request: SendRequest
  /// The reason.
  public var reason: Reason

  /// Creates a refusal.
  public init(request: SendRequest, reason: Reason) {
    self.request = request
    self.reason = reason
  }
}
