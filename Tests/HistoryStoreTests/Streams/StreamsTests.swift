import ChatModel
import ChatTestSupport
import GRDB
import Glibc
import Testing

@testable import HistoryStore

@Suite("Streams")
struct StreamsTests {
  private func delta(
    _ turn: Turn, _ content: String, choice: Int = 0, reasoning: String = ""
  ) -> TurnDelta {
    TurnDelta(
      turn: turn.id, conversation: turn.conversation, choice: choice, content: content,
      reasoning: reasoning)
  }

  private func streaming(_ test: TestStore, phase: TurnPhase = .streaming) async throws -> Turn {
    var turn = test.turn("p")
    turn.phase = phase
    try await test.store.storePrompt(turn, in: test.conversation)
    return turn
  }

  @Test("What was journaled is the turn's text until it ends; saves in between add nothing")
  func journal() async throws {
    let test = try await TestStore.make()
    var turn = try await streaming(test)
    try test.store.journal([delta(turn, "Hel", reasoning: "hm"), delta(turn, "b", choice: 2)])
    turn.choices = [Choice(content: "Hello")]
    turn.timings.firstTokenAt = Sample.date(2)
    try await test.store.save(turn)
    try test.store.journal([delta(turn, "lo", reasoning: "m")])
    let stored = try #require(try await test.store.turn(turn.id))
    #expect(
      stored.choices == [
        Choice(content: "Hello", reasoning: "hmm"), Choice(), Choice(content: "b"),
      ])
    #expect(stored.timings.firstTokenAt == Sample.date(2))
    let second = try await HistoryStore.open(at: test.directory.file)
    let page = try await second.branch(of: turn.conversation, limit: 1).turns
    #expect(page.first?.turn.reply == "Hello")
  }

  @Test("Finishing stores the text, clears the journal and dates the conversation")
  func finish() async throws {
    let test = try await TestStore.make()
    var turn = try await streaming(test)
    try test.store.journal([delta(turn, "Hel")])
    turn.choices = [Choice(content: "Hello", finishReason: .stop)]
    turn.phase = .ended(.complete)
    turn.timings.endedAt = Sample.date(77)
    try await test.store.finish(turn)
    #expect(try await test.store.turn(turn.id) == turn)
    #expect(test.journalSizes == [0])
    #expect(try await test.store.conversation(turn.conversation)?.updatedAt == Sample.date(77))
    try test.store.journal([delta(turn, "late")])
    #expect(try await test.store.turn(turn.id) == turn)
  }

  @Test("A turn that is sent again begins without the old text")
  func again() async throws {
    let test = try await TestStore.make()
    var turn = try await streaming(test)
    turn.choices = [Choice(content: "cut")]
    turn.phase = .ended(.unconfirmed)
    try await test.store.finish(turn)
    turn.phase = .sending
    turn.choices = []
    try await test.store.save(turn)
    #expect(try await test.store.turn(turn.id)?.choices == [])
    try test.store.journal([delta(turn, "new")])
    #expect(try await test.store.turn(turn.id)?.reply == "new")
  }

  @Test("A turn that ends is struck out while others continue")
  func ends() async throws {
    let test = try await TestStore.make()
    var first = try await streaming(test)
    let second = try await streaming(test)
    try test.store.journal([delta(first, "a"), delta(second, "b"), delta(first, "c")])
    first.choices = [Choice(content: "ac")]
    first.phase = .ended(.unconfirmed)
    try await test.store.finish(first)
    first.phase = .sending
    try await test.store.save(first)
    #expect(try await test.store.turn(first.id)?.choices == [])
    #expect(try await test.store.turn(second.id)?.reply == "b")
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.turn(first.id)?.choices == [])
    #expect(try await other.turn(second.id)?.reply == "b")
  }

  @Test(
    "A journal that breaks off, or is no journal, gives what is whole before", arguments: 0..<40)
  func broken(_ cut: Int) async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    try test.store.journal([delta(turn, "whole")])
    let size = try #require(test.journalSizes.first)
    try test.store.journal([delta(turn, "broken off"), delta(turn, "more", reasoning: "why")])
    let whole = try #require(test.journalSizes.first)
    let journal = try #require(test.journals.first)
    truncate(journal, off_t(size + cut))
    let kept = try #require(try await test.store.turn(turn.id)?.reply)
    #expect(["whole", "wholebroken off", "wholebroken offmore"].contains(kept))
    #expect(kept != "wholebroken offmore" || size + cut >= whole)
    // Lost power can leave zeros, a sick disk anything.
    truncate(journal, off_t(whole + 100))
    #expect(try await test.store.turn(turn.id)?.reply.hasPrefix("whole") == true)
    let file = open(journal, O_WRONLY)
    let noise = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ cut &* 101) }
    pwrite(file, noise, noise.count, off_t(size))
    close(file)
    #expect(try await test.store.turn(turn.id)?.reply.hasPrefix("whole") == true)
  }

  @Test("Closing takes the journal away, but not text that no ending has stored")
  func closing() async throws {
    let test = try await TestStore.make()
    var turn = try await streaming(test)
    try test.store.journal([delta(turn, "a")])
    let other = try await HistoryStore.open(at: test.directory.file)
    await test.store.close()
    #expect(test.journalSizes.count == 1)
    #expect(try await other.turn(turn.id)?.reply == "a")
    turn.phase = .ended(.stopped)
    try await other.finish(turn)
    try killOwner(test)
    try await other.recoverInterrupted(at: Sample.date(1))
    #expect(test.journals.isEmpty)
    #expect(access(test.directory.file + "-streams", F_OK) != 0)
  }

  @Test("A history that is kept nowhere has no journal")
  func temporary() async throws {
    let store = try await HistoryStore.temporary()
    let turn = TurnDelta(turn: .random(), conversation: .random(), content: "x")
    try store.journal([turn])
  }

  @Test("Journals are for their owner's eyes, and no name leads out of their folder")
  func names() async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    try test.store.journal([delta(turn, "a")])
    var status = stat()
    #expect(
      stat(try #require(test.journals.first), &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(test.directory.file + "-streams", &status) == 0 && status.st_mode & 0o777 == 0o700)
    let folder = StreamFolder(database: "/a/history.sqlite")
    #expect(folder.journal(of: "aZ09-_") == "/a/history.sqlite-streams/aZ09-_")
    for name in ["", "..", "a/b", "a.b", "\0", "ä"] { #expect(folder.journal(of: name) == nil) }
  }

  @Test("Deltas for turns and choices that cannot be are left out")
  func hostile() async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    try test.store.journal([
      delta(test.turn("unknown"), "x"), delta(turn, "a", choice: -1),
      delta(turn, "b", choice: .max), delta(turn, "c"),
    ])
    #expect(try await test.store.turn(turn.id)?.choices == [Choice(content: "c")])
    try test.store.journal([])
  }

  @Test("Only what was equal byte for byte counts as unchanged")
  func canonicallyEqual() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("é", reply: "é")
    try await test.store.save(turn)
    turn.prompt = "e\u{301}"
    turn.choices[0].content = "e\u{301}"
    try await test.store.save(turn)
    let stored = try #require(try await test.store.turn(turn.id))
    #expect(Array(stored.prompt.utf8) == Array("e\u{301}".utf8))
    #expect(Array(stored.reply.utf8) == Array("e\u{301}".utf8))
    var context = test.context
    context.seed[0].content = "é"
    try await test.store.save(context)
    context.seed[0].content = "e\u{301}"
    context.lineage[0].contextID = "e\u{301}"
    try await test.store.save(context)
    let seed = try #require(try await test.store.context(context.key)?.seed[0].content)
    #expect(Array(seed.utf8) == Array("e\u{301}".utf8))
  }

  /// Makes the turns of a test belong to a process that has ended.
  private func killOwner(_ test: TestStore) throws {
    try test.sql("UPDATE owners SET startTime = startTime + 1")
  }

  static let outcomes: [(phase: TurnPhase, mode: ContextMode, ending: TurnEnding)] = [
    (.queued, .session, .failed), (.queued, .commonPrefix, .failed),
    (.waiting(until: Sample.date(1), reason: "busy"), .session, .unconfirmed),
    (.waiting(until: Sample.date(1), reason: "busy"), .commonPrefix, .truncated),
    (.sending, .session, .unconfirmed), (.streaming, .unknown, .unconfirmed),
    (.stopping, .session, .unconfirmed), (.sending, .commonPrefix, .truncated),
    (.streaming, .commonPrefix, .truncated), (.stopping, .commonPrefix, .truncated),
  ]

  @Test("A dead program's open turns are ended honestly, with what had come", arguments: outcomes)
  func recover(_ outcome: (phase: TurnPhase, mode: ContextMode, ending: TurnEnding)) async throws {
    let test = try await TestStore.make(mode: outcome.mode)
    let turn = try await streaming(test, phase: outcome.phase)
    #expect(try await test.store.turn(turn.id)?.phase == outcome.phase)
    try test.store.journal([delta(turn, "partial needle")])
    try killOwner(test)
    let store = try await HistoryStore.open(at: test.directory.file)
    let recovered = try await store.recoverInterrupted(at: Sample.date(5))
    #expect(recovered.map(\.id) == [turn.id])
    #expect(recovered[0].ending == outcome.ending)
    #expect(recovered[0].reply == "partial needle")
    #expect(recovered[0].failure?.isEmpty == false)
    #expect((recovered[0].failure?.hasPrefix("Not sent") == true) == (outcome.ending == .failed))
    #expect(try await store.turn(turn.id) == recovered[0])
    #expect(test.journalSizes.isEmpty)
    #expect(try await test.count("owners") == 0)
    #expect(try await store.search("needle").count == 1)
    #expect(try await store.recoverInterrupted(at: Sample.date(6)).isEmpty)
  }

  @Test("Open turns of stores that are still there are left alone, one's own among them")
  func alive() async throws {
    let test = try await TestStore.make()
    let turn = try await streaming(test)
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.recoverInterrupted(at: Sample.date(5)).isEmpty)
    #expect(try await test.store.recoverInterrupted(at: Sample.date(5)).isEmpty)
    #expect(try await other.turn(turn.id)?.phase == .streaming)
  }

  @Test("An owner in another container is believed for ten minutes")
  func elsewhere() async throws {
    let test = try await TestStore.make()
    var turn = test.turn("p", at: 1000)
    turn.phase = .streaming
    try await test.store.storePrompt(turn, in: test.conversation)
    try test.sql("UPDATE owners SET namespace = 'pid:[1]'")
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.recoverInterrupted(at: Sample.date(1500)).isEmpty)
    #expect(try await other.recoverInterrupted(at: Sample.date(1601)).count == 1)
  }

  @Test("After another boot nobody of before is alive")
  func reboot() async throws {
    let test = try await TestStore.make()
    _ = try await streaming(test)
    try test.sql("UPDATE owners SET boot = 'before'")
    let other = try await HistoryStore.open(at: test.directory.file)
    #expect(try await other.recoverInterrupted(at: Sample.date(1)).count == 1)
  }

  @Test("A writing goes through although its task is cancelled")
  func cancelled() async throws {
    let test = try await TestStore.make()
    let turn = test.turn("kept")
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await test.store.storePrompt(turn, in: test.conversation)
      return try await test.store.turn(turn.id)
    }
    #expect(try await task.value == turn)
    let search = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await storeError { () throws(StoreError) in _ = try await test.store.search("kept") }
    }
    #expect(await search.value?.kind == .cancelled)
  }
}
