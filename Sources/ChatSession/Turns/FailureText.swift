import ChatModel
import ContextAPI
import Wording

/// Words a turn's failure for the user: what happened, to what, what to do next.
enum FailureText {
  /// For a turn that was queued when the program ended.
  static let notSent =
    localized("The program was closed before this prompt was sent. /retry sends it now.")

  /// For a reply that was too long to be read to its end.
  static func tooLong(limit: Int) -> String {
    let amount = limit >= 1 << 20 ? localized("\(limit >> 20) MB") : localized("\(limit) bytes")
    return
      localized(
        """
        The reply is longer than \(amount), the limit set by reply_limit_mb, so the rest was \
        not read.
        """)
  }

  /// The text for an ending; `nil` for the good ones.
  static func text(
    for ending: TurnEnding, error: APIError?, leftOut: [String] = []
  ) -> String? {
    switch ending {
    case .complete, .length, .stopped: leftOut.isEmpty ? nil : notKept(leftOut)
    case .filtered: localized("The server's moderation cut this reply.")
    case .refused: localized("The model refused to answer: the reply is a refusal.")
    case .truncated: because(error) + localized("The text so far is kept; /retry asks again.")
    case .failed: error.map(wayOn(from:)) ?? localized("The request failed. /retry asks again.")
    case .unconfirmed: because(error) + openQuestion
    }
  }

  /// For parts of a reply that are not text.
  private static func notKept(_ things: [String]) -> String {
    localized(
      """
      Parts of the reply that are not text were not kept: \
      \(things.joined(separator: localized(", "))).
      """)
  }

  /// The text of an unconfirmed turn after the user chose to carry on: only why it ended.
  static func settled(_ text: String) -> String? {
    // It may have been stored by a run in another language.
    guard let openQuestion = Wording.forms(of: openQuestion).first(where: text.hasSuffix) else {
      return text
    }
    var cause = String(text.dropLast(openQuestion.count))
    while cause.hasSuffix(" ") { cause.removeLast() }
    return cause.isEmpty ? nil : cause
  }

  private static let openQuestion =
    localized(
      """
      The server may or may not have stored this turn: rebuild the context without it, \
      resend it, or carry on with the text so far.
      """)

  /// The message, and how to ask again if the same prompt may succeed.
  private static func wayOn(from error: APIError) -> String {
    switch error.kind {
    case .network, .proxy, .timeout, .tls, .server, .rateLimited, .busy, .loading, .key, .account,
      .model, .protocolViolation, .wrongBaseURL:
      because(error) + localized("/retry asks again.")
    case .badRequest, .parameter, .moderation, .contextLost, .cancelled, .invalidParameters,
      .unsupported:
      error.message
    }
  }

  private static func because(_ error: APIError?) -> String {
    guard let error else { return localized("The reply was cut off. ") }
    let isWhole = error.message.hasSuffix(".") || error.message.hasSuffix("。")
    return isWhole ? error.message + localized(" ") : localized("\(error.message). ")
  }
}
