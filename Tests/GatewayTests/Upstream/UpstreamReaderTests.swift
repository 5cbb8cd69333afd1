import Testing

@testable import Gateway

@Suite struct UpstreamReaderTests {
  private static func read(_ text: String, by size: Int) -> (
    pieces: [ResponderPiece], failure: GatewayError?
  ) {
    var reader = UpstreamReader()
    var pieces: [ResponderPiece] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: size) where !reader.isOver {
      pieces += reader.read(Array(bytes[start..<min(bytes.count, start + size)]))
    }
    pieces += reader.finish()
    return (pieces.joined, reader.failure)
  }

  private static let stream = """
    : comment

    data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

    data: {"choices":[{"delta":{"content":"日本"}}]}

    data:{"choices":[{"delta":{"content":" ok"},"finish_reason":null}]}

    data: {"choices":null,"usage":null}

    data: {"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":4,"completion_tokens":2}}

    data: {"choices":[],"usage":{"prompt_tokens":4,"completion_tokens":3,"prompt_cache_hit_tokens":2}}

    data: [DONE]

    data: {"choices":[{"delta":{"content":"after the end"}}]}

    """

  @Test(arguments: [1, 2, 3, 5, 7, 64, 100_000])
  func `Bytes may be cut anywhere; the last usage counts; nothing counts after the end`(_ size: Int)
  {
    let (pieces, failure) = Self.read(Self.stream, by: size)
    #expect(failure == nil)
    #expect(
      pieces == [
        .content("日本 ok"), .finish("stop"),
        .usage(TokenUsage(prompt: 4, cached: 2, completion: 3, total: 7)),
      ])
  }

  @Test(arguments: [1, 13, 100_000])
  func `What came before an error comes, too`(_ size: Int) {
    let text =
      "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\ndata: {\"error\":{\"message\":\"m\"}}\n\n"
    let (pieces, failure) = Self.read(text, by: size)
    #expect(pieces == [.content("half")])
    #expect(failure?.message.contains("m") == true)
  }

  @Test(arguments: [
    ("", "an empty body"), ("  \n", "an empty body"),
    ("{\"choices\":", "incomplete or malformed JSON"),
    ("plain words", "plain words"), ("<html></html>", "a web page"),
    ("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n", "broke off"),
    ("{\"detail\":\"no\"}", "no"),
    ("{\"error\":{\"code\":\"x1\"}}", "x1"), ("{\"error\":{}}", "JSON without choices"),
    ("data: not json\n\ndata: [DONE]\n\n", "events that are not JSON"),
    ("data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: oops\n\n", "“oops”"),
    ("data: {\"choices\":[{\"finish_reason\":\"sings\"}]}\n\n", "“sings”"),
    ("data: {\"choices\":[{\"finish_reason\":\"abort\"}]}\n\n", "“abort”"),
  ])
  func `What is not a whole reply is a failure with a reason`(_ text: String, _ reason: String) {
    let (_, failure) = Self.read(text, by: 100_000)
    #expect(failure?.status == 502 && failure?.message.contains(reason) == true)
  }

  @Test(arguments: [
    #"data: {"choices":[{"index":0,"delta":{"role":"assistant"}}]}"#, #"data: {"choices":[]}"#,
  ])
  func `Nothing but DONE is no reply`(_ event: String) {
    var reader = UpstreamReader()
    _ = reader.read(Array((event + "\n\ndata: [DONE]\n\n").utf8))
    _ = reader.finish()
    #expect(reader.failure?.message.contains("neither text nor a finish_reason") == true)
  }

  @Test func `A word for the end makes an empty reply one`() {
    var reader = UpstreamReader()
    let event = #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#
    _ = reader.read(Array((event + "\n\ndata: [DONE]\n\n").utf8))
    _ = reader.finish()
    #expect(reader.failure == nil)
  }
}

extension [ResponderPiece] {
  /// Neighbouring texts of one kind as one: where a chunk of the network ends is chance.
  var joined: [ResponderPiece] {
    reduce(into: []) { pieces, piece in
      switch (pieces.last, piece) {
      case (.content(let before), .content(let text)):
        pieces[pieces.count - 1] = .content(before + text)
      case (.reasoning(let before), .reasoning(let text)):
        pieces[pieces.count - 1] = .reasoning(before + text)
      default: pieces.append(piece)
      }
    }
  }
}
