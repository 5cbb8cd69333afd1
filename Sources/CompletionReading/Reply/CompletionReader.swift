package import ChatModel
import HTTPStream

/// Reads the bytes of a response to a chat request: a pure state machine.
///
/// What the body is, is decided by its first byte that is no white space, not by what its head
/// says: a stream of events, JSON (whole replies come for streams, and the other way round), or a
/// web page.
package struct CompletionReader {
  private enum Form { case unknown, events, json, page }

  /// The longest body that is not a stream of events.
  package static let wholeLimit = 64 << 20

  private let expectedChoices: Int
  private var form = Form.unknown
  private var decoder = ServerSentEventDecoder()
  private var whole: [UInt8] = []
  private var chunks = ChunkReader()
  private var isDone = false
  private var excerpt: [UInt8] = []
  private var failure: CompletionFailure?
  /// Whether an event came.
  package private(set) var hasEvents = false
  /// Events that could not be read.
  package private(set) var skipped = 0

  /// A reader.
  ///
  /// - Parameter expectedChoices: How many choices were asked for.
  package init(expectedChoices: Int = 1) {
    self.expectedChoices = max(expectedChoices, 1)
  }

  /// Token counts, the last that came.
  package var usage: Usage? { chunks.usage }
  /// The model version that serves the reply.
  package var model: String? { chunks.model }
  /// The server's id of the completion.
  package var id: String? { chunks.id }

  /// Whether nothing more is to be waited for: `[DONE]` or an error came.
  package var isOver: Bool { isDone || failure != nil }

  /// Whether every choice that came, and as many as were asked for, has ended.
  package var isComplete: Bool {
    chunks.choices.count >= expectedChoices && allEnded
  }

  /// Takes the bytes of one network chunk.
  package mutating func feed(_ chunk: [UInt8]) -> CompletionNews {
    guard !isOver else { return CompletionNews() }
    if form == .unknown {
      whole.append(contentsOf: chunk)
      decide()
      guard form == .events else {
        if form == .unknown { checkSize() }
        return CompletionNews()
      }
      var start: [UInt8] = []
      swap(&start, &whole)
      excerpt = Array(start.prefix(200))
      return feedEvents(start)
    }
    if form == .events { return feedEvents(chunk) }
    whole.append(contentsOf: chunk)
    checkSize()
    return CompletionNews()
  }

  /// The body is over.
  ///
  /// - Parameter isOrderly: Whether it came to its end, so that its last line counts.
  /// - Returns: What was still held back.
  package mutating func finish(isOrderly: Bool = true) -> CompletionNews {
    if !isOver, isOrderly { readRest() }
    return chunks.takeNews(isFinal: true)
  }

  /// How it ended, once ``finish(isOrderly:)`` was called.
  package var end: CompletionEnd {
    if let failure { return .failed(failure) }
    if isDone, !chunks.choices.isEmpty || skipped == 0 { return .finished }
    if allEnded { return .finished }
    if form == .page { return .failed(.page) }
    if chunks.choices.isEmpty, !hasEvents || skipped > 0 {
      return .failed(.unfit(hasEvents ? "events that are not JSON" : beginning))
    }
    return .truncated
  }

  // MARK: Form

  private mutating func decide() {
    let first = whole.withUnsafeBytes { $0.withoutByteOrderMark.first { $0 > 0x20 } }
    // The beginning of a byte order mark: wait for the rest.
    guard let first, first != 0xEF || whole.count >= 3 else { return }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): form = .json
    case UInt8(ascii: "<"): form = .page
    default: form = .events
    }
  }

  private mutating func checkSize() {
    guard whole.count > Self.wholeLimit else { return }
    failure = .unfit("a body of more than \(Self.wholeLimit >> 20) MB")
    whole = []
  }

  // MARK: Events

  private mutating func feedEvents(_ chunk: [UInt8]) -> CompletionNews {
    decode { (decoder, onEvent) throws(ServerSentEventError) in
      try decoder.feed(chunk, onEvent: onEvent)
    }
    return chunks.takeNews()
  }

  private mutating func decode(
    _ body: (
      inout ServerSentEventDecoder, (ServerSentEvent) -> Void
    ) throws(ServerSentEventError) -> Void
  ) {
    do {
      var decoder = ServerSentEventDecoder(limit: 0)
      swap(&decoder, &self.decoder)
      defer { swap(&decoder, &self.decoder) }
      try body(&decoder) { take($0) }
    } catch {
      switch error {
      case .tooLong(let limit): fail(.unfit("a line of more than \(limit >> 20) MB"))
      }
    }
  }

  private mutating func take(_ event: ServerSentEvent) {
    guard !isOver else { return }
    let data = event.data.trimmed
    if data.isEmpty { return }
    hasEvents = true
    if data.elementsEqual("[DONE]".utf8) {
      isDone = true
      return
    }
    let finding = chunks.read(data)
    switch finding {
    case .error(let body): fail(.said(body))
    case .content where event.type != "error": break
    case .content, .unreadable:
      guard event.type == "error" else { return skipped += 1 }
      let text = String(decoding: data.prefix(2000), as: UTF8.self)
      fail(.said(ErrorBody(message: text)))
    }
  }

  /// Notes an error, unless the reply was whole before it.
  private mutating func fail(_ failure: CompletionFailure) {
    if isComplete { isDone = true } else { self.failure = self.failure ?? failure }
  }

  // MARK: The end

  private mutating func readRest() {
    switch form {
    case .events:
      decode { (decoder, onEvent) throws(ServerSentEventError) in
        try decoder.finish(onEvent: onEvent)
      }
    case .json: readWhole()
    case .page, .unknown: break
    }
  }

  /// Reads a body of JSON: one reply, perhaps with a `data: [DONE]` after it.
  private mutating func readWhole() {
    let finding = whole.withUnsafeBytes { chunks.read($0.withoutByteOrderMark) }
    whole = []
    switch finding {
    case .error(let body): fail(.said(body))
    case .unreadable: failure = .unfit("JSON that breaks off or is malformed")
    case .content:
      if chunks.choices.isEmpty {
        failure = .unfit("JSON without choices")
      } else {
        isDone = true
      }
    }
  }

  private var allEnded: Bool {
    !chunks.choices.isEmpty && chunks.choices.allSatisfy { $0.finishReason != nil }
  }

  /// What a body without a single event began with.
  private var beginning: String {
    let text = String(decoding: excerpt, as: UTF8.self).trimmingSpace
    return text.isEmpty ? "an empty body" : text
  }
}

extension UnsafeRawBufferPointer {
  /// Without white space at both ends.
  fileprivate var trimmed: UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}
