/// The kinds of JSON value in a reply.
package enum ReplyFinding: Equatable, Sendable {
  /// A part of a reply, or harmless.
  case content
  /// The server's word that the reply is over. Nothing after it counts.
  case end
  /// Words that may be an error or a word in between, such as a heartbeat with a message.
  case words(ErrorBody)
  /// The server's word that it failed.
  case error(ErrorBody)
  /// The bytes end before the value does. What it held so far does not count.
  case cutOff
  /// Not what a reply is made of. Texts before the fault count.
  case unreadable
}
