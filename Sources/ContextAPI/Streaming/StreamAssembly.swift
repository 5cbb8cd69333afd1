import ChatModel
import HTTPStream

/// Turns the bytes of a response to a turn into events: a pure state machine.
///
/// What the body is, is decided by its first byte that is no white space, not by what its head
/// says: a stream of events, JSON (whole replies come for streams, and the other way round), or a
/// web page.
struct StreamAssembly {
  private enum Form { case unknown, events, json, page }

  /// The longest body that is not a stream of events.
  static let wholeLimit = 64 << 20

  private let report: ErrorReport
  private let expectedChoices: Int
  private var form = Form.unknown
  private var decoder = ServerSentEventDecoder()
  private var whole: [UInt8] = []
  private(set) var reader = ReplyReader()
  private var isDone = false
  private var hasEvents = false
  private var excerpt: [UInt8] = []
  private var skipped = 0
  private var failure: APIError?

  /// An assembly.
  ///
  /// - Parameters:
  ///   - report: What its errors say beside the facts.
  ///   - expectedChoices: How many choices were asked for.
  init(report: ErrorReport, expectedChoices: Int) {
    self.report = report
    self.expectedChoices = max(expectedChoices, 1)
  }

  /// Whether nothing more is to be waited for: `[DONE]` or an error came.
  var isOver: Bool { isDone || failure != nil }

  /// Takes the bytes of one network chunk.
  mutating func feed(_ chunk: [UInt8]) -> [ChatEvent] {
    guard !isOver else { return [] }
    if form == .unknown {
      whole.append(contentsOf: chunk)
      decide()
      guard form == .events else {
        if form == .unknown { checkSize() }
        return []
      }
      var start: [UInt8] = []
      swap(&start, &whole)
      excerpt = Array(start.prefix(200))
      return feedEvents(start)
    }
    if form == .events { return feedEvents(chunk) }
    whole.append(contentsOf: chunk)
    checkSize()
    return []
  }

  /// The body is over, in good order or by an error.
  ///
  /// - Returns: What was still held back, then the ending.
  mutating func finish(_ error: TransportError?) -> [ChatEvent] {
    // A stream of events whose connection was closed early is what "truncated" means.
    let error = error?.kind == .incomplete && hasEvents ? nil : error
    if !isOver, error == nil { readRest() }
    let events = reader.takeEvents(isFinal: true)
    return events + [.ended(ending(error))]
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
    failure = report.violation("a body of more than \(Self.wholeLimit >> 20) MB")
    whole = []
  }

  // MARK: Events

  private mutating func feedEvents(_ chunk: [UInt8]) -> [ChatEvent] {
    decode { (decoder, onEvent) throws(ServerSentEventError) in
      try decoder.feed(chunk, onEvent: onEvent)
    }
    return reader.takeEvents()
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
      case .tooLong(let limit): fail(report.violation("a line of more than \(limit >> 20) MB"))
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
    let finding = reader.read(data)
    switch finding {
    case .error(let body): fail(report.error(body))
    case .content where event.type != "error": break
    case .content, .unreadable:
      guard event.type == "error" else { return skipped += 1 }
      let text = String(decoding: data.prefix(2000), as: UTF8.self)
      fail(report.error(ErrorBody(message: text)))
    }
  }

  /// Notes an error, unless the reply was whole before it.
  private mutating func fail(_ error: APIError) {
    if isComplete { isDone = true } else { failure = failure ?? error }
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
    let finding = whole.withUnsafeBytes { reader.read($0.withoutByteOrderMark) }
    whole = []
    switch finding {
    case .error(let body): fail(report.error(body))
    case .unreadable: failure = report.violation("JSON that breaks off or is malformed")
    case .content:
      if reader.choices.isEmpty {
        failure = report.violation("JSON without choices")
      } else {
        isDone = true
      }
    }
  }

  /// Whether every choice that came, and as many as were asked for, has ended.
  private var isComplete: Bool {
    reader.choices.count >= expectedChoices && allEnded
  }

  private var allEnded: Bool {
    !reader.choices.isEmpty && reader.choices.allSatisfy { $0.finishReason != nil }
  }

  private func ending(_ error: TransportError?) -> StreamEnd {
    if let failure { return .failed(failure) }
    if isDone, !reader.choices.isEmpty || skipped == 0 { return finished }
    if let error {
      if isComplete { return finished }
      if error.kind == .cancelled { return .cancelled }
      var failed = APIError(error, key: report.key)
      failed.requestID = report.requestID
      return .failed(failed)
    }
    if allEnded { return finished }
    if form == .page { return .failed(report.page) }
    if reader.choices.isEmpty, !hasEvents || skipped > 0 {
      return .failed(report.violation(hasEvents ? "events that are not JSON" : beginning))
    }
    return .truncated
  }

  /// What a body without a single event began with.
  private var beginning: String {
    let text = String(decoding: excerpt, as: UTF8.self).trimmingSpace
    return text.isEmpty ? "an empty body" : text
  }

  private var finished: StreamEnd {
    .finished(
      StreamSummary(
        usage: reader.usage, model: reader.model, id: reader.id, skippedEvents: skipped))
  }
}

extension ErrorReport {
  /// A web page where an answer should be.
  fileprivate var page: APIError {
    APIError(
      .wrongBaseURL, status: status, serverMessage: "a web page", requestID: requestID,
      requestWasSent: true)
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
