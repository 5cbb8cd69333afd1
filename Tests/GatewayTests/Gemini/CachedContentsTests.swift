import ChatTestSupport
import FoundationEssentials
import HTTPStream
import Testing

@testable import Gateway

@Suite struct CachedContentsTests {
  static let path = "/v1beta/cachedContents"

  /// A gateway whose clock the test moves.
  static func run(
    least: Int = 0, _ body: (TestGateway, TestClock) async throws -> Void
  ) async throws {
    let clock = TestClock()
    try await TestGateway.run({
      TestGateway.echo(&$0)
      $0.now = { clock.now }
      $0.leastCachedTokens = least
    }) { try await body($0, clock) }
  }

  static func fields(_ also: [String: JSONValue] = [:]) -> JSONValue {
    let fields: [String: JSONValue] = [
      "model": "models/m", "systemInstruction": ["parts": [["text": "s"]]],
      "contents": [["role": "user", "parts": [["text": "a long "], ["text": "document"]]]],
    ]
    return .object(fields.merging(also) { $1 })
  }

  /// The name of a new cached content.
  static func make(
    _ gateway: TestGateway, _ also: [String: JSONValue] = [:]
  ) async throws -> String {
    try await gateway.request("POST", path, fields(also)).json["name"]?.text ?? ""
  }

  private static func end(_ value: JSONValue?) -> Date? {
    value?["expireTime"]?.text.flatMap(GeminiTime.date)
  }

  @Test func `A content is made, with its times and size and nothing of its text`() async throws {
    try await Self.run { gateway, clock in
      let made = try await gateway.request("POST", Self.path, Self.fields(["displayName": "doc"]))
      #expect(made.status == 200 && made.json["name"]?.text?.hasPrefix("cachedContents/") == true)
      #expect(made.json["model"] == "models/m" && made.json["displayName"] == "doc")
      #expect(made.json["usageMetadata"]?["totalTokenCount"]?.whole ?? 0 > 8)
      #expect(made.json["contents"] == nil && made.json["systemInstruction"] == nil)
      #expect(made.json["createTime"] == made.json["updateTime"])
      #expect(Self.end(made.json) == clock.now.addingTimeInterval(3600))
      let name = made.json["name"]?.text ?? ""
      #expect(try await gateway.request("GET", "/v1beta/\(name)").json == made.json)
      #expect(try await gateway.request("GET", "/v1/\(name)").json == made.json)
    }
  }

  // Trap 3: a duration has a sign behind it, and the end is a moment.
  private static let ends: [([String: JSONValue], Double?)] = [
    (["ttl": "600s"], 600), (["ttl": "1.5s"], 1.5), (["ttl": "90000s"], 90_000),
    (["expireTime": "2026-05-09T06:43:20Z"], 1800),
    (["expire_time": "2026-05-09T08:43:20.250+02:00"], 1800.25),
    (["expireTime": "2026-05-09T06:43:20.250000000Z"], 1800.25),
    (["ttl": "600"], nil), (["ttl": 600], nil), (["ttl": "-5s"], nil), (["ttl": "0s"], nil),
    (["ttl": "s"], nil), (["ttl": "infs"], nil), (["ttl": "nans"], nil),
    (["expireTime": "soon"], nil),
    (["expireTime": "2020-01-01T00:00:00Z"], nil),
    (["ttl": "600s", "expireTime": "2026-05-09T06:43:20Z"], nil),
  ]

  @Test(arguments: ends)
  func `An end is a duration or a time, not both, and in the future`(
    _ fields: [String: JSONValue], _ seconds: Double?
  ) async throws {
    try await Self.run { gateway, clock in
      let made = try await gateway.request("POST", Self.path, Self.fields(fields))
      guard let seconds else {
        #expect(made.status == 400)
        #expect(made.json["error"]?["status"] == "INVALID_ARGUMENT")
        return
      }
      let end = try #require(Self.end(made.json)).timeIntervalSince(clock.now)
      #expect(abs(end - seconds) < 0.002)
    }
  }

  @Test func `An empty list is an empty object, a long one comes in pages`() async throws {
    try await Self.run { gateway, clock in
      #expect(try await gateway.request("GET", Self.path).text == "{}")
      var names: [String] = []
      for number in 0..<5 {
        names.append(try await Self.make(gateway, ["displayName": .text("\(number)")]))
      }
      let brief = try await Self.make(gateway, ["ttl": "10s"])
      clock.advance(11)
      var found: [String] = []
      var token = ""
      var pages = 0
      repeat {
        let page = try await gateway.request("GET", "\(Self.path)?pageSize=2&pageToken=\(token)")
        found += page.json["cachedContents"]?.items.compactMap { $0["name"]?.text } ?? []
        token = page.json["nextPageToken"]?.text ?? ""
        pages += 1
      } while token != "" && pages < 9
      #expect(found == names && pages == 3 && !found.contains(brief))
      let all = try await gateway.request("GET", Self.path)
      #expect(all.json["cachedContents"]?.items.count == 5 && all.json["nextPageToken"] == nil)
      for query in ["pageToken=x", "pageSize=-1"] {
        #expect(try await gateway.request("GET", "\(Self.path)?\(query)").status == 400)
      }
    }
  }

