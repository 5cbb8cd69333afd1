import Testing

@testable import CompletionReading

/// Errors inside errors: what gateways make of the words of the servers behind them.
@Suite struct NestedErrorTests {
  private func body(_ json: String) -> ErrorBody? {
    ParsedJSON(Array(json.utf8)).flatMap { ErrorBody($0) }
  }

  @Test(arguments: [
    // A text of JSON in a message: its own words count, the code outside where it has none.
    (
      #"{"error":{"code":502,"message":"{\"error\":{\"message\":\"inner\"}}"}}"#,
      ErrorBody(code: "502", message: "inner")
    ),
    (
      #"{"error":{"code":502,"message":" {\"code\":\"E\",\"msg\":\"inner\"}"}}"#,
      ErrorBody(code: "E", message: "inner")
    ),
    (#"{"error":"{\"detail\":\"inner\"}"}"#, ErrorBody(message: "inner")),
    // Text that only looks like JSON stays as it is.
    (
      #"{"error":{"message":"{bad json"}}"#, ErrorBody(message: "{bad json")
    ),
    (#"{"message":"{\"a\":1}"}"#, ErrorBody(message: "{\"a\":1}")),
    // Objects in place of texts.
    (#"{"message":{"msg":"m"}}"#, ErrorBody(message: "m")),
    (#"{"message":{"message":"m","x":1}}"#, ErrorBody(message: "m")),
    (#"{"detail":{"reason":"r","n":1}}"#, ErrorBody(message: "reason: r, n: 1")),
    (
      #"{"error":{"a":[1,true,null],"b":{"c":"d"}}}"#,
      ErrorBody(message: "a: 1, true, null, b: c: d")
    ),
    (#"{"detail":["first","second"]}"#, ErrorBody(message: "first")),
    (#"{"detail":[{},{"msg":"m"}]}"#, ErrorBody(message: "m")),
    // The first name with words counts.
    (#"{"message":"","msg":"m"}"#, ErrorBody(message: "m")),
    (#"{"error":null,"message":"m"}"#, ErrorBody(message: "m")),
    (#"{"error":{},"detail":"m"}"#, ErrorBody(message: "m")),
    (#"{"error":{"message":""},"message":"m","code":5}"#, ErrorBody(code: "5", message: "m")),
    // Lists.
    (#"[null,{},{"message":"m"}]"#, ErrorBody(message: "m")),
    (#"{"error":[{"message":"m"}]}"#, ErrorBody(message: "m")),
    (#"{"errors":[{"x":1},{"message":"m"}]}"#, ErrorBody(message: "m")),
    (#"{"ErrorMsg":"m","Code":"E"}"#, ErrorBody(code: "E", message: "m", type: "m")),
  ])
  func `The innermost words are found`(json: String, expected: ErrorBody) {
    #expect(body(json) == expected, "\(json)")
  }

  @Test func `Errors nested without end are read without end of the stack`() {
    var json = #"{"message":"inner"}"#
    for _ in 0..<8 {
      let text = json.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      json = #"{"error":{"message":"\#(text)"}}"#
    }
    #expect(body(json)?.message == "inner")
    #expect(body(String(repeating: #"{"error":["#, count: 50_000)) == nil)
    let lists =
      String(repeating: "[", count: 200) + #"{"message":"m"}"#
      + String(repeating: "]", count: 200)
    #expect(body(lists)?.message == "m")
  }

  @Test func `A message of megabytes is not searched for an error inside`() {
    let text = "{\\\"error\\\":\\\"x\\\"," + String(repeating: " ", count: 1 << 16) + "}"
    #expect(body(#"{"message":"\#(text)"}"#)?.message?.hasPrefix(#"{"error":"x","#) == true)
  }
}
