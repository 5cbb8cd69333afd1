import ChatModel
import ChatTestSupport
import ContextAPI
import FoundationEssentials
import HistoryStore
import Testing

@testable import ChatSession

/// Replies that nobody should have to hold.
@Suite(.timeLimit(.minutes(5))) struct LongReplyTests {
  private static let piece = String(repeating: "water ", count: 20_000)

  /// Counts how many pieces of a reply were asked for.
  private actor Tap {
    private(set) var drawn = 0
    func draw() -> Int {
      drawn += 1
      return drawn
    }
  }

  /// A server whose reply is made as it is read.
  private struct Spring: ContextService {
    let tap = Tap()
    let pieces: Int
    let capabilities = Capabilities.contextCache

    func stream(_ request: ChatRequest) -> ChatEventStream {
      ChatEventStream(
        AsyncStream(unfolding: { [tap, pieces] () async -> ChatEvent? in
          switch await tap.draw() {
          case ...pieces: .delta([ChoiceDelta(content: LongReplyTests.piece)])
          case pieces + 1: .delta([ChoiceDelta(finishReason: .stop)])
          case pieces + 2: .ended(.finished(StreamSummary()))
          default: nil
          }
        }))
    }

    func complete(_ request: ChatRequest) async throws(APIError) -> ChatReply {
      throw APIError(.server, requestWasSent: true)
    }

    func create(_ request: CreateContextRequest) async throws(APIError) -> ContextCreated {
      throw APIError(.server, requestWasSent: true)
    }
  }

  private func controller(
    _ service: Spring, limit: Int = 64 << 20, store: HistoryStore? = nil
  ) async throws -> (SessionController, HistoryStore) {
    let store = if let store { store } else { try await HistoryStore.temporary() }
    try await store.save(Sample.context(mode: .commonPrefix))
    let controller = SessionController(
      store: store, service: service,
      profile: SessionProfile(name: "p", model: "m", replyLimit: limit), clock: ManualClock()
    ) { _ in }
    await controller.start(.nothing)
    return (controller, store)
  }

  @Test func `A reader that does not read holds the connection back`() async throws {
    let service = Spring(pieces: 1000)
    let (controller, _) = try await controller(service)
    let events = controller.ask(AskRequest(prompt: "why", context: "guide", keepsText: false))
    var iterator = events.makeAsyncIterator()
    var bytes = 0
    while let event = await iterator.next() {
      guard case .delta(let delta) = event else { continue }
      bytes += delta.content.utf8.count
      let ahead = await service.tap.drawn * Self.piece.utf8.count - bytes
      #expect(ahead <= AskChannel().backlog.limit + 3 * Self.piece.utf8.count)
    }
    #expect(bytes == 1000 * Self.piece.utf8.count)
  }

  @Test func `Text that only passes through has no limit and is kept nowhere`() async throws {
    let service = Spring(pieces: 50)
    let (controller, store) = try await controller(service, limit: 1 << 20)
    var end: Turn?
    for await event in controller.ask(
      AskRequest(prompt: "why", context: "guide", keepsText: false))
    {
      if case .ended(let turn, nil) = event { end = turn }
    }
    let turn = try #require(end)
    #expect(turn.ending == .complete && turn.reply.isEmpty)
    #expect(try await store.turn(turn.id)?.reply == "")
  }

  @Test(arguments: [true, false])
  func `What is kept ends at the limit with a word, and what came is there`(
    _ wantsWhole: Bool
  ) async throws {
    let folder = try TemporaryFolder()
    let service = Spring(pieces: 100)
    let (controller, store) = try await controller(
      service, limit: 3 << 20, store: HistoryStore.open(at: folder.database))
    var (end, failure): (Turn?, APIError?)
    var printed = 0
    for await event in controller.ask(
      AskRequest(prompt: "why", context: "guide", wantsWhole: wantsWhole))
    {
      switch event {
      case .delta(let delta): printed += delta.content.utf8.count
      case .ended(let turn, let error): (end, failure) = (turn, error)
      default: break
      }
    }
    let turn = try #require(end)
    #expect(turn.ending == .truncated)
    #expect(try #require(failure).message.contains("3 MB, the limit set by reply_limit_mb"))
    let wanted = String(repeating: Self.piece, count: 27)
    #expect(printed == wanted.utf8.count)
    #expect(turn.reply == (wantsWhole ? wanted : ""))
    #expect(try await store.turn(turn.id)?.reply == wanted)
    await controller.idle()
    // No more was asked of the server than was kept, and what was on its way.
    #expect(await service.tap.drawn < 100)
    await controller.shutDown()
    await store.close()
  }

  @Test func `Ending the reading stops a reply that waits for its reader`() async throws {
    let service = Spring(pieces: 1000)
    let (controller, store) = try await controller(service)
    var id: TurnID?
    do {
      let events = controller.ask(AskRequest(prompt: "why", context: "guide"))
      for await event in events {
        if case .accepted(let turn, _) = event { id = turn }
        if case .delta = event { break }
      }
    }
    await controller.idle()
    let turn = try await store.turn(try #require(id))
    #expect(turn?.ending == .stopped && turn?.reply.hasPrefix(Self.piece) == true)
    #expect(await service.tap.drawn < 20)
  }

  @Test func `Cancelling the reading task ends the reading and the reply`() async throws {
    let service = Spring(pieces: 1000)
    let (controller, _) = try await controller(service)
    let (began, beginning) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      for await event in controller.ask(AskRequest(prompt: "why", context: "guide")) {
        if case .delta = event {
          beginning.finish()
          try? await Task.sleep(for: .seconds(3600))
        }
      }
    }
    for await _ in began {}
    task.cancel()
    await task.value
    await controller.idle()
    #expect(await service.tap.drawn < 20)
  }
}
