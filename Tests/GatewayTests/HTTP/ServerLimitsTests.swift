import Basics
import ChatTestSupport
import Glibc
import HTTPStream
import Testing

@testable import Gateway

/// What strangers can do to the port, over real connections, and that service continues.
@Suite struct ServerLimitsTests {
  private static let head = "POST /v1/context/create HTTP/1.1\r\nHost: x\r\n"

  /// Runs `body` against a gateway, and sees that a request is answered afterwards.
  private static func run(
    _ change: @escaping (inout ServerLimits) -> Void = { _ in },
    _ body: (TestGateway) async throws -> Void
  ) async throws {
    try await TestGateway.run({ change(&$0.limits) }) { gateway in
      try await body(gateway)
      // Those that were turned away may not be gone yet.
      for _ in 0..<2000 {
        if (try? await gateway.create(Self.creation).status) == 200 { return }
        await eventually { true }
      }
      Issue.record("nobody is served any more")
    }
  }

  private static let creation: JSONValue = [
    "model": "m", "messages": [["role": "system", "content": "s"]],
  ]

  private static func keyed(_ gateway: TestGateway, _ more: String) -> String {
    head + "Authorization: Bearer \(gateway.server.key)\r\n" + more
  }

  /// A text that is too long for a list of arguments: what it begins with, what is repeated.
  struct Long: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var start = ""
    var part = ""
    var count = 0
    var end = ""
    var status: Int
    var text: String { start + String(repeating: part, count: count) + end }
  }

  @Test(arguments: [
    Long(
      testDescription: "a line of 10 MB", start: "POST /", part: "a", count: 10 << 20, status: 431),
    Long(
      testDescription: "10,000 fields", start: head, part: "X: y\r\n", count: 10_000, end: "\r\n",
      status: 431),
    Long(
      testDescription: "200 short fields", start: head, part: "X: y\r\n", count: 200, end: "\r\n",
      status: 431),
    Long(testDescription: "TLS", start: "\u{16}\u{3}\u{1}\u{2}", status: 400),
    Long(testDescription: "HTTP/2", start: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", status: 505),
    Long(testDescription: "no request", start: "hello\r\n\r\n", status: 400),
    Long(testDescription: "no length", start: head + "Content-Length: x\r\n\r\n", status: 400),
  ])
  func `A head that is none, or too large, is refused and the connection closed`(
    _ item: Long
  ) async throws {
    try await Self.run { gateway in
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, item.text)
      #expect(answer.hasPrefix("HTTP/1.1 \(item.status) "), "\(answer.prefix(300))")
      #expect(answer.contains("Connection: close\r\n"))
    }
  }

  @Test(arguments: ["", "POST /v1", head, head + "X: "])
  func `A head that does not come in time ends the connection`(_ text: String) async throws {
    try await Self.run({ $0.headTime = .milliseconds(300) }) { gateway in
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, text)
      #expect(text.isEmpty ? answer.isEmpty : answer.hasPrefix("HTTP/1.1 408 "))
    }
  }

  @Test func `A head that comes byte by byte has no more time than any other`() async throws {
    try await Self.run({ $0.headTime = .milliseconds(300) }) { gateway in
      let url = gateway.server.baseURL
      let isClosed = try await onThread {
        let connection = try RawConnection(url)
        for byte in Self.head + String(repeating: "X: y\r\n", count: 1000) {
          if connection.isClosed { return true }
          connection.send(String(byte))
          if !connection.receiveWithoutWaiting().isEmpty { return true }
          usleep(1000)
        }
        return false
      }
      #expect(isClosed)
    }
  }

  @Test func `A kept connection that idles is closed, and so is one with half of a next head`()
    async throws
  {
    try await Self.run({
      // Long enough that a client which is kept waiting for a processor has sent its first head by then.
      $0.idleTime = .seconds(3)
      $0.headTime = .seconds(3)
    }) { gateway in
      let first = "GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n"
      let idle = try await RawConnection.exchange(port: gateway.server.baseURL, first)
      #expect(idle.hasPrefix("HTTP/1.1 404 ") && idle.ranges(of: "HTTP/1.1 ").count == 1)
      let half = try await RawConnection.exchange(port: gateway.server.baseURL, first + "GET /")
      #expect(half.contains("HTTP/1.1 408 "))
    }
  }

  @Test func `A body that pauses for too long ends the connection`() async throws {
    try await Self.run({ $0.bodyPause = .milliseconds(300) }) { gateway in
      for body in ["Content-Length: 100\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n5\r\nab"] {
        let answer = try await RawConnection.exchange(
          port: gateway.server.baseURL, Self.keyed(gateway, body))
        #expect(answer.hasPrefix("HTTP/1.1 408 "))
      }
    }
  }

  @Test(arguments: [
    "Content-Length: 60000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n",
    "Content-Length: 99999999999\r\n\r\n", "Content-Length: 10\r\nExpect: 100-continue\r\n\r\n",
  ])
  func `The key is looked at before the body`(_ body: String) async throws {
    try await Self.run { gateway in
      for key in [
        "", "Authorization: Bearer wrong\r\n", "Authorization: \(gateway.server.key)\r\n",
      ] {
        // Nothing of the body is ever sent.
        let answer = try await RawConnection.exchange(
          port: gateway.server.baseURL, Self.head + key + body)
        #expect(answer.hasPrefix("HTTP/1.1 401 ") && !answer.contains("100 Continue"))
      }
    }
  }

  @Test func `A refusal is heard even while the body is on its way`() async throws {
    try await Self.run { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        Self.head + "Content-Length: 8000000\r\n\r\n" + String(repeating: "x", count: 8_000_000))
      #expect(answer.hasPrefix("HTTP/1.1 401 "))
    }
  }

  @Test func `A small refused body that is here already costs no connection`() async throws {
    try await Self.run { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        Self.head
          + "Content-Length: 2\r\n\r\n{}GET /v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 401 ") && answer.contains("HTTP/1.1 404 "))
    }
  }

  private static let chunked = "Transfer-Encoding: chunked\r\n\r\n"

  @Test(arguments: [
    Long(testDescription: "length", start: "Content-Length: 1001\r\n\r\n", status: 413),
    Long(testDescription: "chunk", start: chunked + "3E9\r\n", status: 413),
    Long(testDescription: "chunks", start: chunked, part: "4\r\nabcd\r\n", count: 300, status: 413),
    Long(testDescription: "size", start: chunked + "FFFFFFFFFFFFFFFF\r\n", status: 400),
    Long(
      testDescription: "extension", start: chunked + "1;", part: "x", count: 20_000, status: 400),
    Long(
      testDescription: "trailers", start: chunked + "0\r\n", part: "A: b\r\n", count: 5000,
      status: 400),
  ])
  func `A body that is too long is refused when that is known`(_ item: Long) async throws {
    try await Self.run({ $0.bodyBytes = 1000 }) { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.server.baseURL, Self.keyed(gateway, item.text))
      #expect(answer.hasPrefix("HTTP/1.1 \(item.status) "), "\(answer.prefix(300))")
    }
  }

  @Test func `All bodies together have a limit`() async throws {
    try await Self.run({ $0.heldBytes = 100 }) { gateway in
      let answer = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        Self.keyed(gateway, "Content-Length: 200\r\n\r\n" + String(repeating: " ", count: 150)))
      #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("Retry-After: 1\r\n"))
    }
  }

  @Test func `Only so many requests are read or answered at once`() async throws {
    let door = Door()
    let responder = ScriptedResponder(opening: { await door.pass() }) { $0.yield(.content("late")) }
    try await TestGateway.run({
      $0.responder = responder
      $0.limits.requests = 2
    }) { gateway in
      let id = try await gateway.context("common_prefix")
      let waiting = ["1", "2"].map { name in Task { try await gateway.ask(id, name).status } }
      await eventually { responder.requests.count == 2 }
      let refused = try await gateway.ask(id, "3")
      #expect(refused.status == 503 && refused.code == "ServerOverloaded")
      #expect(refused.headers[field: "Retry-After"] == "1")
      door.open()
      for task in waiting { #expect(try await task.value == 200) }
      #expect(try await gateway.ask(id, "4").status == 200)
    }
  }

  @Test func `Without room a new connection gets a refusal`() async throws {
    try await Self.run({
      $0.connections = 4
      $0.evictionTime = .seconds(3600)
      $0.headTime = .milliseconds(300)
    }) { gateway in
      let url = gateway.server.baseURL
      let answers = try await onThread {
        let held = try (0..<4).map { _ in try RawConnection(url) }
        let answer = try RawConnection(url).receiveAll()
        return (answer, held.filter { !$0.isClosed }.count)
      }
      #expect(answers.0.hasPrefix("HTTP/1.1 503 "))
    }
  }

  @Test func `The connection that has idled longest makes room`() async throws {
    try await Self.run({
      $0.connections = 4
      $0.evictionTime = .zero
    }) { gateway in
      let url = gateway.server.baseURL
      let isAnswered = try await onThread {
        let held = try (0..<50).map { _ in try RawConnection(url) }
        let last = try RawConnection(url)
        last.send("GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n")
        return last.receive().hasPrefix("HTTP/1.1 404 ") && held.contains { $0.isClosed }
      }
      #expect(isAnswered)
    }
  }

  @Test func `A client that does not read holds back who speaks, and is left in the end`()
    async throws
  {
    let responder = EndlessResponder()
    try await TestGateway.run({
      $0.responder = responder
      $0.limits.writeTime = .milliseconds(200)
    }) { gateway in
      let id = try await gateway.context("common_prefix")
      let body = String(
        decoding: ReplyWriter.encode(TestGateway.question(id, "?", also: ["stream": true])),
        as: UTF8.self)
      let request =
        "POST /v1/context/chat/completions HTTP/1.1\r\nHost: x\r\n"
        + "Authorization: Bearer \(gateway.server.key)\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
      let url = gateway.server.baseURL
      let connection = Locked(try RawConnection(url, buffer: 4096))
      connection.withLock { $0.send(request + body) }
      // It never reads a byte; the reply is let go for that alone.
      await responder.abandoned()
      #expect(responder.bytes < 32 << 20)
      connection.withLock { _ in }
    }
  }
}

/// Does something when nobody holds it any more.
private final class AtEnd: Sendable {
  private let action: @Sendable () -> Void
  init(_ action: @escaping @Sendable () -> Void) { self.action = action }
  deinit { action() }
}

/// Says a thousand letters again and again, for as long as somebody takes them.
private final class EndlessResponder: Responder {
  private let taken = Locked(0)
  private let left = Door()

  var bytes: Int { taken.withLock { $0 } }
  func abandoned() async { await left.pass() }

  func reply(to request: ResponderRequest) async throws -> ResponderReply {
    let text = String(repeating: "x", count: 1000)
    let end = AtEnd { [left] in left.open() }
    return ResponderReply(pieceCount: nil) { [taken] in
      withExtendedLifetime(end) { taken.withLock { $0 += text.utf8.count } }
      return .content(text)
    }
  }
}