  @Test func `Only the end can be changed, from now on`() async throws {
    try await Self.run { gateway, clock in
      let name = try await Self.make(gateway)
      clock.advance(100)
      let longer = try await gateway.request("PATCH", "/v1beta/\(name)", ["ttl": "7200s"])
      #expect(longer.status == 200 && Self.end(longer.json) == clock.now.addingTimeInterval(7200))
      #expect(longer.json["updateTime"] != longer.json["createTime"])
      #expect(longer.json["displayName"] == nil)
      for fields: JSONValue in [[:], ["displayName": "x"], ["ttl": "1"]] {
        #expect(try await gateway.request("PATCH", "/v1beta/\(name)", fields).status == 400)
      }
    }
  }

  // Traps 2 and 5: gone is 403 here, also for a delete of what has expired.
  @Test func `What is gone is 403, to look at, to use, to change and to delete`() async throws {
    try await Self.run { gateway, clock in
      let expired = try await Self.make(gateway, ["ttl": "5s"])
      clock.advance(6)
      let deleted = try await Self.make(gateway)
      let last = try await gateway.request("DELETE", "/v1beta/\(deleted)")
      #expect(last.status == 200 && last.text == "{}")
      let turn: JSONValue = [["role": "user", "parts": [["text": "q"]]]]
      for name in [expired, deleted, "cachedContents/never"] {
        let generated = try await gateway.request(
          "POST", "/v1beta/models/m:generateContent",
          ["cachedContent": .text(name), "contents": turn])
        let changed = try await gateway.request("PATCH", "/v1beta/\(name)", ["ttl": "60s"])
        let read = try await gateway.request("GET", "/v1beta/\(name)")
        let removed = try await gateway.request("DELETE", "/v1beta/\(name)")
        for answer in [generated, changed, read, removed] {
          #expect(answer.status == 403)
          #expect(
            answer.json["error"] == [
              "code": 403, "message": "CachedContent not found (or permission denied)",
              "status": "PERMISSION_DENIED",
            ])
        }
      }
    }
  }

  // Trap 11: the least size is in the refusal.
  @Test(arguments: [(1024, 400), (13, 200)])
  func `What is too small is refused with both counts`(_ least: Int, _ status: Int) async throws {
    try await Self.run(least: least) { gateway, _ in
      let made = try await gateway.request("POST", Self.path, Self.fields())
      #expect(made.status == status)
      guard status == 400 else { return }
      #expect(made.message.contains("total_token_count=13, min_total_token_count=1024"))
      #expect(made.json["error"]?["status"] == "INVALID_ARGUMENT")
    }
  }

  private static let mistakes: [[String: JSONValue]] = [
    ["model": .null], ["contents": [], "systemInstruction": .null], ["contents": "x"],
    ["contents": [["role": "system", "parts": [["text": "a"]]]]],
    ["contents": [["role": "user", "parts": []]]],
    ["contents": [["role": "user", "parts": [["inlineData": [:]]]]]],
    ["systemInstruction": "s"], ["displayName": .text(String(repeating: "n", count: 129))],
  ]

  @Test(arguments: mistakes)
  func `Mistakes are told in Google's form`(_ fields: [String: JSONValue]) async throws {
    try await Self.run { gateway, _ in
      let answer = try await gateway.request("POST", Self.path, Self.fields(fields))
      #expect(answer.status == 400 && answer.json["error"]?["code"] == 400)
      #expect(answer.json["error"]?["status"] == "INVALID_ARGUMENT")
    }
  }

  @Test func `A wrong key is 400 with a reason, as at Google`() async throws {
    try await Self.run { gateway, _ in
      let answer = try await gateway.request("GET", Self.path, key: "no")
      #expect(answer.status == 400)
      #expect(answer.json["error"]?["details"]?.items.first?["reason"] == "API_KEY_INVALID")
      let method = try await gateway.request("PUT", Self.path)
      #expect(method.status == 405 && method.headers[field: "Allow"] == "GET, POST")
    }
  }

  @Test func `Contents survive a restart`() async throws {
    let folder = try TemporaryFolder()
    let settings: (inout GatewayServer.Settings) -> Void = {
      TestGateway.echo(&$0)
      $0.databasePath = folder.database
    }
    var name = ""
    try await TestGateway.run(settings) { gateway in
      name = try await Self.make(gateway, ["displayName": "d\u{0}e"])
    }
    try await TestGateway.run(settings) { gateway in
      let read = try await gateway.request("GET", "/v1beta/\(name)")
      #expect(read.json["displayName"] == "d\u{0}e")
      let memory = try await gateway.server.memory(of: name)
      #expect(memory?.map(\.content) == ["s", "a long document"])
    }
  }
}
