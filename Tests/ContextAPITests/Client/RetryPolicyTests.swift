import Testing

@testable import ContextAPI

struct RetryPolicyTests {
  private let policy = RetryPolicy.standard

  private static func error(
    _ kind: APIError.Kind, status: Int? = nil, sent: Bool = true, retryAfter: Double? = nil
  ) -> APIError {
    APIError(kind, status: status, retryAfter: retryAfter, requestWasSent: sent)
  }

  @Test(arguments: [
    error(.timeout, status: 408), error(.server, status: 409),
    error(.rateLimited(canClear: true), status: 429),
    error(.server, status: 500), error(.server, status: 503), error(.network, sent: false),
    error(.network), error(.timeout),
  ])
  func `a creation is tried three times`(error: APIError) {
    #expect(policy.delayForCreate(after: error, attempt: 1, jitter: 0.5) == 0.5)
    #expect(policy.delayForCreate(after: error, attempt: 2, jitter: 0.5) == 1)
    #expect(policy.delayForCreate(after: error, attempt: 3, jitter: 0.5) == nil)
  }

  @Test(arguments: [
    error(.badRequest, status: 400), error(.key, status: 401), error(.account, status: 403),
    error(.model, status: 404), error(.tls, sent: false), error(.cancelled), error(.wrongBaseURL),
    error(.rateLimited(canClear: false), status: 429), error(.protocolViolation, status: 200),
    error(.invalidParameters, sent: false), error(.moderation, status: 400),
  ])
  func `what waiting cannot help is not tried again`(error: APIError) {
    #expect(policy.delayForCreate(after: error, attempt: 1, jitter: 0) == nil)
    #expect(policy.delayForChat(after: error, attempt: 1, jitter: 0) == nil)
  }

  @Test(arguments: [
    error(.busy, status: 403, sent: false),
    error(.rateLimited(canClear: true), status: 429, sent: false),
  ])
  func `a turn that was refused for the moment is tried again, within bounds`(error: APIError) {
    let delays = (1...5).map { policy.delayForChat(after: error, attempt: $0, jitter: 0.5) }
    #expect(delays == [0.5, 1, 2, 4, nil])
  }

  @Test func `a model that loads is waited for, with a look at least every five seconds`() {
    let error = Self.error(.loading, status: 503, sent: false)
    let delays = (1...25).map { policy.delayForChat(after: error, attempt: $0, jitter: 0.5) }
    #expect(delays.prefix(6) == [0.5, 1, 2, 4, 5, 5])
    #expect(delays[23] == 5 && delays[24] == nil)
    #expect(policy.delayForCreate(after: error, attempt: 24, jitter: 0.5) == 5)
    #expect(RetryPolicy.never.delayForChat(after: error, attempt: 1, jitter: 0) == nil)
    // Inside a stream nobody knows whether it began.
    #expect(
      policy.delayForChat(after: Self.error(.loading, status: 200), attempt: 1, jitter: 0) == nil)
  }

  @Test(arguments: [error(.network, sent: false), error(.timeout, sent: false)])
  func `a turn that could not be sent is tried again`(error: APIError) {
    let delays = (1...3).map { policy.delayForChat(after: error, attempt: $0, jitter: 0.5) }
    #expect(delays == [0.5, 1, nil])
  }

  @Test(arguments: [
    error(.network), error(.timeout), error(.timeout, status: 408), error(.server, status: 500),
    error(.server, status: 503), error(.rateLimited(canClear: true), status: 200), error(.busy),
  ])
  func `a turn that may have run is never tried again`(error: APIError) {
    #expect(policy.delayForChat(after: error, attempt: 1, jitter: 0) == nil)
  }

  @Test func `what the server asks for wins, if it is not too long`() {
    func delay(_ retryAfter: Double) -> Double? {
      policy.delayForChat(
        after: Self.error(
          .rateLimited(canClear: true), status: 429, sent: false, retryAfter: retryAfter),
        attempt: 1, jitter: 0)
    }
    #expect(delay(7) == 7)
    #expect(delay(0) == 0)
    #expect(delay(60) == 60)
    #expect(delay(61) == nil)
  }

  @Test func `delays vary by a quarter and have a ceiling`() {
    let busy = Self.error(.busy, status: 403, sent: false)
    #expect(policy.delayForChat(after: busy, attempt: 1, jitter: 0) == 0.375)
    #expect(policy.delayForChat(after: busy, attempt: 1, jitter: 1) == 0.625)
    let patient = RetryPolicy(chatRetries: 10_000)
    #expect(patient.delayForChat(after: busy, attempt: 10_000, jitter: 0.5) == 30)
  }

  @Test func `never means never`() {
    let error = Self.error(.network, sent: false)
    #expect(RetryPolicy.never.delayForCreate(after: error, attempt: 1, jitter: 0) == nil)
    #expect(RetryPolicy.never.delayForChat(after: error, attempt: 1, jitter: 0) == nil)
  }
}
