import ChatModel
import ChatTestSupport
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

@testable import ChatSession

/// A history that stops taking anything while the session goes on.
@Suite(.timeLimit(.minutes(5))) struct SavingTests {
  /// A session on a file that can be taken away and put back.
  private struct Desk {
    let directory: TemporaryFolder
    let bench: Bench
    let id: ConversationID

    init(mode: ContextMode = .commonPrefix) async throws {
      directory = try TemporaryFolder()
      let store = try await HistoryStore.open(at: directory.database)
      bench = try await Bench(store: store, keeping: [Sample.context(mode: mode)])
      id = try await bench.open(Sample.context().key)
    }

    func takeAway() { move(directory.database, directory.path + "/away") }
    func putBack() { move(directory.path + "/away", directory.database) }

    private func move(_ from: String, _ to: String) {
      for suffix in ["", "-wal", "-shm"] { rename(from + suffix, to + suffix) }
    }

    /// Lets the time pass after which it is tried again.
    func tryAgain() async {
      await bench.clock.someoneSleeps()
      bench.clock.advance(by: 60)
    }

    var troubles: [SavingTrouble?] { bench.log.all.troubles }
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `An ending that cannot be saved is shown, counted, and saved when it can be`(
    _ mode: ContextMode
  ) async throws {
    let desk = try await Desk(mode: mode)
    let turn = await desk.bench.send("one", in: desk.id)
    let exchange = await desk.bench.service.exchange("one")
    exchange.text("half")
    await desk.bench.log.until { $0.text(of: turn) == "half" }
    desk.takeAway()
    exchange.reply(" and all")
    await desk.bench.controller.idle()
    #expect(desk.troubles.last??.unsaved == 1)
    #expect(desk.bench.log.notices.count { $0.contains("was removed") } == 1, "said once")
    #expect(await desk.bench.controller.unsavedTrouble?.kind == .removed)
    await desk.bench.controller.perform(.open(desk.id))
    #expect(desk.bench.log.opened.last?.turns.last?.turn.reply == "half and all")

    await desk.tryAgain()
    await desk.bench.clock.someoneSleeps()
    #expect(desk.troubles.last??.unsaved == 1)
    desk.putBack()
    await desk.tryAgain()
    await desk.bench.log.until { log in log.notices.contains { $0.contains("everything is saved") }
    }
    #expect(desk.troubles.last == .some(nil))
    #expect(try await desk.bench.branch(desk.id) == ["one → half and all [complete]"])
    #expect(await desk.bench.controller.unsavedTrouble == nil)
    await desk.bench.store.close()
  }

  @Test func `Words that were typed wait in memory, the newest of each conversation`() async throws
  {
    let desk = try await Desk()
    desk.takeAway()
    for text in ["w", "wo", "words"] {
      await desk.bench.controller.perform(.saveDraft(desk.id, Draft(text: text, caret: 0)))
    }
    await desk.bench.controller.perform(
      .saveDraft(ConversationID(rawValue: ""), Draft(text: "lobby", caret: 0)))
    #expect(desk.troubles.last??.unsaved == 2)
    #expect(desk.bench.log.notices.count == 1)
    await desk.bench.controller.perform(.open(desk.id))
    #expect(desk.bench.log.opened.last?.draft.text == "words", "they are shown again")
    desk.putBack()
    await desk.tryAgain()
    await desk.bench.log.until { $0.troubles.last == .some(nil) }
    #expect(try await desk.bench.store.draft(of: desk.id).text == "words")
    #expect(try await desk.bench.store.setting(SettingName.lobbyDraft) == "lobby")
    await desk.bench.store.close()
  }

  @Test func `A prompt is not sent that cannot be stored, and its words come back`() async throws {
    let desk = try await Desk()
    desk.takeAway()
    await desk.bench.send("why", in: desk.id)
    guard case .notStored(let message, false)? = desk.bench.log.refusals.last?.reason else {
      Issue.record("\(desk.bench.log.refusals)")
      return
    }
    #expect(message.contains("was removed"))
    #expect(desk.bench.log.refusals.last?.request.prompt == "why")
    #expect(await desk.bench.service.chats.isEmpty)
    #expect(desk.troubles.last??.unsaved == 0, "nothing is lost: the words are in the composer")
    desk.putBack()
    await desk.tryAgain()
    await desk.bench.log.until { $0.troubles.last == .some(nil) }
    await desk.bench.exchange("why", "so", in: desk.id)
    #expect(try await desk.bench.branch(desk.id) == ["why → so [complete]"])
    await desk.bench.store.close()
  }

  @Test func `What waits is saved while leaving, when that can be`() async throws {
    let desk = try await Desk()
    desk.takeAway()
    await desk.bench.controller.perform(.saveDraft(desk.id, Draft(text: "words", caret: 0)))
    desk.putBack()
    await desk.bench.controller.shutDown()
    #expect(await desk.bench.controller.unsavedTrouble == nil)
    #expect(try await desk.bench.store.draft(of: desk.id).text == "words")
    await desk.bench.store.close()
  }

  @Test func `What cannot be saved while leaving is told to who asks`() async throws {
    let desk = try await Desk()
    desk.takeAway()
    await desk.bench.controller.perform(.saveDraft(desk.id, Draft(text: "words", caret: 0)))
    await desk.bench.controller.shutDown()
    #expect(await desk.bench.controller.unsavedTrouble?.kind == .removed)
    await desk.bench.store.close()
  }

  @Test func `A session begins on a history that takes nothing: it shows what is there`()
    async throws
  {
    let desk = try await Desk()
    await desk.bench.exchange("one", "1", in: desk.id)
    await desk.bench.store.close()
    let store = try #require(try await HistoryStore.openForReading(at: desk.directory.database))
    let bench = try await Bench(store: store, launch: .lastUsed)
    #expect(bench.log.opened.last?.turns.map(\.turn.reply) == ["1"])
    #expect(bench.log.notices.count { $0.contains("not writable") } == 1)
    // It could be written all along: the next try finds that.
    await bench.clock.someoneSleeps()
    bench.clock.advance(by: 60)
    await bench.log.until { log in log.notices.contains { $0.contains("everything is saved") } }
    await bench.exchange("two", "2", in: desk.id)
    #expect(try await bench.branch(desk.id) == ["one → 1 [complete]", "two → 2 [complete]"])
    await store.close()
  }
}

extension [SessionUpdate] {
  fileprivate var troubles: [SavingTrouble?] {
    compactMap { update in
      if case .saving(let trouble) = update { .some(trouble) } else { nil }
    }
  }
}
