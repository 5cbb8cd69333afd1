package import ChatModel
package import ContextAPI

/// What went wrong with a turn, for the user: what happened, to what, what to do next.
package enum FailureText {
  /// A turn that was in the queue when the program left.
  package static let notSent =
    "The program was closed before this prompt was sent. /retry sends it now."

  /// A reply that was not read on.
  package static func tooLong(limit: Int) -> String {
    let amount = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) bytes"
    return
      "The reply is longer than \(amount), the limit that reply_limit_mb sets, so the rest was not read."
  }

  /// The text for an ending; `nil` for the good ones.
  package static func text(
    for ending: TurnEnding, error: APIError?, leftOut: [String] = []
  ) -> String? {
    switch ending {
    case .complete, .length, .stopped: leftOut.isEmpty ? nil : notKept(leftOut)
    case .filtered: "The server's moderation cut this reply."
    case .refused: "The model refused: its text is a refusal, not an answer."
    case .truncated: because(error) + "What came is kept; /retry asks again."
    case .failed: error.map(wayOn(from:)) ?? "The request failed. /retry asks again."
    case .unconfirmed: because(error) + openQuestion
    }
  }

  /// What came that is no text.
  private static func notKept(_ things: [String]) -> String {
    "The reply also held what is no text, which is not kept: \(things.joined(separator: ", "))."
  }

  /// What remains of the text of an unconfirmed turn once the user carries on: why it ended.
  package static func settled(_ text: String) -> String? {
    guard text.hasSuffix(openQuestion) else { return text }
    var cause = String(text.dropLast(openQuestion.count))
    while cause.hasSuffix(" ") { cause.removeLast() }
    return cause.isEmpty ? nil : cause
  }

  private static let openQuestion =
    "Nobody can know whether the server stored this turn:"
    + " rebuild the context without it, resend it, or carry on with what came."

  /// The message, and how to ask again where the same prompt may well succeed.
  private static func wayOn(from error: APIError) -> String {
    switch error.kind {
    case .network, .proxy, .timeout, .tls, .server, .rateLimited, .busy, .key, .account, .model,
      .protocolViolation, .wrongBaseURL:
      because(error) + "/retry asks again."
    case .badRequest, .parameter, .moderation, .contextLost, .cancelled, .invalidParameters:
      error.message
    }
  }

  private static func because(_ error: APIError?) -> String {
    guard let error else { return "The reply broke off before its end. " }
    return error.message.hasSuffix(".") ? error.message + " " : error.message + ". "
  }
}
