import Basics
import ChatModel
import HistoryStore
import Testing

@testable import ChatSession

/// Drafts have a line of their own; what a prompt loses on its way from the composer to the history they keep.
@Suite(.timeLimit(.minutes(5))) struct DraftsTests {
  @Test func `A draft waits for no command and for no other writing`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let gate = Gate()
    await bench.controller.occupy(until: gate)
    let slow = await bench.controller.take(.renameConversation(id, title: "late"))
    await bench.controller.perform(.saveDraft(id, Draft(text: "typed", caret: 5)))
    #expect(try await bench.store.draft(of: id).text == "typed")
    await bench.controller.perform(.returnToDraft(id, prompt: "back"))
    #expect(try await bench.store.draft(of: id).text == "back\n\ntyped")
    #expect(try await bench.store.conversation(id)?.title == "")
    gate.open()
    await slow.value
    #expect(try await bench.store.conversation(id)?.title == "late")
  }

  @Test func `Of drafts that wait the newest is written`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    let tasks = await bench.controller.takeAll(
      (1...20).map { .saveDraft(id, Draft(text: "\($0)", caret: 0)) })
    for task in tasks { await task.value }
    #expect(try await bench.store.draft(of: id).text == "20")
    #expect(await bench.controller.hasNoDraftToWrite)
  }

  @Test func `A prompt that waits to be stored is kept with the draft, and not after`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    let gate = Gate()
    await bench.controller.occupy(until: gate)
    let request = SendRequest(conversation: id, prompt: "/why", typed: "//why")
    let save = SessionCommand.saveDraft(
      id, Draft(text: "next", caret: 4), unsent: [UnsentPrompt(turn: request.turn, text: "//why")])
    let sending = await bench.controller.take(.send(request))
    await bench.controller.perform(save)
    #expect(try await bench.store.draft(of: id).text == "//why\n\nnext")
    gate.open()
    await sending.value
    #expect(try await bench.store.turn(request.turn)?.prompt == "/why")
    #expect(try await bench.store.draft(of: id) == Draft(text: "next", caret: 4))
    // Said again by who has not heard of it yet.
    await bench.controller.perform(save)
    #expect(try await bench.store.draft(of: id) == Draft(text: "next", caret: 4))
  }

  @Test func `A prompt that came back survives a draft of those who have not heard of it`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.send("first", in: id)
    let queued = await bench.send("second", in: id)
    let save = SessionCommand.saveDraft(
      id, Draft(text: "third", caret: 5), unsent: [UnsentPrompt(turn: queued, text: "second")])
    await bench.controller.perform(save)
    #expect(try await bench.store.draft(of: id).text == "third")
    await bench.controller.perform(.unqueue(queued))
    await bench.log.until { $0.returned == ["second"] }
    #expect(try await bench.store.draft(of: id).text == "second\n\nthird")
    await bench.controller.perform(save)
    #expect(try await bench.store.draft(of: id).text == "second\n\nthird")
  }

  @Test func `What is typed before the kept draft was seen goes below it, however often`()
    async throws
  {
    let (bench, id) = try await Bench.open(Sample.context())
    try await bench.store.saveDraft(Draft(text: "kept", caret: 4), of: id)
    for text in ["ty", "typed"] {
      await bench.controller.perform(
        .saveDraft(id, Draft(text: text, caret: 2), isBelowKept: true))
      #expect(try await bench.store.draft(of: id).text == "kept\n\n\(text)")
    }
    await bench.controller.perform(.open(id))
    #expect(bench.log.opened.last?.draft.text == "kept")
    await bench.controller.perform(.saveDraft(id, Draft(text: "both", caret: 4)))
    await bench.controller.perform(.open(id))
    #expect(bench.log.opened.last?.draft.text == "both")
  }

  @Test func `Leaving waits for the drafts`() async throws {
    let (bench, id) = try await Bench.open(Sample.context())
    await bench.controller.take(.saveDraft(id, Draft(text: "last words", caret: 0)))
    await bench.controller.shutDown()
    #expect(try await bench.store.draft(of: id).text == "last words")
  }
}

extension SessionController {
  /// Commands and writings stand still until the gate opens.
  fileprivate func occupy(until gate: Gate) {
    life.commands.add { await gate.wait() }
    writer.enqueue { await gate.wait() }
  }

  /// Takes commands without a pause between them.
  fileprivate func takeAll(_ commands: [SessionCommand]) -> [Task<Void, Never>] {
    commands.map { take($0) }
  }
}

/// Holds back whoever waits until it is opened.
private final class Gate: Sendable {
  private let state = Locked<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>(
    (false, []))

  func wait() async {
    await withCheckedContinuation { continuation in
      let isOpen = state.withLock { state in
        if !state.isOpen { state.waiters.append(continuation) }
        return state.isOpen
      }
      if isOpen { continuation.resume() }
    }
  }

  func open() {
    let waiters = state.withLock { state in
      state.isOpen = true
      defer { state.waiters = [] }
      return state.waiters
    }
    waiters.forEach { $0.resume() }
  }
}
