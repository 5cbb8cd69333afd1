import ChatModel
import CompletionReading

/// Reads Gemini's replies: a stream of whole `GenerateContentResponse` objects, one of them, or a list of them.
///
/// There is no `[DONE]`: a reply is over when each of its candidates has a `finishReason`.
struct GeminiReader: ReplyReader {
  private let expectedChoices: Int
  private var body = ReplyBodyReader(marks: ["candidates", "promptFeedback", "error"])
  private var chunks: GeminiChunks

  /// Creates a reader.
  init(expectedChoices: Int = 1) {
    self.expectedChoices = max(expectedChoices, 1)
    chunks = GeminiChunks(expectedChoices: self.expectedChoices)
  }

  var usage: Usage? { chunks.usage }
  var model: String? { chunks.model }
  var id: String? { chunks.id }
  var leftOut: [String] { chunks.leftOut }
  var isOver: Bool { body.isOver }
  var hasEvents: Bool { body.hasEvents }

  var isComplete: Bool {
    chunks.candidates.count >= expectedChoices && allEnded && body.unreadableCount == 0
  }

  mutating func feed(_ chunk: [UInt8]) -> CompletionNews {
    body.feed(chunk) { chunks.read(&$0, isPart: $1) }
    return chunks.takeNews(isFinal: false)
  }

  mutating func finish(isOrderly: Bool) -> CompletionNews {
    if isOrderly { body.finish { chunks.read(&$0, isPart: $1) } }
    return chunks.takeNews(isFinal: true)
  }

  var end: CompletionEnd {
    if chunks.candidates.isEmpty {
      return body.endOfNothing(expected: "candidates").map { .failed($0) } ?? .truncated
    }
    if let failure = body.failure { return .failed(failure) }
    if let word = reason(meaning: .failure) {
      return .failed(.failureReason(chunks.failureWords.map { "\(word): \($0)" } ?? word))
    }
    if body.unreadableCount > 0 {
      return .failed(
        .unreadable(count: body.unreadableCount, first: body.firstUnreadable ?? ""))
    }
    if let word = reason(meaning: nil) { return .failed(.unknownReason(word)) }
    return allEnded ? .finished : .truncated
  }

  /// A word for an end that has this meaning.
  private func reason(meaning: FinishReason.Meaning?) -> String? {
    chunks.candidates.lazy.compactMap(\.finishReason).first { $0.meaning == meaning }?.rawValue
  }

  private var allEnded: Bool {
    !chunks.candidates.isEmpty && chunks.candidates.allSatisfy(\.hasEnded)
  }
}
