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

  private static let routes: [(String, String)] = [
    ("POST", "/v1/context/create"), ("POST", "/v1/context/chat/completions"),
    ("POST", "/v1/chat/completions"), ("GET", "/v1/models"), ("GET", "/v1/models/guide"),
    ("POST", "/v1/responses"), ("POST", "/v1/responses/input_tokens"),
    ("GET", "/v1/responses/resp_1"), ("DELETE", "/api/v3/responses/resp_1"),
    ("GET", "/v1/responses/resp_1/input_items"), ("POST", "/v1/conversations"),
    ("GET", "/v1/conversations/conv_1"), ("DELETE", "/v1/conversations/conv_1"),
    ("GET", "/v1/conversations/conv_1/items"), ("DELETE", "/v1/conversations/conv_1/items/msg_1"),
    ("GET", "/v1beta/cachedContents"), ("POST", "/v1/cachedContents"),
    ("PATCH", "/v1beta/cachedContents/x"), ("DELETE", "/v1/cachedContents/x"),
    ("POST", "/v1beta/models/m:generateContent"),
    ("POST", "/v1beta/models/m:streamGenerateContent?alt=sse"),
  ]

  @Test func `No route answers without the key, and each takes it in both headers`() async throws {
    try await TestGateway.run { gateway in
      let key = gateway.server.key
      for (method, path) in Self.routes {
        for field in [
          "Authorization: Bearer \(key)x", "x-goog-api-key: x\(key.dropFirst())", "X: y",
        ] {
          let text = try await Self.exchange(gateway, method, path, field)
          let isRefused = text.hasPrefix("HTTP/1.1 401 ") || text.contains("API_KEY_INVALID")
          #expect(isRefused, "\(method) \(path) with \(field.prefix(10)): \(text.prefix(80))")
        }
        for field in [
          "Authorization: Bearer \(key)", "x-goog-api-key: \(key)", "Authorization: bearer \(key)",
          "AUTHORIZATION: BEARER  \(key)",
        ] {
          let text = try await Self.exchange(gateway, method, path, field)
          #expect(!text.hasPrefix("HTTP/1.1 401 ") && !text.contains("API_KEY_INVALID"))
        }
      }
      let log = gateway.server.requests
      #expect(log.count == 4 * Self.routes.count, "what has no key is not even logged")
    }
  }

  private static func exchange(
    _ gateway: TestGateway, _ method: String, _ path: String, _ field: String
  ) async throws -> String {
    try await RawConnection.exchange(
      port: gateway.server.baseURL,
      "\(method) \(path) HTTP/1.1\r\nHost: x\r\n\(field)\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
    )
  }
}
