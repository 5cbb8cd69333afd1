import ChatModel
import CompletionReading
import HTTPStream
import Wording

/// Turns the bytes of a response to a turn into events: what the reader of replies finds, with the
/// errors of the client.
struct StreamAssembly {
  private let report: ErrorReport
  private var reader: any ReplyReader
  private var tail = ReplyTail()
  /// The seconds for which the end of the body is waited for after what came last; `nil` if that stays as it was.
  private(set) var wait: Double?

  /// Creates an assembly.
  ///
  /// - Parameters:
  ///   - report: The common facts of its errors.
  ///   - reader: Reads the bytes.
  init(report: ErrorReport, reader: any ReplyReader) {
    self.report = report
    self.reader = reader
  }

  /// True if nothing more is to be waited for: `[DONE]` or an error came.
  var isOver: Bool { reader.isOver }

  /// Takes the bytes of one network chunk.
  mutating func feed(_ chunk: [UInt8]) -> [ChatEvent] {
    let news = reader.feed(chunk)
    wait = tail.wait(after: news, isComplete: reader.isComplete)
    return news.events
  }

  /// The body is over, in good order or by an error.
  ///
  /// - Returns: The text that was held back, then the ending.
  mutating func finish(_ error: TransportError?) -> [ChatEvent] {
    // A stream of events whose connection was closed early is what "truncated" means.
    let error = error?.kind == .incomplete && reader.hasEvents ? nil : error
    let events = reader.finish(isOrderly: error == nil).events
    return events + [.ended(ending(error))]
  }

  private func ending(_ error: TransportError?) -> StreamEnd {
    if let error, !reader.isOver {
      if reader.isComplete { return finished }
      if error.kind == .cancelled { return .cancelled }
      var failed = APIError(error, key: report.key)
      failed.requestID = report.requestID
      return .failed(failed)
    }
    switch reader.end {
    case .finished: return finished
    case .truncated: return .truncated
    case .failed(let failure): return .failed(report.error(failure))
    }
  }

  private var finished: StreamEnd {
    .finished(
      StreamSummary(
        usage: reader.usage, model: reader.model, id: reader.id, leftOut: reader.leftOut))
  }
}

extension CompletionNews {
  /// The same in the order of a stream.
  fileprivate var events: [ChatEvent] {
    var events: [ChatEvent] = []
    if let model { events.append(.model(model)) }
    if let node { events.append(.node(node)) }
    if !deltas.isEmpty { events.append(.delta(deltas)) }
    if let usage { events.append(.usage(usage)) }
    return events
  }
}

extension ErrorReport {
  /// The error for a body that is not a reply.
  fileprivate func error(_ failure: CompletionFailure) -> APIError {
    switch failure {
    case .said(let body): error(body)
    case .failureReason(let word): error(ErrorBody(message: "finish_reason: \(word)"))
    case .unfit(let words): violation(words)
    case .unknownReason(let word):
      violation(
        saying:
          localized(
            """
            The server ended the reply with the unknown finish_reason \
            \(redacted(word).quoted), which may mean that it is incomplete. Ask the provider \
            what it means.
            """))
    case .unreadable(let count, let first):
      violation(
        saying:
          localized(
            """
            \(count == 1 ? localized("A part") : localized("\(count) parts")) of the reply could not be read, so text may be missing; it began with \(redacted(first).fitForMessage(limit: 80).quoted). If it happens again, tell the provider the request's id.
            """))
    case .page:
      APIError(
        .wrongBaseURL, status: status, serverMessage: localized("a web page"), requestID: requestID,
        requestWasSent: true)
    }
  }
}
