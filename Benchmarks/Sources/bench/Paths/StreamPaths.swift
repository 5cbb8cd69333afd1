import ChatModel
import ContextAPI
import HTTPStream

/// Bytes to events, events to text.
@MainActor
enum StreamPaths {
  static let benchmarks = [
    Benchmark(name: "sse-decode", unit: "the events of a reply of 20,000 tokens") {
      let chunks = body(ofReply: 20_000)
      return {
        var decoder = EventLineDecoder()
        var events = 0
        for chunk in chunks {
          try decoder.feed(chunk) { if case .data = $0 { events += 1 } }
        }
        guard events == 20_001 else { throw Failure("\(events) events") }
      }
    },
    Benchmark(name: "reply-decode", unit: "a reply of 20,000 tokens, from bytes to text") {
      let transport = Loopback(chunks: body(ofReply: 20_000))
      let client = ContextClient(
        endpoint: Endpoint(baseURL: "http://127.0.0.1/v1", key: nil), transport: transport)
      let request = ChatRequest(
        contextID: "ctx-1", model: "m", messages: [Message(role: .user, content: "hello")])
      return {
        var length = 0
        for await event in client.stream(request) {
          if case .delta(let deltas) = event {
            for delta in deltas { length += delta.content.utf8.count }
          }
        }
        guard length > 80_000 else { throw Failure("a reply of \(length) bytes") }
      }
    },
  ]

  /// The body of a streamed reply in pieces as large as the network hands over.
  private static func body(ofReply tokens: Int) -> [[UInt8]] {
    let events = Sample.tokens(tokens).map { token in
      let text = token.map { $0 == "\n" ? "\\n" : $0 == "\"" ? "\\\"" : String($0) }.joined()
      return
        #"data: {"id":"chat-1","object":"chat.completion.chunk","created":1733884423,"model":"m","#
        + #""choices":[{"index":0,"delta":{"content":"\#(text)"},"finish_reason":null}]}"# + "\n\n"
    }
    let bytes = Array((events.joined() + "data: [DONE]\n\n").utf8)
    return stride(from: 0, to: bytes.count, by: 16_384).map {
      Array(bytes[$0..<min($0 + 16_384, bytes.count)])
    }
  }
}

/// Answers each request with the same bytes.
private struct Loopback: HTTPTransport {
  let chunks: [[UInt8]]

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    HTTPResponse(status: 200, body: HTTPBody(chunks: chunks))
  }
}
