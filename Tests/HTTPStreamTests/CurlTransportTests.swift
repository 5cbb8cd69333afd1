import Glibc
import Testing

@testable import HTTPStream

/// The real transport against a real server on a loopback port.
@Suite(.timeLimit(.minutes(5)))
struct CurlTransportTests {
  private let transport = CurlTransport()

  private func text(_ response: HTTPResponse) async throws -> String {
    String(decoding: try await response.body.collect(upTo: 1 << 20), as: UTF8.self)
  }

  private func error(of request: HTTPRequest) async -> TransportError? {
    do {
      _ = try await transport.send(request).body.collect(upTo: 1 << 30)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Requests and answers

  @Test func `a request arrives as it was given, and so does its answer`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 201 Created\r\nX-Request-Id: abc\r\nContent-Length: 5\r\n\r\nhello")
    let request = HTTPRequest(
      url: server.url + "/v1/chat?x=1",
      headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("X-Empty", "")],
      body: Array("{\"a\":\"é\"}".utf8))
    let response = try await transport.send(request)
    #expect(response.status == 201)
    #expect(response.headers[field: "x-request-id"] == "abc")
    #expect(try await text(response) == "hello")

    let seen = try #require(server.requests.first)
    #expect(seen.line == "POST /v1/chat?x=1 HTTP/1.1")
    #expect(seen.text == "{\"a\":\"é\"}")
    #expect(seen.headers[field: "content-type"] == "application/json")
    #expect(seen.headers[field: "x-empty"] == "")
    #expect(seen.headers[field: "host"] == "127.0.0.1:\(server.port)")
    #expect(seen.headers[field: "accept-encoding"] == "identity")
  }

