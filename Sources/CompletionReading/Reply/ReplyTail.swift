import ChatModel

/// How long the end of a stream is waited for when each choice of its reply has ended.
///
/// What follows the last word is counts and `[DONE]`, within a second as a rule; some servers and proxies send neither,
/// and leave the connection open. Comments and heartbeats are no news, and lengthen nothing.
package struct ReplyTail: Sendable {
  /// Seconds that the end is waited for.
  package static let wait = 3.0

  private enum State { case underWay, ended, endless }
  private var state = State.underWay

  /// A tail of a reply that has not begun.
  package init() {}

  /// Takes what a piece of the body brought.
  ///
  /// - Parameters:
  ///   - news: What was found in it.
  ///   - isComplete: True if each choice has ended (``ReplyReader/isComplete``).
  /// - Returns: The seconds for which the end is waited for from now on, infinity for any time; `nil` if that stays as
  ///   it was.
  package mutating func wait(after news: CompletionNews, isComplete: Bool) -> Double? {
    switch state {
    case .endless: return nil
    case .underWay:
      guard isComplete else { return nil }
      state = .ended
      return Self.wait
    case .ended:
      // Text after the word for the end: this server does not mean what it says.
      let hasText = news.deltas.contains { !$0.content.isEmpty || !$0.reasoning.isEmpty }
      guard isComplete, !hasText else {
        state = isComplete ? .endless : .underWay
        return .infinity
      }
      return news == CompletionNews() ? nil : Self.wait
    }
  }
}
