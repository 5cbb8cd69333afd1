import ChatTestSupport
import FoundationEssentials
import Testing

@testable import Gateway

/// A real PostgreSQL server under the stores.
@Suite(.enabled(if: PostgresServer.isInstalled, "PostgreSQL is not installed"))
struct PostgresStorageTests {
  private static func creation(_ fields: [String: JSONValue] = [:]) throws -> CreateWireRequest {
    try CreateWireRequest(
      .object(
        ["model": "m", "messages": [["role": "system", "content": "s"]]].merging(fields) { $1 }))
  }

  private static func chat(_ id: String) throws -> ChatWireRequest {
    try ChatWireRequest(TestGateway.question(id, "q"))
  }

  @Test func `Two gateways share contexts, and one turn of a session is in flight over both`()
    async throws
  {
    let server = try PostgresServer()
    // Both make the tables at once.
    let address = server.address
    async let first = PostgresStorage.open(address)
    async let second = PostgresStorage.open(address)
    let (one, two) = (
      ContextStore(try await first, now: { Date() }),
      ContextStore(try await second, now: { Date() })
    )
    let texts = ["a\u{0}b\\x41", "\u{0}", "日本 'quoted' \\\\ ?", ""]
    let id = try await one.create(
      Self.creation(["truncation_strategy": ["type": "rolling_tokens", "rolling_tokens": true]])
    ).id
    for text in texts {
      let begun = try await one.begin(Self.chat(id))
      await #expect(throws: GatewayError.busy) { try await two.begin(Self.chat(id)) }
      await #expect(throws: GatewayError.busy) { try await one.begin(Self.chat(id)) }
      try await one.end(begun, asked: [.user(text)], reply: text)
    }
    let begun = try await two.begin(Self.chat(id))
    #expect(begun.history == texts.flatMap { [WireMessage.user($0), .assistant($0)] })
    #expect(begun.seed == [.system("s")] && begun.truncation?["rolling_tokens"] == true)
    await #expect(throws: GatewayError.busy) { try await one.begin(Self.chat(id)) }
    try await two.end(begun, asked: [.user("never")], reply: nil)
    #expect(try await one.load(id)?.history == begun.history, "a turn that was cut leaves no trace")
    await #expect(throws: GatewayError.noContext(id + "\u{0}")) {
      try await one.begin(Self.chat(id + "\u{0}"))
    }
  }

  @Test func `A turn whose connection was lost is not remembered, and said to be`() async throws {
    let server = try PostgresServer()
    let storage = try await PostgresStorage.open(server.address)
    let other = try await PostgresStorage.open(server.address)
    let (one, two) = (
      ContextStore(storage, now: { Date() }), ContextStore(other, now: { Date() })
    )
    let id = try await one.create(Self.creation()).id
    let begun = try await one.begin(Self.chat(id))
    // All connections but the one that does it, as when the server is moved.
    _ = try other.read { connection in
      try connection.rows(
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
        """)
    }
    // The lock went with the connection: another gateway takes the context.
    var taken: StoredContext?
    #expect(
      await eventually {
        (try? other.claim(id)).flatMap { $0 } != nil
      })
    taken = try await two.begin(Self.chat(id))
    await #expect(throws: GatewayError.lostClaim) {
      try await one.end(begun, asked: [.user("lost")], reply: "lost")
    }
    try await two.end(#require(taken), asked: [.user("kept")], reply: "kept")
    #expect(try await one.load(id)?.history == [.user("kept"), .assistant("kept")])
    // And the one that lost it works on.
    let next = try await one.begin(Self.chat(id))
    try await one.end(next, asked: [.user("next")], reply: "next")
    #expect(try await two.load(id)?.history.count == 4)
  }

  @Test func `Responses, conversations and cached contents are there after a restart`() async throws
  {
    let server = try PostgresServer()
    var ids: [String] = []
    for round in 0..<2 {
      try await TestGateway.run({
        $0.databasePath = server.address
        TestGateway.echo(&$0)
      }) { gateway in
        if round == 0 {
          let first = try await gateway.request(
            "POST", "/v1/responses", ["model": "m", "input": "one"])
          #expect(first.status == 200)
          let talk = try await gateway.request(
            "POST", "/v1/conversations",
            ["items": [["type": "message", "role": "user", "content": "hello"]]])
          #expect(talk.status == 200)
          let cached = try await gateway.request(
            "POST", "/v1beta/cachedContents",
            [
              "model": "models/m", "displayName": "nul \u{0} name",
              "contents": [["role": "user", "parts": [["text": "seed"]]]],
            ])
          #expect(cached.status == 200)
          ids = [first.json["id"]?.text, talk.json["id"]?.text, cached.json["name"]?.text]
            .map { $0 ?? "" }
        }
        let second = try await gateway.request(
          "POST", "/v1/responses",
          ["model": "m", "input": "two", "previous_response_id": .text(ids[0])])
        #expect(second.text.contains("user=one") && second.text.contains("user=two"))
        let items = try await gateway.request("GET", "/v1/conversations/\(ids[1])/items")
        #expect(items.text.contains("hello"))
        let content = try await gateway.request("GET", "/v1beta/\(ids[2])")
        #expect(content.json["displayName"]?.text == "nul \u{0} name")
        let list = try await gateway.request("GET", "/v1beta/cachedContents?pageSize=1")
        #expect(list.text.contains(ids[2]))
        if round == 1 {
          for path in [
            "/v1/responses/\(ids[0])", "/v1/conversations/\(ids[1])", "/v1beta/\(ids[2])",
          ] {
            #expect(try await gateway.request("DELETE", path).status == 200)
          }
        }
      }
    }
  }

  @Test func `A server that is not there is an error with its reason and without the password`()
    async
  {
    let failure = await #expect(throws: GatewayError.self) {
      try await PostgresStorage.open("postgres://ada:s3cret@127.0.0.1:9/nowhere")
    }
    #expect(failure?.message.contains("127.0.0.1") == true)
    #expect(failure?.message.contains("s3cret") == false)
  }
}