  @Test(arguments: [
    ("gzip", gzip), ("deflate", deflate), ("x-gzip", gzip),
    ("identity", Array("hello, hello, hello".utf8)),
  ])
  func `a server that compresses though it was not asked to is understood`(
    encoding: String, body: [UInt8]
  ) async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send(
        "HTTP/1.1 200 OK\r\nContent-Encoding: \(encoding)\r\nConnection: close\r\n\r\n")
      for byte in body { connection.send([byte]) }
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    #expect(try await text(response) == "hello, hello, hello")
  }

  @Test func `a compression that nobody knows is an error, not text`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Encoding: squeezed\r\nContent-Length: 3\r\n\r\nabc")
    let failure = try #require(await error(of: HTTPRequest(url: server.url)))
    #expect(failure.kind == .other)
    #expect(failure.detail.contains("encoding"), "\(failure.detail)")
  }

  private static let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7,
    0x51, 0xC8, 0x40, 0xA2, 0x00, 0x9F, 0xA1, 0xCA, 0x09, 0x13, 0x00, 0x00, 0x00,
  ]
  private static let deflate: [UInt8] = [
    0x78, 0x9C, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8, 0x40, 0xA2, 0x00, 0x44, 0x28, 0x06,
    0xD5,
  ]

  @Test(arguments: [0, 1, 2_000_000])
  func `a body of any size goes out whole and at once`(size: Int) async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let body = [UInt8](repeating: 0x61, count: size)
    #expect(try await text(transport.send(HTTPRequest(url: server.url, body: body))) == "")
    let seen = try #require(server.requests.first)
    #expect(seen.body == body)
    #expect(seen.headers[field: "expect"] == nil)
    #expect(seen.headers[field: "content-type"] == nil)
  }

  @Test func `GET has no body`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
    let response = try await transport.send(HTTPRequest(method: "GET", url: server.url))
    #expect(try await text(response) == "ok")
    #expect(server.requests.first?.line == "GET / HTTP/1.1")
    #expect(server.requests.first?.headers[field: "content-length"] == nil)
  }

  @Test func `error statuses are answers, not errors`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 429 Slow\r\nRetry-After: 3\r\nContent-Length: 2\r\n\r\nno")
    let response = try await transport.send(HTTPRequest(url: server.url))
    #expect(response.status == 429)
    #expect(response.headers[field: "retry-after"] == "3")
    #expect(try await text(response) == "no")
  }

  @Test func `interim responses are passed over`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n"
        + "Content-Length: 1\r\n\r\n1")
    let response = try await transport.send(HTTPRequest(url: server.url))
    #expect(response.status == 200)
    #expect(response.headers[field: "Link"] == nil)
    #expect(try await text(response) == "1")
  }

  @Test func `one connection serves request after request`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
    for _ in 0..<3 { _ = try await text(transport.send(HTTPRequest(url: server.url))) }
    #expect(server.connections == 1)
    #expect(server.requests.count == 3)
  }

  @Test func `many requests run at the same time`() async throws {
    let server = try LoopbackServer { connection in
      guard let request = connection.readRequest() else { return }
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(request.body.count)\r\n\r\n")
      connection.send(request.body)
    }
    let url = server.url
    let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<20 {
        group.addTask { [transport] in
          let body = Array("number \(number)".utf8)
          let response = try await transport.send(HTTPRequest(url: url, body: body))
          return try await response.body.collect(upTo: 100) == body
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(answers == Array(repeating: true, count: 20))
  }

  // MARK: Streams

  @Test func `bytes are there as soon as they come`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.sendChunk("one")
      gate.wait()
      connection.sendChunk("two")
      connection.send("0\r\n\r\n")
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    var iterator = response.body.makeAsyncIterator()
    #expect(try await iterator.next() == Array("one".utf8))
    gate.open()
    #expect(try await iterator.next() == Array("two".utf8))
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
  }

  @Test func `a reader that is behind pauses the transfer and loses nothing`() async throws {
    let total = 12 << 20
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      for number in 0..<(total >> 16) {
        let block = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 1 << 16)
        guard connection.send(block) else { return }
      }
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    var position = 0
    var largest = 0
    var isIntact = true
    for try await chunk in response.body {
      largest = max(largest, chunk.count)
      for offset in stride(from: 0, to: chunk.count, by: 97) {
        let block = UInt8(truncatingIfNeeded: (position + offset) >> 16)
        isIntact = isIntact && chunk[offset] == block
      }
      position += chunk.count
    }
    #expect(position == total)
    #expect(isIntact)
    #expect(largest < CurlCall.unreadLimit + (1 << 17))
  }

  @Test func `a body may end with the connection`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nall of it")
    }
    #expect(try await text(transport.send(HTTPRequest(url: server.url))) == "all of it")
  }

  // MARK: Cancelling

  @Test func `cancelling while the head is waited for closes the connection`() async throws {
    let asked = Gate()
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      asked.open()
      closed.fulfil(connection.waitForClose())
    }
    let url = server.url
    let task = Task { [transport] in
      do {
        _ = try await transport.send(HTTPRequest(url: url))
        return TransportError?.none
      } catch let error as TransportError {
        return error
      }
    }
    await asked.opened()
    task.cancel()
    let error = try await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.requestWasSent == true)
    #expect(await closed.value)
  }

  @Test func `cancelling while the body is read closes the connection`() async throws {
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.sendChunk("one")
      closed.fulfil(connection.waitForClose())
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    let started = Gate()
    let task = Task {
      var kinds: [TransportError.Kind] = []
      do throws(TransportError) {
        for try await _ in response.body { started.open() }
      } catch {
        kinds.append(error.kind)
      }
      return kinds
    }
    await started.opened()
    task.cancel()
    #expect(await task.value == [.cancelled])
    #expect(await closed.value)
  }

  @Test func `dropping the body closes the connection`() async throws {
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      closed.fulfil(connection.waitForClose())
    }
    do {
      let response = try await transport.send(HTTPRequest(url: server.url))
      #expect(response.status == 200)
    }
    #expect(await closed.value)
  }

  @Test func `a body that is let finish keeps its connection`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { connection in
      while connection.readRequest() != nil {
        connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        connection.sendChunk("wanted")
        gate.wait()
        connection.sendChunk("unwanted")
        connection.send("0\r\n\r\n")
      }
    }
    let first = try await transport.send(HTTPRequest(url: server.url))
    var iterator: HTTPBody.Iterator? = first.body.makeAsyncIterator()
    #expect(try await iterator?.next() == Array("wanted".utf8))
    first.body.letFinish()
    #expect(throws: TransportError.self) { try unread(&iterator) }
    gate.open()
    while server.connections == 1 {
      let second = try await transport.send(HTTPRequest(url: server.url))
      #expect(try await text(second) == "wantedunwanted")
      if server.requests.count > 1 { break }
    }
  }

  private func unread(_ iterator: inout HTTPBody.Iterator?) throws {
    iterator = nil
    throw TransportError(.cancelled, requestWasSent: true)
  }

  @Test func `nothing is sent for a task that is cancelled already`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let url = server.url
    let task = Task { [transport] in
      withUnsafeCurrentTask { $0?.cancel() }
      do {
        _ = try await transport.send(HTTPRequest(url: url))
        return TransportError?.none
      } catch let error as TransportError {
        return error
      }
    }
    let error = try await task.value
    #expect(error?.kind == .cancelled)
    #expect(error?.requestWasSent == false)
    #expect(server.requests.isEmpty)
  }

  // MARK: Failures

  @Test func `a refused connection was not sent`() async throws {
    let error = try await LoopbackServer.withDeafPort { port in
      await self.error(of: HTTPRequest(url: "http://127.0.0.1:\(port)/"))
    }
    #expect(error?.kind == .connect)
    #expect(error?.requestWasSent == false)
  }

  @Test func `a host without an address was not sent to`() async throws {
    let error = await error(of: HTTPRequest(url: "http://no-such-host.invalid/"))
    #expect(error?.kind == .resolve || error?.kind == .proxy)
    #expect(error?.requestWasSent == false)
  }

  @Test func `TLS with a server that speaks none was not sent`() async throws {
    let server = try LoopbackServer { connection in
      connection.send("HTTP/1.1 400 Bad Request\r\n\r\n")
    }
    let error = await error(of: HTTPRequest(url: "https://127.0.0.1:\(server.port)/"))
    #expect(error?.kind == .tls)
    #expect(error?.requestWasSent == false)
  }

  @Test func `a handshake that never goes on runs into the connect timeout`() async throws {
    let server = try LoopbackServer { connection in _ = connection.waitForClose() }
    let request = HTTPRequest(
      url: "https://127.0.0.1:\(server.port)/", connectTimeout: 0.1, idleTimeout: 30)
    let error = await error(of: request)
    #expect(error?.kind == .connectTimeout)
    #expect(error?.requestWasSent == false)
  }

  @Test func `a server that says nothing runs into the idle timeout`() async throws {
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      closed.fulfil(connection.waitForClose())
    }
    let error = await error(of: HTTPRequest(url: server.url, idleTimeout: 0.1))
    #expect(error?.kind == .idleTimeout)
    #expect(error?.requestWasSent == true)
    #expect(await closed.value)
  }

  @Test func `the idle timeout is counted from the last byte of a short body`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      _ = connection.waitForClose()
    }
    // Each waits for the same loop, so a slow machine holds up both; a body that counts once more makes it 2 s.
    let first = await withTaskGroup(of: String.self) { group in
      let requests: [(String, [UInt8], Double)] = [("body", [1, 2, 3], 1), ("none", [], 1.8)]
      for (name, body, limit) in requests {
        group.addTask {
          _ = await error(of: HTTPRequest(url: server.url, body: body, idleTimeout: limit))
          return name
        }
      }
      let first = await group.next()
      group.cancelAll()
      return first
    }
    #expect(first == "body")
  }

  @Test func `a long body that goes out slowly is activity`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest(pausing: 10_000)
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
    }
    // About 320 pieces of 64 kB, 10 ms each: several times the limit.
    let body = [UInt8](repeating: 0x61, count: 20 << 20)
    let request = HTTPRequest(url: server.url, body: body, idleTimeout: 1.5)
    #expect(try await text(transport.send(request)) == "1")
  }

  @Test func `a body whose end is expected ends, whatever still comes`() async throws {
    let closed = Promise<Bool>()
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.sendChunk("reply")
      while connection.sendChunk(":") { usleep(10_000) }
      closed.fulfil(true)
    }
    let response = try await transport.send(HTTPRequest(url: server.url, idleTimeout: 60))
    var bytes: [UInt8] = []
    for try await chunk in response.body {
      if bytes.isEmpty {
        // The last word counts.
        for seconds in [0.01, .infinity, 0.2] { response.body.expectEnd(within: seconds) }
      }
      bytes += chunk
    }
    #expect(bytes.starts(with: Array("reply".utf8)))
    #expect(await closed.value)
  }

  @Test func `an end that is no longer expected does not come`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.sendChunk("a")
      usleep(1_000_000)
      connection.sendChunk("b")
      connection.send("0\r\n\r\n")
    }
    let response = try await transport.send(HTTPRequest(url: server.url, idleTimeout: 60))
    for seconds in [0.5, .infinity] { response.body.expectEnd(within: seconds) }
    #expect(try await text(response) == "ab")
  }

  @Test func `a connection that breaks before the answer was sent to`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.reset()
    }
    let error = await error(of: HTTPRequest(url: server.url, body: [1]))
    #expect(error?.kind == .disconnected)
    #expect(error?.requestWasSent == true)
    #expect(server.requests.count == 1)
  }

  @Test func `a kept connection that breaks is not silently sent to again`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
      _ = connection.readRequest()
    }
    let request = HTTPRequest(url: server.url, body: [1])
    #expect(try await text(transport.send(request)) == "1")
    let error = await error(of: request)
    #expect(error?.kind == .disconnected)
    #expect(error?.requestWasSent == true)
    #expect(server.requests.count == 2)
  }

  @Test
  func `a request that may repeat is sent again when a kept connection turns out to be closed`()
    async throws
  {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1")
      _ = connection.readRequest()
    }
    let request = HTTPRequest(url: server.url, body: [1], mayRepeat: true)
    #expect(try await text(transport.send(request)) == "1")
    #expect(try await text(transport.send(request)) == "1")
    #expect(server.requests.count == 3)
  }

  @Test func `a cut chunked body is an error after its bytes`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
      connection.sendChunk("part")
    }
    let response = try await transport.send(HTTPRequest(url: server.url))
    var bytes: [UInt8] = []
    var failure: TransportError?
    do throws(TransportError) {
      for try await chunk in response.body { bytes += chunk }
    } catch {
      failure = error
    }
    #expect(bytes == Array("part".utf8))
    #expect(failure?.kind == .incomplete)
    #expect(failure?.requestWasSent == true)
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect is not followed but told`(status: Int) async throws {
    let other = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let target = "http://user:word@127.0.0.1:\(other.port)/there?token=x"
    let server = try LoopbackServer(
      answer: "HTTP/1.1 \(status) Go\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n")
    let error = await error(of: HTTPRequest(url: server.url))
    #expect(error?.kind == .redirect)
    #expect(
      error?.detail
        == "The server answered \(status) and points to http://127.0.0.1:\(other.port)/there.")
    #expect(other.connections == 0)
  }

  @Test func `a body longer than allowed is an error`() async throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789")
    let error = await error(of: HTTPRequest(url: server.url, maxBodyBytes: 9))
    #expect(error?.kind == .tooLarge)
    #expect(await self.error(of: HTTPRequest(url: server.url, maxBodyBytes: 10)) == nil)
  }

  @Test func `an endless head is an error`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\n")
      while connection.send("X-Filler: " + String(repeating: "x", count: 1000) + "\r\n") {}
    }
    #expect(await error(of: HTTPRequest(url: server.url))?.kind == .tooLarge)
  }

  @Test func `a server that does not speak HTTP is an error`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("220 mail ready\r\n")
    }
    let error = await error(of: HTTPRequest(url: server.url))
    #expect(error?.kind == .other)
    #expect(error?.requestWasSent == true)
  }

  @Test(arguments: [
    "", "nothing", "ftp://127.0.0.1/", "http://", "file:///etc/hosts", "http://a b/",
  ])
  func `what is no address is not sent`(url: String) async {
    let error = await error(of: HTTPRequest(url: url))
    #expect(error?.kind == .invalidURL)
    #expect(error?.requestWasSent == false)
  }

  @Test func `a header cannot smuggle another one in`() async throws {
    let server = try LoopbackServer(answer: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    let secret = "sk-secret\r\nX-Evil: 1"
    let request = HTTPRequest(url: server.url, headers: [HTTPHeader("Authorization", secret)])
    let error = await error(of: request)
    #expect(error?.kind == .invalidURL)
    #expect(error.map { "\($0)" }?.contains("sk-secret") == false)
    #expect(server.connections == 0)
  }

  @Test func `the transport may go before its body does`() async throws {
    let server = try LoopbackServer { connection in
      _ = connection.readRequest()
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody")
    }
    var passing: CurlTransport? = CurlTransport()
    let response = try await passing?.send(HTTPRequest(url: server.url))
    passing = nil
    #expect(try await text(#require(response)) == "body")
  }
}
