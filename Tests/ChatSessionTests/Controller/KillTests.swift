import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

@testable import ChatSession

/// What a program leaves that is killed in the middle of its work: another process, a real kill.
@Suite(.timeLimit(.minutes(5))) struct KillTests {
  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `A killed program leaves its prompts and what was journaled, and says what is open`(
    _ mode: ContextMode
  ) async throws {
    let directory = try TemporaryFolder()
    let path = directory.database
    let word = mode.rawValue
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, word = word as String] in
      let mode = try #require(ContextMode(rawValue: word))
      try await Self.work(at: path, mode: mode)
      _ = kill(getpid(), SIGKILL)
    }
    try await Self.look(at: path, mode: mode)
  }

  /// One turn ended, one half way, one queued.
  private static func work(at path: String, mode: ContextMode) async throws {
    let store = try await HistoryStore.open(at: path)
    let bench = try await Bench(store: store, keeping: [Sample.context(mode: mode)])
    let id = try await bench.open(Sample.context().key)
    await bench.exchange("one", "1", in: id)
    let two = await bench.send("two", in: id)
    await bench.send("three", in: id)
    await bench.controller.perform(.saveDraft(id, Draft(text: "fo", caret: 2)))
    let exchange = await bench.service.exchange("two")
    exchange.text("half of ")
    await bench.log.until { $0.text(of: two) == "half of " }
    exchange.text("it")
    await bench.log.until { $0.text(of: two) == "half of it" }
  }

  private static func look(at path: String, mode: ContextMode) async throws {
    let store = try await HistoryStore.open(at: path)
    let bench = try await Bench(store: store, launch: .lastUsed)
    let snapshot = try #require(bench.log.opened.last)
    let ending: TurnEnding = mode == .session ? .unconfirmed : .truncated
    #expect(
      try await bench.branch(snapshot.conversation.id) == [
        "one → 1 [complete]", "two → half of it [\(ending.rawValue)]", "three →  [failed]",
      ])
    #expect(snapshot.turns.map(\.turn.prompt) == ["one", "two", "three"])
    #expect(snapshot.turns.last?.turn.failure != nil)
    #expect(snapshot.draft.text == "fo")
    #expect(bench.log.notices.count == 1)
    await store.close()
  }
}
