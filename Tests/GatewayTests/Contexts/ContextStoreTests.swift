import ChatTestSupport
import FoundationEssentials
import Glibc
import Testing

@testable import Gateway

@Suite struct ContextStoreTests {
  private static func creation(_ fields: [String: JSONValue] = [:]) throws -> CreateWireRequest {
    try CreateWireRequest(
      .object(
        ["model": "m", "messages": [["role": "system", "content": "s"]]].merging(fields) { $1 }))
  }

  private static func chat(_ id: String) throws -> ChatWireRequest {
    try ChatWireRequest(TestGateway.question(id, "q"))
  }

  @Test func `The file is its owner's alone, also when it was there before`() async throws {
    let folder = try TemporaryFolder()
    _ = FileManager.default.createFile(atPath: folder.database, contents: nil)
    chmod(folder.database, 0o644)
    _ = try ContextStore(path: folder.database)
    var status = stat()
    #expect(stat(folder.database, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test func `Contexts and memory are there after a restart`() async throws {
    let folder = try TemporaryFolder()
    let id: String
    do {
      let contexts = try ContextStore(path: folder.database)
      let context = try await contexts.create(
        Self.creation([
          "truncation_strategy": ["type": "last_history_tokens", "last_history_tokens": 9]
        ]))
      id = context.id
      let begun = try await contexts.begin(Self.chat(id))
      try await contexts.end(begun, asked: [.user("q")], reply: "a")
    }
    let again = try await ContextStore(path: folder.database).load(id)
    #expect(again?.history == [.user("q"), .assistant("a")])
    #expect(again?.seed == [.system("s")] && again?.seedTokens == 5)
    #expect(again?.truncation?["last_history_tokens"] == 9)
  }

  @Test(arguments: [
    "a\u{0}b", "\u{0}", "\u{0}\u{0}日本\u{0}", "end\u{0}",
    "\u{0}" + String(repeating: "x", count: 9000),
    "no zero", "",
  ])
  func `Every byte of what was said is remembered`(_ text: String) async throws {
    let folder = try TemporaryFolder()
    let id: String
    do {
      let contexts = try ContextStore(path: folder.database)
      let context = try await contexts.create(
        Self.creation([
          "model": .text("m" + text),
          "messages": [["role": "system", "content": .text("s" + text)]],
        ]))
      id = context.id
      var request = try Self.chat(id)
      request.model = "m" + text
      let begun = try await contexts.begin(request)
      try await contexts.end(begun, asked: [.user(text)], reply: text)
      #expect(try await contexts.load(id)?.history == [.user(text), .assistant(text)])
    }
    let again = try #require(try await ContextStore(path: folder.database).load(id))
    #expect(again.history == [.user(text), .assistant(text)])
    #expect(again.seed == [.system("s" + text)] && again.model == "m" + text)
  }

  @Test func `A folder that is not there is an error with the path`() {
    let failure = #expect(throws: GatewayError.self) {
      try ContextStore(path: "/nowhere/gateway.sqlite")
    }
    #expect(failure?.message.contains("/nowhere/gateway.sqlite") == true)
  }

  @Test func `What is not a database is an error and is not changed`() throws {
    let folder = try TemporaryFolder()
    let text = Data(String(repeating: "no database ", count: 100).utf8)
    _ = FileManager.default.createFile(atPath: folder.database, contents: text)
    #expect(throws: GatewayError.self) { try ContextStore(path: folder.database) }
    #expect(FileManager.default.contents(atPath: folder.database) == text)
  }

  @Test func `Expired contexts go at the next start`() async throws {
    let folder = try TemporaryFolder()
    let clock = TestClock()
    let contexts = try ContextStore(path: folder.database) { clock.now }
    let short = try await contexts.create(Self.creation(["ttl": 3600]))
    let long = try await contexts.create(Self.creation(["ttl": 86_400]))
    clock.advance(3601)
    let next = try ContextStore(path: folder.database) { clock.now }
    let (gone, kept) = (try await next.load(short.id), try await next.load(long.id))
    #expect(gone == nil && kept != nil)
  }

  @Test func `A session is claimed by one request and free after it, however that ended`()
    async throws
  {
    let contexts = try ContextStore(path: nil)
    let id = try await contexts.create(Self.creation()).id
    for reply in ["a", nil] {
      let context = try await contexts.begin(Self.chat(id))
      await #expect(throws: GatewayError.busy) { try await contexts.begin(Self.chat(id)) }
      try await contexts.end(context, asked: [.user("q")], reply: reply)
    }
    let context = try await contexts.load(id)
    #expect(context?.history.count == 2)
  }

  @Test func `A shipped context keeps its memory, unless its text is another`() async throws {
    let contexts = try ContextStore(path: nil)
    let shipped = ShippedContext(
      label: "x", contextID: "ctx-x", isSession: true, seed: "one", question: "")
    try await contexts.ship(shipped)
    let request = try ChatWireRequest(TestGateway.question("ctx-x", "q", also: ["model": "guide"]))
    try await contexts.end(try await contexts.begin(request), asked: [.user("q")], reply: "a")
    try await contexts.ship(shipped)
    let kept = try await contexts.load("ctx-x")
    #expect(kept?.history.count == 2)
    try await contexts.ship(
      ShippedContext(label: "x", contextID: "ctx-x", isSession: true, seed: "two", question: ""))
    let changed = try await contexts.load("ctx-x")
    #expect(changed?.history.isEmpty == true && changed?.seed == [.system("two")])
  }

  @Test func `Ids look like the provider's and never come twice`() {
    let date = Date(timeIntervalSince1970: 1_733_913_813)
    let ids = (0..<1000).map { _ in ContextNumber.fresh(at: date) }
    #expect(ids.allSatisfy { $0.hasPrefix("ctx-20241211104333-") })
    #expect(Set(ids).count == ids.count)
  }

  @Test func `Two gateways on one file know of each other's requests`() async throws {
    let folder = try TemporaryFolder()
    let (one, two) = (
      try ContextStore(path: folder.database), try ContextStore(path: folder.database)
    )
    let session = try await one.create(Self.creation())
    let other = try await one.create(Self.creation())
    let prefix = try await one.create(Self.creation(["mode": "common_prefix"]))
    let begun = try await one.begin(Self.chat(session.id))
    await #expect(throws: GatewayError.busy) { try await two.begin(Self.chat(session.id)) }
    await #expect(throws: GatewayError.busy) { try await one.begin(Self.chat(session.id)) }
    let second = try await two.begin(Self.chat(other.id))
    _ = try await one.begin(Self.chat(prefix.id))
    _ = try await two.begin(Self.chat(prefix.id))
    try await one.end(begun, asked: [WireMessage(role: "user", content: "q")], reply: "a")
    try await two.end(second, asked: [], reply: nil)
    // The next one has what the other gateway's turn left.
    #expect(try await two.begin(Self.chat(session.id)).history.map(\.content) == ["q", "a"])
    await #expect(throws: GatewayError.busy) { try await one.begin(Self.chat(session.id)) }
  }
}
