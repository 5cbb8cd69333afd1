import CompletionReading
import Testing

@testable import ContextAPI

struct ErrorTextTests {
  static let kinds: [APIError.Kind] = [
    .badRequest, .parameter("top_p"), .moderation, .key, .account, .busy, .model, .contextLost,
    .wrongBaseURL, .rateLimited(canClear: true), .rateLimited(canClear: false), .server, .network,
    .timeout, .tls, .protocolViolation, .cancelled, .invalidParameters,
  ]

  @Test(arguments: kinds)
  func `every error is reported in whole sentences that say what to do`(kind: APIError.Kind) {
    let message = APIError(kind, requestWasSent: false).message
    #expect(message.first?.isUppercase == true)
    #expect(message.hasSuffix("."))
    #expect(message.contains(". "))
    #expect(message.count < 200)
  }

  @Test func `facts stand once`() {
    #expect(
      ErrorText.message(kind: .server, status: 500, code: "500", words: "boom")
        == "The server failed (HTTP 500): “boom”. Try again; if it persists, tell the provider the"
        + " request's id.")
    #expect(
      ErrorText.message(kind: .server, status: 500, code: nil, words: "It broke. ")
        .hasPrefix("The server failed (HTTP 500): “It broke”. "))
    #expect(
      ErrorText.message(kind: .server, status: 200, code: "X", words: nil)
        .hasPrefix("The server failed (X). "))
    #expect(
      ErrorText.message(kind: .server, status: 200, code: nil, words: "")
        .hasPrefix("The server failed. "))
  }

  @Test func `a description names the request`() {
    let error = APIError(.server, requestID: "r-1", requestWasSent: true, message: "It broke.")
    #expect("\(error)" == "It broke. (request r-1)")
  }

  @Test(arguments: [
    ("  a \n\t b  ", "a b"), ("a\u{1B}[0mb\u{7F}\u{9B}", "a [0mb"), ("", ""), (" \n ", ""),
    ("a\u{A0}b", "a b"), ("é今😀", "é今😀"),
  ])
  func `a stranger's words become one harmless line`(text: String, expected: String) {
    #expect(text.fitForMessage() == expected)
  }

  @Test func `a stranger's words are not endless`() {
    #expect(
      String(repeating: "x", count: 301).fitForMessage() == String(repeating: "x", count: 300) + "…"
    )
    #expect(String(repeating: "x", count: 300).fitForMessage().count == 300)
  }
}
