import CompletionReading
import HTTPStream

extension ContextClient {
  /// Creates a context on the server.
  public func create(
    _ request: CreateContextRequest
  ) async throws(APIError) -> ContextCreated {
    if let violation = format.violation(in: request) { throw violation }
    let wire: WireRequest
    switch format.creation(request) {
    case .local(let created): return created
    case .request(let request): wire = request
    }
    let created = try await create(wire)
    try await add(format.additions(to: created.id, of: request), to: created.id)
    return created
  }

  private func create(_ wire: WireRequest) async throws(APIError) -> ContextCreated {
    var attempts = 0
    while true {
      attempts += 1
      do throws(APIError) {
        return try await createOnce(wire)
      } catch {
        guard let delay = retry.delayForCreate(after: error, attempt: attempts, jitter: jitter())
        else { throw error }
        guard (try? await sleep(delay)) != nil, !Task.isCancelled else {
          throw .givenUp(after: error)
        }
      }
    }
  }

  /// Adds to a new context what did not fit into its creation. It is of no use without: if that fails, it is deleted.
  private func add(_ additions: [WireRequest], to id: String) async throws(APIError) {
    do throws(APIError) {
      for wire in additions { _ = try await answer(.create, wire) }
    } catch {
      try? await delete(id)
      throw error
    }
  }

  private func createOnce(_ wire: WireRequest) async throws(APIError) -> ContextCreated {
    let (body, report) = try await answer(.create, wire)
    return try format.created(body, report: report)
  }

  /// Sends one request once and reads the whole answer.
  func answer(
    _ operation: ErrorClassifier.Operation, _ wire: WireRequest
  ) async throws(APIError) -> ([UInt8], ErrorReport) {
    let attempt = try await attempt(operation, wire, streams: false)
    guard attempt.isAccepted else { throw await error(of: attempt) }
    do {
      return (
        try await attempt.response.body.collect(upTo: ReplyBodyReader.wholeLimit), attempt.report
      )
    } catch {
      throw APIError(error, key: endpoint.key)
    }
  }
}

extension APIError {
  /// The caller cancelled while the next attempt was waited for.
  static func givenUp(after error: APIError) -> APIError {
    APIError(.cancelled, requestID: error.requestID, requestWasSent: error.requestWasSent)
  }
}
