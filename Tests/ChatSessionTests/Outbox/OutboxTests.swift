import ChatModel
import ChatTestSupport
import ContextAPI
import FoundationEssentials
import Glibc
import HistoryStore
import Testing

@testable import ChatSession

@MainActor @Suite(.timeLimit(.minutes(5))) struct OutboxTests {
  private func draft(
    _ text: String, unsent: [UnsentPrompt] = [], isBelowKept: Bool = false
  ) -> WaitingDraft {
    WaitingDraft(
      draft: Draft(text: text, caret: 0), unsent: unsent, isBelowKept: isBelowKept)
  }

  @Test func `Of the drafts that wait the newest is written, one per conversation`() async throws {
    let parts = try await Parts(Sample.context(mode: .commonPrefix))
    let one = try await parts.conversation(on: Sample.context()).id
    let tasks = ["w", "wo", "words"].map { parts.outbox.save(draft($0), of: one, after: nil) }
    #expect(!parts.outbox.isEmpty)
    for task in tasks { await task.value }
    #expect(parts.outbox.isEmpty && parts.outbox.unsavedCount == 0)
    #expect(try await parts.store.draft(of: one).text == "words")
  }

  @Test func `What was typed before the kept draft was seen goes below it`() async throws {
    let parts = try await Parts(Sample.context())
    let id = try await parts.conversation(on: Sample.context()).id
    await parts.outbox.save(draft("kept"), of: id, after: nil).value
    for text in ["ty", "typed"] {
      await parts.outbox.save(draft(text, isBelowKept: true), of: id, after: nil).value
      #expect(try await parts.store.draft(of: id).text == "kept\n\n\(text)")
    }
    #expect(parts.outbox.draft(of: id)?.text == "kept")
    await parts.outbox.save(draft("both"), of: id, after: nil).value
    #expect(parts.outbox.draft(of: id) == nil, "the disk has the newest")
  }

  @Test func `A prompt that came back goes above the draft, in order with the drafts`()
    async throws
  {
    let parts = try await Parts(Sample.context())
    let id = try await parts.conversation(on: Sample.context()).id
    parts.outbox.save(draft("typed"), of: id, after: nil)
    parts.outbox.putBack(ReturnedPrompt(text: "back", conversation: id))
    await parts.outbox.drain()
    #expect(try await parts.store.draft(of: id).text == "back\n\ntyped")
  }

  @Test func `The words of no conversation are not overwritten before they were read`()
    async throws
  {
    let parts = try await Parts()
    let lobby = ConversationID(rawValue: "")
    await parts.outbox.save(draft("before"), of: lobby, after: nil).value
    let start = Task { await parts.outbox.tellKept() }
    await parts.outbox.save(draft("after"), of: lobby, after: start).value
    #expect(parts.log.returned == ["before"])
    #expect(try await parts.store.setting(SettingName.lobbyDraft) == "after")
  }

  @Test func `What the disk does not take is held, shown, and written when it does`()
    async throws
  {
    let directory = try TemporaryFolder()
    let parts = try await Parts(
      Sample.context(), store: HistoryStore.open(at: directory.database))
    let id = try await parts.conversation(on: Sample.context()).id
    for suffix in ["", "-wal", "-shm"] {
      rename(directory.database + suffix, directory.path + "/away" + suffix)
    }
    await parts.outbox.save(draft("words"), of: id, after: nil).value
    await parts.outbox.writeInOrder(ReturnedPrompt(text: "back", conversation: id))
    #expect(parts.outbox.unsavedCount == 2 && parts.outbox.draft(of: id)?.text == "words")
    await parts.outbox.writeUnsaved()
    #expect(parts.outbox.unsavedCount == 2, "nothing is given up")
    for suffix in ["", "-wal", "-shm"] {
      rename(directory.path + "/away" + suffix, directory.database + suffix)
    }
    #expect(await parts.store.tryAgain() != .none)
    await parts.outbox.writeUnsaved()
    #expect(parts.outbox.unsavedCount == 0)
    #expect(try await parts.store.draft(of: id).text.hasPrefix("words"))
    await parts.store.close()
  }

  @Test(arguments: [ContextMode.session, .commonPrefix])
  func `The request of a prompt is seen without storing anything`(_ mode: ContextMode)
    async throws
  {
    let parts = try await Parts(Sample.context(mode: mode))
    let conversation = try await parts.conversation(on: Sample.context())
    let turn = Turn(
      conversation: conversation.id, prompt: "why", choices: [Choice(content: "so")],
      phase: .ended(.complete), timings: TurnTimings(createdAt: Sample.now), contextID: "ctx-1")
    try await parts.store.storePrompt(turn, in: conversation)
    try await parts.store.finish(turn)
    let prompt = SendRequest(conversation: conversation.id, prompt: "next")
    let request = try await parts.outbox.wireRequest(for: prompt)
    let replayed = mode == .session ? [] : ["why", "so"]
    #expect(request.messages.map(\.content) == replayed + ["next"])
    #expect(try await parts.store.wholeBranch(of: conversation.id).count == 1)
  }

  @Test func `A prompt without a conversation is refused`() async throws {
    let parts = try await Parts()
    let outgoing = OutgoingPrompt(SendRequest(conversation: .random(), prompt: "why"))
    #expect(try await parts.outbox.destination(of: outgoing) == nil)
    #expect(
      parts.log.refusals.map(\.reason) == [
        .impossible(message: "That conversation no longer exists.")
      ])
  }

  @Test func `A session context has one conversation: a new prompt joins it`() async throws {
    let parts = try await Parts(Sample.context())
    let only = try await parts.conversation(on: Sample.context())
    let fresh = Conversation(context: Sample.context().key, createdAt: Sample.now)
    var outgoing = OutgoingPrompt(SendRequest(conversation: fresh.id, prompt: "why"))
    outgoing.start = fresh
    let destination = try await parts.outbox.destination(of: outgoing)
    #expect(destination?.conversation.id == only.id)
    #expect(destination?.outgoing.request.conversation == only.id)
  }

  @Test func `A conversation that was to begin with a refused prompt is removed`() async throws {
    let parts = try await Parts(Sample.context())
    let fresh = Conversation(context: Sample.context().key, createdAt: Sample.now)
    var outgoing = OutgoingPrompt(SendRequest(conversation: fresh.id, prompt: "why"))
    outgoing.start = fresh
    let destination = try #require(try await parts.outbox.destination(of: outgoing))
    #expect(try await parts.store.conversations().count == 1)
    await parts.outbox.discardStart(of: destination.outgoing)
    #expect(try await parts.store.conversations().isEmpty)
  }

  @Test func `A prompt comes back with the reason, or as what the user took back`() async throws {
    let parts = try await Parts()
    let turn = Sample.turn("why")
    var request = SendRequest(conversation: turn.conversation, prompt: "why", force: true)
    parts.outbox.giveBack(OutgoingPrompt(request), of: turn, .lost)
    request.force = false
    #expect(parts.log.refusals == [SendRefusal(request: request, reason: .lost)])
    parts.outbox.giveBack(OutgoingPrompt(request), of: turn, nil)
    #expect(parts.log.returned == ["why"])
  }
}
