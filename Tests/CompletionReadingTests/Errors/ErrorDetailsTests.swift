import Testing

@testable import CompletionReading

@Suite struct ErrorDetailsTests {
  private func details(_ json: String) -> ErrorDetails? {
    ParsedJSON(Array(json.utf8)).map { ErrorDetails(in: $0) }
  }

  @Test func `Google's details give reasons, quotas and the time to wait`() {
    let json = #"""
      {"details":[
        {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"},
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
          {"quotaMetric":"m","quotaId":"PerDay"},{"quotaMetric":"PerMinute"},{"subject":"x"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"27s"},
        {"retryDelay":"99s"}]}
      """#
    #expect(
      details(json)
        == ErrorDetails(reasons: ["API_KEY_INVALID", "PerDay", "PerMinute"], retryDelay: 27))
  }

  @Test(
    arguments: [
      ("27s", 27), ("0.5s", 0.5), ("0s", 0), ("1e1s", 10), ("27", nil), ("s", nil), ("-1s", nil),
      ("nans", nil), ("infs", nil), ("1m0s", nil), ("", nil), ("27 s", nil),
    ] as [(String, Double?)])
  func `A duration is a number of seconds with its unit`(text: String, seconds: Double?) {
    #expect(details(#"{"details":[{"retryDelay":"\#(text)"}]}"#)?.retryDelay == seconds)
  }

  @Test(arguments: [
    #"{}"#, #"[]"#, #"{"details":null}"#, #"{"details":"text"}"#, #"{"details":[null,1,"x",[]]}"#,
    #"{"details":[{"reason":5.5e400}]}"#, #"{"details":[{"violations":{}}]}"#,
    #"{"details":[{"retryDelay":27}]}"#, #"{"n_ctx":"many"}"#,
  ])
  func `Details of another form are passed over`(json: String) {
    let found = details(json)
    #expect(found?.retryDelay == nil && found?.windowTokens == nil)
    #expect(found?.reasons.allSatisfy { !$0.isEmpty } == true)
  }

  @Test func `llama.cpp's counts are numbers or texts`() {
    #expect(
      details(#"{"n_ctx":4096,"n_prompt_tokens":"5000"}"#)
        == ErrorDetails(windowTokens: 4096, promptTokens: 5000))
  }

  @Test func `A change of every text reaches all of them, and nothing else`() {
    let body = ErrorBody(
      code: "k", message: "k m", param: "kp", type: nil,
      details: ErrorDetails(reasons: ["k", "r"], retryDelay: 1, windowTokens: 2, promptTokens: 3))
    let changed = body.mapped { $0.replacingAll("k", with: "*") }
    #expect(
      changed
        == ErrorBody(
          code: "*", message: "* m", param: "*p", type: nil,
          details: ErrorDetails(
            reasons: ["*", "r"], retryDelay: 1, windowTokens: 2, promptTokens: 3)))
  }

  @Test(
    arguments: [
      (ErrorBody(code: "A", message: "m", type: "T"), "m", "a t"),
      (ErrorBody(code: "A", type: "T"), "A", "a t"), (ErrorBody(type: "T"), "T", "t"),
      (ErrorBody(param: "p"), nil, ""),
    ] as [(ErrorBody, String?, String)])
  func `The best words, and those that tables compare`(
    body: ErrorBody, words: String?, codeWords: String
  ) {
    #expect(body.words == words)
    #expect(body.codeWords == codeWords)
  }
}
