import EventLoops
import Testing

@testable import HTTPStream

/// What becomes of connections that are kept for later requests.
@Suite(.timeLimit(.minutes(5)))
struct UnusedConnectionsTests {
  private static let answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

  private func ask(_ transport: CurlTransport, _ server: LoopbackServer) async throws -> String {
    let response = try await transport.send(HTTPRequest(url: server.url))
    return String(decoding: try await response.body.collect(upTo: 100), as: UTF8.self)
  }

  @Test func `they are closed when no request came for long`() async throws {
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      guard connection.readRequest() != nil else { return }
      connection.send(Self.answer)
      closed.fulfil(connection.waitForClose())
    }
    let loop = try #require(EventLoop.onThread())
    let transport = CurlTransport(on: loop, restLimit: 20)
    #expect(try await ask(transport, server) == "ok")
    #expect(await closed.value)
    // The next request makes a new one.
    #expect(try await ask(transport, server) == "ok")
    #expect(server.connections == 2)
  }

  @Test func `until then the next request takes the one before`() async throws {
    let server = try LoopbackServer(answer: Self.answer)
    let loop = try #require(EventLoop.onThread())
    let transport = CurlTransport(on: loop, restLimit: 3_600_000)
    for _ in 0..<3 { #expect(try await ask(transport, server) == "ok") }
    #expect(server.connections == 1)
  }
}
