import ChatModel
import ContextAPI
import FoundationEssentials
import HTTPStream
import Testing

@testable import Gateway

/// Our client, in each dialect of the API `responses`, with the embedded server: each was written by itself, and they
/// agree.
@Suite struct ResponsesAgreementTests {
  private static let seed = [Message(role: .system, content: "a seed of six short words")]
  private static let asked = "system=a seed of six short words user=one"

  private static func run(
    _ body: (TestGateway, TestClock) async throws -> Void
  ) async throws {
    let clock = TestClock()
    try await TestGateway.run({
      TestGateway.echo(&$0)
      $0.now = { clock.now }
      $0.leastCachedTokens = 0
    }) { try await body($0, clock) }
  }

  private static func client(
    _ gateway: TestGateway, _ dialect: ResponsesDialect, stores: Bool = true
  ) -> ContextClient {
    ContextClient(
      endpoint: Endpoint(
        baseURL: gateway.server.baseURL, api: .responses(dialect), storesTurns: stores,
        key: APIKey(gateway.server.key)), transport: CurlTransport(), retry: .never, sleep: { _ in }
    )
  }

  private static func creation(_ mode: ContextMode) -> CreateContextRequest {
    CreateContextRequest(model: "m", messages: seed, label: "doc", mode: mode)
  }

  private static func turn(
    _ context: String, _ prompt: String, mode: ContextMode = .chain, parent: String? = nil,
    earlier: [Message] = []
  ) -> ChatRequest {
    ChatRequest(
      contextID: context, model: "m", seed: mode.canSendWhole ? seed : [], earlier: earlier,
      parent: parent, messages: [Message(role: .user, content: prompt)], mode: mode)
  }

  // A chain begins with its first turn; before that, there is nothing to delete.
  @Test func `Of an id that no server gave nothing has to be deleted`() async throws {
    try await Self.run { gateway, _ in
      let client = Self.client(gateway, .plain)
      let context = try await client.create(Self.creation(.chain))
      try await client.delete(context.id)
      #expect(gateway.server.requests.isEmpty)
    }
  }

  @Test func `A conversation may begin with more messages than one request takes`() async throws {
    try await Self.run { gateway, _ in
      let messages = (1...45).map {
        Message(role: $0 % 2 == 0 ? .assistant : .user, content: "m\($0)")
      }
      let context = try await Self.client(gateway, .openai).create(
        CreateContextRequest(model: "m", messages: messages, mode: .session))
      let memory = try #require(try await gateway.server.memory(of: context.id))
      #expect(memory.map(\.content) == messages.map(\.content))
    }
  }

  @Test(arguments: [ResponsesDialect.plain, .openai, .ark])
  func `A chain remembers, branches and is sent whole when it is lost`(
    dialect: ResponsesDialect
  ) async throws {
    try await Self.run { gateway, _ in
      let client = Self.client(gateway, dialect)
      let context = try await client.create(Self.creation(.chain))
      let first = try await client.complete(Self.turn(context.id, "one"))
      #expect(first.choices[0].content == Self.asked)
      let one = try #require(first.node)
      #expect(one.parent == (dialect == .ark ? context.id : nil))
      #expect(one.isKept == nil)
      let memory = "\(Self.asked) assistant=\(Self.asked)"
      let second = try await client.complete(Self.turn(context.id, "two", parent: one.id))
      #expect(second.choices[0].content == memory + " user=two")
      #expect(second.usage?.promptTokens ?? 0 > first.usage?.promptTokens ?? 0)

      // The same prompt from the same node is a sibling, and streamed it is the same.
      var text = ""
      var node: TurnNode?
      var end: StreamEnd?
      for await event in client.stream(Self.turn(context.id, "two", parent: one.id)) {
        switch event {
        case .delta(let deltas): text += deltas.map(\.content).joined()
        case .node(let told): node = told
        case .ended(let ending): end = ending
        default: break
        }
      }
      #expect(text == second.choices[0].content)
      #expect(node?.parent == one.id && node?.isKept == nil && node?.id != second.node?.id)
      guard case .finished(let summary)? = end else {
        Issue.record("\(String(describing: end))")
        return
      }
      #expect(summary.usage == second.usage)

      let head = try #require(second.node)
      try await client.delete(head.id)
      try await client.delete(head.id)
      let replay = [Message(role: .user, content: "one"), Message(role: .assistant, content: "1")]
      let whole = try await client.complete(
        Self.turn(context.id, "three", parent: head.id, earlier: replay))
      #expect(whole.wasSentWhole)
      #expect(whole.choices[0].content == "\(Self.asked) assistant=1 user=three")
      #expect(whole.node?.parent == nil)
    }
  }

  @Test func `A turn that was not stored is told, and cannot be followed`() async throws {
    try await Self.run { gateway, _ in
      let reply = try await Self.client(gateway, .plain, stores: false)
        .complete(Self.turn("here-abcdefghijkl", "one"))
      let node = try #require(reply.node)
      #expect(node.isKept == false)
      let next = try await Self.client(gateway, .plain)
        .complete(Self.turn("here-abcdefghijkl", "two", parent: node.id))
      #expect(next.wasSentWhole)
    }
  }

  @Test func `Ark's prefix is followed by every turn, until its time`() async throws {
    try await Self.run { gateway, clock in
      let client = Self.client(gateway, .ark)
      let context = try await client.create(Self.creation(.commonPrefix))
      #expect(
        context.expiresAt.map { Int($0.timeIntervalSince(clock.now).rounded()) } == 259_200)
      #expect(context.usage?.completionTokens == 0)
      for _ in 0..<2 {
        let reply = try await client.complete(
          Self.turn(context.id, "one", mode: .commonPrefix))
        #expect(reply.choices[0].content == Self.asked)
        #expect(reply.usage?.cachedTokens == context.usage?.promptTokens)
        #expect(reply.node == nil)
      }
      clock.advance(259_201)
      let error = await #expect(throws: APIError.self) {
        try await client.complete(Self.turn(context.id, "one", mode: .commonPrefix))
      }
      #expect(error?.kind == .contextLost)
    }
  }

  @Test func `At Ark a chain is read from the cache, and each turn says until when`() async throws {
    try await Self.run { gateway, clock in
      let client = Self.client(gateway, .ark)
      let context = try await client.create(Self.creation(.chain))
      let first = try await client.complete(Self.turn(context.id, "one"))
      #expect(first.usage?.cachedTokens == context.usage?.promptTokens)
      let one = try #require(first.node)
      #expect(one.expiresAt.map { Int($0.timeIntervalSince(clock.now).rounded()) } == 259_200)
      let second = try await client.complete(Self.turn(context.id, "two", parent: one.id))
      #expect(second.usage?.cachedTokens ?? 0 > first.usage?.cachedTokens ?? 0)
    }
  }

  @Test func `A conversation has one memory, and no end`() async throws {
    try await Self.run { gateway, _ in
      let client = Self.client(gateway, .openai)
      let context = try await client.create(Self.creation(.session))
      #expect(context.expiresAt == .distantFuture && context.mode == .session)
      let first = try await client.complete(Self.turn(context.id, "one", mode: .session))
      #expect(first.choices[0].content == Self.asked)
      #expect(first.node == nil)
      let second = try await client.complete(Self.turn(context.id, "two", mode: .session))
      #expect(
        second.choices[0].content == "\(Self.asked) assistant=\(Self.asked) user=two")
      try await client.delete(context.id)
      let error = await #expect(throws: APIError.self) {
        try await client.complete(Self.turn(context.id, "three", mode: .session))
      }
      #expect(error?.kind == .contextLost)
    }
  }
}
