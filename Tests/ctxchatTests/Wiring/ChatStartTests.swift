import ChatModel
import ChatSession
import FoundationEssentials
import HistoryStore
import Testing

@testable import ctxchat

@Suite struct ChatStartTests {
  private func summary(_ id: String) -> ConversationSummary {
    ConversationSummary(
      id: ConversationID(rawValue: id), context: ContextKey(rawValue: "k"), title: "t",
      updatedAt: Date(timeIntervalSince1970: 0), turnCount: 1)
  }

  @Test(arguments: [
    ("abcdef12", "abcdef12"), ("abcd", "abcd"), ("last", "newest99"), ("abcdef", "abcdef12"),
    ("newe", "newest99"),
  ])
  func `A conversation has its id, the beginning of it, or is the last`(name: String, id: String)
    throws
  {
    let all = ["newest99", "abcdef12", "abcd", "xyzw1", "xyzw2"].map(summary)
    #expect(try ConversationName.find(name, in: all).get().id.rawValue == id)
  }

  @Test(arguments: [
    ("xyzw", "ambiguous: 2"), ("new", "No conversation “new”"), ("", "No conversation"),
    ("nowhere", "ctxchat history list"), ("LAST", "No conversation"),
  ])
  func `Another name is an error that says where the ids are`(name: String, says: String) {
    let error = #expect(throws: CommandFailure.self) {
      try ConversationName.find(name, in: ["newest99", "xyzw1", "xyzw2"].map(summary)).get()
    }
    #expect(error?.description.contains(says) == true && error?.status == .noInput)
  }

  @Test func `A conversation that is resumed counts more than a context`() async throws {
    #expect(ChatStart(context: nil, resumed: nil) == .lastUsed)
    #expect(ChatStart(context: "c", resumed: nil) == .context("c"))
    #expect(ChatStart(context: "c", resumed: "r") == .conversation("r"))
    let store = try await HistoryStore.temporary()
    await #expect(throws: CommandFailure.self) {
      _ = try await ChatStart.conversation("last").launch(in: store)
    }
    #expect(try await ChatStart.context("c").launch(in: store) == .context("c"))
    await store.close()
  }

  @Test func `The line names the options without which the conversation is not found`() {
    let id = ConversationID(rawValue: "c1")
    #expect(ResumeLine.text(id, GlobalSettings()) == "To come back: ctxchat --resume c1\n")
    #expect(
      ResumeLine.text(id, GlobalSettings(demo: true)).hasSuffix("ctxchat --demo --resume c1\n"))
    let options = GlobalSettings(
      configFile: "/a b/c.json", dataFolder: "/d", profile: "p", baseURL: "http://h/v1",
      api: ChosenAPI(.responses(.ark)), model: "it's", verbose: true)
    #expect(
      ResumeLine.text(id, options)
        == "To come back: ctxchat --config '/a b/c.json' --data-dir /d --profile p"
        + #" --base-url http://h/v1 --api responses:ark --model 'it'\''s' --resume c1"# + "\n")
    for api in [API.context, .responses(.plain), .responses(.openai), .gemini, .chat] {
      #expect(API(notation: api.notation) == api)
    }
  }
}
