import Basics
import ChatTestSupport
import EventLoops
import Glibc
import Testing

@testable import HTTPStream

/// Transfers side by side: a round looks only at those that something happened to.
@Suite(.timeLimit(.minutes(5)))
struct ManyTransfersTests {
  @Test func `one that falls silent ends by itself, whatever the others do`() async throws {
    let isSilentOver = Locked(false)
    let server = try LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx")
      guard request.text == "talks" else {
        _ = connection.waitForClose()
        return isSilentOver.withLock { $0 = true }
      }
      while !isSilentOver.value, connection.send("x") { poll(nil, 0, 1) }
    }
    let transport = CurlTransport(on: try #require(EventLoop.onThread()))
    func ask(_ words: String, limit: Double) async throws -> [UInt8] {
      let request = HTTPRequest(url: server.url, body: Array(words.utf8), idleTimeout: limit)
      return try await transport.send(request).body.collect(upTo: 1 << 20)
    }
    try await withThrowingTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          let said = try await ask("talks", limit: 3600)
          #expect(!said.isEmpty)
        }
      }
      await #expect(throws: TransportError.self) { try await ask("silent", limit: 0.1) }
      try await group.waitForAll()
    }
  }

  @Test func `the shortest limit counts, also of a transfer that begins later`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      _ = connection.waitForClose()
    }
    let transport = CurlTransport(on: try #require(EventLoop.onThread()))
    let long = Task { try await transport.send(HTTPRequest(url: server.url, idleTimeout: 3600)) }
    while server.requests.isEmpty { await Task.yield() }
    await #expect(throws: TransportError.self) {
      _ = try await transport.send(HTTPRequest(url: server.url, idleTimeout: 0.1))
    }
    long.cancel()
    await #expect(throws: TransportError.self) { _ = try await long.value }
  }
}
