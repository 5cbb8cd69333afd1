package import ChatModel
import HTTPStream

/// Reads the bytes of a response to a chat request: a pure state machine.
///
/// What the body is, is decided by its first byte that is not white space, not by what its head
/// says: a stream of events or of lines of JSON, JSON (whole replies come for streams, and the other
/// way round), or a web page. Every byte is used, is known to say nothing, or is counted as unreadable:
/// then the reply is not whole.
///
/// ```swift
/// var reader = CompletionReader()
/// for chunk in chunks { show(reader.feed(chunk)) }
/// show(reader.finish())
/// ```
package struct CompletionReader: ReplyReader {
  enum Form { case unknown, events, json, page }

  /// The longest body that is not a stream of events.
  package static let wholeLimit = 64 << 20
  /// The longest value in a stream of events.
  static let valueLimit = 8 << 20

  let expectedChoices: Int
  var form = Form.unknown
  var decoder = EventLineDecoder()
  var whole: [UInt8] = []
  /// True if the first line of a body of JSON was checked.
  var knowsFirstLine = false
  var chunks: ChunkReader
  var isDone = false
  var excerpt: [UInt8] = []
  var failure: CompletionFailure?
  /// Words that may have been an error: they are one if no reply follows.
  var lastWords: ErrorBody?

  /// The beginning of a value whose end has not come.
  var carry: [UInt8] = []
  /// The type of the event that is being read.
  var eventType: String?
  /// Words in the event that is being read.
  var eventWords: ErrorBody?
  /// The start of the first part that could not be read.
  var firstUnreadable: String?

  /// True if an event came.
  package internal(set) var hasEvents = false
  /// Parts that could not be read.
  package internal(set) var unreadableCount = 0

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
  package var isOver: Bool { isDone || failure != nil }

  /// True if every choice that came, and as many as were asked for, has ended.
  package var isComplete: Bool {
    chunks.choices.count >= expectedChoices && allEnded && unreadableCount == 0
  }

  /// Takes the bytes of one network chunk.
  package mutating func feed(_ chunk: [UInt8]) -> CompletionNews {
    guard !isOver else { return CompletionNews() }
    if form == .events {
      feedLines(chunk)
      return chunks.takeNews()
    }
    let start = whole.count
    whole.append(contentsOf: chunk)
    if form == .unknown { decide() }
    if form == .json, !knowsFirstLine { lookAtFirstLine(from: start) }
    guard form == .events else {
      checkSize()
      return CompletionNews()
    }
    var beginning: [UInt8] = []
    swap(&beginning, &whole)
    feedLines(beginning)
    return chunks.takeNews()
  }

  /// The body is over.
  ///
  /// - Parameter isOrderly: True if it came to its end, so that its last line counts.
  /// - Returns: The text that was held back.
  package mutating func finish(isOrderly: Bool = true) -> CompletionNews {
    if !isOver, isOrderly {
      switch form {
      case .events: finishLines()
      case .json: readWhole()
      case .page, .unknown: break
      }
    }
    if isDone { chunks.close() }
    return chunks.takeNews(isFinal: true)
  }

  /// The end of the reply, once ``finish(isOrderly:)`` was called.
  package var end: CompletionEnd {
    if let failure { return .failed(failure) }
    if form == .page { return .failed(.page) }
    if chunks.choices.isEmpty { return endOfNothing }
    if let word = reason(meaning: .failure) { return .failed(.failureReason(word)) }
    if unreadableCount > 0 {
      return .failed(.unreadable(count: unreadableCount, first: firstUnreadable ?? ""))
    }
    if let word = reason(meaning: nil) { return .failed(.unknownReason(word)) }
    return isDone || allEnded || isOneWhole ? .finished : .truncated
  }

  /// The end of a body without a choice.
  private var endOfNothing: CompletionEnd {
    if let lastWords { return .failed(.said(lastWords)) }
    if isDone, unreadableCount == 0 { return .finished }
    if !hasEvents { return .failed(.unfit(beginning)) }
    return unreadableCount > 0 ? .failed(.unfit("events that are not JSON")) : .truncated
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

  /// The start of a body without a single event.
  private var beginning: String {
    let text = String(decoding: excerpt, as: UTF8.self).trimmingSpace
    return text.isEmpty ? "an empty body" : text
  }
}
