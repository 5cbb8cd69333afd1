import Testing

@testable import Gateway

@Suite struct ErrorFormTests {
  private static let codes: [(GatewayError, String?, String)] = [
    (.missing("input"), "missing_required_parameter", "invalid_request_error"),
    (.invalid("store", "m"), "invalid_value", "invalid_request_error"),
    (.wrongKey, "invalid_api_key", "invalid_request_error"),
    (.conversationLocked, "conversation_locked", "invalid_request_error"),
    (.noConversation("conv_1"), nil, "invalid_request_error"),
    (.overloaded, "server_is_overloaded", "server_error"),
    (.upstream("m"), "server_error", "server_error"),
    (GatewayFault.refusal(429, retryAfter: 1), "rate_limit_exceeded", "rate_limit_error"),
    (GatewayError(400, "", "m"), nil, "invalid_request_error"),
  ]

  @Test(arguments: codes)
  func `OpenAI's errors have a code in small letters or none`(
    _ error: GatewayError, _ code: String?, _ type: String
  ) {
    let body = error.written(as: .openAI).body["error"]
    #expect(body?["code"] == code.map { .text($0) } ?? .null)
    #expect(body?["type"] == .text(type) && body?["message"] == .text(error.message))
  }

  private static let statuses: [(Int, Int, String)] = [
    (400, 400, "INVALID_ARGUMENT"), (403, 403, "PERMISSION_DENIED"), (404, 404, "NOT_FOUND"),
    (405, 405, "INVALID_ARGUMENT"), (408, 408, "DEADLINE_EXCEEDED"), (409, 409, "ABORTED"),
    (413, 413, "INVALID_ARGUMENT"), (429, 429, "RESOURCE_EXHAUSTED"), (500, 500, "INTERNAL"),
    (501, 501, "UNIMPLEMENTED"), (502, 502, "INTERNAL"), (503, 503, "UNAVAILABLE"),
    (504, 504, "DEADLINE_EXCEEDED"), (401, 400, "INVALID_ARGUMENT"),
  ]

  @Test(arguments: statuses)
  func `Google's errors have the status as a number and as a word`(
    _ status: Int, _ told: Int, _ word: String
  ) {
    let error = GatewayError(status, "C", "m").written(as: .google)
    #expect(error.status == told)
    #expect(
      error.body["error"] == [
        "code": .number(Double(told)), "message": "m", "status": .text(word),
      ])
  }

  @Test func `The form that was chosen first stays`() {
    let error = GatewayError.missing("model").written(as: .ark).written(as: .openAI)
    #expect(error.body["error"]?["code"] == "MissingParameter.model")
  }
}
