import ChatModel
import CompletionReading
import HTTPStream

extension ContextClient {
  /// Creates a context on the server.
  public func create(
    _ request: CreateContextRequest
  ) async throws(APIError) -> ContextCreated {
    if let violation = RequestRule.violation(in: request) { throw violation }
    let body = RequestBody.create(request)
    var attempts = 0
    while true {
      attempts += 1
      do throws(APIError) {
        return try await createOnce(body)
      } catch {
        guard let delay = retry.delayForCreate(after: error, attempt: attempts, jitter: jitter())
        else { throw error }
        guard (try? await sleep(delay)) != nil, !Task.isCancelled else {
          throw .givenUp(after: error)
        }
      }
    }
  }

  private func createOnce(_ body: [UInt8]) async throws(APIError) -> ContextCreated {
    let attempt = try await attempt(.create, body: body, streams: false)
    guard attempt.isAccepted else { throw await error(of: attempt) }
    let bytes: [UInt8]
    do {
      bytes = try await attempt.response.body.collect(upTo: CompletionReader.wholeLimit)
    } catch {
      throw APIError(error, key: endpoint.key)
    }
    return try ContextCreated(bytes, report: attempt.report)
  }
}

extension ContextCreated {
  /// Reads the answer to a creation, leniently.
  init(_ bytes: [UInt8], report: ErrorReport) throws(APIError) {
    guard let json = JSONValue(bytes) else {
      throw ErrorReport.form(of: bytes) == .html
        ? APIError(
          .wrongBaseURL, status: report.status, serverMessage: "a web page", requestWasSent: true)
        : report.violation("a create response without JSON")
    }
    guard let id = json["id"]?.text ?? json["context_id"]?.text else {
      if let body = ErrorBody(json) { throw report.error(body) }
      throw report.violation("a create response without an id")
    }
    self.init(
      id: id, ttl: json["ttl"]?.integer.flatMap { $0 > 0 ? $0 : nil },
      mode: json["mode"]?.text.flatMap { ContextMode(rawValue: $0) },
      truncation: json["truncation_strategy"].flatMap { TruncationStrategy($0) },
      usage: JSONScanner.usage(in: bytes), model: json["model"]?.text, requestID: report.requestID)
  }
}

extension TruncationStrategy {
  fileprivate init?(_ json: JSONValue) {
    guard let type = json["type"]?.text else { return nil }
    switch type {
    case "last_history_tokens":
      guard let limit = json["last_history_tokens"]?.integer else { return nil }
      self = .lastHistoryTokens(limit)
    case "rolling_tokens":
      self = .rollingTokens(
        maxWindow: json["max_window_tokens"]?.integer,
        rollingWindow: json["rolling_window_tokens"]?.integer)
    default: self = .other(type)
    }
  }
}

extension APIError {
  /// The caller cancelled while the next attempt was waited for.
  static func givenUp(after error: APIError) -> APIError {
    APIError(.cancelled, requestID: error.requestID, requestWasSent: error.requestWasSent)
  }
}
