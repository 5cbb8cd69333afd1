import ChatModel
import HTTPStream
import Testing

@testable import ContextAPI

/// The client over the real transport and a real server on a loopback port.
@Suite(.timeLimit(.minutes(5)))
struct ContextClientLiveTests {
  private let request = ChatRequest(
    contextID: "ctx", model: "m", messages: [Message(role: .user, content: "?")])

  private func client(_ server: LoopbackServer) -> ContextClient {
    ContextClient(
      endpoint: Endpoint(baseURL: server.url + "/v1", key: APIKey("sk-secret-key")),
      transport: CurlTransport(), retry: .never)
  }

  private static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

  private static func event(_ text: String) -> String {
    #"data: {"choices":[{"index":0,"delta":{"content":"\#(text)"}}]}"# + "\n\n"
  }

  @Test func `a context is created and talked to`() async throws {
    let server = try LoopbackServer { connection in
      while let request = connection.readRequest() {
        guard request.line.contains("/v1/context/chat/completions") else {
          let json = #"{"id":"ctx-9","ttl":3600,"mode":"session"}"#
          connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(json.utf8.count)\r\n\r\n\(json)")
          continue
        }
        connection.send(Self.head)
        for word in ["one ", "two ", "three"] { connection.sendChunk(Self.event(word)) }
        connection.sendChunk("data: [DONE]\n\n")
        connection.send("0\r\n\r\n")
      }
    }
    let client = client(server)
    let context = try await client.create(
      CreateContextRequest(model: "m", messages: [Message(role: .system, content: "s")]))
    #expect(context == ContextCreated(id: "ctx-9", ttl: 3600, mode: .session))
    var text = ""
    var end: ChatEvent?
    for await event in client.stream(request) {
      end = event
      if case .delta(let deltas) = event { text += deltas.map(\.content).joined() }
    }
    #expect(text == "one two three")
    #expect(end == .ended(.finished(StreamSummary())))
    #expect(server.requests.count == 2)
    #expect(server.requests.last?.headers[field: "authorization"] == "Bearer sk-secret-key")
  }

  @Test func `an end is reported although the server keeps the connection open`() async throws {
    let closed = LiveSignal()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send(Self.head)
      connection.sendChunk(Self.event("x") + "data: [DONE]\n\n")
      if connection.waitForClose() { closed.give() }
    }
    var events: [ChatEvent] = []
    for await event in client(server).stream(request) { events.append(event) }
    #expect(events.last == .ended(.finished(StreamSummary())))
    await closed.given()
  }

  @Test func `cancelling the reader closes the connection and ends the stream`() async throws {
    let closed = LiveSignal()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send(Self.head)
      connection.sendChunk(Self.event("kept"))
      if connection.waitForClose() { closed.give() }
    }
    let stream = client(server).stream(request)
    let started = LiveSignal()
    let task = Task {
      var events: [ChatEvent] = []
      for await event in stream {
        events.append(event)
        if case .delta = event { started.give() }
      }
      return events
    }
    await started.given()
    task.cancel()
    let events = await task.value
    #expect(events.contains(.delta([ChoiceDelta(content: "kept")])))
    #expect(events.last == .ended(.cancelled))
    await closed.given()
  }

  @Test func `dropping the reader closes the connection`() async throws {
    let closed = LiveSignal()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send(Self.head)
      connection.sendChunk(Self.event("x"))
      if connection.waitForClose() { closed.give() }
    }
    for await event in client(server).stream(request) {
      if case .delta = event { break }
    }
    await closed.given()
  }

  @Test func `a wrong host is reported without the key`() async throws {
    let events = try await LoopbackServer.withDeafPort { port in
      let endpoint = Endpoint(baseURL: "http://127.0.0.1:\(port)", key: APIKey("sk-secret-key"))
      let client = ContextClient(endpoint: endpoint, transport: CurlTransport(), retry: .never)
      var events: [ChatEvent] = []
      for await event in client.stream(request) { events.append(event) }
      return events
    }
    guard events.count == 1, case .ended(.failed(let error))? = events.first else {
      Issue.record("not failed")
      return
    }
    #expect(error.kind == .network)
    #expect(!error.requestWasSent)
    #expect(error.message.contains("127.0.0.1"))
    #expect(!"\(events)".contains("secret"))
  }

  @Test func `a redirect is a wrong base URL and nothing was run`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 308 Moved\r\nLocation: https://example.com/v1\r\nContent-Length: 0\r\n\r\n")
    let error = await #expect(throws: APIError.self) { try await client(server).complete(request) }
    #expect(error?.kind == .wrongBaseURL)
    #expect(error?.requestWasSent == false)
    #expect(error?.message.contains("https://example.com/v1") == true)
  }
}

/// Something that happens once and is waited for.
private final class LiveSignal: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() { (stream, continuation) = AsyncStream.makeStream() }

  func give() { continuation.finish() }

  func given() async { for await _ in stream {} }
}
