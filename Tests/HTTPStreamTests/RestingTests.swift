import Basics
import EventLoops
import Glibc
import Testing

@testable import HTTPStream

/// What a transport does while its loop rests, on real sockets.
@Suite(.timeLimit(.minutes(5)))
struct RestingTests {
  private let loop: EventLoop
  private let transport: CurlTransport

  init() throws {
    loop = try #require(EventLoop.onThread())
    transport = CurlTransport(on: loop)
  }

  /// Lets the loop rest for a while; answers the end of it.
  private func rest(milliseconds: UInt64) async -> UInt64 {
    await rest(lateAfter: milliseconds, milliseconds: milliseconds).end
  }

  @discardableResult
  private func rest(lateAfter: UInt64, milliseconds: UInt64) async -> LoopRest {
    await withCheckedContinuation { continuation in
      loop.post {
        let now = Monotonic.milliseconds
        let rest = LoopRest(lateAt: now + lateAfter, end: now + milliseconds)
        loop.rest = rest
        continuation.resume(returning: rest)
      }
    }
  }

  private func text(_ response: HTTPResponse) async throws -> String {
    String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self)
  }

  @Test func `what comes while the loop rests is read when the rest is over`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    let end = await rest(milliseconds: 60)
    let response = try await transport.send(HTTPRequest(url: server.url))
    #expect(Monotonic.milliseconds >= end)
    #expect(try await text(response) == "ok")
  }

  @Test func `a rest that is over holds nothing`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    _ = await rest(milliseconds: 0)
    #expect(try await text(transport.send(HTTPRequest(url: server.url))) == "ok")
  }

  @Test func `what comes late in a rest is read at once, with what waits`() async throws {
    let early = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n1.")
    let rest = await rest(lateAfter: 300, milliseconds: 200_000)
    let late = try LoopbackServer { connection in
      _ = connection.readRequest()
      while early.requests.isEmpty || Monotonic.milliseconds <= rest.isLateAt { usleep(1000) }
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n2.")
    }
    async let first = text(transport.send(HTTPRequest(url: early.url)))
    async let second = text(transport.send(HTTPRequest(url: late.url)))
    #expect(try await [first, second] == ["1.", "2."])
    #expect(Monotonic.milliseconds < rest.end)
  }

  @Test func `what goes out does not wait`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    _ = await rest(milliseconds: 3_600_000)
    let sending = Task { [transport] in
      try await transport.send(
        HTTPRequest(url: server.url, body: [UInt8](repeating: 0x61, count: 100_000)))
    }
    while server.requests.isEmpty { await Task.yield() }
    sending.cancel()
    await #expect(throws: TransportError.self) { try await sending.value }
  }

  @Test func `a flood is read on`() async throws {
    let text = String(repeating: "x", count: 200_000)
    let server = try LoopbackServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)")
    _ = await rest(milliseconds: 30)
    let response = try await transport.send(HTTPRequest(url: server.url))
    _ = await rest(milliseconds: 10)
    #expect(try await self.text(response) == text)
  }

  @Test func `a transfer that is cancelled during a rest ends at once`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo")
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    _ = await rest(milliseconds: 3_600_000)
    let reading = Task { try await text(response) }
    await Task.yield()
    reading.cancel()
    await #expect(throws: TransportError.self) { try await reading.value }
  }
}
