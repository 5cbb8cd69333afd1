package import ChatModel
package import ContextAPI

/// What went wrong with a turn, for the user: what happened, to what, what to do next.
package enum FailureText {
  /// A turn that was in the queue when the program left.
  package static let notSent =
    "The program was closed before this prompt was sent. Retry it to send it now."

  /// The text for an ending; `nil` for the good ones.
  package static func text(for ending: TurnEnding, error: APIError?) -> String? {
    switch ending {
    case .complete, .length, .stopped: nil
    case .filtered: "The server's moderation cut this reply."
    case .truncated: because(error) + "What came is kept; retry to ask again."
    case .failed: error?.message ?? "The request failed. Retry to ask again."
    case .unconfirmed:
      because(error) + "Nobody can know whether the server stored this turn:"
        + " resend it, rebuild the context without it, or carry on with what came."
    }
  }

  private static func because(_ error: APIError?) -> String {
    guard let error else { return "The reply broke off before its end. " }
    return error.message.hasSuffix(".") ? error.message + " " : error.message + ". "
  }
}
