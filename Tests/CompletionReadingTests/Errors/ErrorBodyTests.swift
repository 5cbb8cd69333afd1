import Testing

@testable import CompletionReading

struct ErrorBodyTests {
  private func body(_ json: String) -> ErrorBody? {
    ParsedJSON(Array(json.utf8)).flatMap { ErrorBody($0) }
  }

  @Test(arguments: [
    (
      #"{"error":{"code":"A.B","message":"m","param":"p","type":"t"}}"#,
      ErrorBody(code: "A.B", message: "m", param: "p", type: "t")
    ),
    (
      #"{"error":{"code":429,"message":"m","param":null,"type":""}}"#,
      ErrorBody(code: "429", message: "m")
    ),
    (#"{"error":{"message":"m"}}"#, ErrorBody(message: "m")),
    (#"{"error":{"code":"X"}}"#, ErrorBody(code: "X")),
    (#"{"error":"text"}"#, ErrorBody(message: "text", type: "text")),
    (
      #"{"error":"bad_thing","message":"words","code":7}"#,
      ErrorBody(code: "7", message: "words", type: "bad_thing")
    ),
    (
      #"{"error":"invalid_grant","error_description":"words"}"#,
      ErrorBody(message: "words", type: "invalid_grant")
    ),
    (#"{"message":"m"}"#, ErrorBody(message: "m")),
    (#"{"code":"C","message":"m","request_id":"r"}"#, ErrorBody(code: "C", message: "m")),
    (#"{"detail":"Not Found"}"#, ErrorBody(message: "Not Found")),
    (
      #"{"detail":[{"loc":["body","model"],"msg":"field required","type":"missing"}]}"#,
      ErrorBody(message: "field required")
    ),
    (#"{"msg":"m","code":-1}"#, ErrorBody(code: "-1", message: "m")),
    (#"{"errors":[{"message":"m"}]}"#, ErrorBody(message: "m")),
    (#"[{"error":{"message":"m","code":400}}]"#, ErrorBody(code: "400", message: "m")),
    (#"{"error_code":17,"error_msg":"m"}"#, ErrorBody(code: "17", message: "m")),
    (
      #"{"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[{"violations":[{"quotaMetric":"a"},{"quotaId":"b"}]},{"reason":"R"},{"retryDelay":"1.5s"}]}}"#,
      ErrorBody(
        code: "429", message: "m", type: "RESOURCE_EXHAUSTED",
        details: ErrorDetails(reasons: ["a", "b", "R"], retryDelay: 1.5))
    ),
    // A state in small letters is no class of errors.
    (#"{"message":"m","status":"failed"}"#, ErrorBody(message: "m")),
    (
      #"{"error":{"code":400,"message":"m","n_prompt_tokens":9,"n_ctx":8}}"#,
      ErrorBody(
        code: "400", message: "m", details: ErrorDetails(windowTokens: 8, promptTokens: 9))
    ),
  ])
  func `every form is read`(json: String, expected: ErrorBody) {
    #expect(body(json) == expected)
  }

  @Test(arguments: [
    "{}", "[]", "1", "null", #"{"error":null}"#, #"{"error":{}}"#, #"{"error":""}"#,
    #"{"id":"x","choices":[]}"#, #"{"error":false}"#, #"{"message":{"content":"x"}}"#,
  ])
  func `what does not speak of an error is none`(json: String) {
    #expect(body(json) == nil)
  }

  @Test func `an error in lists in lists is found in a moment`() {
    let levels = 60
    let lists = String(repeating: "[", count: levels), ends = String(repeating: "]", count: levels)
    #expect(body(#"\#(lists){"message":"m"}\#(ends)"#) == ErrorBody(message: "m"))
    #expect(body(#"{"error":\#(lists){"message":"m"}\#(ends)}"#) == ErrorBody(message: "m"))
    #expect(body(#"{"detail":\#(lists){"msg":"m"}\#(ends)}"#) == ErrorBody(message: "m"))
  }
}
