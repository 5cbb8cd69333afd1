package import ChatModel

/// Reads the bytes of a reply to a turn: a pure state machine. Each API has one.
package protocol ReplyReader: Sendable {
  /// Token counts, the last that came.
  var usage: Usage? { get }
  /// The model version that serves the reply.
  var model: String? { get }
  /// The server's id of the reply.
  var id: String? { get }
  /// Descriptions of parts that are not text, such as tool calls.
  var leftOut: [String] { get }
  /// True if nothing more is to be waited for.
  var isOver: Bool { get }
  /// True if the server said of the whole reply that it has ended.
  var isComplete: Bool { get }
  /// True if an event of a stream came.
  var hasEvents: Bool { get }
  /// The end of the reply, once ``finish(isOrderly:)`` was called.
  var end: CompletionEnd { get }

  /// Takes the bytes of one network chunk.
  mutating func feed(_ chunk: [UInt8]) -> CompletionNews

  /// The body is over.
  ///
  /// - Parameter isOrderly: True if it came to its end, so that its last line counts.
  /// - Returns: The text that was held back.
  mutating func finish(isOrderly: Bool) -> CompletionNews
}
