import ChatModel
import ContextAPI
import Wording

/// The messages of `ask` on standard error.
enum AskText {
  /// The ways on from an unconfirmed turn.
  static let settling =
    localized("Use --resend to send it again first, or --carry-on to keep the partial reply.")

  /// The limit of `--no-save`.
  static func keptElsewhere(_ label: String) -> String {
    localized(
      "Nothing was saved here, but “\(label)” is a session: the server remembers this turn.")
  }

  /// Why nothing goes out for a moment.
  static func waiting(_ reason: String, seconds: Double) -> String {
    let seconds = Int(max(1, min(seconds, 86_400)).rounded(.up))
    return localized("\(reason); trying again in \(seconds) s")
  }

  /// The failure of a turn, with the command-line options that help.
  ///
  /// - Parameter hasReply: True if text came, which the turn itself may not hold.
  static func failure(of turn: Turn, hasReply: Bool, _ failure: APIError?) -> String? {
    switch turn.ending {
    case .failed: failure?.message ?? turn.failure
    case .unconfirmed:
      (failure?.message ?? localized("The reply is incomplete: the connection ended early."))
        + localized(" The server may or may not have stored this turn. \(settling)")
    case .truncated:
      failure?.message ?? localized("The reply is incomplete: the connection ended early.")
    case .length:
      localized(
        """
        The reply is incomplete: it was cut at the length limit (max_tokens or the model's \
        window).
        """)
    case .complete where !hasReply:
      localized(
        "The server sent \(turn.endingWords(hasReply: false) ?? localized("an empty reply")).")
        + (turn.failure.map { localized(" ") + $0 } ?? "")
    default: turn.failure ?? failure?.message
    }
  }

  /// No context has this name, so it was taken for a server's id.
  static func imported(_ id: String, near labels: [String]) -> String {
    let meant = labels.map { "“\($0)”" }.joined(separator: localized(", "))
    return localized("No context has the label “\(id)”, so it is used as a server id.")
      + (meant.isEmpty ? "" : localized(" Did you mean \(meant)?"))
  }

  /// The server does not know an id that was never used here.
  static func unknown(_ id: String) -> String {
    localized(
      """
      The server has no context \(id). Check the spelling; `ctxchat contexts list` lists the \
      known contexts.
      """)
  }
}
