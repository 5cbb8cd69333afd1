import Basics
import ChatTestSupport
import Glibc
import HTTPStream
import Testing

@testable import Gateway

/// What HTTP/1 promises its clients, over real connections.
@Suite struct HTTPConversationTests {
  private static func creation(_ gateway: TestGateway, _ fields: String = "") -> String {
    let body = #"{"model":"m","messages":[{"role":"system","content":"s"}]}"#
    return
      "POST /v1/context/create HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(gateway.server.key)\r\n"
      + "\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  @Test func `Requests in one write are answered one after the other`() async throws {
    try await TestGateway.run { gateway in
      let text =
        Self.creation(gateway) + "GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n"
        + Self.creation(gateway, "Connection: close\r\n")
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, text)
      let heads = answer.ranges(of: "HTTP/1.1 ").count
      #expect(heads == 3 && answer.ranges(of: "HTTP/1.1 200 ").count == 2)
      #expect(answer.ranges(of: "HTTP/1.1 404 ").count == 1)
    }
  }

  @Test func `A thousand requests in one write do not pile up their answers`() async throws {
    try await TestGateway.run({ $0.limits.outputBytes = 1000 }) { gateway in
      let text =
        String(repeating: "GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n", count: 900)
        + "GET /v1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, text)
      #expect(answer.ranges(of: "HTTP/1.1 404 ").count == 901)
    }
  }

  @Test func `A small reply comes in one piece with its head`() async throws {
    try await TestGateway.run { gateway in
      let url = gateway.server.baseURL
      let request = Self.creation(gateway)
      let pieces = try await onThread {
        let connection = try RawConnection(url)
        return (0..<50).map { _ in
          connection.send(request)
          return connection.receive()
        }
      }
      let others = pieces.filter { !($0.hasPrefix("HTTP/1.1 200 ") && $0.hasSuffix("}")) }
      #expect(others == [])
    }
  }

  @Test func `A client that asks first may continue`() async throws {
    try await TestGateway.run { gateway in
      let request = Self.creation(gateway, "Expect: 100-continue\r\nConnection: close\r\n")
      let cut = try #require(request.ranges(of: "\r\n\r\n").first) + 4
      let url = gateway.server.baseURL
      let answers = try await onThread {
        let connection = try RawConnection(url)
        connection.send(String(request.utf8.prefix(cut))!)
        let first = connection.receive()
        connection.send(String(request.utf8.dropFirst(cut))!)
        return (first, connection.receiveAll())
      }
      #expect(answers.0 == "HTTP/1.1 100 Continue\r\n\r\n")
      #expect(answers.1.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test(arguments: [true, false])
  func `HTTP 1.0 gets replies that end with the connection`(_ stream: Bool) async throws {
    try await TestGateway.run { gateway in
      let id = try await gateway.context()
      let body = String(
        decoding: ReplyWriter.encode(
          TestGateway.question(id, "harbour?", also: ["stream": .bool(stream)])), as: UTF8.self)
      let answer = try await RawConnection.exchange(
        port: gateway.server.baseURL,
        "POST /v1/context/chat/completions HTTP/1.0\r\nAuthorization: Bearer \(gateway.server.key)\r\n"
          + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
      #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("Connection: close\r\n"))
      #expect(!answer.contains("Transfer-Encoding"))
      #expect(stream ? answer.hasSuffix("data: [DONE]\n\n") : answer.hasSuffix("}"))
    }
  }

  @Test func `A connection brings so many requests and no more`() async throws {
    try await TestGateway.run({ $0.limits.requestsPerConnection = 3 }) { gateway in
      let text = String(repeating: "GET /v1 HTTP/1.1\r\nHost: x\r\n\r\n", count: 5)
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, text)
      #expect(answer.ranges(of: "HTTP/1.1 404 ").count == 3)
      #expect(answer.ranges(of: "Connection: close\r\n").count == 1)
    }
  }

  @Test func `Empty lines before a request are overlooked`() async throws {
    try await TestGateway.run { gateway in
      let text = "\r\n\r\n" + Self.creation(gateway, "Connection: close\r\n")
      let answer = try await RawConnection.exchange(port: gateway.server.baseURL, text)
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test(arguments: [true, false])
  func `A client that goes away while the responder thinks is noticed at once`(
    _ stream: Bool
  ) async throws {
    let door = Door()
    let thinking = Door()
    let responder = ScriptedResponder(
      opening: {
        await withTaskCancellationHandler {
          await door.pass()
        } onCancel: {
          thinking.open()
        }
        try Task.checkCancellation()
      }
    ) { $0.yield(.content("late")) }
    try await TestGateway.run({
      $0.responder = responder
      $0.pauses = StreamPauses(beforeStatus: .seconds(3600), keepAlive: .seconds(3600))
    }) { gateway in
      let id = try await gateway.context()
      let body = ReplyWriter.encode(
        TestGateway.question(id, "?", also: ["stream": .bool(stream)]))
      let asking = Task { try await gateway.open("/context/chat/completions", body) }
      await eventually { !responder.requests.isEmpty }
      asking.cancel()
      await thinking.pass()
      door.open()
      var status = 403
      for _ in 0..<5000 where status == 403 {
        status = try await gateway.ask(id, "free?").status
      }
      #expect(status == 200)
    }
  }

  @Test func `What blocks the gateway's thread does not block those of others`() async throws {
    // As many as would fill the pool that everyone else's tasks share, and more.
    let count = 4 * Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let gate = Locked(false)
    let entered = Locked(0)
    let responder = ScriptedResponder(opening: {
      entered.withLock { $0 += 1 }
      while !gate.withLock({ $0 }) { usleep(500) }
    }) { $0.yield(.content("done")) }
    try await TestGateway.run({ $0.responder = responder }) { gateway in
      let id = try await gateway.context("common_prefix")
      let asking = (0..<count).map { number in
        Task { try await gateway.ask(id, "\(number)").status }
      }
      await eventually { entered.withLock { $0 } > 0 }
      // The pool still runs tasks, all of them.
      let sum = await withTaskGroup(of: Int.self) { group in
        for number in 1...100 {
          group.addTask {
            await Task.yield()
            return number
          }
        }
        return await group.reduce(0, +)
      }
      #expect(sum == 5050)
      gate.withLock { $0 = true }
      for task in asking { #expect(try await task.value == 200) }
    }
  }

  @Test func `Draining takes nobody new and lets replies end`() async throws {
    let door = Door()
    let responder = ScriptedResponder { sink in
      sink.yield(.content("first "))
      await door.pass()
      sink.yield(.content("last"))
    }
    let gateway = try await TestGateway { $0.responder = responder }
    let id = try await gateway.context()
    let response = try await gateway.open(
      "/context/chat/completions",
      ReplyWriter.encode(TestGateway.question(id, "?", also: ["stream": true])))
    let draining = Task { await gateway.server.drain(for: .seconds(3600)) }
    let url = gateway.server.baseURL
    #expect(await eventually { !RawConnection.isListening(url) })
    door.open()
    let text = String(decoding: try await response.body.collect(upTo: 10_000), as: UTF8.self)
    #expect(text.contains("last") && text.hasSuffix("data: [DONE]\n\n"))
    await draining.value
  }

  @Test(arguments: [true, false])
  func `When the time for draining is over, a reply in progress says so and ends in order`(
    _ isStream: Bool
  ) async throws {
    let door = Door()
    let responder = ScriptedResponder { sink in
      sink.yield(.content("first "))
      await door.pass()
      sink.yield(.content("never said"))
    }
    let gateway = try await TestGateway { $0.responder = responder }
    let id = try await gateway.context()
    async let asked = gateway.ask(id, "?", also: ["stream": .bool(isStream)])
    #expect(await eventually { !responder.requests.isEmpty })
    await gateway.server.drain(for: .milliseconds(20))
    let answer = try await asked
    #expect(answer.failure == nil)
    let error = try #require(isStream ? answer.chunks.last : answer.json)["error"]
    #expect(error?["code"] == "ServerShutdown" && error?["stored"] == .bool(false))
    #expect(error?["message"]?.text?.contains("shutting down") == true)
    #expect(answer.status == (isStream ? 200 : 503))
    #expect(answer.content() == (isStream ? "first " : ""))
    #expect(try await gateway.server.memory(of: id)?.isEmpty == true)
    door.open()
  }

  @Test func `A stream of responses that the end of the gateway breaks off has failed`()
    async throws
  {
    let door = Door()
    let responder = ScriptedResponder { sink in
      sink.yield(.content("first "))
      await door.pass()
    }
    let gateway = try await TestGateway { $0.responder = responder }
    async let asked = gateway.request(
      "POST", "/v1/responses", ["model": "m", "input": "?", "stream": true])
    #expect(await eventually { !responder.requests.isEmpty })
    await gateway.server.drain(for: .milliseconds(20))
    let answer = try await asked
    #expect(answer.failure == nil && answer.names.last == "response.failed")
    #expect(answer.chunks.last?["response"]?["error"]?["code"] == "server_error")
    door.open()
  }
}
