import Basics
import ChatTestSupport
import FoundationEssentials
import HTTPStream
import Testing

@testable import Gateway

/// Keys of people, what is counted of them, `/metrics`, `/healthz` and the access log.
@Suite struct OfficeTests {
  private static let names: [String] = ["ada", "bob"]

  private static func settings(
    _ folder: TemporaryFolder
  ) -> (inout GatewayServer.Settings) -> Void {
    {
      $0.databasePath = folder.database
      $0.accessLogPath = folder.path + "/access.log"
      TestGateway.echo(&$0)
    }
  }

  @Test func `A key works at once, is counted by its name, and ends within a second`() async throws
  {
    let folder = try TemporaryFolder()
    try await TestGateway.run(Self.settings(folder)) { gateway in
      let keys = try await GatewayKeys.open(folder.database)
      let chat: JSONValue = ["model": "m", "messages": [["role": "user", "content": "hello"]]]
      func status(_ key: String) async throws -> Int {
        try await gateway.request("POST", "/v1/chat/completions", chat, key: key).status
      }
      #expect(try await status("ctx-nobody") == 401)
      let ada = try #require(try keys.add("ada", at: WallClock.now))
      let bob = try #require(try keys.add("bob", at: WallClock.now))
      #expect(try keys.add("ada", at: WallClock.now) == nil, "a name has one key that works")
      #expect(try keys.remove("ada") == .works && keys.remove("eve") == .unknown)
      // The gateway has just read the keys: a new one is known after its second.
      #expect(await becomes { try await status(ada) == 200 })
      #expect(try await status(bob) == 200)
      #expect(try await status(gateway.server.key) == 200)
      #expect(try await status(ada) == 200)
      #expect(try keys.revoke("bob", at: WallClock.now))
      #expect(try !keys.revoke("bob", at: WallClock.now))
      #expect(await becomes { try await status(bob) == 401 })
      #expect(try await status(ada) == 200)
      // The name again: another key, the old one stays refused, and the counts go on.
      let newBob = try #require(try keys.add("bob", at: WallClock.now))
      #expect(newBob != bob)
      #expect(await becomes { try await status(newBob) == 200 })
      #expect(try await status(bob) == 401)
      #expect(try keys.revoke("bob", at: WallClock.now))
    }
    let entries = try await GatewayKeys.open(folder.database).entries()
    #expect(entries.map(\.name) == Self.names)
    #expect(entries[0].revokedAt == nil && entries[1].revokedAt != nil)
    #expect(entries[0].usage.requests >= 3 && entries[1].usage.requests >= 2)
    #expect(entries[0].usage.prompt > 0 && entries[0].usage.completion > 0)
    // Nothing in the file or the log is a key or a text.
    let log = String(
      decoding: FileManager.default.contents(atPath: folder.path + "/access.log") ?? Data(),
      as: UTF8.self)
    #expect(!log.contains("hello") && !log.contains("ctx-nobody"))
    let lines = try log.split(separator: "\n").map {
      try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
    }
    #expect(lines.contains { $0["key"]?.text == "ada" && $0["status"] == 200 })
    #expect(lines.contains { $0["key"]?.text == "own key" && $0["status"] == 200 })
    #expect(lines.allSatisfy { $0["status"] != 401 || $0["key"] == nil })
    #expect(lines.allSatisfy { $0["path"]?.text == "/v1/chat/completions" })
    #expect(
      lines.contains { $0["endpoint"]?.text == "chat" && ($0["completion_tokens"]?.whole ?? 0) > 0 }
    )
  }

  @Test func `A name that is removed is gone with its counts`() async throws {
    let folder = try TemporaryFolder()
    let keys = try await GatewayKeys.open(folder.database)
    _ = try keys.add("ada", at: WallClock.now)
    try KeyDatabase(storage: FileStorage(path: folder.database)).count([
      "ada": KeyUsage(requests: 3)
    ])
    #expect(try keys.revoke("ada", at: WallClock.now))
    #expect(try keys.entries().map(\.works) == [false])
    #expect(try keys.remove("ada") == .removed && keys.remove("ada") == .unknown)
    #expect(try keys.entries().isEmpty)
    _ = try keys.add("ada", at: WallClock.now)
    #expect(try keys.entries().map(\.usage) == [KeyUsage()])
  }

  @Test func `A gateway without a database knows its own key only`() async throws {
    try await TestGateway.run { gateway in
      let refused = try await gateway.request("GET", "/v1/models", key: "ctx-other")
      #expect(refused.status == 401)
    }
  }

  @Test func `Health needs no key, metrics do; both count what happened`() async throws {
    try await TestGateway.run { gateway in
      let health = try await gateway.request("GET", "/healthz", key: "")
      #expect(health.status == 200 && health.json["status"] == "ok")
      #expect(try await gateway.request("GET", "/metrics", key: "none").status == 401)
      let id = try await gateway.context()
      for isStream in [true, false] {
        let answer = try await gateway.ask(id, "harbour?", also: ["stream": .bool(isStream)])
        #expect(answer.status == 200)
      }
      _ = try await gateway.ask("ctx-gone", "harbour?")
      let text = try await gateway.request("GET", "/metrics").text
      #expect(text.contains("ctxchat_requests_total{endpoint=\"chat\",status=\"200\"} 2\n"))
      #expect(text.contains("ctxchat_requests_total{endpoint=\"chat\",status=\"404\"} 1\n"))
      #expect(text.contains("ctxchat_requests_total{endpoint=\"create\",status=\"200\"} 1\n"))
      #expect(text.contains("ctxchat_requests_in_flight 1\n"))
      #expect(text.contains("ctxchat_request_seconds_bucket{le=\"+Inf\"} 5\n"))
      #expect(!text.contains("ctxchat_tokens_total{kind=\"completion\"} 0\n"))
    }
  }

  @Test func `What is refused before it is read is in the log and in the metrics`() async throws {
    let folder = try TemporaryFolder()
    try await TestGateway.run({
      Self.settings(folder)(&$0)
      $0.limits.bodyBytes = 1000
    }) { gateway in
      #expect(try await gateway.request("GET", "/v1/models", key: "ctx-nobody").status == 401)
      #expect(try await gateway.request("GET", "/v1/nothing").status == 404)
      #expect(try await gateway.request("DELETE", "/v1/models").status == 405)
      let long: JSONValue = ["model": .text(String(repeating: "x", count: 2000))]
      #expect(try await gateway.request("POST", "/v1/chat/completions", long).status == 413)
      let url = gateway.server.baseURL
      // The second one on a connection is nobody's, whoever asked first.
      _ = try await RawConnection.exchange(
        port: url,
        "GET /v1/models HTTP/1.1\r\nHost: x\r\nX-Client-Request-Id: mine\r\n\r\n\u{1}\r\n\r\n")
      let text = try await gateway.request("GET", "/metrics").text
      for line in [
        "endpoint=\"models\",status=\"401\"} 2", "endpoint=\"unknown\",status=\"404\"} 1",
        "endpoint=\"models\",status=\"405\"} 1", "endpoint=\"chat\",status=\"413\"} 1",
        "endpoint=\"unknown\",status=\"400\"} 1",
      ] {
        #expect(text.contains("ctxchat_requests_total{\(line)\n"), "\(text)")
      }
      #expect(text.contains("ctxchat_requests_in_flight 1\n"))
    }
    let log = String(
      decoding: FileManager.default.contents(atPath: folder.path + "/access.log") ?? Data(),
      as: UTF8.self)
    #expect(!log.contains("ctx-nobody"))
    let refused = try log.split(separator: "\n").map {
      try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
    }.filter { $0["outcome"] == "refused" }
    // A key that may be new is looked at behind the head.
    #expect(refused.map { $0["status"]?.whole } == [404, 405, 413, 401, 400])
    guard refused.count == 5 else { return }
    #expect(refused[0]["path"] == "/v1/nothing" && refused[0]["endpoint"] == nil)
    #expect(refused[2]["endpoint"] == "chat" && refused[2]["method"] == "POST")
    #expect(refused[0]["key"] == "own key" && refused[2]["key"] == "own key")
    #expect(refused[3]["key"] == nil && refused[4]["key"] == nil)
    #expect(refused[3]["client_request_id"] == "mine")
    #expect(refused[4]["path"] == nil && refused[4]["client_request_id"] == nil)
    #expect(refused.allSatisfy { $0["id"]?.text?.hasPrefix("req-") == true })
  }

  @Test func `An access log that cannot be opened is an error with its path`() async {
    let failure = await #expect(throws: GatewayError.self) {
      try await TestGateway.run({ $0.accessLogPath = "/nowhere/access.log" }) { _ in }
    }
    #expect(failure?.message.contains("/nowhere/access.log") == true)
  }

  /// True once something is so.
  private func becomes(_ isSo: () async throws -> Bool) async -> Bool {
    for _ in 0..<300 {
      if (try? await isSo()) == true { return true }
      try? await Task.sleep(for: .milliseconds(20))
    }
    return false
  }
}
