import Basics
import ChatModel
import ContextAPI
import HTTPStream
import Testing

@testable import Gateway

/// The client and the gateway's upstream read the same streams: both find what the maker of the
/// streams put in.
@Suite(.timeLimit(.minutes(30)))
struct DifferentialTests {
  /// What one of the two found.
  struct Found: Equatable {
    var content = ""
    var reasoning = ""
    var ending = MadeStream.Ending.complete
    var usage: Usage?
  }

  @Test func `2,000 streams are read alike, and as they were made`() async throws {
    var differing: [String] = []
    for seed in 0..<2000 as Range<UInt64> {
      let stream = StreamMaker.make(seed: seed)
      var random = SplitMix(seed: seed &* 31)
      let chunks = stream.cut(by: &random)
      let client = await read(by: ScriptedBody(chunks: chunks))
      let upstream = try await readUpstream(by: ScriptedBody(chunks: chunks))
      for (reader, found) in [("client", client), ("upstream", upstream)] {
        if let difference = stream.difference(to: found) {
          differing.append("seed \(seed), \(reader): \(difference)")
        }
      }
    }
    #expect(differing.isEmpty, "\(differing.count) differ: \(differing.prefix(3))")
  }

  @Test func `Forty streams come over sockets, through the gateway, as they were made`()
    async throws
  {
    var differing: [String] = []
    for seed in 5000..<5040 as Range<UInt64> {
      let stream = StreamMaker.make(seed: seed, allowsBadBytes: false)
      let upstream = try ScriptedUpstream(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
          + String(decoding: stream.bytes, as: UTF8.self))
      try await TestGateway.run({
        $0.answers = .upstream(url: upstream.url, model: "behind", key: nil)
      }) { gateway in
        let id = try await gateway.context()
        let direct = await read(by: CurlTransport(), at: upstream.url, key: "k")
        let through = await read(
          by: CurlTransport(), at: gateway.server.baseURL, key: gateway.server.key, context: id)
        for (reader, found) in [("direct", direct), ("through the gateway", through)] {
          if let difference = stream.difference(to: found, countsWithout: reader == "direct") {
            differing.append("seed \(seed), \(reader): \(difference)")
          }
        }
      }
    }
    #expect(differing.isEmpty, "\(differing.count) differ: \(differing.prefix(3))")
  }

  /// What the client finds.
  private func read(
    by transport: any HTTPTransport, at url: String = "http://127.0.0.1/v1", key: String = "k",
    context: String = "ctx-1"
  ) async -> Found {
    let client = ContextClient(
      endpoint: Endpoint(baseURL: url, key: APIKey(key)), transport: transport, retry: .never)
    var found = Found()
    var reason: FinishReason?
    let request = ChatRequest(
      contextID: context, model: "m", messages: [Message(role: .user, content: "q")])
    for await event in client.stream(request) {
      switch event {
      case .delta(let deltas):
        for delta in deltas {
          found.content += delta.content
          found.reasoning += delta.reasoning
          reason = delta.finishReason ?? reason
        }
      case .usage(let usage): found.usage = usage
      case .ended(.finished): found.ending = MadeStream.Ending(reason)
      case .ended(.failed(let error)): found.ending = .broken(error.message)
      case .ended: found.ending = .broken("")
      case .opened, .model, .node, .sentWhole, .retrying: break
      }
    }
    return found
  }

  /// What the gateway's upstream finds.
  private func readUpstream(by transport: any HTTPTransport) async throws -> Found {
    let windows = WindowStore(try FileStorage(path: nil), now: { WallClock.now })
    let responder = UpstreamResponder(Upstream(url: "http://127.0.0.1/v1"), transport, windows)
    var found = Found()
    var reason: FinishReason?
    let reply = try await responder.reply(to: .sample("q", seed: [.system("s")]))
    do {
      while let piece = try await reply.next() {
        switch piece {
        case .content(let text): found.content += text
        case .reasoning(let text): found.reasoning += text
        case .model, .promptShare: break
        case .finish(let word): reason = FinishReason(rawValue: word)
        case .usage(let usage):
          found.usage = Usage(
            promptTokens: usage.prompt, completionTokens: usage.completion,
            cachedTokens: usage.cached, reasoningTokens: usage.reasoning)
        }
      }
      found.ending = MadeStream.Ending(reason)
    } catch let error as GatewayError {
      found.ending = .broken(error.message)
    }
    return found
  }
}

extension MadeStream.Ending {
  /// The ending of a reply that is over.
  init(_ reason: FinishReason?) {
    self =
      switch reason?.meaning {
      case .complete?, nil: .complete
      case .length?: .length
      case .filter?: .filter
      case .refusal?: .refusal
      case .failure?: .broken("")
      }
  }
}

extension MadeStream {
  /// What a reader found otherwise; `nil` when all is as it was made.
  func difference(to found: DifferentialTests.Found, countsWithout: Bool = true) -> String? {
    if found.content != content {
      return "\(found.content.debugDescription) for \(content.debugDescription)"
    }
    if found.reasoning != reasoning {
      return "reasoning \(found.reasoning.debugDescription) for \(reasoning.debugDescription)"
    }
    switch (ending, found.ending) {
    case (.broken(let words), .broken(let told)):
      if !told.contains(words) { return "told \(told.debugDescription) for \(words)" }
    case (let wanted, let got): if wanted != got { return "\(got) for \(wanted)" }
    }
    // A gateway counts by itself where its upstream does not.
    let isCounted = usage != nil || countsWithout
    if isCounted, ending == .complete, found.usage != usage {
      return "\(String(describing: found.usage)) for \(String(describing: usage))"
    }
    return nil
  }
}

/// A transport that answers with chunks.
private struct ScriptedBody: HTTPTransport {
  let chunks: [[UInt8]]

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    HTTPResponse(status: 200, body: HTTPBody(chunks: chunks))
  }
}
