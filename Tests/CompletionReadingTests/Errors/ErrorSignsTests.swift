import Testing

@testable import CompletionReading

/// Members beside the choices: the same ones come with good replies and with errors.
@Suite struct ErrorSignsTests {
  private func finding(_ text: String) -> ReplyFinding {
    var reader = ChunkReader()
    return Array(text.utf8).withUnsafeBytes { bytes in
      var json = JSONScanner(bytes)
      return reader.read(&json)
    }
  }

  private static let reply = #""choices":[{"index":0,"delta":{"content":"x"}}]"#

  /// Members that say that all is well, or nothing at all.
  private static let harmless: [String] = [
    #""error":null"#, #""error":"""#, #""error":{}"#, #""error":[]"#, #""error":false"#,
    #""error":0"#, #""errors":[]"#, #""error":{"code":0,"message":""}"#,
    #""error":{"message":"","type":"","param":"","code":null}"#,
    #""code":0,"message":"success""#, #""code":200,"msg":"OK""#, #""code":"0","msg":"""#,
    #""status":"succeeded","message":"done""#, #""status":200,"message":"ok""#,
    #""success":true,"message":"ok""#, #""ok":true"#, #""type":"chunk","message":"x""#,
    #""base_resp":{"status_code":0,"status_msg":"success"}"#, #""base_resp":null"#,
    #""error":"","message":"success","code":0"#, #""error":false,"msg":"ok""#,
    #""code":null,"message":null"#, #""error_code":0,"error_msg":"none""#,
    #""code":"","reason":"x""#,
    #""status":399,"detail":"x""#, #""code":[],"message":"x""#,
  ]

  @Test(arguments: harmless)
  func `A reply with words that all is well is a reply`(members: String) {
    #expect(finding("{\(Self.reply),\(members)}") == .content, "\(members)")
    #expect(finding("{\(members),\(Self.reply)}") == .content, "\(members)")
    #expect(finding(#"{"data":{\#(Self.reply)},\#(members)}"#) == .content, "\(members)")
  }

  /// Members that name a failure, and its words.
  private static let failures: [(members: String, body: ErrorBody)] = [
    (#""error":{"message":"m"}"#, ErrorBody(message: "m")),
    (#""error":"m""#, ErrorBody(message: "m", type: "m")),
    (#""error":true,"message":"m""#, ErrorBody(message: "m")),
    (#""error":{"code":"E"}"#, ErrorBody(code: "E")),
    (#""errors":[{"message":"m"}]"#, ErrorBody(message: "m")),
    (#""Error":{"Code":"E","Message":"m"}"#, ErrorBody(code: "E", message: "m")),
    (#""code":500,"message":"m""#, ErrorBody(code: "500", message: "m")),
    (#""code":"InvalidKey","msg":"m""#, ErrorBody(code: "InvalidKey", message: "m")),
    (#""status":404,"detail":"m""#, ErrorBody(message: "m")),
    (#""status":"FAILED","message":"m""#, ErrorBody(message: "m", type: "FAILED")),
    (#""success":false,"message":"m""#, ErrorBody(message: "m")),
    (#""ok":false,"reason":"m""#, ErrorBody(message: "m")),
    (#""type":"error","message":"m""#, ErrorBody(message: "m", type: "error")),
    (#""object":"error","message":"m","code":40303"#, ErrorBody(code: "40303", message: "m")),
    (
      #""base_resp":{"status_code":1008,"status_msg":"m"}"#,
      ErrorBody(code: "1008", message: "m")
    ),
    (#""error_code":17,"error_msg":"m""#, ErrorBody(code: "17", message: "m")),
    (#""status_code":500,"detail":[{"msg":"m"}]"#, ErrorBody(code: "500", message: "m")),
  ]

  @Test(arguments: failures)
  func `A failure is one, with choices beside it or without`(members: String, body: ErrorBody) {
    for reply in ["", ",\(Self.reply)", #","choices":[]"#, #","choices":null,"id":"x""#] {
      #expect(finding("{\(members)\(reply)}") == .error(body), "\(members)\(reply)")
    }
  }

  @Test(arguments: ["x_groq", "output", "data", "result", "response"])
  func `A failure inside an envelope is found`(name: String) {
    let json = #"{"\#(name)":{"error":{"message":"m","code":7}}}"#
    #expect(finding(json) == .error(ErrorBody(code: "7", message: "m")))
  }

  @Test(arguments: [
    #"{"message":"m"}"#, #"{"msg":"m","id":"x"}"#, #"{"detail":"m","choices":[]}"#,
    #"{"status":"queued","message":"m"}"#, #"{"reason":"m","choices":null}"#,
  ])
  func `Words without a choice or a code may be an error or a sign of life`(json: String) {
    guard case .words(let body) = finding(json) else {
      Issue.record("\(finding(json)) for \(json)")
      return
    }
    #expect(body.message == "m")
  }

  @Test(arguments: [
    #"{"code":0,"message":"m"}"#, #"{"code":"200","msg":"m"}"#,
    #"{"status_code":200,"detail":"m"}"#,
    #"{"ok":1}"#, #"{"code":500}"#, #"{"success":false}"#, #"{"status":"failed"}"#,
  ])
  func `Words with a code for success are no error, and a state without words is none`(json: String)
  {
    #expect(finding(json) == .content)
  }

  @Test func `The first error of a list of chunks ends it`() {
    let list = #"[{\#(Self.reply)},{"error":"m"},{"error":"later"},{\#(Self.reply)}]"#
    #expect(finding(list) == .error(ErrorBody(message: "m", type: "m")))
  }
}
