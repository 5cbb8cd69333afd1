package import ChatModel

/// Reads the bytes of a response to a chat request: a pure state machine.
///
/// ```swift
/// var reader = CompletionReader()
/// for chunk in chunks { show(reader.feed(chunk)) }
/// show(reader.finish())
/// ```
package struct CompletionReader: ReplyReader {
  private let expectedChoices: Int
  private var body = ReplyBodyReader(marks: ["choices", "error"])
  private var chunks: ChunkReader

  /// Creates a reader.
  ///
  /// - Parameter expectedChoices: Number of requested choices.
  package init(expectedChoices: Int = 1) {
    self.expectedChoices = max(expectedChoices, 1)
    chunks = ChunkReader(expectedChoices: self.expectedChoices)
  }

  /// Token counts, the last that came.
  package var usage: Usage? { chunks.usage }
  /// The model version that serves the reply.
  package var model: String? { chunks.model }
  /// The server's id of the completion.
  package var id: String? { chunks.id }
  /// Descriptions of parts that are not text, such as tool calls.
  package var leftOut: [String] { chunks.leftOut }

  /// True if nothing more is to be waited for: `[DONE]` or an error came.
  package var isOver: Bool { body.isOver }
  /// True if an event came.
  package var hasEvents: Bool { body.hasEvents }
  /// True if nothing came but white space and comments.
  package var isEmpty: Bool { body.isEmpty }
  /// Parts that could not be read.
  package var unreadableCount: Int { body.unreadableCount }

  /// True if every choice that came, and as many as were asked for, has ended.
  package var isComplete: Bool {
    chunks.choices.count >= expectedChoices && allEnded && body.unreadableCount == 0
  }

  /// Takes the bytes of one network chunk.
  package mutating func feed(_ chunk: [UInt8]) -> CompletionNews {
    guard !isOver else { return CompletionNews() }
    body.feed(chunk) { chunks.read(&$0, keepsPart: $1) }
    return chunks.takeNews()
  }

  /// The body is over.
  ///
  /// - Parameter isOrderly: True if it came to its end, so that its last line counts.
  /// - Returns: The text that was held back.
  package mutating func finish(isOrderly: Bool = true) -> CompletionNews {
    if isOrderly { body.finish { chunks.read(&$0, keepsPart: $1) } }
    if body.isDone { chunks.close() }
    return chunks.takeNews(isFinal: true)
  }

  /// The end of the reply, once ``finish(isOrderly:)`` was called.
  package var end: CompletionEnd {
    if chunks.choices.isEmpty {
      let isFine = body.failure == nil && body.lastWords == nil && unreadableCount == 0
      if isFine, body.isDone { return .finished }
      return body.endOfNothing(expected: "choices").map { .failed($0) } ?? .truncated
    }
    if let failure = body.failure { return .failed(failure) }
    if let word = reason(meaning: .failure) { return .failed(.failureReason(word)) }
    if unreadableCount > 0 {
      return .failed(.unreadable(count: unreadableCount, first: body.firstUnreadable ?? ""))
    }
    if let word = reason(meaning: nil) { return .failed(.unknownReason(word)) }
    // Words in the place of an end; those of a heartbeat are followed by more.
    if !allEnded, let words = chunks.lastWords, words == body.lastWords {
      return .failed(.said(words))
    }
    return body.isDone || allEnded || isOneWhole ? .finished : .truncated
  }

  /// A word for an end that has this meaning.
  private func reason(meaning: FinishReason.Meaning?) -> String? {
    chunks.choices.lazy.compactMap(\.finishReason).first { $0.meaning == meaning }?.rawValue
  }

  private var allEnded: Bool {
    !chunks.choices.isEmpty && chunks.choices.allSatisfy(\.hasEnded)
  }

  /// True if all that came is one whole reply, which needs no word for its end.
  private var isOneWhole: Bool {
    chunks.chunks == 1 && chunks.wholes == chunks.choices.count
  }
}
